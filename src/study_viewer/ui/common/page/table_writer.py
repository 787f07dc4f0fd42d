# SPDX-License-Identifier: MIT
"""Tables of a page, filled in reading order."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument, QTextLength

from study_viewer.core.document.model import Spans, Table
from study_viewer.ui.common.page.columns import Cut, cut, shares
from study_viewer.ui.common.page.tables import lay_out
from study_viewer.ui.common.page.typography import Face, Formats

_NARROWED = 0.8
"""Of the widest column of text: what is left of it in a small window with both panels."""


_ALIKE = 0.1
"""Percent that nobody sees."""


class Columns(NamedTuple):
    """Of the table at a position: how its columns were cut, and pixels it is indented by."""

    position: int
    plan: Cut
    indent: int


class Written(NamedTuple):
    """``head``: the positions of the first and last heading cell, None without a heading row."""

    columns: Columns
    head: tuple[int, int] | None


def write_table(
    cursor: QTextCursor,
    table: Table,
    formats: Formats,
    left: int,
    right: int,
    room: int,
    write: Callable[[QTextCursor, Spans, Face], None],
) -> Written:
    """Inserts the table at the cursor and leaves the cursor in the empty block behind it.

    ``write`` puts the spans of a cell at a cursor. All merging comes first: it moves positions.
    ``room`` is the width of the page's column in pixels.
    """
    laid, columns = lay_out(table)
    plan = cut(laid, columns, round((room - left - right) * _NARROWED), formats.cell.size)
    frame = formats.table(left, right)
    frame.setColumnWidthConstraints(_percentages(plan.shares))
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
    return Written(Columns(made.firstPosition(), plan, left + right), head)


def fit_columns(document: QTextDocument, columns: Columns, column: int) -> None:
    """Shares a page's column of so many pixels anew: a narrow one leaves short words whole."""
    cursor = QTextCursor(document)
    cursor.setPosition(columns.position)
    table = cursor.currentTable()
    frame = table.format()
    wanted = shares(columns.plan, column - columns.indent)
    there = [one.rawValue() for one in frame.columnWidthConstraints()]
    if any(abs(a - b) > _ALIKE for a, b in zip(there, wanted, strict=True)):
        frame.setColumnWidthConstraints(_percentages(wanted))
        table.setFormat(frame)


def _percentages(of: tuple[float, ...]) -> list[QTextLength]:
    return [QTextLength(QTextLength.Type.PercentageLength, one) for one in of]
