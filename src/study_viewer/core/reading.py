# SPDX-License-Identifier: MIT
"""Where somebody reads, and which parts of each section were read."""

from collections.abc import Iterable

from study_viewer.core.changes import Changes
from study_viewer.core.document.ranges import Ranges
from study_viewer.core.keeper import Keeper
from study_viewer.core.store import progress as store
from study_viewer.core.store.progress import Place as Place


class Reading:
    """Reading places and progress; whoever calls ``moved`` sees to it that it is not too often."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def place(self) -> Place | None:
        """Where was read last of all."""
        return self._keeper.run(store.last_place)

    def place_in(self, document: str) -> Place | None:
        return self._keeper.run(lambda file: store.last_place(file, document))

    def last_read(self) -> tuple[str, ...]:
        """The documents that were ever read, the last one first."""
        return self._keeper.run(store.documents_read)

    def moved(
        self,
        document: str,
        section: str,
        offset: int,
        seen: tuple[int, int] | None = None,
    ) -> Changes:
        """Reading goes on at ``offset``; ``seen`` is a range that was on the screen for a while.

        That range alone counts as read: whoever jumps to the end of a section has not read what
        lies between.
        """
        place = Place(document, section, max(0, offset))
        self._keeper.run(lambda file: store.write(file, place, seen))
        return Changes(reading=(document,))

    def progress(self, document: str) -> dict[str, Ranges]:
        """Section → what was read of it, for the sections of which something ever was."""
        return self._keeper.run(lambda file: store.ranges_of(file, document))

    def all_progress(self) -> dict[str, dict[str, Ranges]]:
        """As ``progress``, of every document that was ever read, in one question."""
        return self._keeper.run(store.all_ranges)

    def mark_range(self, document: str, section: str, start: int, end: int, read: bool) -> Changes:
        """Sets that a passage counts as read, or as not."""
        return self.mark_ranges(document, ((section, start, end),), read)

    def mark_ranges(
        self, document: str, passages: Iterable[tuple[str, int, int]], read: bool
    ) -> Changes:
        """As ``mark_range`` for several (section, start, end): all of them or none."""
        every = tuple(passages)
        self._keeper.run(lambda file: store.mark(file, document, every, read))
        return Changes(reading=(document,))

    def carry(self, document: str, place: Place | None, ranges: dict[str, Ranges]) -> Changes:
        """The document has another text: where the place is in it, and all that was read of it.

        It does not become the document that was read last.
        """
        self._keeper.run(lambda file: store.carry(file, document, place, ranges))
        return Changes(reading=(document,))
