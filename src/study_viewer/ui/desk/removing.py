# SPDX-License-Identifier: MIT
"""Documents taken off the shelf and put back: what is little at once, all else by a worker."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks

_LITTLE = 300
"""Documents, and sections of one, up to which it goes within 10 ms."""

Act = Callable[[Library, str], Changes]


class Removal(NamedTuple):
    """``title`` is that of the first; ``read`` the one of them that was being read."""

    documents: tuple[str, ...]
    title: str
    read: str | None


class Removing(QObject):
    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._beside: Tasks | None = None

    def is_little(self, library: Library, documents: tuple[str, ...]) -> bool:
        """Is it removed while nobody notices? To put one back loads what reads documents, first."""
        if len(documents) > 1 or library.size() > _LITTLE:
            return False
        try:
            return library.shelved(documents[0]).sections <= _LITTLE
        except UserFacing:
            return True

    def question(self, many: int) -> str:
        return self.tr("Remove %n document(s) from the library? Their annotations stay.", "", many)

    def removed(self, removal: Removal) -> str:
        many = len(removal.documents)
        if many > 1:
            return self.tr("%n document(s) removed; their annotations stay.", "", many)
        said = self.tr("“{title}” was removed; its annotations stay.")
        return said.format(title=removal.title)

    def returned(self, removal: Removal) -> str:
        many = len(removal.documents)
        if many > 1:
            return self.tr("%n document(s) put back.", "", many)
        return self.tr("“{title}” is back.").format(title=removal.title)

    def to_each(
        self,
        documents: tuple[str, ...],
        act: Act,
        done: Callable[[tuple[str, ...]], None],
        ended: Callable[[Exception | None], None],
    ) -> None:
        """By a worker. ``done`` hears to which it was done, which stays so where another was
        refused, unless it was done to none; then ``ended`` hears why it stopped, or None."""

        def work(workspace: Workspace, job: Job) -> tuple[tuple[str, ...], UserFacing | None]:
            passed: list[str] = []
            try:
                for document in documents:
                    if job.cancelled:
                        break
                    act(workspace.library, document)
                    passed.append(document)
            except UserFacing as error:
                return tuple(passed), error
            return tuple(passed), None

        def came(outcome: tuple[tuple[str, ...], UserFacing | None]) -> None:
            passed, refused = outcome
            self._tasks.announce(Changes(documents=passed))
            if passed:
                done(passed)
            ended(refused)

        tasks = self._tasks
        if tasks.busy:
            # Behind an import the documents would stay until that is done.
            tasks = self._beside = self._beside or tasks.beside()
        tasks.run(work, done=came, failed=ended)
