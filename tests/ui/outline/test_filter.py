# SPDX-License-Identifier: MIT
"""The filter of the contents is left by the keyboard, to what it found."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

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
