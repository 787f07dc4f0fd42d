# SPDX-License-Identifier: MIT
"""Documents on their way in, from files, folders, a drop or the clipboard."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.deciding import Deciding
from study_viewer.ui.desk.import_words import (
    ImportWords,
    held,
    is_renewed,
    with_lines_left_out,
)
from study_viewer.ui.desk.previewing import Previewing
from study_viewer.ui.desk.saved import save_report
from study_viewer.ui.desk.taking_back import TakingBack
from study_viewer.ui.desk.taking_places import take_places
from study_viewer.ui.desk.undecided import Undecided
from study_viewer.ui.status_bar import StatusBar
from study_viewer.words import file_filters

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.import_list import ImportList


class Bringing(QObject):
    """``imported`` names the last document that came, for the window to open it."""

    imported = Signal(str)
    came = Signal(tuple)
    """The documents that were not there before, once it was said."""
    several_renewed = Signal(object, object)
    """As ``Deciding.renewed``."""
    renewed = Signal(object, int)
    """A document has a new edition, which is open now: what came of it, and how many corrections
    fit it no longer."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        bar: StatusBar,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._language = language
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._bar = bar
        self._window = window
        self._words = ImportWords(messages, self)
        self.previewing = Previewing(workspace, tasks, messages, bar, self._words, window)
        self.previewing.kept.connect(lambda one: self._import_over([one], {}))
        self.previewing.renewed.connect(self._renewed)
        self.previewing.opened.connect(self.imported)
        self.undecided = Undecided(self)
        self.back = TakingBack(workspace, tasks, messages, self)

    def close(self) -> None:
        self.previewing.close()

    # What the person asks for.

    def ask_files(self) -> None:
        from study_viewer.ui.common import ask

        known = file_filters(self._workspace.kinds(), self._language())
        self.bring(ask.files_to_import(self._window, self._folder(), known))

    def ask_folder(self) -> None:
        from study_viewer.ui.common import ask

        folder = ask.folder_to_import(self._window, self._folder())
        self.bring([folder] if folder else [])

    def ask_edition(self, document: str) -> None:
        """Asks for the file that is to be a document's new edition; it keeps its id and notes."""
        from study_viewer.ui.common import ask

        title = self._workspace.library.title(document)
        if self._workspace.library.is_bundled(document):
            self._messages.fail(UserFacing("document-bundled", document=title))
            return
        said = self.tr("New edition of “{title}”").format(title=title)
        known = file_filters(self._workspace.kinds(), self._language())
        file = ask.file_to_import(self._window, said, self._folder(), known)
        if file is not None:
            self._workspace.settings.put("import_folder", str(file.parent))
            self.previewing.file(file, renews=document)

    def bring(self, paths: list[Path]) -> None:
        """One document is shown before it is kept; of several, each is told as it comes."""
        if not paths:
            return
        self._workspace.settings.put("import_folder", str(paths[0].parent))
        if len(paths) > 1:
            self._import(paths, None, {}, self._new_list())
        elif paths[0].is_dir():
            self._bring_folder(paths[0])
        else:
            self.previewing.file(paths[0])

    def _bring_folder(self, folder: Path) -> None:
        """A book, or a folder of Markdown, is one document; any other folder is its files."""

        def work(workspace: Workspace, job: Job) -> bool:
            return workspace.drafts.is_document(folder)

        def done(alone: bool) -> None:
            if alone:
                self.previewing.file(folder)
            else:
                self._import([folder], None, {}, self._new_list())

        self._tasks.run(work, done=done, failed=self._messages.fail)

    def paste(self) -> None:
        """The clipboard as a document; files on it are imported."""
        # Qt has no data at all for an empty clipboard, whatever its stubs say.
        self.take(QGuiApplication.clipboard().mimeData() or QMimeData())

    def take(self, data: QMimeData) -> None:
        """What was copied or dragged: files and folders first, else text."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.bring(files)
        else:
            self.previewing.text(data.text())

    def import_paths(
        self,
        paths: list[Path],
        wishes: Wishes | None = None,
        instead: Mapping[Path, str] | None = None,
    ) -> None:
        """Straight on to the shelf, told in the status bar alone.

        ``instead`` names the document that each path's new one takes the place of.
        """
        if paths:
            self._workspace.settings.put("import_folder", str(paths[0].parent))
            self._import(paths, wishes, instead or {})

    # The work.

    def _import(
        self,
        paths: list[Path],
        wishes: Wishes | None,
        instead: Mapping[Path, str],
        told: "ImportList | None" = None,
    ) -> None:
        arrived: list[Imported] = []
        doing = [paths[0].name]

        def work(workspace: Workspace, job: Job) -> None:
            def announce(path: Path) -> None:
                job.report(("begun", path))

            if told is not None:
                drafts = workspace.drafts
                job.report(("found", (drafts.files_in(paths), drafts.left_out_of(paths))))
            every = workspace.import_paths(paths, wishes, job.progress, announce, holds=bool(told))
            for imported, _ in every:
                job.report(("come", imported))

        def news(what: tuple[str, Any]) -> None:
            name, about = what
            if name == "begun":
                doing[0] = about.name
                show(0, 0)
            elif name == "come":
                arrived.append(about)
                if about.document and not about.already:
                    self._tasks.announce(Changes(documents=(about.document,)))
            if told is not None:
                self._pass_on(told, name, about)

        def show(done: int, total: int) -> None:
            self._bar.work(self._words.doing(doing[0]), done, total, job.cancel)
            if told is not None:
                told.move(done, total)

        def over(cancelled: bool) -> None:
            if told is None:
                self._import_over(arrived, instead, cancelled=cancelled)
            else:
                self._many_over(arrived, told, cancelled=cancelled)

        def failed(error: Exception) -> None:
            over(False)
            self._messages.fail(error)

        job = self._tasks.run(
            work,
            done=lambda _: over(False),
            stopped=lambda: over(True),
            failed=failed,
            progress=show,
            news=news,
        )
        if told is not None:
            told.cancel_wanted.connect(job.cancel)
        show(0, 0)

    def _new_list(self) -> "ImportList":
        from study_viewer.ui.dialogs.import_list import ImportList

        told = ImportList(self._words.tally, self._window)
        told.open_wanted.connect(self.imported)
        return told

    def _pass_on(self, told: "ImportList", name: str, about: Any) -> None:
        if name == "found":
            told.set_files(*about)
        elif name == "begun":
            told.begin(about)
        else:
            told.come(about.path, about.document, *self._words.row(about))

    def _import_over(
        self,
        arrived: "list[Imported]",
        instead: Mapping[Path, str],
        *,
        cancelled: bool = False,
    ) -> None:
        self._bar.work_over()
        good = [one for one in arrived if one.document]
        if good:
            self.imported.emit(good[-1].document)

        def tell(stayed: bool) -> None:
            def words() -> str:
                text = self._words.short(arrived, cancelled=cancelled)
                if stayed:
                    text += " " + self.tr(
                        "The one before stays beside it, with all that belongs to it."
                    )
                return text

            self._tell(words, arrived, good)

        take_places(self._tasks, self._messages, good, instead, tell)

    def _renewed(self, one: "Imported", lost: int) -> None:
        self._bar.work_over()
        self.imported.emit(one.document)
        self.renewed.emit(one, lost)

    def _many_over(self, arrived: "list[Imported]", told: "ImportList", *, cancelled: bool) -> None:
        """Whoever brings many goes on reading where they were; the first is offered.

        A folder that is one document is opened as a single file is, and a single file that seems to
        be a new edition is asked about as one.
        """
        unknown = sum(row.state == "unknown" for row in told.files.rows)
        told.save_wanted.connect(lambda: self._save(self._words.lines(told, arrived), told))
        told.end(cancelled=cancelled)
        self._bar.work_over()
        waiting = [one for one in arrived if held(one)]
        good = [one for one in arrived if one.document]
        single = len(arrived) == 1 and not cancelled and not unknown
        if single and waiting:
            self.previewing.file(arrived[0].path)
            return
        if single and good:
            self.imported.emit(good[0].document)
        tools = (self._workspace, self._tasks, self._bar, self._words, self._messages, self.back)
        deciding = Deciding(waiting, told, *tools)

        def words() -> str:
            out = unknown + deciding.left_out
            return self._words.short(arrived, cancelled=cancelled, unknown=out)

        self._tell(words, arrived, good, opens=not single, deciding=deciding)
        locked = [] if cancelled else [partial(self._unlock, words, arrived, told, deciding)]

        def unlock() -> None:
            while locked:
                locked.pop()()

        def decided(ones: "list[Imported]") -> None:
            if ones or deciding.left_out:
                arrived[:] = deciding.after(arrived, ones)
                came = [one for one in ones if one.document]
                self._tell(words, arrived, came, opens=True, deciding=deciding)
            unlock()

        deciding.renewed.connect(self.several_renewed)
        deciding.over.connect(decided)
        deciding.unasked.connect(unlock)
        self.undecided.follow(deciding)
        if waiting and not cancelled and QApplication.activeModalWidget() is None:
            deciding.ask()
        else:
            unlock()

    def _unlock(
        self,
        words: Callable[[], str],
        arrived: "list[Imported]",
        told: "ImportList",
        deciding: Deciding,
    ) -> None:
        """Asks for the passwords of those that are locked; who closed the list wants none."""
        from study_viewer.ui.desk.unlocking import LOCKED, Unlocking

        locked = [one.path for one in arrived if one.error and one.error.code in LOCKED]
        if not locked or not isValid(told) or not told.isVisible():
            return
        round_of = Unlocking(locked, told, self._tasks, self._words, self._messages.fail)

        opened: list[Imported] = []

        def came(one: "Imported", wishes: Wishes) -> None:
            arrived[:] = [one if other.path == one.path else other for other in arrived]
            if held(one):
                opened.append(one)
                deciding.add(one, wishes)
            good = [one] if one.document else []
            self._tell(words, arrived, good, opens=True, deciding=deciding)

        def over() -> None:
            deciding.expect(more=False)
            if opened and QApplication.activeModalWidget() is None:
                deciding.ask()

        deciding.expect(more=True)
        round_of.came.connect(came)
        round_of.over.connect(over)
        round_of.next()

    def _tell(
        self,
        words: Callable[[], str],
        arrived: "list[Imported]",
        good: "list[Imported]",
        *,
        opens: bool = False,
        deciding: Deciding | None = None,
    ) -> None:
        """Worded anew in another language, as the window's own words are."""
        failed = any(one.error is not None for one in arrived)
        renewed = [one for one in good if is_renewed(one)]

        def message() -> Message:
            offers = deciding.offers(renewed) if deciding is not None else []
            stays = bool(offers)
            if opens and good:
                first = good[0].document
                offers.append(Offer(self.tr("Open"), lambda: self.imported.emit(first)))
            if self._words.long(arrived):
                offers.append(Offer(self.tr("Details"), lambda: self._report(arrived)))
            return Message(words(), tuple(offers), trouble=failed, stays=stays, again=message)

        self._messages.tell(message())
        if not renewed and (new := tuple(one.document for one in good if not one.already)):
            self.came.emit(new)

    def _report(self, arrived: "list[Imported]") -> None:
        from study_viewer.ui.dialogs.report import ImportReport

        again = with_lines_left_out(arrived)
        sentences = self._words.all(arrived)
        dialog = ImportReport(sentences, left_out=bool(again), parent=self._window)
        dialog.put_back.connect(lambda: self._put_back(again))
        dialog.save_wanted.connect(lambda: self._save(sentences, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, lines: Sequence[str], parent: QWidget) -> None:
        save_report(lines, parent, self._workspace.settings, self._tasks, self._messages)

    def _put_back(self, again: Mapping[Path, str]) -> None:
        """The text becomes another one with these lines, so it is imported as one."""
        self.import_paths(list(again), Wishes(keep_furniture=True), again)

    def _folder(self) -> str:
        from study_viewer.ui.common import ask

        return ask.folder_to_begin(self._workspace.settings.text("import_folder"))
