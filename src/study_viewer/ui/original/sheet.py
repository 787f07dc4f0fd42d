# SPDX-License-Identifier: MIT
"""A page of paper in a scrolled area, as wide as its room or larger."""

from time import monotonic

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

MARGIN = 12
STEP = 1.25
LARGEST = 4.0
SMALLEST = 0.5
USUAL_RATIO = 1.414
"""Height by width of a page that is not known yet: ISO 216."""
LINE = 60
"""Pixels an arrow key moves the page."""
_IN_SIGHT = (0.1, 0.7)
"""Between these parts of the room a place is in sight well enough to leave the page as it stands"""
_REST = 0.4
"""Seconds at the end of a page before the wheel turns it: a swing of the wheel ends there."""


class Sheet(QAbstractScrollArea):
    """White in the dark too: it shows a sheet of paper. ``zoom`` 1 is as wide as the room."""

    turn_wanted = Signal(int)
    """The next page (1), or the one before (-1)."""
    width_changed = Signal()
    """Other pixels are wanted now."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._ratio = USUAL_RATIO
        self._grip: QPoint | None = None
        self._since = 0.0
        self.zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that came and went would change the room, and with it the page.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(120)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(scroll_bar_sheet(theme, theme.window))
        self.viewport().update()

    def pixels(self) -> int:
        """How many pixels of the screen the page is wide."""
        return max(16, round(self._across() * self.devicePixelRatioF()))

    def show_picture(self, image: QImage | None) -> None:
        """The page; while there is none, white paper of the size that the last one had."""
        self._image = image
        if image is not None and image.width() > 0:
            self._ratio = image.height() / image.width()
        self._measure()

    def stand_at(self, share: float) -> None:
        """Scrolls to a part of the page, from 0 at its top to 1; without moving it in vain."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        at = MARGIN + share * self._down()
        if not _IN_SIGHT[0] * room <= at - bar.value() <= _IN_SIGHT[1] * room:
            bar.setValue(round(at - _IN_SIGHT[0] * room) if share > 0 else 0)

    def to_end(self, *, last: bool) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if last else 0)

    def resize_page(self, zoom: float) -> None:
        """What stands in the middle of the room stays there."""
        zoom = min(max(zoom, SMALLEST), LARGEST)
        if zoom == self.zoom:
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().size()
        middle = (across.value() + room.width() / 2, down.value() + room.height() / 2)
        factor = zoom / self.zoom
        self.zoom = zoom
        self._measure()
        across.setValue(round(middle[0] * factor - room.width() / 2))
        down.setValue(round(middle[1] * factor - room.height() / 2))
        self.width_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(420, 600)

    def _across(self) -> float:
        return max(self.viewport().width() - 2 * MARGIN, 16) * self.zoom

    def _down(self) -> float:
        return self._across() * self._ratio

    def _measure(self) -> None:
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self._across(), room.width()),
            (self.verticalScrollBar(), self._down(), room.height()),
        ):
            bar.setRange(0, max(0, round(whole + 2 * MARGIN - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(20)
        self.viewport().update()

    def _page(self) -> QRectF:
        across, down = self._across(), self._down()
        spare = self.viewport().width() - across
        left = spare / 2 if spare > 2 * MARGIN else MARGIN - self.horizontalScrollBar().value()
        return QRectF(left, MARGIN - self.verticalScrollBar().value(), across, down)

    # What Qt tells.

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._since = monotonic()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.window))
        page = self._page()
        painter.fillRect(page, QColor("#ffffff"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image, QRectF(self._image.rect()))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resize_page(self.zoom * STEP ** (turned / 120))
            event.accept()
            return
        bar = self.verticalScrollBar()
        end = bar.maximum() if turned < 0 else bar.minimum()
        if turned and bar.value() == end:
            if monotonic() - self._since > _REST:
                self._since = monotonic()
                self._turn(1 if turned < 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        match event.key():
            case key.Key_PageDown | key.Key_Space:
                self._go_on(1)
            case key.Key_PageUp | key.Key_Backspace:
                self._go_on(-1)
            case key.Key_Down | key.Key_Up:
                bar.setValue(bar.value() + (LINE if event.key() == key.Key_Down else -LINE))
            case key.Key_Left | key.Key_Right if across.maximum() > 0:
                step = LINE if event.key() == key.Key_Right else -LINE
                across.setValue(across.value() + step)
            case key.Key_Right:
                self._turn(1)
            case key.Key_Left:
                self._turn(-1)
            case key.Key_Home | key.Key_End:
                self.to_end(last=event.key() == key.Key_End)
            case key.Key_Plus | key.Key_Equal:
                self.resize_page(self.zoom * STEP)
            case key.Key_Minus:
                self.resize_page(self.zoom / STEP)
            case key.Key_0:
                self.resize_page(1.0)
            case key.Key_Escape:
                self.left.emit()
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        here = event.position().toPoint()
        moved, self._grip = here - self._grip, here
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - moved.x())
        down.setValue(down.value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.viewport().unsetCursor()

    def _go_on(self, way: int) -> None:
        """A room further, and at the end of the page to the next one."""
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if way > 0 else bar.minimum()):
            self._turn(way)
        else:
            bar.setValue(bar.value() + way * round(bar.pageStep() * 0.9))

    def _turn(self, way: int) -> None:
        self.turn_wanted.emit(way)
