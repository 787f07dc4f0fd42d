# SPDX-License-Identifier: MIT
"""A locked file asks for its password, which is kept nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.notebook import Notebook
from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.unlocking import Unlocking
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.dialogs.password import PasswordDialog
from study_viewer.ui.main_window import MainWindow
from tests.pdf_made import paragraph, write
from tests.ui.window.hands import previewed, round_of, said
from tests.ui.window.several_hands import idle, question, rounds

SECRET = "openSesame"


def asked(window: MainWindow, qtbot: QtBot) -> PasswordDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(PasswordDialog)))
    return next(d for d in window.findChildren(PasswordDialog) if d.isVisible())


def answer(dialog: PasswordDialog, password: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.field, password)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_a_locked_file_asks_for_its_password_until_it_opens(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "The quick brown fox jumps over the lazy dog. " * 8
    path = write(tmp_path / "locked.pdf", [paragraph(text)], password=SECRET)
    round_of(window).errands.bring([path])
    first = asked(window, qtbot)
    assert first.field.echoMode() == QLineEdit.EchoMode.Password
    answer(first, "wrong", qtbot)
    qtbot.waitUntil(lambda: not first.isVisible())
    answer(asked(window, qtbot), SECRET, qtbot)
    preview = previewed(window, qtbot)
    assert "quick brown fox" in preview.editor.page.toPlainText()
    qtbot.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "quick brown fox" in window.reader.view.toPlainText())
    files = [file for file in window.workspace.paths.data.rglob("*") if file.is_file()]
    assert any(file.name == "locked.pdf" for file in files)
    assert not any(SECRET.encode() in file.read_bytes() for file in files)


def test_nothing_opens_without_a_password_and_cancel_leaves_all_as_it_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write(tmp_path / "locked.pdf", [paragraph("Some text.")], password=SECRET)
    before = window.workspace.library.list()
    round_of(window).errands.bring([path])
    dialog = asked(window, qtbot)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    assert [one.isEnabled() for one in buttons.buttons() if one.text() == "Open"] == [False]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.workspace.library.list() == before


def test_each_locked_file_among_several_asks_once_the_others_are_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "The quick brown fox jumps over the lazy dog. " * 8
    open_one = write(tmp_path / "open.pdf", [paragraph(text)])
    locked = [
        write(tmp_path / f"{number}.pdf", [paragraph(f"{number} {text}")], password=password)
        for number, password in enumerate((SECRET, SECRET, "another"), 1)
    ]
    round_of(window).errands.bring([locked[0], open_one, *locked[1:]])
    first = asked(window, qtbot)
    (told,) = window.findChildren(ImportList)
    states = [row.state for row in told.files.rows]
    assert states == ["failed", "new", "failed", "failed"]
    assert "1.pdf" in first.findChildren(QLabel)[0].text()
    answer(first, SECRET, qtbot)
    # What opened one file is tried on the next, and only the third is asked for.
    qtbot.waitUntil(lambda: told.files.rows[2].state == "new")
    last = asked(window, qtbot)
    assert "3.pdf" in last.findChildren(QLabel)[0].text()
    qtbot.keyClick(last, Qt.Key.Key_Escape)
    assert [row.state for row in told.files.rows] == ["new", "new", "new", "failed"]
    assert "1 failed" in told.summary.text()
    assert "1 failed" in said(window)
    told.reject()


def fails_at_the_first(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The import of 1.pdf breaks off, once a password was given for it."""
    whole = Workspace.import_paths

    def full(self: Workspace, paths: list[Path], *rest: object, holds: bool):
        if [one.name for one in paths] == ["1.pdf"]:
            raise error
        yield from whole(self, paths, *rest, holds=holds)

    monkeypatch.setattr(Workspace, "import_paths", full)


