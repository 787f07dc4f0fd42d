# SPDX-License-Identifier: MIT
"""What a person calls the colours of highlights: a key point, a question, a figure."""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QWidget,
)

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.ask import answers
from study_viewer.ui.common.boxes import Line
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.icons import dot
from study_viewer.ui.common.theme import Theme

# No name is longer in a menu or a filter.
_LONGEST = 24


class ColourNamesDialog(Dialog):
    def __init__(self, plain: Mapping[str, str], own: Mapping[str, str], parent: QWidget) -> None:
        """``plain`` are the names without the person's ``own``."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Name the colours"))
        self.setMinimumWidth(360)
        told = self._told = QLabel(
            self.tr("The names stand in the menus, in the filter and in what is exported."), self
        )
        told.setWordWrap(True)
        self._signs: dict[str, QLabel] = {}
        self.fields: dict[str, Line] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, colour in enumerate(COLOURS):
            sign = self._signs[colour] = QLabel(self)
            field = Line(own.get(colour, ""), self)
            field.setMaxLength(_LONGEST)
            field.setPlaceholderText(plain[colour])
            field.setAccessibleName(plain[colour])
            sign.setBuddy(field)
            grid.addWidget(sign, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[colour] = field
        buttons, _ = answers(self, self.tr("Save"))
        buttons.accepted.connect(self.accept)
        self.column.setSpacing(16)
        self.column.addWidget(told)
        self.column.addLayout(grid)
        self.column.addWidget(buttons)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        set_ink(self._told, theme.soft)
        ratio = self.devicePixelRatioF()
        for colour, sign in self._signs.items():
            sign.setPixmap(dot(theme.highlights[colour], theme.marks[colour], "", 20, ratio))

    def names(self) -> dict[str, str]:
        """Only what the person named."""
        named = {colour: " ".join(field.text().split()) for colour, field in self.fields.items()}
        return {colour: name for colour, name in named.items() if name}
