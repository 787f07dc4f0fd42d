# SPDX-License-Identifier: MIT
"""The history of the phrase that is selected: found by a worker, shown in a dialog."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.errors import UserFacing
from study_viewer.core.phrases import LONGEST
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.dialogs.phrase import PhraseDialog

if TYPE_CHECKING:
    from study_viewer.core.phrases import History
    from study_viewer.core.searching import Hit

AT_ONCE = 500
"""Places that are listed before more are asked for."""


class Phrases(QObject):
    """``go`` (document, section, start, end) leads to one of the places in the text; ``behind``
    says whether there are documents that nothing can be found in yet.

    The dialog that led there is kept: asked for without a selection it comes back as it was left.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        go: Callable[[str, str, int, int], object],
        behind: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._messages = messages
        self._goes = go
        self._behind = behind
        self._window = window
        # Behind an import nothing would be found until that is done.
        self._tasks = tasks.beside()
        self._job: Job | None = None
        self._told: History | None = None
        self.dialog: PhraseDialog | None = None

    @property
    def busy(self) -> bool:
        return self._tasks.busy

    def open(self, phrase: str) -> None:
        """Of these words; without any, the last history that led into the text."""
        if not phrase.strip():
            if self.dialog is None:
                self._messages.say(self.tr("Select a phrase in the text first."))
            else:
                self._show(self.dialog)
            return
        words = " ".join(phrase.split())
        if len(words) > LONGEST:
            self._messages.fail(UserFacing("phrase-long", most=LONGEST))
            return
        if self.dialog is not None:
            self.dialog.reject()
        self._told = None
        dialog = PhraseDialog(words, self._workspace.phrase_passage, self._window)
        dialog.places_wanted.connect(self._list)
        dialog.place_wanted.connect(self._go)
        dialog.finished.connect(partial(self._closed, dialog))
        self.dialog = dialog
        self._look(dialog, phrase)
        self._show(dialog)

    def _look(self, dialog: PhraseDialog, phrase: str) -> None:
        def work(workspace: Workspace, job: Job) -> "tuple[History, list[Hit]]":
            told = workspace.phrase(phrase, job.progress)
            return told, workspace.phrase_places(told, (), 0, AT_ONCE)

        def done(found: "tuple[History, list[Hit]]") -> None:
            if self._is_last(job):
                self._told = found[0]
                dialog.tell(*found, behind=behind)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserFacing):
                raise error
            if self._is_last(job):
                dialog.refuse(partial(self._messages.word, error))

        def progress(done: int, whole: int) -> None:
            if self._job is job:
                dialog.progress(done, whole)

        behind = self._behind()
        self._job = job = self._tasks.run(work, done=done, failed=failed, progress=progress)

    def _list(self, documents: tuple[str, ...], behind: int) -> None:
        dialog, told = self.dialog, self._told
        if dialog is None or told is None:
            return
        self._stop()

        def work(workspace: Workspace, job: Job) -> "list[Hit]":
            return workspace.phrase_places(told, documents, behind, AT_ONCE)

        def done(hits: "list[Hit]") -> None:
            if self._is_last(job):
                dialog.show_places(hits, behind)

        self._job = job = self._tasks.run(work, done=done)

    def _go(self, hit: "Hit") -> None:
        if self.dialog is not None and hit.section is not None:
            self.dialog.hide()
            self._goes(hit.document, hit.section, hit.start or 0, hit.end or 0)

    def _show(self, dialog: PhraseDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _closed(self, dialog: PhraseDialog, _result: int) -> None:
        if self.dialog is dialog:
            self._stop()
            self.dialog = None

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _is_last(self, job: Job) -> bool:
        if self._job is not job:
            return False
        self._job = None
        return True
