# SPDX-License-Identifier: MIT
"""File → Notebook: backups, what was deleted, moving it, checking it, without a command line."""

import json
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.dialogs.notebook import NotebookDialog
from study_viewer.ui.main_window import MainWindow
from study_viewer.words import labels
from tests.ui.window.hands import editor, listed, round_of, said, wish


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> NotebookDialog:
    """Open over a notebook with two highlights, one of them made after a backup."""
    # The backup of the start is made in its own time; here it comes first.
    idle(window, qtbot)
    wish(window, "highlight", "本办法", colour="yellow")
    window.workspace.notebook.backup()
    wish(window, "highlight", "为了", colour="yellow")
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot: QtBot) -> NotebookDialog:
    round_of(window).actions["notebook"].trigger()
    (found,) = (one for one in window.findChildren(NotebookDialog) if one.isVisible())
    idle(window, qtbot)
    return found


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)


def quotes(window: MainWindow) -> set[str]:
    return {one.quote for one in listed(window)}


def column(table: QTreeWidget, number: int) -> list[str]:
    return [table.topLevelItem(row).text(number) for row in range(table.topLevelItemCount())]


def choose(dialog: NotebookDialog, row: int) -> None:
    table = dialog.backups.table
    table.setCurrentItem(table.topLevelItem(row))


def test_it_says_where_the_notebook_is_and_what_is_in_it(
    window: MainWindow, dialog: NotebookDialog
) -> None:
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 highlights" in texts
    assert "bookmark" not in texts
    assert dialog.path.toolTip() == str(window.workspace.paths.notebook)
    assert column(dialog.backups.table, 2)[0] == "1"


