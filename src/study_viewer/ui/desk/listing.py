# SPDX-License-Identifier: MIT
"""Which annotations the panel lists, in which order and under which headings."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Entry
from study_viewer.core.library import Library
from study_viewer.core.notebook import Notebook
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.model import Card
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk

# The last two titles of a path say where one is; the whole path would not fit the panel.
_PATH_PARTS = 2


class Headings:
    """Where annotations stand, in words; each document is looked up once."""

    def __init__(
        self,
        library: Library,
        notebook: Notebook,
        contents_of: Callable[[str], Contents],
        *,
        titled: bool,
    ) -> None:
        self._library = library
        self._notebook = notebook
        self._contents_of = contents_of
        self._titled = titled
        self._titles: dict[str, str] = {}

    def of(self, annotation: Annotation) -> str:
        document, place = annotation.document, annotation.placement
        title = self._titles.get(document)
        if title is None:
            title = self._titles[document] = self._library.title(document)
        if place.state == "unplaced":
            where = QCoreApplication.translate("Headings", "Unplaced")
        elif place.section is None:
            where = QCoreApplication.translate("Headings", "The whole document")
        elif title:
            contents = self._contents_of(document)
            entry = contents.entry_at(place.section, place.start or 0)
            path = [part for part in contents.path(entry) if part != title]
            where = " › ".join(path[-_PATH_PARTS:]) or title
        else:
            where = ""
        if not self._titled:
            return where
        return " › ".join(part for part in (title or self._removed(document), where) if part)

    def _removed(self, document: str) -> str:
        title = self._notebook.title_of(document)
        if title:
            named = QCoreApplication.translate("Headings", "“{title}” (removed)")
            return named.format(title=title)
        named = QCoreApplication.translate("Headings", "Removed document {document}")
        return named.format(document=document)

    def cards(self, annotations: Iterable[Annotation]) -> list[Card]:
        return [Card(one, self.of(one)) for one in annotations]


class Listing(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        panel: AnnotationsPanel,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._tasks = tasks
        self._messages = messages
        self._listed: list[Card] = []
        self._here: tuple[str | None, Entry | None] = (None, None)
        self._gathering: Job | None = None

    def refresh(self) -> None:
        self._here = (self._desk.document, self._desk.entry())
        if self._gathering is not None:
            self._gathering.cancel()
            self._gathering = None
        if self._panel.scope == "all":
            self._gather()
        else:
            self._show(self._headings().cards(self._annotations()))

    def moved(self) -> None:
        """Another entry or document is being read."""
        document = self._desk.document
        scope = self._panel.scope
        if (scope == "document" and document != self._here[0]) or (
            scope == "section" and (document, self._desk.entry()) != self._here
        ):
            self.refresh()

    def follow(self) -> None:
        """Keeps the card nearest to the reading place in view."""
        section, place = self._desk.section, self._desk.place()
        near = ""
        for card in self._listed:
            one = card.annotation
            if one.document == self._desk.document and one.placement.section == section:
                near = near or one.id
                if (one.placement.start or 0) > place:
                    break
                near = one.id
        if near:
            self._panel.keep_in_view(near)

    def heading(self, annotation: Annotation) -> str:
        return self._headings().of(annotation)

    def place_for(self, annotation: Annotation) -> int:
        """Where in the list a new annotation of the document being read belongs."""
        contents = self._desk.contents(annotation.document)
        place = annotation.placement
        order = contents.order(place.section, place.start)
        for number, card in enumerate(self._listed):
            other = card.annotation
            if other.document != annotation.document:
                continue
            if other.placement.state == "unplaced":
                return number
            if contents.order(other.placement.section, other.placement.start) > order:
                return number
        return len(self._listed)

    def _annotations(self) -> tuple[Annotation, ...]:
        document, section = self._desk.document, self._desk.section
        if document is None or section is None:
            return ()
        if self._panel.scope == "document":
            return self._desk.annotated.of(document)
        here = self._desk.annotated.in_section(document, section)
        entry = self._desk.entry()
        if entry is None:
            return here
        # A whole text may be one section: what a person calls a section is the entry that is read.
        first, end = self._desk.contents().reach(entry)
        return tuple(
            one for one in here if one.placement.start is None or first <= one.placement.start < end
        )

    def _headings(self) -> Headings:
        return Headings(
            self._workspace.library,
            self._workspace.notebook,
            self._desk.contents,
            titled=self._panel.scope == "all",
        )

    def _gather(self) -> None:
        """All of the notebook: 100,000 annotations take seconds, so a worker reads them."""

        def work(workspace: Workspace, job: Job) -> list[Card]:
            known: dict[str, Contents] = {}

            def contents_of(document: str) -> Contents:
                job.progress(0, 0)
                if document not in known:
                    known[document] = Contents(workspace.library.outlined(document))
                return known[document]

            headings = Headings(workspace.library, workspace.notebook, contents_of, titled=True)
            return headings.cards(workspace.notebook.list())

        def done(cards: list[Card]) -> None:
            if self._gathering is job:
                self._gathering = None
                self._show(cards)

        job = self._tasks.run(work, done=done, failed=self._messages.fail)
        self._gathering = job

    def _show(self, cards: list[Card]) -> None:
        self._listed = cards
        self._panel.show_cards(cards)
