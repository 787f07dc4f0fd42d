# SPDX-License-Identifier: MIT
"""The few questions that need an answer at once: which files, where to, are you sure."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget


def files_to_import(parent: QWidget, folder: str) -> list[Path]:
    names, _ = QFileDialog.getOpenFileNames(
        parent, QCoreApplication.translate("Ask", "Import files"), folder
    )
    return [Path(name) for name in names]


def folder_to_import(parent: QWidget, folder: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(
        parent, QCoreApplication.translate("Ask", "Import a folder"), folder
    )
    return Path(name) if name else None


def place_to_save(parent: QWidget, suggestion: Path) -> Path | None:
    """The suffix of the suggestion is kept when the person types none."""
    name, _ = QFileDialog.getSaveFileName(
        parent, QCoreApplication.translate("Ask", "Save as"), str(suggestion)
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(suggestion.suffix)


def new_title(parent: QWidget, title: str) -> str | None:
    text, taken = QInputDialog.getText(
        parent,
        QCoreApplication.translate("Ask", "Rename"),
        QCoreApplication.translate("Ask", "Title"),
        text=title,
    )
    return text.strip() if taken and text.strip() else None


def sure(parent: QWidget, question: str, do: str) -> bool:
    """``do`` is the button that says what will happen; Esc and Enter both mean no."""
    box = QMessageBox(parent)
    box.setText(question)
    yes = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(
        QCoreApplication.translate("Ask", "Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes
