# SPDX-License-Identifier: MIT
"""Text made comparable: white space dropped, width folded, and the way back to the original."""

import re
from array import array
from typing import NamedTuple

# Zero-width characters and soft hyphens are as invisible as a space and get lost as easily.
_SEEN = re.compile("[^\\s\u00ad\u200b\u2060\ufeff]+")

_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | dict(
    zip(range(0xFFE0, 0xFFE7), (0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9), strict=True)
)
FULL_TO_PLAIN = {chr(full): chr(plain) for full, plain in _WIDTH.items()}
_LONG = 1000


class Normalised(NamedTuple):
    """``offsets[i]`` is the place of ``text[i]`` in the original, in code points."""

    text: str
    offsets: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's range for the non-empty range ``start`` to ``end`` of ``text``."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Match(NamedTuple):
    """A range of the original text, in code points."""

    start: int
    end: int


def fold(text: str) -> str:
    """Only the comparable text, when the way back is not needed.

    Folding replaces one character by one or drops it; it never joins or splits characters, so
    that each offset has exactly one origin (NFKC would not: ㎡, （一）, ① become other texts).
    """
    return _narrowed("".join(_SEEN.findall(text)))


def normalise(text: str) -> Normalised:
    every = array("I", range(len(text)))
    offsets = array("I")
    pieces = []
    for match in _SEEN.finditer(text):
        pieces.append(match.group())
        offsets += every[match.start() : match.end()]
    return Normalised(_narrowed("".join(pieces)), offsets)


def _narrowed(text: str) -> str:
    """Full-width letters as plain ones; to look for each of the hundred takes a quarter of the
    time of translating every character of a long text."""
    if len(text) < _LONG:
        return text.translate(_WIDTH)
    for full, plain in FULL_TO_PLAIN.items():
        if full in text:
            text = text.replace(full, plain)
    return text


def positions(text: str, part: str) -> list[int]:
    """Every place of ``part`` in ``text``, overlapping ones too; none for an empty one."""
    found = []
    at = text.find(part) if part else -1
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def find_quote(text: str, quote: str) -> tuple[Match, ...]:
    """Where a quote stands, compared as a selector compares; in order, none overlapping."""
    wanted = fold(quote)
    if not wanted:
        return ()
    normalised = normalise(text)
    found = []
    at = normalised.text.find(wanted)
    while at >= 0:
        found.append(Match(*normalised.span(at, at + len(wanted))))
        at = normalised.text.find(wanted, at + len(wanted))
    return tuple(found)
