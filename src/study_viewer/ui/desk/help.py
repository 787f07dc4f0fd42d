# SPDX-License-Identifier: MIT
"""What the help menu opens: the list of keys, the guide in the window's language, which program."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.desk.reading import ReadingDesk

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.sheet import Sheet


def guide(language: str) -> str:
    """The id of the guide that ships with the program in that language."""
    return f"guide-{language}"


class Help(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        messages: Messages,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._messages = messages
        self._language = language
        self._window = window
        self._open: dict[str, Sheet] = {}

    def shortcuts(self) -> None:
        from study_viewer.ui.dialogs.shortcuts import ShortcutsDialog

        self._show("shortcuts", ShortcutsDialog)

    def about(self) -> None:
        from study_viewer.ui.dialogs.about import AboutDialog

        data = self._workspace.paths.data
        self._show("about", lambda window: AboutDialog(data, window))

    def guide(self) -> None:
        """In the window's language, else in the one there is."""
        language = self._language()
        for name in (guide(language), guide("en" if language == "zh" else "zh")):
            if self._workspace.library.digest(name):
                self._desk.open(name)
                return
        self._messages.say(self.tr("The user guide is not here."))

    def foreign_guide(self) -> str:
        """The one in the other language."""
        return guide("en" if self._language() == "zh" else "zh")

    def offer_guide(self) -> None:
        """The window speaks another language now than the guide that is being read."""

        def message() -> Message:
            offer = Offer(self.tr("Open it"), self.guide)
            return Message(
                self.tr("The user guide is there in English too."), (offer,), again=message
            )

        if self._workspace.library.digest(guide(self._language())):
            self._messages.tell(message())

    def _show(self, name: str, make: "Callable[[QWidget], Sheet]") -> None:
        """Once: asked for again, the one that is open comes to the front."""
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make(self._window)
            dialog.finished.connect(lambda _result: self._open.pop(name, None))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
