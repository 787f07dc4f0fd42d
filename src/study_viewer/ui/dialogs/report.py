# SPDX-License-Identifier: MIT
"""What became of an import in full, where one line in the status bar has no room for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPlainTextEdit,
    QWidget,
)

from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet


class ImportReport(Dialog):
    """The sentences one below the other, to scroll, to copy and to save.

    ``put_back`` asks for the lines that were left out; its button is there when there are any.
    """

    put_back = Signal()
    save_wanted = Signal()

    def __init__(self, sentences: list[str], *, left_out: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.take_room(640, 420, 40, 60)
        self.text = QPlainTextEdit("\n".join(sentences), self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What became of each file"))
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        if left_out:
            back = PlainButton(self.tr("Put the lines back"), self)
            buttons.addButton(back, role.ActionRole)
            back.setObjectName("put-back")
            back.setToolTip(self.tr("Imports the file again with its page numbers and headers"))
            back.clicked.connect(self._put_back)
        copy = PlainButton(self.tr("Copy all"), self)
        buttons.addButton(copy, role.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        save = PlainButton(self.tr("Save…"), self)
        buttons.addButton(save, role.ActionRole)
        save.clicked.connect(self.save_wanted)
        close = PlainButton(self.tr("Close"), self)
        buttons.addButton(close, role.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        self.column.setSpacing(16)
        self.column.addWidget(self.text, 1)
        self.column.addWidget(buttons)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.text.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))

    def _put_back(self) -> None:
        self.accept()
        self.put_back.emit()
