# SPDX-License-Identifier: MIT
"""Reading places and progress in the notebook's tables."""

from typing import Any, NamedTuple

from study_viewer.core.store.notebook_file import NotebookFile


class Place(NamedTuple):
    """Where somebody reads: an offset in a section's plain text, in code points."""

    document: str
    section: str
    offset: int


def last_place(file: NotebookFile, document: str | None = None) -> Place | None:
    """The place in a document, or that of the document which was read last."""
    if document is None:
        rows = file.table("places", "ORDER BY turn DESC LIMIT 1")
    else:
        rows = file.table("places", "WHERE document = ?", (document,))
    return Place(*rows[0][:3]) if rows else None


def farthest(file: NotebookFile, document: str) -> dict[str, int]:
    rows = file.table("progress", "WHERE document = ?", (document,))
    return {section: offset for _, section, offset in rows}


def write(file: NotebookFile, place: Place, seen: tuple[int, int] | None) -> None:
    """The place, and how far the section was read if ``seen`` joins that and goes beyond."""
    turns = file.table("places", "ORDER BY turn DESC LIMIT 1")
    turn = turns[0][3] + 1 if turns else 1
    rows: dict[str, list[tuple[Any, ...]]] = {"places": [(*place, turn)]}
    if seen is not None:
        start, end = seen
        far = farthest(file, place.document).get(place.section, -1)
        if end > far and start <= max(far, 0) + (end - start):
            rows["progress"] = [(place.document, place.section, end)]
    file.fill(rows)


def set_farthest(file: NotebookFile, document: str, section: str, offset: int) -> None:
    file.fill({"progress": [(document, section, offset)]})
