# SPDX-License-Identifier: MIT
"""A list of cards to be seen and chosen from: how high and how painted each of its rows is."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from study_viewer.ui.annotations.cards import HEADING_HEIGHT, CardPainter, Look
from study_viewer.ui.annotations.column import Column
from study_viewer.ui.annotations.listed import Card, Heading, Row
from study_viewer.ui.annotations.model import Index
from study_viewer.ui.annotations.shapes import Rulers, in_doubt, quoted
from study_viewer.ui.annotations.spoken import Spoken, words_of_near
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.common.when import said_in_full

# A card of a short quote and a line of note.
_GUESS = 84


class CardList(Column):
    """A card that is chosen alone is shown whole."""

    def __init__(self, theme: Theme, quote_font: QFont, parent: QWidget) -> None:
        self._painter = CardPainter(theme, Rulers(parent.font(), quote_font))
        super().__init__(parent)
        self.spoken = Spoken()
        self._theme = theme
        self._whole: str | None = None
        self._attachable = False

    def edited_height(self, annotation: str) -> int:
        """Pixels of what stands in this card instead of its note; 0 where the note does."""
        return 0

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._painter.set_theme(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.panel)
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        self.viewport().update()

    def retranslate(self) -> None:
        self._painter.forget()
        self.measure_all_again()

    def set_present(self, present: Mapping[str, str]) -> None:
        """The words at places that were reworded, by the annotation's id: cards quote these."""
        if present == self._painter.present:
            return
        self._painter.present = self.spoken.present = dict(present)
        self.measure_all_again()
        self.viewport().update()

    def show_rows(self, rows: Sequence[Row], numbers: dict[str, int] | None = None) -> None:
        """These rows; what was chosen and is still there stays chosen, and in its place."""
        chosen = self.chosen()
        anchor = self.anchor()
        self.cards.show(rows, numbers)
        if chosen and not self.chosen():
            index = self.cards.index_of(chosen[0])
            if index.isValid():
                self.choose_alone(index)
        self.hold(anchor)

    @property
    def near(self) -> str:
        """The annotation nearest to what is read."""
        return self.spoken.near

    def chosen(self) -> list[str]:
        """Ids of the selected annotations, in document order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        cards = (self.cards.card(self.cards.index(row)) for row in rows)
        return [card.annotation.id for card in cards if card is not None]

    def choose(self, annotation: str) -> None:
        index = self.cards.index_of(annotation)
        if index.isValid():
            self.choose_alone(index)
            self.scrollTo(index)

    def choose_alone(self, index: Index) -> None:
        """Whatever keys are held: to Qt's setCurrentIndex the Ctrl of a Ctrl+Z means one more."""
        clear = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, clear)

    def choose_beside(self, row: int) -> None:
        """The card at this row or the next one there is: what stood here has gone."""
        last = self.cards.rowCount() - 1
        for number in (*range(max(row, 0), last + 1), *range(min(row, last), -1, -1)):
            index = self.cards.index(number)
            if self.cards.card(index) is not None:
                self.choose_alone(index)
                return

    def set_attachable(self, attachable: bool) -> None:
        if attachable != self._attachable:
            self._attachable = attachable
            self.viewport().update()

    def row_height(self, row: int) -> int:
        found = self.cards.rows()[row]
        if isinstance(found, Heading):
            return self._painter.heading_height(found)
        one = found.annotation
        return self._painter.height(
            one,
            self.row_width(),
            whole=one.id == self._whole,
            edited=self.edited_height(one.id),
        )

    def guesses(self, rows: Sequence[Row]) -> list[int]:
        # For 100,000 rows isinstance would take twice as long.
        return [HEADING_HEIGHT if type(row) is Heading else _GUESS for row in rows]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for row in self.rows_between(event.rect().top(), event.rect().bottom()):
            index = self.cards.index(row)
            area, found = self.visualRect(index), self.cards.row(index)
            area.setWidth(self.row_width())
            if isinstance(found, Heading):
                self._painter.paint_heading(painter, area, found)
            else:
                self._painter.paint_card(painter, area, found, self._look(index, found))

    def _look(self, index: Index, card: Card) -> Look:
        annotation = card.annotation
        return Look(
            chosen=self.selectionModel().isSelected(index),
            focused=self.hasFocus() and index == self.currentIndex(),
            whole=annotation.id == self._whole,
            near=bool(annotation.id) and annotation.id == self.near,
            attachable=self._attachable and in_doubt(annotation),
            edited=self.edited_height(annotation.id),
        )

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        chosen = self.selectedIndexes()
        card = self.cards.card(chosen[0]) if len(chosen) == 1 else None
        whole = card.annotation.id if card else None
        if whole != self._whole:
            old, self._whole = self._whole, whole
            rows = [self.cards.index_of(one) for one in (old, whole) if one is not None]
            self.measure_again([index.row() for index in rows if index.isValid()])
        self.viewport().update()

    def tip(self, index: Index) -> str:
        """Of a card its time, of a heading the whole path; and what a bar at the edge means.

        Where the passage was reworded, also the words it was made on.
        """
        if not index.isValid():
            return ""
        row = self.cards.row(index)
        if isinstance(row, Heading):
            return row.title
        time = said_in_full(row.annotation.modified)
        near = bool(row.annotation.id) and row.annotation.id == self.near
        before = ""
        if row.annotation.id in self._painter.present:
            before = self.tr("Before: {words}").format(words=quoted(row.annotation))
        return "\n".join(filter(None, (words_of_near() * near, before, time)))
