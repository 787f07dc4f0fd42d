# SPDX-License-Identifier: MIT
"""Back to where one was and on again, from section to section, by keys and by the mouse."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.reading import Place
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.desk.history import History
from study_viewer.ui.desk.reading import ReadingDesk

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Going(QObject):
    """``ways`` says whether there is a way back, and one forward."""

    ways = Signal(bool, bool)

    def __init__(
        self, workspace: Workspace, desk: ReadingDesk, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._messages = messages
        self._history = History(monotonic, self._is_there)
        desk.leaving.connect(self._leave)
        desk.stood.connect(lambda *_: self.look())
        # A list eats a press of any button on it, so each is asked before; where nothing eats it,
        # it comes up to the window.
        window.installEventFilter(self)
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def back(self) -> None:
        self._go(self._history.back)

    def forward(self) -> None:
        self._go(self._history.forward)

    def stay(self) -> None:
        """The person turned to the text where one is, however soon after a jump."""
        self._history.stay()

    def next_section(self) -> None:
        if not self._desk.step(1):
            self._messages.say(self.tr("This is the last section."))

    def previous_section(self) -> None:
        if not self._desk.step(-1):
            self._messages.say(self.tr("This is the first section."))

    def look(self) -> None:
        """Tells which ways there are now."""
        here = self._desk.spot()
        if here is None:
            self.ways.emit(False, False)
            return
        self.ways.emit(self._history.can_go_back(here), self._history.can_go_forward(here))

    def changed(self, changes: Changes) -> None:
        if changes.documents or changes.everything:
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            if event.button() == Qt.MouseButton.BackButton:
                self.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.forward()
                return True
        return super().eventFilter(watched, event)

    def _leave(self, here: Place) -> None:
        self._history.leave(here)
        self.look()

    def _go(self, way: Callable[[Place], Place | None]) -> None:
        here = self._desk.spot()
        spot = way(here) if here is not None else None
        if spot is not None:
            self._desk.restore(spot)
        self.look()

    def _is_there(self, spot: Place) -> bool:
        return self._workspace.library.section(spot.document, spot.section) is not None
