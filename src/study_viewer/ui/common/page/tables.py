# SPDX-License-Identifier: MIT
"""Cells of a table as HTML writes them, laid on a grid."""

from typing import NamedTuple

from study_viewer.core.document.model import Cell, Table

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
