# SPDX-License-Identifier: MIT
"""All annotations as one table, a row each (RFC 4180, with a byte order mark for Excel)."""

import csv
import io

from study_viewer.core.annotation import Annotation
from study_viewer.core.export.contract import DocumentNotes, HandIn
from study_viewer.core.export.wording import remark, words_now

COLUMNS = (
    "document",
    "title",
    "section",
    "heading",
    "kind",
    "quote",
    "note",
    "colour",
    "tags",
    "state",
    "start",
    "end",
    "created",
    "modified",
    "id",
)

# A spreadsheet takes a cell that starts so for a formula, and would run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8 with a byte order mark, CRLF; ``style`` changes nothing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in hand_in.documents:
        headings = {
            annotation.id: section.title
            for section in document.sections
            for annotation in section.annotations
        }
        for annotation in document.annotations:
            heading = headings.get(annotation.id, "")
            cells = _cells(hand_in, document, annotation, heading)
            writer.writerow([defused(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig", "replace")


def defused(cell: str) -> str:
    """``cell``, with an apostrophe before what a spreadsheet would take for a formula."""
    cell = cell.replace("\0", "")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(
    hand_in: HandIn, document: DocumentNotes, annotation: Annotation, heading: str
) -> tuple[str, ...]:
    place = annotation.placement
    return (
        document.id,
        document.metadata.title,
        place.section or "",
        heading,
        annotation.kind,
        words_now(hand_in, annotation) + remark(hand_in, annotation),
        annotation.note,
        annotation.colour or "",
        "; ".join(annotation.tags),
        place.state,
        "" if place.start is None else str(place.start),
        "" if place.end is None else str(place.end),
        annotation.created,
        annotation.modified,
        annotation.id,
    )
