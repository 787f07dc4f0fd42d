# SPDX-License-Identifier: MIT
"""Outlines to show, the panel that shows them, and what is seen of it."""

from collections.abc import Callable, Iterable

from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import theme
from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel

Outline = tuple[Entry, ...]

NESTED: Outline = (
    Entry("a", "总则", 1, None, "s001", 0, 1),
    Entry("b", "目的", 2, "a", "s001", 1, 1),
    Entry("c", "范围", 2, "a", "s001", 2, 1),
    Entry("d", "附则", 1, None, "s001", 3, 1),
)


def clauses(count: int) -> Outline:
    """As many entries beside each other, named by their numbers from 0."""
    return tuple(Entry(str(n), f"第{n}条", 1, None, "s001", n, 1) for n in range(count))


def panel_of(
    outline: Outline | Callable[[str], Outline],
    qtbot: QtBot,
    shelf: Iterable[Shelf] = (Shelf("d", "资料"),),
) -> OutlinePanel:
    """Not shown yet; each document of the shelf has the same outline, or its own."""
    made = OutlinePanel(outline if callable(outline) else lambda _: outline, theme("light"))
    qtbot.addWidget(made)
    made.resize(272, 600)
    made.show_library(list(shelf))
    return made


def shown(
    outline: Outline | Callable[[str], Outline],
    qtbot: QtBot,
    shelf: Iterable[Shelf] = (Shelf("d", "资料"),),
) -> OutlinePanel:
    made = panel_of(outline, qtbot, shelf)
    made.show()
    return made


def in_view(panel: OutlinePanel, entry: str) -> bool:
    """Is the row of this entry of the document ``d`` in sight?"""
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of("d", entry))
    return rect.isValid() and tree.viewport().rect().intersects(rect)
