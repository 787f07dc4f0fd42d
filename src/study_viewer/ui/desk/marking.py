# SPDX-License-Identifier: MIT
"""Marks and notes: what the person asks of a passage, done in the notebook and announced."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from study_viewer.core.annotation import COLOURS, Annotation, Kind, Placement, Selector
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.notebook import Notebook
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.listed import DRAFT, Card
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.listing import Listing
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.offering import Wish

_PLACE_GONE = (
    "annotation-unknown",
    "document-unknown",
    "section-unknown",
    "range-outside",
    "passage-missing",
)
"""Refusals that another attempt meets again: there is nothing left to write the note on."""


class Marking(QObject):
    """Every act is written when it is made. ``begun``: a note is about to be written.

    ``taken_up``: another colour was used last. ``draft_stands``: from where to where in the text
    the note begun belongs, twice 0 once it has words or is left.
    """

    begun = Signal()
    draft_stands = Signal(int, int)
    taken_up = Signal()

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        listing: Listing,
        panel: AnnotationsPanel,
        doing: Doing,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._listing = listing
        self._panel = panel
        self._doing = doing
        self._tasks = tasks
        self._messages = messages
        self._begun: tuple[str, str | None, int | None, int | None] | None = None
        self._tags: tuple[str, ...] = ()
        """Of the draft; they come into the notebook with its text."""
        self._known: tuple[str, ...] | None = None
        self._kept = ""
        """The annotation whose note is being written and was kept before."""
        self._stranded = False
        """What the note is written on has gone; its text leaves by the clipboard."""

    @property
    def colour(self) -> str:
        last = self._workspace.settings.text("last_colour")
        return last if last in COLOURS else COLOURS[0]

    def grant(self, wish: Wish) -> None:
        """Does what was asked for at a passage of the text."""
        match wish.act:
            case "highlight":
                self._take_up(wish.colour)
                self._annotate(wish, "highlight", wish.colour)
            case "bookmark":
                self._annotate(wish, "bookmark", None)
            case "note" if wish.annotation:
                self.edit_note(wish.annotation)
            case "note":
                self.begin_note(wish.start, wish.end)
            case "recolour":
                self.recolour(wish.annotation, wish.colour)
            case "delete":
                self._doing.delete([wish.annotation])
            case "copy":
                self._messages.say(self.tr("Copied."))
            case "cite" if self._desk.document and self._desk.section:
                self._copy_cited(self._desk.document, self._desk.section, wish.start, wish.end)

    def cite(self, annotation: str) -> None:
        """Copies the quote of an annotation with where it stands; without a place, the quote."""
        found = self._workspace.notebook.get(annotation)
        place = found.placement
        if place.section is None or place.start is None or place.end is None:
            QGuiApplication.clipboard().setText(found.quote)
            self._messages.say(self.tr("Copied."))
        else:
            self._copy_cited(found.document, place.section, place.start, place.end)

    def _copy_cited(self, document: str, section: str, start: int, end: int) -> None:
        from study_viewer.ui.desk.citing import cited  # not needed before the first copy

        try:
            text = cited(self._workspace, self._desk, document, section, start, end)
        except UserFacing as error:
            self._messages.fail(error)
            return
        QGuiApplication.clipboard().setText(text)
        self._messages.say(self.tr("Copied with where it stands."))

    def recolour(self, annotations: str | list[str], colour: str) -> None:
        """Gives them that colour; bookmarks have none and are left out."""
        meant = [annotations] if isinstance(annotations, str) else annotations
        coloured: list[str] = []

        def act(notebook: Notebook) -> Changes:
            coloured[:] = [one.id for one in notebook.several(meant) if one.kind != "bookmark"]
            return notebook.edit(coloured, colour=colour)

        self._doing.do_to(meant, act, lambda: self._take_up(colour) if coloured else None)

    def begin_note(self, start: int, end: int) -> None:
        """Opens an editor for a note on this passage; nothing is kept until a word is written."""
        if self._desk.document is None or self._desk.section is None:
            return
        text = self._workspace.library.text(self._desk.document, self._desk.section)
        self._begin(self._desk.document, self._desk.section, start, end, text[start:end])

    def begin_whole_note(self) -> None:
        if self._desk.document is not None:
            self._begin(self._desk.document, None, None, None, "")

    def begin_section_note(self, section: str, document: str | None = None) -> None:
        """Opens an editor for a note on a whole section, by default of the document being read."""
        document = document or self._desk.document
        if document is not None:
            self._begin(document, section, None, None, "")

    def edit_note(self, annotation: str) -> None:
        self._edit(annotation, tags=False)

    def edit_tags(self, annotation: str) -> None:
        self._edit(annotation, tags=True)

    def _edit(self, annotation: str, *, tags: bool) -> None:
        self.begun.emit()
        self._panel.write_note(annotation, tags=tags)
        if self._panel.writing:
            return
        # Of thousands the list comes later than the page; what is typed at once is not lost.
        try:
            one = self._workspace.notebook.get(annotation)
        except UserFacing as error:
            self._messages.fail(error)
            return
        card = Card(one, self._listing.heading(one))
        self._panel.begin_note(card, self._listing.order, tags=tags)

    def tags_written(self, annotation: str, tags: tuple[str, ...]) -> None:
        """Keeps the tags; those of a draft wait for its first word."""
        if annotation == DRAFT:
            self._tags = tags
            return
        self._known = None
        self._doing.do(lambda: self._workspace.notebook.edit(annotation, tags=tags))

    def offer_tags(self) -> None:
        """Reads all tags of the notebook in a worker, for the editor to complete from."""
        if self._known is not None:
            self._panel.offer_tags(self._known)
            return

        def work(workspace: Workspace, job: Job) -> tuple[str, ...]:
            return workspace.notebook.tags()

        def done(known: tuple[str, ...]) -> None:
            self._known = known
            self._panel.offer_tags(known)

        self._tasks.run(work, done=done, failed=self._messages.fail)

    def note_written(self, annotation: str, text: str) -> None:
        """Keeps the text of the editor; a draft becomes an annotation with its first word."""
        notebook = self._workspace.notebook
        self._stranded = False
        if not text.strip():
            # Between two thoughts a text may be empty; what that means is decided on leaving.
            return
        try:
            if annotation != DRAFT:
                joins = annotation == self._kept
                changes = notebook.edit(annotation, note=text, joins=joins)
                self._kept = annotation
                self._tasks.announce(changes)
            elif self._begun is not None:
                self._keep_draft(*self._begun, text)
        except UserFacing as error:
            if error.code not in _PLACE_GONE:
                self._refuse(error)
            elif annotation == DRAFT:
                self._stranded = True
            else:
                self._write_anew(annotation, text)

    def _keep_draft(
        self, document: str, section: str | None, start: int | None, end: int | None, text: str
    ) -> None:
        changes = self._workspace.notebook.annotate(
            document,
            section,
            start,
            end,
            kind="note",
            note=text,
            colour=self.colour,
            tags=self._tags,
        )
        self._begun, self._known = None, None
        self.draft_stands.emit(0, 0)
        self._went_on(DRAFT, changes)

    def _write_anew(self, annotation: str, text: str) -> None:
        """Another program took the annotation away: what is written gets a new one in its place."""
        lost = self._panel.annotation_shown(annotation)
        if lost is None or not self._stands(lost):
            self._stranded = True
            return
        place = lost.placement
        try:
            changes = self._workspace.notebook.annotate(
                lost.document,
                place.section,
                place.start,
                place.end,
                kind=lost.kind,
                note=text,
                colour=lost.colour,
                tags=lost.tags,
            )
        except UserFacing as error:
            if error.code in _PLACE_GONE:
                self._stranded = True
            else:
                self._refuse(error)
            return
        # The rest of the list is not as it was either.
        self._went_on(annotation, changes._replace(everything=True))
        self._messages.say(self.tr("The annotation was gone; its note is kept as a new one."))

    def _stands(self, lost: Annotation) -> bool:
        """Is the passage still where its card says it is?"""
        place = lost.placement
        if place.state == "unplaced" or place.section is None or place.start is None:
            return place.state != "unplaced"
        try:
            text = self._workspace.library.text(lost.document, place.section)
        except UserFacing:
            return False
        # A passage that moved is quoted as it was; where it stands was found, and is right.
        return place.state != "placed" or text[place.start : place.end] == lost.quote

    def _went_on(self, before: str, changes: Changes) -> None:
        """What was written under that id is an annotation of its own now."""
        made = self._workspace.notebook.get(changes.annotations[0])
        self._kept = made.id
        self._panel.note_became(before, made)
        self._tasks.announce(changes)

    def _refuse(self, error: UserFacing) -> None:
        self._panel.refuse_note()
        self._messages.fail(error)

    def note_left(self, annotation: str, text: str) -> None:
        """An empty note leaves nothing behind, unless there was a highlight before it."""
        begun, self._begun, self._kept = self._begun, None, ""
        self.draft_stands.emit(0, 0)
        if self._stranded:
            self._hand_back(text)
            return
        if annotation == DRAFT and begun is not None and begun[2] is not None and self._tags:
            self._keep_tagged(*begun)
        if annotation == DRAFT or text.strip():
            return
        try:
            found = self._workspace.notebook.get(annotation)
        except UserFacing as error:
            if error.code in _PLACE_GONE:
                # Nothing was to be left of it, and nothing is.
                self._tasks.announce(Changes(everything=True))
            else:
                self._messages.fail(error)
            return
        if found.kind == "note":
            self._doing.delete([annotation])
        elif found.note:
            self._doing.do(lambda: self._workspace.notebook.edit(annotation, note=""))

    def _hand_back(self, text: str) -> None:
        self._stranded = False
        self._tasks.announce(Changes(everything=True))
        QGuiApplication.clipboard().setText(text)
        self._messages.say(
            self.tr("What it was written on has gone; the note was put on the clipboard.")
        )

    def _keep_tagged(
        self, document: str, section: str | None, start: int | None, end: int | None
    ) -> None:
        """Tags without a word are not thrown away: the passage is highlighted and has them."""
        self._known = None
        self._doing.do(
            lambda: self._workspace.notebook.annotate(
                document, section, start, end, colour=self.colour, tags=self._tags
            )
        )

    def attach_selection(self, annotation: str) -> None:
        """Binds an annotation that lost its place to what is selected in the text."""
        section, chosen = self._desk.section, self._desk.selection()
        document = self._workspace.notebook.get(annotation).document
        if section is None or chosen is None or document != self._desk.document:
            self._messages.say(self.tr("Select the passage in its document first."))
            return
        if self._doing.do(lambda: self._workspace.notebook.attach(annotation, section, *chosen)):
            # Over the new mark it would hide the mark's own colour.
            self._desk.end_selection()
            self._panel.choose(annotation)

    def confirm(self, annotation: str) -> None:
        """Where it stands is right: it is bound to that passage."""
        place = self._workspace.notebook.get(annotation).placement
        section, start, end = place.section, place.start, place.end
        if section is None or start is None or end is None:
            return
        notebook = self._workspace.notebook
        if self._doing.do(lambda: notebook.attach(annotation, section, start, end)):
            self._panel.choose(annotation)

    def act(self, what: str, annotation: str) -> None:
        """What a card offers where its place is in doubt."""
        if what == "confirm":
            self.confirm(annotation)
        else:
            self.attach_selection(annotation)

    def _take_up(self, colour: str) -> None:
        """The next highlight is to have it as well."""
        self._workspace.settings.put("last_colour", colour)
        self.taken_up.emit()

    def selection_changed(self) -> None:
        self._panel.set_attachable(self._desk.selection() is not None)

    def _annotate(self, wish: Wish, kind: Kind, colour: str | None) -> None:
        document, section = self._desk.document, self._desk.section
        if document is not None and section is not None:
            changes = self._doing.do(
                lambda: self._workspace.notebook.annotate(
                    document, section, wish.start, wish.end, kind=kind, colour=colour
                )
            )
            if changes is not None:
                self._panel.reveal(changes.annotations[0])

    def _begin(
        self, document: str, section: str | None, start: int | None, end: int | None, quote: str
    ) -> None:
        self._panel.leave_note()
        if self._panel.writing:
            return
        self.begun.emit()
        if self._panel.scope == "section" and section != self._desk.section:
            # There it would be gone as soon as it is written.
            self._panel.set_scope("document")
        self._begun, self._tags = (document, section, start, end), ()
        self.draft_stands.emit(start or 0, end or 0)
        placement = Placement("placed", section, start, end)
        draft = Annotation(
            id=DRAFT,
            kind="note",
            document=document,
            section=section,
            selector=None,
            note="",
            colour=self.colour,
            tags=(),
            # It stands behind all that was written before on the same passage.
            created="~",
            modified="",
            placement=placement,
        )
        if section is not None and start is not None and end is not None:
            draft = draft._replace(selector=Selector(section, quote, "", "", start, end, ""))
        card = Card(draft, self._listing.heading(draft))
        self._panel.begin_note(card, self._listing.order)
