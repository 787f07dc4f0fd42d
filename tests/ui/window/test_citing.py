# SPDX-License-Identifier: MIT
"""A passage taken along with where it stands, and a second note on a passage."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.window.hands import editor, round_of, said, wish


def test_a_passage_is_copied_with_where_it_stands(window):
    wish(window, "cite", "本办法适用于各分馆")
    assert QGuiApplication.clipboard().text() == "“本办法适用于各分馆”（《办法》“总则”“范围”第1段）"
    assert said(window) == "Copied with where it stands."


def test_an_annotations_quote_is_copied_with_where_it_stands(window):
    wish(window, "highlight", "为了办好读书会", colour="green")
    found = window.workspace.notebook.list()[0]
    round_of(window).marking.cite(found.id)
    assert QGuiApplication.clipboard().text() == "“为了办好读书会”（《办法》“总则”第1段）"


def select(window, words: str) -> None:
    start = window.reader.view.text.index(words)
    window.reader.view.select(start, start + len(words))
    window.reader.view.selection_finished.emit(start, start + len(words))


def test_a_second_note_on_a_passage_is_added_and_the_first_one_stays(window, qtbot):
    for text in ("one", "two"):
        select(window, "为了办好读书会")
        qtbot.keyClick(window.reader.view, Qt.Key.Key_N)
        qtbot.keyClicks(editor(window), text)
        qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert sorted(one.note for one in window.workspace.notebook.list()) == ["one", "two"]


def test_a_note_on_a_bare_highlight_joins_it(window, qtbot):
    select(window, "为了办好读书会")
    qtbot.keyClick(window.reader.view, Qt.Key.Key_H)
    select(window, "办好读书会")
    qtbot.keyClick(window.reader.view, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "one")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert [one.note for one in window.workspace.notebook.list()] == ["one"]


def test_a_search_for_the_selection_opens_the_finding_bar(window, qtbot):
    select(window, "读书使人")
    qtbot.keyClick(window.reader.view, Qt.Key.Key_F)
    assert window.reader.finding.words == "读书使人"
