# SPDX-License-Identifier: MIT
"""The panel on the right: what was marked and written, in document order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.doubtful import Doubtful
from study_viewer.ui.annotations.filter import Filter
from study_viewer.ui.annotations.filter_bar import FilterBar
from study_viewer.ui.annotations.header import Header
from study_viewer.ui.annotations.list import AnnotationList
from study_viewer.ui.annotations.listed import DRAFT, Card, Listed, Row, with_headings
from study_viewer.ui.annotations.sieve import Sieve
from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.chip import Chip
from study_viewer.ui.common.theme import Theme

SCOPES = ("section", "document", "all")
_CHIP_EDGE, _CHIP_GAP = 16, 6
"""Pixels beside the chips of the scopes, and between two of them."""


class AnnotationsPanel(QWidget):
    """Shows cards and says what the person wants; it changes nothing itself.

    What is wanted of a card, its ``list`` says. ``note_left`` (id, text) is the goodbye to a note,
    once a draft without a word is gone from the list.
    """

    note_left = Signal(str, str)
    scope_changed = Signal(str)
    whole_note_wanted = Signal()

    def __init__(
        self, theme: Theme, quote_font: QFont, scope: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.header = Header(theme, self)
        self.header.note_button.clicked.connect(self.whole_note_wanted)
        self.header.filter_button.clicked.connect(lambda on: self.open_filter(on=on))
        self._chips = QButtonGroup(self)
        for number, name in enumerate(SCOPES):
            chip = Chip(theme, self)
            chip.setObjectName(f"scope-{name}")
            chip.setChecked(name == scope)
            self._chips.addButton(chip, number)
        self._chips.idClicked.connect(self._scope_clicked)
        self.filter_bar: FilterBar | None = None
        """Made when it is first opened."""
        self.list = AnnotationList(theme, quote_font, self)
        self.empty_label = QLabel(self)
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty_label.setContentsMargins(16, 8, 16, 8)
        self._show_all = FlatButton(theme, self, accent=True)
        self._show_all.clicked.connect(lambda: self.open_filter(on=False))
        self.doubtful = Doubtful(theme, self)
        self.doubtful.clicked.connect(lambda: self.show_doubtful())
        self._drafting = False
        self._listed = Listed()
        self._stale = False
        self._sieve = Sieve(self)
        self._sieve.done.connect(lambda cards: self._show_rows(with_headings(cards)))
        self._names: Mapping[str, str] = {}
        self.list.note_left.connect(self._note_left)
        self.list.writing_over.connect(self._catch_up)
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setContentsMargins(_CHIP_EDGE, 2, _CHIP_EDGE, 8)
        chips.setSpacing(_CHIP_GAP)
        for chip in self._chips.buttons():
            chips.addWidget(chip)
        chips.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addLayout(chips)
        self._column.addWidget(self.empty_label)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 16, 0)
        row.addWidget(self._show_all)
        row.addStretch(1)
        self._column.addLayout(row)
        # Else the filter above it would make the window higher than a small screen.
        self.list.setMinimumHeight(1)
        self._column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        # No room of its own: without a doubtful one the list goes down to the status bar.
        foot.setContentsMargins(8, 0, 16, 0)
        self.doubtful.setMinimumHeight(36)
        foot.addWidget(self.doubtful)
        foot.addStretch(1)
        self._column.addLayout(foot)

    # What is shown.

    @property
    def scope(self) -> str:
        return SCOPES[self._chips.checkedId()]

    def set_scope(self, scope: str) -> None:
        """As if its chip had been clicked."""
        if scope != self.scope:
            self._chips.button(SCOPES.index(scope)).click()

    def _scope_clicked(self, number: int) -> None:
        """The note being written is left: with it open, the rows of the old scope would stay."""
        self.list.leave_note()
        self.scope_changed.emit(SCOPES[number])

    def show_listed(self, listed: Listed) -> None:
        """These annotations, in document order; a draft being written keeps its row."""
        self._listed = listed
        self._offer_values()
        self._show()

    def card_changed(self, card: Card, place: int) -> None:
        """The list already has it, at that place; so the two below."""
        fits = self._fits(card)
        shown = self.list.cards.index_of(card.annotation.id).isValid()
        if fits and shown and self.list.cards.replace(card):
            self._after_change()
            return
        if shown:
            self.card_gone(card.annotation.id)
        self.card_came(card, place)

    def card_came(self, card: Card, place: int) -> None:
        if self.list.writing:
            self._stale = True
        elif self._sieve.busy:
            self._show()
        elif self._fits(card) and not self.list.cards.index_of(card.annotation.id).isValid():
            # It is there already where a filter ended by what went before it came.
            cards = self._listed.cards
            after = (cards[number] for number in range(place + 1, len(cards)))
            follower = next((one for one in after if self._fits(one)), None)
            self.list.cards.put(card, follower.annotation.id if follower else None)
        self._after_change()

    def card_gone(self, annotation: str, *, choose_next: bool = False) -> None:
        """``choose_next``: what comes after it is chosen in its place, if it was."""
        index = self.list.cards.index_of(annotation)
        if index.isValid() and self.list.writing:
            self._stale = True
        elif index.isValid():
            was_chosen = annotation in self.list.chosen()
            row = index.row()
            self.list.cards.drop(annotation)
            if choose_next and was_chosen and not self.list.chosen():
                self.list.choose_beside(row)
        self._after_change()

    def _after_change(self) -> None:
        self._offer_values()
        self._say_totals()
        self._say_emptiness()

    def _show(self) -> None:
        """All rows anew; while a note is written only where no row would move."""
        if self.filter.narrows:
            self._sieve.start(self._listed, self.filter)
        else:
            self._sieve.stop()
            self._show_rows(self._listed.rows, self._listed.numbers)

    def _show_rows(self, rows: Sequence[Row], numbers: dict[str, int] | None = None) -> None:
        if self.list.writing and not self.list.cards.fits(rows):
            self._stale = True
            for card in self._listed.cards:
                self.list.cards.replace(card)
        else:
            self.list.show_rows(rows, numbers)
        self._say_totals()
        self._say_emptiness()

    def _catch_up(self) -> None:
        """The editor is closed: rows may move again."""
        if self._stale:
            self._stale = False
            self._show()

    # The filter.

    @property
    def filter(self) -> Filter:
        return self.filter_bar.filter if self.filter_bar is not None else Filter()

    def open_filter(self, *, on: bool) -> None:
        """Closing it shows everything again: nothing hidden narrows the list."""
        if on and self.filter_bar is None:
            self.filter_bar = FilterBar(self._theme, self)
            self.filter_bar.set_colour_names(self._names)
            self.filter_bar.changed.connect(self._filter_changed)
            self.filter_bar.closed.connect(lambda: self.open_filter(on=False))
            self._column.insertWidget(2, self.filter_bar)
        self.header.mark_filter(on=on)
        if self.filter_bar is None:
            return
        if on:
            self.filter_bar.offer(self._listed.tally)
            self.filter_bar.show()
            self.filter_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.filter_bar.isVisibleTo(self):
            focused = self.filter_bar.focusWidget()
            had_focus = focused is not None and focused.hasFocus()
            self.filter_bar.hide()
            if self.filter_bar.filter.narrows:
                self.filter_bar.choose(Filter())
            if had_focus:
                self.list.setFocus()

    @property
    def filter_shown(self) -> bool:
        return self.filter_bar is not None and self.filter_bar.isVisibleTo(self)

    def show_doubtful(self, *, every: bool = False) -> None:
        """What waits for the person in the scope, at least that of the document."""
        if every or self.scope == "section":
            self.set_scope("all" if every else "document")
        self.open_filter(on=True)
        if self.filter_bar is not None:
            states = Filter(states=frozenset({"check", "unplaced"}))
            # All documents come from a worker: what is listed now says nothing of them.
            self.filter_bar.choose(states if every else states.within(self._listed.tally))
            self.list.setFocus()

    def _filter_changed(self, filter: Filter) -> None:
        self.list.leave_note()
        self._show()
        if not self.list.chosen() or not filter.narrows:
            self.list.scrollTo(self.list.currentIndex())

    def _fits(self, card: Card) -> bool:
        return self.filter.fits(card.annotation)

    def _offer_values(self) -> None:
        if self.filter_bar is not None and self.filter_shown:
            self.filter_bar.offer(self._listed.tally)

    # Notes.

    def begin_note(
        self, card: Card, order: Callable[[Annotation], Any], *, tags: bool = False
    ) -> None:
        """Opens an editor for a note that is not listed yet, where it belongs in the list."""
        self.list.leave_note()
        if self.writing:
            return
        place = order(card.annotation)
        shown = self.list.cards.cards()
        after = (one for one in shown if order(one.annotation) > place)
        follower = next(after, None)
        name = card.annotation.id
        self._drafting = name == DRAFT
        self._stale |= name != DRAFT
        self.list.cards.put(card, follower.annotation.id if follower else None)
        self._say_emptiness()
        self.list.write_note(name, tags=tags)

    def note_became(self, before: str, annotation: Annotation) -> None:
        self._drafting, self._stale = False, True
        self.list.note_became(before, annotation)

    def annotation_shown(self, annotation: str) -> Annotation | None:
        """As its card shows it, which may be older than the notebook."""
        card = self.list.cards.card(self.list.cards.index_of(annotation))
        return card.annotation if card is not None else None

    def write_note(self, annotation: str, *, tags: bool = False) -> None:
        """In its row; a filter that hides the row is closed first."""
        if not self.list.cards.index_of(annotation).isValid():
            self.open_filter(on=False)
        self.list.write_note(annotation, tags=tags)

    def leave_note(self) -> None:
        self.list.leave_note()

    @property
    def writing(self) -> bool:
        return self.list.writing

    def refuse_note(self) -> None:
        """The text could not be kept: the editor stays open and offers it again."""
        self.list.refuse_note()

    def offer_tags(self, known: Sequence[str]) -> None:
        self.list.offer_tags(known)

    def _note_left(self, annotation: str, text: str) -> None:
        if annotation == DRAFT and self._drafting:
            self._drafting = False
            self.list.cards.drop(DRAFT)
            self._say_emptiness()
        self.note_left.emit(annotation, text)

    # Where one is.

    def mark_near(self, annotation: str, *, scrolled: bool = False) -> None:
        """The nearest to what is read; kept in view, except under a filter.

        ``scrolled``: the text was, so that the list follows though it has the keyboard.
        """
        self.list.mark_near(annotation, follow=not self.filter.narrows, scrolled=scrolled)

    def reveal(self, annotation: str) -> None:
        self.list.reveal(annotation)

    def choose(self, annotation: str) -> None:
        self.list.choose(annotation)

    def set_attachable(self, attachable: bool) -> None:
        self.list.set_attachable(attachable)

    # How it looks.

    def set_colour_names(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.list.spoken.colours = names
        if self.filter_bar is not None:
            self.filter_bar.set_colour_names(names)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.list.set_theme(theme)
        self.header.set_theme(theme)
        set_ink(self.empty_label, theme.soft)
        for part in (*self._chips.buttons(), self._show_all, self.doubtful, self.filter_bar):
            if isinstance(part, Chip | FlatButton | FilterBar):
                part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Annotations"))
        words = (self.tr("This section"), self.tr("This document"), self.tr("All"))
        for chip, word in zip(self._chips.buttons(), words, strict=True):
            chip.setText(word)
            chip.setAccessibleName(word)
            chip.updateGeometry()
        chips = self._chips.buttons()
        words_wide = sum(chip.minimumSizeHint().width() for chip in chips)
        self.setMinimumWidth(words_wide + _CHIP_GAP * (len(chips) - 1) + 2 * _CHIP_EDGE)
        for button, said in (
            (self.header.note_button, self.tr("Write a note on the whole document")),
            (self.header.filter_button, self.tr("Filter the annotations")),
        ):
            button.setToolTip(said)
            button.setAccessibleName(said)
        self.list.setAccessibleName(self.tr("Annotations"))
        self._show_all.setText(self.tr("Show all again"))
        self._show_all.setAccessibleName(self._show_all.text())
        self._show_all.updateGeometry()
        self.list.retranslate()
        self._say_totals()
        self._say_emptiness()
        self.doubtful.retranslate()

    def _say_totals(self) -> None:
        if self.filter.narrows:
            self.header.say_part(len(self.list.cards.cards()), self._listed.tally)
        else:
            self.header.say_all(self._listed.tally)

    def _say_emptiness(self) -> None:
        empty = self.list.cards.rowCount() == 0
        self.empty_label.setVisible(empty)
        self._show_all.setVisible(empty and self.filter.narrows)
        if self.filter.narrows:
            self.empty_label.setText(self.tr("Nothing fits this filter."))
        else:
            self.empty_label.setText(
                self.tr(
                    "What you mark will be here. Select a passage in the text, then choose a "
                    "colour, a note or a bookmark."
                )
            )
