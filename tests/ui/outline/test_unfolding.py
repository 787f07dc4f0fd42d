# SPDX-License-Identifier: MIT
"""What the tree unfolds for the person, and what it folds again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import theme
from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel


def entries(count: int) -> tuple[Entry, ...]:
    return tuple(Entry(str(n), f"第{n}条", 1, None, "s001", n, 1) for n in range(count))


def in_view(panel: OutlinePanel, entry: str) -> bool:
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of("d", entry))
    return rect.isValid() and tree.viewport().rect().intersects(rect)


def test_a_group_of_many_siblings_unfolds_and_opens_nothing(qtbot: QtBot) -> None:
    panel = OutlinePanel(lambda _: entries(2_000), theme("light"))
    qtbot.addWidget(panel)
    panel.resize(272, 600)
    panel.show_library([Shelf("d", "资料")])
    panel.show()
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
    panel = OutlinePanel(lambda _: entries(30), theme("light"))
    qtbot.addWidget(panel)
    panel.resize(272, 600)
    panel.show_library([Shelf("c", "指南"), Shelf("d", "资料")])
    panel.show()
    panel.follow("c", "0", jump=True)
    panel.follow("d", None, jump=True)
    assert in_view(panel, "9")
