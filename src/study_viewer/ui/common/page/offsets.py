# SPDX-License-Identifier: MIT
"""The one place where offsets of a section's plain text and positions in its page meet.

An offset counts code points of the plain text (leaf blocks joined by LF). A QTextDocument counts
UTF-16 units, holds blocks that have no text of the section (a rule, the empty block before a
table) and shifts at tables. So the page notes where each leaf begins, and only within a leaf is
counted: there both run in step, but for characters beyond U+FFFF, which are two units.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class OffsetMap:
    """Filled leaf by leaf in reading order while a page is built, then only asked."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._positions: list[int] = []
        self._lengths: list[int] = []
        self._wide: dict[int, str] = {}
        self.next_start = 0
        """The offset at which the next leaf will start."""

    def add(self, position: int, text: str) -> int:
        """The next leaf: its first position and its text; answers the offset it starts at."""
        start = self.next_start
        # Counting the encoded units takes a twentieth of looking at each character.
        if not text.isascii() and len(_encoded(text)) > 2 * len(text):
            self._wide[len(self._starts)] = text
        self._starts.append(start)
        self._positions.append(position)
        self._lengths.append(len(text))
        self.next_start = start + len(text) + 1
        return start

    def add_all(self, position: int, texts: Sequence[str]) -> None:
        """The next leaves, the first of them at ``position``; one position is between any two."""
        together = "".join(texts)
        if not together.isascii() and len(_encoded(together)) > 2 * len(together):
            for text in texts:
                self.add(position, text)
                position += len(_encoded(text)) // 2 + 1
            return
        lengths = list(map(len, texts))
        ends = list(accumulate(length + 1 for length in lengths))
        begins = [0, *ends[:-1]]
        self._starts.extend(self.next_start + begin for begin in begins)
        self._positions.extend(position + begin for begin in begins)
        self._lengths.extend(lengths)
        self.next_start += ends[-1] if ends else 0

    @property
    def length(self) -> int:
        """Code points of the plain text."""
        return max(self.next_start - 1, 0)

    def position_of(self, offset: int) -> int:
        """Offsets outside the text answer its first or last position."""
        if not self._starts:
            return 0
        leaf = max(bisect_right(self._starts, offset) - 1, 0)
        inside = min(max(offset - self._starts[leaf], 0), self._lengths[leaf])
        if leaf in self._wide:
            inside = _units(self._wide[leaf][:inside])
        return self._positions[leaf] + inside

    def offset_of(self, position: int) -> int:
        """A position that shows no text of the section answers the end of the leaf before it.

        One in the middle of a character of two units answers the offset before the character.
        """
        if not self._starts:
            return 0
        leaf = bisect_right(self._positions, position) - 1
        if leaf < 0:
            return 0
        inside = position - self._positions[leaf]
        if leaf in self._wide:
            inside = _points(self._wide[leaf], inside)
        return self._starts[leaf] + min(inside, self._lengths[leaf])


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _points(text: str, units: int) -> int:
    counted = 0
    for index, character in enumerate(text):
        counted += 2 if character > "\uffff" else 1
        if counted > units:
            return index
    return len(text)
