# SPDX-License-Identifier: MIT
"""What every dialog of ours stands on: it follows the paper and the language by itself."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from study_viewer.ui.common.theme import Theme, worn


class Dialog(QDialog):
    """``column`` is its layout. ``set_theme`` and ``retranslate`` are for those that need them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = worn()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        # Afterwards: widgets must not get new palettes while they are told of one.
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._follow_paper)

    def take_room(self, width: int, height: int, beside: int, above: int) -> None:
        """This size, or what the screen has but for these pixels beside and above it."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - beside), min(height, room.height() - above))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def retranslate(self) -> None:
        """Says all its words."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange and worn() != self._theme:
            self._follow.start()
        super().changeEvent(event)

    def _follow_paper(self) -> None:
        if worn() != self._theme:
            self.set_theme(worn())
