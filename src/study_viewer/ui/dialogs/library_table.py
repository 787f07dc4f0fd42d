# SPDX-License-Identifier: MIT
"""The documents of the library in columns: only the rows in sight are asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from study_viewer.core.overview import By, Row
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.dialogs.sheet import header_sheet

ROW = 32
COLUMNS: tuple[By, ...] = ("title", "issuer", "date", "progress", "annotations", "collections")
_WIDTHS: dict[By, int] = {
    "issuer": 140,
    "date": 92,
    "progress": 104,
    "annotations": 92,
    "collections": 128,
}
_TITLE = 180
"""Pixels that a title has at least."""
_GIVE_WAY: tuple[By, ...] = ("collections", "issuer", "annotations", "progress")
_PERCENT = COLUMNS.index("progress")
_BEHIND = 32
"""Pixels between a number and the next column."""
_NONE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def _runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of true ones: thousands of rows alone take seconds."""
    first = None
    number = -1
    for number, flag in enumerate(flags):
        if flag and first is None:
            first = number
        elif not flag and first is not None:
            yield first, number - 1
            first = None
    if first is not None:
        yield first, number


class LibraryModel(QAbstractTableModel):
    """The rows in the order they are to be seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._named: Mapping[str, Sequence[str]] = {}
        self._heads: Sequence[str] = ("",) * len(COLUMNS)
        self._between = ", "
        self._by: By = "title"
        self._falling = False

    def show(self, rows: Sequence[Row], named: Mapping[str, Sequence[str]]) -> None:
        self.beginResetModel()
        self.rows, self._named = rows, named
        self.endResetModel()

    def head(self, heads: Sequence[str], between: str) -> None:
        """The words over the columns, and what stands between two names."""
        self._heads, self._between = heads, between
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def sorted_by(self, by: By, falling: bool) -> None:
        self._by, self._falling = by, falling
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        sign = " ↓" if self._falling else " ↑"
        return self._heads[section] + (sign if COLUMNS[section] == self._by else "")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, by = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self._said(row, by)
            return said if by in ("title", "issuer", "collections") and said else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._said(row, by)
            return f"{self._heads[index.column()]}: {said}" if said else None
        if role == Qt.ItemDataRole.TextAlignmentRole and by == "annotations":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._said(row, by) if role == Qt.ItemDataRole.DisplayRole else None

    def _said(self, row: Row, by: By) -> str:
        match by:
            case "title":
                return row.title
            case "issuer":
                return row.issued_by
            case "date":
                return row.issued_on
            case "progress":
                return f"{row.percent}%" if row.percent else ""
            case "annotations":
                return f"{row.annotations:,}" if row.annotations else ""
            case _:
                return self._between.join(self._named.get(row.id, ()))


class LibraryTable(QTableView):
    """``menu_wanted`` carries the place on the screen to open a menu at."""

    sort_wanted = Signal(str)
    open_wanted = Signal(str)
    remove_wanted = Signal()
    about_wanted = Signal()
    menu_wanted = Signal(object)
    typed = Signal(str)
    """Letters for the filter: whoever types in the table looks for something."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.empty = ""
        """What is said in the middle where there are no rows."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.model_ = LibraryModel(self)
        self.setModel(self.model_)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        sides = self.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setMinimumSectionSize(ROW)
        sides.setDefaultSectionSize(ROW)
        self.setItemDelegate(_Cells(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Of the table's own it would ask, cell by cell, at each paint, which columns are chosen.
        header.setSelectionModel(QItemSelectionModel(self.model_, self))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(64)
        for number, by in enumerate(COLUMNS[1:], 1):
            header.resizeSection(number, _WIDTHS[by])
        header.sectionClicked.connect(lambda number: self.sort_wanted.emit(COLUMNS[number]))
        self.activated.connect(self._open)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        made = QPalette()
        made.setColor(QPalette.ColorRole.Highlight, QColor(theme.tint))
        made.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))
        self.horizontalHeader().setStyleSheet(header_sheet(theme))
        self.viewport().update()

    def show_rows(
        self, rows: Sequence[Row], named: Mapping[str, Sequence[str]], *, anew: bool
    ) -> None:
        """What was chosen stays so where it is still there.

        ``anew``: something else was asked for, so one begins at the top; else what was at hand
        stays in sight.
        """
        chosen = {row.id for row in self.chosen()}
        current, place = self.current(), self.currentIndex().row()
        self.model_.show(rows, named)
        at = next((n for n, row in enumerate(rows) if current and row.id == current.id), None)
        if at is None:
            # What took the place of one that went.
            at = 0 if anew else min(max(place, 0), len(rows) - 1)
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in _runs(row.id in chosen for row in rows) if chosen else ():
            selection.select(self.model_.index(first, 0), self.model_.index(end, last))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        if rows:
            index = self.model_.index(at, 0)
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
            if anew:
                self.scrollToTop()
            else:
                self.scrollTo(index)

    def choose(self, document: str) -> None:
        """Alone, and in the middle, if it is among the rows."""
        for number, row in enumerate(self.model_.rows):
            if row.id == document:
                self.setCurrentIndex(self.model_.index(number, 0))
                self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen(self) -> list[Row]:
        """In the order they stand."""
        ranges = self.selectionModel().selection()
        places = sorted({n for one in ranges for n in range(one.top(), one.bottom() + 1)})
        return [self.model_.rows[place] for place in places]

    @property
    def many(self) -> int:
        """How many are chosen, without a look at each."""
        return sum(one.height() for one in self.selectionModel().selection())

    def current(self) -> Row | None:
        place = self.currentIndex()
        return self.model_.rows[place.row()] if place.isValid() else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        # The edge goes round the whole row, of which Qt paints one cell anew.
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        self.open_wanted.emit(self.model_.rows[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, typed = event.key(), event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self._open(self.currentIndex())
        elif keys == Qt.Key.Key_Delete and plain:
            self.remove_wanted.emit()
        elif keys in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.model_.rows:
            # Qt means the ends of the row.
            place = 0 if keys == Qt.Key.Key_Home else len(self.model_.rows) - 1
            self.setCurrentIndex(self.model_.index(place, 0))
        elif keys == Qt.Key.Key_F2:
            self.about_wanted.emit()
        elif plain and typed.strip() and typed.isprintable():
            self.typed.emit(typed)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.setCurrentIndex(index)
        row = self.visualRect(index)
        at = row.bottomLeft() if by_keys else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window columns give way, one after another, until titles can be read."""
        super().resizeEvent(event)
        room = self.viewport().width() - _TITLE - sum(_WIDTHS.values())
        for by in _GIVE_WAY:
            self.setColumnHidden(COLUMNS.index(by), room < 0)
            room += _WIDTHS[by]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.visualRect(self.model_.index(self.currentIndex().row(), 0))
            painter.setPen(QColor(self.theme.accent))
            wide = self.viewport().width()
            painter.drawRect(0, row.top(), wide - 1, row.height() - 1)
        if self.empty and not self.model_.rows:
            painter.setPen(QColor(self.theme.soft))
            room = self.viewport().rect().adjusted(48, 0, -48, -ROW)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty
            )


