# SPDX-License-Identifier: MIT
"""The small box over the page in which a person types where to go: a field and what it may mean."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from study_viewer.ui.common.buttons import QuietField, set_ink
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet, worn
from study_viewer.ui.reader.plate import SHADOW, drawn_plate

WIDTH = 480
TOP = 12
"""Pixels between the top of the page and the box."""
ROWS = 6
"""Rows that are seen without scrolling."""
_ROW, _LINE = 34, 20
"""Pixels of a row, and of the line with the titles above it."""
_PAD = 8
_KEYS = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class Place(NamedTuple):
    """A row: where it leads, in words, and what stands above that."""

    title: str
    above: str = ""


class PlaceBox(QWidget):
    """Types are ``asked``; rows come with ``show_places``, and ``chosen`` says the number of one.

    Enter before the rows have come takes the first one as soon as it is there.
    """

    asked = Signal(str)
    chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme = worn()
        self._plate = QPixmap()
        self._waiting = self._goes = False
        self.field = _Field(theme, self)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._rows = _Rows(theme, self.list)
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

    def show_places(self, places: Sequence[Place]) -> None:
        """What the words may mean, the likeliest first."""
        self._waiting = False
        self.list.clear()
        for place in places:
            item = QListWidgetItem(place.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, place.above)
            spoken = f"{place.title}, {place.above}" if place.above else place.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.setCurrentRow(0)
        self._say("")
        if self._goes and places:
            self._choose()

    def say(self, words: str) -> None:
        """A sentence instead of places."""
        self._waiting = self._goes = False
        self.list.clear()
        self._say(words)

    def wait(self) -> None:
        """It takes a while: says so unless there are rows to look at meanwhile."""
        if self._waiting and not self.list.count():
            self._say(self.tr("Looking…"))

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
        """At the top of the page, in the middle; as high as what it has to show."""
        parent = self.parentWidget()
        wide = min(WIDTH, parent.width() - 2 * TOP)
        inner = wide - 2 * _PAD
        high = 2 * _PAD + self.field.height()
        count = self.list.count()
        if count:
            rows = sum(self.list.sizeHintForRow(n) for n in range(min(count, ROWS)))
            self.list.setFixedHeight(rows)
            high += rows + _PAD
        if self.words.text():
            high += self.words.heightForWidth(inner) + _PAD
        left = (parent.width() - wide) // 2
        self.setGeometry(left - SHADOW, TOP - SHADOW, wide + 2 * SHADOW, high + 2 * SHADOW)

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
        if not self._waiting:
            self.list.clear()
            self._say(self._examples())
        self.asked.emit(words.strip())

    def _pressed(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in _ENTERS:
            self._goes = self._waiting
            if not self._waiting:
                self._choose()
        elif count := self.list.count():
            far = ROWS if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
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

    def _examples(self) -> str:
        return self.tr("As in: Article 12 · 3.2 · p. 45 · 50% · words of a heading")

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Go to"))
        self.field.setPlaceholderText(self.tr("Go to an article, number, page or heading"))
        self.field.setAccessibleName(self.tr("Go to an article, number, page or heading"))
        self.field.name_clear_button(self.tr("Clear"))
        self.list.setAccessibleName(self.tr("Places"))
        if not self.field.text().strip():
            self._say(self._examples())


class _Field(QuietField):
    """Hands on the keys that are for the box."""

    pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS or event.key() in _ENTERS or event.key() == Qt.Key.Key_Escape:
            self.pressed.emit(event.key())
            return
        super().keyPressEvent(event)


_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """The title, and over it in a smaller type the titles that it stands below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        above = index.data(Qt.ItemDataRole.UserRole)
        high = max(_ROW, QFontMetrics(option.font).height() + 14)
        return QSize(80, high + (_LINE - 4 if above else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.line))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 7, 7)
        box = option.rect.adjusted(10, 0, -10, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if above := index.data(Qt.ItemDataRole.UserRole):
            small = QFont(option.font)
            small.setPixelSize(max(11, QFontMetrics(option.font).height() * 11 // 19))
            painter.setFont(small)
            painter.setPen(QColor(self.theme.soft))
            line = box.adjusted(0, 6, 0, 0)
            line.setHeight(_LINE)
            cut = QFontMetrics(small).elidedText(above, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, left, cut)
            box.setTop(line.bottom() - 3)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.ink))
        title = QFontMetrics(option.font).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, left, title)
        painter.restore()
