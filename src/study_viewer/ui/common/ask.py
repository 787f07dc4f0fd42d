# SPDX-License-Identifier: MIT
"""The few questions that need an answer at once: which files, where to, are you sure."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QStandardPaths
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)

from study_viewer.ui.common.boxes import Line
from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.dialog import Dialog

# Qt's file dialogs look these words up under a name that Qt's own translations do not know yet.
KINDS = (
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)


def folder_to_begin(remembered: str = "") -> str:
    """Where a file dialog begins: where one was before, else among the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (remembered, documents):
        if folder and Path(folder).is_dir():
            return folder
    return str(Path.home())


def files_to_import(parent: QWidget, folder: str, known: Sequence[str]) -> list[Path]:
    """``known`` are the filters of the dialog for what can be imported (``words.file_filters``)."""
    # A file by another name is refused in a sentence.
    kinds = (*known, QCoreApplication.translate("Ask", "All files") + " (*)")
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        QCoreApplication.translate("Ask", "Import files"),
        folder,
        ";;".join(kinds),
        # All suffixes together would make the dialog wider than its list.
        options=QFileDialog.Option.HideNameFilterDetails,
    )
    return [Path(name) for name in names]


def file_to_import(parent: QWidget, title: str, folder: str, known: Sequence[str]) -> Path | None:
    """One file, under this title; ``known`` as for several."""
    kinds = (*known, QCoreApplication.translate("Ask", "All files") + " (*)")
    name, _ = QFileDialog.getOpenFileName(
        parent,
        title,
        folder,
        ";;".join(kinds),
        options=QFileDialog.Option.HideNameFilterDetails,
    )
    return Path(name) if name else None


