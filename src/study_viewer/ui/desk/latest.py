# SPDX-License-Identifier: MIT
"""Jobs of which only the last one of each name is heard."""

from collections.abc import Callable
from typing import Any

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks


class Latest:
    """``failed`` hears what the world refuses, ``bug`` everything else that goes wrong."""

    def __init__(
        self, failed: Callable[[UserFacing], None], bug: Callable[[Exception], None]
    ) -> None:
        self._failed = failed
        self._bug = bug
        self._jobs: dict[str, Job] = {}

    def __contains__(self, name: str) -> bool:
        """Is one of that name still at work?"""
        return name in self._jobs

    def run(
        self,
        name: str,
        worker: Tasks,
        work: Callable[[Workspace, Job], Any],
        done: Callable[[Any], None],
        news: Callable[[Any], None] = lambda _: None,
        refused: Callable[[UserFacing], None] | None = None,
    ) -> None:
        """What comes of it later than the next one of that name began is not heard.

        ``refused`` hears what the world refuses of this job, instead of ``failed``.
        """

        def is_last() -> bool:
            return self._jobs.get(name) is job

        def finished(result: Any) -> None:
            if is_last():
                del self._jobs[name]
                done(result)

        def failed(error: Exception) -> None:
            last = is_last()
            if last:
                del self._jobs[name]
            if not isinstance(error, UserFacing):
                self._bug(error)
            elif last:
                (refused or self._failed)(error)

        def came(one: Any) -> None:
            if is_last():
                news(one)

        self._jobs[name] = job = worker.run(work, done=finished, failed=failed, news=came)

    def stop(self) -> None:
        """Of none that is at work anything is heard any more."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
