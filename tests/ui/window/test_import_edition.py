# SPDX-License-Identifier: MIT
"""A file is said to be the new edition of a document: asked for, previewed, kept in its place."""

from pathlib import Path

import pytest
from docx import Document as Docx
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.edition_report import EditionReport
from study_viewer.ui.dialogs.password import PasswordDialog
from study_viewer.ui.main_window import MainWindow
from tests.pdf_made import paragraph, write
from tests.ui.window.hands import caught_up, kept, listed, previewed, round_of, said
from tests.ui.window.library_hands import NOTICE, choose, line, opened, settled

TEXT = ["各分馆请于周三前报名。", "报名表附在后面，请用电脑填写。"]


@pytest.fixture
def revised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the person chooses: nothing of it is like the document that is there."""
    file = tmp_path / "改过的" / "周三版.docx"
    file.parent.mkdir()
    made = Docx()
    made.add_heading("读书会报名安排", 0)
    for text in TEXT:
        made.add_paragraph(text)
    made.save(str(file))
    monkeypatch.setattr("study_viewer.ui.common.ask.file_to_import", lambda *_: file)
    return file


def renewed(window: MainWindow, document: str, qtbot: QtBot) -> None:
    assert previewed(window, qtbot).windowTitle() == f"Import preview: Edition 2 of “{NOTICE}”"
    kept(window, qtbot)
    caught_up(window)
    assert window.desk.document == document
    assert len(window.workspace.library.list()) == 2
    assert "周三前报名" in window.reader.view.text
    assert [one.quote for one in listed(window)] == ["周五前报名"]
    assert said(window).startswith("New edition of “读书会报名安排”: ")


def test_the_command_takes_a_file_for_the_document_that_is_read(
    window: MainWindow, notice: str, revised: Path, qtbot: QtBot
) -> None:
    round_of(window).actions["import-edition"].trigger()
    renewed(window, notice, qtbot)
    buttons = round_of(window).status.findChildren(type(round_of(window).status.cancel_button))
    details = next(one for one in buttons if one.isVisible() and one.text() == "Details")
    details.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionReport)), timeout=10_000)
    round_of(window).doing.undo()
    qtbot.waitUntil(lambda: "周五前报名" in window.reader.view.text, timeout=10_000)


def test_a_document_s_row_in_the_tree_offers_it_though_another_one_is_read(
    window: MainWindow, notice: str, document: str, revised: Path, qtbot: QtBot
) -> None:
    round_of(window).open_imported(document)
    window.workspace.settings.put("import_preview", False)
    line(round_of(window).outline_menu.menu(notice, None), "Import a new edition…")()
    renewed(window, notice, qtbot)


def test_the_library_offers_it_for_one_document(
    window: MainWindow, notice: str, revised: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    choose(dialog, NOTICE)
    line(round_of(window).browsing.menu(), "Import a new edition…")()
    assert not dialog.isVisible()
    renewed(window, notice, qtbot)
    settled(window, qtbot)


def test_the_document_s_own_text_is_no_new_edition_of_it(
    window: MainWindow, notice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(
        "study_viewer.ui.common.ask.file_to_import", lambda *_: tmp_path / "通知.txt"
    )
    round_of(window).actions["import-edition"].trigger()
    qtbot.waitUntil(lambda: said(window) == f"“{NOTICE}” is already there.", timeout=10_000)
    assert window.workspace.library.shelved(notice).edition == 1


def test_dropped_in_the_preview_nothing_is_renewed(
    window: MainWindow, notice: str, revised: Path, qtbot: QtBot
) -> None:
    round_of(window).actions["import-edition"].trigger()
    qtbot.keyClick(previewed(window, qtbot), Qt.Key.Key_Escape)
    assert window.workspace.library.shelved(notice).edition == 1
    assert "周五前报名" in window.reader.view.text


def test_what_ships_with_the_program_has_no_new_edition(
    window: MainWindow, notice: str, revised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.workspace.library, "is_bundled", lambda _: True)
    round_of(window).actions["import-edition"].trigger()
    assert said(window) == f"{NOTICE} ships with the program and cannot be changed or removed."
    assert round_of(window).errands.bringing.previewing.dialog is None
    menu = round_of(window).outline_menu.menu(notice, None)
    assert "Import a new edition…" not in [action.text() for action in menu.actions()]


def test_a_locked_file_is_the_new_edition_still_once_its_password_is_there(
    window: MainWindow,
    notice: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    text = [paragraph("Bicycle tools are kept on the shelf by the door. " * 8)]
    file = write(tmp_path / "locked.pdf", text, password="openSesame")
    monkeypatch.setattr("study_viewer.ui.common.ask.file_to_import", lambda *_: file)
    round_of(window).actions["import-edition"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(PasswordDialog)), timeout=10_000)
    (dialog,) = window.findChildren(PasswordDialog)
    qtbot.keyClicks(dialog.field, "openSesame")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert previewed(window, qtbot).windowTitle() == f"Import preview: Edition 2 of “{NOTICE}”"
    kept(window, qtbot)
    assert window.workspace.library.shelved(notice).edition == 2
