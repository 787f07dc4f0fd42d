# SPDX-License-Identifier: MIT
"""A text that was read wrongly is corrected in the window, and each correction taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QTextCursor
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Heading
from study_viewer.ui.command_table import COMMANDS, said_keys
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, said, wish


def _click(window: MainWindow, words: str) -> None:
    """Puts the cursor before these words, as a click does."""
    view = window.reader.view
    view.scroll_to(view.text.index(words), flash=False)
    view.put_cursor(view.text.index(words), shown=False)


def _do(window: MainWindow, qtbot: QtBot, command: str) -> None:
    round_of(window).actions[command].trigger()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)


def _make_two_headings(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("为了办好读书会", "本办法适用于"):
        _click(window, words)
        _do(window, qtbot, "heading-2")


def _mark_and_correct(window: MainWindow, qtbot: QtBot) -> None:
    """A highlight, a new heading, another highlight, and a heading less."""
    wish(window, "highlight", "本办法适用于", colour="green")
    _click(window, "为了办好读书会")
    _do(window, qtbot, "heading-2")
    wish(window, "highlight", "读书使人安静", colour="green")
    _click(window, "范围")
    _do(window, qtbot, "no-heading")


def _stands(window: MainWindow) -> tuple[int, bool, bool]:
    """How many highlights there are; is the new heading one, and the old one still?"""
    titles = _titles(window)
    highlights = len(window.workspace.notebook.list())
    return highlights, "为了办好读书会，制定本办法。" in titles, "范围" in titles


def _undo(window: MainWindow, qtbot: QtBot) -> None:
    assert window.messages.last is not None
    window.messages.last.offers[0].act()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)


def _size(window: MainWindow, words: str) -> int:
    """Of the letters on the page, in pixels."""
    page = window.reader.view.page
    assert page is not None
    cursor = QTextCursor(page.document)
    cursor.setPosition(page.offsets.position_of(window.reader.view.text.index(words)) + 1)
    return QFontInfo(cursor.charFormat().font()).pixelSize()


def _titles(window: MainWindow) -> list[str]:
    model = round_of(window).outline.tree.model()
    top = model.index_of(window.desk.document, None)
    waiting, found = [top], []
    while waiting:
        index = waiting.pop(0)
        found.append(model.node(index).title)
        waiting = [model.index(n, 0, index) for n in range(model.rowCount(index))] + waiting
    return found[1:]


def test_a_paragraph_becomes_a_heading_on_the_page_and_in_the_tree(
    window: MainWindow, qtbot: QtBot
) -> None:
    _click(window, "为了办好读书会")
    _do(window, qtbot, "heading-2")
    assert "为了办好读书会，制定本办法。" in _titles(window)
    assert "为了办好读书会" in said(window)
    assert _size(window, "为了办好") == _size(window, "范围") > _size(window, "读书使人")
    _undo(window, qtbot)
    assert "为了办好读书会，制定本办法。" not in _titles(window)


def test_a_heading_becomes_a_paragraph(window: MainWindow, document: str, qtbot: QtBot) -> None:
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    assert "范围" not in _titles(window)
    _undo(window, qtbot)
    assert "范围" in _titles(window)


def test_split_and_join_at_the_cursor(window: MainWindow, qtbot: QtBot) -> None:
    before = window.reader.view.text
    _click(window, "制定本办法")
    _do(window, qtbot, "split-here")
    assert "读书会，\n制定本办法。" in window.reader.view.text
    _click(window, "制定本办法")
    _do(window, qtbot, "join-above")
    assert window.reader.view.text == before


def test_after_a_correction_the_page_stands_where_it_stood(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.reader.view
    _click(window, "范围")
    place, cursor = window.reader.place(), view.cursor()
    _do(window, qtbot, "no-heading")
    assert window.reader.place() == place
    assert view.cursor() == cursor


def test_an_undo_takes_back_its_own_correction_alone(window: MainWindow, qtbot: QtBot) -> None:
    _click(window, "为了办好读书会")
    _do(window, qtbot, "heading-2")
    assert window.messages.last is not None
    first = window.messages.last.offers[0].act
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    first()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert "Another correction was made since" in said(window)
    assert "为了办好读书会，制定本办法。" in _titles(window)
    assert "范围" not in _titles(window)
    _do(window, qtbot, "take-back-correction")
    _do(window, qtbot, "take-back-correction")
    assert "为了办好读书会，制定本办法。" not in _titles(window)
    assert "范围" in _titles(window)


def test_an_entry_is_renamed(
    window: MainWindow, document: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.ui.common.ask.new_title", lambda *_: "办法的目的")
    entry = next(e for e in window.workspace.library.outline(document) if e.title == "目的")
    round_of(window).correcting.rename_entry(document, entry)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert "办法的目的" in _titles(window)
    body = window.workspace.library.body(document, entry.section)
    assert any(isinstance(b, Heading) and b.spans[0].text == "目的" for b in body.blocks)


def test_what_is_folded_stays_folded_after_a_correction(window: MainWindow, qtbot: QtBot) -> None:
    tree = round_of(window).outline.tree
    document = window.desk.document or ""
    entry = next(e.id for e in window.workspace.library.outline(document) if e.title == "总则")
    tree.setExpanded(tree.model().index_of(document, entry), True)
    _click(window, "为了办好读书会")
    _do(window, qtbot, "heading-2")
    assert tree.isExpanded(tree.model().index_of(document, None))
    assert tree.isExpanded(tree.model().index_of(document, entry))


def test_what_can_not_be_corrected_is_said(window: MainWindow, qtbot: QtBot) -> None:
    _click(window, "为了办好读书会")
    _do(window, qtbot, "no-heading")
    assert "no heading" in said(window)
    _do(window, qtbot, "split-here")
    assert "split" in said(window)
    _do(window, qtbot, "take-back-correction")
    assert "Nothing was corrected" in said(window)


def test_undo_takes_a_correction_back_while_it_is_the_last_act(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    _do(window, qtbot, "undo")
    assert "范围" in _titles(window)
    assert len(window.workspace.notebook.list()) == 1
    _do(window, qtbot, "no-heading")
    wish(window, "highlight", "为了办好读书会", colour="green")
    _do(window, qtbot, "undo")
    assert "范围" not in _titles(window)
    assert len(window.workspace.notebook.list()) == 1


def test_undo_takes_corrections_and_highlights_back_in_the_order_they_were_made(
    window: MainWindow, qtbot: QtBot
) -> None:
    _mark_and_correct(window, qtbot)
    assert _stands(window) == (2, True, False)
    _do(window, qtbot, "undo")
    assert _stands(window) == (2, True, True)
    assert said(window) == "The last correction was taken back."
    _do(window, qtbot, "undo")
    assert _stands(window) == (1, True, True)
    assert said(window) == "Undone: adding the annotation “读书使人安静”."
    _do(window, qtbot, "undo")
    assert _stands(window) == (1, False, True), "the highlight made before it stays"
    _do(window, qtbot, "undo")
    assert _stands(window) == (0, False, True)


def test_undo_pressed_quickly_takes_back_one_act_each_time(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    _make_two_headings(window, qtbot)
    round_of(window).actions["undo"].trigger()
    _do(window, qtbot, "undo")
    assert not {"为了办好读书会，制定本办法。", "本办法适用于各分馆。"} & set(_titles(window))
    assert len(window.workspace.notebook.list()) == 1


def test_a_correction_taken_back_by_its_own_command_is_not_undone_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    _make_two_headings(window, qtbot)
    _do(window, qtbot, "take-back-correction")
    _do(window, qtbot, "undo")
    assert not {"为了办好读书会，制定本办法。", "本办法适用于各分馆。"} & set(_titles(window))
    assert len(window.workspace.notebook.list()) == 1


def test_after_a_correction_nothing_older_is_done_again(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    round_of(window).doing.delete([window.workspace.notebook.list()[0].id])
    _do(window, qtbot, "undo")
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    _do(window, qtbot, "redo")
    assert said(window) == "There is nothing to redo."
    _do(window, qtbot, "undo")
    _do(window, qtbot, "redo")
    assert "范围" not in _titles(window), "the correction is done again, and no deletion"
    _do(window, qtbot, "redo")
    assert said(window) == "There is nothing to redo."
    assert len(window.workspace.notebook.list()) == 1


def test_redo_does_corrections_and_highlights_again_in_the_order_they_were_made(
    window: MainWindow, qtbot: QtBot
) -> None:
    _mark_and_correct(window, qtbot)
    for _ in range(2):
        for _ in range(4):
            _do(window, qtbot, "undo")
        assert _stands(window) == (0, False, True)
        for wanted in ((1, False, True), (1, True, True), (2, True, True), (2, True, False)):
            _do(window, qtbot, "redo")
            assert _stands(window) == wanted
        _do(window, qtbot, "redo")
        assert said(window) == "There is nothing to redo."


def test_after_a_new_highlight_a_correction_that_was_taken_back_is_not_done_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    _do(window, qtbot, "undo")
    wish(window, "highlight", "制定本办法", colour="green")
    _do(window, qtbot, "redo")
    assert said(window) == "There is nothing to redo."
    assert "范围" in _titles(window)


def test_a_correction_taken_back_out_of_turn_leaves_nothing_to_do_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    wish(window, "highlight", "制定本办法", colour="green")
    wish(window, "highlight", "读书使人安静", colour="green")
    _do(window, qtbot, "undo")
    _do(window, qtbot, "take-back-correction")
    _do(window, qtbot, "redo")
    assert said(window) == "There is nothing to redo."
    assert len(window.workspace.notebook.list()) == 1


def test_redo_and_undo_pressed_quickly_go_forth_and_back(window: MainWindow, qtbot: QtBot) -> None:
    _click(window, "范围")
    _do(window, qtbot, "no-heading")
    for command in ("undo", "redo", "undo"):
        round_of(window).actions[command].trigger()
    _do(window, qtbot, "redo")
    qtbot.waitUntil(lambda: "范围" not in _titles(window))


def test_undo_waits_for_a_correction_that_is_being_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    _click(window, "范围")
    round_of(window).actions["no-heading"].trigger()
    _do(window, qtbot, "undo")
    assert "范围" in _titles(window)
    assert len(window.workspace.notebook.list()) == 1


def test_the_keys_split_the_paragraph_at_the_cursor(window: MainWindow, qtbot: QtBot) -> None:
    _click(window, "制定本办法")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window.reader.view, Qt.Key.Key_Return, held)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert "new paragraph" in said(window)


def test_the_enter_key_beside_the_digits_splits_it_too(window: MainWindow, qtbot: QtBot) -> None:
    _click(window, "制定本办法")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held |= Qt.KeyboardModifier.KeypadModifier
    qtbot.keyClick(window.reader.view, Qt.Key.Key_Enter, held)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert "new paragraph" in said(window)


def test_no_command_has_both_enter_keys_of_which_neither_would_do_anything() -> None:
    for command in COMMANDS:
        told = said_keys(command.shortcuts)
        assert len(set(told)) == len(told), command.id