def folder_to_import(parent: QWidget, folder: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(
        parent, QCoreApplication.translate("Ask", "Import a folder"), folder
    )
    return Path(name) if name else None


def place_to_save(parent: QWidget, suggestion: Path, kinds: dict[str, str]) -> Path | None:
    """Where to save a file; ``kinds`` are the suffixes it may have, with dots, by their words.

    The suffix of the suggestion is chosen first; what comes back always has one of them.
    """
    return _place(parent, QCoreApplication.translate("Ask", "Save as"), suggestion, kinds)


def place_for_text(parent: QWidget, suggestion: Path) -> Path | None:
    """Where to save a document's text; ``suggestion`` has no suffix."""
    kinds = {
        QCoreApplication.translate("Ask", "Word document"): ".docx",
        QCoreApplication.translate("Ask", "Markdown"): ".md",
        QCoreApplication.translate("Ask", "Plain text"): ".txt",
    }
    caption = QCoreApplication.translate("Ask", "Save the text as")
    return _place(parent, caption, suggestion.with_name(f"{suggestion.name}.docx"), kinds)


def _place(parent: QWidget, caption: str, suggestion: Path, kinds: dict[str, str]) -> Path | None:
    """Asked again for as long as a file of that name is there and is to stay."""
    filters = {f"{words} (*{suffix})": suffix for words, suffix in kinds.items()}
    first = next(text for text, suffix in filters.items() if suffix == suggestion.suffix)
    begin = suggestion
    while True:
        name, kind = QFileDialog.getSaveFileName(
            parent, caption, str(begin), ";;".join(filters), first
        )
        if not name:
            return None
        path = _suffixed(Path(name), filters.get(kind, suggestion.suffix), suggestion, kinds)
        # The file dialog asks only for the name that was typed, not for the one that is written.
        if str(path) == str(Path(name)) or not path.exists() or _replaces(parent, path):
            return path
        begin, first = path, kind or first


def _suffixed(typed: Path, suffix: str, suggestion: Path, kinds: dict[str, str]) -> Path:
    """The chosen kind gives the suffix when none of them is typed."""
    if typed.suffix.lower() not in kinds.values():
        return typed.with_name(typed.name + suffix)
    # The suggestion's suffix stays in the field when another kind is chosen.
    kept = typed.suffix.lower() == suggestion.suffix and typed.stem == suggestion.stem
    return typed.with_suffix(suffix) if kept else typed


def _replaces(parent: QWidget, path: Path) -> bool:
    question = QCoreApplication.translate("Ask", "“{name}” is there already. Replace it?")
    return sure(
        parent, question.format(name=path.name), QCoreApplication.translate("Ask", "Replace")
    )


def place_for_report(parent: QWidget, suggestion: Path) -> Path | None:
    """Where to save what became of something; ``suggestion`` has no suffix."""
    kinds = {QCoreApplication.translate("Ask", "Plain text"): ".txt"}
    return place_to_save(parent, suggestion.with_name(f"{suggestion.name}.txt"), kinds)


def answers(dialog: QDialog, do: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The buttons below a small dialog: the one that does it, given apart, and Cancel."""
    buttons = QDialogButtonBox(dialog)
    role = QDialogButtonBox.ButtonRole
    # With words of our own: Qt's standard buttons bring a green tick and a red cross.
    doing = PlainButton(do, dialog, main=True)
    cancel = PlainButton(QCoreApplication.translate("Ask", "Cancel"), dialog)
    buttons.addButton(doing, role.AcceptRole)
    buttons.addButton(cancel, role.RejectRole)
    doing.setDefault(True)
    buttons.rejected.connect(dialog.reject)
    return buttons, doing


class TitleDialog(Dialog):
    """One line to write a title in, wide enough for a long one."""

    def __init__(self, parent: QWidget, title: str, caption: str, label: str, do: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(caption)
        # 30 Chinese characters at 16 px, the title of most documents.
        self.setMinimumWidth(520)
        name = QLabel(label, self)
        self.field = Line(title, self)
        self.field.setAccessibleName(name.text())
        self.field.selectAll()
        name.setBuddy(self.field)
        buttons, doing = answers(self, do)
        doing.setEnabled(bool(title.strip()))
        self.field.textChanged.connect(lambda text: doing.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        self.column.setSpacing(12)
        self.column.addWidget(name)
        self.column.addWidget(self.field)
        self.column.addWidget(buttons)


def new_title(parent: QWidget, title: str) -> str | None:
    rename = QCoreApplication.translate("Ask", "Rename")
    label = QCoreApplication.translate("Ask", "Title")
    return _written(TitleDialog(parent, title, rename, label, rename))


def collection_name(parent: QWidget, name: str = "") -> str | None:
    """Of a new collection, or another for the one that has this."""
    caption = QCoreApplication.translate("Ask", "Rename the collection")
    do = QCoreApplication.translate("Ask", "Rename")
    if not name:
        caption = QCoreApplication.translate("Ask", "New collection")
        do = QCoreApplication.translate("Ask", "Create")
    label = QCoreApplication.translate("Ask", "Name")
    return _written(TitleDialog(parent, name, caption, label, do))


def _written(dialog: TitleDialog) -> str | None:
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    text = dialog.field.text().strip()
    return text if taken and text else None


def sure(parent: QWidget, question: str, do: str) -> bool:
    """``do`` is the button that says what will happen; Esc and Enter both mean no."""
    box = QMessageBox(parent)
    box.setText(question)
    yes = PlainButton(do, box)
    no = PlainButton(QCoreApplication.translate("Ask", "Cancel"), box)
    box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes


def folder_for_notebook(parent: QWidget, folder: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(
        parent, QCoreApplication.translate("Ask", "The notebook's new folder"), folder
    )
    return Path(name) if name else None


def file_to_restore(parent: QWidget, folder: str) -> Path | None:
    kinds = (
        QCoreApplication.translate("Ask", "Notebooks and annotations")
        + " (*.sqlite3 *.json *.yaml *.yml)",
        QCoreApplication.translate("Ask", "All files") + " (*)",
    )
    name, _ = QFileDialog.getOpenFileName(
        parent, QCoreApplication.translate("Ask", "Restore from a file"), folder, ";;".join(kinds)
    )
    return Path(name) if name else None


def one_of(parent: QWidget | None, question: str, choices: Sequence[str]) -> int | None:
    """Which of the buttons was pressed; None for Cancel and Esc."""
    box = QMessageBox(parent)
    box.setText(question)
    role = QMessageBox.ButtonRole
    buttons = [PlainButton(choice, box) for choice in choices]
    for button in buttons:
        box.addButton(button, role.ActionRole)
    no = PlainButton(QCoreApplication.translate("Ask", "Cancel"), box)
    box.addButton(no, role.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    pressed = box.clickedButton()
    return next((n for n, button in enumerate(buttons) if button is pressed), None)
