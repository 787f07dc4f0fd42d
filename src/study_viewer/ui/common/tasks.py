# SPDX-License-Identifier: MIT
"""The one door to worker threads, and the one place that announces what changed."""

import sys
import time
from _thread import get_ident
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from study_viewer.core.changes import Changes
from study_viewer.core.errors import Cancelled

if TYPE_CHECKING:
    from study_viewer.core.workspace import Workspace

# Ten a second is as often as a person can read a number.
_PROGRESS_PAUSE = 0.1

_TURN = 0.0005
"""Seconds that a busy worker goes on for when the main thread waits for the interpreter. It does so
many times to open a document, and with the 5 ms that Python allows that took up to 110 ms beside a
worker that only counted, now 42."""

Work = Callable[["Workspace", "Job"], Any]


class Job:
    """One piece of long work; ``progress`` fits what the core calls a Progress."""

    def __init__(self, tell: Callable[["Job", str, Any], None]) -> None:
        self.cancelled = False
        self._tell = tell
        self._told = 0.0

    def cancel(self) -> None:
        """Asks the work to stop; it does at its next word of progress."""
        self.cancelled = True

    def progress(self, done: int, total: int) -> None:
        """Called by the work, in its thread; raises Cancelled when the person stopped it."""
        if self.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _PROGRESS_PAUSE:
            self._told = now
            self._tell(self, "progress", (done, total))

    def report(self, news: Any) -> None:
        """Hands one partial result to the main thread."""
        if self.cancelled:
            raise Cancelled
        self._tell(self, "news", news)


class _Ears:
    """Whom a job answers; everything is called in the main thread."""

    def __init__(self, **ears: Callable[..., None] | None) -> None:
        self._ears = ears

    def has(self, what: str) -> bool:
        return self._ears.get(what) is not None

    def hear(self, what: str, *words: Any) -> None:
        ear = self._ears.get(what)
        if ear is not None:
            ear(*words)


class Tasks(QObject):
    """Runs work in threads with a workspace of their own; answers in the main thread.

    ``changed`` carries a ``Changes``; each panel re-reads what it shows.
    """

    changed = Signal(object)
    _told = Signal(object, str, object)

    def __init__(
        self, open_workspace: "Callable[[], Workspace]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._open = open_workspace
        self._home = get_ident()
        self._pool = QThreadPool(self)
        # One at a time: every long job writes to the same disk, and SQLite has one writer.
        self._pool.setMaxThreadCount(1)
        self._jobs: dict[Job, _Ears] = {}
        self._beside: list[Tasks] = []
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def announce(self, changes: Changes) -> None:
        """Tells every panel; an empty change is no news."""
        self._must_be_home("announce")
        if any(changes):
            self.changed.emit(changes)

    def run(
        self,
        work: Work,
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        news: Callable[[Any], None] | None = None,
    ) -> Job:
        """Starts ``work(workspace, job)`` in a worker; exactly one of done, failed, stopped comes.

        A bug in the work (anything but UserFacing) also comes to ``failed``; whoever hears it
        passes it on to the messages. Where nobody hears it, it is raised in the main thread.
        """
        self._must_be_home("run")
        job = Job(self._told.emit)
        self._jobs[job] = _Ears(
            done=done, failed=failed, stopped=stopped, progress=progress, news=news
        )
        self._pool.start(lambda: self._work(job, work))
        return job

    def beside(self) -> "Tasks":
        """Others with a thread of their own, for work that must not wait; most of it only reads.

        What writes here may do so beside a job that writes too. The stores keep them apart: each
        change is a transaction, which waits for the other for some seconds and is then refused;
        whoever reads a document's folder, changes it and writes it holds ``core.files.alone_in``.
        They end when these end, and may be ended before.
        """
        made = Tasks(self._open, self)
        self._beside.append(made)
        return made

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def close(self, wait_ms: int = 10_000) -> None:
        """Cancels what runs and waits for it, so that nothing is left half done."""
        self._must_be_home("close")
        # All of it first: one would go on while another is waited for.
        self._cancel()
        for other in self._beside:
            other.close(wait_ms)
        self._beside.clear()
        self._pool.waitForDone(wait_ms)
        self._jobs.clear()

    def _cancel(self) -> None:
        for other in self._beside:
            other._cancel()
        for job in self._jobs:
            job.cancel()

    def _work(self, job: Job, work: Work) -> None:
        try:
            if job.cancelled:
                raise Cancelled
            workspace = self._open()
            try:
                result = work(workspace, job)
            finally:
                workspace.close()
        except Cancelled:
            self._told.emit(job, "stopped", None)
        except Exception as error:  # handed on whole: the main thread words or logs it
            self._told.emit(job, "failed", error)
        else:
            self._told.emit(job, "done", result)

    def _hear(self, job: Job, what: str, words: Any) -> None:
        ears = self._jobs.get(job)
        if ears is None:
            return
        if what == "progress":
            ears.hear(what, *words)
        elif what == "news":
            ears.hear(what, words)
        else:
            del self._jobs[job]
            if what == "failed" and not ears.has(what):
                raise words
            ears.hear(what, *(() if what == "stopped" else (words,)))

    def _must_be_home(self, what: str) -> None:
        if get_ident() != self._home:
            raise RuntimeError(f"Tasks.{what} belongs to the main thread")
