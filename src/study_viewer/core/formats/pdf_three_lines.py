# SPDX-License-Identifier: MIT
"""Tables of a PDF page with no lines but those across: above, under the headings, below.

So reports set them (三线表). What stands in which column is told by the white between columns
alone: only where that goes through all rows, and rows are clear too. All else is left to the lines
of text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.document.rewrap import first_unit, width
from study_viewer.core.formats.pdf_cells import PADDING, Ruled, cell_text
from study_viewer.core.formats.pdf_characters import HYPHEN, Glyph
from study_viewer.core.formats.pdf_file import Sheet
from study_viewer.core.formats.pdf_furniture import ZONE
from study_viewer.core.formats.pdf_rules import NEAR, Rule

_SHORTEST = 60.0
"""Points of a line at least."""
_GAP = 0.8
"""Ems of white between two columns at least."""
_BLANKS = 2.5
"""Ems up to which wide blanks that were written set the characters of one word apart: 姓　名."""
_BESIDE = 1.5
"""Ems from the ends of the lines within which nothing stands beside a table."""
_SHARED = 0.4
"""Of the lower one's height, how much two characters share at least that stand in one line."""
_SMALL = 0.8
"""Times the size of the text, below which a character is raised or lowered."""
_EVEN = 0.25
"""Ems that equal distances of lines differ by at most."""
_LONG = 6.0
"""Ems from which on a line may have been broken because the column ended."""
_MOST_HEAD_LINES = 4
_MOST_RULES = 60
_FULL = 0.6
"""Of all cells, how many have text in them at least."""
_REGULAR = 0.8
"""Of the lines with a name in front, in how many a column has text that is not left empty."""
_PROSE = 12.0
"""Ems from which on a column whose lines are mostly full is one of text."""
_USUAL = 0.75
"""Times the longest of its lines, how long most lines of a text are."""

_Cells = tuple[tuple[Glyph, ...], ...]
"""What stands in each column."""


class _Line(NamedTuple):
    """Characters at one height, and the middles of the highest and the lowest of them."""

    glyphs: tuple[Glyph, ...]
    first: float
    last: float


class _Plan(NamedTuple):
    """Where the columns part, the heading row, the other rows."""

    cuts: tuple[float, ...]
    head: _Cells
    rows: list[_Cells]


def three_lined(
    across: Sequence[Rule], down: Sequence[Rule], glyphs: Sequence[Glyph], sheet: Sheet
) -> tuple[list[Ruled], list[Glyph]]:
    """The tables from the top, and the characters that stand in none of them."""
    found: list[Ruled] = []
    rest = list(glyphs)
    for rules in _sets(across, down):
        at = 0
        while at + 2 < len(rules):
            made = _table(rules[at:], across, rest, sheet)
            if made is None:
                at += 1
                continue
            table, used = made
            found.append(table)
            inside = {id(glyph) for glyph in _between(rest, rules[at], rules[at + used])}
            rest = [glyph for glyph in rest if id(glyph) not in inside]
            at += used + 1
    return found, rest


