# SPDX-License-Identifier: MIT
"""Long work that a person sends off: importing and exporting, with progress and a way to stop."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.desk.saved import open_outside
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.ui.desk.bringing import Bringing
    from study_viewer.ui.desk.exporting import Exporting


class Errands(QObject):
    """``imported`` names the last document that came, for the window to open it."""

    imported = Signal(str)
    came = Signal(tuple)
    """The documents that an import put on the shelf."""
    several_renewed = Signal(object, object)
    """The editions that documents have now by their ids, and what takes all of them back."""
    several_went = Signal(object, object)
    """As ``TakingBack.went``."""
    renewed = Signal(object, int)
    """What came of an import that is the new edition of a document, and how many corrections fit it
    no longer."""
    undecided = Signal(bool)
    """Do files wait to be said new editions or not?"""
    doubtful_wanted = Signal(bool)
    """From an export: the passages that wait for the person; of every document?"""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        bar: StatusBar,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._paths = workspace.paths
        self._tools = (workspace, tasks, messages, bar, language, window)
        self._exporting: Exporting | None = None
        self._bringing: Bringing | None = None

    @property
    def bringing(self) -> "Bringing":
        """Made when it is first asked for: most starts import nothing."""
        if self._bringing is None:
            from study_viewer.ui.desk.bringing import Bringing

            self._bringing = Bringing(*self._tools)
            self._bringing.imported.connect(self.imported)
            self._bringing.came.connect(self.came)
            self._bringing.renewed.connect(self.renewed)
            self._bringing.several_renewed.connect(self.several_renewed)
            self._bringing.back.renewed.connect(self.several_renewed)
            self._bringing.back.went.connect(self.several_went)
            self._bringing.undecided.waiting.connect(self.undecided)
        return self._bringing

    def ask_files(self) -> None:
        self.bringing.ask_files()

    def ask_folder(self) -> None:
        self.bringing.ask_folder()

    def ask_edition(self, document: str | None) -> None:
        if document is not None:
            self.bringing.ask_edition(document)

    def ask_undecided(self) -> None:
        """What the files are that were held back."""
        self.bringing.undecided.ask()

    def bring(self, paths: list[Path]) -> None:
        """Imports what was chosen or dropped; a single file is shown before it is kept."""
        self.bringing.bring(paths)

    def paste(self) -> None:
        self.bringing.paste()

    def take(self, data: QMimeData) -> None:
        """Imports what was dropped on the window: files, folders, or text."""
        self.bringing.take(data)

    def close(self) -> None:
        """Drops what is being looked at."""
        if self._bringing is not None:
            self._bringing.close()

    @property
    def exporting(self) -> "Exporting":
        """Made when it is first asked for: most starts export nothing."""
        if self._exporting is None:
            from study_viewer.ui.desk.exporting import Exporting

            self._exporting = Exporting(*self._tools)
            self._exporting.doubtful_wanted.connect(self.doubtful_wanted)
        return self._exporting

    def ask_export(
        self, document: str | None, entry: str | None = None, here: str | None = None
    ) -> None:
        """``entry`` is the outline entry to hand in, if not all; ``here`` the one being read."""
        self.exporting.ask(document, entry, here)

    def open_data_folder(self) -> None:
        open_outside(self._paths.elsewhere or self._paths.data)
