# SPDX-License-Identifier: MIT
"""Which paragraph of one text became which of another: equal ones first, then the most alike.

Equal paragraphs that are alone of their kind hold the two texts together (the "patience" order);
what lies between them is compared by shared runs of characters, so that 10,000 paragraphs which
all changed take seconds. A paragraph that was split, or several that were joined, stay one pair.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

LEAST = 0.5
"""Two paragraphs that are less alike have nothing to do with each other; unrelated Chinese ones
are 0.1 to 0.3 alike."""
_ELSEWHERE = 0.7
"""So alike is one that was reworded and moved: out of order there is less to go by."""
_PART = 0.8
"""So much of a piece is found in a paragraph it was split off."""
_LONG = 10
"""Shorter paragraphs are repeated everywhere, and their moving says nothing."""
_GRAM = 4
_COMMON = 16
"""A gram that stands in more paragraphs says nothing of any."""
_LETTERS = 100_000_000
"""Characters of one side times those of the other that are compared one by one: so many take
some 40 ms. Beyond, the grams that both have tell it: one stays whole if its four characters do."""
_LETTERS_OF_A_PART = 1_000_000
"""The same where any part may fit: 2,500 unrelated characters in 5,000 took 2 s, 5,000 were
not found after 50 s, and nothing can stop it."""
_TRIED = 4
Tell = Callable[[int, int], None]
"""Hears how much is done of how much, and may end it by raising."""

_FEW = 400
"""So many pairs between two fixed points are all compared, short paragraphs too."""


class Pair(NamedTuple):
    """Paragraphs ``old`` to ``old_end`` of one text are ``new`` to ``new_end`` of the other.

    One of the two ranges is empty for what was added or removed. ``moved`` ones are out of order.
    """

    old: int
    old_end: int
    new: int
    new_end: int
    moved: bool = False


def aligned(
    old: Sequence[str], new: Sequence[str], tell: Tell = lambda done, total: None
) -> list[Pair]:
    """Every paragraph of both texts in just one pair; in the order of the new text, and what was
    removed where it would stand there.

    White space does not count.
    """
    keys = [["".join(text.split()) for text in side] for side in (old, new)]
    matching = _Matching(keys[0], keys[1], tell)
    matching.equal_in_order()
    matching.equal_elsewhere()
    matching.alike()
    matching.widen()
    return matching.pairs()


def equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which paragraphs of one text stand in the other word for word, each by its number there.

    White space does not count. In proportion to the texts, whatever changed.
    """
    keys = [["".join(text.split()) for text in side] for side in (old, new)]
    matching = _Matching(keys[0], keys[1], lambda done, total: None)
    matching.equal_in_order()
    matching.equal_elsewhere()
    return matching.to


