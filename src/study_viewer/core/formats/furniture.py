# SPDX-License-Identifier: MIT
"""Page numbers and running headers of a paginated text: which lines they are.

Only lines beside a page join are looked at. A page number rises by one from join to join; a
running header is the same short line at two joins in five at least. Laxer rules ate a column of
years, and text in 3 of 56 laws.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study_viewer.core.document.attachments import names_attachment
from study_viewer.core.document.rewrap import ends_sentence, width

SHARE = 0.4
"""Of the page joins, how many a running header stands beside at least."""

_LONGEST = 40
_KEPT = 10_000
# Possessive: a blank may belong to what is before or behind it, and a row of them to neither.
_NUMBER = re.compile(
    r"((?:第|page|p\.|[-—–－―·•~～|/\[(（【<\s])*+)"
    r"([0-9０-９]{1,4})"
    r"((?:\s*(?:/|of|[,，]?\s*共)\s*[0-9]{1,4}|页|頁|[-—–－―·•~～|/\])）】>\s])*+)",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(r"(?:(\D{4,})\s([0-9]{1,4})|([0-9]{1,4})\s(\D{4,}))")
# 附件 1 and 附件 2 on pages of their own rise by one too, and are text.
_NO_NAME = re.compile(r"第|附|表|图|圖|chapter|part|section|article|annex|table", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9０-９]+")
_SPACE = re.compile(r"\s+")


class Spot(NamedTuple):
    """A line: ``at`` counts the lines of the stream, of which several may share a ``number``."""

    at: int
    number: int
    text: str


class _Seen(NamedTuple):
    """A number at a join; ``inside`` counts the joins with text on both sides so far."""

    join: int
    value: int
    inside: int
    spot: Spot


class Furniture:
    """Watches the lines of a text go by, then tells which of them are page furniture."""

    def __init__(self) -> None:
        self.joins = 0
        self._inside = 0
        self._before: list[Spot] = []
        self._after = 0
        self._runs: dict[tuple[int, str, str], list[_Seen]] = {}
        self._rising: list[tuple[bool, list[Spot]]] = []
        self._repeated: dict[str, list[Spot]] = {}

    def line(self, at: int, number: int, text: str, join: bool) -> None:
        """The next line that is not blank, without white space at its ends."""
        spot = Spot(at, number, text)
        if join and not self._after:
            self._close_page()
            self._after = 2
        if self._after:
            self._look(2 - self._after, spot)
            self._after -= 1
        self._before = [*self._before[-1:], spot]

    def found(self, widest: int) -> dict[int, Spot]:
        """All lines that are furniture, by their place in the stream.

        A running header is at most ``widest`` columns wide.
        """
        inside = self._inside
        self._close_page()
        for key, run in self._runs.items():
            self._keep_run(key, run)
        # Two numbers rising are enough in three pages; in a longer text they are a chance.
        least = max(2, min(inside, 3))
        named = max(3, SHARE * self.joins)
        spots = [
            spot
            for is_named, run in self._rising
            if len(run) >= (named if is_named else least)
            for spot in run
        ]
        for text, repeated in self._repeated.items():
            often = len(set(repeated)) >= max(least, SHARE * self.joins)
            if often and width(text) <= widest:
                spots += repeated
        if inside == 1:
            spots += self._lonely()
        return {spot.at: spot for spot in sorted(spots)}

    def _lonely(self) -> Iterator[Spot]:
        """At the only join of two pages nothing can rise: 1 before it, or 2 after it."""
        for (slot, _, tail), run in self._runs.items():
            wanted = (1, 0) if slot < 0 else (2, 1)
            if tail != "name" and (run[0].value, run[0].inside) == wanted:
                yield run[0].spot

    def _close_page(self) -> None:
        for back, spot in enumerate(reversed(self._before)):
            self._look(-1 - back, spot)
        self._inside += bool(self._before)
        self._before = []
        self.joins += 1

    def _look(self, slot: int, spot: Spot) -> None:
        text = spot.text
        if len(text) > _LONGEST or ends_sentence(text) or names_attachment(text):
            return
        match = _NUMBER.fullmatch(text)
        if match:
            tail = _DIGITS.sub("#", match[3])
            key = (slot, _SPACE.sub("", match[1]), _SPACE.sub("", tail))
            self._rise(key, int(match[2]), spot)
            return
        if (match := _NAMED_NUMBER.fullmatch(text)) and not _NO_NAME.match(text):
            name = match[1] or match[4]
            self._rise((slot, name, "name"), int(match[2] or match[3]), spot)
        if any(character.isalpha() for character in text):
            self._repeated.setdefault(text, []).append(spot)
            if len(self._repeated) > _KEPT:
                least = self.joins // 100
                self._repeated = {t: n for t, n in self._repeated.items() if len(n) > least}

    def _rise(self, key: tuple[int, str, str], value: int, spot: Spot) -> None:
        """One more of a run, or the first of the next."""
        run = self._runs.get(key)
        seen = _Seen(self.joins, value, self._inside, spot)
        if run and run[-1].value == value - 1 and run[-1].join == self.joins - 1:
            run.append(seen)
            return
        if run:
            self._keep_run(key, run)
        self._runs[key] = [seen]
        if len(self._runs) > _KEPT:
            self._forget_broken_runs()

    def _keep_run(self, key: tuple[int, str, str], run: list[_Seen]) -> None:
        if len(run) > 1:
            self._rising.append((key[2] == "name", [seen.spot for seen in run]))

    def _forget_broken_runs(self) -> None:
        alive = {key: run for key, run in self._runs.items() if run[-1].join >= self.joins - 1}
        for key, run in self._runs.items():
            if key not in alive:
                self._keep_run(key, run)
        self._runs = alive
