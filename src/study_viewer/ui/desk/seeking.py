# SPDX-License-Identifier: MIT
"""Words that are sought beyond the section being read: which of the other sections has them."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from study_viewer.core.document.finding import Searchable
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.finding import Answer, Found


class Seeking(QObject):
    """The nearest section that has the words is looked for by a worker; the last asked counts."""

    def __init__(
        self, desk: ReadingDesk, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._messages = messages
        self._beside: Tasks | None = None
        self._job: Job | None = None

    @property
    def several(self) -> bool:
        return self._desk.document is not None and self._desk.contents().sections > 1

    @property
    def busy(self) -> bool:
        return self._beside is not None and self._beside.busy

    def seek(self, words: str, way: int, answer: Answer) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        document, here = self._desk.document, self._desk.section
        if document is None or here is None or not self.several:
            answer(None)
            return
        if self._beside is None:
            # Behind an import nothing would be found until that is done.
            self._beside = self._tasks.beside()

        def work(workspace: Workspace, job: Job) -> Found | None:
            return _found(workspace, job, document, here, words, way)

        def done(found: Found | None) -> None:
            if self._over(job, document, here):
                answer(found)

        def failed(error: Exception) -> None:
            if self._over(job, document, here):
                self._messages.fail(error)
                answer(None)

        self._job = job = self._beside.run(work, done=done, failed=failed)

    def go(self, found: Found) -> None:
        """Opens the section at the place; the way back leads to where one was."""
        if self._desk.document is not None:
            self._desk.open(self._desk.document, found.section, found.offset)

    def _over(self, job: Job, document: str, here: str) -> bool:
        """Was it the last one asked for, and does one still read where it began?"""
        if self._job is not job:
            return False
        self._job = None
        return (document, here) == (self._desk.document, self._desk.section)


def _found(
    workspace: Workspace, job: Job, document: str, here: str, words: str, way: int
) -> Found | None:
    sections = workspace.library.sections(document)
    others = list(_others(sections, here, way))
    for number, section in enumerate(others):
        job.progress(number, len(others))
        try:
            hits = Searchable(workspace.library.text(document, section.id)).find(words)
        except UserFacing:
            # One that cannot be read now hides none of the others.
            continue
        if len(hits):
            return Found(section.id, section.title, hits.starts[0 if way > 0 else -1])
    return None


def _others(sections: tuple[SectionInfo, ...], here: str, way: int) -> Iterator[SectionInfo]:
    """All but this one, from it on round the end, or back round the beginning."""
    at = next((n for n, section in enumerate(sections) if section.id == here), -1)
    for step in range(1, len(sections)):
        yield sections[(at + way * step) % len(sections)]
