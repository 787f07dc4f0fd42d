# SPDX-License-Identifier: MIT
"""The editions of a document that are kept: to read, to compare, and to go back to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QWidget

from study_viewer.ui.common.buttons import set_ink, title_label
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.sheet import Sheet, Table

if TYPE_CHECKING:
    from study_viewer.core.earlier import EditionInfo


class EditionList(Sheet):
    """``read_wanted`` and ``changes_wanted`` carry the number of the edition that is chosen."""

    read_wanted = Signal(int)
    changes_wanted = Signal(int)
    take_back_wanted = Signal()

    def __init__(self, title: str, editions: "Sequence[EditionInfo]", parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._editions = tuple(reversed(editions))
        self.head = title_label(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.table = Table(self._theme, self, 5)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 150), (1, 110), (3, 90), (4, 100)):
            header.resizeSection(column, width)
        self.read_button = self.button(self._read)
        self.changes_button = self.button(lambda: self.changes_wanted.emit(self.chosen))
        self.back_button = self.button(self.take_back_wanted.emit)
        self.column.addWidget(self.head)
        self.column.addWidget(self.about)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(
            self.row(
                self.read_button, self.changes_button, self.back_button, None, self.close_button
            )
        )
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemDoubleClicked.connect(lambda *_: self._read())
        self.take_room(760, 400, 40, 60)
        self.set_theme(self._theme)
        self.retranslate()
        self.table.setCurrentItem(self.table.topLevelItem(min(1, len(self._editions) - 1)))
        self.table.setFocus()

    @property
    def chosen(self) -> int:
        """The number of an edition; 0 for none."""
        picked = self.table.chosen()
        return int(str(picked[0])) if picked else 0

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        set_ink(self.about, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Editions"))
        self.head.setText(self.tr("“{title}”").format(title=self._title))
        if len(self._editions) > 1:
            about = self.tr(
                "Earlier editions can be read and compared; notes are taken in the newest."
            )
        else:
            about = self.tr(
                "There is one edition so far. Once its next one is imported, this one can still "
                "be read here."
            )
        self.about.setText(about)
        self.read_button.setText(self.tr("Read"))
        self.changes_button.setText(self.tr("What changed"))
        self.back_button.setText(self.tr("Take the newest back…"))
        self.table.setHeaderLabels(
            [
                self.tr("Edition"),
                self.tr("Issued on"),
                self.tr("Imported from"),
                self.tr("Sections"),
                self.tr("Characters"),
            ]
        )
        self.table.setAccessibleName(self.tr("Editions, the newest first"))
        self.table.fill([(one.number, self._texts(one)) for one in self._editions])
        self._offer()

    def _texts(self, one: "EditionInfo") -> tuple[str, ...]:
        number = self.tr("{number} (read now)") if one.current else "{number}"
        about = one.metadata
        return (
            number.format(number=one.number),
            about.issued_on or "—",
            about.imported_from or "—",
            f"{one.sections:,}",
            f"{one.characters:,}",
        )

    def _offer(self) -> None:
        several = len(self._editions) > 1
        self.read_button.setEnabled(bool(self.chosen))
        # What came first came instead of nothing.
        self.changes_button.setEnabled(several and bool(self.chosen))
        self.back_button.setEnabled(several)

    def _read(self) -> None:
        if self.chosen:
            self.read_wanted.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._read()
            return
        super().keyPressEvent(event)