class _Cells(QStyledItemDelegate):
    """Rows of one height; progress is a bar and what it says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == _PERCENT:
            option.text = ""  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table = self.parent()
        assert isinstance(table, LibraryTable)
        theme = table.theme
        soft = index.column() != 0
        # PySide's type stubs leave the fields of the option out.
        colours = option.palette  # type: ignore[attr-defined]
        if soft:
            for role in (colours.ColorRole.Text, colours.ColorRole.HighlightedText):
                colours.setColor(role, QColor(theme.soft))
        # The whole row is edged instead.
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        if COLUMNS[index.column()] == "annotations":
            option.rect.setRight(option.rect.right() - _BEHIND)  # type: ignore[attr-defined]
        super().paint(painter, option, index)
        percent = table.model_.rows[index.row()].percent
        if index.column() == _PERCENT and percent:
            self._paint_bar(painter, option.rect, percent, theme)  # type: ignore[attr-defined]

    def _paint_bar(self, painter: QPainter, cell: Any, percent: int, theme: Theme) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(cell.left() + 4, cell.center().y() - 1.5, 48, 4)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(groove, 2, 2)
        painter.setBrush(QColor(theme.accent))
        done = QRectF(groove.left(), groove.top(), max(4.0, 48 * percent / 100), 4)
        painter.drawRoundedRect(done, 2, 2)
        painter.setPen(QColor(theme.soft))
        words = cell.adjusted(58, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, f"{percent}%")
        painter.restore()
