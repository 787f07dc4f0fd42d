# SPDX-License-Identifier: MIT
"""The places that were left by a jump, and the way back to them and on again."""

from collections.abc import Callable

from study_viewer.core.reading import Place

MERGED_SECONDS = 2.0
"""Whoever jumps on so soon did not stay there to read."""

MOST = 100


class History:
    """Knows places alone; ``clock`` gives seconds that never run backwards.

    ``exists`` says whether a place can be shown now: one that cannot is passed over, and stays in
    case its document comes back.
    """

    def __init__(self, clock: Callable[[], float], exists: Callable[[Place], bool]) -> None:
        self._clock = clock
        self._exists = exists
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._jumped: float | None = None

    def stay(self) -> None:
        """Something was done here: a jump away leaves a place that is worth coming back to."""
        self._jumped = None

    def leave(self, here: Place) -> None:
        """A jump leads away from ``here``: there is nothing ahead any more."""
        now = self._clock()
        soon = self._jumped is not None and now - self._jumped < MERGED_SECONDS
        self._jumped = now
        self._ahead.clear()
        if not (soon and self._behind) and self._behind[-1:] != [here]:
            self._behind.append(here)
            del self._behind[:-MOST]

    def back(self, here: Place) -> Place | None:
        """The place left last, from which ``forward`` leads to ``here`` again; None if none is."""
        return self._go(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        return self._go(self._ahead, self._behind, here)

    def can_go_back(self, here: Place) -> bool:
        return self._leads(self._behind, here)

    def can_go_forward(self, here: Place) -> bool:
        return self._leads(self._ahead, here)

    def _leads(self, places: list[Place], here: Place) -> bool:
        return any(place != here and self._exists(place) for place in places)

    def _go(self, source: list[Place], other: list[Place], here: Place) -> Place | None:
        if not self._leads(source, here):
            return None
        other.append(here)
        self.stay()
        while True:
            place = source.pop()
            if place != here and self._exists(place):
                return place
            if place != here:
                # Beyond where one is now, so that it is met again if its document comes back.
                other.append(place)
