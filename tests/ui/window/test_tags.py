# SPDX-License-Identifier: MIT
"""Tags, written in the row of an annotation and kept at once."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.ui.annotations.row_editor import RowEditor
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import editor, listed, mark, round_of, wish


def tag_field(window: MainWindow):
    found = [one for one in window.findChildren(RowEditor) if one.isVisible()]
    assert len(found) == 1
    return found[0].tags.field


def test_tags_are_written_in_the_row_and_kept_at_once(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, "读书使人安静")
    panel = round_of(window).annotations
    panel.choose(one.id)
    qtbot.keyClick(panel.list, Qt.Key.Key_T)
    qtbot.keyClicks(tag_field(window), " Key,to read")
    assert listed(window)[0].tags == ("Key",)
    qtbot.keyClick(tag_field(window), Qt.Key.Key_Escape)
    assert window.workspace.notebook.get(one.id).tags == ("Key", "to read")
    assert listed(window)[0].tags == ("Key", "to read")
    round_of(window).doing.undo()
    assert listed(window)[0].tags == ("Key",)


def test_tags_typed_with_a_new_note_come_with_it(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "yes")
    qtbot.keyClick(editor(window), Qt.Key.Key_Tab)
    qtbot.keyClicks(tag_field(window), "a")
    qtbot.keyClick(tag_field(window), Qt.Key.Key_Escape)
    assert [(one.note, one.tags) for one in listed(window)] == [("yes", ("a",))]


def test_tags_without_a_word_are_kept_on_the_passage(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClick(editor(window), Qt.Key.Key_Tab)
    qtbot.keyClicks(tag_field(window), "a")
    qtbot.keyClick(tag_field(window), Qt.Key.Key_Escape)
    (one,) = listed(window)
    assert (one.kind, one.quote, one.tags) == ("highlight", "读书使人安静", ("a",))
    round_of(window).doing.undo()
    assert listed(window) == []


def test_a_tag_that_is_typed_and_not_ended_is_kept_wherever_one_goes(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "读书使人安静")
    round_of(window).marking.edit_tags(one.id)
    qtbot.keyClicks(tag_field(window), "a")
    editor(window).setFocus()
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert listed(window)[0].tags == ("a",)
    round_of(window).marking.edit_tags(one.id)
    qtbot.keyClicks(tag_field(window), "b")
    round_of(window).annotations.leave_note()
    assert listed(window)[0].tags == ("a", "b")


def test_the_tags_of_the_whole_notebook_are_offered(window: MainWindow, qtbot: QtBot) -> None:
    other = window.workspace.library.list()[0].id
    window.workspace.notebook.annotate(other, kind="note", note="x", tags=["Elsewhere"])
    one = mark(window, "读书使人安静")
    round_of(window).marking.edit_tags(one.id)
    qtbot.waitUntil(lambda: tag_field(window).completer() is not None)
    tag_field(window).completer().setCompletionPrefix("else")
    assert tag_field(window).completer().currentCompletion() == "Elsewhere"
