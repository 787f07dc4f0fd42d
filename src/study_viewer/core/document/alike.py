# SPDX-License-Identifier: MIT
"""The search for a passage in a text that changed: by exact quote and context, then by likeness.

Candidates come from shared runs of characters (grams): one walk over the text notes where the
grams of all quotes stand, and a passage is looked for only where several of its grams agree on
one place. So 5,000 passages in 350,000 characters take seconds, not minutes (a full scan for
each takes 4 to 5 ms). The weights 50, 20, 20, 2 are those of the Hypothesis client.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from study_viewer.core.annotation import Placement, Selector
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.matching import fold, positions

SHORT = 6
"""A quote of so few characters proves nothing unless both its sides agree."""

_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2

_CERTAIN = 0.9
"""Below it a passage that is only alike is shown as "please check"."""
_FIGURE = re.compile(r"[0-9]+")

_LIKELY = 0.6
"""Below it nothing is shown. An unrelated place scores 0.2 to 0.4."""

_AGREES = 0.7
"""A side is the same when so much of it is alike: with one character in five changed, 32
characters are 0.80 ± 0.06 alike; those of two unrelated Chinese passages 0.1 to 0.3."""

_INTACT = 0.9
_RELATED = 0.4
"""One side at 0.7 with an unrelated other one is a phrase that is used again elsewhere."""

_LONG_SIDE = 16
"""So many unchanged characters on one side tell a short quote that stands but once."""

_TOUCH = 4
_OWN = 8

_APART = 0.1
"""Two places are told apart when their likeness differs by so much."""

_COMPARED = 500
"""Of more exact places than this only the nearest are compared by context."""

_GRAM = 4
_COMMON = 64
"""A gram that stands at more places than this says nothing about any of them."""
_VOTERS = 40
"""Only so many of a passage's grams vote, the rarest first: they say the most, and soonest."""
_CELL = 16
"""Grams vote for cells of so many characters: edits shift the later ones a little."""
_TRIED = 4
"""So many of the best cells are looked at closely."""
_EDGE = 128
"""Of a longer quote only both ends are aligned: the time grows with the square (2.7 s at 5,000)."""


class Sought(NamedTuple):
    """A selector made comparable; ``near`` is where it is expected in the edition's ``whole``.

    ``before`` and ``after`` are the parts of the sides that are in the quote's own paragraph.
    """

    quote: str
    prefix: str
    suffix: str
    section: str
    near: int
    before: str
    after: str


class Candidate(NamedTuple):
    """A place of ``whole`` and how much of the quote and of each side is alike there, 0 to 1.

    A side is None when the selector has no context on it.
    """

    start: int
    end: int
    quote: float
    prefix: float | None
    suffix: float | None
    near: float

    @property
    def sides(self) -> list[float]:
        return [side for side in (self.prefix, self.suffix) if side is not None]

    @property
    def context(self) -> float:
        return sum(self.sides) / len(self.sides) if self.sides else 0.0

    @property
    def score(self) -> float:
        parts = [(_QUOTE, self.quote), (_POSITION, self.near)]
        parts += [(_PREFIX, self.prefix)] if self.prefix is not None else []
        parts += [(_SUFFIX, self.suffix)] if self.suffix is not None else []
        return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def search(selectors: Sequence[Selector], edition: Edition) -> list[Placement]:
    """Steps 3 and 4 of ``selector``, for many selectors at once."""
    sought = [_sought(selector, edition) for selector in selectors]
    grams = _Grams(edition.whole, sought)
    return [_place(one, edition, grams) for one in sought]


def _sought(selector: Selector, edition: Edition) -> Sought:
    first = edition.start_of(selector.section) or 0
    return Sought(
        fold(selector.exact),
        fold(selector.prefix),
        fold(selector.suffix),
        selector.section,
        first + selector.start,
        fold(selector.prefix.rpartition("\n")[2]),
        fold(selector.suffix.partition("\n")[0]),
    )


def _place(sought: Sought, edition: Edition, grams: "_Grams") -> Placement:
    if not sought.quote:
        return Placement("unplaced")
    best, certain = _best_exact(sought, edition, grams)
    if best and certain and min(best.sides, default=1.0) < 1.0:
        certain = not _outdone(best, sought, edition, grams)
    if not certain:
        other, sure = _best_alike(sought, edition, grams)
        if other and (best is None or other.score > best.score):
            best, certain = other, sure
    if best is None:
        return Placement("unplaced")
    section, start, end = edition.original(best.start, best.end)
    if not certain:
        return Placement("check", section, start, end)
    return Placement("placed" if section == sought.section else "moved", section, start, end)


