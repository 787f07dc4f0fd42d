# SPDX-License-Identifier: MIT
"""The list of found places: one click or Enter goes there, from a heading to the first below it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.search.model import ResultsModel
from study_viewer.ui.search.rows import RowPainter

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ResultsList(QListView):
    """``typed`` tells a letter that belongs to the words rather than to the list."""

    hit_wanted = Signal(object)
    more_wanted = Signal(str)
    typed = Signal(str)
    left = Signal()

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._results = model
        self._painter = RowPainter(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, theme.panel)
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        self.viewport().update()

    def enter(self) -> None:
        """From the field, by the arrow down."""
        if not self._results.rowCount():
            return
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, number: int) -> None:
        index = self._results.index(number)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def activate_next(self) -> None:
        """The next place after the chosen one, whatever it is, round the end."""
        total = self._results.rowCount()
        here = self.currentIndex().row()
        for step in range(1, total + 1):
            number = (here + step) % total
            row = self._results.row(number)
            if row.hit is not None or (row.more and number != 0):
                self.choose(number)
                self._activate(self._results.index(number))
                return

    def _activate(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._results.row(index)
        if row.hit is not None:
            self.hit_wanted.emit(row.hit)
        elif row.more:
            self.more_wanted.emit(row.part)
        else:
            self._activate(self._first_below(index.row()))

    def _first_below(self, heading: int) -> QModelIndex:
        """The first place below a heading, which is the chosen one from now on."""
        below = heading + 1
        if below >= self._results.rowCount() or self._results.row(below).hit is None:
            return QModelIndex()
        self.choose(below)
        return self._results.index(below)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._results.flags(self.currentIndex()):
            # Qt takes the first row, which is a heading.
            first = next(
                (n for n in range(self._results.rowCount()) if self._results.row(n).hit), None
            )
            if first is not None:
                self.choose(first)
