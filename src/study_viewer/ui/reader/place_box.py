# SPDX-License-Identifier: MIT
"""The small box over the page in which a person types where to go: a field and what it may mean."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from study_viewer.ui.common.floating_box import BoxRows, FloatingBox

WIDTH = 480
TOP = 12
"""Pixels between the top of the page and the box."""
ROWS = 6
"""Rows that are seen without scrolling."""
_ROW, _LINE = 34, 20
"""Pixels of a row, and of the line with the titles above it."""


class Place(NamedTuple):
    """A row: where it leads, in words, and what stands above that."""

    title: str
    above: str = ""


class PlaceBox(FloatingBox):
    """Rows come with ``show_places``, and ``chosen`` says the number of one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_Rows(), parent, wide=WIDTH, top=TOP, most=ROWS)

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

    def _typed(self, words: str) -> None:
        if not words.strip():
            self.list.clear()
            self._say(self._examples())
        super()._typed(words)

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


_Index = QModelIndex | QPersistentModelIndex


class _Rows(BoxRows):
    """The title, and over it in a smaller type the titles that it stands below."""

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
