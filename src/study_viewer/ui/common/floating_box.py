# SPDX-License-Identifier: MIT
"""A small box that floats over its parent: a field, and rows that what is typed may mean."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from study_viewer.ui.common.buttons import QuietField, set_ink
from study_viewer.ui.common.plate import SHADOW, drawn_plate
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet, worn

_PAD = 8
_EDGE = 12
"""Pixels beside it in a narrow window."""
_KEYS = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class BoxRows(QStyledItemDelegate):
    """How a row looks, on the paper of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = worn()


class FloatingBox(QWidget):
    """What is typed is ``asked``, and ``chosen`` says the number of a row.

    The field keeps the keyboard; the arrows move in the list meanwhile. Enter before the rows have
    come takes the first one as soon as it is there.
    """

    asked = Signal(str)
    chosen = Signal(int)
    closed = Signal()

    def __init__(self, rows: BoxRows, parent: QWidget, *, wide: int, top: int, most: int) -> None:
        """At most ``wide`` pixels, ``top`` pixels below the parent's edge, ``most`` rows seen."""
        super().__init__(parent)
        self._theme = theme = worn()
        self._wide, self._top, self._most = wide, top, most
        self._plate = QPixmap()
        self._waiting = self._goes = False
        self.field = _Field(theme, self)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._rows = rows
        self._rows.setParent(self.list)
        self.list.setItemDelegate(self._rows)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setContentsMargins(10, 2, 10, 4)
        column = QVBoxLayout(self)
        edge = SHADOW + _PAD
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(_PAD)
        for part in (self.field, self.list, self.words):
            column.addWidget(part)
        self.field.textChanged.connect(self._typed)
        self.field.pressed.connect(self._pressed)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self.list.itemEntered.connect(self.list.setCurrentItem)
        # Afterwards: widgets must not get new palettes while they are told of one.
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(lambda: self.set_theme(worn()))
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        parent.installEventFilter(self)
        self._word()
        self.set_theme(theme)
        self.hide()

    def present(self) -> None:
        """Empty and ready to be typed in."""
        self.field.clear()
        self._typed("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._rows.theme = theme
        self._plate = QPixmap()
        self.field.set_theme(theme)
        made = QPalette(self.list.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.panel))
        self.list.setPalette(made)
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        set_ink(self.words, theme.soft)
        self.update()

    def stand(self) -> None:
        """In the middle, near the top; as high as what it has to show."""
        parent = self.parentWidget()
        wide = min(self._wide, parent.width() - 2 * _EDGE)
        inner = wide - 2 * _PAD
        high = 2 * _PAD + self.field.height()
        if self.words.text():
            high += self.words.heightForWidth(inner) + _PAD
        count = self.list.count()
        if count:
            rows = sum(self.list.sizeHintForRow(n) for n in range(min(count, self._most)))
            # In a low window one scrolls sooner.
            room = parent.height() - self._top - _EDGE - high - _PAD
            rows = max(min(rows, room), self.list.sizeHintForRow(0))
            self.list.setFixedHeight(rows)
            high += rows + _PAD
        left = (parent.width() - wide) // 2
        self.setGeometry(left - SHADOW, self._top - SHADOW, wide + 2 * SHADOW, high + 2 * SHADOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.stand()
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        elif event.type() == QEvent.Type.PaletteChange and worn() != self._theme:
            self._follow.start()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._plate.size() != self.size() * ratio:
            self._plate = drawn_plate(self.size(), ratio, self._theme)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._plate)
        painter.end()

    def _typed(self, words: str) -> None:
        self._goes = False
        self._waiting = bool(words.strip())
        self.asked.emit(words.strip())

    def _pressed(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in _ENTERS:
            self._goes = self._waiting
            if not self._waiting:
                self._choose()
        elif count := self.list.count():
            far = self._most if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
            down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            row = self.list.currentRow() + (far if down else -far)
            self.list.setCurrentRow(row % count if far == 1 else max(0, min(row, count - 1)))

    def _choose(self) -> None:
        self._goes = False
        if self.list.currentRow() >= 0:
            self.chosen.emit(self.list.currentRow())

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.list.setVisible(self.list.count() > 0)
        self.field.setAccessibleDescription(words)
        self.stand()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A click elsewhere closes it; the keys stay with what was clicked."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def _word(self) -> None:
        """In the language of the window."""


class _Field(QuietField):
    """Hands on the keys that are for the box."""

    pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS or event.key() in _ENTERS or event.key() == Qt.Key.Key_Escape:
            self.pressed.emit(event.key())
            return
        super().keyPressEvent(event)