def _outdone(best: Candidate, sought: Sought, edition: Edition, grams: "_Grams") -> bool:
    """Whether the passage may as well be another one, whose words were changed.

    A sentence that is copied elsewhere stays as it was while the original is reworded: then the
    copy has the exact words and one side, and the original both sides.
    """
    other, _ = _best_alike(sought, edition, grams)
    return (
        other is not None
        and (other.start >= best.end or other.end <= best.start)
        and best.score - other.score < _APART
    )


def _best_exact(sought: Sought, edition: Edition, grams: "_Grams") -> tuple[Candidate | None, bool]:
    """The exact quote in the likeliest place, and whether context proves it."""
    length = len(sought.quote)
    places = [
        start
        for start in grams.exact(sought.quote)
        if start + length <= edition.section_at(start)[2]
    ]
    if not places:
        return None, False
    places.sort(key=lambda start: abs(start - sought.near))
    whole = edition.whole
    intact = [start for start in places if _stands_between(whole, start, sought)]
    compared = [
        _candidate(sought, whole, start, start + length) for start in (intact or places)[:_COMPARED]
    ]
    # The sort is stable: equal contexts stay in the order of nearness.
    compared.sort(key=lambda candidate: -candidate.context)
    best = compared[0]
    alone = len(compared) == 1 or best.context - compared[1].context >= _APART
    if length <= SHORT:
        closely = _agrees_closely(best, whole, sought) or _stands_alone(
            best, places, sought, edition
        )
        return best, alone and closely
    return best, alone and _agrees(best, len(places) == 1)


def _stands_between(whole: str, start: int, sought: Sought) -> bool:
    end = start + len(sought.quote)
    before = start - len(sought.prefix)
    return (
        before >= 0
        and whole.startswith(sought.prefix, before)
        and whole.startswith(sought.suffix, end)
    )


def _agrees(candidate: Candidate, only: bool) -> bool:
    """One hardly changed side is enough: beside the other a paragraph may have come in."""
    if not candidate.sides:
        return only
    least, most = min(candidate.sides), max(candidate.sides)
    return most >= _INTACT or (most >= _AGREES and least >= _RELATED)


def _agrees_closely(candidate: Candidate, whole: str, sought: Sought) -> bool:
    """For a short quote: what stands in its own paragraph is unchanged, or both sides agree.

    Then too it must touch one side as before: a sign two characters further on has nearly the
    same 32 characters on either side.
    """
    start, end = candidate.start, candidate.end
    if len(sought.before) + len(sought.after) >= _OWN and (
        whole.endswith(sought.before, 0, start) and whole.startswith(sought.after, end)
    ):
        return True
    touches = whole.endswith(sought.prefix[-_TOUCH:], 0, start) or whole.startswith(
        sought.suffix[:_TOUCH], end
    )
    return touches and bool(candidate.sides) and min(candidate.sides) >= _AGREES


def _stands_alone(
    candidate: Candidate, places: list[int], sought: Sought, edition: Edition
) -> bool:
    """A short quote that its section has once, as long a side of it as is kept unchanged."""
    section, first, last = edition.section_at(candidate.start)
    return (
        len(sought.quote) >= _GRAM
        and section == sought.section
        and sum(first <= place < last for place in places) == 1
        and max((len(side) for side, alike in _sides(candidate, sought) if alike == 1.0), default=0)
        >= _LONG_SIDE
    )


def _sides(candidate: Candidate, sought: Sought) -> list[tuple[str, float | None]]:
    return [(sought.prefix, candidate.prefix), (sought.suffix, candidate.suffix)]


def _best_alike(sought: Sought, edition: Edition, grams: "_Grams") -> tuple[Candidate | None, bool]:
    """The most alike passage, and whether it may be shown without a question."""
    found: list[Candidate] = []
    for guess in grams.guesses(sought):
        candidate = _aligned(sought, edition, guess)
        if candidate and all(candidate.start != other.start for other in found):
            found.append(candidate)
    found.sort(key=lambda candidate: -candidate.score)
    if not found or found[0].score < _LIKELY:
        return None, False
    best = found[0]
    rivals = [other for other in found[1:] if other.start >= best.end or other.end <= best.start]
    alone = not rivals or best.score - rivals[0].score >= _APART
    long_enough = len(sought.quote) > SHORT
    # 380 元 that are 400 元 now are no change to pass over, however alike the rest is.
    figures = _FIGURE.findall(sought.quote) == _FIGURE.findall(edition.whole[best.start : best.end])
    certain = alone and long_enough and figures and min(best.score, best.quote) >= _CERTAIN
    return best, certain


