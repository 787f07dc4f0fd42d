# SPDX-License-Identifier: MIT
"""A note whose annotation went, or that cannot be kept: its text is safe, its editor is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import editor, listed, mark, round_of, said, wish

_COPIED = "What it was written on has gone; the note was put on the clipboard."


@pytest.fixture
def restored(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A note is being written, and another program has just put an empty notebook in its place."""
    before = window.workspace.notebook.backup(tmp_path / "before.sqlite3")
    mark(window, "读书使人安静", colour="purple")
    round_of(window).marking.edit_note(listed(window)[0].id)
    other = Workspace(window.workspace.paths, bundled=tmp_path / "nothing")
    other.restore(before)
    other.close()
    return window


def writing(window: MainWindow) -> AnnotationsPanel:
    return round_of(window).annotations


def test_a_note_whose_annotation_went_is_kept_as_a_new_one_on_its_passage(
    restored: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor(restored), "my words")
    qtbot.keyClick(editor(restored), Qt.Key.Key_Escape)
    assert not writing(restored).writing
    assert said(restored) == "The annotation was gone; its note is kept as a new one."
    kept = [(one.quote, one.note, one.colour) for one in restored.workspace.notebook.list()]
    assert kept == [("读书使人安静", "my words", "purple")]
    assert [one.note for one in listed(restored)] == ["my words"]


def test_who_writes_on_meanwhile_is_not_interrupted(restored: MainWindow, qtbot: QtBot) -> None:
    notebook = restored.workspace.notebook
    qtbot.keyClicks(editor(restored), "my")
    qtbot.waitUntil(lambda: [one.note for one in notebook.list()] == ["my"])
    qtbot.keyClicks(editor(restored), " words")
    qtbot.keyClick(editor(restored), Qt.Key.Key_Escape)
    assert [one.note for one in notebook.list()] == ["my words"]
    assert [one.note for one in listed(restored)] == ["my words"]


def test_a_note_whose_passage_went_too_is_on_the_clipboard(
    restored: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = restored.workspace.library
    monkeypatch.setattr(type(library), "text", lambda *_: "another text" * 100)
    qtbot.keyClicks(editor(restored), "my words")
    qtbot.keyClick(editor(restored), Qt.Key.Key_Escape)
    assert not writing(restored).writing
    assert (said(restored), QGuiApplication.clipboard().text()) == (_COPIED, "my words")
    monkeypatch.undo()
    assert listed(restored) == []


def test_an_emptied_note_whose_annotation_went_is_simply_left(
    restored: MainWindow, qtbot: QtBot
) -> None:
    editor(restored).setPlainText(" ")
    qtbot.keyClick(editor(restored), Qt.Key.Key_Escape)
    assert not writing(restored).writing
    assert listed(restored) == []


def test_a_new_note_on_a_document_that_went_is_on_the_clipboard(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "my words")
    window.workspace.library.remove(document)
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert not writing(window).writing
    assert (said(window), QGuiApplication.clipboard().text()) == (_COPIED, "my words")


@pytest.mark.parametrize("act", ["undo", "redo", "remove"])
def test_nothing_is_taken_back_or_removed_under_a_note_that_cannot_be_kept(
    window: MainWindow, document: str, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    panels = round_of(window)
    mark(window, "制定本办法")
    mark(window, "读书使人安静")
    if act == "redo":
        panels.doing.undo()
    before = window.workspace.notebook.list()
    panels.marking.edit_note(before[0].id)
    editor(window).setPlainText("my words")

    def full(*_: object, **__: object) -> None:
        raise UserFacing("disk-full", path="here")

    notebook = window.workspace.notebook
    with monkeypatch.context() as patch:
        patch.setattr(type(notebook), "edit", full)
        arguments = (document,) if act == "remove" else ()
        getattr(panels.doing, act)(*arguments)
    assert notebook.list() == before
    assert window.workspace.library.title(document)
    assert editor(window).toPlainText() == "my words"
    panels.annotations.leave_note()
    assert "my words" in [one.note for one in notebook.list()]
