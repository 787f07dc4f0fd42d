# SPDX-License-Identifier: MIT
"""The filter of the contents finds as the search does, and is left to what it found."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.outline import sought
from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel
from tests.ui.outline.hands import clauses, shown


def test_enter_in_the_filter_opens_the_first_that_is_found(
    panel: OutlinePanel, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    panel.entry_wanted.connect(lambda document, entry: wanted.append((document, entry)))
    panel.filter_field.setFocus()
    panel.filter_field.setText("第29")
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wanted == [("d", "29")])
    panel.filter_field.setText("没有这个")
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Return)
    assert panel.none_label.isVisible()
    assert wanted == [("d", "29")]


def test_the_arrow_down_leads_from_the_filter_to_the_first_that_is_found(
    panel: OutlinePanel, qtbot: QtBot
) -> None:
    panel.activateWindow()
    panel.follow("d", "3", jump=True)
    panel.filter_field.setFocus()
    panel.filter_field.setText("第29")
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Down)
    tree = panel.tree
    qtbot.waitUntil(tree.hasFocus)
    assert tree.currentIndex() == tree.model().index_of("d", "29")
    panel.filter_field.clear()
    panel.filter_field.setFocus()
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Down)
    assert tree.hasFocus()


def test_enter_waits_for_outlines_that_are_still_being_looked_through(qtbot: QtBot) -> None:
    shelf = [Shelf("a", "甲"), Shelf("b", "乙"), Shelf("c", "丙")]
    panel = shown(lambda name: clauses(300) if name == "c" else (), qtbot, shelf)
    panel.filter_field.setText("第299条")
    with qtbot.waitSignal(panel.entry_wanted) as opened:
        qtbot.keyClick(panel.filter_field, Qt.Key.Key_Return)
    assert opened.args == ["c", "299"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("第12条", "第十二条 要素"),
        ("第十二条", "第十二条 要素"),
        ("圖書", "图书馆"),
        ("ＡＢ", "ab 表"),
    ],
)
def test_it_finds_titles_however_they_are_written(words: str, meant: str, qtbot: QtBot) -> None:
    titles = ("第十二条 要素", "图书馆", "ab 表", "附则")
    outline = tuple(Entry(str(n), title, 1, None, "s001", n, 1) for n, title in enumerate(titles))
    panel = shown(outline, qtbot)
    panel.filter_field.setText(words)
    model = panel.tree.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.rowCount(model.index(0, 0)) == 1)
    assert model.index(0, 0, model.index(0, 0)).data() == meant
    assert panel.tree.first_found().data() == meant


def test_the_words_are_marked_where_they_stand_in_the_title() -> None:
    assert sought.spans("第12条", "见第 十二条") == [(1, 6)]
    assert sought.spans("館", "圖書館和图书馆") == [(2, 3), (6, 7)]
