# SPDX-License-Identifier: MIT
"""Tables of a page: cells as HTML writes them, laid on a grid and filled in reading order."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from study_viewer.core.document.model import Cell, Spans, Table
from study_viewer.ui.common.page.typography import Face, Formats

# A cell that claims to be wider than any page is a slip of the pen or an attack.
WIDEST = 100


class Laid(NamedTuple):
    """A cell at its place, its spans cut to what is free."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int


def lay_out(table: Table) -> tuple[list[Laid], int]:
    """Every cell at its place, in reading order, and the number of columns.

    As in HTML: a cell takes the first free place of its row; a place covered from above is
    skipped, and no cell reaches beyond the last row or over another cell.
    """
    laid: list[Laid] = []
    covered: list[int] = []
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column < len(covered) and covered[column] > number:
                column += 1
            columns = 1
            while columns < min(cell.columns, WIDEST) and (
                column + columns >= len(covered) or covered[column + columns] <= number
            ):
                columns += 1
            rows = max(min(cell.rows, len(table.rows) - number), 1)
            laid.append(Laid(cell, number, column, rows, columns))
            covered.extend([0] * (column + columns - len(covered)))
            covered[column : column + columns] = [number + rows] * columns
            column += columns
    return laid, len(covered)


def write_table(
    cursor: QTextCursor,
    table: Table,
    formats: Formats,
    left: int,
    right: int,
    write: Callable[[QTextCursor, Spans, Face], None],
) -> None:
    """Inserts the table at the cursor and leaves the cursor in the empty block behind it.

    ``write`` puts the spans of a cell at a cursor. All merging comes first: it moves positions.
    """
    laid, columns = lay_out(table)
    made = cursor.insertTable(len(table.rows), columns, formats.table(left, right))
    for place in laid:
        if place.rows > 1 or place.columns > 1:
            made.mergeCells(place.row, place.column, place.rows, place.columns)
    faces = (formats.cell, formats.header_cell)
    frames = tuple(formats.cell_frame(face, face is formats.header_cell) for face in faces)
    inside = QTextCursor(cursor)
    for place in laid:
        header = place.row < table.headers
        face = faces[header]
        cell = made.cellAt(place.row, place.column)
        inside.setPosition(cell.firstPosition())
        pictured = any(span.image for span in place.cell.spans)
        inside.setBlockFormat(
            formats.block(face, place.cell.align or "left", below=0, grows=pictured)
        )
        cell.setFormat(frames[header])
        write(inside, place.cell.spans, face)
    cursor.setPosition(made.lastPosition() + 1)
