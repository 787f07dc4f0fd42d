# SPDX-License-Identifier: MIT
"""A passage that was jumped to lights up and fades, so that the eye finds it."""

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

HOLD = 500
FADE = 700
"""Milliseconds at full strength, then until it is gone."""
FRAME = 40


class Flash:
    """Repaints ``canvas`` while it lasts; whoever paints asks how strong it is."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self._range: tuple[int, int] | None = None
        self._clock = QElapsedTimer()
        self._beat = QTimer(canvas)
        self._beat.setInterval(FRAME)
        self._beat.timeout.connect(self._next)

    def start(self, start: int, end: int) -> None:
        self._range = (start, end)
        self._clock.start()
        self._beat.start()
        self._canvas.update()

    def stop(self) -> None:
        self._range = None
        self._beat.stop()

    def range_and_strength(self) -> tuple[int, int, float] | None:
        if self._range is None:
            return None
        gone = self._clock.elapsed() - HOLD
        strength = 1.0 if gone <= 0 else max(1 - gone / FADE, 0.0)
        return *self._range, strength

    def _next(self) -> None:
        if self._clock.elapsed() > HOLD + FADE:
            self.stop()
        self._canvas.update()
