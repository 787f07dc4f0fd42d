# SPDX-License-Identifier: MIT
"""The menu of a row leaves the row in sight."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from pytestqt.qtbot import QtBot

from tests.ui.outline.hands import shown


def test_the_menu_of_a_row_opens_below_it(qtbot: QtBot) -> None:
    panel = shown((), qtbot)
    tree = panel.tree
    row = tree.visualRect(tree.model().index(0, 0))
    asked: list[QPoint] = []
    tree.menu_wanted.connect(lambda _, where: asked.append(where))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        tree.setCurrentIndex(tree.model().index(0, 0))
        event = QContextMenuEvent(reason, row.center(), tree.viewport().mapToGlobal(row.center()))
        tree.contextMenuEvent(event)
    below = tree.viewport().mapToGlobal(row.bottomLeft()).y()
    assert [where.y() > below for where in asked] == [True, True]
