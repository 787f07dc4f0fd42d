# SPDX-License-Identifier: MIT
"""A ring round a list or a page that the keyboard was led to, where nothing else would show it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_LED = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Whoever clicks into a page knows where the keyboard is, and wants no frame round the text."""


class FocusRing(QWidget):
    """Lies over its widget, lets every click through, and goes with it."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        of.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            led = event.type() == QEvent.Type.FocusIn and event.reason() in _LED
            # Another window in front for a moment does not change where the keyboard was led.
            if led or event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._fit()
                self.setVisible(led)
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().accent().color(), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)

    def _fit(self) -> None:
        of = self.parentWidget()
        # Beside the scroll bar, which would lie over one edge of it.
        scrolls = isinstance(of, QAbstractScrollArea)
        self.setGeometry(of.viewport().geometry() if scrolls else of.rect())
        self.raise_()
