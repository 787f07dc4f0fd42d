# SPDX-License-Identifier: MIT
"""What the cards of the document being read quote where its text was reworded since."""

from PySide6.QtCore import QObject

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk


class Present(QObject):
    """A worker reads the text, and only once a text changed or another document is read."""

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        panel: AnnotationsPanel,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._tasks = tasks
        self._messages = messages
        self._document: str | None = None
        self._asked: Job | None = None

    def look(self) -> None:
        """Another place is read, maybe of another document."""
        if self._desk.document != self._document:
            self._document = self._desk.document
            self._ask()

    def heard(self, changes: Changes) -> None:
        if changes.documents or changes.everything or changes.annotations:
            self._ask()

    def _ask(self) -> None:
        document = self._document
        if document is None or not self._may_differ(document):
            self._asked = None
            self._panel.list.set_present({})
            return

        def work(workspace: Workspace, job: Job) -> dict[str, str]:
            return workspace.publisher.present(document)

        def failed(error: Exception) -> None:
            self._messages.fail(error)

        def done(found: dict[str, str]) -> None:
            if self._asked is job:
                self._panel.list.set_present(found)

        job = self._asked = self._tasks.run(work, done=done, failed=failed)

    def _may_differ(self, document: str) -> bool:
        """No start pays for a document whose text is the first that came."""
        try:
            return self._workspace.library.outlined(document).edition > 1
        except UserFacing:
            return False
