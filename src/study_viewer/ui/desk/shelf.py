# SPDX-License-Identifier: MIT
"""What the section tree shows: the documents, their badges, and which entry one is at."""

import contextlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Shelved
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import lasting
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.namesakes import told_apart
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.panel import OutlinePanel

_BADGES_MS = 30
_MOST = 12
"""Documents in a menu; all of them are in the tree."""
_WIDEST = 300
"""Pixels of a title there."""
_LISTED = "listed"


def outline_of(workspace: Workspace, document: str) -> tuple[Entry, ...]:
    """None of a document that another program took away, which says so when it is opened: the
    filter, which looks through all, goes on to the next."""
    try:
        return workspace.library.outline(document)
    except UserFacing:
        return ()


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
        self._shown: set[str] | None = None
        """The documents that are listed; None for all."""
        self._language = language
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
        shelf = self._narrowed(self._workspace.library.shelf(self._language()))
        apart = told_apart(shelf)
        self._panel.show_library(
            [Shelf(one.id, one.title, one.entries, apart.get(one.id, "")) for one in shelf]
        )
        self.mark_soon()
        if self._desk.document is not None:
            # A document that was opened before the tree knew of it is marked now.
            entry = self._desk.entry()
            self._panel.follow(self._desk.document, entry.id if entry else None, jump=False)

    def _narrowed(self, shelf: Sequence[Shelved]) -> list[Shelved]:
        """Those of the chosen collection, and what is being read; all of them where none is."""
        name, self._shown = self._workspace.settings.text("contents_collection"), self._wanted()
        only = [one for one in shelf if one.id in self._shown] if self._shown is not None else []
        if not only:
            # Of an empty collection there would be nothing to open.
            self._shown = None
        self._panel.say_only(name if only else "")
        return self._in_order(only or shelf)

    def _wanted(self) -> set[str] | None:
        """The documents to be listed where one collection alone is; None for all."""
        name, within = self._workspace.settings.text("contents_collection"), None
        if name:
            # Whoever opens the library is told of what is wrong with them.
            with contextlib.suppress(UserFacing):
                within = self._workspace.collections.documents(name)
        return None if within is None else {*within, self._desk.document or ""}

    def only(self, collection: str) -> None:
        """Lists the documents of one collection alone, or with an empty name all of them."""
        self._workspace.settings.put("contents_collection", collection)
        self.fill()

    def collections_changed(self) -> None:
        """Fills anew where other documents are to be listed than are."""
        if self._wanted() != self._shown:
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

        if self._beside is None:
            # Behind an import nothing would unfold, and no filter apply, until that is done.
            self._beside = self._tasks.beside()
        self._beside.run(work, done=done)

    def sort(self, order: str) -> None:
        """By title, issued or read; the next window has them in that order too."""
        self._workspace.settings.put("shelf_order", order)
        self.fill()

    def list_in(self, menu: QMenu, opens: Callable[[str], None]) -> None:
        """The documents read last, and then others, at the end of a menu that is about to show."""
        for action in menu.actions():
            if action.property(_LISTED):
                menu.removeAction(action)
                action.deleteLater()
        read = {name: number for number, name in enumerate(self._workspace.reading.last_read())}
        shelf = self._in_order(self._workspace.library.shelf(self._language()))
        shelf.sort(key=lambda one: read.get(one.id, len(read)))
        metrics, apart = menu.fontMetrics(), told_apart(shelf)
        made = [menu.addSeparator()] if shelf else []
        for shelved in shelf[:_MOST]:
            title = metrics.elidedText(shelved.title, Qt.TextElideMode.ElideRight, _WIDEST)
            if shelved.id in apart:
                middle = Qt.TextElideMode.ElideMiddle
                title += " · " + metrics.elidedText(apart[shelved.id], middle, _WIDEST // 2)
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(shelved.id == self._desk.document)
            action.setChecked(shelved.id == self._desk.document)
            action.triggered.connect(lambda _=False, name=shelved.id: opens(name))
            made.append(action)
        for action in made:
            action.setProperty(_LISTED, True)

    def _in_order(self, shelf: Sequence[Shelved]) -> list[Shelved]:
        """As a person wants them; what has no date or was never read comes last, by title.

        Behind all of them stands what ships with the program.
        """
        if self._workspace.settings.text("shelf_order") == "title":
            # It came in this order, and among 10,000 asking where each lies takes 0.2 s.
            return list(shelf)
        ships = self._workspace.library.ships
        return sorted(self._by_choice(shelf), key=ships)

    def _by_choice(self, shelf: Sequence[Shelved]) -> list[Shelved]:
        order = self._workspace.settings.text("shelf_order")
        if order == "issued":
            dated = sorted(shelf, key=lambda one: one.metadata.issued_on, reverse=True)
            return sorted(dated, key=lambda one: not one.metadata.issued_on)
        if order == "read":
            read = {name: n for n, name in enumerate(self._workspace.reading.last_read())}
            return sorted(shelf, key=lambda one: read.get(one.id, len(read)))
        return list(shelf)

    def changed(self, changes: Changes) -> None:
        if changes.documents or changes.everything:
            for document in changes.documents:
                if self._workspace.library.digest(document):
                    self._panel.forget_outline(document)
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
        return any(timer.isActive() for timer in waiting) or self._desk.marks_come

    def mark(self) -> None:
        """Badges, ticks and share of the document being read."""
        document = self._desk.document
        if document is None or self._desk.marks_come:
            # Whoever reads them says when they came.
            return
        contents = self._desk.contents()
        progress = self._workspace.reading.progress(document)
        counts = contents.counts(self._desk.annotated.of(document))
        percent = contents.percent(progress)
        self._panel.set_marks(document, counts, contents.read(progress), percent)

    def stood(self, document: str, entry: str | None, jump: bool) -> None:
        """The tree unfolds what is read and goes there once the page is painted."""
        jumped = self._standing is not None and self._standing[2]
        self._standing = (document, entry, jump or jumped)
        self._following.start()

    def _follow(self) -> None:
        if self._standing is not None:
            document, entry, jump = self._standing
            self._standing = None
            if self._shown is not None and document not in self._shown:
                # What is being read is listed, whichever collection it is of.
                self.fill()
            self._panel.follow(document, entry, jump=jump)
