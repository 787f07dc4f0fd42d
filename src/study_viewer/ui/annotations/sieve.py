# SPDX-License-Identifier: MIT
"""Picks the cards that a filter lets through, in turns so short that nobody waits for them."""

from itertools import islice

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from study_viewer.ui.annotations.filter import Filter
from study_viewer.ui.annotations.listed import Card, Listed

# A few hundred cards come at once; 100,000 in some fifteen turns.
_TURN_MS = 15
_SHORT_MS = 5
# Between two looks at the clock: so many notes of 3,600 characters take 8 ms to fold.
_GULP = 50


class Sieve(QObject):
    """``done`` carries the cards that fit, at once where they are few."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._cards = iter(())
        self._fitting: list[Card] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        return self._next.isActive()

    def start(self, listed: Listed, filter: Filter) -> None:
        """Anew, whatever was under way."""
        self._filter = filter
        # A copy: what comes and goes meanwhile starts all of this again.
        self._cards = iter(list(listed.cards))
        self._fitting = []
        self._turn()

    def stop(self) -> None:
        self._next.stop()

    def _turn(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        fits = self._filter.fits
        while clock.elapsed() < _TURN_MS:
            gulp = list(islice(self._cards, _GULP))
            if not gulp:
                if clock.elapsed() > _SHORT_MS:
                    # To show 100,000 takes 45 ms: a turn of its own.
                    break
                self._next.stop()
                self.done.emit(self._fitting)
                return
            self._fitting += [card for card in gulp if fits(card.annotation)]
        self._next.start()
