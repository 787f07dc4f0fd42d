# SPDX-License-Identifier: MIT
"""The colours of highlights as dots to click: ringed where one is chosen, crossed out where not."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from study_viewer.ui.common.theme import Theme


class _Dot(QAbstractButton):
    def __init__(self, colour: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def _disc(self, painter: QPainter, area: QRectF, line: float, *, filled: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(QColor(theme.marks[self.colour]), line))
        ground = QColor(theme.highlights[self.colour])
        painter.setBrush(ground if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area)


class RingedDot(_Dot):
    """One of those that are looked for; the ring says that it is on."""

    def __init__(self, colour: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(colour, theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(theme.ink if self.isChecked() else theme.accent), 1.6))
            painter.drawEllipse(whole.adjusted(1, 1, -1, -1))
        self._disc(painter, whole.adjusted(4.5, 4.5, -4.5, -4.5), 1, filled=True)


class CrossedDot(_Dot):
    """One of those that are all in; ticked, and once clicked crossed out."""

    def __init__(self, colour: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(colour, theme, parent)
        self.setChecked(True)
        self.setFixedSize(28, 32)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(28, 32)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, 18, 18)
        area.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        self._disc(painter, area, 1.4, filled=self.isChecked())
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.ink), 1.6, c=Qt.PenCapStyle.RoundCap))
            tick = (QPointF(5.2, 9.4), QPointF(8, 12.2), QPointF(13, 6.4))
            painter.drawPolyline([area.topLeft() + point for point in tick])
        else:
            painter.setPen(QPen(QColor(theme.soft), 1.6, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(area.bottomLeft() + QPointF(1, -1), area.topRight() + QPointF(-1, 1))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(-4, -4, 4, 4))
