# SPDX-License-Identifier: MIT
"""Says that a hand-in is not everything, and what is missing, with one button to put it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.theme import Theme


class LeftOut(QWidget):
    """Hidden while nothing is left out; ``all_wanted`` asks to put everything back."""

    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        # A colour's name or a tag is the person's own text, never markup.
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.all = FlatButton(theme, self, accent=True)
        self.all.setText(self.tr("Include all"))
        self.all.setMinimumHeight(32)
        self.all.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.all.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.all)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.words, theme.accent)
        self.all.set_theme(theme)

    def show_names(self, names: list[str], count: int) -> None:
        """``count`` annotations are missing; none where only a part of each is left out."""
        # The sign between two names is another one in Chinese.
        listed = self.tr(", ", "between names").join(names)
        said = self.tr("Left out: {what}")
        if count:
            said = self.tr("Left out: {what} · %n annotation(s)", "", count)
        self.words.setText(said.replace("{what}", listed))
        self.words.setToolTip(self.words.text())
        self.setVisible(bool(names))
