# SPDX-License-Identifier: MIT
"""The annotations of a document that has thousands of them: read in a worker, then handed over."""

from PySide6.QtCore import QObject

from study_viewer.core.annotation import Annotation
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import lasting
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk


class Fetching(QObject):
    """What changed while they were read is not missed: they are read again then."""

    def __init__(
        self, desk: ReadingDesk, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._messages = messages
        self._beside: Tasks | None = None
        self._job: Job | None = None
        self._document = ""

    def fetch(self, document: str) -> None:
        """For the page that is shown; those of one that was left meanwhile are dropped."""
        if self._job is not None and self._document == document:
            return
        if self._beside is None:
            # Behind an import the page would have no marks until that is done.
            self._beside = self._tasks.beside()
        if self._job is not None:
            self._job.cancel()
        annotated = self._desk.annotated
        heard = annotated.changes

        def work(workspace: Workspace, job: Job) -> tuple[Annotation, ...]:
            with lasting.coming():
                return workspace.notebook.list(document)

        def done(found: tuple[Annotation, ...]) -> None:
            if not self._over(job):
                return
            if annotated.changes == heard:
                annotated.keep(document, found)
                self._desk.take_marks()
            else:
                self.fetch(document)

        def failed(error: Exception) -> None:
            if self._over(job):
                annotated.give_up(document)
                self._desk.take_marks()
                self._messages.fail(error)

        job = self._beside.run(work, done=done, failed=failed)
        self._job, self._document = job, document

    def _over(self, job: Job) -> bool:
        """Was it the last one asked for, and is its document still being read?"""
        if self._job is not job:
            return False
        self._job = None
        return self._document == self._desk.document
