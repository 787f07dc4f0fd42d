# SPDX-License-Identifier: MIT
"""The menu of a row leaves the row in sight."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QContextMenuEvent
from pytestqt.qtbot import QtBot

from tests.ui.outline.hands import shown


def test_a_menu_is_asked_for_the_whole_row(qtbot: QtBot) -> None:
    panel = shown((), qtbot)
    tree = panel.tree
    row = tree.visualRect(tree.model().index(0, 0))
    asked: list[QRect] = []
    tree.menu_wanted.connect(lambda _, row: asked.append(row))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        tree.setCurrentIndex(tree.model().index(0, 0))
        event = QContextMenuEvent(reason, row.center(), tree.viewport().mapToGlobal(row.center()))
        tree.contextMenuEvent(event)
    top = tree.viewport().mapToGlobal(row.topLeft()).y()
    assert [(one.top(), one.height()) for one in asked] == [(top, row.height())] * 2
