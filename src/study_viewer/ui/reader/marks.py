# SPDX-License-Identifier: MIT
"""The highlights, notes and bookmarks of a page by offset: which are here, and how they overlap."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple


class Mark(NamedTuple):
    """An annotation as the page shows it; ``colour`` is None for a bookmark, ``note`` Markdown."""

    id: str
    start: int
    end: int
    colour: str | None
    note: str = ""


_START = attrgetter("start")
_END = attrgetter("end")


class Tint(NamedTuple):
    """A stretch of text under the same highlights: their colours, the older ones first.

    ``twice`` are those of several that reach differently far: one's edge is inside another.
    """

    start: int
    end: int
    colours: tuple[str, ...]
    twice: frozenset[str] = frozenset()


class Marks:
    """All marks of a section, asked by range: 2,000 of them cost a painting nothing."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        # Twice by a plain field: a key made for each mark would take three times as long.
        self._marks = sorted(marks, key=_END, reverse=True)
        self._marks.sort(key=_START)
        self._starts = list(map(_START, self._marks))
        # How far any mark up to this one reaches: where a search from the left may begin.
        self._reach = list(accumulate(map(_END, self._marks), max))

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the range, by their start."""
        first = bisect_left(self._reach, start)
        last = bisect_right(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end >= start]

    def at(self, offset: int) -> list[Mark]:
        """The highlights over the character at ``offset``, the shortest first."""
        over = [m for m in self.within(offset, offset) if m.colour and m.start <= offset < m.end]
        return sorted(over, key=lambda mark: mark.end - mark.start)

    def around(self, start: int, end: int) -> Mark | None:
        """The shortest highlight that holds the whole range."""
        over = [
            m for m in self.within(start, end) if m.colour and m.start <= start and end <= m.end
        ]
        return min(over, key=lambda mark: mark.end - mark.start, default=None)

    def get(self, id: str) -> Mark | None:
        return next((mark for mark in self._marks if mark.id == id), None)

    def tints(self, start: int, end: int) -> Iterator[Tint]:
        """The range cut where a highlight begins or ends; stretches without one are left out."""
        here = [mark for mark in self.within(start, end) if mark.colour]
        cuts = sorted(
            {min(max(edge, start), end) for mark in here for edge in (mark.start, mark.end)}
        )
        over: list[Mark] = []
        coming = 0
        for first, last in pairwise(cuts):
            over = [mark for mark in over if mark.end >= last]
            while coming < len(here) and here[coming].start <= first:
                if here[coming].end >= last:
                    over.append(here[coming])
                coming += 1
            if over:
                reach = {(mark.colour, mark.start, mark.end) for mark in over}
                lying = Counter(colour for colour, _, _ in reach)
                colours = dict.fromkeys(mark.colour for mark in over if mark.colour)
                twice = frozenset(colour for colour in colours if lying[colour] > 1)
                yield Tint(first, last, tuple(colours), twice)
