# SPDX-License-Identifier: MIT
"""Headings of a three-line table that stand over several columns, with a short line below each.

Word draws the short lines of neighbours as one: then the words above it tell how many there are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.formats.pdf_characters import Glyph
from study_viewer.core.formats.pdf_rules import NEAR, THIN, Rule

_GAP = 0.8
"""Ems of white between two headings at least."""
_ASIDE = 1.5
"""Ems that the middle of a heading may be beside the middle of its columns."""


class Spanned(NamedTuple):
    """A heading over so many ``columns``, from ``first`` on."""

    first: int
    columns: int
    glyphs: tuple[Glyph, ...]


def short_lines(across: Sequence[Rule], top: Rule, bottom: Rule) -> list[Rule] | None:
    """Those between two lines of a table; None where they are no such lines."""
    found = [
        rule
        for rule in across
        if top.at < rule.at < bottom.at and rule.begin < top.end and top.begin < rule.end
    ]
    if not found:
        return []
    is_level = max(rule.at for rule in found) - min(rule.at for rule in found) <= THIN
    within = all(top.begin - NEAR <= rule.begin and rule.end <= top.end + NEAR for rule in found)
    return found if is_level and within else None


def is_above(glyph: Glyph, lines: Sequence[Rule]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return any(y < line.at and line.begin <= x <= line.end for line in lines)


def spanned(
    glyphs: Sequence[Glyph], lines: Sequence[Rule], columns: Sequence[Sequence[Glyph]]
) -> list[Spanned] | None:
    """What stands above the lines, over which of the columns; None where that is not clear.

    ``columns`` are the headings of each column alone.
    """
    found: list[Spanned] = []
    for line in sorted(lines, key=lambda line: line.begin):
        words = _words([glyph for glyph in glyphs if is_above(glyph, [line])])
        below = [
            at
            for at, column in enumerate(columns)
            if column and line.begin <= sum(_ends(column)) / 2 <= line.end
        ]
        blocks = _blocks(words, below, columns)
        if blocks is None:
            return None
        found += blocks
    return found


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Headings side by side, from the left."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        if found and glyph.left - max(one.right for one in found[-1]) < _GAP * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    places = {id(glyph): at for at, glyph in enumerate(glyphs)}
    return [sorted(word, key=lambda glyph: places[id(glyph)]) for word in found]


def _blocks(
    words: Sequence[list[Glyph]], below: Sequence[int], columns: Sequence[Sequence[Glyph]]
) -> list[Spanned] | None:
    """The columns parted among the headings: each stands over the middle of its own."""
    if not words or len(below) < len(words):
        return None
    if len(words) == 1:
        return [Spanned(below[0], len(below), tuple(words[0]))]
    found: list[Spanned] = []
    begin = 0
    for number, word in enumerate(words):
        end = len(below)
        if number + 1 < len(words):
            border = (_ends(word)[1] + _ends(words[number + 1])[0]) / 2
            end = sum(sum(_ends(columns[at])) / 2 < border for at in below)
        mine = below[begin:end]
        if not mine:
            return None
        middle = (_ends(columns[mine[0]])[0] + _ends(columns[mine[-1]])[1]) / 2
        if abs(sum(_ends(word)) / 2 - middle) > _ASIDE * word[0].size:
            return None
        found.append(Spanned(mine[0], len(mine), tuple(word)))
        begin = end
    return found


def _ends(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    return min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
