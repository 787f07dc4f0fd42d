# SPDX-License-Identifier: MIT
"""What the larger dialogs share: margins, a table, a row of buttons, and words that can change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

ROW = 30
_NO_CHOICE = QItemSelectionModel.SelectionFlag.NoUpdate
CONTROL = 32
_Index = QModelIndex | QPersistentModelIndex


def header_sheet(theme: Theme) -> str:
    """For the heads of columns on paper: words over a hairline."""
    return (
        f"QHeaderView{{background:{theme.paper};border:none}}"
        f"QHeaderView::section{{background:{theme.paper};color:{theme.soft};border:none;"
        f"border-bottom:1px solid {theme.line};padding:6px 4px;text-align:left}}"
    )


class Sheet(Dialog):
    """A dialog that is left by Esc or its Close button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column.setSpacing(12)
        self.close_button = Button(self.reject, self)

    def button(self, act: Callable[[], object]) -> "Button":
        return Button(act, self)

    def row(self, *widgets: QWidget | None) -> QHBoxLayout:
        """The widgets side by side; None is where the room goes."""
        made = QHBoxLayout()
        made.setSpacing(8)
        for widget in widgets:
            if widget is None:
                made.addStretch(1)
            else:
                made.addWidget(widget)
        return made

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for table in self.findChildren(Table):
            table.set_theme(theme)

    def retranslate(self) -> None:
        self.close_button.setText(self.tr("Close"))


class Button(PlainButton):
    """Its words come with ``retranslate``; Enter presses it where the keyboard is."""

    def __init__(self, act: Callable[[], object], parent: QWidget) -> None:
        super().__init__("", parent)
        # Enter is for what is chosen, not for whichever button comes first.
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Table(QTreeWidget):
    """Rows with the same columns; ``fill`` keeps what was chosen where it is still there."""

    def __init__(self, theme: Theme, parent: QWidget, columns: int) -> None:
        super().__init__(parent)
        self.setColumnCount(columns)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        # The whole row is edged below; Fusion's own sign of the keyboard lays a gradient over it.
        self.setAllColumnsShowFocus(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Rows(self))
        # Tab goes on to the next control; the arrows go through the rows.
        self.setTabKeyNavigation(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        sheet = scroll_bar_sheet(theme, theme.paper)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(sheet)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.tint))
        palette.setColor(QPalette.ColorRole.Accent, QColor(theme.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self.header().setStyleSheet(header_sheet(theme))

    def fill(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Each row is what it stands for and the texts of its columns."""
        chosen = self.chosen()
        with QSignalBlocker(self):
            self.clear()
            for stands_for, texts in rows:
                item = QTreeWidgetItem(self, list(texts))
                item.setData(0, Qt.ItemDataRole.UserRole, stands_for)
                item.setToolTip(0, texts[0])
                if stands_for in chosen:
                    item.setSelected(True)
            if self.topLevelItemCount() and not self.selectedItems():
                # The arrows begin here; nothing is chosen by it.
                self.setCurrentItem(self.topLevelItem(0), 0, _NO_CHOICE)

    def choose_none(self) -> None:
        """Without saying so: whoever asks knows it."""
        with QSignalBlocker(self):
            self.clearSelection()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().drawRow(painter, option, index)
        if self.hasFocus() and index.row() == self.currentIndex().row():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def chosen(self) -> list[object]:
        return [item.data(0, Qt.ItemDataRole.UserRole) for item in self.selectedItems()]


class _Rows(QStyledItemDelegate):
    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), ROW))
