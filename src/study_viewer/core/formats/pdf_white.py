# SPDX-License-Identifier: MIT
"""Columns and rows of a table of a PDF that has no lines between them, told by the white alone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.rewrap import first_unit, width
from study_viewer.core.formats.pdf_characters import Glyph

_GAP = 0.8
"""Ems of white between two columns at least."""
_MOST_COLUMNS = 40
"""More than a month has days and a country provinces."""
_BLANKS = 2.5
"""Ems up to which wide blanks that were written set the characters of one word apart: 姓　名."""
_SHARED = 0.4
"""Of the lower one's height, how much two characters share at least that stand in one line."""
_SMALL = 0.8
"""Times the size of the text, below which a character is raised or lowered."""
_EVEN = 0.25
"""Ems that equal distances of lines differ by at most."""
_LONG = 6.0
"""Ems from which on a line may have been broken because the column ended."""
_MOST_HEAD_LINES = 4
_FULL = 0.6
"""Of all cells, how many have text in them at least."""
_REGULAR = 0.8
"""Of the lines with a name in front, in how many a column has text that is not left empty."""
_PROSE = 12.0
"""Ems from which on a column whose lines are mostly full is one of text."""
_USUAL = 0.75
"""Times the longest of its lines, how long most lines of a text are."""

Cells = tuple[tuple[Glyph, ...], ...]
"""What stands in each column."""


class Height(NamedTuple):
    """Characters at one height, and the middles of the highest and the lowest of them."""

    glyphs: tuple[Glyph, ...]
    first: float
    last: float


class Plan(NamedTuple):
    """Where the columns part, the heading row, the other rows."""

    cuts: tuple[float, ...]
    head: Cells
    rows: list[Cells]


class _Column(NamedTuple):
    """How far to the right its words go, and whether it is hardly ever left empty."""

    right: float
    regular: bool


def cuts_of(head: Sequence[Glyph], parts: Sequence[Sequence[Glyph]]) -> tuple[float, ...]:
    """The middles of all the white that goes through the headings and all rows; none where there
    are more columns than a table has."""
    glyphs = sorted((*head, *(glyph for part in parts for glyph in part)), key=_left)
    em = _em(glyphs)
    found: list[float] = []
    end = glyphs[0].right
    for glyph in glyphs:
        if glyph.left - end >= _GAP * em:
            found.append((glyph.left + end) / 2)
        end = max(end, glyph.right)
    if not 0 < len(found) < _MOST_COLUMNS:
        return ()
    words = [
        gap
        for part in (head, *parts)
        for line in heights_of(part)
        for gap in _gaps_in_words(line, em)
    ]
    return tuple(cut for cut in found if not any(begin < cut <= end for begin, end in words))


def _gaps_in_words(line: Height, em: float) -> Iterator[tuple[float, float]]:
    """Where only wide blanks part what stands on both sides (姓　名, 张　三): from the beginning of
    a character to that of the next one."""
    glyphs = sorted(line.glyphs, key=_left)
    end = glyphs[0].right
    for before, glyph in pairwise(glyphs):
        if "\u3000" in glyph.blank and glyph.left - end < _BLANKS * em:
            yield before.left, glyph.left
        end = max(end, glyph.right)


def _left(glyph: Glyph) -> float:
    return glyph.left


def _em(glyphs: Sequence[Glyph]) -> float:
    return sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]


def heights_of(glyphs: Sequence[Glyph]) -> list[Height]:
    """What stands at one height; a cell in the middle of two lines beside it is one with them."""
    groups: list[list[int]] = []
    bottom = 0.0
    for at in sorted(range(len(glyphs)), key=lambda at: glyphs[at].top):
        glyph = glyphs[at]
        if groups and bottom - glyph.top >= _SHARED * (glyph.bottom - glyph.top):
            groups[-1].append(at)
            bottom = max(bottom, glyph.bottom)
        else:
            groups.append([at])
            bottom = glyph.bottom
    found = []
    for group in groups:
        # In the order in which they were written, which tells gaps from blanks.
        here = tuple(glyphs[at] for at in sorted(group))
        em = _em(here)
        middles = [(g.top + g.bottom) / 2 for g in here if g.size >= _SMALL * em]
        found.append(Height(here, min(middles), max(middles)))
    return found


def _parted(glyphs: Sequence[Glyph], cuts: Sequence[float]) -> Cells:
    cells: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
    for glyph in glyphs:
        cells[bisect_right(cuts, glyph.left)].append(glyph)
    return tuple(map(tuple, cells))


# Its rows.


