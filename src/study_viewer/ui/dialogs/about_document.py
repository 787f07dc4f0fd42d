# SPDX-License-Identifier: MIT
"""What a document says of itself: its title, who issued it and when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QWidget,
)

from study_viewer.ui.common.ask import answers
from study_viewer.ui.common.boxes import Line
from study_viewer.ui.common.dialog import Dialog


class AboutDocument(Dialog):
    """``wanted`` carries the fields as they are now; the dialog stays until ``accept``."""

    wanted = Signal(dict)

    def __init__(self, title: str, issued_by: str, issued_on: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Title, issuer and date"))
        # 30 Chinese characters at 16 px, the title of most documents.
        self.setMinimumWidth(560)
        self.title = self._line(title)
        self.issued_by = self._line(issued_by)
        self.issued_on = self._line(issued_on)
        self.issued_on.setPlaceholderText("2024-02-29")
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(12)
        for name, field in (
            (self.tr("Title"), self.title),
            (self.tr("Issued by"), self.issued_by),
            (self.tr("Issued on"), self.issued_on),
        ):
            label = QLabel(name, self)
            label.setBuddy(field)
            field.setAccessibleName(name)
            form.addRow(label, field)
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        buttons, save = answers(self, self.tr("Save"))
        self.title.textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self._ask)
        self.column.setSpacing(16)
        self.column.addLayout(form)
        self.column.addWidget(self.trouble)
        self.column.addWidget(buttons)

    def refuse(self, why: str) -> None:
        """Says why it could not be kept."""
        self.trouble.setText(why)
        self.trouble.show()

    def _ask(self) -> None:
        self.wanted.emit(
            {
                "title": self.title.text().strip(),
                "issued_by": self.issued_by.text().strip(),
                "issued_on": self.issued_on.text().strip(),
            }
        )

    def _line(self, text: str) -> Line:
        line = Line(text, self)
        line.setCursorPosition(0)
        return line
