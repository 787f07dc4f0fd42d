# SPDX-License-Identifier: MIT
"""Tables of a PDF page whose cells have lines drawn round them.

Only where the lines are clear: a closed frame, cells that are rectangles, and no character across a
line. All else is left to the lines of text.
"""

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.document.rewrap import first_unit, join, width
from study_viewer.core.formats.pdf_characters import HYPHEN, Glyph
from study_viewer.core.formats.pdf_file import Sheet
from study_viewer.core.formats.pdf_lines import lines_of

_THIN = 3.0
"""Points: what is no thicker is a line."""
_LONG = 8.0
"""Points of a line at least."""
_NEAR = 3.0
"""Points that lines which meet may be apart."""
_BLANK = 0.4
"""Ems between two words."""
_MOST_OBJECTS = 20_000
_MOST_POINTS = 4_000
"""Of all paths of a page: with more it is a picture, no table."""
_MOST_LINES = 400
_MOST_CELLS = 2_000
_PADDING = 12.0
"""Points on both sides of a cell that its text leaves free."""


class Ruled(NamedTuple):
    """A table and its box in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float
    table: Table


class _Rule(NamedTuple):
    """A line ``at`` a height or distance, from ``begin`` to ``end``."""

    at: float
    begin: float
    end: float


class _Grid(NamedTuple):
    """Where the columns and rows of a frame begin and end, and the lines that part them."""

    xs: list[float]
    ys: list[float]
    across: list[_Rule]
    down: list[_Rule]


class _Area(NamedTuple):
    """A cell: its first place, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


def tables(sheet: Sheet, glyphs: Sequence[Glyph]) -> tuple[list[Ruled], list[Glyph]]:
    """The tables of a page from the top, and the characters that stand in none of them."""
    across, down = _rules(sheet)
    found: list[Ruled] = []
    rest = list(glyphs)
    for grid in _grids(across, down):
        inside = [glyph for glyph in rest if _is_in(glyph, grid)]
        made = _table(grid, inside, sheet.page)
        if made is not None:
            found.append(made)
            rest = [glyph for glyph in rest if not _is_in(glyph, grid)]
    return sorted(found, key=lambda one: one.top), rest


# The lines that are drawn.


