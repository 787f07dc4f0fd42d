# SPDX-License-Identifier: MIT
"""What to hand in and in whose name: asked once, kept, and shown again the next time."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)


class ExportWish(NamedTuple):
    """``document`` is None for all documents; ``format`` is a suffix without its dot.

    ``date`` is ISO 8601.
    """

    title: str
    unit: str
    name: str
    date: str
    format: str
    style: str
    document: str | None


class ExportDialog(QDialog):
    """Filled with what was chosen the last time; ``wish`` is what is chosen now.

    ``formats`` are those that can be made, as suffixes without a dot, in the order they are shown.
    """

    def __init__(
        self,
        wish: ExportWish,
        formats: Iterable[str],
        document: str | None,
        document_title: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export notes"))
        self.setMinimumWidth(420)
        self._document = document
        self._title = self._line(wish.title, self.tr("Title"))
        self._title.setPlaceholderText(self.tr("From the document, when left empty"))
        self._unit = self._line(wish.unit, self.tr("Unit"))
        self._name = self._line(wish.name, self.tr("Name"))
        day = QDate.fromString(wish.date, Qt.DateFormat.ISODate)
        self._date = QDateEdit(day if day.isValid() else QDate.currentDate(), self)
        self._date.setDisplayFormat("yyyy-MM-dd")
        self._date.setCalendarPopup(True)
        self._format = QComboBox(self)
        words = {
            "docx": self.tr("Word document (.docx)"),
            "pdf": self.tr("PDF (.pdf)"),
            "html": self.tr("Web page (.html)"),
            "md": self.tr("Markdown (.md)"),
            "csv": self.tr("Table (.csv)"),
            "tsv": self.tr("Anki cards (.tsv)"),
            "json": self.tr("For another Study Viewer (.json)"),
        }
        for suffix in formats:
            self._format.addItem(words.get(suffix, f".{suffix}"), suffix)
        self._style = QComboBox(self)
        self._style.addItem(self.tr("Official document (GB/T 9704)"), "official")
        self._style.addItem(self.tr("Plain"), "plain")
        self._scope = QComboBox(self)
        if document is not None:
            self._scope.addItem(document_title, document)
        self._scope.addItem(self.tr("All documents"), None)
        self._choose(self._format, wish.format)
        self._choose(self._style, wish.style)
        self._format.currentIndexChanged.connect(self._show_style)
        self._lay_out()
        self._show_style()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(12)
        form.addRow(self._label(self.tr("What"), self._scope), self._scope)
        form.addRow(self._label(self.tr("Format"), self._format), self._format)
        form.addRow(self._label(self.tr("Style"), self._style), self._style)
        form.addRow(self._label(self.tr("Title"), self._title), self._title)
        form.addRow(self._label(self.tr("Unit"), self._unit), self._unit)
        form.addRow(self._label(self.tr("Name"), self._name), self._name)
        form.addRow(self._label(self.tr("Date"), self._date), self._date)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)

    def wish(self) -> ExportWish:
        return ExportWish(
            self._title.text().strip(),
            self._unit.text().strip(),
            self._name.text().strip(),
            self._date.date().toString(Qt.DateFormat.ISODate),
            self._format.currentData(),
            self._style.currentData(),
            self._scope.currentData(),
        )

    def _line(self, text: str, name: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMinimumHeight(32)
        line.setAccessibleName(name)
        return line

    def _label(self, text: str, of: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(of)
        of.setAccessibleName(text)
        of.setMinimumHeight(32)
        return label

    def _choose(self, box: QComboBox, value: str) -> None:
        box.setCurrentIndex(max(box.findData(value), 0))

    def _show_style(self) -> None:
        """Only the Word file has two looks."""
        self._style.setEnabled(self._format.currentData() == "docx")
