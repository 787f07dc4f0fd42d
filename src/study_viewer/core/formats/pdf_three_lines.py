# SPDX-License-Identifier: MIT
"""Tables of a PDF page with no lines but those across: above, under the headings, below.

So reports set them (三线表). What stands in which column is told by the white between columns
alone: only where that goes through all rows, and rows are clear too. All else is left to the lines
of text.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.formats.pdf_cells import (
    END,
    PADDING,
    Beside,
    Ruled,
    Shape,
    cell_text,
    is_alike,
)
from study_viewer.core.formats.pdf_characters import HYPHEN, Glyph
from study_viewer.core.formats.pdf_file import Sheet
from study_viewer.core.formats.pdf_furniture import ZONE
from study_viewer.core.formats.pdf_rules import NEAR, Rule, meet
from study_viewer.core.formats.pdf_spanned_heads import Spanned, is_above, short_lines, spanned
from study_viewer.core.formats.pdf_white import (
    Cells,
    Plan,
    cuts_of,
    heights_of,
    plan_of,
    right_of,
    top_of,
)

_SHORTEST = 60.0
"""Points of a line at least."""
_BESIDE = 1.5
"""Ems from the ends of the lines within which nothing stands beside a table."""
_MOST_RULES = 60
_MOST_TRIES = 6
_MOST_TRIED = 200_000
"""Characters of a page that are looked at for rows and columns, each as often as it is."""
_HIGHEST = 120.0
"""Points that headings take at most."""
_APART = 1.3
"""Times the largest distance of two rows, how far below them the foot of a page is at least."""
_MOST_BELOW = 2
"""Lines in the foot of a page."""


class Lined(NamedTuple):
    """The tables from the top, the characters that stand in none of them, and the ``doubted``.

    Those lack their last line: they are tables if the next page begins with the same headings.
    """

    tables: list[Ruled]
    rest: list[Glyph]
    doubted: list[Shape]


class _Standing:
    """The characters of a page that stand in no table, in the order in which they were written."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = list(glyphs)
        self._spent = 0
        self._sort()

    def _sort(self) -> None:
        middles = [(glyph.top + glyph.bottom) / 2 for glyph in self.glyphs]
        self._order = sorted(range(len(middles)), key=middles.__getitem__)
        self._middles = [middles[at] for at in self._order]

    def at_height(self, top: float, bottom: float) -> list[Glyph]:
        """Those whose middles are there."""
        first = bisect_left(self._middles, top)
        order = self._order[first : bisect_right(self._middles, bottom)]
        return [self.glyphs[at] for at in sorted(order)]

    def take(self, table: Ruled) -> None:
        top = Rule(table.top, table.left, table.right)
        inside = {id(glyph) for glyph in _between(self, top, top._replace(at=table.bottom))}
        self.glyphs = [glyph for glyph in self.glyphs if id(glyph) not in inside]
        self._sort()

    def may_try(self, parts: Sequence[Sequence[Glyph]]) -> bool:
        """Whether these may be looked at; not on a page where too much was for nothing."""
        self._spent += sum(map(len, parts))
        return self._spent <= _MOST_TRIED


def three_lined(
    across: Sequence[Rule],
    down: Sequence[Rule],
    glyphs: Sequence[Glyph],
    sheet: Sheet,
    beside: Beside,
) -> Lined:
    found = Lined([], [], [])
    standing = _Standing(glyphs)
    for rules in _sets(across, down):
        at = 0
        while at + 2 < len(rules):
            made = _table(rules[at:], across, standing, sheet)
            if made is None:
                at += 1
                continue
            table, used = made
            found.tables.append(table)
            standing.take(table)
            at += used + 1
        if at + 1 < len(rules):
            doubted = _open(rules[-2:], across, standing, sheet)
            if doubted is None:
                continue
            shape = doubted.shape
            begins = doubted.top < END * sheet.height and is_alike(shape, beside.before)
            ends = doubted.bottom > (1 - END) * sheet.height and is_alike(shape, beside.after)
            if begins or ends:
                found.tables.append(doubted)
                standing.take(doubted)
            found.doubted.append(shape)
    return found._replace(rest=standing.glyphs)


