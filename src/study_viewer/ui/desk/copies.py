# SPDX-License-Identifier: MIT
"""A document's other shapes: the original file beside the text, and the cleaned text saved."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.saved import offered_name, open_outside, tell_saved


class Copies(QObject):
    def __init__(
        self, workspace: Workspace, tasks: Tasks, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def open_original(self, document: str | None) -> None:
        """With the program that the system has for such a file; several files as their folder."""
        found = self._original(document) if document else None
        if found is None:
            self._messages.say(self.tr("No original file was kept of this document."))
        else:
            open_outside(found)

    def save_text(self, document: str | None) -> None:
        """The text as it is read here, as Word, Markdown or plain text."""
        if document is None:
            self._messages.say(self.tr("Open a document first."))
            return
        from study_viewer.ui.common import ask

        settings = self._workspace.settings
        name = offered_name(self._workspace.library.title(document))
        folder = Path(ask.folder_to_begin(settings.text("export_folder")))
        out = ask.place_for_text(self._window, folder / name)
        if out is not None:
            settings.put("export_folder", str(out.parent))
            self.save_text_to(out, document)

    def save_text_to(self, out: Path, document: str) -> None:
        def work(workspace: Workspace, job: Job) -> Path:
            return workspace.publisher.save_document(out, document)

        self._tasks.run(
            work, done=lambda saved: tell_saved(self._messages, saved), failed=self._messages.fail
        )

    def _original(self, document: str) -> Path | None:
        try:
            return self._workspace.library.original(document)
        except UserFacing:
            return None