def _sets(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Lines that begin and end alike, from the top; those that meet one going down are left out."""
    groups: list[list[Rule]] = []
    for rule in sorted(across):
        if rule.end - rule.begin < _SHORTEST or any(_meet(rule, one) for one in down):
            continue
        for group in groups:
            begin, end = group[0].begin, group[0].end
            if abs(begin - rule.begin) <= NEAR and abs(end - rule.end) <= NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    yield from (group for group in groups if 3 <= len(group) <= _MOST_RULES)


def _meet(rule: Rule, down: Rule) -> bool:
    return (
        rule.begin - NEAR <= down.at <= rule.end + NEAR
        and down.begin - NEAR <= rule.at <= down.end + NEAR
    )


def _between(glyphs: Sequence[Glyph], above: Rule, below: Rule) -> list[Glyph]:
    return [
        glyph
        for glyph in glyphs
        if above.at <= (glyph.top + glyph.bottom) / 2 <= below.at
        and above.begin - NEAR <= (glyph.left + glyph.right) / 2 <= above.end + NEAR
    ]


def _table(
    rules: Sequence[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph], sheet: Sheet
) -> tuple[Ruled, int] | None:
    """The table that begins with the first of the lines, and which of them it ends with."""
    head = _between(glyphs, rules[0], rules[1])
    parts: list[list[Glyph]] = []
    best: tuple[_Plan, int] | None = None
    for last in range(2, len(rules)):
        parts.append(_between(glyphs, rules[last - 1], rules[last]))
        if not head or not parts[-1] or not _is_free(rules[0], rules[last], across, glyphs):
            break
        cuts = _cuts(head, parts)
        if not cuts or (best is not None and len(cuts) != len(best[0].cuts)):
            break
        plan = _plan(cuts, head, parts)
        if plan is not None:
            best = plan, last
    if best is None:
        return None
    plan, last = best
    top, bottom = rules[0], rules[last]
    if bottom.at < ZONE * sheet.height or top.at > (1 - ZONE) * sheet.height:
        return None
    inside = [*head, *(glyph for part in parts[: last - 1] for glyph in part)]
    made = _made(plan, sheet.page)
    if _counted("".join(glyph.text for glyph in inside)) != _counted(
        "".join(text_of(cell.spans) for row in made.rows for cell in row)
    ):
        return None
    heights = [top.at, rules[1].at, *(_top(row) for row in plan.rows[1:]), bottom.at]
    box = (top.begin, top.at, top.end, bottom.at)
    return Ruled(*box, made, (top.begin, top.end), tuple(heights), framed=False), last


def _is_free(top: Rule, bottom: Rule, across: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether no other line is drawn in it, nothing is turned, and nothing stands close beside."""
    for rule in across:
        alike = abs(rule.begin - top.begin) <= NEAR and abs(rule.end - top.end) <= NEAR
        if top.at < rule.at < bottom.at and not alike and _overlap(rule, top):
            return False
    for glyph in glyphs:
        if not top.at <= (glyph.top + glyph.bottom) / 2 <= bottom.at:
            continue
        near = _BESIDE * glyph.size
        if top.begin - near <= glyph.right and glyph.left <= top.end + near:
            middle = (glyph.left + glyph.right) / 2
            if glyph.turned or not top.begin - NEAR <= middle <= top.end + NEAR:
                return False
    return True


def _overlap(rule: Rule, other: Rule) -> bool:
    return rule.begin < other.end and other.begin < rule.end


# Its columns.


def _cuts(head: Sequence[Glyph], parts: Sequence[Sequence[Glyph]]) -> tuple[float, ...]:
    """The middles of all the white that goes through the headings and all rows."""
    lines = [_lines(head), *map(_lines, parts)]
    glyphs = sorted((*head, *(glyph for part in parts for glyph in part)), key=_left)
    em = _em(glyphs)
    found: list[float] = []
    end = glyphs[0].right
    for glyph in glyphs:
        if glyph.left - end >= _GAP * em:
            middle = (glyph.left + end) / 2
            if not any(_is_one_word(line, middle, em) for part in lines for line in part):
                found.append(middle)
        end = max(end, glyph.right)
    return tuple(found)


def _is_one_word(line: _Line, cut: float, em: float) -> bool:
    """Whether only wide blanks part what stands on both sides: 姓　名, 张　三."""
    before = [glyph for glyph in line.glyphs if glyph.left < cut]
    after = [glyph for glyph in line.glyphs if glyph.left >= cut]
    if not before or not after:
        return False
    right = min(after, key=_left)
    gap = right.left - max(glyph.right for glyph in before)
    return "\u3000" in right.blank and gap < _BLANKS * em


def _left(glyph: Glyph) -> float:
    return glyph.left


def _em(glyphs: Sequence[Glyph]) -> float:
    return sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]


def _lines(glyphs: Sequence[Glyph]) -> list[_Line]:
    """What stands at one height; a cell in the middle of two lines beside it is one with them."""
    groups: list[list[Glyph]] = []
    bottom = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top):
        height = glyph.bottom - glyph.top
        if groups and bottom - glyph.top >= _SHARED * height:
            groups[-1].append(glyph)
            bottom = max(bottom, glyph.bottom)
        else:
            groups.append([glyph])
            bottom = glyph.bottom
    found = []
    for group in groups:
        em = _em(group)
        middles = [(g.top + g.bottom) / 2 for g in group if g.size >= _SMALL * em]
        found.append(_Line(tuple(group), min(middles), max(middles)))
    return found


def _parted(glyphs: Sequence[Glyph], cuts: Sequence[float]) -> _Cells:
    cells: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
    for glyph in glyphs:
        cells[sum(cut <= glyph.left for cut in cuts)].append(glyph)
    return tuple(map(tuple, cells))


# Its rows.


