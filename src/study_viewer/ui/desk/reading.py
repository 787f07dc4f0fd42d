# SPDX-License-Identifier: MIT
"""What is being read: opens sections, remembers the place, knows the entry one stands at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Body, Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.reading import Place
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.desk import going_on
from study_viewer.ui.desk.annotated import Annotated
from study_viewer.ui.desk.sight import Sight
from study_viewer.ui.reader.panel import ReaderPanel

# The notebook is written through to the disk each time, and a person scrolls 60 times a second.
PLACE_PAUSE_MS = 2000
END = 2**31
"""An offset beyond any text: its last line."""


class ReadingDesk(QObject):
    """``stood`` says where one stands now: document, entry id or None, and was it a jump."""

    stood = Signal(str, object, bool)
    changed = Signal(object)
    """The reading place was written: a ``Changes``."""
    rested = Signal(int, int)
    """This range of the section was in sight for a while."""
    leaving = Signal(object)
    """A jump is about to lead away from this ``Place``."""
    marks_wanted = Signal(str)
    """The annotations of this document, which is shown, are too many to wait for them here."""
    marks_came = Signal()
    """They are read, and on the page; or they cannot be read."""

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPanel,
        messages: Messages,
        parent: QObject,
        language: Callable[[], str],
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self._messages = messages
        self._language = language
        self.annotated = Annotated(workspace)
        self.document: str | None = None
        self.section: str | None = None
        self._contents: dict[str, Contents] = {}
        self._entry: str | None = None
        self._aimed: tuple[int, Entry] | None = None
        self._body = Body()
        self._digest = ""
        self.edition = 0
        self.beside: Callable[[str], str | None] = lambda _: None
        """Which document stands beside one on the shelf."""
        self._refused = ""
        self._turning = False
        self._kept: tuple[str, str, int] | None = None
        self._seen: tuple[int, int] | None = None
        pace = partial(workspace.settings.number, "reading_pace")
        self._sight = Sight(reader, pace, self)
        self._sight.rested.connect(self.rested)
        self._sight.read.connect(self._was_read)
        self._since = QElapsedTimer()
        self._since.start()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.keep_place)

    def open(self, document: str, section: str | None = None, offset: int | None = None) -> bool:
        """Jumps to a place; without a section to the last one in that document, or its beginning.

        False where the world refused, which is said then.
        """
        self._leave()
        return self._open(document, section, offset)

    def restore(self, spot: Place) -> None:
        """Exactly the line one left, unmarked; no jump that could be gone back from."""
        if spot[:2] == (self.document, self.section):
            self._reader.stand_at(spot.offset)
            self._stand(jump=True)
            self._keep_soon()
        else:
            self._open(*spot)

    def spot(self) -> Place | None:
        """Where one is, to come back to."""
        if self.document is None or self.section is None:
            return None
        return Place(self.document, self.section, self._reader.place())

    def _leave(self) -> None:
        if (here := self.spot()) is not None:
            self.leaving.emit(here)

    def left_inside(self) -> None:
        """A link is about to be followed within the section."""
        self._leave()

    def _open(self, document: str, section: str | None, offset: int | None) -> bool:
        try:
            if section is None:
                self.keep_place()
                section, offset = going_on.last_place(self._workspace, document)
            self._show(document, section, offset or 0)
        except UserFacing as error:
            self._messages.fail(error)
            return False
        self._stand(jump=True)
        self._pause.start(PLACE_PAUSE_MS)
        return True

    def follow_link(self, link: str) -> None:
        """``section-id#anchor`` in this document; anything else is an address for the browser."""
        section, _, anchor = link.partition("#")
        if self.document is None or self.contents().section_number(section) is None:
            address = QUrl(link)
            if address.scheme() in ("http", "https", "mailto"):
                QDesktopServices.openUrl(address)
            return
        if self.open(self.document, section, 0) and anchor:
            offset = self._reader.anchor(anchor)
            if offset is not None:
                self._reader.jump(offset)

    def turn(self, by: int) -> None:
        """On to the next section (1) or back to the end of the one before (-1), if there is one."""
        if self.document is None or self.section is None:
            return
        if by > 0:
            self._sight.go_on()
        here = self.contents().section_number(self.section)
        section = self.contents().section_at(0 if here is None else here + by)
        if section is not None:
            self._turning = True
            self._open(self.document, section, 0 if by > 0 else END)
            self._turning = False

    def step(self, by: int) -> bool:
        """Jumps to the next entry of the outline (1) or the one before (-1); False: there is none.

        A document without entries has its sections instead.
        """
        if self.document is None or self.section is None:
            return False
        if by > 0:
            self._sight.go_on()
        contents = self.contents()
        here = self.entry()
        if here is None:
            number = contents.section_number(self.section)
            section = None if number is None else contents.section_at(number + by)
            return section is not None and self.open(self.document, section, 0)
        entry = contents.entry_by_number(contents.number(here) + by)
        if entry is None:
            return False
        self.open_entry(self.document, entry.id)
        return True

    def open_entry(self, document: str, entry: str | None) -> None:
        if (found := self.contents(document).entry(entry) if entry else None) is None:
            self.open(document)
        elif self.open(document, found.section, self.contents().top_of(found)):
            self._aim(found)

    def _aim(self, entry: Entry | None) -> None:
        """One stands at it, also where something above it is at the top of the page."""
        if entry is not None and self.entry() != entry:
            self._aimed = self._reader.place(), entry
            self._stand(jump=True)

    def aim_at(self, offset: int) -> None:
        if self.section is not None:
            self._aim(self.contents().entry_at(self.section, offset))

    def jump(self, annotation: Annotation) -> None:
        """To the passage, flashing it; a note on the whole goes to its document's beginning."""
        self._leave()
        place, section = annotation.placement, annotation.placement.section
        if section is None:
            if annotation.document != self.document:
                self._open(annotation.document, None, None)
            return
        there = annotation.document, section
        if there != (self.document, self.section) and not self._open(*there, place.start):
            return
        if place.start is not None and place.end is not None:
            self._reader.jump(place.start, place.end)
        self._stand(jump=True)
        self.aim_at(place.start or 0)

    def open_last(self, gone: str = "") -> bool:
        """Where one was last in what is still there; else what stands beside the one that is
        ``gone``, the first own document, or a guide."""
        if (place := going_on.last_place_of_all(self._workspace)) is not None:
            return self.show_first(*place)
        first = self.beside(gone) or going_on.first_of_all(self._workspace, self._language())
        if first is None:
            self._reader.show_nothing()
            return False
        return self.show_first(first)

    def show_first(
        self, document: str, section: str | None = None, offset: int | None = None
    ) -> bool:
        """At a start: the text alone; panels come after the first paint."""
        try:
            if section is not None:
                try:
                    self._show(document, section, offset or 0)
                    self._keep_soon()
                    return True
                except UserFacing:
                    # The section went with an older edition: its document is opened instead.
                    self.document = self.section = None
            self._show(document, *going_on.last_place(self._workspace, document))
        except UserFacing as error:
            self._messages.fail(error)
            return False
        return True

    def contents(self, document: str | None = None) -> Contents:
        name = document or self.document
        assert name is not None
        if name not in self._contents:
            self._contents[name] = Contents(self._workspace.library.outlined(name))
        return self._contents[name]

    def entry(self) -> Entry | None:
        if self.document is None or self.section is None:
            return None
        place = self._reader.place()
        if self._aimed is not None and self._aimed[0] == place:
            return self._aimed[1]
        return self.contents().entry_at(self.section, place)

    def moved(self) -> None:
        """The person scrolled: tell the panels now, the notebook in a while."""
        self._stand(jump=False)
        self._keep_soon()

    def arrive(self) -> None:
        """After the first paint: tells the panels where one stands."""
        if self.document is not None and self.marks_come:
            self.marks_wanted.emit(self.document)
        self._stand(jump=True)

    def place(self) -> int:
        """The offset of the first visible line."""
        return self._reader.place()

    def selection(self) -> tuple[int, int] | None:
        return self._reader.selection()

    def end_selection(self) -> None:
        self._reader.dismiss()

    def cursor(self) -> int | None:
        """Where a click or the keys put the cursor; None while it is out of sight."""
        return self._reader.cursor()

    def keep_cursor(self, act: Callable[[], None]) -> None:
        """Does something that shows the text anew; the cursor stays where it is."""
        here, at = (self.document, self.section), self._reader.cursor()
        shown = self._reader.cursor_shown
        act()
        if at is not None and here == (self.document, self.section):
            self._reader.put_cursor(at, shown=shown)

    def keep_place(self) -> None:
        """Writes the place if it changed since; called by the pause and when the window closes."""
        self._pause.stop()
        if self.document is None or self.section is None:
            return
        here = (self.document, self.section, self._reader.place())
        seen, self._seen = self._seen, None
        other = going_on.edition_of(self._workspace, self.document) not in (0, self.edition)
        if other or (here == self._kept and seen is None):
            return
        self._kept = here
        self._since.restart()
        try:
            changes = self._workspace.reading.moved(*here, seen)
        except UserFacing as error:
            # Said once: a read-only notebook must not nag at every page.
            if error.code != self._refused:
                self._refused = error.code
                self._messages.fail(error)
            return
        self.changed.emit(changes)

    def reread(self, changes: Changes) -> None:
        """Drops what is known of changed documents, and shows the text anew where it changed."""
        self.annotated.heard(changes)
        names = set(self._contents) if changes.everything else set(changes.documents)
        for name in names:
            self._contents.pop(name, None)
        if self.document is None or self.section is None:
            if names and self.open_last():
                self._stand(jump=True)
            return
        touched = self.document in names or changes.everything
        if touched:
            digest = self._workspace.library.digest(self.document)
            if not digest:
                gone, self.document, self.section = self.document, None, None
                if self.open_last(gone):
                    self._stand(jump=True)
                return
            if going_on.edition_of(self._workspace, self.document) not in (0, self.edition):
                # What was seen and where it stood was another text's; whoever took the edition in
                # wrote where that is now.
                document, self._seen = self.document, None
                self.document = self.section = None
                self._open(document, None, None)
                return
            here = self.document, self.section
            if digest != self._digest or going_on.is_set_otherwise(
                self._workspace, *here, self._body
            ):
                self._open(self.document, self.section, self._reader.place())
                return
        if self.marks_come:
            self.marks_wanted.emit(self.document)
        elif changes.annotations or touched:
            # A text that came, though the same, may have given its annotations their places back.
            self._reader.set_annotations(self._here())

    def _show(self, document: str, section: str, offset: int) -> None:
        here = self.document, self.section
        if self.document is not None and ((document, section) != here or self._seen is not None):
            self.keep_place()
        library = self._workspace.library
        body = library.body(document, section)
        self.document, self.section, self._entry = document, section, None
        self._body = body
        self._digest = library.digest(document)
        self.edition = going_on.edition_of(self._workspace, document)
        self._seen = self._aimed = None
        self._sight.forget()
        self.annotated.try_again(document)
        # The first page of all reads those of its section.
        late = self.annotated.started and self.marks_come
        self._reader.show_section(
            body,
            lambda path: library.picture(document, path),
            () if late else self._here(),
            offset,
        )
        if late:
            self.marks_wanted.emit(document)

    @property
    def marks_come(self) -> bool:
        """Is the page shown, and are its annotations still to be read by a worker?"""
        return self.document is not None and self.annotated.takes_long(self.document)

    def take_marks(self) -> None:
        """They are ``annotated`` now."""
        self._reader.set_annotations(self._here())
        self.marks_came.emit()

    def _here(self) -> tuple[Annotation, ...]:
        if self.document is None or self.section is None:
            return ()
        return self.annotated.in_section(self.document, self.section)

    def _stand(self, *, jump: bool) -> None:
        if self.document is None:
            return
        self._sight.look(jump=jump)
        name = entry.id if (entry := self.entry()) else None
        if name != self._entry or jump:
            self._entry = name
            self.stood.emit(self.document, name, jump and not self._turning)

    def _was_read(self, start: int, end: int) -> None:
        """It is written together with the place."""
        if self._seen is not None and (start > self._seen[1] or end < self._seen[0]):
            # Two ranges with a gap between them are no single one.
            self.keep_place()
        before = self._seen or (start, end)
        self._seen = (min(start, before[0]), max(end, before[1]))
        self._keep_soon()

    def _keep_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start(max(0, PLACE_PAUSE_MS - self._since.elapsed()))
