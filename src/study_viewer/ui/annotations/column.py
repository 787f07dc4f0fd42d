# SPDX-License-Identifier: MIT
"""A list of rows of unequal height, of which only those in sight are measured.

Qt's own list asks for the height of every row before it shows the first: 0.02 s for 2,000 and over
a second for 100,000, at every change.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from study_viewer.ui.annotations.lane import Lane
from study_viewer.ui.annotations.listed import Heading, Row
from study_viewer.ui.annotations.model import AnnotationsModel, Index

# So few are measured at once, and then the scroll bar never changes its mind.
_ALL = 120
_STEP = 20
_NOWHERE = QModelIndex()


class Anchor(NamedTuple):
    """A row by its annotation, and where in the viewport its top is."""

    annotation: str
    top: int


class Column(QListView):
    """Whoever is below says how high a row is; the place one looks at stays when heights change."""

    def __init__(self, parent: QWidget) -> None:
        self._lane = Lane()
        # Until there are rows.
        self._settling = True
        self._measured_width = 0
        self._kept: Anchor | None = None
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def show_model(self, cards: AnnotationsModel) -> None:
        """Once, when whoever is below can say how high its rows are."""
        self.cards = cards
        self.setModel(cards)
        cards.rowsRemoved.connect(self._rows_removed)
        self._settling = False
        self._settle()

    @abstractmethod
    def row_height(self, row: int) -> int:
        """In pixels, measured."""

    @abstractmethod
    def guesses(self, rows: Sequence[Row]) -> list[int]:
        """In pixels, from what is known without measuring."""

    @abstractmethod
    def geometry_changed(self) -> None:
        """Rows have other places now."""

    def row_width(self) -> int:
        """Of a row, in pixels; the scroll bar stands on its margin and changes nothing."""
        return self.width()

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that touch these heights of the viewport."""
        value, count = self.verticalScrollBar().value(), len(self._lane)
        first = max(self._lane.row_at(value + top), 0)
        return range(min(first, count), min(self._lane.row_at(value + bottom) + 1, count))

    # Keeping a place while heights change.

    def anchor(self) -> Anchor | None:
        """The chosen row where it is in sight, else the first one in sight."""
        current = self.currentIndex()
        card = self.cards.card(current)
        if card is not None and self.visualRect(current).intersects(self.viewport().rect()):
            return Anchor(card.annotation.id, self.visualRect(current).top())
        for row in self.rows_between(0, self.viewport().height()):
            index = self.cards.index(row)
            card = self.cards.card(index)
            if card is not None:
                return Anchor(card.annotation.id, self.visualRect(index).top())
        return None

    def hold(self, anchor: Anchor | None) -> None:
        """Scrolls so that the anchored row is where it was."""
        index = self.cards.index_of(anchor.annotation) if anchor else None
        if anchor is not None and index is not None and index.isValid():
            self._settle(index.row(), anchor.top)
        else:
            self._settle()

    def measure_again(self, rows: list[int]) -> None:
        anchor = self.anchor()
        for row in rows:
            self._lane.forget(row)
        self.hold(anchor)

    def measure_all_again(self) -> None:
        anchor = self.anchor()
        self._lane.forget_all()
        self.hold(anchor)

    def _settle(self, row: int | None = None, top: int = 0) -> None:
        """Measures what is in sight, keeping ``row`` (else the first whole one) at its place."""
        if self._settling:
            return
        self._settling = True
        bar, high = self.verticalScrollBar(), self.viewport().height()
        count = len(self._lane)
        if count and row is None:
            row = min(max(self._lane.row_at(bar.value()), 0), count - 1)
            if self._lane.top(row) < bar.value() and row + 1 < count:
                row += 1
            top = self._lane.top(row) - bar.value()
        if row is not None and count:
            if count <= _ALL:
                self._measure(range(count))
            else:
                self._measure_round(row, top, high)
            value = self._lane.top(row) - top
        else:
            value = bar.value()
        bar.setRange(0, max(self._lane.total - high, 0))
        bar.setPageStep(high)
        bar.setSingleStep(_STEP)
        bar.setValue(value)
        self._settling = False
        self.geometry_changed()
        self.viewport().update()

    def _measure_round(self, row: int, top: int, high: int) -> None:
        """Rows up and down from ``row``, whose top is at ``top``, till the viewport is full."""
        below, room = row, high - top
        while below < len(self._lane) and room > 0:
            self._measure(range(below, below + 1))
            room -= self._lane.height(below)
            below += 1
        above, room = row - 1, top
        while above >= 0 and room > 0:
            self._measure(range(above, above + 1))
            room -= self._lane.height(above)
            above -= 1

    def _measure(self, rows: range) -> None:
        for row in rows:
            if not self._lane.knows(row):
                self._lane.measured(row, self.row_height(row))

    # What Qt asks of a view.

    def reset(self) -> None:
        super().reset()
        model = self.model()
        rows = model.rows() if isinstance(model, AnnotationsModel) else ()
        self._lane.fill(self.guesses(rows))
        self._settle()

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        anchor = self.anchor()
        self._lane.insert(first, self.guesses(self.cards.rows()[first : last + 1]))
        QAbstractItemView.rowsInserted(self, parent, first, last)
        self.hold(anchor)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        self._kept = self.anchor()
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, first, last)

    def _rows_removed(self, parent: Index, first: int, last: int) -> None:
        self._lane.remove(first, last - first + 1)
        self.hold(self._kept)

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last)
        self.measure_again(list(range(first.row(), last.row() + 1)))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.row_width() != self._measured_width:
            self._measured_width = self.row_width()
            self._lane.forget_all()
        QAbstractItemView.resizeEvent(self, event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._settling:
            return
        self._settle()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._lane):
            return QRect()
        top = self._lane.top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._lane.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._lane.row_at(point.y() + self.verticalScrollBar().value())
        return self.cards.index(row) if 0 <= row < len(self._lane) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The whole row in sight, with the heading above it where it is the first of its group."""
        row = index.row()
        if not 0 <= row < len(self._lane):
            return
        self._measure(range(max(row - 1, 0), row + 1))
        first = row - 1 if row and isinstance(self.cards.rows()[row - 1], Heading) else row
        area, high = self.visualRect(self.cards.index(row)), self.viewport().height()
        over = area.top() - self.visualRect(self.cards.index(first)).top()
        if area.top() - over < 0 or area.height() > high:
            self._settle(row, over)
        elif area.bottom() > high:
            self._settle(row, high - area.height())

    def bring(self, row: int, first: int, last: int) -> None:
        """So much of a row in sight, in pixels from its top; where it has no room, its end."""
        top, high = self.visualRect(self.cards.index(row)).top(), self.viewport().height()
        if top + last > high:
            self._settle(row, high - last)
        elif top + first < 0:
            self._settle(row, -first)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves, row = QAbstractItemView.CursorAction, self.currentIndex().row()
        last = len(self._lane) - 1
        step = 1
        match action:
            case moves.MoveHome:
                row = 0
            case moves.MoveEnd:
                row, step = last, -1
            case moves.MovePageDown:
                page = self._lane.top(max(row, 0)) + self.viewport().height()
                row = min(max(self._lane.row_at(page), row + 1), last)
            case moves.MovePageUp:
                page = self._lane.top(max(row, 0)) - self.viewport().height()
                row, step = max(min(self._lane.row_at(page), row - 1), 0), -1
            case moves.MoveUp | moves.MoveLeft | moves.MovePrevious:
                row, step = row - 1, -1
            case _:
                row += 1
        # A page may end on a heading with no card beyond it: then back to the nearest one.
        for way in (
            range(row, last + 1 if step > 0 else -1, step),
            range(row, last + 1 if step < 0 else -1, -step),
        ):
            for place in way:
                index = self.cards.index(place)
                if 0 <= place <= last and self.cards.card(index) is not None:
                    return index
        return self.currentIndex()

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        touched = self.rows_between(area.top(), area.bottom())
        found = QItemSelection()
        if touched:
            found.select(self.cards.index(touched[0]), self.cards.index(touched[-1]))
        self.selectionModel().select(found, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
