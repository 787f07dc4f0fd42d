# SPDX-License-Identifier: MIT
"""How wide the columns of a table are, and how small its type, so that none of it is cut off.

Qt breaks a number into single digits rather than give its column two pixels more, and runs over
the edge of the page where even that does not fit.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.document.plain import text_of
from study_viewer.core.document.rewrap import width
from study_viewer.ui.common.page.tables import Laid

_WORD = re.compile(r"[!-~]+|[^\s!-~]+")
# A letter of the sans is half a Chinese character wide and a bit; a display column is half of one.
_COLUMN = 0.54
_LONGEST = 14
"""Letters that are kept together; a longer word may break."""
_TOGETHER = 4
"""Columns, two Chinese characters: a cell of text is never narrower."""


class Cut(NamedTuple):
    """Type ``size`` and padding at the sides of a cell in pixels; ``shares`` of the width in
    percent. Qt left to itself breaks a cell though there is room for it beside.

    ``need`` and ``want`` are of each column, by the size of the type: to break no word, no line.
    """

    size: int
    pad: int
    shares: tuple[float, ...]
    need: tuple[float, ...]
    want: tuple[float, ...]


def cut(laid: Sequence[Laid], columns: int, room: int, size: int) -> Cut:
    """``room`` is the width there is, ``size`` the type if it fits; the least is 10 and 3."""
    need, want = [1.0] * columns, [1.0] * columns
    for place in laid:
        if place.columns > 1:
            continue
        text = text_of(place.cell.spans)
        least = max((_least(word) for word in _WORD.findall(text)), default=1)
        line = max((_em(line) for line in text.split("\n")), default=1)
        need[place.column] = max(need[place.column], least * _COLUMN)
        want[place.column] = max(want[place.column], line)
    steps = [(size, 12), *((max(size - by, 10), pad) for by, pad in ((2, 8), (3, 6), (5, 4)))]
    for type_size, pad in (*steps, (10, 3)):
        if sum(_wide(need, type_size, pad)) <= room:
            break
    made = Cut(type_size, pad, (), tuple(need), tuple(want))
    return made._replace(shares=shares(made, room))


def shares(of: Cut, room: float) -> tuple[float, ...]:
    """The same columns in another room, in percent of it."""
    wanted = _wide(of.want, of.size, of.pad)
    if sum(wanted) <= room:
        return _percent(wanted)
    return _shared(_wide(of.need, of.size, of.pad), wanted, room)


def _wide(columns: Sequence[float], size: int, pad: int) -> list[float]:
    return [one * size + 2 * pad + 2 for one in columns]


def _least(word: str) -> int:
    """Columns of the word that stay together."""
    return min(len(word), _LONGEST) if word.isascii() else min(width(word), _TOGETHER)


def _em(line: str) -> float:
    """Its width by the size of its type; a Chinese character is as wide as it is high."""
    letters = sum(letter.isascii() for letter in line)
    return letters * _COLUMN + (width(line) - letters) / 2


def _shared(least: list[float], wanted: list[float], room: float) -> tuple[float, ...]:
    """What is left over goes to all alike, and to none more than it wants."""
    widths = list(least)
    free = room - sum(widths)
    hungry = [n for n in range(len(widths)) if wanted[n] > widths[n]]
    while free > 1 and hungry:
        each = free / len(hungry)
        for n in hungry:
            given = min(each, wanted[n] - widths[n])
            widths[n] += given
            free -= given
        hungry = [n for n in hungry if wanted[n] - widths[n] > 0.5]
    return _percent(widths)


def _percent(widths: Sequence[float]) -> tuple[float, ...]:
    total = sum(widths)
    return tuple(100 * one / total for one in widths)
