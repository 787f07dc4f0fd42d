# SPDX-License-Identifier: MIT
"""What the section tree shows: the documents, their badges, and which entry one is at."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import lasting
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.desk.shelf_work import AT_ONCE, Asked, Order, of_collection, outline_of, read
from study_viewer.ui.desk.sifting import SiftingDesk
from study_viewer.ui.outline.alike import Alike, fitting
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.panel import OutlinePanel

_BADGES_MS = 30
_AGAIN_MS = 2000
_MOST = 12
"""Documents in a menu; all of them are in the tree."""
_WIDEST = 300
"""Pixels of a title there."""
_LISTED = "listed"
_COUNTED = 1000
"""Annotations that are counted at once."""


class ShelfDesk(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        panel: OutlinePanel,
        tasks: Tasks,
        language: Callable[[], str],
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._tasks = tasks
        self._beside: Tasks | None = None
        self._order = Order((), (), None)
        self._reading: Job | None = None
        self._counting: Job | None = None
        self._recount = False
        self._stale = False
        self._language = language
        SiftingDesk(panel.sifting, tasks)
        panel.outline_wanted.connect(self._load)
        panel.all_wanted.connect(lambda: self.only(""))
        self._badges = QTimer(self, singleShot=True, interval=_BADGES_MS)
        self._badges.timeout.connect(self.mark)
        self._standing: tuple[str, str | None, bool] | None = None
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow)
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self.fill)

    def fill(self) -> None:
        """Lists the documents as they are now; of a large library when a worker has read them."""
        if self._workspace.library.size() <= AT_ONCE:
            if self._reading is not None:
                self._reading.cancel()
                self._reading = None
            self._show(read(self._workspace, self._asked()))
        elif self._reading is None:
            self._read_beside()
        else:
            # What is being read is shown all the same: during an import there is news all the time.
            self._stale = True

    def _asked(self) -> Asked:
        settings = self._workspace.settings
        order, collection = settings.text("shelf_order"), settings.text("contents_collection")
        return Asked(self._language(), order, collection, self._desk.document)

    def _read_beside(self) -> None:
        asked, self._stale = self._asked(), False

        def work(workspace: Workspace, job: Job) -> Order:
            with lasting.coming():
                return read(workspace, asked)

        def over() -> bool:
            """Is it still what was asked for last?"""
            ours = self._reading is job
            if ours:
                self._reading = None
            return ours

        def done(order: Order) -> None:
            if over():
                self._show(order)
                if self._stale:
                    self.fill()

        def failed(error: Exception) -> None:
            if over() and isinstance(error, UserFacing) and error.code == "index-busy":
                # Without another try there would be no contents.
                QTimer.singleShot(_AGAIN_MS, self, self.fill)
                return
            raise error

        job = self._reading = self._by_another().run(work, done=done, failed=failed)

    def _by_another(self) -> Tasks:
        """Behind an import nothing would unfold, and no filter apply, until that is done."""
        if self._beside is None:
            self._beside = self._tasks.beside()
        return self._beside

    def _show(self, order: Order) -> None:
        self._order = order
        chosen = self._workspace.settings.text("contents_collection")
        self._panel.say_only(chosen if order.within is not None else "")
        self._panel.show_library(order.shown)
        self.mark_soon()
        if self._desk.document is not None:
            # A document that was opened before the tree knew of it is marked now.
            entry = self._desk.entry()
            self._panel.follow(self._desk.document, entry.id if entry else None, jump=False)

    def only(self, collection: str) -> None:
        """Lists the documents of one collection alone, or with an empty name all of them."""
        self._workspace.settings.put("contents_collection", collection)
        self.fill()

    def collections_changed(self) -> None:
        """Fills anew where other documents are to be listed than are."""
        if of_collection(self._workspace, self._asked()) != self._order.within:
            self.fill_soon()

    def fill_soon(self) -> None:
        """When what else is to be seen has been painted."""
        self._filling.start()

    def _load(self, shelf: Shelf) -> None:
        """Reads a large outline while the window goes on."""

        def work(workspace: Workspace, job: Job) -> Branches:
            branches = Branches(shelf)
            branches.load(outline_of(workspace, shelf.id))
            return branches

        def done(branches: Branches) -> None:
            self._panel.take(branches)
            lasting.keep()

        def failed(error: Exception) -> None:
            # The next step towards the document asks again; to open it says what is the matter.
            self._panel.missed(shelf)
            if not isinstance(error, UserFacing):
                raise error

        self._by_another().run(work, done=done, failed=failed)

    def sort(self, order: str) -> None:
        """By title, issued or read; the next window has them in that order too."""
        self._workspace.settings.put("shelf_order", order)
        self.fill()

    def beside(self, document: str) -> str | None:
        """The nearest to it that is still there, a person's own before what ships."""
        names = [one.id for one in self._order.every]
        if document not in names:
            return None
        library, here = self._workspace.library, names.index(document)
        near = sorted(range(len(names)), key=lambda place: abs(place - here))
        there = (names[place] for place in near if library.digest(names[place]))
        own = (name for name in there if not library.is_bundled(name))
        return next(own, None)

    def list_in(self, menu: QMenu, opens: Callable[[str], None]) -> None:
        """The documents read last, and then others, at the end of a menu that is about to show."""
        for action in menu.actions():
            if action.property(_LISTED):
                menu.removeAction(action)
                action.deleteLater()
        last = {name: number for number, name in enumerate(self._workspace.reading.last_read())}
        shelf = sorted(self._order.every, key=lambda one: last.get(one.id, len(last)))
        metrics, late = menu.fontMetrics(), Alike(one.title for one in shelf[:_MOST])
        made = [menu.addSeparator()] if shelf else []
        for shelved in shelf[:_MOST]:
            title = fitting(shelved.title, late.opening(shelved.title), metrics, _WIDEST)
            if shelved.apart:
                middle = Qt.TextElideMode.ElideMiddle
                title += " · " + metrics.elidedText(shelved.apart, middle, _WIDEST // 2)
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(shelved.id == self._desk.document)
            action.setChecked(shelved.id == self._desk.document)
            action.triggered.connect(lambda _=False, name=shelved.id: opens(name))
            made.append(action)
        for action in made:
            action.setProperty(_LISTED, True)

    def changed(self, changes: Changes) -> None:
        if changes.documents or changes.everything:
            for document in changes.documents:
                known = self._panel.knows_outline(document)
                if known and (mark := self._workspace.library.mark(document)):
                    self._panel.forget_outline(document, mark)
            self.fill()
        elif changes.annotations or self._desk.document in changes.reading:
            self.mark_soon()

    def mark_soon(self) -> None:
        """Page and list come first, and what is typed meanwhile before the badges."""
        self._badges.start()

    @property
    def behind(self) -> bool:
        """Are rows or badges still those of before?"""
        waiting = (self._badges, self._following, self._filling)
        at_work = self._reading is not None or self._counting is not None
        return at_work or self._desk.marks_come or any(timer.isActive() for timer in waiting)

    def mark(self) -> None:
        """Badges, ticks and share of the document being read."""
        document = self._desk.document
        if document is None or self._desk.marks_come:
            # Whoever reads them says when they came.
            return
        annotations = self._desk.annotated.of(document)
        if len(annotations) <= _COUNTED:
            self._show_marks(document, self._desk.contents().counts(annotations))
        elif self._counting is None:
            self._count(document, annotations)
        else:
            self._recount = True

    def _show_marks(self, document: str, counts: Mapping[str, int]) -> None:
        contents = self._desk.contents(document)
        progress = self._workspace.reading.progress(document)
        percent = contents.percent(progress)
        self._panel.set_marks(document, counts, contents.read(progress), percent)

    def _count(self, document: str, annotations: Sequence[Annotation]) -> None:
        """So many stand in so many sections that to ask for the entries of each takes long."""
        self._recount = False

        def work(workspace: Workspace, job: Job) -> dict[str, int]:
            return Contents(workspace.library.outlined(document)).counts(annotations)

        def over() -> None:
            self._counting = None
            if self._recount:
                self.mark_soon()

        def done(counts: dict[str, int]) -> None:
            over()
            if self._desk.document == document:
                self._show_marks(document, counts)

        def failed(error: Exception) -> None:
            # A document that went meanwhile has no badges.
            over()
            if not isinstance(error, UserFacing):
                raise error

        self._counting = self._by_another().run(work, done=done, failed=failed)

    def stood(self, document: str, entry: str | None, jump: bool) -> None:
        """The tree unfolds what is read and goes there once the page is painted."""
        jumped = self._standing is not None and self._standing[2]
        self._standing = (document, entry, jump or jumped)
        self._following.start()

    def _follow(self) -> None:
        if self._standing is not None:
            document, entry, jump = self._standing
            self._standing = None
            within = self._order.within
            if within is not None and document not in within:
                # What is being read is listed, whichever collection it is of.
                self.fill()
            self._panel.follow(document, entry, jump=jump)
