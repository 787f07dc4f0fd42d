# SPDX-License-Identifier: MIT
"""The editor of a note and the line of its tags, by keyboard and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.tag_line import TagLine
from study_viewer.ui.common.theme import theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor("抓住重点", theme("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def select(editor: NoteEditor, first: int, last: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_bold_and_italic_go_round_the_selected_words_and_off_again(
    editor: NoteEditor, qtbot: QtBot
) -> None:
    select(editor, 2, 4)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.toPlainText() == "抓住**重点**"
    qtbot.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert editor.toPlainText() == "抓住***重点***"
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.toPlainText() == "抓住*重点*"
    qtbot.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert editor.toPlainText() == "抓住重点"


def test_bold_without_a_selection_writes_between_the_signs(
    editor: NoteEditor, qtbot: QtBot
) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(editor, "x")
    assert editor.toPlainText() == "抓住重点**x**"


def test_a_longer_note_gets_a_higher_editor_up_to_a_bound(editor: NoteEditor) -> None:
    editor.resize(220, 100)
    short = editor.wanted_height()
    editor.setPlainText("\n".join("一二三四五六七八"))
    middle = editor.wanted_height()
    editor.setPlainText("\n" * 200)
    assert short < middle < editor.wanted_height() < 300


def _committed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


@pytest.fixture
def tags(qtbot: QtBot) -> TagLine:
    made = TagLine(("重点",), theme("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(240, 32)
    made.show()
    return made


@pytest.mark.parametrize("end", [",", "，", "、", ";"])
def test_a_comma_of_either_language_ends_a_tag(tags: TagLine, end: str) -> None:
    tags.field.setText("会议  精神")
    # QtTest knows no keys for Chinese signs; an input method commits them so.
    QApplication.sendEvent(tags.field, _committed(end))
    assert tags.tags == ("重点", "会议 精神")
    assert tags.field.text() == ""


def test_enter_adds_and_on_an_empty_field_it_is_done(tags: TagLine, qtbot: QtBot) -> None:
    tags.field.setText("To Read")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert tags.tags == ("重点", "To Read")
    with qtbot.waitSignal(tags.done, timeout=500):
        qtbot.keyClick(tags.field, Qt.Key.Key_Return)


def test_the_same_tag_in_other_letters_is_not_added_twice(tags: TagLine, qtbot: QtBot) -> None:
    for word in ("Read", "READ"):
        tags.field.setText(word)
        qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert tags.tags == ("重点", "Read")


def test_backspace_on_an_empty_field_takes_the_last_tag_away(tags: TagLine, qtbot: QtBot) -> None:
    heard: list[tuple[str, ...]] = []
    tags.changed.connect(heard.append)
    qtbot.keyClick(tags.field, Qt.Key.Key_Backspace)
    assert (tags.tags, heard) == ((), [()])


def test_all_tags_of_the_notebook_are_offered_whatever_their_letters(tags: TagLine) -> None:
    tags.offer(("待查", "To Read"))
    completer = tags.field.completer()
    completer.setCompletionPrefix("read")
    assert completer.currentCompletion() == "To Read"
