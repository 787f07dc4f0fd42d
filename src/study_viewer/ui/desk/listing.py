# SPDX-License-Identifier: MIT
"""Which annotations the panel lists, in which order and under which headings."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.listing import DocumentOrder
from study_viewer.core.notebook import Notebook
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.listed import PATH, Card, Listed
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import lasting
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.common.letting_go import LettingGo
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.annotated import FEW
from study_viewer.ui.desk.reading import ReadingDesk

# The last two titles of a path say where one is; the whole path would not fit the panel.
_PATH_PARTS = 2

# Timers that are due at once all fire in one turn; listing thousands wants a turn of its own.
_LATER_MS = 15


_AT_ONCE = 1000
"""Annotations that are listed in 10 ms; a worker brings more of them under their headings."""


class Headings:
    """Where annotations stand, in words; each document and each of its entries is asked once."""

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
        self._titles: dict[str, tuple[str, str]] = {}
        self._paths: dict[tuple[str, str], str] = {}

    def of(self, annotation: Annotation) -> str:
        document, place = annotation.document, annotation.placement
        title, said = self._title(document)
        if place.state == "unplaced":
            where = QCoreApplication.translate("Headings", "Unplaced")
        elif place.section is None:
            where = QCoreApplication.translate("Headings", "The whole document")
        elif title:
            where = self._path(document, title, place.section, place.start or 0)
        else:
            where = ""
        if not self._titled:
            return where
        return "\n".join(part for part in (said, where) if part)

    def cards(self, annotations: Iterable[Annotation]) -> list[Card]:
        cards: list[Card] = []
        near: tuple[str, str | None] | None = None
        heading, first, end = "", 0, 0.0
        for one in annotations:
            place = one.placement
            start = place.start or 0
            if (one.document, place.section) != near or not first <= start < end:
                # Those between here and the next entry have the same heading.
                heading, first, end = self.of(one), start, self._end(one)
                near = (one.document, place.section) if end > start else None
            cards.append(Card(one, heading))
        return cards

    def _end(self, one: Annotation) -> float:
        """Where the next entry begins; where an annotation has no place, nothing is near it."""
        section = one.placement.section
        if section is None or one.placement.state == "unplaced" or not self._title(one.document)[0]:
            return -1
        return self._contents_of(one.document).next_start(section, one.placement.start or 0)

    def _path(self, document: str, title: str, section: str, start: int) -> str:
        contents = self._contents_of(document)
        entry = contents.entry_at(section, start)
        key = (document, entry.id if entry else "")
        found = self._paths.get(key)
        if found is None:
            path = [part for part in contents.path(entry) if part != title]
            found = self._paths[key] = PATH.join(path[-_PATH_PARTS:]) or title
        return found

    def _title(self, document: str) -> tuple[str, str]:
        """Its title, empty when it was removed; and what is said instead of it."""
        found = self._titles.get(document)
        if found is None:
            title = self._library.title(document)
            found = self._titles[document] = (title, title or self._removed(document))
        return found

    def _removed(self, document: str) -> str:
        title = self._notebook.title_of(document)
        if title:
            named = QCoreApplication.translate("Headings", "“{title}” (removed)")
            return named.format(title=title)
        named = QCoreApplication.translate("Headings", "Removed document {document}")
        return named.format(document=document)


class Listing(QObject):
    """What changed alone is read again and moved; all of it when the scope or a text changes."""

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
        self._listed = Listed()
        """Shared with the panel, which shows of it what its filter lets through."""
        self._here: tuple[str | None, Entry | None] = (None, None)
        self._beside: Tasks | None = None
        self._gathering: Job | None = None
        self._letting_go = LettingGo(self)
        self._stale = False
        self._wanted = ""
        """The annotation that is chosen as soon as it is listed."""
        self._headings = self._new_headings()
        self._order = self._new_order()
        self._moving = QTimer(self, singleShot=True)
        self._moving.timeout.connect(self._moved)
        self._scrolled = False

    def refresh(self) -> None:
        """All of it; where a worker still reads them, as soon as they are here."""
        if self._gathering is not None:
            # Also where the rest is awaited: it would come under another scope.
            self._gathering.cancel()
            self._gathering = None
        self._stale = self._awaited
        if self._stale:
            return
        self._here = (self._desk.document, self._desk.entry())
        self._headings, self._order = self._new_headings(), self._new_order()
        found = None if self._panel.scope == "all" else self._annotations()
        if found is None or len(found) > _AT_ONCE:
            self._gather(found)
        else:
            self._show(Listed(self._headings.cards(found)))

    def refresh_soon(self) -> None:
        """All of it again, when what else is to be seen has been painted."""
        self._stale = True
        self._moving.start(_LATER_MS)

    def heard(self, changes: Changes) -> None:
        """Reads again what changed."""
        few = len(changes.annotations) <= FEW and self._gathering is None
        if changes.documents or changes.everything or not few:
            self.refresh()
        elif changes.annotations:
            for annotation in changes.annotations:
                self._patch(annotation)
            self._count_doubtful()
            self.follow()

    def moved_soon(self, *, scrolled: bool = False) -> None:
        """Another place is being read, maybe of the same entry: the page is painted first."""
        self._scrolled = self._scrolled or scrolled
        self._moving.start(0)

    @property
    def behind(self) -> bool:
        """Is the list still that of the place or scope before?"""
        return self._moving.isActive() or self._awaited or self._gathering is not None

    @property
    def _awaited(self) -> bool:
        return self._panel.scope != "all" and self._desk.marks_come

    def _moved(self) -> None:
        if self._awaited:
            # Whoever reads them says when they came.
            return
        document = self._desk.document
        scope = self._panel.scope
        other = (scope == "document" and document != self._here[0]) or (
            scope == "section" and (document, self._desk.entry()) != self._here
        )
        if self._stale or other:
            self.refresh()
        elif document != self._here[0]:
            self._here = (document, self._here[1])
            self._count_doubtful()
        scrolled, self._scrolled = self._scrolled, False
        self.follow(scrolled=scrolled)
        self._choose_wanted()

    def choose_soon(self, annotation: str) -> None:
        """Its card, also where the list is still to show it."""
        self._wanted = annotation
        if not self.behind:
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted and self._panel.annotation_shown(self._wanted) is not None:
            self._panel.choose(self._wanted)
            self._wanted = ""

    def follow(self, *, scrolled: bool = False) -> None:
        """Marks the card nearest to the reading place and keeps it in view."""
        document, section = self._desk.document, self._desk.section
        if document is None or section is None or not self._listed.cards:
            self._panel.mark_near("")
            return
        offset = self._desk.place()
        here = self._order(_standing_at(document, section, offset))
        cards = self._listed.cards
        place = bisect_right(cards, here, key=lambda card: self._order(card.annotation))
        near = [
            card.annotation
            for card in (*cards[max(place - 1, 0) : place], *cards[place : place + 1])
            if card.annotation.document == document and card.annotation.placement.section == section
        ]
        nearest = min(near, key=lambda one: _distance(one, offset), default=None)
        self._panel.mark_near(nearest.id if nearest else "", scrolled=scrolled)

    def heading(self, annotation: Annotation) -> str:
        return self._headings.of(annotation)

    def order(self, annotation: Annotation) -> Any:
        """What the listed annotations are sorted by."""
        return self._order(annotation)

    def _patch(self, annotation: str) -> None:
        old = self._listed.take(annotation)
        card = self._card_now(annotation)
        place = self._listed.put(card, self._order) if card is not None else 0
        stays = (
            old is not None
            and card is not None
            and self._order(old.annotation) == self._order(card.annotation)
        )
        if card is not None and stays:
            self._panel.card_changed(card, place)
            return
        if old is not None:
            self._panel.card_gone(annotation, choose_next=card is None)
        if card is not None:
            self._panel.card_came(card, place)

    def _card_now(self, annotation: str) -> Card | None:
        try:
            one = self._workspace.notebook.get(annotation)
        except UserFacing:
            return None
        if one.deleted is not None or not self._belongs(one):
            return None
        return Card(one, self._headings.of(one))

    def _belongs(self, one: Annotation) -> bool:
        """Is it in the scope?"""
        if self._panel.scope == "all":
            return True
        if one.document != self._desk.document:
            return False
        if self._panel.scope == "document":
            return True
        first, end = self._reach()
        place = one.placement
        return place.section == self._desk.section and (
            place.start is None or first <= place.start < end
        )

    def _annotations(self) -> tuple[Annotation, ...]:
        document, section = self._desk.document, self._desk.section
        if document is None or section is None:
            return ()
        if self._panel.scope == "document":
            return self._desk.annotated.of(document)
        first, end = self._reach()
        return tuple(
            one
            for one in self._desk.annotated.in_section(document, section)
            if one.placement.start is None or first <= one.placement.start < end
        )

    def _reach(self) -> tuple[float, float]:
        """A whole text may be one section: what a person calls a section is the entry read."""
        entry = self._desk.entry()
        return self._desk.contents().reach(entry) if entry else (0, float("inf"))

    def _new_headings(self) -> Headings:
        return Headings(
            self._workspace.library,
            self._workspace.notebook,
            self._desk.contents,
            titled=self._panel.scope == "all",
        )

    def _new_order(self) -> DocumentOrder:
        workspace = self._workspace
        return DocumentOrder(workspace.notebook.title_of, workspace.library.number)

    def _gather(self, found: tuple[Annotation, ...] | None) -> None:
        """These, or all of the notebook: 100,000 take seconds, so a worker reads them."""
        titled = found is None

        def work(workspace: Workspace, job: Job) -> Listed:
            known: dict[str, Contents] = {}

            def contents_of(document: str) -> Contents:
                job.progress(0, 0)
                if document not in known:
                    known[document] = Contents(workspace.library.outlined(document))
                return known[document]

            headings = Headings(workspace.library, workspace.notebook, contents_of, titled=titled)
            # Half a million values come, none of them in a circle; looking for circles among them
            # again and again would stop the window for a third of a second each time.
            with lasting.coming():
                every = workspace.notebook.list() if found is None else found
                return Listed(headings.cards(every))

        def done(listed: Listed) -> None:
            if self._gathering is job:
                self._gathering = None
                self._show(listed)
            else:
                self._letting_go.take([*listed.cards])

        def failed(error: Exception) -> None:
            if self._gathering is job:
                self._gathering = None
            self._messages.fail(error)

        if self._beside is None:
            # Behind an import the list would be that of another scope until it is done.
            self._beside = self._tasks.beside()
        job = self._beside.run(work, done=done, failed=failed)
        self._gathering = job

    def _show(self, listed: Listed) -> None:
        before, self._listed = self._listed, listed
        self._panel.show_listed(listed)
        self._letting_go.take([*before.cards])
        self._count_doubtful()
        self.follow()
        self._choose_wanted()

    def _count_doubtful(self) -> None:
        """What waits for the person in the document that is read, or in all that is listed."""
        states = self._listed.tally.states
        if self._panel.scope == "section" and self._desk.document is not None:
            if self._awaited:
                return
            every = self._desk.annotated.of(self._desk.document)
            states = Counter(one.placement.state for one in every)
        self._panel.doubtful.count(states["check"], states["unplaced"])


def _standing_at(document: str, section: str, offset: int) -> Annotation:
    """Comes after all that begins at this place or before it."""
    placement = Placement("placed", section, offset, 2**62)
    return Annotation("~", "note", document, section, None, "", None, (), "~", "~", placement)


def _distance(one: Annotation, offset: int) -> int:
    """Characters between a place and an annotation; none inside it."""
    start, end = one.placement.start or 0, one.placement.end or 0
    return max(start - offset, offset - end, 0)