class _Matching:
    """``old`` and ``new`` are the paragraphs, ``to`` leads from one of the old to its new one."""

    def __init__(self, old: list[str], new: list[str], tell: Tell) -> None:
        self._tell = tell
        self.old = old
        self.new = new
        self.to: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._moved: set[int] = set()
        self._groups: dict[int, Pair] = {}

    def _match(self, i: int, j: int) -> None:
        self.to[i], self.back[j] = j, i

    def equal_in_order(self) -> None:
        counts = [Counter(self.old), Counter(self.new)]
        where = {key: j for j, key in enumerate(self.new) if counts[1][key] == 1}
        alone = [
            (i, where[key])
            for i, key in enumerate(self.old)
            if counts[0][key] == 1 and key in where
        ]
        for i, j in rising(alone):
            self._match(i, j)
        for first, last, start, end in self._gaps():
            self._equal_between(first, last, start, end)

    def _equal_between(self, first: int, last: int, start: int, end: int) -> None:
        """What is repeated: from the top as long as it is equal, from below, then the rest."""
        while first < last and start < end and self.old[first] == self.new[start]:
            self._match(first, start)
            first, start = first + 1, start + 1
        while first < last and start < end and self.old[last - 1] == self.new[end - 1]:
            last, end = last - 1, end - 1
            self._match(last, end)
        places = defaultdict(list)
        for j in range(start, end):
            places[self.new[j]].append(j)
        at = start
        for i in range(first, last):
            found = places.get(self.old[i], [])
            number = bisect_left(found, at)
            # Far below it would push all that lies between out of order.
            if number < len(found) and found[number] - at <= i - first + _COMMON:
                self._match(i, found[number])
                at = found[number] + 1

    def equal_elsewhere(self) -> None:
        left = defaultdict(list)
        for j in reversed(range(len(self.new))):
            if j not in self.back and len(self.new[j]) >= _LONG:
                left[self.new[j]].append(j)
        for i, key in enumerate(self.old):
            if i not in self.to and left.get(key):
                self._match(i, left[key].pop())
                self._moved.add(i)

    def alike(self) -> None:
        """Reworded ones: the most alike first, those in order before those that moved."""
        scored = {**self._by_grams(), **self._by_place()}
        ranked = sorted(scored.items(), key=lambda one: (-one[1], abs(one[0][0] - one[0][1])))
        chosen: list[tuple[int, int]] = []
        taken: set[int] = set()
        used: set[int] = set()
        for (i, j), _ in ranked:
            if i not in taken and j not in used:
                taken.add(i)
                used.add(j)
                chosen.append((i, j))
        fixed = [(i, j) for i, j in self.to.items() if i not in self._moved]
        in_order = self._fitting(chosen, fixed)
        for i, j in chosen:
            if (i, j) in in_order:
                self._match(i, j)
            elif scored[i, j] >= _ELSEWHERE and min(len(self.old[i]), len(self.new[j])) >= _LONG:
                self._match(i, j)
                self._moved.add(i)

    def _fitting(
        self, chosen: list[tuple[int, int]], fixed: list[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """Those of the chosen pairs that lie between the same fixed ones on both sides."""
        fixed = sorted(fixed)
        olds, news = [i for i, _ in fixed], [j for _, j in fixed]
        between = [
            (i, j) for i, j in sorted(chosen) if bisect_left(olds, i) == bisect_left(news, j)
        ]
        return set(rising(between))

    def _by_grams(self) -> dict[tuple[int, int], float]:
        # Most grams stand in one place alone. Numbers cost the garbage collector nothing; half a
        # million lists of one held all threads for 80 ms at a time.
        first: dict[str, int] = {}
        more: dict[str, list[int]] = {}
        for j, text in enumerate(self.new):
            if j not in self.back:
                for gram in _grams(text):
                    if first.setdefault(gram, j) != j:
                        more.setdefault(gram, []).append(j)
        found = {}
        for i, text in enumerate(self.old):
            self._tell(i, len(self.old))
            if i in self.to:
                continue
            tried = [j for j, _ in _votes(text, first, more).most_common(_TRIED)]
            wholes = [(j, _ratio(text, self.new[j])) for j in tried]
            # Beside a whole paragraph as alike as that no piece of another comes into question.
            surely = any(whole >= _ELSEWHERE for _, whole in wholes)
            for j, whole in wholes:
                score = whole if surely else likeness(text, self.new[j])
                if score >= LEAST:
                    found[i, j] = score
        return found

    def _by_place(self) -> dict[tuple[int, int], float]:
        found = {}
        for first, last, start, end in self._gaps():
            if (last - first) * (end - start) > _FEW:
                continue
            for i in range(first, last):
                for j in range(start, end):
                    if i in self.to or j in self.back:
                        continue
                    score = likeness(self.old[i], self.new[j])
                    if score >= LEAST:
                        found[i, j] = score
        return found

    def _gaps(self) -> list[tuple[int, int, int, int]]:
        """What lies between the pairs that are in order: a range of either text, none empty."""
        gaps = []
        before = (-1, -1)
        fixed = sorted((i, j) for i, j in self.to.items() if i not in self._moved)
        for i, j in [*fixed, (len(self.old), len(self.new))]:
            if i - before[0] > 1 and j - before[1] > 1:
                gaps.append((before[0] + 1, i, before[1] + 1, j))
            before = i, j
        return gaps

    def widen(self) -> None:
        """A pair takes in the pieces beside it that make it more alike: it was split or joined."""
        for i, j in sorted(self.to.items()):
            if i in self._moved or self.old[i] == self.new[j]:
                continue
            first, last, start, end = i, i + 1, j, j + 1
            score = _ratio(self.old[i], self.new[j])
            grown = True
            while grown:
                grown = False
                for a, b, c, d in (
                    (first, last, start, end + 1),
                    (first, last, start - 1, end),
                    (first, last + 1, start, end),
                    (first - 1, last, start, end),
                ):
                    if not self._free((a, b, c, d), (first, last, start, end)):
                        continue
                    new = _ratio("".join(self.old[a:b]), "".join(self.new[c:d]))
                    if new > score:
                        first, last, start, end, score, grown = a, b, c, d, new, True
            for one in range(first, last):
                self.to.setdefault(one, j)
            for one in range(start, end):
                self.back.setdefault(one, i)
            self._groups[i] = Pair(first, last, start, end)

    def _free(self, wider: tuple[int, int, int, int], now: tuple[int, int, int, int]) -> bool:
        """Whether what is taken in belongs to nobody else."""
        a, b, c, d = wider
        if a < 0 or c < 0 or b > len(self.old) or d > len(self.new):
            return False
        olds = [i for i in range(a, b) if not now[0] <= i < now[1]]
        news = [j for j in range(c, d) if not now[2] <= j < now[3]]
        return not any(i in self.to for i in olds) and not any(j in self.back for j in news)

    def pairs(self) -> list[Pair]:
        made = []
        inside = {i for pair in self._groups.values() for i in range(pair.old, pair.old_end)}
        for i, j in self.to.items():
            if i in self._groups:
                made.append(self._groups[i])
            elif i not in inside:
                made.append(Pair(i, i + 1, j, j + 1, i in self._moved))
        made += [Pair(0, 0, j, j + 1) for j in range(len(self.new)) if j not in self.back]
        gone = [i for i in range(len(self.old)) if i not in self.to]
        kept = sorted((pair.old, pair.new_end) for pair in made if pair.old_end and not pair.moved)
        olds = [old for old, _ in kept]
        placed = [((pair.new, 1, pair.old), pair) for pair in made]
        for i in gone:
            number = bisect_left(olds, i)
            at = kept[number - 1][1] if number else 0
            placed.append(((at, 0, i), Pair(i, i + 1, at, at)))
        return [pair for _, pair in sorted(placed)]


def _votes(text: str, first: dict[str, int], more: dict[str, list[int]]) -> Counter[int]:
    """How many grams of a text each paragraph has that has any; those of too many say nothing."""
    found: list[int] = []
    for gram in _grams(text):
        j = first.get(gram)
        if j is None:
            continue
        others = more.get(gram, ())
        if len(others) < _COMMON:
            found.append(j)
            found += others
    return Counter(found)


def likeness(one: str, other: str) -> float:
    """0 to 1; of a piece that was split off, how much of it is in the whole."""
    whole = _ratio(one, other)
    short, long = sorted((one, other), key=len)
    if whole >= LEAST or len(short) < _LONG:
        return whole
    # Less than any whole paragraph that is alike.
    return LEAST if _is_part(short, long) else whole


def _ratio(one: str, other: str) -> float:
    if len(one) * len(other) <= _LETTERS:
        return fuzz.ratio(one, other) / 100
    mine, theirs = _grams(one), _grams(other)
    return float((len(mine & theirs) / max(len(mine), len(theirs))) ** (1 / _GRAM))


def _is_part(short: str, long: str) -> bool:
    if len(short) * len(long) <= _LETTERS_OF_A_PART:
        return fuzz.partial_ratio(short, long, score_cutoff=100 * _PART) > 0
    mine = _grams(short)
    return len(mine & _grams(long)) >= _PART**_GRAM * len(mine)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that can be kept with both numbers rising; ``pairs`` rise in the first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            ends.append(number)
        else:
            tails[at] = j
            ends[at] = number
    kept = []
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}
