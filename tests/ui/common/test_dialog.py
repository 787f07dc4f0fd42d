# SPDX-License-Identifier: MIT
"""Every dialog follows the paper while it is open, without anybody telling it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.ask import TitleDialog
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import field_palette, theme, wear, worn
from study_viewer.ui.dialogs.about_document import AboutDocument
from study_viewer.ui.dialogs.colour_names import ColourNamesDialog
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.dialogs.notebook import NotebookDialog
from study_viewer.ui.dialogs.report import ImportReport
from study_viewer.ui.dialogs.shortcuts import ShortcutsDialog

MADE: tuple[Callable[[QWidget], QDialog], ...] = (
    lambda parent: TitleDialog(parent, "读书会", "Rename", "Title", "Rename"),
    lambda parent: AboutDocument("读书会", "", "", parent),
    lambda parent: ColourNamesDialog(dict.fromkeys(COLOURS, "Yellow"), {}, parent),
    lambda parent: ImportReport(["已导入。"], left_out=False, parent=parent),
    lambda parent: ImportList(lambda *counted: "1 file imported", parent),
    NotebookDialog,
    ShortcutsDialog,
)


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    dressed = QApplication.palette()
    wear(theme("light"))
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    wear(theme("light"))
    QApplication.setPalette(dressed)
    QApplication.setPalette(field_palette(theme("light")), "QPushButton")


@pytest.mark.parametrize("make", MADE)
def test_a_dialog_follows_the_paper_while_it_is_open(
    make: Callable[[QWidget], QDialog], parent: QWidget, qtbot: QtBot
) -> None:
    dialog = make(parent)
    assert isinstance(dialog, Dialog)
    told: list[str] = []
    before = dialog.set_theme
    dialog.set_theme = lambda new: (told.append(new.name), before(new))  # type: ignore
    dialog.show()
    wear(theme("dark"))
    assert worn().name == "dark"
    qtbot.waitUntil(lambda: told == ["dark"])


def test_what_scrolls_in_the_notebook_follows_the_paper_too(parent: QWidget, qtbot: QtBot) -> None:
    dialog = NotebookDialog(parent)
    dialog.show()
    dialog.grab()
    wear(theme("dark"))
    QApplication.setPalette(field_palette(theme("dark")), "QPushButton")
    table, dark = dialog.backups.table, theme("dark").paper.lower()
    qtbot.waitUntil(lambda: table.palette().base().color().name() == dark)
