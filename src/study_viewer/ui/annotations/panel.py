# SPDX-License-Identifier: MIT
"""The panel on the right: what was marked and written, in document order."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.chip import Chip
from study_viewer.ui.annotations.list import AnnotationList
from study_viewer.ui.annotations.model import DRAFT, Card
from study_viewer.ui.common.buttons import set_ink, title_label
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme

SCOPES = ("section", "document", "all")


class AnnotationsPanel(QWidget):
    """Shows cards and says what the person wants; it changes nothing itself.

    ``note_written`` (id, text) is a text to keep now; the id is empty for a draft, and whoever
    keeps it answers with ``draft_became``. ``note_left`` (id, text) is the goodbye.
    """

    jump_wanted = Signal(str)
    delete_wanted = Signal(object)
    attach_wanted = Signal(str)
    note_written = Signal(str, str)
    note_left = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    scope_changed = Signal(str)
    whole_note_wanted = Signal()

    def __init__(
        self, theme: Theme, quote_font: QFont, scope: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title_label(self)
        self.counts_label = QLabel(self)
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize() - 1, 12))
        self.counts_label.setFont(small)
        self._whole = QToolButton(self)
        self._whole.setAutoRaise(True)
        self._whole.setFixedSize(30, 30)
        self._whole.clicked.connect(self.whole_note_wanted)
        self._chips = QButtonGroup(self)
        for number, name in enumerate(SCOPES):
            chip = Chip(theme, self)
            chip.setObjectName(f"scope-{name}")
            chip.setChecked(name == scope)
            self._chips.addButton(chip, number)
        self._chips.idClicked.connect(self._choose_scope)
        self.list = AnnotationList(theme, quote_font, self)
        self.empty_label = QLabel(self)
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty_label.setContentsMargins(16, 8, 16, 8)
        self._draft: Card | None = None
        self._cards: list[Card] = []
        self._totals = (0, 0, 0)
        self._pass_on()
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    def _pass_on(self) -> None:
        self.list.jump_wanted.connect(self.jump_wanted)
        self.list.delete_wanted.connect(self.delete_wanted)
        self.list.attach_wanted.connect(self.attach_wanted)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.note_written.connect(self.note_written)
        self.list.note_left.connect(self._note_left)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self.counts_label, 1)
        head.addWidget(self._whole)
        chips = QHBoxLayout()
        chips.setContentsMargins(16, 2, 16, 6)
        chips.setSpacing(6)
        for chip in self._chips.buttons():
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(chips)
        column.addWidget(self.empty_label)
        column.addWidget(self.list, 1)

    @property
    def scope(self) -> str:
        return SCOPES[self._chips.checkedId()]

    def show_cards(self, cards: Sequence[Card]) -> None:
        """These annotations, in document order; a draft being written keeps its row."""
        self._cards = list(cards)
        kinds = [card.annotation.kind for card in cards]
        notes = sum(bool(card.annotation.note.strip()) for card in cards)
        self._totals = (kinds.count("highlight"), notes, kinds.count("bookmark"))
        self._say_totals()
        self._show()

    def begin_draft(self, card: Card, before: int) -> None:
        """Opens an editor for a note not yet in the notebook, at place ``before`` of the list."""
        self.list.leave_note()
        if self.writing:
            return
        self._draft = card
        self._cards.insert(before, card)
        self._show()
        self.list.write_note(DRAFT)

    def draft_became(self, annotation: Annotation) -> None:
        if self._draft is None:
            return
        old, self._draft = self._draft, None
        became = old._replace(annotation=annotation)
        self._cards = [became if card is old else card for card in self._cards]
        self.list.draft_became(annotation)

    def write_note(self, annotation: str) -> None:
        self.list.write_note(annotation)

    def leave_note(self) -> None:
        self.list.leave_note()

    @property
    def writing(self) -> bool:
        return self.list.writing

    def refuse_note(self) -> None:
        """The text could not be kept: the editor stays open and offers it again."""
        self.list.refuse_note()

    def keep_in_view(self, annotation: str) -> None:
        self.list.keep_in_view(annotation)

    def choose(self, annotation: str) -> None:
        self.list.choose(annotation)

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)
        set_ink(self.counts_label, theme.soft)
        set_ink(self.empty_label, theme.soft)
        for chip in self._chips.buttons():
            assert isinstance(chip, Chip)
            chip.set_theme(theme)
        self._whole.setIcon(icon("note", theme))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Annotations"))
        words = (self.tr("This section"), self.tr("This document"), self.tr("All"))
        for chip, word in zip(self._chips.buttons(), words, strict=True):
            chip.setText(word)
            chip.setAccessibleName(word)
            chip.updateGeometry()
        whole = self.tr("Write a note on the whole document")
        self._whole.setToolTip(whole)
        self._whole.setAccessibleName(whole)
        self.list.setAccessibleName(self.tr("Annotations"))
        self.empty_label.setText(
            self.tr(
                "What you mark will be here. Select a passage in the text, then choose a colour, "
                "a note or a bookmark."
            )
        )
        self._say_totals()

    def _say_totals(self) -> None:
        highlights, notes, bookmarks = self._totals
        parts = []
        if highlights:
            parts.append(self.tr("%n highlight(s)", "", highlights))
        if notes:
            parts.append(self.tr("%n note(s)", "", notes))
        if bookmarks:
            parts.append(self.tr("%n bookmark(s)", "", bookmarks))
        # Two of them fit beside the title in English; all three are in the tip.
        self.counts_label.setText(" · ".join(parts[:2]))
        self.counts_label.setToolTip(" · ".join(parts))

    def _show(self) -> None:
        if self._draft is not None and self._draft not in self._cards:
            self._cards.append(self._draft)
        self.empty_label.setVisible(not self._cards)
        self.list.show_cards(self._cards)

    def _choose_scope(self, number: int) -> None:
        self.scope_changed.emit(SCOPES[number])

    def _note_left(self, annotation: str, text: str) -> None:
        if annotation == DRAFT and self._draft is not None:
            self._cards = [card for card in self._cards if card is not self._draft]
            self._draft = None
            self._show()
        self.note_left.emit(annotation, text)
