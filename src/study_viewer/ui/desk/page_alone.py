# SPDX-License-Identifier: MIT
"""Full screen: the page and nothing else, and afterwards everything as it was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from study_viewer.ui.common.messages import Messages
from study_viewer.ui.status_bar import StatusBar


class PageAlone(QObject):
    """Follows the window's state, so that a key of the window manager does the same as ours.

    ``fold`` shows the panels whose switch is on; a panel that is asked for comes to the page, and
    so does the bar at the bottom while it has something to say.
    """

    def __init__(
        self,
        bars: tuple[QWidget, StatusBar],
        splitter: QSplitter,
        switches: Sequence[QAction],
        fold: Callable[[], None],
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._top, self._status = bars
        self._splitter = splitter
        self._switches = switches
        self._fold = fold
        self._window = window
        self.on = False
        self._ticked: list[bool] = []
        self._columns = QByteArray()
        self._count = 0
        messages.said.connect(lambda _: self._status.show())
        self._status.rested.connect(lambda: self._status.setHidden(self.on))

    def switch(self) -> None:
        # The other flags stay, so that a maximised window comes back maximised.
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        if self.on:
            self.switch()

    def follow(self) -> None:
        """The window's state may have changed."""
        full = self._window.isFullScreen()
        if full == self.on:
            return
        if full:
            self._ticked = [switch.isChecked() for switch in self._switches]
            # Its sizes() know no width of a panel that is folded away.
            self._columns = self._splitter.saveState()
            self._count = self._splitter.count()
        self.on = full
        for switch, ticked in zip(self._switches, self._ticked, strict=True):
            switch.setChecked(ticked and not full)
        self._fold()
        if full:
            # The keys are the text's, though a panel that is hidden now had them.
            self._splitter.widget(1).setFocus()
        self._top.setHidden(full)
        self._status.setHidden(full)
        # A column that came meanwhile would take the width of the one behind it.
        if not full and self._splitter.count() == self._count:
            self._splitter.restoreState(self._columns)
