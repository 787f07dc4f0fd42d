# SPDX-License-Identifier: MIT
"""A note by the keyboard alone: the first key is its first letter, and Esc leads back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.annotations.listed import Listed
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, editor, listed, mark, round_of
from tests.ui.window.test_keyboard import SHIFT, focused


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def select(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """By the keys, as far as the words are long."""
    view = window.reader.view
    view.scroll_to(view.text.index(words), flash=False)
    focused(window, view, qtbot)
    view.put_cursor(view.text.index(words), shown=True)
    QTest.keyPress(view, Qt.Key.Key_Shift, SHIFT)
    for _ in words:
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyRelease(view, Qt.Key.Key_Shift)


def begin_note(letters: str) -> None:
    """N, and at once these letters, each to whoever has the keyboard by then."""
    QTest.keyClick(here(), Qt.Key.Key_N)
    for letter in letters:
        QTest.keyClick(here(), letter)


def fold_annotations(window: MainWindow) -> None:
    panels = round_of(window)
    panels.actions["annotations"].setChecked(False)
    panels.columns.fold()


@pytest.mark.parametrize("scope", ["section", "document", "all"])
@pytest.mark.parametrize("folded", [False, True])
def test_the_keys_right_after_n_are_in_the_note(
    window: MainWindow, qtbot: QtBot, scope: str, folded: bool
) -> None:
    panels = round_of(window)
    panels.annotations.set_scope(scope)
    if folded:
        fold_annotations(window)
    select(window, "制定本办法", qtbot)
    begin_note("attend")
    assert editor(window).toPlainText() == "attend"
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    assert editor(window).toPlainText() == "attend", "the list that came left it alone"
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert [one.note for one in listed(window)] == ["attend"]
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    caught_up(window)


@pytest.mark.parametrize("folded", [False, True])
def test_the_keys_right_after_n_are_in_the_note_before_the_list_has_come(
    window: MainWindow, qtbot: QtBot, folded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(window, "制定本办法")
    panels = round_of(window)
    panels.annotations.show_listed(Listed())
    assert panels.annotations.list.cards.rowCount() == 0
    if folded:
        fold_annotations(window)
    select(window, "制定本办法", qtbot)
    begin_note("attend")
    assert editor(window).toPlainText() == "attend"
    panels.listing.refresh()
    QTest.keyClick(here(), "s")
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert [(one.quote, one.note) for one in listed(window)] == [("制定本办法", "attends")]


@pytest.mark.parametrize("written", ["", "attend"])
def test_after_a_note_begun_in_the_text_the_keys_are_the_text_s_again(
    window: MainWindow, qtbot: QtBot, written: str
) -> None:
    view = window.reader.view
    select(window, "制定本办法", qtbot)
    before = view.verticalScrollBar().value(), view.textCursor().position()
    begin_note(written)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert here() is view
    assert (view.verticalScrollBar().value(), view.textCursor().position()) == before
    QTest.keyPress(here(), Qt.Key.Key_Shift, SHIFT)
    QTest.keyClick(here(), Qt.Key.Key_Right, SHIFT)
    QTest.keyRelease(here(), Qt.Key.Key_Shift)
    assert view.selection() == (before[1], before[1] + 1)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    QTest.keyClick(here(), Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > before[0]


def test_after_a_note_begun_in_the_list_the_keys_are_the_list_s_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "制定本办法")
    caught_up(window)
    cards = round_of(window).annotations.list
    cards.choose(one.id)
    focused(window, cards, qtbot)
    begin_note("attend")
    QTest.keyClick(here(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here() is cards


def test_who_clicks_into_the_text_leaves_the_note_and_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "制定本办法")
    cards = round_of(window).annotations.list
    cards.choose(one.id)
    focused(window, cards, qtbot)
    QTest.keyClick(here(), Qt.Key.Key_N)
    window.reader.view.setFocus()
    assert here() is window.reader.view
