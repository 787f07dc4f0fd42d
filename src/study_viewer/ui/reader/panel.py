# SPDX-License-Identifier: MIT
"""The reader as the window sees it: a heading line, the page, the bar at a selection."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from study_viewer.core.annotation import COLOURS, Annotation
from study_viewer.core.document.model import Body
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.heading import Crumb, EmptyPage, HeadingLine
from study_viewer.ui.reader.marks import Mark
from study_viewer.ui.reader.offering import Offering
from study_viewer.ui.reader.view import ReaderView

if TYPE_CHECKING:
    from study_viewer.ui.reader.asides import Asides
    from study_viewer.ui.reader.finding import Beyond, Finding
    from study_viewer.ui.reader.selection_bar import SelectionBar


class ReaderPanel(QWidget):
    """Shows sections, tells wishes, changes nothing itself."""

    wish = Signal(object)
    """A ``Wish``."""
    annotation_clicked = Signal(str)
    reading_moved = Signal(int)
    link_activated = Signal(str)
    """``section-id#anchor`` or an address outside; anchors of this section are followed here."""
    leaving = Signal()
    """A jump within the section comes: a link, a footnote, a found place out of sight."""
    found = Signal()
    """One stands at a place that was looked for."""
    next_wanted = Signal()
    previous_wanted = Signal()
    larger_wanted = Signal(int)
    import_wanted = Signal()
    phrase_wanted = Signal(str)
    """The history of these words."""
    search_wanted = Signal()
    """The words of the bar are to be sought in all documents."""
    part_wanted = Signal(str)
    """A ``Crumb`` of the line above the page was clicked: its key."""

    def __init__(
        self, theme: Theme, typography: Typography | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finding: Finding | None = None
        self.beyond: Callable[[], Beyond] | None = None
        """Gives what looks through the other sections; set before anything is sought."""
        self._asides: Asides | None = None
        self._heading = HeadingLine(theme)
        self.view = ReaderView(theme, typography or Typography())
        self._offering = Offering(self.view, theme, self)
        self._empty = EmptyPage(theme)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.view, 1)
        self._column = column
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        self.setFocusProxy(self.view)
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.installEventFilter(self)
        offering = self._offering
        offering.wish.connect(self.wish)
        offering.clicked.connect(self.annotation_clicked)
        offering.find_wanted.connect(self.find_words)
        offering.phrase_wanted.connect(self.phrase_wanted)
        offering.dismissed.connect(self.dismiss)
        view.scrolled.connect(self._scrolled)
        view.laid_out.connect(self._align)
        view.reading_moved.connect(self.reading_moved)
        view.link_activated.connect(self.link_activated)
        view.leaving.connect(self.leaving)
        view.note_wanted.connect(lambda label, at: self._ready_asides().show_note(label, at))
        view.picture_wanted.connect(lambda name: self._ready_asides().show_picture(name))
        view.next_wanted.connect(self.next_wanted)
        view.previous_wanted.connect(self.previous_wanted)
        view.larger_wanted.connect(self.larger_wanted)
        self._empty.import_wanted.connect(self.import_wanted)
        self._heading.part_wanted.connect(self.part_wanted)

    def show_section(
        self,
        body: Body,
        picture: Fetch | None = None,
        annotations: Sequence[Annotation] = (),
        at: int = 0,
    ) -> None:
        """The section from now on, its first visible line at ``at``; ``picture`` gives images."""
        self.dismiss()
        self.view.show_body(body, picture, at)
        self.set_annotations(annotations)
        self._stack.setCurrentIndex(1)
        self._align()
        if self._finding:
            self._finding.look_again()

    def show_nothing(self) -> None:
        """No document is open: says what will be here and how to get it."""
        self.dismiss()
        if self._finding:
            self._finding.close()
        self._stack.setCurrentIndex(0)

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """The annotations of this section; those without a place in it are left out."""
        self.view.set_marks(mark for a in annotations if (mark := _mark(a)))

    def set_heading(self, path: Sequence[Crumb], detail: str = "", about: str = "") -> None:
        """The line above the page: where in the document this is, and what else is to say."""
        self._heading.show_path(path, detail, about)

    def set_colours(self, names: Mapping[str, str], last: str) -> None:
        """What the person calls the colours (missing ones keep their plain names), and the last."""
        self._offering.set_colours(names, last)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.view.set_theme(theme)
        self._heading.set_theme(theme)
        self._empty.set_theme(theme)
        self._offering.set_theme(theme)
        for part in (self._finding, self._asides):
            if part:
                part.set_theme(theme)

    def set_typography(self, typography: Typography) -> None:
        self.view.set_typography(typography)
        self._align()

    def jump(self, start: int, end: int | None = None) -> None:
        """To a passage, which flashes up; no selection and no bar come of it."""
        self.dismiss()
        self.view.scroll_to(start, end)

    def stand_at(self, offset: int) -> None:
        """The line of this offset is the first visible one; nothing flashes."""
        self.dismiss()
        self.view.scroll_to(offset, flash=False)

    def place(self) -> int:
        """The offset of the first visible line."""
        return self.view.reading_offset()

    def seen(self) -> tuple[int, int]:
        """The range of offsets in sight."""
        return self.view.in_sight()

    def in_letters(self) -> bool:
        """Whether this section is written in an alphabet."""
        return self.view.page is not None and self.view.page.latin

    def cursor(self) -> int | None:
        """The offset a click or the keys put the cursor at; None while it is out of sight."""
        return self.view.cursor()

    @property
    def cursor_shown(self) -> bool:
        return self.view.cursorWidth() > 0

    def put_cursor(self, offset: int, *, shown: bool) -> None:
        self.view.put_cursor(offset, shown=shown)

    def selection(self) -> tuple[int, int] | None:
        return self.view.selection()

    def chosen_words(self) -> str:
        """What is selected; empty where nothing is."""
        chosen = self.selection()
        return self.view.text_between(*chosen) if chosen else ""

    @property
    def bar(self) -> "SelectionBar | None":
        """The bar at a selection; None until the first one."""
        return self._offering.bar

    def find_words(self, words: str = "") -> None:
        """Opens the bar that finds in this section: these words, else the selection or the last."""
        if self._stack.currentIndex():
            words = words or self.chosen_words()
            self._offering.hide_bar()
            self._ready_finding().open(words)

    def find_again(self, way: int = 1) -> None:
        """To the next found place, or with -1 the one before; without any the bar opens."""
        if self._stack.currentIndex():
            self._ready_finding().step(way)

    @property
    def finding(self) -> "Finding | None":
        """What finds in the section; None until it was first asked for."""
        return self._finding

    def anchor(self, name: str) -> int | None:
        """The offset a link's ``#name`` leads to in this section."""
        return self.view.anchor(name)

    def _ready_finding(self) -> "Finding":
        """Made when it is first needed: with it come buttons, icons and the search."""
        if self._finding is None:
            from study_viewer.ui.reader.finding import Finding

            beyond = self.beyond() if self.beyond else None
            self._finding = Finding(self.view, self._heading, self._theme, beyond)
            self._finding.bar.everywhere.connect(self.search_wanted)
            self._finding.stood.connect(self.found)
            self._column.insertWidget(0, self._finding.bar)
        return self._finding

    @property
    def asides(self) -> "Asides | None":
        """What opens over the text; None until something did."""
        return self._asides

    def _ready_asides(self) -> "Asides":
        """Made when a footnote or picture is first opened."""
        if self._asides is None:
            from study_viewer.ui.reader.asides import Asides

            self._asides = Asides(self.view, self, self._theme)
        return self._asides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._offering.takes(event):
            return True
        finding = self._finding
        # While the bar is up, Esc is for that alone.
        if finding and finding.shown and not self._offering.shown and self._ends_finding(event):
            finding.close()
            return True
        return super().eventFilter(watched, event)

    def _ends_finding(self, event: QEvent) -> bool:
        """Esc in the text, unless it has a caret or a selection to end first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        idle = not self.view.cursorWidth() and not self.view.textCursor().hasSelection()
        return event.key() == Qt.Key.Key_Escape and idle

    def _scrolled(self) -> None:
        self._heading.set_raised(self.view.verticalScrollBar().value() > 0)
        self._offering.move_bar()
        if self._asides:
            self._asides.dismiss()

    def dismiss(self) -> None:
        """The selection goes, with its bar and whatever else opened over the text."""
        self._offering.hide_bar()
        self.view.clear_selection()
        if self._asides:
            self._asides.dismiss()

    def _align(self) -> None:
        """The heading line begins where the text does."""
        self._heading.set_edges(*self.view.edges())
        if self._finding:
            self._finding.align()
        self._offering.move_bar()


def _mark(annotation: Annotation) -> Mark | None:
    placed = annotation.placement
    if placed.start is None or placed.end is None:
        return None
    colour = annotation.colour or (None if annotation.kind == "bookmark" else COLOURS[0])
    return Mark(annotation.id, placed.start, placed.end, colour, annotation.note)
