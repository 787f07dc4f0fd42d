# SPDX-License-Identifier: MIT
"""A small round switch with a word on it: one of a few ways to narrow what is listed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from study_viewer.ui.common.theme import Theme

_LEAST = 6
"""Pixels beside the words; a sharp screen measures them a little wider than asked here."""


class Chip(QAbstractButton):
    def __init__(self, theme: Theme, parent: QWidget, *, small: bool = False) -> None:
        """``small`` where many stand together."""
        super().__init__(parent)
        self._theme = theme
        self._small = small
        if small:
            font = self.font()
            font.setPixelSize(max(font.pixelSize() - 1, 12))
            self.setFont(font)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self._small:
            return QSize(metrics.horizontalAdvance(self.text()) + 20, max(24, metrics.height() + 6))
        return QSize(metrics.horizontalAdvance(self.text()) + 28, max(26, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """In a narrow panel the room beside the words goes first, and they stay whole."""
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return QSize(
            QFontMetrics(font).horizontalAdvance(self.text()) + 2 * _LEAST, self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = theme.tint if self.isChecked() else theme.window
        painter.setBrush(QColor(ground))
        painter.setPen(
            QPen(QColor(theme.accent), 1) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        )
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = self.font()
        font.setWeight(font.Weight.DemiBold if self.isChecked() else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if self.isChecked() else theme.soft))
        room = self.width() - 8
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
