# SPDX-License-Identifier: MIT
"""Outline entries from sections as they come: ids, parents and lengths."""

from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Entry
from study_viewer.core.one_line import shortened

TITLE_LIMIT = 200
"""Longest title of an entry in code points; more is no title but a paragraph that went astray."""


class Start(NamedTuple):
    """A place an entry will stand at: ``start`` in code points, ``level`` from 1."""

    title: str
    level: int
    start: int


class Entries:
    """Collects the outline of one document in reading order."""

    def __init__(self) -> None:
        self._made: list[Entry] = []
        self._open: list[Entry] = []

    def add(self, section: str, starts: Sequence[Start], characters: int) -> None:
        """One section with its entries in order; ``characters`` is the length of its text.

        A level that leaps (1, then 3) is taken as one step: the tree follows nesting, not numbers.
        """
        for n, start in enumerate(starts):
            end = starts[n + 1].start if n + 1 < len(starts) else characters
            while self._open and self._open[-1].level >= start.level:
                self._open.pop()
            entry = Entry(
                id=f"{section}.{n + 1}",
                title=shortened(start.title, TITLE_LIMIT),
                level=start.level,
                parent=self._open[-1].id if self._open else None,
                section=section,
                start=start.start,
                characters=max(0, end - start.start),
            )
            self._made.append(entry)
            self._open.append(entry)

    def made(self) -> tuple[Entry, ...]:
        """The outline with levels as the nesting has them, the top being 1."""
        depth: dict[str | None, int] = {None: 0}
        regular = []
        for entry in self._made:
            depth[entry.id] = depth[entry.parent] + 1
            regular.append(entry._replace(level=depth[entry.id]))
        return tuple(regular)
