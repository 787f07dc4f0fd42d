# SPDX-License-Identifier: MIT
"""The history of a phrase: how often, first and last, a chart, its places, two side by side."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from study_viewer.core.one_line import shortened
from study_viewer.core.searching import Excerpt
from study_viewer.ui.common.buttons import FlatButton, set_ink, title_label
from study_viewer.ui.common.numbers import grouped
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.common.unread import not_all
from study_viewer.ui.dialogs.phrase_chart import LOW, PhraseChart
from study_viewer.ui.dialogs.phrase_passages import Passage, PhrasePassages
from study_viewer.ui.dialogs.phrase_places import PhrasePlaces, PlaceRow
from study_viewer.ui.dialogs.sheet import Sheet

if TYPE_CHECKING:
    from study_viewer.core.phrases import History, InDocument
    from study_viewer.core.searching import Hit

_MOST_BARS = 24
"""Of more documents the chart has years; a bar and its number need 24 pixels."""
_TITLE = 40
_LIST = 0.52
"""Of the height below the chart, for the list."""
_SMALL = 520
"""Pixels; a lower dialog has no room to spare."""


class PhraseDialog(Sheet):
    """``places_wanted`` (documents, how many are there) asks for places, of all documents where
    none is named; ``place_wanted`` leads to one of them in the text."""

    places_wanted = Signal(tuple, int)
    place_wanted = Signal(object)

    def __init__(self, phrase: str, passage: "Callable[[Hit], Excerpt]", parent: QWidget) -> None:
        super().__init__(parent)
        self._phrase = phrase
        self._passage = passage
        self._told: History | None = None
        self._behind = False
        self._hits: list[Hit] = []
        self._documents: tuple[str, ...] = ()
        self._documents_by_id: dict[str, InDocument] = {}
        self._refused: Callable[[], str] | None = None
        self.head = title_label(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.facts = QLabel(self)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.chart = PhraseChart(self._theme, self)
        self.which = QLabel(self)
        self.which.setTextFormat(Qt.TextFormat.PlainText)
        self.which.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.every = FlatButton(self._theme, self, accent=True)
        self.list = PhrasePlaces(self._theme, self)
        self.passages = PhrasePassages(self._theme, self)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self._splitter = _WholeRows(self._theme, self.list, self)
        self._lay_out()
        self._listen()
        self.set_theme(self._theme)
        self.retranslate()
        self._show_parts()

    def _lay_out(self) -> None:
        self.take_room(1120, 860, 16, 48)
        if self.height() < _SMALL:
            self.chart.setFixedHeight(LOW)
            self.column.setContentsMargins(16, 8, 16, 8)
        self.list.setMinimumHeight(56)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.passages)
        self.column.setSpacing(8 if self.height() >= _SMALL else 4)
        for part in (self.head, self.facts, self.bar, self.chart):
            self.column.addWidget(part)
        named = self.row(self.which, self.every)
        named.setStretch(0, 1)
        self.column.addLayout(named)
        self.column.addWidget(self._splitter, 1)
        last = self.row(self.hint, self.close_button)
        last.setStretch(0, 1)
        self.column.addLayout(last)
        for part in (self._splitter, self.hint):
            # While it is empty the button at the end stands where it will stand.
            keeping = part.sizePolicy()
            keeping.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeping)

    def _listen(self) -> None:
        self.chart.chosen.connect(self._narrow)
        self.every.clicked.connect(lambda _=False: self._widen())
        self.list.compared.connect(self._compare)
        self.list.wanted.connect(self._go)
        self.list.more_wanted.connect(
            lambda: self.places_wanted.emit(self._documents, len(self._hits))
        )
        self.passages.wanted.connect(self._go)

    # What comes.

    def progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def tell(self, told: "History", hits: "Sequence[Hit]", *, behind: bool = False) -> None:
        """The whole history, and its first places; or only that of what is read by now, where one
        is ``behind``."""
        self._told, self._behind = told, behind
        self._documents_by_id = {one.document: one for one in told.documents}
        self.chart.show_bars(told.bars(_MOST_BARS))
        self._show_parts()
        self.show_places(hits)
        self.list.setFocus()

    def show_places(self, hits: "Sequence[Hit]", behind: int = 0) -> None:
        """``behind`` so many that are there; 0 is a new list."""
        self._hits[behind:] = hits
        rows = [self._row(hit) for hit in hits]
        if behind:
            self.list.add_rows(rows, self._more())
        else:
            self.list.show_rows(rows, self._more())
            self._splitter.share()
        self._say()

    def refuse(self, why: Callable[[], str]) -> None:
        """It cannot be told, and why."""
        self._refused = why
        self._show_parts()

    # What it shows.

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        parts = (self._splitter, self.chart, self.list, self.passages, self.every)
        for part in parts:
            part.set_theme(theme)
        for label in (self.facts, self.which, self.hint):
            set_ink(label, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("History of a phrase"))
        self.head.setText(self.tr("“{phrase}”").format(phrase=shortened(self._phrase, 60)))
        self.every.setText(self.tr("All places"))
        self.every.updateGeometry()
        self.list.setAccessibleName(self.tr("Places"))
        self.hint.setText(
            self.tr(
                "Hold Ctrl and choose a second place to see both side by side. Enter goes there."
            )
        )
        self.chart.retranslate()
        self.passages.retranslate()
        if self._hits:
            self.list.places.word_anew([self._row(hit) for hit in self._hits], self._more())
            self._compare(self.list.chosen())
        self._say()

    def _show_parts(self) -> None:
        found = bool(self._told and self._told.total)
        for part in (self.chart, self.which, self.hint, self._splitter):
            part.setVisible(found)
        self.every.setVisible(found and bool(self._documents))
        self.bar.setVisible(self._told is None and self._refused is None)
        self._say()

    def _say(self) -> None:
        told = self._told
        if self._refused is not None:
            self.facts.setText(self._refused())
        elif told is None:
            self.facts.setText(self.tr("Looking through all documents…"))
        else:
            # Chinese sentences follow one another without a blank.
            joined = self.tr("{sentence} {next}")
            self.facts.setText(
                reduce(lambda a, b: joined.format(sentence=a, next=b), self._facts(told))
            )
            if told.total:
                self.which.setText(self._which(told))

    def _facts(self, told: "History") -> list[str]:
        said = self._found(told) if told.total else [self.tr("It stands in no document.")]
        return [*said, not_all()] if self._behind else said

    def _found(self, told: "History") -> list[str]:
        times = grouped(self.tr("%n time(s)", "", told.total), told.total)
        documents = grouped(
            self.tr("in %n document(s)", "", len(told.documents)), len(told.documents)
        )
        said = [self.tr("{times} {documents}.").format(times=times, documents=documents)]
        first, last = told.first, told.last
        if first is not None and last is not None:
            said.append(self.tr("First: {place}.").format(place=self._dated(first)))
            if last is not first:
                said.append(self.tr("Last: {place}.").format(place=self._dated(last)))
        undated = sum(not one.issued_on for one in told.documents)
        if undated:
            said.append(grouped(self.tr("%n of them without a date.", "", undated), undated))
        return said

    def _dated(self, one: "InDocument") -> str:
        title = shortened(one.title, _TITLE)
        return self.tr("{date}, “{title}”").format(date=one.issued_on, title=title)

    def _which(self, told: "History") -> str:
        if not self._documents:
            return grouped(self.tr("%n place(s), by date", "", told.total), told.total)
        bar = next(bar for bar in self.chart.bars if bar.documents == self._documents)
        return self.chart.said(bar)

    def _more(self) -> str:
        left = self._of_these() - len(self._hits)
        return grouped(self.tr("Show more (%n left)", "", left), left) if left > 0 else ""

    def _of_these(self) -> int:
        told = self._told
        inside = told.documents if told else ()
        return sum(
            one.often for one in inside if not self._documents or one.document in self._documents
        )

    def _row(self, hit: "Hit") -> PlaceRow:
        return PlaceRow(self._head(hit), hit.excerpt)

    def _head(self, hit: "Hit") -> str:
        one = self._documents_by_id.get(hit.document)
        date, title = (one.issued_on, one.title) if one else ("", "")
        parts = [date or self.tr("no date"), title]
        if hit.title and hit.title != title:
            parts.append(hit.title)
        return " · ".join(parts)

    # What is done.

    def _narrow(self, number: int) -> None:
        self._documents = self.chart.bars[number].documents if number >= 0 else ()
        self.every.setVisible(bool(self._documents))
        self.places_wanted.emit(self._documents, 0)

    def _widen(self) -> None:
        self.chart.let_go()
        self._narrow(-1)

    def _compare(self, rows: list[int]) -> None:
        there = [row for row in rows if row < len(self._hits)]
        self.passages.show_passages(
            [
                Passage(row, self._head(self._hits[row]), self._passage(self._hits[row]))
                for row in there
            ]
        )

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self.place_wanted.emit(self._hits[row])


class _WholeRows(HairSplitter):
    """The list above gets half and a little, in whole rows, until somebody moves the line."""

    def __init__(self, theme: Theme, above: PhrasePlaces, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setOrientation(Qt.Orientation.Vertical)
        self._list = above
        self._moved = False
        self.splitterMoved.connect(self._keep)

    def share(self) -> None:
        row, high = self._list.sizeHintForRow(0), self.height() - self.handleWidth()
        if self._moved or row <= 0:
            return
        upper = max(round(high * _LIST / row), 1) * row
        self.setSizes([upper, high - upper])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _keep(self) -> None:
        self._moved = True
