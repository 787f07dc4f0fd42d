# SPDX-License-Identifier: MIT
"""Tables of a PDF page: those whose cells have lines drawn round them, and three-line tables.

Only where the lines are clear: a closed frame, cells that are rectangles, and no character across a
line. All else is left to the lines of text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.formats.pdf_cells import END, Beside, Ruled, Shape, cell_text, is_alike
from study_viewer.core.formats.pdf_characters import Glyph
from study_viewer.core.formats.pdf_file import Sheet
from study_viewer.core.formats.pdf_furniture import ZONE
from study_viewer.core.formats.pdf_rules import NEAR, THIN, Rule, meet, rules
from study_viewer.core.formats.pdf_three_lines import three_lined

_BLANK = 0.4
"""Ems between two words."""
_MOST_CELLS = 2_000
_FEWEST = 3
"""Cells with text in them."""


class _Grid(NamedTuple):
    """Where the columns and rows of a frame begin and end, and the lines that part them."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]


class _Area(NamedTuple):
    """A cell: its first place, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Found(NamedTuple):
    """The tables of a page from the top, and the characters that stand in none of them.

    ``doubted`` are those in its foot, which are tables if they go on overleaf.
    """

    tables: list[Ruled]
    rest: list[Glyph]
    doubted: list[Shape]


def tables(sheet: Sheet, glyphs: Sequence[Glyph], beside: Beside) -> Found:
    """What stands whole in the margin is no table, nor is a single row: but where it goes on one of
    the page before or after."""
    across, down = rules(sheet)
    found = Found([], list(glyphs), [])
    for grid in _grids(across, down):
        shape = Shape(tuple(grid.xs))
        begins = grid.ys[0] < END * sheet.height and is_alike(shape, beside.before)
        ends = grid.ys[-1] > (1 - END) * sheet.height and is_alike(shape, beside.after)
        if not begins and not ends:
            # A header may be set in a table; only its lines tell that it comes on every page.
            if grid.ys[0] > (1 - ZONE) * sheet.height:
                found.doubted.append(shape)
                continue
            if len(grid.ys) < 3 or grid.ys[-1] < ZONE * sheet.height:
                continue
        inside = [glyph for glyph in found.rest if _is_in(glyph, grid)]
        made = _table(grid, inside, sheet.page, 1 if begins else _FEWEST)
        if made is not None:
            found.tables.append(made)
            found.rest[:] = [glyph for glyph in found.rest if not _is_in(glyph, grid)]
    lined = three_lined(across, down, found.rest, sheet, beside)
    found.tables.extend(lined.tables)
    found.rest[:] = lined.rest
    found.doubted.extend(lined.doubted)
    found.tables.sort(key=lambda one: one.top)
    return found


def _grids(across: list[Rule], down: list[Rule]) -> Iterator[_Grid]:
    """Lines that meet, as one frame each; those that cannot be a table are left out."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in across:
        meeting = [one for one in down if meet(rule, one)]
        mine = [group for group in groups if any(one in group[1] for one in meeting)]
        merged: tuple[list[Rule], list[Rule]] = ([rule], list(meeting))
        for group in mine:
            groups.remove(group)
            merged[0].extend(group[0])
            merged[1].extend(one for one in group[1] if one not in merged[1])
        if meeting:
            groups.append(merged)
    for lines, columns in groups:
        grid = _Grid(_places(columns), _places(lines), lines, columns)
        cells = (len(grid.xs) - 1) * (len(grid.ys) - 1)
        if len(grid.xs) >= 3 and len(grid.ys) >= 2 and cells <= _MOST_CELLS:
            yield grid


def _places(rules: Iterable[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > THIN:
            found.append(at)
    return found


# Its cells.


def _is_in(glyph: Glyph, grid: _Grid) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _table(grid: _Grid, glyphs: Sequence[Glyph], page: int, fewest: int) -> Ruled | None:
    """None where the lines or the text in them are no table."""
    areas = _areas(grid)
    if areas is None or any(glyph.turned for glyph in glyphs):
        return None
    texts = _texts(grid, areas, glyphs)
    if texts is None or sum(bool(found) for found in texts.values()) < fewest:
        return None
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    rooms: list[float] = []
    for area in areas:
        text, room = cell_text(texts[area], grid.xs[area.column + area.columns], page)
        rows[area.row].append(Cell((Span(text),) if text else (), area.columns, area.rows))
        if area.row == len(rows) - 1:
            rooms.append(room)
    return Ruled(
        grid.xs[0],
        grid.ys[0],
        grid.xs[-1],
        grid.ys[-1],
        Table(tuple(tuple(row) for row in rows), headers=0),
        tuple(grid.xs),
        tuple(grid.ys),
        tuple(rooms),
    )


def _texts(
    grid: _Grid, areas: Sequence[_Area], glyphs: Sequence[Glyph]
) -> dict[_Area, list[Glyph]] | None:
    """What stands in each cell; None where a word stands in two."""
    texts: dict[_Area, list[Glyph]] = {area: [] for area in areas}
    owners = {
        (row, column): area
        for area in areas
        for row in range(area.row, area.row + area.rows)
        for column in range(area.column, area.column + area.columns)
    }
    before: tuple[_Area, Glyph] | None = None
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        row = max(bisect_left(grid.ys, y) - 1, 0)
        area = owners[row, max(bisect_left(grid.xs, x) - 1, 0)]
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


def _is_parted(rules: Iterable[Rule], at: float, begin: float, end: float) -> bool:
    """Whether a line is drawn there from the one place to the other."""
    return any(
        abs(rule.at - at) <= THIN and rule.begin <= begin + NEAR and rule.end >= end - NEAR
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
