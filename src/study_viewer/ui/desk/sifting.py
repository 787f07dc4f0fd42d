# SPDX-License-Identifier: MIT
"""The filter of the contents over very many documents: asks workers, hands on what they find."""

import time
from functools import partial

from PySide6.QtCore import QObject, QTimer

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import lasting
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.shelf_work import outline_of
from study_viewer.ui.outline import sought
from study_viewer.ui.outline.branches import Branches
from study_viewer.ui.outline.sifting import Outlines, Sifting, Titles, branches_for

_AGAIN_MS = 2000
_SOME = 100
_ENTRIES = 5000
"""Documents, and entries, that are put into the tree at once."""
_PAUSE = 0.3
"""Seconds between what is shown and what more is."""


class SiftingDesk(QObject):
    """A thread of its own: nothing that is read beside the window has to wait for a filter."""

    def __init__(self, sifting: Sifting, tasks: Tasks) -> None:
        super().__init__(sifting)
        self._sifting = sifting
        self._tasks = tasks
        self._beside: Tasks | None = None
        self._jobs: list[Job] = []
        sifting.titles_wanted.connect(self._look_through)
        sifting.outlines_wanted.connect(self._read)
        sifting.unwanted.connect(self._stop)

    def _stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _others(self) -> Tasks:
        if self._beside is None:
            self._beside = self._tasks.beside()
        return self._beside

    def _look_through(self, asked: Titles) -> None:
        def work(workspace: Workspace, job: Job) -> tuple[frozenset[str], list[str] | None]:
            untaken = asked.untaken
            forms = sought.fold([one.title for one in untaken]) if untaken is not None else None
            names = [one.id for one in asked.unread]
            found = workspace.searching.holding(asked.words, names, lambda: job.progress(0, 0))
            return frozenset(name for some in found for name in some), forms

        def done(answer: tuple[frozenset[str], list[str] | None]) -> None:
            self._sifting.take_titles(asked, *answer)

        self._jobs.append(self._others().run(work, done=done, failed=partial(self._failed, asked)))

    def _read(self, outlines: Outlines) -> None:
        words = outlines.asked.words

        def work(workspace: Workspace, job: Job) -> list[Branches]:
            some: list[Branches] = []
            entries, told = 0, time.monotonic()
            with lasting.coming():
                for shelf in outlines.shelves:
                    job.progress(0, 0)
                    branches = Branches(shelf)
                    branches.load(outline_of(workspace, shelf.id))
                    some.append(branches_for(words, branches))
                    entries += len(branches.entries)
                    late = time.monotonic() - told > _PAUSE
                    if late or len(some) >= _SOME or entries >= _ENTRIES:
                        job.report(some)
                        some, entries, told = [], 0, time.monotonic()
            return some

        def take(read: list[Branches]) -> None:
            self._sifting.take_outlines(outlines, read)

        failed = partial(self._failed, outlines.asked)
        self._jobs.append(self._others().run(work, done=take, news=take, failed=failed))

    def _failed(self, asked: Titles, error: Exception) -> None:
        if not isinstance(error, UserFacing):
            raise error
        # Another process writes, say.
        QTimer.singleShot(_AGAIN_MS, self, lambda: self._sifting.missed(asked))
