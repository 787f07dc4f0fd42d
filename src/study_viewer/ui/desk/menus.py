# SPDX-License-Identifier: MIT
"""The menus on a document and on an annotation."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.marking import Marking
from study_viewer.ui.desk.reading import ReadingDesk


class ContextMenus(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        marking: Marking,
        doing: Doing,
        tasks: Tasks,
        messages: Messages,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._marking = marking
        self._doing = doing
        self._tasks = tasks
        self._messages = messages
        self._language = language
        self._window = window

    def on_document(self, document: str, entry: str | None, where: QPoint) -> None:
        menu = self._menu()
        menu.addAction(self.tr("Open"), lambda: self._desk.open_entry(document, entry))
        if entry is None and not self._workspace.library.is_bundled(document):
            menu.addSeparator()
            menu.addAction(self.tr("Rename…"), lambda: self._rename(document))
            menu.addAction(self.tr("Remove from the library"), lambda: self._doing.remove(document))
        menu.popup(where)

    def _rename(self, document: str) -> None:
        title = ask.new_title(self._window, self._workspace.library.title(document))
        if title is None:
            return
        try:
            self._tasks.announce(self._workspace.library.rename(document, title=title))
        except UserFacing as error:
            self._messages.fail(error)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
