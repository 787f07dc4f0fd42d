# SPDX-License-Identifier: MIT
"""Reading places and what was read, in the notebook's tables."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from study_viewer.core.document.ranges import Ranges, add, from_text, to_text, without
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


def documents_read(file: NotebookFile) -> tuple[str, ...]:
    """The last one first."""
    return tuple(str(row[0]) for row in file.table("places", "ORDER BY turn DESC"))


def ranges_of(file: NotebookFile, document: str) -> dict[str, Ranges]:
    rows = file.table("read_ranges", "WHERE document = ?", (document,))
    return {section: from_text(ranges) for _, section, ranges in rows}


def all_ranges(file: NotebookFile) -> dict[str, dict[str, Ranges]]:
    """What was read of every document, by section."""
    found: dict[str, dict[str, Ranges]] = {}
    for document, section, ranges in file.table("read_ranges"):
        found.setdefault(document, {})[section] = from_text(ranges)
    return found


def write(file: NotebookFile, place: Place, seen: tuple[int, int] | None) -> None:
    """The place, and that ``seen`` was read; nothing is written that stands there already."""
    turns = file.table("places", "ORDER BY turn DESC LIMIT 1")
    turn = turns[0][3] + 1 if turns else 1
    rows: dict[str, list[tuple[Any, ...]]] = {"places": [(*place, turn)]}
    if seen is not None:
        before = ranges_of(file, place.document).get(place.section, ())
        after = add(before, *seen)
        if after != before:
            rows["read_ranges"] = [(place.document, place.section, to_text(after))]
    file.fill(rows)


def carry(
    file: NotebookFile, document: str, place: Place | None, ranges: dict[str, Ranges]
) -> None:
    """Another place in the document at the same turn, and other ranges for all of its sections."""
    names = {*ranges_of(file, document), *ranges}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "read_ranges": [(document, name, to_text(ranges.get(name, ()))) for name in sorted(names)]
    }
    before = file.table("places", "WHERE document = ?", (document,))
    if place is not None and before:
        rows["places"] = [(*place, before[0][3])]
    file.fill(rows)


def mark(
    file: NotebookFile, document: str, passages: Iterable[tuple[str, int, int]], read: bool
) -> None:
    """Each (section, start, end) as read or as not, in one transaction."""
    known = ranges_of(file, document)
    changed: dict[str, Ranges] = {}
    for section, start, end in passages:
        before = changed.get(section, known.get(section, ()))
        changed[section] = (add if read else without)(before, start, end)
    file.fill(
        {"read_ranges": [(document, name, to_text(ranges)) for name, ranges in changed.items()]}
    )
