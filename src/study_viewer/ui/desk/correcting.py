# SPDX-License-Identifier: MIT
"""Later corrections of a text: at the cursor or at an entry of the outline, each with an Undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Correction, Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import shortened
from study_viewer.core.workspace import Workspace
from study_viewer.ui.command_table import heading_name
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.reading import ReadingDesk

if TYPE_CHECKING:
    from study_viewer.core.document.corrections import Spot

# So much of a paragraph tells which one it is, and leaves room in the line for an Undo.
_WORDS = 20

Make = Callable[[str, "Spot", int], Correction]


class Correcting(QObject):
    """An act is written in a worker: a document of 10,000 entries takes a second to write."""

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        doing: Doing,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._doing = doing
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._acts: dict[str, list[Correction]] = {}
        """Those on each document: an Undo beside a sentence takes back its own act alone."""

    # At the cursor.

    def heading_here(self, level: int) -> None:
        self._at_cursor(*self._heading(level))

    def no_heading_here(self) -> None:
        self._at_cursor(*self._no_heading())

    def join_here(self) -> None:
        self._at_cursor(*self._join())

    def split_here(self) -> None:
        from study_viewer.core.document import corrections

        self._at_cursor(corrections.split, self.tr("A new paragraph begins at “{words}”."))

    # At an entry.

    def heading_at(self, document: str, entry: Entry, level: int) -> None:
        self._at(document, entry.section, entry.start, *self._heading(level))

    def no_heading_at(self, document: str, entry: Entry) -> None:
        self._at(document, entry.section, entry.start, *self._no_heading())

    def take_out(self, document: str, entry: Entry) -> None:
        """The paragraph stays as it is, and goes from the contents."""
        from study_viewer.core.document import corrections

        spot = self.spot(document, entry)
        if spot is not None:
            said = self.tr("“{words}” is no longer in the contents.")
            words = shortened(entry.title, _WORDS)
            act = corrections.paragraph(entry.section, spot)
            self._do(document, act, said.format(words=words))

    def join_at(self, document: str, entry: Entry) -> None:
        self._at(document, entry.section, entry.start, *self._join())

    def spot(self, document: str, entry: Entry) -> "Spot | None":
        """The heading or paragraph an entry stands at; None where it can't be corrected."""
        from study_viewer.core.document import corrections

        try:
            body = self._workspace.library.body(document, entry.section)
        except UserFacing:
            return None
        return corrections.spot_at(body, entry.start)

    def rename_entry(self, document: str, entry: Entry) -> None:
        # The questions and the corrections are imported when they are first asked for.
        from study_viewer.core.document import corrections
        from study_viewer.core.document.entries import Start
        from study_viewer.ui.common import ask

        title = ask.new_title(self._window, entry.title)
        if title is not None and title != entry.title:
            start = Start(entry.title, entry.level, entry.start)
            act = corrections.title(entry.section, start, title)
            said = self.tr("The entry is called “{words}” now.").format(
                words=shortened(title, _WORDS)
            )
            self._do(document, act, said)

    # Taking back.

    def can_take_back(self, document: str) -> bool:
        return self._workspace.library.is_corrected(document)

    def take_back(self, document: str | None) -> None:
        """Undoes the last correction of a document, whenever it was made."""
        if document is None or not self.can_take_back(document):
            self._messages.say(self.tr("Nothing was corrected in this document."))
            return
        # At once, not when it is done: a quick second Ctrl+Z means the act before.
        self._acts[document] = self._acts.get(document, [])[:-1]
        self._doing.forget(document)

        def work(workspace: Workspace, job: Job) -> Changes:
            return workspace.take_back(document)[0]

        def done(changes: Changes) -> None:
            self._show(changes)
            self._messages.say(self.tr("The last correction was taken back."))

        self._tasks.run(work, done=done, failed=self._doing.not_taken_back)

    def _take_back_this(self, document: str, act: Correction) -> None:
        made = self._acts.get(document)
        if made and made[-1] is act:
            self.take_back(document)
        else:
            self._messages.say(
                self.tr("Another correction was made since; that one is taken back first."),
                Offer(self.tr("Undo"), lambda: self.take_back(document)),
            )

    def _heading(self, level: int) -> tuple[Make, str]:
        from study_viewer.core.document import corrections

        def make(section: str, spot: "Spot", offset: int) -> Correction:
            return corrections.heading(section, spot, level)

        return make, self.tr("“{words}” is now “{heading}”.").replace(
            "{heading}", heading_name(level)
        )

    def _no_heading(self) -> tuple[Make, str]:
        from study_viewer.core.document import corrections

        def make(section: str, spot: "Spot", offset: int) -> Correction:
            return corrections.paragraph(section, spot)

        return make, self.tr("“{words}” is a paragraph now.")

    def _join(self) -> tuple[Make, str]:
        from study_viewer.core.document import corrections

        def make(section: str, spot: "Spot", offset: int) -> Correction:
            return corrections.join(section, spot)

        return make, self.tr("“{words}” was joined with the text above.")

    def _at_cursor(self, make: Make, said: str) -> None:
        cursor = self._desk.cursor()
        if self._desk.document is None or self._desk.section is None or cursor is None:
            self._messages.say(self.tr("Click in the paragraph first, then correct it."))
            return
        self._at(self._desk.document, self._desk.section, cursor, make, said)

    def _at(self, document: str, section: str, offset: int, make: Make, said: str) -> None:
        from study_viewer.core.document import corrections

        try:
            library = self._workspace.library
            if library.is_bundled(document):
                raise UserFacing("document-bundled", document=library.title(document))
            spot = corrections.spot_at(library.body(document, section), offset)
            if spot is None:
                raise UserFacing("correction-not-here")
        except UserFacing as error:
            self._messages.fail(error)
            return
        act = make(section, spot, offset)
        if already := self._is_already(act, spot):
            self._messages.say(already)
            return
        self._do(document, act, said.format(words=shortened(act.text or spot.text, _WORDS)))

    def _is_already(self, act: Correction, spot: "Spot") -> str:
        """What to say of an act that would change nothing; empty when it would."""
        words = shortened(spot.text, _WORDS)
        if act.act == "paragraph" and not spot.level:
            return self.tr("“{words}” is no heading.").format(words=words)
        if act.act == "heading" and act.level == spot.level:
            said = self.tr("“{words}” is already “{heading}”.")
            return said.format(words=words, heading=heading_name(spot.level))
        return ""

    def _do(self, document: str, act: Correction, said: str, *, again: bool = False) -> None:
        def work(workspace: Workspace, job: Job) -> Changes:
            return workspace.correct(document, (act,))

        def done(changes: Changes) -> None:
            def undo() -> None:
                self._take_back_this(document, act)

            def redo() -> None:
                self._do(document, act, said, again=True)

            self._acts.setdefault(document, []).append(act)
            self._show(changes)
            self._doing.remember(document, undo, redo, again=again)
            self._messages.say(said, Offer(self.tr("Undo"), undo))
            self._doing.written()

        self._doing.writing()
        self._tasks.run(work, done=done, failed=self._doing.not_written)

    def _show(self, changes: Changes) -> None:
        """Announces it; the cursor stays where it was, for the next correction."""
        # The worker wrote where annotations stand now, which is no news from another window.
        self._workspace.notebook.changed_outside()
        self._desk.keep_cursor(lambda: self._tasks.announce(changes))