def plan_of(
    cuts: tuple[float, ...], head: Sequence[Glyph], parts: Sequence[Sequence[Glyph]]
) -> Plan | None:
    """None where the columns have no headings, the rows are not clear, or it is running text."""
    headings = _parted(head, cuts)
    if not all(headings[1:]) or len(heights_of(head)) > _MOST_HEAD_LINES:
        return None
    heights = [heights_of(part) for part in parts]
    lines = [[_parted(line.glyphs, cuts) for line in part] for part in heights]
    every = [line for part in lines for line in part]
    if sum(_is_prose([line[at] for line in every if line[at]]) for at in range(len(headings))) > 1:
        return None
    columns = _columns(every)
    rows: list[Cells] = []
    for part, cells in zip(heights, lines, strict=True):
        here = _rows(part, cells, columns)
        if here is None:
            return None
        rows += here
    full = sum(bool(cell) for row in rows for cell in row)
    if len(rows) < 2 or full < _FULL * len(rows) * len(headings):
        return None
    return Plan(cuts, headings, rows)


def _is_prose(cells: Sequence[Sequence[Glyph]]) -> bool:
    """Whether most lines of a column are long and full."""
    if not cells:
        return False
    widths = sorted(right_of(cell) - min(glyph.left for glyph in cell) for cell in cells)
    is_full = widths[len(widths) // 2] >= _USUAL * widths[-1]
    return is_full and widths[-1] >= _PROSE * _em(cells[0])


def right_of(glyphs: Sequence[Glyph]) -> float:
    return max(glyph.right for glyph in glyphs)


def top_of(cells: Cells) -> float:
    return min(glyph.top for cell in cells for glyph in cell)


def _rows(
    lines: Sequence[Height], cells: Sequence[Cells], columns: Sequence[_Column]
) -> list[Cells] | None:
    """Lines of a row are closer to one another than rows are; where all are as close, what they say
    tells. None where neither does."""
    em = _em([glyph for line in lines for glyph in line.glyphs])
    pitches = [after.first - before.last for before, after in pairwise(lines)]
    low = min(pitches, default=0.0)
    if max(pitches, default=0.0) - low <= _EVEN * em:
        return _rows_of_even(cells, columns)
    if len(cells[0]) > 2 and all(all(line) for line in cells):
        # Rows set apart in groups: of three cells and more never all go on in a second line.
        return list(cells)
    ordered = sorted(pitches)
    jumps = [after - before for before, after in pairwise(ordered)]
    at = max(range(len(jumps)), key=jumps.__getitem__)
    if jumps[at] < _EVEN * em or ordered[at] - low > _EVEN * em:
        return None
    border = (ordered[at] + ordered[at + 1]) / 2
    bands = [[cells[0]]]
    for pitch, line in zip(pitches, cells[1:], strict=True):
        if pitch > border:
            bands.append([line])
        else:
            bands[-1].append(line)
    if any(len(band) > 1 and all(map(all, band)) for band in bands):
        return None
    return [_together(band) for band in bands]


def _together(lines: Sequence[Cells]) -> Cells:
    return tuple(tuple(g for cell in column for g in cell) for column in zip(*lines, strict=True))


def _columns(every: Sequence[Cells]) -> list[_Column]:
    named = [line for line in every if line[0]]
    return [
        _Column(
            max((right_of(line[at]) for line in every if line[at]), default=0.0),
            sum(bool(line[at]) for line in named) >= _REGULAR * len(named),
        )
        for at in range(len(every[0]))
    ]


def _rows_of_even(cells: Sequence[Cells], columns: Sequence[_Column]) -> list[Cells] | None:
    """A line is a row, or goes on the one before it where all it has was broken off there."""
    rows: list[list[Cells]] = []
    for number, line in enumerate(cells):
        filled = [at for at, cell in enumerate(line) if cell]
        before = cells[number - 1] if number else None
        if not line[0]:
            broken = [
                before is not None and _is_broken(before[at], line[at], columns[at].right)
                for at in filled
            ]
            if all(broken):
                rows[-1].append(line)
                continue
            rest = zip(line[1:], columns[1:], strict=True)
            if any(broken) or not all(cell for cell, column in rest if column.regular):
                return None
        elif len(filled) < 2:
            return None
        rows.append([line])
    return [_together(row) for row in rows]


def _is_broken(before: Sequence[Glyph], after: Sequence[Glyph], right: float) -> bool:
    """Whether a line of a cell was long, and the next one's first word found no room in it."""
    if not before:
        return False
    em, end = _em(before), right_of(before)
    unit = first_unit("".join(glyph.text for glyph in sorted(after, key=_left)))
    is_long = end - min(glyph.left for glyph in before) >= _LONG * em
    return is_long and width(unit) * em / 2 > right - end