def _plan(
    cuts: tuple[float, ...], head: Sequence[Glyph], parts: Sequence[Sequence[Glyph]]
) -> _Plan | None:
    """None where the columns have no headings, the rows are not clear, or it is running text."""
    headings = _parted(head, cuts)
    if not all(headings[1:]) or len(_lines(head)) > _MOST_HEAD_LINES:
        return None
    lines = [[_parted(line.glyphs, cuts) for line in _lines(part)] for part in parts]
    every = [line for part in lines for line in part]
    if sum(_is_prose([line[at] for line in every if line[at]]) for at in range(len(headings))) > 1:
        return None
    rows: list[_Cells] = []
    for part, cells in zip(parts, lines, strict=True):
        here = _rows(_lines(part), cells, every)
        if here is None:
            return None
        rows += here
    full = sum(bool(cell) for row in rows for cell in row)
    if len(rows) < 2 or full < _FULL * len(rows) * len(headings):
        return None
    return _Plan(cuts, headings, rows)


def _is_prose(cells: Sequence[Sequence[Glyph]]) -> bool:
    """Whether most lines of a column are long and full."""
    if not cells:
        return False
    widths = sorted(_right(cell) - min(glyph.left for glyph in cell) for cell in cells)
    is_full = widths[len(widths) // 2] >= _USUAL * widths[-1]
    return is_full and widths[-1] >= _PROSE * _em(cells[0])


def _right(glyphs: Sequence[Glyph]) -> float:
    return max(glyph.right for glyph in glyphs)


def _top(cells: _Cells) -> float:
    return min(glyph.top for cell in cells for glyph in cell)


def _rows(
    lines: Sequence[_Line], cells: Sequence[_Cells], every: Sequence[_Cells]
) -> list[_Cells] | None:
    """Lines of a row are closer to one another than rows are; where all are as close, what they say
    tells. None where neither does."""
    em = _em([glyph for line in lines for glyph in line.glyphs])
    pitches = [after.first - before.last for before, after in pairwise(lines)]
    low = min(pitches, default=0.0)
    if max(pitches, default=0.0) - low <= _EVEN * em:
        return _rows_of_even(cells, every)
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


def _together(lines: Sequence[_Cells]) -> _Cells:
    return tuple(tuple(g for cell in column for g in cell) for column in zip(*lines, strict=True))


def _rows_of_even(cells: Sequence[_Cells], every: Sequence[_Cells]) -> list[_Cells] | None:
    """A line is a row, or goes on the one before it where all it has was broken off there."""
    count = len(cells[0])
    rights = [
        max((_right(line[at]) for line in every if line[at]), default=0.0) for at in range(count)
    ]
    named = [line for line in every if line[0]]
    regular = [
        sum(bool(line[at]) for line in named) >= _REGULAR * len(named) for at in range(count)
    ]
    rows: list[list[_Cells]] = []
    for number, line in enumerate(cells):
        filled = [at for at in range(count) if line[at]]
        before = cells[number - 1] if number else None
        if not line[0]:
            broken = [
                before is not None and _is_broken(before[at], line[at], rights[at]) for at in filled
            ]
            if all(broken):
                rows[-1].append(line)
                continue
            if any(broken) or not all(line[at] for at in range(1, count) if regular[at]):
                return None
        elif len(filled) < 2:
            return None
        rows.append([line])
    return [_together(row) for row in rows]


def _is_broken(before: Sequence[Glyph], after: Sequence[Glyph], right: float) -> bool:
    """Whether a line of a cell was long, and the next one's first word found no room in it."""
    if not before:
        return False
    em, end = _em(before), _right(before)
    unit = first_unit("".join(glyph.text for glyph in sorted(after, key=_left)))
    is_long = end - min(glyph.left for glyph in before) >= _LONG * em
    return is_long and width(unit) * em / 2 > right - end


# What it says.


def _made(plan: _Plan, page: int) -> Table:
    every = (plan.head, *plan.rows)
    rights = [max(_right(row[at]) for row in every if row[at]) for at in range(len(plan.head))]
    rows = []
    for row in every:
        texts = [
            cell_text(cell, right + PADDING, page)[0] if cell else ""
            for cell, right in zip(row, rights, strict=True)
        ]
        rows.append(tuple(Cell((Span(text),) if text else ()) for text in texts))
    return Table(tuple(rows), headers=1)


def _counted(text: str) -> Counter[str]:
    return Counter("".join(text.replace(HYPHEN, "-").split()))