def _aligned(sought: Sought, edition: Edition, guess: int) -> Candidate | None:
    """The passage around a guessed start, its edges drawn where the likeness is greatest."""
    whole, quote = edition.whole, sought.quote
    slack = len(quote) // 4 + 2 * _CELL
    _, first, last = edition.section_at(max(0, min(guess, len(whole) - 1)))
    left, right = max(first, guess - slack), min(last, guess + len(quote) + slack)
    head = fuzz.partial_ratio_alignment(quote[:_EDGE], whole[left:right])
    if head is None or right <= left:
        return None
    start, end = left + head.dest_start, left + head.dest_end
    if len(quote) > _EDGE:
        tail = fuzz.partial_ratio_alignment(quote[-_EDGE:], whole[start:right])
        end = start + tail.dest_end if tail else right
    start, end = edges(quote, whole, (start, end), (left, right))
    return _candidate(sought, whole, start, end) if end > start else None


def edges(
    quote: str, whole: str, found: tuple[int, int], bounds: tuple[int, int]
) -> tuple[int, int]:
    """Move the edges of an alignment to where the text is most alike.

    The alignment is as long as the quote; where characters came or went, the passage is not.
    """
    start, end = found
    reach = 3 + min(len(quote), _EDGE) // 8
    head, tail = quote[:_EDGE], quote[-_EDGE:]
    long = len(quote) > _EDGE
    starts = range(max(bounds[0], start - reach), min(end, start + reach + 1))
    start = max(
        starts,
        key=lambda at: (
            fuzz.ratio(head, whole[at : start + _EDGE if long else end]),
            -abs(at - start),
        ),
        default=start,
    )
    ends = range(max(start + 1, end - reach), min(bounds[1], end + reach) + 1)
    end = max(
        ends,
        key=lambda at: (
            fuzz.ratio(tail, whole[end - _EDGE if long else start : at]),
            -abs(at - end),
        ),
        default=end,
    )
    return start, end


def _candidate(sought: Sought, whole: str, start: int, end: int) -> Candidate:
    before = whole[max(0, start - len(sought.prefix)) : start]
    after = whole[end : end + len(sought.suffix)]
    return Candidate(
        start,
        end,
        _likeness(sought.quote, whole[start:end]),
        _likeness(sought.prefix, before) if sought.prefix else None,
        _likeness(sought.suffix, after) if sought.suffix else None,
        1 - min(1.0, abs(start - sought.near) / max(1, len(whole))),
    )


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


class _Grams:
    """Where the grams of all sought passages stand in the text: one walk for all of them."""

    def __init__(self, whole: str, sought: Sequence[Sought]) -> None:
        self._whole = whole
        self._places: dict[str, list[int]] = {}
        for one in sought:
            pattern = one.prefix + one.quote + one.suffix
            for at in range(len(pattern) - _GRAM + 1):
                self._places[pattern[at : at + _GRAM]] = []
        places = self._places
        for at in range(len(whole) - _GRAM + 1):
            gram = whole[at : at + _GRAM]
            if gram in places:
                places[gram].append(at)

    def exact(self, quote: str) -> list[int]:
        """Every place of the quote, found through the rarest of its grams."""
        if len(quote) < _GRAM:
            return positions(self._whole, quote)
        rarest = min(
            range(len(quote) - _GRAM + 1), key=lambda at: len(self._places[quote[at : at + _GRAM]])
        )
        return [
            place - rarest
            for place in self._places[quote[rarest : rarest + _GRAM]]
            if place >= rarest and self._whole.startswith(quote, place - rarest)
        ]

    def guesses(self, sought: Sought) -> list[int]:
        """Likely starts of the quote in the text, the likeliest first."""
        pattern = sought.prefix + sought.quote + sought.suffix
        standing = [
            (places, at)
            for at in range(len(pattern) - _GRAM + 1)
            if 0 < len(places := self._places[pattern[at : at + _GRAM]]) <= _COMMON
        ]
        standing.sort(key=lambda gram: len(gram[0]))
        votes: Counter[int] = Counter()
        for places, at in standing[:_VOTERS]:
            votes.update([(place - at) // _CELL for place in places])
        neighbours = {cell: count + votes.get(cell + 1, 0) for cell, count in votes.items()}
        chosen: list[int] = []
        for cell in sorted(neighbours, key=lambda cell: -neighbours[cell]):
            if all(abs(cell - other) > 1 for other in chosen):
                chosen.append(cell)
            if len(chosen) == _TRIED:
                break
        return [cell * _CELL + _CELL // 2 + len(sought.prefix) for cell in chosen]
