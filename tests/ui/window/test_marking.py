# SPDX-License-Identifier: MIT
"""Marks and notes a person makes in the window, over a real library and notebook."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.ui.annotations.editor import LATEST_MS, PAUSE_MS
from study_viewer.ui.annotations.large_editor import LargeEditor
from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, editor, listed, outline_of, round_of, said, wish


def test_a_highlight_is_in_the_notebook_in_the_list_and_on_the_page(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    assert [(one.quote, one.colour) for one in listed(window)] == [("读书使人安静", "green")]
    assert len(window.reader.view.marks().within(0, 10**6)) == 1
    assert [one.quote for one in window.workspace.notebook.list()] == ["读书使人安静"]


def test_the_card_of_a_new_mark_is_brought_into_sight(window: MainWindow) -> None:
    cards = round_of(window).annotations.list
    QCursor.setPos(window.screen().geometry().bottomRight())
    for words in ("为了办好读书会", "制定本办法", "目的", "范围") * 4:
        wish(window, "bookmark", words)
    listed(window)
    assert cards.verticalScrollBar().maximum() > 0
    cards.verticalScrollBar().setValue(0)
    wish(window, "highlight", "本办法适用于各分馆", colour="green")
    card = next(one for one in listed(window) if one.quote == "本办法适用于各分馆")
    area = cards.visualRect(cards.cards.index_of(card.id))
    assert cards.viewport().rect().contains(area)
    assert not cards.hasFocus()


def test_the_colour_used_last_is_the_next_one_s(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="purple")
    assert round_of(window).marking.colour == "purple"
    assert window.workspace.settings.text("last_colour") == "purple"


def test_a_bookmark_has_no_colour(window: MainWindow) -> None:
    wish(window, "bookmark", "制定本办法")
    assert [(one.kind, one.colour) for one in listed(window)] == [("bookmark", None)]


def test_undo_takes_a_highlight_back_and_redo_brings_it_again(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).actions["undo"].trigger()
    assert listed(window) == []
    round_of(window).actions["redo"].trigger()
    assert [one.quote for one in listed(window)] == ["读书使人安静"]


def test_undo_with_nothing_done_says_so(window: MainWindow) -> None:
    round_of(window).actions["undo"].trigger()
    assert said(window) == "There is nothing to undo."


def test_a_deleted_annotation_comes_back_by_the_undo_beside_the_sentence(
    window: MainWindow,
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).doing.delete([listed(window)[0].id])
    assert listed(window) == []
    assert said(window) == "1 annotation deleted."
    message = window.messages.last
    assert message is not None
    assert [offer.text for offer in message.offers] == ["Undo"]
    message.offers[0].act()
    assert [one.quote for one in listed(window)] == ["读书使人安静"]


def test_the_delete_key_in_the_list_deletes_the_chosen_card(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    panel = round_of(window).annotations
    panel.choose(listed(window)[0].id)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert window.workspace.notebook.list() == ()


def test_recolouring_changes_the_card_in_its_place(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    wish(window, "recolour", "读书使人安静", colour="red", annotation=listed(window)[0].id)
    assert [one.colour for one in listed(window)] == ["red"]


def test_the_tree_counts_the_annotations_of_each_entry(window: MainWindow) -> None:
    wish(window, "highlight", "本办法适用于各分馆", colour="green")
    wish(window, "highlight", "适用于", colour="red")
    caught_up(window)
    model = round_of(window).outline.tree.model()
    document = window.desk.document or ""
    entry = next(e for e in outline_of(window) if e.title == "范围")
    assert model.node(model.index_of(document, entry.id)).annotations == 2


# Notes.


def test_a_note_is_kept_on_a_pause_and_stays_open(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "yes")
    assert window.workspace.notebook.list() == ()
    qtbot.waitUntil(lambda: [one.note for one in window.workspace.notebook.list()] == ["yes"])
    assert editor(window).toPlainText() == "yes"
    qtbot.keyClicks(editor(window), " and no")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert [one.note for one in window.workspace.notebook.list()] == ["yes and no"]
    assert [one.note for one in listed(window)] == ["yes and no"]


def test_a_note_typed_without_a_pause_is_kept_while_it_is_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "note", "读书使人安静")
    editor(window).textChanged.connect(lambda: typed.start())
    typed = QTimer(window, singleShot=True, interval=PAUSE_MS // 5)
    typed.timeout.connect(lambda: editor(window).insertPlainText("x"))
    editor(window).insertPlainText("x")
    notebook = window.workspace.notebook
    qtbot.waitUntil(lambda: len(notebook.list()) == 1, timeout=3 * LATEST_MS)
    first = notebook.list()[0].note
    assert [bool(mark.note) for mark in window.reader.view.marks().within(0, 10**6)] == [True]
    qtbot.waitUntil(lambda: notebook.list()[0].note != first, timeout=3 * LATEST_MS)
    assert editor(window).toPlainText().startswith(notebook.list()[0].note)
    typed.stop()


def test_the_passage_of_a_note_begun_is_tinted_until_it_has_words_or_is_left(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.reader.view

    def colours() -> set[str]:
        shot = view.grab().toImage()
        return {
            shot.pixelColor(x, y).name()
            for x in range(0, shot.width(), 2)
            for y in range(0, shot.height(), 2)
        }

    tint = theme_for(window.workspace.settings.text("paper")).tint.lower()
    assert tint not in colours()
    wish(window, "note", "读书使人安静")
    assert view.text[slice(*view.draft)] == "读书使人安静"
    assert tint in colours()
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert tint not in colours()
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "a thought")
    qtbot.waitUntil(lambda: bool(window.workspace.notebook.list()))
    assert tint not in colours()


def test_a_note_left_empty_leaves_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "  ")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert window.workspace.notebook.list() == ()
    assert listed(window) == []


def test_a_new_note_that_is_emptied_again_goes_with_its_mark(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "x")
    qtbot.waitUntil(lambda: len(window.workspace.notebook.list()) == 1)
    editor(window).setPlainText("")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert window.workspace.notebook.list() == ()
    assert listed(window) == []


def test_emptying_the_note_of_a_highlight_leaves_the_highlight(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    mark = listed(window)[0].id
    for text in ("thought", ""):
        round_of(window).marking.edit_note(mark)
        editor(window).setPlainText(text)
        qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert [(one.id, one.note) for one in listed(window)] == [(mark, "")]


def test_a_note_under_way_is_kept_when_the_window_closes(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "last words")
    window.close()
    assert [one.note for one in window.workspace.notebook.list()] == ["last words"]


def test_a_double_click_on_a_card_opens_its_note_and_it_stays_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    listing = round_of(window).annotations.list
    place = listing.visualRect(listing.cards.index_of(listed(window)[0].id)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(listing.viewport(), left, pos=place)
    qtbot.mouseDClick(listing.viewport(), left, pos=place)
    qtbot.mouseRelease(listing.viewport(), left, pos=place)
    qtbot.keyClicks(editor(window), "yes")
    qtbot.keyClick(editor(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.note for one in listed(window)] == ["yes"]


def test_a_note_that_cannot_be_kept_stays_in_its_editor_until_it_can(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserFacing("disk-full", path="notebook.sqlite3")

    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "precious")
    with monkeypatch.context() as broken:
        broken.setattr(window.workspace.notebook, "annotate", full)
        qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
        assert "disk is full" in said(window)
        round_of(window).actions["whole-note"].trigger()
        assert editor(window).toPlainText() == "precious"
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert [one.note for one in listed(window)] == ["precious"]


def test_closing_with_a_note_that_cannot_be_kept_asks_first(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserFacing("disk-full", path="notebook.sqlite3")

    asked: list[str] = []

    def answer(parent: object, question: str, do: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    wish(window, "note", "读书使人安静")
    qtbot.keyClicks(editor(window), "precious")
    monkeypatch.setattr(window.workspace.notebook, "annotate", full)
    monkeypatch.setattr("study_viewer.ui.common.ask.sure", answer)
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert len(asked) == 2


def test_a_second_note_on_the_same_passage_is_added(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("one", "two"):
        wish(window, "note", "读书使人安静")
        qtbot.keyClicks(editor(window), text)
        qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert sorted(one.note for one in listed(window)) == ["one", "two"]


def test_a_note_on_the_whole_document_stands_first(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).actions["whole-note"].trigger()
    qtbot.keyClicks(editor(window), "what I learnt")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert next((one.section, one.note) for one in listed(window)) == (None, "what I learnt")


def test_a_note_on_a_section_stands_before_its_passages(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    round_of(window).marking.begin_section_note(window.desk.section or "")
    qtbot.keyClicks(editor(window), "on all of it")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    first, second = listed(window)
    assert (first.section, first.selector, first.note) == (
        window.desk.section,
        None,
        "on all of it",
    )
    assert second.quote == "制定本办法"


def test_a_draft_stands_where_its_passage_belongs(window: MainWindow) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    wish(window, "highlight", "本办法适用于各分馆", colour="green")
    wish(window, "note", "读书使人走得更远")
    quotes = [one.quote for one in listed(window)]
    assert quotes == ["制定本办法", "读书使人走得更远", "本办法适用于各分馆"]


def test_a_long_note_is_written_in_a_larger_window_and_kept_as_in_its_card(
    window: MainWindow, qtbot: QtBot
) -> None:
    round_of(window).marking.begin_whole_note()
    small = editor(window)
    qtbot.keyClicks(small, "one")
    dialog = enlarged(window, qtbot)
    assert dialog.note.width() > 2 * small.width()
    qtbot.keyClicks(dialog.note, " two")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.note for one in window.workspace.notebook.list()] == ["one two\n"])
    qtbot.keyClicks(dialog.note, "three")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert round_of(window).annotations.writing
    assert small.toPlainText() == "one two\nthree"
    assert small.textCursor().atEnd()
    assert [one.note for one in window.workspace.notebook.list()] == ["one two\nthree"]


def test_the_larger_window_opens_over_an_empty_note(window: MainWindow, qtbot: QtBot) -> None:
    round_of(window).marking.begin_whole_note()
    dialog = enlarged(window, qtbot)
    assert round_of(window).annotations.writing
    qtbot.keyClicks(dialog.note, "one")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor(window).toPlainText() == "one"
    assert [one.note for one in window.workspace.notebook.list()] == ["one"]


def test_what_ends_the_note_takes_the_words_of_the_larger_window_along(
    window: MainWindow, qtbot: QtBot
) -> None:
    round_of(window).marking.begin_whole_note()
    dialog = enlarged(window, qtbot)
    qtbot.keyClicks(dialog.note, "one")
    round_of(window).annotations.leave_note()
    assert not dialog.isVisible()
    assert not round_of(window).annotations.writing
    assert [one.note for one in window.workspace.notebook.list()] == ["one"]


def enlarged(window: MainWindow, qtbot: QtBot) -> LargeEditor:
    """By the mouse, as a person does it."""
    button = next(
        one
        for one in window.findChildren(QToolButton)
        if one.accessibleName() == "Write in a larger window"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LargeEditor)
    return dialog


def test_the_note_on_the_whole_document_is_gone_on_with_and_its_menu_begins_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    round_of(window).actions["whole-note"].trigger()
    qtbot.keyClicks(editor(window), "one")
    round_of(window).annotations.leave_note()
    round_of(window).annotations.set_scope("section")
    round_of(window).actions["whole-note"].trigger()
    assert editor(window).toPlainText() == "one"
    qtbot.keyClicks(editor(window), " two")
    round_of(window).annotations.leave_note()
    assert [one.note for one in window.workspace.notebook.list()] == ["one two"]
    round_of(window).marking.begin_whole_note()
    assert editor(window).toPlainText() == ""
