# SPDX-License-Identifier: MIT
"""What was deleted in the last 30 days, to be brought back."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.common.when import said_in_a_table
from study_viewer.ui.dialogs.sheet import Button, Table

_WORDS = 100


class TrashRow(NamedTuple):
    """``words`` are the passage or the note; ``deleted`` ISO 8601, UTC."""

    id: str
    words: str
    document: str
    deleted: str


class TrashPage(QWidget):
    """``bring_back_wanted`` carries the ids of the chosen rows."""

    bring_back_wanted = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = Table(theme, self, 3)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 180), (2, 150)):
            header.resizeSection(column, width)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.bring_back_button = Button(self._bring_back, self)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(lambda *_: self._bring_back())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(self.bring_back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.set_theme(theme)
        self.retranslate()

    def show_trash(self, rows: tuple[TrashRow, ...]) -> None:
        self.table.fill(
            [(row.id, (shortened(row.words, _WORDS), row.document, _time(row))) for row in rows]
        )
        self._offer()

    def _offer(self) -> None:
        self.bring_back_button.setEnabled(bool(self.table.selectedItems()))

    def _bring_back(self) -> None:
        if chosen := self.table.chosen():
            self.bring_back_wanted.emit(chosen)

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)
        set_ink(self.about, theme.soft)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.table.setHeaderLabels(
            [self.tr("Passage or note"), self.tr("Document"), self.tr("Deleted")]
        )
        self.table.setAccessibleName(self.tr("Recently deleted"))
        self.about.setText(self.tr("What is deleted stays here for 30 days."))
        self.bring_back_button.setText(self.tr("Bring back"))
        self._offer()


def _time(row: TrashRow) -> str:
    return said_in_a_table(row.deleted)
