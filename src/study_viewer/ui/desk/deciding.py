# SPDX-License-Identifier: MIT
"""The files of an import that seem to be new editions: asked about together, then brought in."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks, Work
from study_viewer.ui.desk.import_words import ImportWords, held, is_renewed
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.editions_question import Choice, EditionsQuestion
    from study_viewer.ui.dialogs.import_list import ImportList


class _TakenBack(NamedTuple):
    """The new editions that went, each with the number that is read again; of how many documents
    ``others`` are read by now; and what ``refused`` to go on."""

    done: "list[tuple[Imported, int]]"
    others: int
    refused: UserFacing | None = None


class Deciding(QObject):
    """One round over the files of one list that were held back; what is left undecided is asked
    about again when one wants.

    ``over`` says that the question was answered or put off, and what became of each file.
    ``renewed`` comes before documents are told to be read in another edition: which edition, by
    their ids, and what takes all that came so far back, None where they were taken back.
    """

    over = Signal(list)
    renewed = Signal(object, object)

    def __init__(
        self,
        waiting: "Iterable[Imported]",
        told: "ImportList",
        workspace: Workspace,
        tasks: Tasks,
        bar: StatusBar,
        words: ImportWords,
        messages: Messages,
    ) -> None:
        super().__init__(told.parentWidget())
        self.held = list(waiting)
        self.left_out = 0
        """How many of them one did not want."""
        self._wishes: dict[Path, Wishes] = {}
        """Of locked ones, with the passwords that opened them."""
        self.question: EditionsQuestion | None = None
        self._told = told
        self._workspace = workspace
        self._tasks = tasks
        self._bar = bar
        self._words = words
        self._messages = messages
        self._window = told.parentWidget()
        told.decide_wanted.connect(self.ask)

    def add(self, one: "Imported", wishes: Wishes) -> None:
        """Another that is held back; read like this it opens."""
        self.held.append(one)
        self._wishes[one.path] = wishes

    def ask(self) -> None:
        """How much is noted in the documents is read by a worker."""
        if self.question is not None:
            self.question.activateWindow()
            return

        def work(workspace: Workspace, job: Job) -> dict[str, int]:
            return workspace.notebook.counts()

        self._tasks.run(work, done=self._ask, failed=self._messages.fail)

    def _ask(self, noted: dict[str, int]) -> None:
        from study_viewer.ui.dialogs.editions_question import EditionsQuestion, Held

        if self.question is not None or not self.held:
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
        self.over.emit(arrived)

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
            self.renewed.emit(now, partial(self.take_back, renewed))
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
        """What is left to do, beside the sentence about the import."""
        asking = [Offer(self.tr("New editions…"), self.ask)] if self.held else []
        back = partial(self.take_back, renewed)
        return [*asking, Offer(self.tr("Undo"), back)] if renewed else asking

    def take_back(self, ones: "Sequence[Imported]") -> None:
        """Of each document the new edition, unless another one is read by now; what is refused can
        be tried again."""

        def work(workspace: Workspace, job: Job) -> _TakenBack:
            done: list[tuple[Imported, int]] = []
            others = 0
            # Of two editions of one document the later one goes first.
            for one in reversed(ones):
                try:
                    if workspace.library.shelved(one.document).edition != one.edition:
                        others += 1
                        continue
                    workspace.take_back_edition(one.document)
                    present = workspace.library.shelved(one.document)
                    done.append((one, present.edition))
                except UserFacing as error:
                    # The document may be gone by now.
                    if error.code != "document-unknown":
                        return _TakenBack(done, others, error)
            return _TakenBack(done, others)

        def back(taken: _TakenBack) -> None:
            self._workspace.notebook.changed_outside()
            now = {one.document: number for one, number in taken.done}
            went = [one for one, _ in taken.done]
            rest = [one for one in ones if one not in went] if taken.refused else []
            left = {one.document: one.edition for one in rest}
            self.renewed.emit({**left, **now}, partial(self.take_back, rest) if rest else None)
            said = self.tr("Taken back: edition {number} of “{title}” is read again.")
            for one, number in taken.done:
                self._tasks.announce(Changes(documents=(one.document,)))
                if told := self._list:
                    words = said.format(number=number, title=one.title)
                    told.come(one.path, one.document, "out", words)
            self._tell_taken_back(taken, rest)

        self._tasks.run(work, done=back, failed=self._messages.fail)

    def _tell_taken_back(self, taken: _TakenBack, rest: "Sequence[Imported]") -> None:
        def words() -> str:
            if taken.refused is not None:
                return self._messages.word(taken.refused)
            count = len(taken.done)
            if count:
                return self.tr("%n new edition(s) taken back; the annotations stay.", "", count)
            if taken.others:
                return self.tr("Nothing was taken back: another edition is read by now.")
            return self.tr("Nothing was taken back: the document is no longer there.")

        def message() -> Message:
            offers = tuple(self.offers(rest))
            trouble = taken.refused is not None
            return Message(words(), offers, trouble, again=message, stays=bool(offers))

        self._messages.tell(message())