def _sets(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Lines that begin and end alike, from the top; those that meet one going down are left out."""
    groups: list[list[Rule]] = []
    for rule in sorted(across):
        if rule.end - rule.begin < _SHORTEST or any(meet(rule, one) for one in down):
            continue
        for group in groups:
            begin, end = group[0].begin, group[0].end
            if abs(begin - rule.begin) <= NEAR and abs(end - rule.end) <= NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    yield from (group for group in groups if 2 <= len(group) <= _MOST_RULES)


def _between(standing: _Standing, above: Rule, below: Rule) -> list[Glyph]:
    return [
        glyph
        for glyph in standing.at_height(above.at, below.at)
        if above.begin - NEAR <= (glyph.left + glyph.right) / 2 <= above.end + NEAR
    ]


def _table(
    rules: Sequence[Rule], across: Sequence[Rule], standing: _Standing, sheet: Sheet
) -> tuple[Ruled, int] | None:
    """The table that begins with the first of the lines, and which of them it ends with."""
    if rules[1].at - rules[0].at > _HIGHEST:
        return None
    short = short_lines(across, rules[0], rules[1])
    if short is None:
        return None
    above = _between(standing, rules[0], rules[1])
    head = [glyph for glyph in above if not is_above(glyph, short)]
    parts: list[list[Glyph]] = []
    plan: Plan | None = None
    for last in range(2, min(len(rules), _MOST_TRIES)):
        parts.append(_between(standing, rules[last - 1], rules[last]))
        if not head or not parts[-1]:
            return None
        plan = _planned(rules[: last + 1], across, standing, head, parts)
        if plan is not None:
            break
    if plan is None:
        return None
    more = _more(plan, rules, standing, len(parts))
    for count in range(len(more), max(0, len(more) - _MOST_TRIES), -1):
        longer = [*parts, *more[:count]]
        further = _planned(rules[: len(longer) + 2], across, standing, head, longer)
        if further is not None and len(further.cuts) == len(plan.cuts):
            plan, parts = further, longer
            break
    last = len(parts) + 1
    top, bottom = rules[0], rules[last]
    if bottom.at < ZONE * sheet.height or top.at > (1 - ZONE) * sheet.height:
        return None
    heads = spanned(above, short, plan.head)
    if heads is None:
        return None
    # All that would be taken from the page, also what stands between two columns' ends.
    inside = _between(standing, top, top._replace(at=bottom.at))
    made = _made(plan, heads, sheet.page)
    if _counted("".join(glyph.text for glyph in inside)) != _counted(
        "".join(text_of(cell.spans) for row in made.rows for cell in row)
    ):
        return None
    between = [line.at for line in short[:1]]
    rows = [top_of(row) for row in plan.rows[1:]]
    heights = (top.at, *between, rules[1].at, *rows, bottom.at)
    box = (top.begin, top.at, top.end, bottom.at)
    return Ruled(*box, made, (top.begin, top.end), heights, framed=False), last


def _open(
    rules: Sequence[Rule], across: Sequence[Rule], standing: _Standing, sheet: Sheet
) -> Ruled | None:
    """A table down to the foot of the page, without a last line there."""
    top, head = rules
    page_end = head._replace(at=sheet.height)
    if head.at - top.at > _HIGHEST or any(head.at < rule.at for rule in across):
        return None
    below = heights_of(_between(standing, head, page_end))
    pitches = [after.first - before.last for before, after in pairwise(below)]
    feet = range(max(1, len(pitches) - _MOST_BELOW), len(pitches))
    count = next((at + 1 for at in feet if pitches[at] > _APART * max(pitches[:at])), len(below))
    if count < 2:
        return None
    bottom = max(glyph.bottom for line in below[:count] for glyph in line.glyphs)
    made = _table((top, head, head._replace(at=bottom)), across, standing, sheet)
    return made[0] if made is not None else None


def _planned(
    rules: Sequence[Rule],
    across: Sequence[Rule],
    standing: _Standing,
    head: Sequence[Glyph],
    parts: Sequence[Sequence[Glyph]],
) -> Plan | None:
    """What stands between these lines as columns and rows, if it is a table."""
    if not standing.may_try((head, *parts)):
        return None
    cuts = cuts_of(head, parts)
    plan = plan_of(cuts, head, parts) if cuts else None
    return plan if plan is not None and _is_free(rules, across, standing) else None


def _more(plan: Plan, rules: Sequence[Rule], standing: _Standing, known: int) -> list[list[Glyph]]:
    """What stands between the lines that follow, as far as it keeps to the columns."""
    follow = rules[known + 1 :]
    places = [rule.at for rule in follow]
    found: list[list[Glyph]] = [[] for _ in follow[1:]]
    for glyph in standing.at_height(places[0], places[-1]) if places else ():
        at = bisect_left(places, (glyph.top + glyph.bottom) / 2) - 1
        middle = (glyph.left + glyph.right) / 2
        is_beside = not follow[0].begin - NEAR <= middle <= follow[0].end + NEAR
        if 0 <= at < len(found) and not is_beside:
            found[at].append(glyph)
    crossed = (
        any(one.left < cut < one.right for one in part for cut in plan.cuts) for part in found
    )
    ends = (at for at, is_crossed in enumerate(crossed) if is_crossed or not found[at])
    return found[: next(ends, len(found))]


def _is_free(rules: Sequence[Rule], across: Sequence[Rule], standing: _Standing) -> bool:
    """Whether no other line is drawn below the headings, nothing is turned, and nothing stands
    close beside."""
    top, bottom = rules[0], rules[-1]
    for rule in across:
        alike = abs(rule.begin - top.begin) <= NEAR and abs(rule.end - top.end) <= NEAR
        if rules[1].at < rule.at < bottom.at and not alike and _overlap(rule, top):
            return False
    for glyph in standing.at_height(top.at, bottom.at):
        near = _BESIDE * glyph.size
        if top.begin - near <= glyph.right and glyph.left <= top.end + near:
            middle = (glyph.left + glyph.right) / 2
            if glyph.turned or not top.begin - NEAR <= middle <= top.end + NEAR:
                return False
    return True


def _overlap(rule: Rule, other: Rule) -> bool:
    return rule.begin < other.end and other.begin < rule.end


# What it says.


def _made(plan: Plan, heads: Sequence[Spanned], page: int) -> Table:
    every = (plan.head, *plan.rows)
    rights = [max(right_of(row[at]) for row in every if row[at]) for at in range(len(plan.head))]
    rows = [_row(cells, rights, page) for cells in plan.rows]
    own = _row(plan.head, rights, page)
    if not heads:
        return Table((own, *rows), headers=1)
    by_first = {one.first: one for one in heads}
    below = {at for one in heads for at in range(one.first, one.first + one.columns)}
    upper: list[Cell] = []
    for at, cell in enumerate(own):
        if one := by_first.get(at):
            right = rights[at + one.columns - 1]
            upper.append(_cell(one.glyphs, right, page)._replace(columns=one.columns))
        elif at not in below:
            upper.append(cell._replace(rows=2))
    lower = tuple(cell for at, cell in enumerate(own) if at in below)
    return Table((tuple(upper), lower, *rows), headers=2)


def _row(cells: Cells, rights: Sequence[float], page: int) -> tuple[Cell, ...]:
    return tuple(_cell(cell, right, page) for cell, right in zip(cells, rights, strict=True))


def _cell(glyphs: Sequence[Glyph], right: float, page: int) -> Cell:
    text = cell_text(glyphs, right + PADDING, page)[0] if glyphs else ""
    return Cell((Span(text),) if text else ())


def _counted(text: str) -> Counter[str]:
    return Counter("".join(text.replace(HYPHEN, "-").split()))
