# SPDX-License-Identifier: MIT
"""Where many rows stand one below another, of which only those that were in sight are measured.

Measuring 100,000 cards takes seconds; a guess stands in until a row comes into sight.
"""

from bisect import bisect_right
from itertools import accumulate


class Lane:
    """Heights in pixels; what is asked of tops costs a sum over the rows changed since."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._known = bytearray()
        self._tops = [0]
        self._summed = 0
        """Tops up to this row hold."""

    def __len__(self) -> int:
        return len(self._heights)

    def fill(self, guesses: list[int]) -> None:
        """Rows anew, none of them measured."""
        self._heights = guesses.copy()
        self._known = bytearray(len(self._heights))
        self._summed = 0

    def insert(self, row: int, guesses: list[int]) -> None:
        self._heights[row:row] = guesses
        self._known[row:row] = bytes(len(guesses))
        self._summed = min(self._summed, row)

    def remove(self, row: int, count: int) -> None:
        del self._heights[row : row + count]
        del self._known[row : row + count]
        self._summed = min(self._summed, row)

    def forget(self, row: int) -> None:
        """It is to be measured again; until then it keeps its height."""
        self._known[row] = 0

    def forget_all(self) -> None:
        self._known = bytearray(len(self._heights))

    def knows(self, row: int) -> bool:
        return bool(self._known[row])

    def measured(self, row: int, height: int) -> None:
        self._known[row] = 1
        if self._heights[row] != height:
            self._heights[row] = height
            self._summed = min(self._summed, row)

    def height(self, row: int) -> int:
        return self._heights[row]

    def top(self, row: int) -> int:
        """Of the row after the last it is the height of all."""
        return self._sums()[row]

    @property
    def total(self) -> int:
        return self._sums()[-1]

    def row_at(self, y: int) -> int:
        """The row at that height; -1 above the first, as many as there are below the last."""
        return bisect_right(self._sums(), y) - 1

    def _sums(self) -> list[int]:
        first = self._summed
        if first < len(self._heights) or len(self._tops) != len(self._heights) + 1:
            base = self._tops[first] if first < len(self._tops) else 0
            self._tops[first:] = accumulate(self._heights[first:], initial=base)
            self._summed = len(self._heights)
        return self._tops
