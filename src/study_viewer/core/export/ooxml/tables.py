# SPDX-License-Identifier: MIT
"""Tables of a Word file, merged cells among them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from study_viewer.core.document.model import Cell, Spans, Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.export.ooxml.elements import (
    Element,
    add_settings,
    paragraph,
    properties,
    value,
    w,
)
from study_viewer.core.export.ooxml.looks import Look

SetCell = Callable[[Spans], list[Element]]

# Word refuses a table with more.
_MOST_COLUMNS = 63


class _Place(NamedTuple):
    """A cell's part of one row; ``merge`` is empty, restart or continue (from the row above)."""

    cell: Cell
    columns: int
    merge: str


def table(block: Table, look: Look, left: int, set_cell: SetCell) -> Iterator[Element]:
    """The table and the small gap after it, without which Word joins two tables into one."""
    rows = _grid(block)
    width = max((sum(place.columns for place in row) for row in rows), default=0)
    if not 0 < width <= _MOST_COLUMNS:
        yield from _as_lines(block, set_cell)
        return
    columns = _widths(rows, width, look.page.text_width - left)
    made = w(
        "tbl",
        properties(
            "tblPr",
            value("tblStyle", "TableGrid"),
            w("tblW", w=sum(columns), type="dxa"),
            w("tblInd", w=left, type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=column) for column in columns)),
    )
    for number, row in enumerate(rows):
        made.append(_row(row, columns, number < block.headers, set_cell))
    yield made
    yield paragraph("TableText")


def _grid(block: Table) -> list[list[_Place]]:
    """Each row with the places that cells from above cover, and filled up to the same width."""
    rows: list[list[_Place]] = []
    covered: dict[int, tuple[Cell, int, int]] = {}
    for number, row in enumerate(block.rows):
        left = len(block.rows) - number
        places: list[_Place] = []
        column = 0
        waiting = list(row)
        going: dict[int, tuple[Cell, int, int]] = {}
        while waiting or any(start >= column for start in covered):
            if column in covered:
                cell, columns, more = covered.pop(column)
                places.append(_Place(cell, columns, "continue"))
                if more > 1:
                    going[column] = (cell, columns, more - 1)
            elif waiting:
                cell = waiting.pop(0)
                free = min((start - column for start in covered if start > column), default=64)
                columns = max(1, min(cell.columns, free))
                tall = max(1, min(cell.rows, left))
                places.append(_Place(cell, columns, "restart" if tall > 1 else ""))
                if tall > 1:
                    going[column] = (cell, columns, tall - 1)
            else:
                columns = 1
                places.append(_Place(Cell(()), 1, ""))
            column += columns
        covered = going
        rows.append(places)
    width = max((sum(place.columns for place in row) for row in rows), default=0)
    for places in rows:
        lacking = width - sum(place.columns for place in places)
        places.extend(_Place(Cell(()), 1, "") for _ in range(lacking))
    return rows


def _widths(rows: list[list[_Place]], width: int, room: int) -> list[int]:
    """Columns as wide as their longest text asks for, none below a fifth of an equal share."""
    wanted = [1.0] * width
    for row in rows:
        column = 0
        for place in row:
            length = max((len(line) for line in text_of(place.cell.spans).split("\n")), default=0)
            share = min(length, 40) / place.columns
            for covered in range(column, column + place.columns):
                wanted[covered] = max(wanted[covered], share)
            column += place.columns
    least = sum(wanted) / width / 5
    wanted = [max(one, least) for one in wanted]
    return [max(1, int(room * one / sum(wanted))) for one in wanted]


def _row(row: list[_Place], columns: list[int], header: bool, set_cell: SetCell) -> Element:
    made = w("tr", properties("trPr", w("cantSplit"), *((w("tblHeader"),) if header else ())))
    column = 0
    for place in row:
        width = sum(columns[column : column + place.columns])
        column += place.columns
        settings = [w("tcW", w=width, type="dxa"), value("vAlign", "center")]
        if place.columns > 1:
            settings.append(value("gridSpan", place.columns))
        if place.merge:
            settings.append(value("vMerge", place.merge))
        if header:
            settings.append(w("shd", val="clear", color="auto", fill="F2F2F2"))
        made.append(w("tc", properties("tcPr", *settings), _text(place, header, set_cell)))
    return made


def _text(place: _Place, header: bool, set_cell: SetCell) -> Element:
    if place.merge == "continue":
        return paragraph("TableText")
    spans = place.cell.spans
    if header:
        spans = tuple(span._replace(style="".join(sorted({*span.style, "b"}))) for span in spans)
    made = paragraph("TableText", *set_cell(spans))
    if place.cell.align:
        add_settings(made, value("jc", place.cell.align))
    return made


def _as_lines(block: Table, set_cell: SetCell) -> Iterator[Element]:
    """A table that Word could not hold: a line a row, no text lost."""
    for row in block.rows:
        made = paragraph("TableText")
        for cell in row:
            made.extend(set_cell(cell.spans))
            made.append(w("r", w("tab")))
        yield made
