# SPDX-License-Identifier: MIT
"""An earlier edition of a document, to read and to copy from: its tree and its text."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from study_viewer.core.document.model import Body, Entry
from study_viewer.ui.common.buttons import set_ink, title_label
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.import_page import DraftPage
from study_viewer.ui.dialogs.import_tree import DraftTree
from study_viewer.ui.dialogs.sheet import Sheet

if TYPE_CHECKING:
    from study_viewer.core.earlier import Earlier


class EditionReader(Sheet):
    """``body_wanted`` names the section to show; whoever hears it answers with ``show_body`` or
    ``refuse``."""

    body_wanted = Signal(str)

    def __init__(self, earlier: "Earlier", parent: QWidget) -> None:
        super().__init__(parent)
        self._earlier = earlier
        document = earlier.document
        # A text without a contents table is still gone through section by section.
        self._entries = document.outline or tuple(
            Entry(one.id, one.title, 1, None, one.id, 0) for one in document.sections
        )
        self._section = ""
        self._wanted = ("", 0)
        self._under: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            self._under.setdefault(entry.section, []).append(number)
        self.head = title_label(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.tree = DraftTree(self._theme, self)
        self.tree.setEditTriggers(DraftTree.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.page = DraftPage(self._theme, self)
        self._splitter = HairSplitter(self._theme, self)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([270, 690])
        self.column.addWidget(self.head)
        self.column.addWidget(self.said)
        self.column.addWidget(self._splitter, 1)
        self.column.addLayout(self.row(None, self.close_button))
        self.tree.chosen.connect(self._go_to)
        self.page.stood.connect(self._stood)
        self.page.customContextMenuRequested.connect(self._show_menu)
        self.take_room(1000, 700, 80, 100)
        self.set_theme(self._theme)
        self.retranslate()

    def begin(self) -> None:
        """Asks for the first section; called once somebody answers."""
        self.tree.show_entries(self._entries)
        if self._entries:
            self._go_to(0)
        self.page.setFocus()

    def show_body(self, section: str, body: Body) -> None:
        """Passed over where another section was asked for meanwhile."""
        if section != self._wanted[0]:
            return
        self._section = section
        self.said.hide()
        self.page.show_body(body, (), (), self._earlier.picture, self._wanted[1])
        self.page.scroll_to(self._wanted[1])

    def refuse(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.tree, self.page, self._splitter):
            part.set_theme(theme)
        set_ink(self.said, theme.accent)

    def retranslate(self) -> None:
        super().retranslate()
        document = self._earlier.document
        named = self.tr("“{title}”, edition {number}")
        named = named.format(title=document.title, number=document.edition)
        self.setWindowTitle(named)
        issued = document.metadata.issued_on
        self.head.setText(
            self.tr("{edition}, issued on {date}").format(edition=named, date=issued)
            if issued
            else named
        )
        self.tree.setAccessibleName(self.tr("Contents of this edition"))
        self.page.setAccessibleName(self.tr("Text of this edition"))
        self.said.setVisible(bool(self.said.text()))

    def _go_to(self, number: int) -> None:
        entry = self._entries[number]
        self._wanted = (entry.section, entry.start)
        if entry.section == self._section:
            self.page.scroll_to(entry.start)
        else:
            self.body_wanted.emit(entry.section)

    def _stood(self) -> None:
        under = self._under.get(self._section, [])
        starts = [self._entries[number].start for number in under]
        at = bisect_right(starts, self.page.offset) - 1
        self.tree.follow(under[max(at, 0)] if under else -1)

    def _show_menu(self, at: QPoint) -> None:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        copy = menu.addAction(self.tr("Copy"), self.page.copy)
        copy.setEnabled(self.page.textCursor().hasSelection())
        menu.addAction(self.tr("Select all"), self.page.selectAll)
        menu.popup(self.page.viewport().mapToGlobal(at))
