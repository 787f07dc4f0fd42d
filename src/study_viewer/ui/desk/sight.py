# SPDX-License-Identifier: MIT
"""Which text stood on the screen long enough to be read."""

from PySide6.QtCore import QObject, QTimer, Signal

from study_viewer.core.document.pace import FASTEST, LETTERS
from study_viewer.ui.reader.panel import ReaderPanel

REST_MS = 1000
"""A line is read in no less; whoever turns pages faster is looking for something."""
PACE: float = FASTEST
"""Chinese characters a minute: what was in sight for less time than that takes was not read. A
screen of 600 characters needs 24 seconds."""


class Sight(QObject):
    """``rested`` (start, end) is what was in sight at the beginning and at the end of a rest.

    Two looks a rest apart serve a page that lies still as well as one that is slowly scrolled.
    """

    rested = Signal(int, int)

    def __init__(self, reader: ReaderPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._first = (0, 0)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._look_again)

    def look(self) -> None:
        """What is in sight may have changed."""
        if not self._rest.isActive():
            self._first = self._reader.seen()
            self._rest.start(self._least())

    def _least(self) -> int:
        """Milliseconds that what is in sight takes to be read."""
        start, end = self._first
        characters = (end - start) / (LETTERS if self._reader.in_letters() else 1)
        return max(REST_MS, round(characters * 60_000 / PACE))

    def forget(self) -> None:
        """Another text is shown from now on."""
        self._rest.stop()

    def _look_again(self) -> None:
        before, now = self._first, self._reader.seen()
        start, end = max(before[0], now[0]), min(before[1], now[1])
        if now != before:
            self.look()
        if start <= end:
            self.rested.emit(start, end)
