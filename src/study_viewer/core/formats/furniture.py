# SPDX-License-Identifier: MIT
"""Page numbers and running headers of a paginated text: which lines they are.

Only lines beside a page join are looked at. A page number rises by one from join to join; a
running header is the same short line at two joins in five at least. Laxer rules ate a column of
years, and text in 3 of 56 laws.
"""

import re
from typing import NamedTuple

from study_viewer.core.document.rewrap import ends_sentence

SHARE = 0.4
"""Of the page joins, how many a running header stands beside at least."""

_LONGEST = 40
_KEPT = 10_000
_NUMBER = re.compile(
    r"((?:第|page|p\\.|[-—–－―·•~～|/\[(（【<\s])*)"
    r"([0-9０-９]{1,4})"
    r"((?:\s*(?:/|of|[,，]?\s*共)\s*[0-9]{1,4}|页|頁|[-—–－―·•~～|/\])）】>\s])*)",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(r"(?:(\D{4,})\s([0-9]{1,4})|([0-9]{1,4})\s(\D{4,}))")
# 附件 1 and 附件 2 on pages of their own rise by one too, and are text.
_NO_NAME = re.compile(r"第|附|表|图|圖|chapter|part|section|article|annex|table", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9０-９]+")
_SPACE = re.compile(r"\s+")


class _Seen(NamedTuple):
    join: int
    value: int
    number: int
    text: str
    inside: int


class Furniture:
    """Watches the lines of a text go by, then tells which of them are page furniture."""

    def __init__(self) -> None:
        self.joins = 0
        self._inside = 0
        self._before: list[tuple[int, str]] = []
        self._after = 0
        self._runs: dict[tuple[int, str, str], list[_Seen]] = {}
        self._rising: list[tuple[bool, list[tuple[int, str]]]] = []
        self._repeated: dict[str, list[int]] = {}

    def line(self, number: int, text: str, join: bool) -> None:
        """The next line that is not blank, without white space at its ends."""
        if join and not self._after:
            self._close_page()
            self._after = 2
        if self._after:
            self._look(2 - self._after, number, text)
            self._after -= 1
        self._before = [*self._before[-1:], (number, text)]

    def found(self) -> dict[int, str]:
        """Line number → its text, for all lines that are furniture."""
        inside = self._inside
        self._close_page()
        for key, run in self._runs.items():
            self._keep_run(key, run)
        # Two numbers rising are enough in three pages; in a longer text they are a chance.
        least = max(2, min(inside, 3))
        named = max(3, SHARE * self.joins)
        found = {
            number: text
            for is_named, run in self._rising
            if len(run) >= (named if is_named else least)
            for number, text in run
        }
        for text, numbers in self._repeated.items():
            if len(set(numbers)) >= max(least, SHARE * self.joins):
                found.update(dict.fromkeys(numbers, text))
        if inside == 1:
            found.update(self._lonely())
        return dict(sorted(found.items()))

    def _lonely(self) -> dict[int, str]:
        """At the only join of two pages nothing can rise: 1 before it, or 2 after it."""
        return {
            run[0].number: run[0].text
            for (slot, _, tail), run in self._runs.items()
            if tail != "name" and (run[0].value, run[0].inside) == ((1, 0) if slot < 0 else (2, 1))
        }

    def _close_page(self) -> None:
        for back, (number, text) in enumerate(reversed(self._before)):
            self._look(-1 - back, number, text)
        self._inside += bool(self._before)
        self._before = []
        self.joins += 1

    def _look(self, slot: int, number: int, text: str) -> None:
        if len(text) > _LONGEST or ends_sentence(text):
            return
        match = _NUMBER.fullmatch(text)
        if match:
            tail = _DIGITS.sub("#", match[3])
            key = (slot, _SPACE.sub("", match[1]), _SPACE.sub("", tail))
            self._rise(key, int(match[2]), number, text)
            return
        if (match := _NAMED_NUMBER.fullmatch(text)) and not _NO_NAME.match(text):
            name = match[1] or match[4]
            self._rise((slot, name, "name"), int(match[2] or match[3]), number, text)
        if any(character.isalpha() for character in text):
            self._repeated.setdefault(text, []).append(number)
            if len(self._repeated) > _KEPT:
                least = self.joins // 100
                self._repeated = {t: n for t, n in self._repeated.items() if len(n) > least}

    def _rise(self, key: tuple[int, str, str], value: int, number: int, text: str) -> None:
        """One more of a run, or the first of the next."""
        run = self._runs.get(key)
        seen = _Seen(self.joins, value, number, text, self._inside)
        if run and run[-1].value == value - 1 and run[-1].join == self.joins - 1:
            run.append(seen)
        else:
            if run:
                self._keep_run(key, run)
            self._runs[key] = [seen]
            if len(self._runs) > _KEPT:
                self._forget_broken_runs()

    def _keep_run(self, key: tuple[int, str, str], run: list[_Seen]) -> None:
        if len(run) > 1:
            self._rising.append((key[2] == "name", [(seen.number, seen.text) for seen in run]))

    def _forget_broken_runs(self) -> None:
        alive = {key: run for key, run in self._runs.items() if run[-1].join >= self.joins - 1}
        for key, run in self._runs.items():
            if key not in alive:
                self._keep_run(key, run)
        self._runs = alive
