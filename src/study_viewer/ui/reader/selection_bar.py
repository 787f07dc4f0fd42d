# SPDX-License-Identifier: MIT
"""The small bar that floats at a selection: highlight, note, bookmark, copy, search, history."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.buttons import picture_sheet
from study_viewer.ui.common.icons import dot, icon
from study_viewer.ui.common.plate import GAP, SHADOW, drawn_plate
from study_viewer.ui.common.theme import Theme

BUTTON = 30
DOT = 20


class SelectionBar(QWidget):
    """Never takes the focus by itself, so that the selection stays and can be moved on.

    While it is up, single keys work: the owner passes key presses to ``take_key``.
    """

    highlight = Signal(str)
    note = Signal()
    bookmark = Signal()
    copy = Signal()
    cite = Signal()
    search = Signal()
    history = Signal()
    delete = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: dict[str, str] = {}
        self._last_colour = COLOURS[0]
        self._chosen = ""
        self._shadow = QPixmap()
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 6, SHADOW + 3, SHADOW + 6, SHADOW + 3)
        row.setSpacing(0)
        self._dots = {colour: self._button(row) for colour in COLOURS}
        for colour, button in self._dots.items():
            button.clicked.connect(partial(self._dot_clicked, colour))
        row.addSpacing(13)
        self._note = self._button(row, self.note)
        self._bookmark = self._button(row, self.bookmark)
        self._copy = self._button(row, self.copy)
        self._cite = self._button(row, self.cite)
        self._search = self._button(row, self.search)
        self._history = self._button(row, self.history)
        self._delete = self._button(row, self.delete)
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_H: lambda: self.highlight.emit(self._last_colour),
            Qt.Key.Key_N: self.note.emit,
            Qt.Key.Key_B: self.bookmark.emit,
            Qt.Key.Key_C: self.copy.emit,
            Qt.Key.Key_X: self.cite.emit,
            Qt.Key.Key_F: self.search.emit,
            Qt.Key.Key_P: self.history.emit,
            Qt.Key.Key_D: self.delete.emit,
            Qt.Key.Key_Escape: self.dismissed.emit,
            # Else Qt looks for the next link in the text, and loses the selection over it.
            Qt.Key.Key_Tab: self._take_keyboard,
        }
        for number, colour in enumerate(COLOURS):
            self._keys[Qt.Key.Key_1 + number] = partial(self.highlight.emit, colour)
        self._word()
        self.set_theme(theme)
        self.hide()

    def _dot_clicked(self, colour: str, checked: bool = False) -> None:
        self.highlight.emit(colour)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._shadow = QPixmap()
        self.setStyleSheet(picture_sheet(theme, theme.panel, 6))
        for name, button in (
            ("note", self._note),
            ("bookmark", self._bookmark),
            ("copy", self._copy),
            ("cite", self._cite),
            ("search", self._search),
            ("chart", self._history),
            ("delete", self._delete),
        ):
            button.setIcon(icon(name, theme))
        self._draw_dots()

    def set_colours(self, names: Mapping[str, str], last: str = COLOURS[0]) -> None:
        """What the person calls the colours, and the one the H key uses."""
        self._names = dict(names)
        self._last_colour = last if last in COLOURS else COLOURS[0]
        self._word()

    def present(self, colour: str | None, erasable: bool) -> None:
        """``colour`` is that of the highlight at hand; ``erasable`` offers to delete it."""
        self._chosen = colour or ""
        self._delete.setVisible(erasable)
        self._draw_dots()
        self.adjustSize()

    def stand(self, first: QRect, last: QRect, room: QRect) -> bool:
        """Goes below the last line, else above the first, never over the text between.

        All rectangles in the parent's pixels. False, and hidden, when there is no such place: the
        selection fills the room or lies out of sight.
        """
        size = self.sizeHint() - QSize(2 * SHADOW, 2 * SHADOW)
        left = last.right() - size.width() // 2
        gap = min(GAP, max((room.width() - size.width()) // 2, 0))
        left = max(room.left() + gap, min(left, room.right() - gap - size.width()))
        below, above = last.bottom() + 1 + GAP, first.top() - GAP - size.height()
        if room.top() <= last.bottom() and below + size.height() <= room.bottom():
            top = below
        elif room.top() <= above and above + size.height() <= room.bottom():
            top = above
        else:
            self.hide()
            return False
        self.setGeometry(left - SHADOW, top - SHADOW, *self._outer(size))
        self.show()
        self.raise_()
        return True

    @property
    def needed(self) -> int:
        """Pixels below the selection that the bar takes."""
        return self.sizeHint().height() - 2 * SHADOW + GAP + 1

    def takes(self, event: QKeyEvent) -> bool:
        """Does the key stand for something while the bar is up?"""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier or event.key() not in self._keys:
            return False
        return event.key() != Qt.Key.Key_D or not self._delete.isHidden()

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what the key stands for and answers whether it stands for anything."""
        if not self.takes(event):
            return False
        self._keys[event.key()]()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _take_keyboard(self) -> None:
        self._dots[COLOURS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._shadow.size() != self.size() * ratio:
            self._shadow = drawn_plate(self.size(), ratio, self._theme)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._shadow)
        x = (self._dots[COLOURS[-1]].geometry().right() + self._note.geometry().left()) / 2
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(round(x), SHADOW + 9, round(x), self.height() - SHADOW - 10)
        painter.end()

    def _outer(self, size: QSize) -> tuple[int, int]:
        return size.width() + 2 * SHADOW, size.height() + 2 * SHADOW

    def _button(self, row: QHBoxLayout, act: SignalInstance | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(BUTTON, BUTTON)
        button.setIconSize(QSize(DOT, DOT))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        if act is not None:
            button.clicked.connect(act)
        row.addWidget(button)
        return button

    def _draw_dots(self) -> None:
        ratio = self.devicePixelRatio()
        for colour, button in self._dots.items():
            edge = self._theme.marks[colour]
            ground = self._theme.highlights[colour]
            ring = self._theme.ink if colour == self._chosen else ""
            button.setIcon(QIcon(dot(ground, edge, ring, DOT, ratio)))

    def _word(self) -> None:
        for number, (colour, button) in enumerate(self._dots.items(), 1):
            name = self._names.get(colour) or self._plain_name(colour)
            _label(button, self.tr("Highlight: {name}").format(name=name), str(number))
        _label(self._note, self.tr("Write a note"), "N")
        _label(self._bookmark, self.tr("Set a bookmark"), "B")
        _label(self._copy, self.tr("Copy"), "C")
        _label(self._cite, self.tr("Copy with where it stands"), "X")
        _label(self._search, self.tr("Search this"), "F")
        _label(self._history, self.tr("History of this phrase"), "P")
        _label(self._delete, self.tr("Delete the highlight"), "D")
        self.setAccessibleName(self.tr("What to do with the selection"))

    def _plain_name(self, colour: str) -> str:
        return {
            "yellow": self.tr("yellow"),
            "green": self.tr("green"),
            "blue": self.tr("blue"),
            "red": self.tr("red"),
            "purple": self.tr("purple"),
        }[colour]


def _label(button: QToolButton, text: str, key: str) -> None:
    button.setToolTip(f"{text} ({key})")
    button.setAccessibleName(text)
