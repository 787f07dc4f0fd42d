# SPDX-License-Identifier: MIT
"""Which program this is: what somebody who is asked for help wants to know first."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from study_viewer import __version__
from study_viewer.ui.common.buttons import title_label
from study_viewer.ui.dialogs.sheet import Sheet


class AboutDialog(Sheet):
    """Version, licence, data folder and Qt, to read and to copy."""

    def __init__(self, data: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = data
        self.setMinimumWidth(460)
        self.name = title_label(self)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = self.button(self._copy)
        self.column.addWidget(self.name)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(self.row(None, self.copy_button, self.close_button))
        self.retranslate()
        self.close_button.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("About Study Viewer"))
        self.name.setText(self.tr("Study Viewer"))
        lines = (
            self.tr("Version {version}").format(version=__version__),
            self.tr("Licence: MIT"),
            self.tr("Data folder: {path}").format(path=self._data),
            self.tr("Qt {version}").format(version=qVersion()),
        )
        self.text.setText("\n".join(lines))
        self.text.setAccessibleName(self.tr("About this program"))
        self.copy_button.setText(self.tr("Copy all"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.name.text()}\n{self.text.text()}")
