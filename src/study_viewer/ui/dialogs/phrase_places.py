# SPDX-License-Identifier: MIT
"""The places of a phrase as a list: the date and title, and the words with what is round them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from study_viewer.core.searching import Excerpt
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

_EDGE = 12
_PLACE = Qt.ItemDataRole.UserRole
_BEFORE = 0.42
"""Of the width at most stands before the phrase."""


class PlaceRow(NamedTuple):
    """``above`` is the line over the words: the date, the document, the section."""

    above: str
    excerpt: Excerpt


class PhrasePlaces(QListWidget):
    """At most two are chosen at a time; ``compared`` carries their numbers in the list's order.

    ``wanted`` asks for one in the text, ``more_wanted`` for those behind the last.
    """

    compared = Signal(list)
    wanted = Signal(int)
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._order: list[int] = []
        self._more = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(theme, self)
        self.setItemDelegate(self._rows)
        self.itemSelectionChanged.connect(self._selected)
        self.itemDoubleClicked.connect(self._open)
        self.itemClicked.connect(self._clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))

    def show_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        """``more`` are the words of a last line that asks for what comes behind; "" for none."""
        self.clear()
        self._order = []
        self.add_rows(rows, more)
        if rows:
            self.setCurrentRow(0)

    def add_rows(self, rows: Sequence[PlaceRow], more: str) -> None:
        """Behind those that are there, in place of the line that asked for them."""
        if self._more and self.count():
            self.takeItem(self.count() - 1)
        self._more = more
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_PLACE, row)
            spoken = f"{row.above}: {''.join(row.excerpt)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if more:
            last = QListWidgetItem(more, self)
            last.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def chosen(self) -> list[int]:
        """In the order of the list."""
        return sorted(self._order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.currentItem()
            if item is not None:
                self._open(item)
                self._clicked(item)
            return
        super().keyPressEvent(event)

    def _selected(self) -> None:
        now = [self.row(item) for item in self.selectedItems()]
        kept = [row for row in self._order if row in now]
        kept += [row for row in now if row not in kept]
        if len(kept) > 2:
            # The one chosen first makes room.
            for row in kept[:-2]:
                self.blockSignals(True)
                self.item(row).setSelected(False)
                self.blockSignals(False)
            kept = kept[-2:]
        self._order = kept
        self.compared.emit(self.chosen())

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(_PLACE) is not None:
            self.wanted.emit(self.row(item))

    def _clicked(self, item: QListWidgetItem) -> None:
        if item.data(_PLACE) is None:
            self.more_wanted.emit()


_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

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
        row = index.data(_PLACE)
        if row is None:
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, index.data())
        else:
            self._paint_place(painter, option.font, box, row)
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
