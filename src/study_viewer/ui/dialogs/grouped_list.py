# SPDX-License-Identifier: MIT
"""A list of two-line rows under headings, of which only those in sight cost anything."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

Index = QModelIndex | QPersistentModelIndex
_ROW = 48


class Row(NamedTuple):
    """``key`` says what a row stands for; a ``heading`` is chosen only where it can be ``folded``.

    ``sign`` is a letter or mark in front of the words, on the highlight colour named ``tint``.
    """

    key: str
    first: str
    second: str = ""
    heading: bool = False
    folded: bool | None = None
    sign: str = ""
    tint: str = ""


class Rows(QStringListModel):
    """How many rows there are is asked twice for each as they are laid out: Qt's own model knows
    it, and 5,000 rows come in 12 ms of processor time instead of 40."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.keys: Sequence[str] = ()

    def fill(self, rows: Sequence[Row], keys: Sequence[str]) -> None:
        self.rows, self.keys = rows, keys
        self.setStringList(list(keys))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.first} {row.second}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.first
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or (row.heading and row.folded is None):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GroupedList(QListView):
    """``stood`` names the row that one stands at, ``chosen`` one that was clicked or entered."""

    stood = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.model_of_rows = Rows(self)
        self._painter = _Painter(theme, self)
        self.setModel(self.model_of_rows)
        self.setItemDelegate(self._painter)
        # Thousands of rows are laid out without asking each for its height.
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        self.set_theme(theme)

    @property
    def rows(self) -> Sequence[Row]:
        return self.model_of_rows.rows

    @property
    def keys(self) -> Sequence[str]:
        return self.model_of_rows.keys

    def fill(self, rows: Sequence[Row], keys: Sequence[str] | None = None) -> None:
        """One goes on standing where one stood, if that row is still there.

        ``keys`` are those of the rows, where making every row for its key would take long.
        """
        here = self.key
        self.model_of_rows.fill(rows, [row.key for row in rows] if keys is None else keys)
        self.stand_at(here)

    @property
    def key(self) -> str:
        """Of the row that one stands at; empty for none."""
        index = self.currentIndex()
        return self.keys[index.row()] if index.isValid() else ""

    def stand_at(self, key: str) -> bool:
        """Whether there is such a row."""
        if not key or key not in self.keys:
            return False
        self.setCurrentIndex(self.model_of_rows.index(self.keys.index(key)))
        return True

    def next_row(self, by: int) -> int:
        """The nearest row below (by 1) or above (by -1) that is no heading; -1 for none."""
        index = self.currentIndex()
        number = index.row() + by if index.isValid() else (0 if by > 0 else len(self.rows) - 1)
        while 0 <= number < len(self.rows):
            if not self.rows[number].heading:
                return number
            number += by
        return -1

    def step(self, by: int) -> None:
        if (number := self.next_row(by)) >= 0:
            self.setCurrentIndex(self.model_of_rows.index(number))

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.panel))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.stood.emit(self.keys[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.keys[index.row()])


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: GroupedList) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, max(_ROW, 2 * QFontMetrics(option.font).height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, chosen=not row.heading)
        if row.heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        theme, state = self.theme, QStyle.StateFlag
        ground = QRectF(option.rect).adjusted(4, 1, -4, -1)
        lit = option.state & state.State_MouseOver and option.state & state.State_Enabled
        if (chosen and option.state & state.State_Selected) or lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.window))
            painter.drawRoundedRect(ground, 7, 7)
        if option.state & state.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        area = option.rect.adjusted(12, 0, -12, 0)
        if row.folded is not None:
            middle = QPointF(area.left() + 6, area.center().y() + 1)
            painter.setPen(QPen(QColor(self.theme.soft), 1.4))
            turn = ((-3.0, -1.5), (0.0, 2.0), (3.0, -1.5))
            if row.folded:
                turn = ((-1.5, -3.0), (2.0, 0.0), (-1.5, 3.0))
            painter.drawPolyline([middle + QPointF(x, y) for x, y in turn])
            area.setLeft(area.left() + 18)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        high = QFontMetrics(bold).height()
        if row.folded is None:
            # Nearer to what stands below it than to what stands above.
            title = QRect(area.left(), area.bottom() - 2 * high - 3, area.width(), high)
            below = QRect(area.left(), area.bottom() - high - 2, area.width(), high)
            _write(painter, bold, self.theme.ink, title, row.first)
            _write(painter, option.font, self.theme.soft, below, row.second)
            return
        beside = QFontMetrics(option.font).horizontalAdvance(row.second) + 12
        title = QRect(area.left(), area.top(), area.width() - beside, area.height())
        rest = QRect(area.right() - beside + 12, area.top(), beside, area.height())
        _write(painter, bold, self.theme.ink, title, row.first)
        _write(painter, option.font, self.theme.soft, rest, row.second)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme, font = self.theme, option.font
        area = option.rect.adjusted(14, 0, -14, 0)
        high = QFontMetrics(font).height()
        top = area.top() + (area.height() - 2 * high - 2) // 2
        if row.sign:
            plate = QRectF(area.left(), top + 1, 20, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.highlights.get(row.tint, theme.line)))
            painter.drawRoundedRect(plate, 4, 4)
            painter.setPen(QColor(theme.ink))
            painter.setFont(font)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, row.sign)
            area.setLeft(area.left() + 28)
        _write(painter, font, theme.ink, QRect(area.left(), top, area.width(), high), row.first)
        below = QRect(area.left(), top + high + 2, area.width(), high)
        _write(painter, font, theme.soft, below, row.second)


def _write(painter: QPainter, font: QFont, ink: str, where: QRect, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
