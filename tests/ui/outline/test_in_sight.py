# SPDX-License-Identifier: MIT
"""Where in the tree the entry that is read comes into sight."""

from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import theme
from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel

NESTED = (
    Entry("a", "总则", 1, None, "s001", 0, 1),
    Entry("b", "目的", 2, "a", "s001", 1, 1),
    Entry("c", "范围", 2, "a", "s001", 2, 1),
    Entry("d", "附则", 1, None, "s001", 3, 1),
)


def test_a_document_that_is_opened_at_the_lower_edge_shows_what_is_in_it(qtbot: QtBot) -> None:
    shelf = [Shelf(str(n), f"资料{n}") for n in range(30)]
    panel = OutlinePanel(lambda _: NESTED, theme("light"))
    qtbot.addWidget(panel)
    panel.resize(272, 600)
    panel.show_library(shelf)
    panel.show()
    panel.follow("25", "a", jump=True)
    tree = panel.tree
    for entry in ("a", "b", "c", "d"):
        rect = tree.visualRect(tree.model().index_of("25", entry))
        assert tree.viewport().rect().contains(rect.center())


def test_a_row_that_comes_from_out_of_sight_comes_with_its_neighbours(qtbot: QtBot) -> None:
    many = tuple(Entry(str(n), f"第{n}条", 1, None, "s001", n, 1) for n in range(90))
    panel = OutlinePanel(lambda _: many, theme("light"))
    qtbot.addWidget(panel)
    panel.resize(272, 600)
    panel.show_library([Shelf("d", "资料")])
    panel.show()
    panel.follow("d", "0", jump=True)
    panel.follow("d", "60", jump=True)
    tree = panel.tree
    for entry in ("57", "60", "63"):
        rect = tree.visualRect(tree.model().index_of("d", entry))
        assert tree.viewport().rect().contains(rect.center())
    top = tree.verticalScrollBar().value()
    panel.follow("d", "62", jump=True)
    assert tree.verticalScrollBar().value() == top, "what is in sight stays where it is"
