# SPDX-License-Identifier: MIT
"""Which documents the section tree shows and, from many on, in which group each of them stands."""

from collections.abc import Sequence

from study_viewer.ui.outline.branches import CROWD

_GROUPS = 100


class Ranks:
    """Documents have numbers; ``shown`` has them in the order of their rows.

    Qt asks for every row on top whenever one comes or goes, 8 µs each: of 10,000 documents that
    took 80 ms, of 100 groups it takes one.
    """

    def __init__(self, shown: Sequence[int] = ()) -> None:
        self.shown = shown
        self._place = (
            None
            if isinstance(shown, range)
            else {number: place for place, number in enumerate(shown)}
        )
        self._size = -(-len(shown) // _GROUPS) if len(shown) > CROWD else 0

    @property
    def grouped(self) -> bool:
        return bool(self._size)

    @property
    def tops(self) -> int:
        """Rows on top: groups, else documents."""
        return -(-len(self.shown) // self._size) if self._size else len(self.shown)

    def group(self, number: int) -> int | None:
        """The group that a document stands in; None where there are none, or it is not shown."""
        place = self._place_of(number)
        return None if place is None or not self._size else place // self._size

    def row(self, number: int) -> int | None:
        """Where it stands in its group, else on top; None where it is not shown."""
        place = self._place_of(number)
        if place is None:
            return None
        return place % self._size if self._size else place

    def within(self, group: int) -> Sequence[int]:
        """The documents of a group."""
        return self.shown[group * self._size : (group + 1) * self._size]

    def key(self, group: int) -> str:
        """What names a group as long as it holds these places: 1–100, after a blank, which
        begins the name of no document."""
        first = group * self._size
        return f" {first + 1}–{first + len(self.within(group))}"

    def named(self, key: str) -> int | None:
        """The group of that key."""
        groups = range(self.tops if self._size else 0)
        return next((group for group in groups if self.key(group) == key), None)

    def _place_of(self, number: int) -> int | None:
        if self._place is not None:
            return self._place.get(number)
        return number if number < len(self.shown) else None
