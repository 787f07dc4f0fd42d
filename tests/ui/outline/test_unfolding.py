# SPDX-License-Identifier: MIT
"""What the tree unfolds for the person, and what it folds again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.ui.outline.branches import Shelf
from tests.ui.outline.hands import clauses, in_view, shown


def test_a_group_of_many_siblings_unfolds_and_opens_nothing(qtbot: QtBot) -> None:
    panel = shown(clauses(2_000), qtbot)
    tree, model = panel.tree, panel.tree.model()
    tree.expand(model.index_of("d", None))
    group = model.index(1, 0, model.index_of("d", None))
    with qtbot.assertNotEmitted(panel.entry_wanted):
        where = tree.visualRect(group).center()
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert tree.isExpanded(group)
    panel.follow("d", "1999", jump=True)
    assert in_view(panel, "1999")
    panel.follow("d", "0", jump=True)
    assert tree.isExpanded(group), "the person unfolded it"
    assert not tree.isExpanded(model.parent(model.index_of("d", "1999")))


def test_a_document_that_is_opened_shows_its_sections_and_not_its_first_row_alone(
    qtbot: QtBot,
) -> None:
    panel = shown(clauses(30), qtbot, [Shelf("c", "指南"), Shelf("d", "资料")])
    panel.follow("c", "0", jump=True)
    panel.follow("d", None, jump=True)
    assert in_view(panel, "9")
