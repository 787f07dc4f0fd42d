# SPDX-License-Identifier: MIT
"""Where somebody reads, and how far each section was read."""

from study_viewer.core.changes import Changes
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

    def moved(
        self,
        document: str,
        section: str,
        offset: int,
        seen: tuple[int, int] | None = None,
    ) -> Changes:
        """Reading goes on at ``offset``; ``seen`` is a range that was on the screen for a while.

        It counts as read only where it joins what was read before, at most its own length
        farther on: whoever jumps to the end of a section has not read what lies between.
        """
        place = Place(document, section, max(0, offset))
        self._keeper.run(lambda file: store.write(file, place, seen))
        return Changes(reading=(document,))

    def progress(self, document: str) -> dict[str, int]:
        """Section → the farthest offset that was read, for the sections ever opened."""
        return self._keeper.run(lambda file: store.farthest(file, document))

    def mark(self, document: str, section: str, offset: int) -> Changes:
        """Sets how far a section counts as read: its length for all of it, 0 for none."""
        self._keeper.run(lambda file: store.set_farthest(file, document, section, offset))
        return Changes(reading=(document,))
