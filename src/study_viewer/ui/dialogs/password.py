# SPDX-License-Identifier: MIT
"""Asks for the password of a locked file, which is written nowhere."""

from PySide6.QtWidgets import QLabel, QWidget

from study_viewer.ui.common.ask import answers
from study_viewer.ui.common.boxes import Line
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme


class PasswordDialog(Dialog):
    def __init__(self, name: str, *, wrong: bool, parent: QWidget, hint: str = "") -> None:
        """``name`` is the file's; ``wrong`` says that another password was tried before.

        ``hint`` tells what becomes of it, by default that it is used once.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(380)
        asked = (
            self.tr("That password does not open “{name}”. Try again:")
            if wrong
            else self.tr("“{name}” is locked. Its password:")
        )
        told = QLabel(asked.format(name=name), self)
        told.setWordWrap(True)
        self.field = Line("", self)
        self.field.setEchoMode(Line.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Password"))
        told.setBuddy(self.field)
        self._hint = QLabel(hint or self.tr("It is used for this import and kept nowhere."), self)
        self._hint.setWordWrap(True)
        buttons, self._open = answers(self, self.tr("Open"))
        buttons.accepted.connect(self.accept)
        self.field.textChanged.connect(lambda _: self._look())
        self.column.setSpacing(12)
        for widget in (told, self.field, self._hint, buttons):
            self.column.addWidget(widget)
        self.set_theme(self._theme)
        self._look()
        self.field.setFocus()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        set_ink(self._hint, theme.soft)

    def _look(self) -> None:
        self._open.setEnabled(bool(self.field.text()))
