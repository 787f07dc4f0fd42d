# SPDX-License-Identifier: MIT
"""Where passages went that a new edition leaves in doubt: into what became of their paragraphs.

A selector alone cannot tell the articles of a law apart that begin with the same words. With both
editions at hand the paragraphs can be laid side by side, which tells.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from study_viewer.core.annotation import Placement, State
from study_viewer.core.document.aligning import Pair, Tell, aligned
from study_viewer.core.document.alike import edges
from study_viewer.core.document.changed import Passage, SectionText, paragraphs, without_number

_OWN = 10
"""A shorter paragraph that stands but once may be another one all the same."""
_LIKELY = 60.0
"""As for a passage that is sought everywhere, in percent."""
_STILL = 80.0
"""Less alike, in percent, the words of a place are not those of the quote: the text was edited
since, or the place was a guess."""


class Doubt(NamedTuple):
    """A quote, where it stood in the old text, where it may stand in the new one, and the section
    it was marked in."""

    quote: str
    was: Placement
    now: Placement
    section: str


def followed(
    doubts: Sequence[Doubt],
    old: Sequence[SectionText],
    new: Sequence[SectionText],
    tell: Tell = lambda done, total: None,
) -> list[Placement]:
    """Where each stands, in the order asked: shown without a question only in a paragraph that is
    the only one of its words in either text, whatever its number; unplaced where the paragraph is
    gone and what was found in its stead had been another one before. A place that was itself in
    doubt is never more than that.

    White space at the edges of a quote is as it was.
    """
    sides = _Sides(paragraphs(old), paragraphs(new), tell)
    return [sides.followed(one) for one in doubts]


class _Sides:
    def __init__(self, old: list[Passage], new: list[Passage], tell: Tell) -> None:
        self._old = _Places(old)
        self._new = _Places(new)
        self._from_old: dict[int, Pair] = {}
        self._from_new: dict[int, Pair] = {}
        for pair in aligned([one.text for one in old], [one.text for one in new], tell):
            self._from_old.update(dict.fromkeys(range(pair.old, pair.old_end), pair))
            self._from_new.update(dict.fromkeys(range(pair.new, pair.new_end), pair))

    def followed(self, doubt: Doubt) -> Placement:
        mine = self._old.number(doubt.was)
        pair = None if mine is None else self._from_old.get(mine)
        if mine is None or pair is None:
            return doubt.now
        sure = doubt.was.state in ("placed", "moved")
        if sure and not self._old.says(doubt.was, mine, doubt.quote):
            return doubt.now
        theirs = self._new.number(doubt.now)
        if theirs is not None and pair.new <= theirs < pair.new_end and not self._same(pair):
            return doubt.now
        if found := self._in_same(doubt, mine, pair) or self._in_reworded(doubt, pair):
            return found
        other = None if theirs is None else self._from_new.get(theirs)
        if sure and other is not None and self._same(other):
            return Placement("unplaced")
        return doubt.now

    def _same(self, pair: Pair) -> bool:
        """Is it one paragraph before and now, and nothing but its number has changed?"""
        if (pair.old_end - pair.old, pair.new_end - pair.new) != (1, 1):
            return False
        return self._old.rests[pair.old] == self._new.rests[pair.new]

    def _in_same(self, doubt: Doubt, mine: int, pair: Pair) -> Placement | None:
        was = doubt.was
        if not self._same(pair) or was.start is None or was.end is None:
            return None
        old, new = self._old.every[mine], self._new.every[pair.new]
        rest = self._old.rests[mine]
        if was.start < old.end - len(rest) and old.text != new.text:
            # It stood on the number.
            return None
        shift = new.end - old.end
        alone = len(rest) >= _OWN and self._old.counts[rest] == self._new.counts[rest] == 1
        state: State = "check"
        if alone and was.state in ("placed", "moved"):
            state = _state(new.section, doubt)
        return Placement(state, new.section, was.start + shift, was.end + shift)

    def _in_reworded(self, doubt: Doubt, pair: Pair) -> Placement | None:
        best, place = _LIKELY, None
        for new in self._new.every[pair.new : pair.new_end]:
            at = new.text.find(doubt.quote)
            if at >= 0:
                found = (100.0, at, at + len(doubt.quote))
            elif (alike := fuzz.partial_ratio_alignment(doubt.quote, new.text)) is not None:
                span = (alike.dest_start, alike.dest_end)
                span = edges(doubt.quote, new.text, span, (0, len(new.text)))
                found = (alike.score, *span)
            else:
                continue
            score, start, end = found
            if score >= best and end > start and (place is None or score > best):
                best = score
                place = Placement("check", new.section, new.start + start, new.start + end)
        return place


def _state(section: str, doubt: Doubt) -> State:
    return "placed" if section == doubt.section else "moved"


class _Places:
    """The paragraphs of a text, by number: their words behind their numbers, how often each."""

    def __init__(self, every: list[Passage]) -> None:
        self.every = every
        self.rests = [without_number(one.text) for one in every]
        self.counts = Counter(self.rests)
        self._within: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(every):
            self._within[one.section].append(number)

    def says(self, place: Placement, number: int, quote: str) -> bool:
        """Do the words at a place within that paragraph say what the quote says?"""
        one = self.every[number]
        start, end = (place.start or 0) - one.start, (place.end or 0) - one.start
        return fuzz.ratio(one.text[start:end], quote) >= _STILL

    def number(self, place: Placement) -> int | None:
        """Of the paragraph that holds all of it; None where none does."""
        if place.section is None or place.start is None or place.end is None:
            return None
        within = self._within.get(place.section, [])
        at = bisect_right(within, place.start, key=lambda one: self.every[one].start) - 1
        if at < 0 or place.end > self.every[within[at]].end:
            return None
        return within[at]
