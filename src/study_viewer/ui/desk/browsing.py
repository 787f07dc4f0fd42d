# SPDX-License-Identifier: MIT
"""The library in the window: what its table shows, and what is done with the chosen documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.overview import By, Row, Said, asks_for_sound, ordered, sifted, spoken
from study_viewer.core.workspace import Workspace
from study_viewer.ui.command_table import command_name
from study_viewer.ui.common import ask, lasting
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.reading import ReadingDesk

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.library import LibraryDialog

_AGAIN_MS = 60
_FEW = 200
"""Documents asked for one by one, at a tenth of a millisecond each."""
_FALLING: tuple[By, ...] = ("date", "progress", "annotations")
"""What is asked for with the newest, or the most, on top."""


class Browsing(QObject):
    """The rows are read by a worker when the library is first opened, and kept for the next time.

    Then they are on the screen at once, and read anew if anything changed meanwhile.
    """

    open_wanted = Signal(str)
    about_wanted = Signal(str, QWidget)
    edition_wanted = Signal(str)
    only_wanted = Signal(str)
    """The contents are to list this collection alone; empty for all documents."""
    collections_changed = Signal()

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
        self._sets = workspace.collections
        self._desk = desk
        self._doing = doing
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._beside: Tasks | None = None
        self._reading: Job | None = None
        self._listening: Job | None = None
        self._rows: list[Row] | None = None
        self._in_order: list[Row] = []
        self._named: dict[str, tuple[str, ...]] = {}
        self._within: dict[str, frozenset[str]] = {}
        self._said: dict[str, Said] = {}
        """By title, so that it holds whatever becomes of the documents."""
        self._stale = True
        self._collection: str | None = None
        self.dialog: LibraryDialog | None = None
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._read)
        tasks.changed.connect(self._heard)

    @property
    def busy(self) -> bool:
        """Is something being read, or about to be?"""
        return self._again.isActive() or (self._beside is not None and self._beside.busy)

    def open(self) -> None:
        from study_viewer.ui.dialogs.library import LibraryDialog

        if self.dialog is not None:
            return
        dialog = self.dialog = LibraryDialog(self._window)
        table = dialog.table
        dialog.sought.connect(lambda: self._show(anew=True))
        dialog.open_wanted.connect(self._open)
        dialog.sets_menu.aboutToShow.connect(lambda: self._offer_sets(dialog.sets_menu))
        dialog.new_collection_wanted.connect(self._new_set)
        dialog.rename_collection_wanted.connect(self._rename_set)
        dialog.delete_collection_wanted.connect(self._delete_set)
        dialog.only_wanted.connect(self._show_only)
        table.sort_wanted.connect(self._sort)
        table.remove_wanted.connect(self._remove)
        table.about_wanted.connect(self._describe)
        table.menu_wanted.connect(lambda place: self.menu().popup(place))
        dialog.finished.connect(self._closed)
        self._messages.said.connect(dialog.say)
        self._look_at_sets()
        dialog.show_collection(self._collection)
        self._say_order()
        dialog.only = self._only
        self._put_in_order()
        if self._desk.document is not None:
            table.choose(self._desk.document)
        dialog.open()
        if self._stale:
            self._read()

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            self._collection = dialog.collection
            self._messages.said.disconnect(dialog.say)

    # What the table shows.

    def _read(self) -> None:
        """Everything anew, in a worker of its own: behind an import nothing would be shown."""
        if self._beside is None:
            self._beside = self._tasks.beside()
        if self._reading is not None:
            # What is being read is shown all the same: during an import there is news all the time.
            return

        def work(workspace: Workspace, job: Job) -> list[Row]:
            with lasting.coming():
                return workspace.overview()

        def done(rows: list[Row]) -> None:
            first, self._rows, self._reading = self._rows is None, rows, None
            self._put_in_order()
            if first and self.dialog is not None and self._desk.document is not None:
                self.dialog.table.choose(self._desk.document)
            if self._stale and self.dialog is not None:
                self._again.start()

        def failed(error: Exception) -> None:
            # The next time it is opened it is read again.
            self._reading, self._stale = None, True
            self._messages.fail(error)

        self._stale = False
        self._reading = self._beside.run(work, done=done, failed=failed)

    def _heard(self, changes: Changes) -> None:
        self._stale = True
        if self.dialog is None:
            return
        if 0 < len(changes.documents) <= _FEW and self._rows is not None:
            # What was removed goes at once; to read all takes some tenths of a second.
            asked = self._workspace.library.digest
            gone = {one for one in changes.documents if not asked(one)}
            if gone:
                self._rows = [row for row in self._rows if row.id not in gone]
                self._put_in_order()
        if not self._again.isActive():
            self._again.start()

    def _look_at_sets(self) -> None:
        """The collections as they are on the disk now."""
        try:
            sets = self._sets.all()
        except UserFacing as error:
            self._messages.fail(error)
            sets = ()
        self._tell_loss()
        self._within = {one.name: frozenset(one.documents) for one in sets}
        self._named = self._sets.of() if sets else {}
        self._count_sets()

    def _tell_loss(self) -> None:
        aside, day = self._sets.put_aside, self._sets.taken_from
        self._sets.put_aside, self._sets.taken_from = None, ""
        if aside is not None and day:
            self._messages.fail(UserFacing("collections-restored", path=str(aside), day=day))
        elif aside is not None:
            self._messages.fail(UserFacing("collections-damaged", path=str(aside)))
        elif day:
            self._messages.fail(UserFacing("collections-found", day=day))

    def _count_sets(self) -> None:
        if self.dialog is None:
            return
        there = {row.id for row in self._rows or ()}
        counts = [(name, len(within & there)) for name, within in self._within.items()]
        self.dialog.show_sets(len(there), counts)

    def _put_in_order(self, *, anew: bool = False) -> None:
        if self.dialog is not None:
            by, falling = self._order()
            self._in_order = ordered(self._rows or (), by, falling, self._named)
            self._count_sets()
            self._show(anew=anew)

    def _show(self, *, anew: bool = False) -> None:
        """What the filter and the chosen collection leave."""
        dialog = self.dialog
        if dialog is None:
            return
        words, collection = dialog.filter.text(), dialog.collection
        within = None if collection is None else self._within.get(collection, frozenset())
        if asks_for_sound(words):
            self._listen()
        rows = sifted(self._in_order, words, within, self._named, self._said)
        dialog.say_count(len(rows), len(self._in_order) if within is None else len(within))
        dialog.say_empty(reading=self._rows is None)
        dialog.table.show_rows(rows, self._named, anew=anew)

    def _listen(self) -> None:
        """Learns how titles are spoken that it has not heard; what is written in letters is found
        meanwhile."""
        unheard = {row.title for row in self._rows or ()} - self._said.keys()
        if self._listening is not None or self._beside is None or not unheard:
            return

        def work(workspace: Workspace, job: Job) -> dict[str, Said]:
            with lasting.coming():
                return spoken(unheard)

        def done(said: dict[str, Said]) -> None:
            self._listening = None
            self._said.update(said)
            self._show()

        def failed(error: Exception) -> None:
            self._listening = None
            self._messages.fail(error)

        self._listening = self._beside.run(work, done=done, failed=failed)

    def _order(self) -> tuple[By, bool]:
        chosen = self._workspace.settings.text("library_sort")
        by = chosen.removeprefix("-")
        known: tuple[By, ...] = get_args(By)
        return next((one for one in known if one == by), "title"), chosen.startswith("-")

    def _sort(self, by: By) -> None:
        """By a column; once more turns it round."""
        before, falling = self._order()
        falls = not falling if before == by else by in _FALLING
        self._workspace.settings.put("library_sort", f"-{by}" if falls else by)
        self._say_order()
        self._put_in_order(anew=True)

    def _say_order(self) -> None:
        if self.dialog is not None:
            self.dialog.table.model_.sorted_by(*self._order())

    # What is done with documents.

    def _chosen(self) -> list[Row]:
        return self.dialog.table.chosen() if self.dialog is not None else []

    def menu(self) -> Menu:
        """Made anew each time: what it offers depends on what is chosen."""
        assert self.dialog is not None
        chosen, collection = self._chosen(), self.dialog.collection
        menu = Menu(self.dialog)
        menu.aboutToHide.connect(menu.deleteLater)
        if len(chosen) == 1:
            menu.addAction(self.tr("Open"), lambda: self._open(chosen[0].id))
            menu.addSeparator()
        sets = Menu(menu)
        sets.setTitle(self.tr("Collections"))
        self._offer_sets(sets)
        menu.addMenu(sets)
        if collection is not None:
            menu.addAction(
                self.tr("Take out of “{name}”").format(name=collection.replace("&", "&&")),
                lambda: self._take_out(collection, chosen),
            )
        if any(not row.ships for row in chosen):
            menu.addSeparator()
            if len(chosen) == 1:
                menu.addAction(command_name("import-edition"), self._renew)
                menu.addAction(self.tr("Title, issuer and date…"), self._describe)
            menu.addAction(self.tr("Remove from the library"), self._remove)
        return menu

    def _open(self, document: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.open_wanted.emit(document)

    def _renew(self) -> None:
        (chosen,) = self._chosen()
        if self.dialog is not None:
            self.dialog.accept()
        self.edition_wanted.emit(chosen.id)

    def _remove(self) -> None:
        chosen = self._chosen()
        own = [row.id for row in chosen if not row.ships]
        if own:
            self._doing.remove(*own)
        elif chosen:
            self._messages.fail(UserFacing("document-bundled", document=chosen[0].title))

    def _describe(self) -> None:
        chosen = self._chosen()
        if len(chosen) != 1 or self.dialog is None:
            return
        if chosen[0].ships:
            self._messages.fail(UserFacing("document-bundled", document=chosen[0].title))
        else:
            self.about_wanted.emit(chosen[0].id, self.dialog)

    # Collections.

    def _offer_sets(self, menu: QMenu) -> None:
        """Ticked where all that is chosen is in it."""
        menu.clear()
        chosen = self._chosen()
        documents = [row.id for row in chosen]
        for name, within in self._within.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(within.issuperset(documents))
            action.triggered.connect(
                lambda on, name=name: (
                    self._put_in(name, chosen) if on else self._take_out(name, chosen)
                )
            )
        if self._within:
            menu.addSeparator()
        menu.addAction(self.tr("New collection…"), lambda: self._new_set(documents))

    def _do(self, act: Callable[[], object]) -> bool:
        """Changes a collection and shows it; False where that was refused, which is said."""
        try:
            act()
        except UserFacing as error:
            self._messages.fail(error)
            return False
        finally:
            self._look_at_sets()
            self._put_in_order()
        self.collections_changed.emit()
        return True

    def _put_in(self, name: str, chosen: list[Row]) -> None:
        new: list[str] = []
        if self._do(lambda: new.extend(self._sets.add(name, [row.id for row in chosen]))):
            self._messages.say(
                self.tr("%n document(s) added to “{name}”.", "", len(new)).format(name=name),
                Offer(self.tr("Undo"), lambda: self._do(lambda: self._sets.take(name, new))),
            )

    def _take_out(self, name: str, chosen: list[Row]) -> None:
        gone: list[str] = []
        if self._do(lambda: gone.extend(self._sets.take(name, [row.id for row in chosen]))):
            self._messages.say(
                self.tr("%n document(s) taken out of “{name}”.", "", len(gone)).format(name=name),
                Offer(self.tr("Undo"), lambda: self._do(lambda: self._sets.add(name, gone))),
            )

    def _new_set(self, documents: list[str]) -> None:
        if self.dialog is None:
            return
        name = ask.collection_name(self.dialog)
        if name is None or not self._do(lambda: self._sets.make(name, documents)):
            return
        if not documents:
            self.dialog.show_collection(name)
        else:
            said = self.tr("%n document(s) added to “{name}”.", "", len(documents))
            self._messages.say(said.format(name=name))

    def _rename_set(self, name: str) -> None:
        assert self.dialog is not None
        new = ask.collection_name(self.dialog, name)
        if new is None or new == name:
            return
        if self._do(lambda: self._sets.rename(name, new)):
            self.dialog.show_collection(new)
            if self._only == name:
                self.only_wanted.emit(new)

    @property
    def _only(self) -> str:
        return self._workspace.settings.text("contents_collection")

    def _show_only(self, name: str) -> None:
        self.only_wanted.emit(name)
        if self.dialog is not None:
            self.dialog.only = name

    def _delete_set(self, name: str) -> None:
        within = [one for one in self._sets.all() if one.name == name]
        if not within or not self._do(lambda: self._sets.delete(name)):
            return
        self._messages.say(
            self.tr("The collection “{name}” was deleted; its documents stay.").format(name=name),
            Offer(self.tr("Undo"), lambda: self._do(lambda: self._sets.make(*within[0]))),
        )
