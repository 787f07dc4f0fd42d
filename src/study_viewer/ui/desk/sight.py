# SPDX-License-Identifier: MIT
"""Which text stood on the screen, and which of it somebody read there."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from study_viewer.core.document.pace import FASTEST, LETTERS, SLOWEST
from study_viewer.ui.reader.panel import ReaderPanel

REST_MS = 1000
"""A line is read in no less; whoever turns pages faster is looking for something."""
PACE: float = FASTEST
"""Chinese characters a minute: what was in sight for less time than that takes was only passed."""
HASTE: float = 2.0
"""So many times faster than usual somebody may read; who goes on sooner has not read it."""

_TICK_MS = 500
_PATIENCE = 2
"""So many times longer than usual somebody may read a screen without a hand being moved."""
_LEAST_PATIENCE = 30.0
"""Seconds, of a screen with little on it."""
_SIGNS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Sight(QObject):
    """``rested`` (start, end) is what was in sight at the beginning and at the end of a rest.

    ``read`` (start, end) is what somebody went on from after the time that reading it takes. The
    time counts only while the window is in front, nothing is open over it, and a hand was moved
    lately. What stands at the end of a text, where nothing can be gone on to, is read when a hand
    moves after that time. In doubt nothing was read.
    """

    rested = Signal(int, int)
    read = Signal(int, int)

    def __init__(self, reader: ReaderPanel, pace: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._pace = pace
        self._first = (0, 0)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._look_again)
        self._shown: tuple[int, int] | None = None
        self._spent = 0.0
        """Seconds of reading that are not yet reckoned to a passage."""
        self._idle = 0.0
        """Seconds since a hand was moved."""
        self._then = 0.0
        self._mouse = QPointF()
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        reader.view.installEventFilter(self)
        reader.view.viewport().installEventFilter(self)

    def look(self, *, jump: bool = False) -> None:
        """What is in sight may have changed: by the person's scrolling, or by a jump."""
        if not self._rest.isActive():
            self._first = self._reader.seen()
            self._rest.start(self._least())
        before, now = self._shown, self._reader.seen()
        if jump or before is None or not before[0] <= now[0] <= before[1]:
            back = not jump and before is not None and now[0] <= before[0] <= now[1]
            self._spent = self._spent if back else 0.0
        elif now[0] > before[0]:
            self._pass_by(before[0], now[0])
        self._shown = now
        self._stir()

    def go_on(self) -> None:
        """The person turns to what comes next, which is not in sight yet."""
        if self._shown is not None:
            self._pass_by(*self._shown)

    def forget(self) -> None:
        """Another text is shown from now on."""
        self._rest.stop()
        self._ticking.stop()
        self._shown = None
        self._spent = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._shown is not None and self._is_of_a_hand(event):
            self._stir()
            start, end = self._shown
            if end >= len(self._reader.view.text) and self._spent >= self._takes(start, end):
                self.read.emit(start, end)
        return False

    def _is_of_a_hand(self, event: QEvent) -> bool:
        """Qt makes up moves of a mouse that lies still, where a text scrolls below it."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            before, self._mouse = self._mouse, event.globalPosition()
            return self._mouse != before
        return event.type() in _SIGNS

    def _stir(self) -> None:
        """A hand was moved."""
        self._idle = 0.0
        if not self._ticking.isActive():
            self._then = monotonic()
            self._ticking.start()

    def _tick(self) -> None:
        # A computer that slept was not read on.
        passed = min(monotonic() - self._then, 2 * _TICK_MS / 1000)
        self._then = monotonic()
        if self._shown is None:
            self._ticking.stop()
            return
        whole = self._takes(*self._shown)
        self._idle += passed
        if self._idle > max(_LEAST_PATIENCE, whole * HASTE * _PATIENCE):
            self._spent = 0.0
            self._ticking.stop()
        elif self._attended():
            self._spent = min(self._spent + passed, whole)

    def _attended(self) -> bool:
        """Is the text what the person has in front?"""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return over is None and self._reader.window().isActiveWindow()

    def _pass_by(self, start: int, end: int) -> None:
        """The passage goes out of sight; the time it takes is taken from what was spent."""
        takes = self._takes(start, end, least=0.0)
        if self._spent >= takes and self._spent > 0:
            self._spent -= takes
            self.read.emit(start, end)
        else:
            self._spent = 0.0

    def _takes(self, start: int, end: int, least: float = REST_MS / 1000) -> float:
        """Seconds in which the passage can be read by somebody in haste."""
        pace = HASTE * min(max(self._pace(), SLOWEST), FASTEST)
        return max(least, 60.0 * self._characters(start, end) / pace)

    def _characters(self, start: int, end: int) -> float:
        return (end - start) / (LETTERS if self._reader.in_letters() else 1)

    def _least(self) -> int:
        """Milliseconds that what is in sight takes to be read."""
        return max(REST_MS, round(self._characters(*self._first) * 60_000 / PACE))

    def _look_again(self) -> None:
        before, now = self._first, self._reader.seen()
        start, end = max(before[0], now[0]), min(before[1], now[1])
        if now != before:
            self._first = now
            self._rest.start(self._least())
        if start <= end:
            self.rested.emit(start, end)
