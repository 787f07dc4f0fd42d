# SPDX-License-Identifier: MIT
"""The line at the foot of the panel: how many annotations wait for the person."""

from PySide6.QtWidgets import QWidget

from study_viewer.ui.common.buttons import FlatButton
from study_viewer.ui.common.theme import Theme


class Doubtful(FlatButton):
    """Not there while there is nothing to check and nothing unplaced."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, accent=True)
        self._counts = (0, 0)
        self.retranslate()

    def count(self, check: int, unplaced: int) -> None:
        self._counts = (check, unplaced)
        self.retranslate()

    def retranslate(self) -> None:
        check, unplaced = self._counts
        parts = []
        if check:
            parts.append(self.tr("%n to check", "", check))
        if unplaced:
            parts.append(self.tr("%n unplaced", "", unplaced))
        self.setText(" · ".join(parts))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.setVisible(bool(parts))
