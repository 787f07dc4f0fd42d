# SPDX-License-Identifier: MIT
"""Several files on their way in: each with its state, to be opened as soon as it is there."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from study_viewer.ui.common.buttons import PlainButton, set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

Index = QModelIndex | QPersistentModelIndex
State = Literal[
    *("waiting", "doing", "new", "edition", "held", "out", "there", "failed", "left", "unknown")
]
"""``held`` waits for the person to say whether it is a new edition, ``out`` was left out then;
``left`` was not begun; ``unknown`` is of no format that can be read."""
_NOWHERE = QModelIndex()
_ROW = 48


class Row(NamedTuple):
    """A file; ``said`` is what became of it in words, ``document`` what a click opens."""

    path: Path
    state: State = "waiting"
    document: str = ""
    said: str = ""


class Files(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.share = 0.0
        """How much of the file under way is done, 0 to 1."""

    def set_files(self, files: Sequence[Path], unknown: Sequence[Path] = ()) -> None:
        self.beginResetModel()
        self.rows = [Row(path) for path in files]
        self.rows += [Row(path, "unknown") for path in unknown]
        self.endResetModel()

    def begin(self, path: Path) -> int:
        """The next row of this path is under way; answers which."""
        number = self._next(path, "waiting", "held")
        self._put(number, self.rows[number]._replace(state="doing"))
        self.share = 0.0
        return number

    def come(self, row: Row) -> None:
        """A locked file comes a second time, once its password is there; what was held back, once
        it was said what it is; and a new edition, once it was taken back."""
        self._put(self._next(row.path, "doing", "waiting", "failed", "held", "edition"), row)

    def end(self) -> None:
        """What has not come by now will not come."""
        for number, row in enumerate(self.rows):
            if row.state in ("waiting", "doing"):
                self._put(number, row._replace(state="left"))

    def move(self, share: float) -> None:
        self.share = share
        for number, row in enumerate(self.rows):
            if row.state == "doing":
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.path.name} {row.said}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.said or str(row.path)
        return None

    def _next(self, path: Path, *states: State) -> int:
        for state in states:
            for number, row in enumerate(self.rows):
                if row.path == path and row.state == state:
                    return number
        # A file that came into the folder meanwhile.
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(Row(path))
        self.endInsertRows()
        return len(self.rows) - 1

    def _put(self, number: int, row: Row) -> None:
        self.rows[number] = row
        self.dataChanged.emit(self.index(number), self.index(number))


class _Painter(QStyledItemDelegate):
    """Two lines: the file's name, and what became of it."""

    def __init__(self, theme: Theme, words: Callable[[Row], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(_ROW, 2 * QFontMetrics(option.font).height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Files)
        row, theme = model.rows[index.row()], self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(4, 1, -4, -1)
        state = QStyle.StateFlag
        if option.state & (state.State_Selected | state.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.window))
            painter.drawRoundedRect(ground, 7, 7)
        if option.state & state.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        high = QFontMetrics(option.font).height()
        top = option.rect.top() + (option.rect.height() - 2 * high - 2) // 2
        wide = option.rect.width() - 32
        faded = row.state in ("waiting", "left", "unknown", "out")
        failed = row.state == "failed"
        for number, (text, ink) in enumerate(
            (
                (row.path.name, theme.soft if faded else theme.ink),
                (self._words(row), theme.accent if failed else theme.soft),
            )
        ):
            painter.setPen(QColor(ink))
            middle = Qt.TextElideMode.ElideMiddle if number == 0 else Qt.TextElideMode.ElideRight
            shown = QFontMetrics(option.font).elidedText(text, middle, wide)
            at = top + number * (high + 2)
            painter.drawText(
                option.rect.left() + 16, at, wide, high, Qt.AlignmentFlag.AlignVCenter, shown
            )
        if row.state == "doing":
            bar = QRectF(option.rect.left() + 16, option.rect.bottom() - 4, wide, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(bar, 1.5, 1.5)
            bar.setWidth(max(wide * model.share, 3))
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.restore()


class ImportList(Dialog):
    """Stands beside the window while the import goes on; closing it does not stop the import.

    It shows itself when there is more than one file, and goes for good when it is closed.
    """

    open_wanted = Signal(str)
    cancel_wanted = Signal()
    save_wanted = Signal()
    """What became of the files is to be kept; asked for when it is over."""
    decide_wanted = Signal()
    """It is to be said what those are that were held back."""

    def __init__(self, tally: Callable[[Mapping[State, int]], str], parent: QWidget) -> None:
        """``tally`` words how many files came to which end."""
        super().__init__(parent)
        self._tally = tally
        self._over = False
        self._cancelled = False
        self._closed = False
        self.files = Files(self)
        self.list = QListView(self)
        self._painter = _Painter(self._theme, self.said_of, self.list)
        self.list.setModel(self.files)
        self.list.setItemDelegate(self._painter)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self._buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.cancel = PlainButton("", self)
        self.save = PlainButton("", self)
        self.shut = PlainButton("", self)
        self.decide = PlainButton("", self)
        self._buttons.addButton(self.cancel, role.ActionRole)
        self._buttons.addButton(self.decide, role.ActionRole)
        self._buttons.addButton(self.save, role.ActionRole)
        # A box of buttons shows what it is given.
        self.save.hide()
        self.decide.hide()
        self._buttons.addButton(self.shut, role.RejectRole)
        for button in (self.cancel, self.decide, self.save, self.shut):
            # Enter opens the row it stands on, and must not cancel or close as well.
            button.setAutoDefault(False)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.decide.clicked.connect(self.decide_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._close())
        self.take_room(640, 440, 40, 60)
        self.column.setSpacing(12)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.summary)
        self.column.addWidget(self._buttons)
        self.set_theme(self._theme)
        self.retranslate()

    # What the import tells.

    def set_files(self, files: Sequence[Path], unknown: Sequence[Path] = ()) -> None:
        """``unknown`` are files of a folder that no format reads: they are only told."""
        self.files.set_files(files, unknown)
        self._sum_up()
        if len(files) + len(unknown) > 1:
            self.show()

    def begin(self, path: Path) -> None:
        number = self.files.begin(path)
        self.list.scrollTo(self.files.index(number))

    def move(self, done: int, total: int) -> None:
        self.files.move(done / total if total else 0.0)

    def come(self, path: Path, document: str, state: State, said: str) -> None:
        self.files.come(Row(path, state, document, said))
        self._sum_up()

    def go_on(self) -> None:
        """It was said what those are that were held back."""
        self._over = self._cancelled = False
        self.save.hide()
        self.cancel.show()
        self._sum_up()

    def end(self, *, cancelled: bool) -> None:
        self._over, self._cancelled = True, cancelled
        self.files.end()
        self._sum_up()
        self.cancel.hide()
        self.save.show()
        if self._closed or self.isHidden():
            self.deleteLater()

    # What is shown.

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self.list.setAccessibleName(self.tr("The files of this import"))
        self.cancel.setText(self.tr("Cancel the import"))
        self.decide.setText(self.tr("New editions…"))
        self.save.setText(self.tr("Save…"))
        self.shut.setText(self.tr("Close"))
        self._sum_up()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter.theme = theme
        made = QPalette(self.list.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.panel))
        self.list.setPalette(made)
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        set_ink(self.summary, theme.soft)

    def _sum_up(self) -> None:
        head = self.tr("Import cancelled.") + " " if self._cancelled else ""
        counts = Counter(row.state for row in self.files.rows)
        self.summary.setText(head + self._tally(counts))
        self.decide.setVisible(self._over and counts["held"] > 0)

    def said_of(self, row: Row) -> str:
        """What became of a file, in words."""
        match row.state:
            case "waiting":
                return self.tr("Waiting")
            case "doing":
                return self.tr("Importing…")
            case "left":
                return self.tr("Not imported")
            case "unknown":
                return self.tr("Left out: format not supported")
            case _:
                return row.said

    def _open(self, index: QModelIndex) -> None:
        row = self.files.rows[index.row()]
        if row.document:
            self.open_wanted.emit(row.document)
        elif row.state == "held" and self._over:
            self.decide_wanted.emit()

    def _close(self) -> None:
        self._closed = True
        if self._over:
            self.deleteLater()
