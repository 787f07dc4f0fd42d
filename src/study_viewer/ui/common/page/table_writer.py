# SPDX-License-Identifier: MIT
"""Tables of a page, filled in reading order."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextLength

from study_viewer.core.document.model import Spans, Table
from study_viewer.ui.common.page.columns import cut
from study_viewer.ui.common.page.tables import lay_out
from study_viewer.ui.common.page.typography import Face, Formats

_NARROWED = 0.8
"""Of the widest column of text: what is left of it in a small window with both panels."""


def write_table(
    cursor: QTextCursor,
    table: Table,
    formats: Formats,
    left: int,
    right: int,
    room: int,
    write: Callable[[QTextCursor, Spans, Face], None],
) -> tuple[int, int] | None:
    """Inserts the table at the cursor and leaves the cursor in the empty block behind it.

    ``write`` puts the spans of a cell at a cursor. All merging comes first: it moves positions.
    ``room`` is the width of the page's column in pixels. Answers the positions of the first and
    last heading cell, None for a table without a heading row.
    """
    laid, columns = lay_out(table)
    plan = cut(laid, columns, round((room - left - right) * _NARROWED), formats.cell.size)
    frame = formats.table(left, right)
    percent = QTextLength.Type.PercentageLength
    frame.setColumnWidthConstraints([QTextLength(percent, one) for one in plan.shares])
    made = cursor.insertTable(len(table.rows), columns, frame)
    for place in laid:
        if place.rows > 1 or place.columns > 1:
            made.mergeCells(place.row, place.column, place.rows, place.columns)
    line = round(formats.cell.line * plan.size / formats.cell.size)
    faces = [face._replace(size=plan.size, line=line) for face in formats.cells]
    frames = [formats.cell_frame(face, plan.pad) for face in faces]
    inside = QTextCursor(cursor)
    heads = []
    for place in laid:
        header = place.row < table.headers
        face = faces[header]
        cell = made.cellAt(place.row, place.column)
        inside.setPosition(cell.firstPosition())
        if header:
            heads.append(cell.firstPosition())
        pictured = any(span.image for span in place.cell.spans)
        inside.setBlockFormat(
            formats.block(face, place.cell.align or "left", below=0, grows=pictured)
        )
        cell.setFormat(frames[header])
        write(inside, place.cell.spans, face)
    # Filling a cell moves those behind it, and not the first positions of those before.
    head = (heads[0], heads[-1]) if heads else None
    cursor.setPosition(made.lastPosition() + 1)
    return head
