# SPDX-License-Identifier: MIT
"""The form of a text that is searched: what a person does not think of when looking does not count.

White space and invisible characters are gone; full width is half width, capitals are small, accents
are off, traditional characters are simplified. Each of it puts one character for one or drops it,
so that every hit has exactly one place in the text.
"""

import importlib.util
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.document.matching import FULL_TO_PLAIN
from study_viewer.core.document.radicals import OWN

# As in a selector, and the accents that stand as characters of their own behind their letter.
_GONE = re.compile("[\\s\u00ad\u0300-\u036f\u200b\u2060\ufeff]+")
_ACCENTED = (range(0x00C0, 0x0530), range(0x1E00, 0x2000))
"""Where Latin, Greek and Cyrillic letters have their accents with them."""
_MARKS = range(0x0300, 0x0370)
_TWINS = range(0xF900, 0xFA6E)
"""Compatibility characters that look as a common character does."""
_MANY = 64
"""Of more different characters one walk through the text is faster than a look for each."""
_TABLE = "dicts/TSCharacters.txt"


class Places(NamedTuple):
    """Where the characters of a folded text stand in the text itself, in code points.

    ``kept[n]`` characters of the folded text stand before the n-th gap; with it and all before it
    ``gone[n]`` are left out.
    """

    kept: list[int]
    gone: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text's range for the non-empty range ``start`` to ``end`` of the folded one."""
        return self._place(start), self._place(end - 1) + 1

    def spans(self, starts: Sequence[int], length: int) -> tuple["array[int]", "array[int]"]:
        """The starts and ends in the text of hits as long as this, whose starts rise."""
        return self._moved(starts, 0), self._moved(starts, length - 1, 1)

    def _moved(self, starts: Sequence[int], by: int, behind: int = 0) -> "array[int]":
        moved = array("I")
        gaps, gap, gone = len(self.kept), 0, behind
        for start in starts:
            at = start + by
            while gap < gaps and self.kept[gap] <= at:
                gone = self.gone[gap] + behind
                gap += 1
            moved.append(at + gone)
        return moved

    def _place(self, at: int) -> int:
        gap = bisect_right(self.kept, at)
        return at + (self.gone[gap - 1] if gap else 0)


def folded(text: str) -> str:
    """The searchable form of a text, or of words that are looked for in one."""
    text = _GONE.sub("", text)
    table = _table()
    met = set(text) & table.keys()
    if len(met) > _MANY:
        return text.translate(_numbered())
    for character in met:
        text = text.replace(character, table[character])
    return text


def places(text: str) -> Places:
    """How to get from ``folded(text)`` back into ``text``."""
    gaps = [match.span() for match in _GONE.finditer(text)]
    gone = list(accumulate(end - start for start, end in gaps))
    kept = [start - before for (start, _), before in zip(gaps, (0, *gone), strict=False)]
    return Places(kept, gone)


@cache
def _table() -> dict[str, str]:
    """What each character becomes; no character that one becomes is in it itself."""
    one_step = dict(FULL_TO_PLAIN)
    # The final sigma is the same letter, and a part of a word is found too.
    one_step["ς"] = "σ"
    for letter in map(chr, chain(*_ACCENTED)):
        # One character or two, é is the same letter, and of the two the accent is dropped.
        apart = unicodedata.normalize("NFD", letter)
        marks = apart[1:]
        if marks and letter.isalpha() and all(ord(mark) in _MARKS for mark in marks):
            one_step[letter] = apart[0]
    for letter in map(chr, _TWINS):
        one_step[letter] = unicodedata.normalize("NFKC", letter)
    one_step.update(OWN)
    one_step.update(_simplified())
    for letter in map(chr, range(0x10000)):
        # A few capitals, as the Turkish İ, become two letters: they stay as they are.
        if letter not in one_step and len(small := letter.lower()) == 1 and small != letter:
            one_step[letter] = small
    table = {}
    for letter, plain in one_step.items():
        seen = {letter}
        while plain in one_step and plain not in seen:
            seen.add(plain)
            plain = one_step[plain]
        if plain != letter and len(plain) == 1:
            table[letter] = plain
    return table


@cache
def _numbered() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in _table().items()}


def _simplified() -> dict[str, str]:
    """Traditional → simplified, from the tables of OpenCC; the first of several, since both sides
    of a comparison take the same one."""
    spec = importlib.util.find_spec("opencc_purepy")
    # Its table is wanted and not its converter, which takes 57 ms to import.
    assert spec is not None and spec.submodule_search_locations
    file = Path(spec.submodule_search_locations[0], _TABLE)
    made = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1:
            made[traditional] = first
    return made
