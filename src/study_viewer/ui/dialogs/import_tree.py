# SPDX-License-Identifier: MIT
"""The section tree of a draft, as it will stand in the library."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.boxes import HEIGHT, Line
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

_ROW = HEIGHT
"""A row is as high as the field that renames it."""
_UNFOLDED = 300
"""Entries that are still scrolled through; more are folded below the first level."""
_NUMBER = Qt.ItemDataRole.UserRole


class _Rows(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, max(_ROW, QFontMetrics(option.font).height() + 10))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A field as they are in dialogs; Qt's own has the colours of the row and no edge."""
        return Line("", parent)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # Its words stand where the row's did.
        editor.setGeometry(option.rect.adjusted(-7, 0, -4, 0))


class DraftTree(QTreeWidget):
    """``chosen`` gives the number of an entry; ``renamed`` its number and the title typed."""

    chosen = Signal(int)
    renamed = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QTreeWidgetItem] = []
        self._titles: tuple[str, ...] = ()
        self._levels: tuple[int, ...] = ()
        self.setItemDelegate(_Rows(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentItemChanged.connect(self._chosen)
        self.itemClicked.connect(self._chosen)
        self.itemChanged.connect(self._renamed)
        self.set_theme(theme)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The rows; where the tree is the same as before, it is left as it stands."""
        titles = tuple(entry.title for entry in entries)
        levels = tuple(entry.level for entry in entries)
        if (titles, levels) == (self._titles, self._levels):
            return
        self._titles, self._levels = titles, levels
        folded = len(entries) > _UNFOLDED
        with QSignalBlocker(self):
            scrolled = self.verticalScrollBar().value()
            self.clear()
            by_id: dict[str, QTreeWidgetItem] = {}
            tops: list[QTreeWidgetItem] = []
            for number, entry in enumerate(entries):
                item = QTreeWidgetItem([entry.title])
                item.setData(0, _NUMBER, number)
                item.setToolTip(0, entry.title)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                by_id[entry.id] = item
                above = by_id.get(entry.parent or "")
                if above is None:
                    tops.append(item)
                else:
                    above.addChild(item)
            self._items = list(by_id.values())
            self.addTopLevelItems(tops)
            if folded:
                self.expandToDepth(0)
            else:
                self.expandAll()
            self.verticalScrollBar().setValue(scrolled)

    def follow(self, number: int) -> None:
        """The caret stands under this entry; -1 for none."""
        with QSignalBlocker(self):
            item = self._items[number] if 0 <= number < len(self._items) else None
            if item is not self.currentItem():
                self.setCurrentItem(item)  # type: ignore[arg-type]
        if item is not None and self.isVisible():
            self.scrollToItem(item)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known which rows there is room for: before, it would begin at the row
        of the caret, and hide those above it."""
        super().showEvent(event)
        if item := self.currentItem():
            self.scrollToItem(item)

    @property
    def number(self) -> int:
        """The entry of the row with the keys; -1 where there is none."""
        item = self.currentItem()
        return int(item.data(0, _NUMBER)) if item is not None else -1

    def rename(self) -> None:
        """Opens the row for typing."""
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def set_theme(self, theme: Theme) -> None:
        made = QPalette(self.palette())
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase):
            made.setColor(role, QColor(theme.panel))
        made.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        made.setColor(QPalette.ColorRole.Highlight, QColor(theme.tint))
        made.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.accent))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(0, _NUMBER)))

    def _renamed(self, item: QTreeWidgetItem) -> None:
        number = int(item.data(0, _NUMBER))
        old = self._titles[number]
        new = " ".join(item.text(0).split())
        with QSignalBlocker(self):
            item.setText(0, old)
        if new and new != old:
            self.renamed.emit(number, new)
