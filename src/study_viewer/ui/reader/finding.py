# SPDX-License-Identifier: MIT
"""Finding in the section: what is looked for, where it stands, and which place one is at."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from study_viewer.core.document.finding import NONE, Hits, Searchable
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.find_bar import Beside, FindBar
from study_viewer.ui.reader.view import ReaderView

PAUSE = 200
"""Milliseconds without a key before a long text is searched."""
LONG = 300_000
"""Characters; a search through fewer of them takes less than a frame."""
WIDEST = 200
"""Characters of a selection that are taken as words to find; more is a passage."""


class Found(NamedTuple):
    """Another section of the document that has the words, and where in it one comes in."""

    section: str
    title: str
    offset: int


Answer = Callable[[Found | None], None]


class Beyond(Protocol):
    """What is asked when the words are not, or no more, in the section that is shown."""

    @property
    def several(self) -> bool:
        """Whether the document has other sections at all."""

    def seek(self, words: str, way: int, answer: Answer) -> None:
        """The nearest section after this one (1) or before it (-1), round the end; now or later."""

    def go(self, found: Found) -> None: ...


class Nothing:
    """The section is all there is."""

    several = False

    def seek(self, words: str, way: int, answer: Answer) -> None:
        answer(None)

    def go(self, found: Found) -> None:
        """Never asked for: nothing is found."""


class Finding(QObject):
    """Stands between the bar and the page; ``bar`` is shown instead of ``heading``.

    No hit is ever selected, so that no selection bar comes of it. ``stood`` tells that the page now
    stands at a found place.
    """

    stood = Signal()

    def __init__(
        self, view: ReaderView, heading: QWidget, theme: Theme, beyond: Beyond | None = None
    ) -> None:
        super().__init__(view)
        self._beyond = beyond or Nothing()
        self._next: Found | None = None
        self._asked = 0
        self._waiting = self._sought = False
        self._arriving = 0
        self.bar = FindBar(theme)
        self.bar.hide()
        self._view = view
        self._heading = heading
        self._searchable: Searchable | None = None
        self._searched = ""
        self._hits: Hits = NONE
        self._current = -1
        self._from = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._find_from_here)
        self._other = QTimer(self, singleShot=True, interval=0)
        self._other.timeout.connect(self._find_here)
        self.bar.words_changed.connect(self._words_changed)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self.close)

    @property
    def shown(self) -> bool:
        return not self.bar.isHidden()

    @property
    def words(self) -> str:
        return self.bar.field.text()

    def open(self, words: str = "") -> None:
        """With these words, else the last ones, ready to be typed over."""
        words = " ".join(words.split()) if len(words) <= WIDEST else ""
        # From the selection on, so that it is itself the first place found.
        chosen = self._view.selection()
        self._from = chosen[0] if chosen else self._view.reading_offset()
        # The tint takes the selection's place, which would hide it.
        self._view.clear_selection()
        self._show()
        field = self.bar.field
        if words and words != field.text():
            field.setText(words)
        else:
            self._find_from_here()
        field.setFocus()
        field.selectAll()

    def step(self, way: int) -> None:
        """To the next place (1) or the one before (-1); may open the bar.

        Past the last one it goes on in the next section that has the words; where none has, round
        the end.
        """
        if not self.words.strip():
            self.open()
            return
        if not self.shown:
            self._show()
            self._find()
        elif self._pause.isActive() or self._other.isActive():
            self._find()
        total = len(self._hits)
        if not total or (not 0 <= self._current + way < total and self._current >= 0):
            self._go_beyond(way)
        elif self._current >= 0:
            self._go(self._current + way)
        else:
            first = self._first_from(self._view.reading_offset())
            self._go((first if way > 0 else first - 1) % total)

    def close(self) -> None:
        """The tints go, the place stays, the keys are the text's again."""
        if not self.shown:
            return
        self._pause.stop()
        self._other.stop()
        had_focus = self.bar.isAncestorOf(self.bar.window().focusWidget() or self._view)
        self.bar.hide()
        self._heading.show()
        self._hits, self._current = NONE, -1
        self._searchable, self._searched = None, ""
        self._forget()
        self._view.set_hits(None)
        if had_focus:
            self._view.setFocus()

    def look_again(self) -> None:
        """Another text is shown: the words are found anew when it has been painted.

        One stands at none of them yet, unless it was for them that one came.
        """
        if not self.shown:
            return
        self._hits, self._current = NONE, -1
        self._forget()
        if not self._arriving:
            self._other.start()
            return
        self._find_here()
        if len(self._hits):
            self._go(0 if self._arriving > 0 else len(self._hits) - 1)

    def _find_here(self) -> None:
        """Which there are, without going to any."""
        self._find()
        self._look_beyond()
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)

    def _show(self) -> None:
        self.align()
        self._heading.hide()
        self.bar.show()

    def align(self) -> None:
        """The bar begins and ends with the column of text."""
        left, right = self._view.edges()
        self.bar.set_edges(left, self._view.width() - right)

    def _words_changed(self) -> None:
        if not self.shown:
            return
        if self._current >= 0:
            self._from = self._hits.starts[self._current]
        if len(self._view.text) > LONG:
            self._pause.start()
        else:
            self._find_from_here()

    def _find_from_here(self) -> None:
        self._find()
        if len(self._hits):
            self._go(self._first_from(self._from) % len(self._hits))
        else:
            self._look_beyond()
            self._tell()

    def _look_beyond(self) -> None:
        """Where the words are not here: which section has them, to say so and lead there."""
        if not self.words.strip() or len(self._hits):
            return

        def answer(found: Found | None) -> None:
            self._next = found
            self._tell()

        self._ask(1, answer)

    def _go_beyond(self, way: int) -> None:
        """On in the next section; a second wish while one waits for the first changes nothing."""

        def answer(found: Found | None) -> None:
            if found is not None:
                self._arriving = way
                self._beyond.go(found)
                self._arriving = 0
            elif len(self._hits):
                self._go((self._current + way) % len(self._hits))
            else:
                self._tell()

        if not self._waiting:
            self._waiting = True
            self._ask(way, answer)

    def _ask(self, way: int, answer: Answer) -> None:
        """Of several answers only the last one asked for counts."""
        self._asked += 1
        asked = self._asked
        self._sought = True

        def heard(found: Found | None) -> None:
            if asked == self._asked:
                self._waiting = self._sought = False
                answer(found)

        self._beyond.seek(self.words, way, heard)

    def _forget(self) -> None:
        """Whatever was asked beyond this section is of no interest any more."""
        self._asked += 1
        self._waiting = self._sought = False
        self._next = None

    def _find(self) -> None:
        """All places of the words; the text is made ready once for as long as it is shown."""
        self._pause.stop()
        self._other.stop()
        self._current = -1
        self._forget()
        if not self.words.strip():
            self._hits = NONE
            return
        text = self._view.text
        if self._searchable is None or self._searched is not text:
            self._searchable, self._searched = Searchable(text), text
        self._hits = self._searchable.find(self.words)

    def _first_from(self, offset: int) -> int:
        return bisect_left(self._hits.starts, offset)

    def _go(self, number: int) -> None:
        self._current = number
        start, end = self._hits.starts[number], self._hits.ends[number]
        if not self._view.in_view(start):
            self._view.leaving.emit()
            self._view.scroll_to(start, end, flash=False)
        self.stood.emit()
        self._tell()

    def _tell(self) -> None:
        self._view.set_hits(self._hits, self._current)
        said = Beside(self._beyond.several, self._sought, self._next.title if self._next else "")
        self.bar.say(self._current + 1, len(self._hits), said)
