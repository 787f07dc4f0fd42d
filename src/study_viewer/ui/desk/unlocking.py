# SPDX-License-Identifier: MIT
"""The locked files among several: each is asked for its password once the others are there."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from study_viewer.core.changes import Changes
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.import_words import ImportWords

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.import_list import ImportList

LOCKED = ("pdf-password", "pdf-password-wrong")
"""The errors that a password mends."""


class Unlocking(QObject):
    """One round over the locked files of one list; whoever closes that wants none of those that
    were not tried yet.

    A password that opened a file is tried on the next before another is asked for. ``came``
    carries what became of each file that a password was given for, and the wishes it was read with.
    """

    came = Signal(object, object)
    over = Signal()
    """Each of them was asked for, or the list is closed; it goes then."""

    def __init__(
        self,
        paths: list[Path],
        told: "ImportList",
        tasks: Tasks,
        words: ImportWords,
        fail: Callable[[Exception], None],
    ) -> None:
        # Not the list's: that may be closed while a password is tried.
        super().__init__(told.parentWidget())
        self._waiting = deque(paths)
        self._told = told
        self._tasks = tasks
        self._words = words
        self._fail = fail
        self._closed = False
        self._trying = self._ended = False
        told.finished.connect(self._close)

    def next(self, password: str = "") -> None:
        """Goes on with the next file, if there is one and the list is still open."""
        if not self._waiting or self._closed:
            self._end()
            return
        path = self._waiting.popleft()
        if password:
            self._import(path, password, again=True)
        else:
            self._ask(path, wrong=False)

    def _close(self) -> None:
        self._closed = True
        if not self._trying:
            # Its question went with the list.
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.over.emit()
            self.deleteLater()

    def _ask(self, path: Path, *, wrong: bool) -> None:
        from study_viewer.ui.dialogs.password import PasswordDialog

        dialog = PasswordDialog(path.name, wrong=wrong, parent=self._told)
        dialog.accepted.connect(lambda: self._import(path, dialog.field.text(), again=False))
        dialog.rejected.connect(self.next)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, path: Path, password: str, *, again: bool) -> None:
        """``again`` says that the password was another file's."""

        wishes = Wishes(password=password)
        self._trying = True

        def work(workspace: Workspace, job: Job) -> "Imported":
            ((one, _),) = workspace.import_paths([path], wishes, job.progress, holds=True)
            return one

        def done(one: "Imported") -> None:
            self._trying = False
            wrong = one.error is not None and one.error.code in LOCKED
            if one.document and not one.already:
                self._tasks.announce(Changes(documents=(one.document,)))
            if not self._closed and not wrong:
                self._told.come(one.path, one.document, *self._words.row(one))
            self.came.emit(one, wishes)
            if wrong and not self._closed:
                self._ask(path, wrong=not again)
            else:
                self.next("" if wrong else password)

        def failed(error: Exception) -> None:
            self._trying = False
            self.next()
            # Last: a bug is raised again there.
            self._fail(error)

        self._tasks.run(work, done=done, failed=failed)
