# SPDX-License-Identifier: MIT
"""Small choices painted from the theme: one of a few beside each other, and a number by steps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.icons import pixmap
from study_viewer.ui.common.theme import Theme

HEIGHT = 32
_RADIUS = 7


class Segment(QRadioButton):
    """One of a few: a radio button for keys and screen readers, a soft tab for the eye.

    With a ``look`` it shows the colours that it stands for, rather than the window's.
    """

    def __init__(self, theme: Theme, parent: QWidget, look: Theme | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(self.fontMetrics().horizontalAdvance(self.text()) + 24, 44), HEIGHT)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = theme.window, theme.soft, theme.line
        if self._look is not None:
            ground, ink = self._look.paper, self._look.ink
            edge = theme.accent if chosen else theme.line
        elif chosen:
            ground, ink, edge = theme.tint, theme.accent, theme.tint
        elif self.underMouse():
            ground, ink = theme.line, theme.ink
        width = 1.6 if self.hasFocus() or (chosen and self._look is not None) else 1.0
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else edge), width))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(QColor(ink))
        font = QFont(self.font())
        if chosen:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Says ``chosen`` with the key of a segment when the person picks it."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, keys: Sequence[str], parent: QWidget, looks: Sequence[Theme] = ()
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._segments: dict[str, Segment] = {}
        for number, key in enumerate(keys):
            segment = Segment(theme, self, looks[number] if number < len(looks) else None)
            segment.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(segment, 1)
            self._segments[key] = segment

    def set_value(self, key: str) -> None:
        """None is chosen where ``key`` is not among them."""
        for name, segment in self._segments.items():
            # Exclusive buttons cannot all be off.
            segment.setAutoExclusive(False)
            segment.setChecked(name == key)
        stop = key if key in self._segments else next(iter(self._segments))
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for name, segment in self._segments.items():
            segment.setAutoExclusive(True)
            # Tab leads to the chosen one, and arrows from there to the others.
            segment.setFocusPolicy(strong if name == stop else click)

    def word(self, label: str, words: Sequence[str]) -> None:
        for segment, text in zip(self._segments.values(), words, strict=True):
            segment.setText(text)
            segment.setAccessibleName(f"{label}: {text}")
            segment.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        for segment in self._segments.values():
            segment.set_theme(theme)


class StepButton(QPushButton):
    """A square with a sign; held down it goes on stepping."""

    def __init__(self, icon: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._theme = theme
        self.spent = False
        """It would change nothing. Off, it would lose the keyboard while one steps."""
        self.setFixedSize(HEIGHT, HEIGHT)
        self.setAutoRepeat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = not self.spent and (self.underMouse() or self.isDown())
        edge = theme.accent if self.hasFocus() else theme.line
        painter.setPen(QPen(QColor(edge), 1.6 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(theme.line if lit else theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setOpacity(0.4 if self.spent else 1.0)
        drawing = pixmap(self._icon, theme.soft, 16, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - 16) // 2, (self.height() - 16) // 2, drawing)


class Stepper(QWidget):
    """A whole number between two bounds: by its buttons, or by the arrow keys on either."""

    changed = Signal(int)

    def __init__(self, theme: Theme, least: int, most: int, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._least, self._most, self._step = least, most, step
        self._value = least
        self._room = most
        self._unit = self._label = ""
        self._beside: Callable[[int], str] = lambda _: ""
        self._less = StepButton("minus", theme, self)
        self._more = StepButton("plus", theme, self)
        self._shown = QLabel(self)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._less)
        row.addWidget(self._shown, 1)
        row.addWidget(self._more)
        self._less.clicked.connect(lambda: self._move(-1))
        self._more.clicked.connect(lambda: self._move(1))
        for button in (self._less, self._more):
            button.installEventFilter(self)
        self.set_theme(theme)

    def set_value(self, value: int) -> None:
        self._value = min(max(value, self._least), self._most)
        self._say()

    def set_room(self, room: int) -> None:
        """More than that makes no difference now: it is shown at most, and steps begin there."""
        self._room = min(max(room, self._least), self._most)
        self._say()

    @property
    def shown(self) -> int:
        return min(self._value, self._room)

    def word(self, label: str, unit: str, beside: Callable[[int], str] = lambda _: "") -> None:
        """``unit`` holds ``{number}``; ``beside`` says the same in another measure, or nothing."""
        self._label, self._unit, self._beside = label, unit, beside
        self._say()

    def set_theme(self, theme: Theme) -> None:
        set_ink(self._shown, theme.ink)
        for button in (self._less, self._more):
            button.set_theme(theme)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows step; left alone they would only move from button to button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1}
            way = {**ways, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if way is not None:
                self._move(way)
                return True
        return False

    def _move(self, way: int) -> None:
        before = self.shown
        after = min(max(before + way * self._step, self._least), self._room)
        if after != before:
            self.set_value(after)
            self.changed.emit(after)

    def _say(self) -> None:
        text = self._unit.format(number=self.shown)
        other = self._beside(self.shown)
        text = f"{text} · {other}" if other else text
        self._shown.setText(text)
        self._less.spent = self.shown <= self._least
        self._more.spent = self.shown >= self._room
        for button in (self._less, self._more):
            button.update()
        self._less.setAccessibleName(f"{self._label} {text}, −")
        self._more.setAccessibleName(f"{self._label} {text}, +")