@pytest.mark.parametrize("error", [UserFacing("disk-full", path="/data"), KeyError("a bug")])
def test_a_locked_file_that_breaks_off_does_not_keep_the_next_from_being_asked_for(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    text = "The quick brown fox jumps over the lazy dog. " * 8
    locked = [
        write(tmp_path / f"{number}.pdf", [paragraph(f"{number} {text}")], password=SECRET)
        for number in (1, 2)
    ]
    round_of(window).errands.bring(locked)
    first = asked(window, qtbot)
    fails_at_the_first(monkeypatch, error)
    with qtbot.captureExceptions() as caught:
        answer(first, SECRET, qtbot)
        qtbot.waitUntil(lambda: not first.isVisible())
        second = asked(window, qtbot)
    # A bug goes on to the crash log; the world's refusal is worded.
    world = isinstance(error, UserFacing)
    assert [kind for kind, _, _ in caught] == ([] if world else [KeyError])
    assert ("full" in said(window)) == world
    assert "2.pdf" in second.findChildren(QLabel)[0].text()
    answer(second, SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    qtbot.waitUntil(lambda: told.files.rows[1].state == "new")
    idle(window, qtbot)
    assert not window.findChildren(Unlocking)
    told.reject()
    assert not rounds(window), "nothing stays behind for a file that will not come"


def test_a_list_that_is_closed_before_the_last_locked_file_breaks_off_leaves_nothing_behind(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fox = [paragraph("The quick brown fox jumps over the lazy dog. " * 8)]
    locked = write(tmp_path / "1.pdf", fox, password=SECRET)
    other = write(tmp_path / "other.pdf", [paragraph("The lazy dog sleeps all day. " * 9)])
    round_of(window).errands.bring([locked, other])
    first = asked(window, qtbot)
    fails_at_the_first(monkeypatch, UserFacing("disk-full", path="/data"))
    answer(first, SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    told.reject()
    idle(window, qtbot)
    assert "full" in said(window)
    assert not rounds(window)


def test_a_locked_new_edition_is_held_back_and_needs_its_password_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = [paragraph(f"Bicycle tools are kept on shelf number {n}. " * 8) for n in range(4)]
    (tmp_path / "old").mkdir()
    old = write(tmp_path / "old" / "rules.pdf", text)
    ((came, _),) = window.workspace.import_paths([old])
    round_of(window).shelf.fill()
    revised = write(tmp_path / "rules.pdf", [*text[:3], paragraph("New. " * 40)], password=SECRET)
    other = write(tmp_path / "other.pdf", [paragraph("The lazy dog sleeps all day. " * 9)])
    before = len(window.workspace.library.list())
    round_of(window).errands.bring([revised, other])
    answer(asked(window, qtbot), SECRET, qtbot)
    dialog = question(window, qtbot)
    assert len(window.workspace.library.list()) == before + 1
    dialog.table.selectAll()
    dialog.edition.click()
    dialog.go.click()
    idle(window, qtbot)
    assert window.workspace.library.shelved(came.document).edition == 2
    assert len(window.workspace.library.list()) == before + 1


@pytest.mark.parametrize("later", [False, True])
def test_passwords_are_asked_for_once_the_new_editions_were_decided_or_put_off(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, later: bool
) -> None:
    text = [paragraph(f"Bicycle tools are kept on shelf number {n}. " * 8) for n in range(4)]
    (tmp_path / "old").mkdir()
    old = write(tmp_path / "old" / "rules.pdf", text)
    ((came, _),) = window.workspace.import_paths([old])
    round_of(window).shelf.fill()
    revised = write(tmp_path / "rules.pdf", [*text[:3], paragraph("New. " * 40)])
    fox = [paragraph("The quick brown fox jumps over the lazy dog. " * 8)]
    locked = write(tmp_path / "locked.pdf", fox, password=SECRET)
    round_of(window).errands.bring([revised, locked])
    dialog = question(window, qtbot)
    assert not window.findChildren(PasswordDialog), "one question at a time"
    if later:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.table.selectAll()
        dialog.edition.click()
        dialog.go.click()
    answer(asked(window, qtbot), SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    qtbot.waitUntil(lambda: told.files.rows[1].state == "new")
    idle(window, qtbot)
    assert window.workspace.library.shelved(came.document).edition == (1 if later else 2)


def test_passwords_are_asked_for_though_the_new_editions_could_not_be_asked_about(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = [paragraph(f"Bicycle tools are kept on shelf number {n}. " * 8) for n in range(4)]
    (tmp_path / "old").mkdir()
    list(window.workspace.import_paths([write(tmp_path / "old" / "rules.pdf", text)]))
    round_of(window).shelf.fill()
    revised = write(tmp_path / "rules.pdf", [*text[:3], paragraph("New. " * 40)])
    fox = [paragraph("The quick brown fox jumps over the lazy dog. " * 8)]
    locked = write(tmp_path / "locked.pdf", fox, password=SECRET)

    def unreadable(self: Notebook) -> dict[str, int]:
        raise UserFacing("disk-full", path="/data")

    with monkeypatch.context() as broken:
        broken.setattr(Notebook, "counts", unreadable)
        round_of(window).errands.bring([revised, locked])
        qtbot.waitUntil(lambda: "full" in said(window), timeout=10_000)
    answer(asked(window, qtbot), SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    qtbot.waitUntil(lambda: told.files.rows[1].state == "new")


def test_a_list_that_is_closed_while_a_password_is_tried_still_brings_its_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fox = [paragraph("The quick brown fox jumps over the lazy dog. " * 8)]
    other = write(tmp_path / "other.pdf", [paragraph("The lazy dog sleeps all day. " * 9)])
    locked = write(tmp_path / "locked.pdf", fox, password=SECRET)
    before = len(window.workspace.library.list())
    round_of(window).errands.bring([locked, other])
    answer(asked(window, qtbot), SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    told.reject()
    idle(window, qtbot)
    assert len(window.workspace.library.list()) == before + 2
    assert said(window) == "2 files imported"


def test_a_locked_new_edition_is_asked_about_though_its_list_was_closed_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = [paragraph(f"Bicycle tools are kept on shelf number {n}. " * 8) for n in range(4)]
    (tmp_path / "old").mkdir()
    old = write(tmp_path / "old" / "rules.pdf", text)
    ((came, _),) = window.workspace.import_paths([old])
    round_of(window).shelf.fill()
    revised = write(tmp_path / "rules.pdf", [*text[:3], paragraph("New. " * 40)], password=SECRET)
    other = write(tmp_path / "other.pdf", [paragraph("The lazy dog sleeps all day. " * 9)])
    round_of(window).errands.bring([revised, other])
    answer(asked(window, qtbot), SECRET, qtbot)
    (told,) = window.findChildren(ImportList)
    told.reject()
    dialog = question(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(rounds(window)) == 1
    round_of(window).actions["undecided"].trigger()
    dialog = question(window, qtbot)
    dialog.table.selectAll()
    dialog.edition.click()
    dialog.go.click()
    idle(window, qtbot)
    assert window.workspace.library.shelved(came.document).edition == 2
    assert not rounds(window)