def _rules(sheet: Sheet) -> tuple[list[_Rule], list[_Rule]]:
    """All straight lines across and down, lying as the page is shown."""
    across: list[_Rule] = []
    down: list[_Rule] = []
    for begin, end in _strokes(sheet):
        left, top, right, bottom = sheet.shown(
            min(begin[0], end[0]),
            min(begin[1], end[1]),
            max(begin[0], end[0]),
            max(begin[1], end[1]),
        )
        if right - left >= _LONG and bottom - top <= 1:
            across.append(_Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _LONG and right - left <= 1:
            down.append(_Rule((left + right) / 2, top, bottom))
    across, down = _joined(across), _joined(down)
    return (across, down) if len(across) + len(down) <= _MOST_LINES else ([], [])


Point = tuple[float, float]


def _strokes(sheet: Sheet) -> Iterator[tuple[Point, Point]]:
    """The straight parts of all paths; a thin filled box is told by its edges."""
    points = 0
    for at in range(min(int(pdfium.FPDFPage_CountObjects(sheet.raw)), _MOST_OBJECTS)):
        raw = pdfium.FPDFPage_GetObject(sheet.raw, at)
        if not raw or pdfium.FPDFPageObj_GetType(raw) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        matrix = pdfium.FS_MATRIX()
        count = int(pdfium.FPDFPath_CountSegments(raw))
        points += count
        if points > _MOST_POINTS or not pdfium.FPDFPageObj_GetMatrix(raw, matrix):
            return
        yield from _parts(raw, count, matrix)


def _parts(raw: Any, count: int, matrix: Any) -> Iterator[tuple[Point, Point]]:
    first = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, first
            last = first


def _joined(rules: list[_Rule]) -> list[_Rule]:
    """Lines that go on one another are one: each cell may have drawn its own part."""
    found: list[_Rule] = []
    for rule in sorted(rules):
        near = takewhile(lambda at: rule.at - found[at].at <= _THIN, reversed(range(len(found))))  # noqa: B023
        place = next((at for at in near if _go_on(found[at], rule)), None)
        if place is None:
            found.append(rule)
        else:
            before = found[place]
            begin, end = min(rule.begin, before.begin), max(rule.end, before.end)
            found[place] = _Rule(before.at, begin, end)
    return found


def _go_on(before: _Rule, rule: _Rule) -> bool:
    return rule.begin <= before.end + _NEAR and before.begin <= rule.end + _NEAR


def _grids(across: list[_Rule], down: list[_Rule]) -> Iterator[_Grid]:
    """Lines that meet, as one frame each; those that cannot be a table are left out."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = []
    for rule in across:
        meeting = [one for one in down if _meet(rule, one)]
        mine = [group for group in groups if any(one in group[1] for one in meeting)]
        merged: tuple[list[_Rule], list[_Rule]] = ([rule], list(meeting))
        for group in mine:
            groups.remove(group)
            merged[0].extend(group[0])
            merged[1].extend(one for one in group[1] if one not in merged[1])
        if meeting:
            groups.append(merged)
    for lines, columns in groups:
        grid = _Grid(_places(columns), _places(lines), lines, columns)
        cells = (len(grid.xs) - 1) * (len(grid.ys) - 1)
        if min(len(grid.xs), len(grid.ys)) >= 3 and cells <= _MOST_CELLS:
            yield grid


def _meet(across: _Rule, down: _Rule) -> bool:
    return (
        across.begin - _NEAR <= down.at <= across.end + _NEAR
        and down.begin - _NEAR <= across.at <= down.end + _NEAR
    )


def _places(rules: Iterable[_Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _THIN:
            found.append(at)
    return found


# Its cells.


def _is_in(glyph: Glyph, grid: _Grid) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _table(grid: _Grid, glyphs: Sequence[Glyph], page: int) -> Ruled | None:
    """None where the lines or the text in them are no table."""
    areas = _areas(grid)
    if areas is None or any(glyph.turned for glyph in glyphs):
        return None
    boxes = {area: _box(grid, area) for area in areas}
    texts = _texts(boxes, glyphs)
    if texts is None or sum(bool(found) for found in texts.values()) < 3:
        return None
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    for area in areas:
        text = _text(texts[area], boxes[area], page)
        rows[area.row].append(Cell((Span(text),) if text else (), area.columns, area.rows))
    table = Table(tuple(tuple(row) for row in rows), headers=0)
    return Ruled(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], table)


def _texts(
    boxes: Mapping[_Area, tuple[float, float, float, float]], glyphs: Sequence[Glyph]
) -> dict[_Area, list[Glyph]] | None:
    """What stands in each cell; None where a word stands in two."""
    texts: dict[_Area, list[Glyph]] = {area: [] for area in boxes}
    before: tuple[_Area, Glyph] | None = None
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        area = next(
            (
                area
                for area, (left, top, right, bottom) in boxes.items()
                if left <= x <= right and top <= y <= bottom
            ),
            None,
        )
        if area is None:
            return None
        if before is not None and before[0] != area and _touch(before[1], glyph):
            return None
        texts[area].append(glyph)
        before = area, glyph
    return texts


def _touch(before: Glyph, glyph: Glyph) -> bool:
    """Whether two characters go on one another in a line, with at most a blank between them."""
    gap = glyph.left - before.right
    beside = min(before.bottom, glyph.bottom) - max(before.top, glyph.top)
    return abs(gap) < _BLANK * glyph.size and beside > glyph.size / 2


def _areas(grid: _Grid) -> list[_Area] | None:
    """The cells, row by row; None where the frame is open or a cell is no rectangle."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    right = [
        [
            _is_parted(grid.down, grid.xs[column + 1], *grid.ys[row : row + 2])
            for column in range(columns)
        ]
        for row in range(rows)
    ]
    below = [
        [
            _is_parted(grid.across, grid.ys[row + 1], *grid.xs[column : column + 2])
            for column in range(columns)
        ]
        for row in range(rows)
    ]
    left = all(_is_parted(grid.down, grid.xs[0], *pair) for pair in pairwise(grid.ys))
    top = all(_is_parted(grid.across, grid.ys[0], *pair) for pair in pairwise(grid.xs))
    if not (left and top and all(below[-1]) and all(row[-1] for row in right)):
        return None
    taken: set[tuple[int, int]] = set()
    found: list[_Area] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = next(n for n in range(column, columns) if right[row][n]) - column + 1
            high = next(n for n in range(row, rows) if below[n][column]) - row + 1
            area = _Area(row, column, high, wide)
            places = {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
            if places & taken or not _is_whole(area, right, below):
                return None
            taken |= places
            found.append(area)
    return found


def _is_parted(rules: Iterable[_Rule], at: float, begin: float, end: float) -> bool:
    """Whether a line is drawn there from the one place to the other."""
    return any(
        abs(rule.at - at) <= _THIN and rule.begin <= begin + _NEAR and rule.end >= end - _NEAR
        for rule in rules
    )


def _is_whole(area: _Area, right: list[list[bool]], below: list[list[bool]]) -> bool:
    """No line within the cell, and all round it."""
    for row in range(area.row, area.row + area.rows):
        for column in range(area.column, area.column + area.columns):
            if right[row][column] != (column == area.column + area.columns - 1):
                return False
            if below[row][column] != (row == area.row + area.rows - 1):
                return False
    return True


def _box(grid: _Grid, area: _Area) -> tuple[float, float, float, float]:
    return (
        grid.xs[area.column],
        grid.ys[area.row],
        grid.xs[area.column + area.columns],
        grid.ys[area.row + area.rows],
    )


def _text(glyphs: Sequence[Glyph], box: tuple[float, float, float, float], page: int) -> str:
    """The lines of a cell as one text; what ended early begins a new line in it."""
    text = ""
    room: float | None = None
    for line in lines_of(glyphs, page):
        own = line.text.replace("\t", " ")
        if room is None:
            text = own
        elif width(first_unit(own)) * line.size / 2 + _PADDING < room:
            text = f"{text}\n{own}"
        else:
            text = join(text, own)
        room = box[2] - line.right
    return text.replace(HYPHEN, "-")
