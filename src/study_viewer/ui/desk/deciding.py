# SPDX-License-Identifier: MIT
"""The files of an import that seem to be new editions: asked about together, then brought in."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import isValid

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks, Work
from study_viewer.ui.desk.import_words import ImportWords, held, is_renewed
from study_viewer.ui.desk.taking_back import TakingBack, Told
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.editions_question import Choice, EditionsQuestion
    from study_viewer.ui.dialogs.import_list import ImportList


class Deciding(QObject):
    """One round over the files of one list that were held back; what is left undecided is asked
    about again when one wants.

    ``over`` says that the question was answered or put off, and what became of each file.
    ``renewed`` comes before documents are told to be read in another edition: which edition, by
    their ids, and what takes all that came so far back. Once its list is gone and nothing waits it
    is deleted.
    """

    over = Signal(list)
    unasked = Signal()
    """It could not be asked about; what waits still does."""
    renewed = Signal(object, object)
    stands = Signal()
    """What waits is another than before, or waits for something else."""
    ended = Signal()
    """Nothing waits, and the list is gone: it goes too."""

    def __init__(
        self,
        waiting: "Iterable[Imported]",
        told: "ImportList",
        workspace: Workspace,
        tasks: Tasks,
        bar: StatusBar,
        words: ImportWords,
        messages: Messages,
        back: TakingBack,
    ) -> None:
        super().__init__(told.parentWidget())
        self.held = list(waiting)
        self.left_out = 0
        """How many of them one did not want."""
        self._wishes: dict[Path, Wishes] = {}
        """Of locked ones, with the passwords that opened them."""
        self.question: EditionsQuestion | None = None
        self._bringing = False
        """Is what was chosen being done?"""
        self._told = told
        self._gone = self._expecting = self._ended = False
        self._back = back
        self._workspace = workspace
        self._tasks = tasks
        self._bar = bar
        self._words = words
        self._messages = messages
        self._window = told.parentWidget()
        told.decide_wanted.connect(self.ask)
        # In the next turn: with the window both go, and nobody is there to hear of it.
        told.destroyed.connect(lambda: QTimer.singleShot(0, self, self._list_gone))

    @property
    def waits(self) -> bool:
        """Is there something to ask?"""
        return bool(self.held) and not self._bringing

    def add(self, one: "Imported", wishes: Wishes) -> None:
        """Another that is held back; read like this it opens."""
        self.held.append(one)
        self._wishes[one.path] = wishes
        self.stands.emit()

    def expect(self, *, more: bool) -> None:
        """Whether others may still be held back: it stays for them."""
        self._expecting = more
        self._end()

    def _list_gone(self) -> None:
        self._gone = True
        self._end()

    def _end(self) -> None:
        """Who closed the list can still be asked, while anything waits."""
        stays = self.held or self._bringing or self._expecting or not self._gone
        if not (stays or self._ended):
            self._ended = True
            self.ended.emit()
            self.deleteLater()

    def ask(self) -> None:
        """How much is noted in the documents is read by a worker."""
        if self.question is not None:
            self.question.activateWindow()
            return

        def work(workspace: Workspace, job: Job) -> dict[str, int]:
            return workspace.notebook.counts()

        def failed(error: Exception) -> None:
            self.unasked.emit()
            # Last: a bug is raised again there.
            self._messages.fail(error)

        self._tasks.run(work, done=self._ask, failed=failed)

    def _ask(self, noted: dict[str, int]) -> None:
        from study_viewer.ui.dialogs.editions_question import EditionsQuestion, Held

        if self.question is not None or not self.waits:
            return
        files = [Held(one.path, one.title, one.kin, one.path.is_dir()) for one in self.held]
        question = EditionsQuestion(files, noted, self._list or self._window)
        self.question = question

        def closed(_: int) -> None:
            self.question = None

        question.finished.connect(closed)
        question.rejected.connect(lambda: self.over.emit([]))
        question.decided.connect(self._bring)
        question.open()

    @property
    def _list(self) -> "ImportList | None":
        """Closed, it goes for good."""
        return self._told if isValid(self._told) and self._told.isVisible() else None

    def _bring(self, choices: "list[Choice]") -> None:
        """In their order; one that was begun is whole or not at all, whatever comes then."""
        arrived: list[Imported] = []
        doing = [""]
        self._bringing = True
        if told := self._list:
            told.go_on()
        for choice in choices:
            if choice.what == "out":
                self._leave_out(choice.path)

        def news(what: tuple[str, Any]) -> None:
            name, about = what
            if name == "come":
                self._came(about, arrived)
                return
            doing[0] = about.name
            show(0, 0)
            if told := self._list:
                told.begin(about)

        def show(done: int, total: int) -> None:
            self._bar.work(self._words.doing(doing[0]), done, total, job.cancel)
            if told := self._list:
                told.move(done, total)

        def failed(error: Exception) -> None:
            self._over(arrived, cancelled=False)
            self._messages.fail(error)

        self.stands.emit()
        job = self._tasks.run(
            self._work(choices),
            done=lambda _: self._over(arrived, cancelled=False),
            stopped=lambda: self._over(arrived, cancelled=True),
            failed=failed,
            progress=show,
            news=news,
        )
        if told:
            told.cancel_wanted.connect(job.cancel)

    def _work(self, choices: "list[Choice]") -> Work:
        waiting, wishes = {one.path: one for one in self.held}, dict(self._wishes)

        def work(workspace: Workspace, job: Job) -> None:
            def announce(path: Path) -> None:
                job.report(("begun", path))

            for path, what, kin in choices:
                if what == "out":
                    continue
                over = kin.document if what == "edition" else ""
                try:
                    found = workspace.import_paths(
                        [path], wishes.get(path), job.progress, announce, over
                    )
                    for one, _ in found:
                        job.report(("come", one))
                except UserFacing as error:
                    # The document went away meanwhile.
                    job.report(("come", waiting[path]._replace(error=error)))

        return work

    def _over(self, arrived: "list[Imported]", *, cancelled: bool) -> None:
        self._bar.work_over()
        if told := self._list:
            for one in self.held:
                # Where it was stopped, one was begun.
                told.come(one.path, "", *self._words.row(one))
        if isValid(self._told):
            self._told.end(cancelled=cancelled)
        self._bringing = False
        self.stands.emit()
        self.over.emit(arrived)
        self._end()

    def _leave_out(self, path: Path) -> None:
        one = next(one for one in self.held if one.path == path)
        self.left_out += 1
        self.held.remove(one)
        if told := self._list:
            told.come(path, "", "out", self._words.left_out(one))

    def _came(self, one: "Imported", arrived: "list[Imported]") -> None:
        waiting = next(other for other in self.held if other.path == one.path)
        self.held = [other for other in self.held if other is not waiting]
        if one.error is not None and one.error.code != "document-unknown":
            # What one chose was refused, not changed: it can be tried again.
            one = waiting._replace(error=one.error)
            self.held.append(one)
        else:
            # That it is a document of its own was just said.
            one = one._replace(kin=())
        arrived.append(one)
        if renewed := [other for other in arrived if is_renewed(other)]:
            # The worker wrote where annotations stand now: no news from another window.
            self._workspace.notebook.changed_outside()
            now = {other.document: other.edition for other in renewed}
            back = partial(self._back.take_back, renewed, self._told_back)
            self.renewed.emit(now, back)
        if one.document and not one.already:
            self._tasks.announce(Changes(documents=(one.document,)))
        if told := self._list:
            told.come(one.path, one.document, *self._words.row(one))

    def after(self, arrived: "Iterable[Imported]", ones: "Iterable[Imported]") -> "list[Imported]":
        """What became of all files, now that this became of some that were held back."""
        came = {one.path: one for one in ones}
        return [
            came.get(one.path, one)
            for one in arrived
            if not held(one) or one.path in came or one in self.held
        ]

    def offers(self, renewed: "Sequence[Imported]") -> list[Offer]:
        """What is left to do, beside the sentence about the import; asked for also once this is
        done, so it holds no words of its own."""
        ask = QCoreApplication.translate("Deciding", "New editions…")
        undo = QCoreApplication.translate("Deciding", "Undo")
        asking = [Offer(ask, self.ask)] if self.held else []
        back = partial(self._back.take_back, renewed, self._told_back)
        return [*asking, Offer(undo, back)] if renewed else asking

    @property
    def _told_back(self) -> Told:
        return Told(self._take_out, self.offers)

    def _take_out(self, one: "Imported", said: str) -> None:
        if told := self._list:
            told.come(one.path, one.document, "out", said)