def test_a_backup_made_now_stands_on_top(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    before = dialog.backups.table.topLevelItemCount()
    dialog.backups.back_up_button.click()
    assert not dialog.backups.isEnabled()
    idle(window, qtbot)
    assert dialog.backups.table.topLevelItemCount() == before + 1
    assert column(dialog.backups.table, 2)[0] == "2"
    assert "Backed up" in dialog.said.text()


def test_without_a_backup_it_is_said_when_there_will_be_one(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    dialog.close()
    for backup in window.workspace.notebook.backups():
        backup.path.unlink()
    again = opened(window, qtbot)
    assert "No backup yet. Every start makes one" in again.backups.summary.text()
    again.backups.back_up_button.click()
    idle(window, qtbot)
    assert "Choose a backup" in again.backups.summary.text()


def test_a_copy_goes_where_the_person_says(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    out = tmp_path / "U盘.sqlite3"
    monkeypatch.setattr(ask, "place_to_save", lambda *_: out)
    dialog.backups.copy_button.click()
    idle(window, qtbot)
    assert window.workspace.held_in(out) == 2
    assert str(out) in dialog.said.text()


def test_a_chosen_backup_shows_what_would_change_and_restores_it(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    restore = dialog.backups.restore_button
    assert not restore.isEnabled()
    choose(dialog, 0)
    # Between the counting that is called off and the preview, nothing may be under way.
    qtbot.waitUntil(lambda: dialog.backups.lines.toPlainText() == "goes: 为了", timeout=10_000)
    assert restore.isEnabled()
    restore.click()
    idle(window, qtbot)
    assert quotes(window) == {"本办法"}
    assert "1 annotation" in dialog.said.text()
    assert not restore.isEnabled()
    # What was replaced can be had again: it lies among the backups.
    number = column(dialog.backups.table, 1).index("Before it was replaced")
    choose(dialog, number)
    idle(window, qtbot)
    assert dialog.backups.lines.toPlainText() == "comes back: 为了"
    restore.click()
    idle(window, qtbot)
    assert quotes(window) == {"本办法", "为了"}


def test_a_backup_chosen_while_they_are_counted_only_puts_the_counting_off(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle(window, qtbot)
    wish(window, "highlight", "本办法", colour="yellow")
    for _ in range(3):
        window.workspace.notebook.backup()
    go_on, held_in = Event(), Workspace.held_in

    def slow(workspace: Workspace, path: Path) -> int:
        go_on.wait(10)
        return held_in(workspace, path)

    monkeypatch.setattr(Workspace, "held_in", slow)
    round_of(window).actions["notebook"].trigger()
    (dialog,) = (one for one in window.findChildren(NotebookDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.backups.table.topLevelItemCount() >= 3)
    choose(dialog, 1)
    go_on.set()
    qtbot.waitUntil(lambda: "…" not in column(dialog.backups.table, 2), timeout=10_000)


def test_a_backup_that_is_the_same_cannot_be_restored(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    dialog.backups.back_up_button.click()
    idle(window, qtbot)
    choose(dialog, 0)
    idle(window, qtbot)
    assert not dialog.backups.restore_button.isEnabled()
    assert "Nothing would change" in dialog.backups.summary.text()


def test_a_damaged_backup_says_so(window: MainWindow, dialog: NotebookDialog, qtbot: QtBot) -> None:
    newest = window.workspace.notebook.backups()[0].path
    newest.write_bytes(newest.read_bytes()[:5000])
    dialog.close()
    again = opened(window, qtbot)
    assert column(again.backups.table, 2)[0] == "unreadable"
    choose(again, 0)
    idle(window, qtbot)
    assert newest.name in again.backups.summary.text()
    assert not again.backups.restore_button.isEnabled()


def test_exported_annotations_are_merged_from_a_file(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    out = tmp_path / "notes.json"
    shared = window.workspace.publisher
    shared.export(out, shared.hand_in(labels=labels("en", {}), language="en"), format="json")
    window.workspace.notebook.delete([one.id for one in listed(window)])
    edited = json.loads(out.read_text(encoding="utf-8"))
    for item in edited["items"]:
        item["modified"] = "2099-01-01T00:00:00Z"
    out.write_text(json.dumps(edited), encoding="utf-8")
    monkeypatch.setattr(ask, "file_to_restore", lambda *_: out)
    dialog.backups.file_button.click()
    idle(window, qtbot)
    assert dialog.backups.restore_button.text() == "Merge"
    assert "comes back: 2" in dialog.backups.summary.text()
    dialog.backups.restore_button.click()
    idle(window, qtbot)
    assert quotes(window) == {"本办法", "为了"}
    assert "2 annotations" in dialog.said.text()
    # What was there before the merge can be gone back to.
    assert column(dialog.backups.table, 1)[0] == "Before it was replaced"
    assert column(dialog.backups.table, 2)[0] == "0"


def test_what_was_deleted_is_brought_back(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    round_of(window).doing.delete([listed(window)[0].id])
    idle(window, qtbot)
    assert dialog.tabs.tabText(1) == "Recently deleted (1)"
    dialog.tabs.setCurrentIndex(1)
    assert not dialog.trash.bring_back_button.isEnabled()
    dialog.trash.table.topLevelItem(0).setSelected(True)
    dialog.trash.bring_back_button.click()
    idle(window, qtbot)
    assert quotes(window) == {"本办法", "为了"}
    assert dialog.trash.table.topLevelItemCount() == 0
    round_of(window).actions["undo"].trigger()
    assert len(listed(window)) == 1


def test_a_check_says_that_it_is_sound(
    window: MainWindow, dialog: NotebookDialog, qtbot: QtBot
) -> None:
    dialog.check_button.click()
    idle(window, qtbot)
    assert dialog.said.text() == "The notebook is sound: 2 annotations."


def test_it_moves_to_another_folder_and_back(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    drive = tmp_path / "网盘"
    drive.mkdir()
    monkeypatch.setattr(ask, "folder_for_notebook", lambda *_: drive)
    assert not dialog.home_button.isVisible()
    dialog.move_button.click()
    dialog.reject()
    assert dialog.isVisible(), "it cannot be left while the notebook is on its way"
    idle(window, qtbot)
    assert dialog.path.toolTip() == str(drive / "notebook.sqlite3")
    wish(window, "highlight", "读书会", colour="yellow")
    assert seen_outside(window) == {"本办法", "为了", "读书会"}
    assert quotes(window) == {"本办法", "为了", "读书会"}
    dialog.home_button.click()
    idle(window, qtbot)
    assert not dialog.home_button.isVisible()
    assert not (drive / "notebook.sqlite3").exists()
    assert seen_outside(window) == {"本办法", "为了", "读书会"}


def seen_outside(window: MainWindow) -> set[str]:
    """By a program that starts now."""
    other = Workspace(window.workspace.paths)
    try:
        return {one.quote for one in other.notebook.list()}
    finally:
        other.close()


@pytest.mark.parametrize(("pressed", "here"), [(0, {"本办法", "为了"}), (1, {"本办法"})])
def test_a_folder_with_a_notebook_is_joined_or_used(
    pressed: int,
    here: set[str],
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    drive = tmp_path / "网盘"
    drive.mkdir()
    first = window.workspace.notebook.backups()[0].path
    (drive / "notebook.sqlite3").write_bytes(first.read_bytes())
    monkeypatch.setattr(ask, "folder_for_notebook", lambda *_: drive)
    questions: list[str] = []

    def answered(_parent: object, question: str, _choices: object) -> int:
        questions.append(question)
        return pressed

    monkeypatch.setattr(ask, "one_of", answered)
    dialog.move_button.click()
    idle(window, qtbot)
    assert str(drive) in questions[0]
    assert quotes(window) == here
    assert seen_outside(window) == here
    assert dialog.path.toolTip() == str(drive / "notebook.sqlite3")


def test_a_refused_move_is_said_and_nothing_changed(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(ask, "folder_for_notebook", lambda *_: tmp_path / "nowhere")
    dialog.move_button.click()
    idle(window, qtbot)
    assert "nowhere" in dialog.said.text()
    assert "nowhere" in said(window)
    assert dialog.move_button.isEnabled()
    assert window.workspace.paths.elsewhere is None


def test_a_note_that_cannot_be_kept_holds_up_a_move(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    drive = tmp_path / "网盘"
    drive.mkdir()
    monkeypatch.setattr(ask, "folder_for_notebook", lambda *_: drive)
    round_of(window).marking.edit_note(listed(window)[0].id)
    editor(window).setPlainText("还没有写完")

    def full(*_args: object, **_more: object) -> None:
        raise UserFacing("disk-full", path="/data")

    with monkeypatch.context() as patched:
        patched.setattr(window.workspace.notebook, "edit", full)
        dialog.move_button.click()
        idle(window, qtbot)
        assert "full" in dialog.said.text()
        assert window.workspace.paths.elsewhere is None
        assert editor(window).toPlainText() == "还没有写完"
    dialog.move_button.click()
    idle(window, qtbot)
    assert dialog.path.toolTip() == str(drive / "notebook.sqlite3")
    assert "还没有写完" in {one.note for one in listed(window)}


def test_a_drive_that_goes_away_is_said_at_the_next_note(
    window: MainWindow,
    dialog: NotebookDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    drive = tmp_path / "网盘"
    drive.mkdir()
    monkeypatch.setattr(ask, "folder_for_notebook", lambda *_: drive)
    dialog.move_button.click()
    idle(window, qtbot)
    dialog.close()
    drive.rename(tmp_path / "拔掉了")
    wish(window, "highlight", "读书会", colour="yellow")
    assert "cannot be found" in said(window)
    (tmp_path / "拔掉了").rename(drive)
    wish(window, "highlight", "读书会", colour="yellow")
    assert quotes(window) == {"本办法", "为了", "读书会"}


def test_the_text_boxes_are_for_reading_alone(dialog: NotebookDialog) -> None:
    assert all(box.isReadOnly() for box in dialog.findChildren(QPlainTextEdit))
    assert QApplication.activeModalWidget() is dialog


def test_the_chosen_backup_has_one_plain_colour_and_an_edge(dialog: NotebookDialog) -> None:
    table = dialog.backups.table
    table.setFocus()
    item = table.topLevelItem(0)
    assert item is not None
    item.setSelected(True)
    row = table.visualItemRect(item)
    shown = table.viewport().grab().toImage()
    right = table.viewport().width() - 6
    colours = {shown.pixelColor(right, y).name() for y in range(row.top() + 2, row.bottom() - 2)}
    assert len(colours) == 1, "Fusion lays a gradient over it"
    assert shown.pixelColor(right, row.top()).name() not in colours
