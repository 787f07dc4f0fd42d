# SPDX-License-Identifier: MIT
"""What goes on behind a change: the readable mirror, backups, and news from other programs."""

from PySide6.QtCore import QObject, QTimer

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks

_MIRROR_PAUSE_MS = 1500
# The command line may work beside the window; two seconds later its work is seen.
_LOOK_MS = 2000


class Keeping(QObject):
    def __init__(
        self, workspace: Workspace, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._waiting = Changes()
        """What the mirror does not have yet, also while a worker writes it."""
        self._writing: Job | None = None
        self._mirror = QTimer(self, singleShot=True, interval=_MIRROR_PAUSE_MS)
        self._mirror.timeout.connect(self._write_mirror)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_outside)

    def start(self) -> None:
        """After the first paint: nothing here is needed to read."""
        self._workspace.notebook.changed_outside()
        self._look.start()
        opening = self._workspace.notebook.opening
        if opening.trouble:
            self._messages.mended(opening)

        def work(workspace: Workspace, job: Job) -> None:
            workspace.notebook.backup_if_due("start")

        self._tasks.run(work, failed=self._messages.fail)

    def changed(self, changes: Changes) -> None:
        if changes.annotations or changes.everything:
            self._waiting |= changes
            self._mirror.start()

    @property
    def pausing(self) -> bool:
        """Whether it waits for more changes before the mirror is written."""
        return self._mirror.isActive()

    def finish(self) -> None:
        """What waits is done now; called when the window closes, after the workers ended."""
        self._look.stop()
        self._mirror.stop()
        if not any(self._waiting):
            return
        try:
            self._workspace.notebook.mirror(self._waiting)
        except UserFacing:
            # The notebook itself is safe; the mirror of a document comes with its next change.
            return

    def _write_mirror(self) -> None:
        waiting = self._waiting

        def work(workspace: Workspace, job: Job) -> None:
            workspace.notebook.mirror(waiting)

        def done(_: object) -> None:
            # What came while it was written makes it written once more, and is still waiting.
            if self._writing is job and not self.pausing:
                self._waiting = Changes()

        job = self._writing = self._tasks.run(work, done=done, failed=self._messages.fail)

    def _look_outside(self) -> None:
        if self._tasks.busy:
            # What a worker writes is told by whoever sent it.
            return
        try:
            changed = self._workspace.notebook.changed_outside()
        except UserFacing:
            # It is said at the next act of the person; a clock does not nag.
            return
        if changed:
            self._tasks.announce(Changes(everything=True))
