# SPDX-License-Identifier: MIT
"""Tables of a PDF page with no lines but those across: above, under the headings, below.

So reports set them (三线表). What stands in which column is told by the white between columns
alone: only where that goes through all rows, and rows are clear too. All else is left to the lines
of text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.formats.pdf_cells import PADDING, Ruled, cell_text
from study_viewer.core.formats.pdf_characters import HYPHEN, Glyph
from study_viewer.core.formats.pdf_file import Sheet
from study_viewer.core.formats.pdf_furniture import ZONE
from study_viewer.core.formats.pdf_rules import NEAR, Rule
from study_viewer.core.formats.pdf_spanned_heads import Spanned, is_above, short_lines, spanned
from study_viewer.core.formats.pdf_white import Cells, Plan, cuts_of, plan_of, right_of, top_of

_SHORTEST = 60.0
"""Points of a line at least."""
_BESIDE = 1.5
"""Ems from the ends of the lines within which nothing stands beside a table."""
_MOST_RULES = 60


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
    short = short_lines(across, rules[0], rules[1])
    if short is None:
        return None
    above = _between(glyphs, rules[0], rules[1])
    head = [glyph for glyph in above if not is_above(glyph, short)]
    parts: list[list[Glyph]] = []
    best: tuple[Plan, int] | None = None
    for last in range(2, len(rules)):
        parts.append(_between(glyphs, rules[last - 1], rules[last]))
        if not head or not parts[-1] or not _is_free(rules[: last + 1], across, glyphs):
            break
        cuts = cuts_of(head, parts)
        if not cuts or (best is not None and len(cuts) != len(best[0].cuts)):
            break
        plan = plan_of(cuts, head, parts)
        if plan is not None:
            best = plan, last
    if best is None:
        return None
    plan, last = best
    top, bottom = rules[0], rules[last]
    if bottom.at < ZONE * sheet.height or top.at > (1 - ZONE) * sheet.height:
        return None
    heads = spanned(above, short, plan.head)
    if heads is None:
        return None
    inside = [*above, *(glyph for part in parts[: last - 1] for glyph in part)]
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


def _is_free(rules: Sequence[Rule], across: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether no other line is drawn below the headings, nothing is turned, and nothing stands
    close beside."""
    top, bottom = rules[0], rules[-1]
    for rule in across:
        alike = abs(rule.begin - top.begin) <= NEAR and abs(rule.end - top.end) <= NEAR
        if rules[1].at < rule.at < bottom.at and not alike and _overlap(rule, top):
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
