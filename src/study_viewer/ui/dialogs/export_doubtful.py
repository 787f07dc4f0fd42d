# SPDX-License-Identifier: MIT
"""Says how many passages of a hand-in wait for the person, with a button that leads to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.theme import Theme


class InDoubt(QWidget):
    """Hidden while every passage has its place; ``wanted`` asks to see the others."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_them = FlatButton(theme, self, accent=True)
        self.show_them.setText(self.tr("Show them"))
        self.show_them.setMinimumHeight(32)
        self.show_them.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_them.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_them)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.words, theme.soft)
        self.show_them.set_theme(theme)

    def count(self, check: int, unplaced: int) -> None:
        counts = []
        if check:
            counts.append(self.tr("%n to check", "", check))
        if unplaced:
            counts.append(self.tr("%n unplaced", "", unplaced))
        said = self.tr("{counts}: quoted as they were marked, with a remark that says so.")
        self.words.setText(said.format(counts=self.tr(", ", "between counts").join(counts)))
        self.words.setToolTip(self.words.text())
        self.setVisible(bool(counts))
