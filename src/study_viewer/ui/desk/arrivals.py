# SPDX-License-Identifier: MIT
"""What came in and was not followed by another act: Ctrl+Z means it, the newest first."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

Edition = tuple[str, int]
"""A document and which of its editions."""


class Imported(NamedTuple):
    """New documents."""

    documents: tuple[str, ...]


class Renewed(NamedTuple):
    """New editions, and what takes them back."""

    editions: frozenset[Edition]
    take_back: Callable[[], None]


class Arrivals:
    """Several new editions may come one after another; each goes back for itself."""

    def __init__(self) -> None:
        self._last: list[Imported | Renewed] = []

    def __bool__(self) -> bool:
        return bool(self._last)

    def came(self, documents: tuple[str, ...]) -> None:
        """An import of new documents is no act to undo, since what was written meanwhile would
        lose its text; but who tries to right after it hears how it is taken back. That is said
        only while nothing else came."""
        self._drop_imported()
        self._last.append(Imported(documents))

    def renewed(self, editions: Iterable[Edition], take_back: Callable[[], None]) -> None:
        """These came, or could not be taken back; ``take_back`` is the way for all of them from
        now on. Nothing is lost where that is done right after they came."""
        editions = frozenset(editions)
        self.gone(editions)
        self._drop_imported()
        self._last.append(Renewed(editions, take_back))

    def gone(self, editions: Iterable[Edition]) -> None:
        """These, and only these, were taken back, or cannot be since another edition is read."""
        kept: list[Imported | Renewed] = []
        for one in self._last:
            if isinstance(one, Renewed):
                one = one._replace(editions=one.editions.difference(editions))
                if not one.editions:
                    continue
            kept.append(one)
        self._last = kept

    def _drop_imported(self) -> None:
        self._last = [one for one in self._last if isinstance(one, Renewed)]

    def take(self) -> Imported | Renewed:
        """The newest, which is meant no longer after that."""
        return self._last.pop()

    def forget(self) -> None:
        """Another act was done."""
        self._last.clear()
