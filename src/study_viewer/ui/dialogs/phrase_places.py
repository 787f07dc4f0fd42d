# SPDX-License-Identifier: MIT
"""The places of a phrase as a list: the date and title, and the words with what is round them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from study_viewer.core.searching import Excerpt
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

_EDGE = 12
_BEFORE = 0.42
"""Of the width at most stands before the phrase."""


class PlaceRow(NamedTuple):
    """``above`` is the line over the words: the date, the document, the section."""

    above: str
    excerpt: Excerpt


_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PlacesModel(QAbstractListModel):
    """The places, and below them, if there are more, a line that asks for those."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: list[PlaceRow] = []
        self._more = ""

    def show_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        self.beginResetModel()
        self.places, self._more = list(rows), more
        self.endResetModel()

    def add_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        last = len(self.places)
        if self._more:
            self.beginRemoveRows(QModelIndex(), last, last)
            self._more = ""
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), last, last + len(rows) - 1)
            self.places += rows
            self.endInsertRows()
        if more:
            self.beginInsertRows(QModelIndex(), len(self.places), len(self.places))
            self._more = more
            self.endInsertRows()

    def word_anew(self, rows: Sequence[PlaceRow], more: str) -> None:
        """The same places in another language."""
        self.places, self._more = list(rows), more
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.places) + bool(self._more)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.row() >= len(self.places):
            return self._more
        place = self.places[index.row()]
        return f"{place.above}: {''.join(place.excerpt)}"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The last line leads to no place, and stands beside none."""
        flags = Qt.ItemFlag.ItemIsEnabled
        if index.row() < len(self.places):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags


class PhrasePlaces(QListView):
    """At most two are chosen at a time; ``compared`` carries their numbers in the list's order.

    ``wanted`` asks for one in the text, ``more_wanted`` for those behind the last.
    """

    compared = Signal(list)
    wanted = Signal(int)
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._order: list[int] = []
        self.places = PlacesModel(self)
        self.setModel(self.places)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(theme, self)
        self.setItemDelegate(self._rows)
        self.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.clicked.connect(lambda index: self._ask_more(index.row()))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))

    def show_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        """``more`` are the words of a last line that asks for what comes behind; "" for none."""
        self._order = []
        self.places.show_rows(rows, more)
        if rows:
            self.setCurrentIndex(self.places.index(0, 0))

    def add_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        """Behind those that are there, in place of the line that asked for them."""
        self.places.add_rows(rows, more)

    def chosen(self) -> list[int]:
        """In the order of the list."""
        return sorted(self._order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.currentIndex().row()
            self._open(row)
            self._ask_more(row)
            return
        super().keyPressEvent(event)

    def _selected(self) -> None:
        now = sorted(index.row() for index in self.selectedIndexes())
        kept = [row for row in self._order if row in now]
        kept += [row for row in now if row not in kept]
        self._order = kept[-2:]
        if len(kept) > 2:
            # The one chosen first makes room; that is heard here again.
            off = QItemSelectionModel.SelectionFlag.Deselect
            for row in kept[:-2]:
                self.selectionModel().select(self.places.index(row, 0), off)
            return
        self.compared.emit(self.chosen())

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.places.places):
            self.wanted.emit(row)

    def _ask_more(self, row: int) -> None:
        if row >= len(self.places.places):
            self.more_wanted.emit()


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, places: PhrasePlaces) -> None:
        super().__init__(places)
        self.theme = theme
        self._places = places

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        high = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height()
        return QSize(120, high + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.NoPen if chosen else QColor(self.theme.accent))
            painter.setBrush(QColor(self.theme.tint) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -5, -2), 7, 7)
        box = option.rect.adjusted(_EDGE, 6, -_EDGE, -6)
        rows = self._places.places.places
        if index.row() >= len(rows):
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
        else:
            self._paint_place(painter, option.font, box, rows[index.row()])
        painter.restore()

    def _paint_place(self, painter: QPainter, font: QFont, box: QRect, row: PlaceRow) -> None:
        small = _small(font)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.soft))
        upper = QRect(box.left(), box.top(), box.width(), metrics.height())
        above = metrics.elidedText(row.above, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, above)
        line = QRect(box.left(), upper.bottom() + 3, box.width(), box.bottom() - upper.bottom() - 2)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        plain = QFontMetrics(font)
        room = round(box.width() * _BEFORE)
        before = plain.elidedText(row.excerpt.before.lstrip(), Qt.TextElideMode.ElideLeft, room)
        left = line.left()
        for words, its, ink in (
            (before, font, self.theme.soft),
            (row.excerpt.words, bold, self.theme.ink),
            (row.excerpt.after, font, self.theme.soft),
        ):
            painter.setFont(its)
            painter.setPen(QColor(ink))
            rest = QRect(left, line.top(), line.right() - left, line.height())
            cut = QFontMetrics(its).elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, cut)
            left += QFontMetrics(its).horizontalAdvance(cut)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(11, QFontMetrics(font).height() * 11 // 19))
    return made
