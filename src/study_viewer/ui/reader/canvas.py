# SPDX-License-Identifier: MIT
"""What the page is painted on, made by us rather than by Qt."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    """A viewport like that of a QTextEdit.

    The first widget that Qt itself made and hands over sends PySide through all kinds of widgets
    there are, which makes 77 enums and took 17 ms of a start of 225.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMouseTracking(True)
