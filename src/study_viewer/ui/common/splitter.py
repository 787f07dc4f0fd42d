# SPDX-License-Identifier: MIT
"""Columns parted by hairlines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from study_viewer.ui.common.theme import Theme


class HairSplitter(QSplitter):
    """Columns parted by hairlines; Qt makes the grip of a 1 px handle 5 px wide by itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        for number in range(1, self.count()):
            self.handle(number).update()

    def createHandle(self) -> QSplitterHandle:
        return _Hairline(self.orientation(), self)


class _Hairline(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        splitter = self.splitter()
        assert isinstance(splitter, HairSplitter)
        QPainter(self).fillRect(self.rect(), QColor(splitter.theme.line))
