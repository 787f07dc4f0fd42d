# SPDX-License-Identifier: MIT
"""What to do where the notebook was moved to a place that is not there: asked before a window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.sentences import sentence
from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.theme import field_palette, theme_for, wear, worn


def found_again(workspace: Workspace, error: UserFacing, language: str) -> bool:
    """Asks until the notebook can be opened; False where the person gives up.

    Nothing is given up unasked: the last backup is taken only where the button for it is pressed.
    """
    # There is no window yet that would have dressed the application.
    wear(theme_for(workspace.settings.text("paper")))
    said = sentence(error.code, language, **error.details)
    while True:
        choice = _asked(said)
        if choice is None:
            return False
        try:
            if choice == "folder":
                folder = _folder()
                if folder is None:
                    continue
                workspace.adopt_notebook(folder, join=False)
            elif choice == "backup":
                workspace.give_up_elsewhere()
            workspace.reading.place()
        except UserFacing as error:
            said = sentence(error.code, language, **error.details)
        else:
            return True


def _asked(said: str) -> str | None:
    box = QMessageBox()
    box.setText(said)
    role = QMessageBox.ButtonRole
    again = PlainButton(QCoreApplication.translate("Away", "Try again"), box, main=True)
    folder = PlainButton(QCoreApplication.translate("Away", "Choose its folder…"), box)
    backup = PlainButton(QCoreApplication.translate("Away", "Go on with the last backup"), box)
    leave = PlainButton(QCoreApplication.translate("Away", "Quit"), box)
    # Buttons are dressed apart from the rest, else by the window.
    again.setPalette(field_palette(worn()))
    for button, kind in (
        (again, role.AcceptRole),
        (folder, role.ActionRole),
        (backup, role.ActionRole),
        (leave, role.RejectRole),
    ):
        box.addButton(button, kind)
    box.setDefaultButton(again)
    box.setEscapeButton(leave)
    box.exec()
    pressed = box.clickedButton()
    names = ((again, "again"), (folder, "folder"), (backup, "backup"))
    return next((name for button, name in names if button is pressed), None)


def _folder() -> Path | None:
    name = QFileDialog.getExistingDirectory(
        None, QCoreApplication.translate("Away", "The folder the notebook lies in")
    )
    return Path(name) if name else None
