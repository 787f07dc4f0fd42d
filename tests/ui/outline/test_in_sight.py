# SPDX-License-Identifier: MIT
"""Where in the tree the entry that is read comes into sight."""

from pytestqt.qtbot import QtBot

from study_viewer.ui.outline.branches import Shelf
from tests.ui.outline.hands import NESTED, clauses, shown


def test_a_document_that_is_opened_at_the_lower_edge_shows_what_is_in_it(qtbot: QtBot) -> None:
    shelf = [Shelf(str(n), f"资料{n}") for n in range(30)]
    panel = shown(NESTED, qtbot, shelf)
    panel.follow("25", "a", jump=True)
    tree = panel.tree
    for entry in ("a", "b", "c", "d"):
        rect = tree.visualRect(tree.model().index_of("25", entry))
        assert tree.viewport().rect().contains(rect.center())


def test_a_row_that_comes_from_out_of_sight_comes_with_its_neighbours(qtbot: QtBot) -> None:
    panel = shown(clauses(90), qtbot)
    panel.follow("d", "0", jump=True)
    panel.follow("d", "60", jump=True)
    tree = panel.tree
    for entry in ("57", "60", "63"):
        rect = tree.visualRect(tree.model().index_of("d", entry))
        assert tree.viewport().rect().contains(rect.center())
    top = tree.verticalScrollBar().value()
    panel.follow("d", "62", jump=True)
    assert tree.verticalScrollBar().value() == top, "what is in sight stays where it is"
