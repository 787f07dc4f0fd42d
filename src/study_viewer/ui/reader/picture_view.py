# SPDX-License-Identifier: MIT
"""A picture nearly as large as the window, to be looked at closely."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme, blend

SHARE = 0.9
"""Of the window, the most that the picture with its frame takes."""
FRAME = 12
FOOT = 36
"""Pixels below the picture for what it shows and how it is closed."""
NARROWEST = 360
"""Pixels of the frame, so that a small picture too has room for its line."""
DIM = 150
"""Of 255, how dark the window lies behind."""
BUTTON = 34
STEP = 1.25
LARGEST = 8.0
FITTED = 3.0
"""A small picture is not blown up further than this by itself."""
PAN = 60
"""Pixels an arrow key moves the picture."""


_MOVES = {
    Qt.Key.Key_Left: QPointF(PAN, 0),
    Qt.Key.Key_Right: QPointF(-PAN, 0),
    Qt.Key.Key_Up: QPointF(0, PAN),
    Qt.Key.Key_Down: QPointF(0, -PAN),
}
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space)
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_OWN = frozenset((*_MOVES, *_CLOSING, *_LARGER, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_1))


class PictureView(QWidget):
    """Lies over the dimmed window; Esc, the cross, a click, or a command's keys close it.

    A click on the picture itself waits until it can be no double click, which zooms.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._picture = QPixmap()
        self._words = ""
        self._scale = 1.0
        self._middle = QPointF()
        """Of the picture, from the middle of the room, in pixels."""
        self._grip: QPointF | None = None
        self._dragged = False
        self._closing = QTimer(self, singleShot=True)
        self._closing.timeout.connect(self.close_view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._away = QToolButton(self)
        self._away.setFixedSize(BUTTON, BUTTON)
        self._away.setIconSize(QSize(20, 20))
        self._away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._away.clicked.connect(self.close_view)
        self._dress()
        self._name_button()
        self.hide()
        window.installEventFilter(self)

    def show_picture(self, image: QImage, words: str) -> None:
        """``words`` say what the picture shows; they may be empty."""
        self._picture = QPixmap.fromImage(image)
        self._words = words
        self.setAccessibleName(words or self.tr("Picture"))
        self.setGeometry(self.parentWidget().rect())
        self.fit()
        self.show()
        self.raise_()
        self.setFocus()

    def close_view(self) -> None:
        self._closing.stop()
        if self.isVisible():
            self.hide()
            self._picture = QPixmap()
            self.closed.emit()

    @property
    def scale(self) -> float:
        """Pixels of the window for one of the picture."""
        return self._scale

    def fit(self) -> None:
        """As large as there is room, and in the middle."""
        self._scale, self._middle = self._fitted(), QPointF()
        self.update()

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Larger or smaller by a factor; what is under ``at`` stays there."""
        least = min(self._fitted(), 1.0)
        new = min(max(self._scale * by, least), LARGEST)
        pivot = (at or QPointF(self._room().center())) - self._room().center()
        self._middle = pivot + (self._middle - pivot) * (new / self._scale)
        self._scale = new
        self._keep_in_sight()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()
        self.update()

    def _fitted(self) -> float:
        room, size = self._room(), self._picture.size()
        if size.isEmpty():
            return 1.0
        return min(room.width() / size.width(), room.height() / size.height(), FITTED)

    def _room(self) -> QRectF:
        """What the picture may take, inside the largest frame."""
        size = QSizeF(self.size())
        across, down = size.width() * (1 - SHARE) / 2, size.height() * (1 - SHARE) / 2
        frame = QRectF(self.rect()).adjusted(across, down, -across, -down)
        return frame.adjusted(FRAME, FRAME, -FRAME, -FOOT)

    def frame(self) -> QRectF:
        """The card around the picture and the line below it."""
        room = self._room()
        seen = self._area() & room
        wider = max((min(NARROWEST, room.width() + 2 * FRAME) - seen.width()) / 2, FRAME)
        return seen.adjusted(-wider, -FRAME, wider, FOOT)

    def caption(self) -> str:
        """What the line below says: what the picture shows, its scale, how it is closed."""
        share = f"{round(self._scale * 100)}%"
        said = self.tr("Picture · Esc or click closes")
        return "  ·  ".join(part for part in (self._words, share, said) if part)

    def _area(self) -> QRectF:
        size = QSizeF(self._picture.size()) * self._scale
        corner = self._room().center() + self._middle
        return QRectF(corner - QPointF(size.width() / 2, size.height() / 2), size)

    def _keep_in_sight(self) -> None:
        """What is larger than the room goes to its edges and no further; what is not, stands."""
        room, size = self._room(), QSizeF(self._picture.size()) * self._scale
        across = max((size.width() - room.width()) / 2, 0)
        down = max((size.height() - room.height()) / 2, 0)
        x = min(max(self._middle.x(), -across), across)
        y = min(max(self._middle.y(), -down), down)
        self._middle = QPointF(x, y)
        self._shape_cursor()
        self.update()

    def _shape_cursor(self) -> None:
        if self._grip is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._scale > self._fitted() + 0.001:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """While it is up no shortcut of the window comes before its own keys; any other gives the
        window back and does what it does there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN or not self._is_command(event))
            if not event.isAccepted():
                self.close_view()
            return True
        return super().event(event)

    def _is_command(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in one.shortcuts() for one in self.window().actions() if one.isEnabled())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case key if key in _CLOSING:
                self.close_view()
            case key if key in _LARGER:
                self.zoom(STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / STEP)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.zoom(1 / self._scale)
            case key if key in _MOVES:
                self._middle += _MOVES[Qt.Key(key)]
                self._keep_in_sight()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab stays here: what lies under the picture cannot be seen."""
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(STEP ** (turned / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._dragged = event.position(), False
            self._shape_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._dragged = self._dragged or moved.manhattanLength() > 3
            if self._dragged:
                self._grip = event.position()
                self._middle += moved
                self._keep_in_sight()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gripped, self._grip = self._grip, None
        self._shape_cursor()
        if gripped is None or self._dragged:
            return
        if (self._area() & self._room()).contains(event.position()):
            self._closing.start(QApplication.doubleClickInterval())
        else:
            self.close_view()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._closing.stop()
        if self._scale > self._fitted() + 0.001:
            self.fit()
        else:
            self.zoom(max(1.0, 2 * self._scale) / self._scale, event.position())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._away.move(self.width() - BUTTON - 10, 10)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_button()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, DIM))
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        frame = self.frame()
        painter.setBrush(QColor(self._theme.window))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRoundedRect(frame, 8, 8)
        painter.setPen(QColor(self._theme.soft))
        line = QRectF(frame.left(), frame.bottom() - FOOT, frame.width(), FOOT)
        line.adjust(FRAME, 0, -FRAME, 0)
        # What is cut of a long line is the name of the picture: how it is closed stays.
        words = painter.fontMetrics().elidedText(
            self.caption(), Qt.TextElideMode.ElideLeft, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.setClipRect(self._room())
        painter.drawPixmap(self._area(), self._picture, QRectF(self._picture.rect()))
        painter.end()

    def _dress(self) -> None:
        hover = blend(self._theme.ink, self._theme.window, 0.08).name()
        self._away.setIcon(icon("close", self._theme))
        self._away.setStyleSheet(
            # On a ground of its own, because the dimmed window lies under it.
            f"QToolButton{{border:none;border-radius:7px;background:{self._theme.window}}}"
            f"QToolButton:hover{{background:{hover}}}"
        )

    def _name_button(self) -> None:
        self._away.setAccessibleName(self.tr("Close"))
        self._away.setToolTip(self.tr("Close (Esc)"))
