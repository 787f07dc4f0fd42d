# SPDX-License-Identifier: MIT
"""The tree follows the reading and never fights the person."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import theme
from study_viewer.ui.outline.model import Shelf
from study_viewer.ui.outline.panel import OutlinePanel

MANY = tuple(Entry(str(n), f"第{n}条", 1, None, "s001", n, 1) for n in range(300))


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    made = OutlinePanel(lambda _: MANY, theme("light"))
    qtbot.addWidget(made)
    made.resize(272, 600)
    made.show_library([Shelf("d", "资料")])
    made.show()
    return made


def in_view(panel: OutlinePanel, entry: str) -> bool:
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of("d", entry))
    return rect.isValid() and tree.viewport().rect().intersects(rect)


def wheel(panel: OutlinePanel) -> None:
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.tree.viewport(), turn)


def test_the_entry_that_is_read_is_opened_and_kept_in_view(panel: OutlinePanel) -> None:
    panel.follow("d", "250", jump=True)
    assert in_view(panel, "250")
    panel.follow("d", "100", jump=False)
    assert in_view(panel, "100")


def test_after_the_wheel_the_tree_stays_where_the_person_put_it(panel: OutlinePanel) -> None:
    panel.follow("d", "100", jump=True)
    wheel(panel)
    panel.follow("d", "250", jump=False)
    assert not in_view(panel, "250")
    model = panel.tree.model()
    assert model.node(model.index_of("d", "250")).current


def test_the_next_jump_takes_up_following_again(panel: OutlinePanel) -> None:
    panel.follow("d", "100", jump=True)
    wheel(panel)
    panel.follow("d", "250", jump=True)
    assert in_view(panel, "250")


def test_a_click_and_enter_ask_for_the_entry(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.follow("d", "3", jump=True)
    wanted: list[tuple[str, object]] = []
    panel.entry_wanted.connect(lambda document, entry: wanted.append((document, entry)))
    tree = panel.tree
    place = tree.visualRect(tree.model().index_of("d", "5")).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert wanted == [("d", "5"), ("d", "6")]


def test_the_filter_narrows_after_a_pause(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.follow("d", "3", jump=True)
    panel.filter_field.setText("第299条")
    model = panel.tree.model()
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0)) == 1)
    panel.filter_field.clear()
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0)) == 300)


def test_what_is_unfolded_stays_so_when_a_document_comes(qtbot: QtBot) -> None:
    nested = (Entry("a", "甲", 1, None, "s001", 0, 1), Entry("b", "乙", 2, "a", "s001", 1, 1))
    panel = OutlinePanel(lambda _: nested, theme("light"))
    qtbot.addWidget(panel)
    panel.show_library([Shelf("d", "资料")])
    panel.follow("d", "b", jump=True)
    panel.show_library([Shelf("c", "新来的"), Shelf("d", "资料")])
    tree = panel.tree
    assert tree.unfolded() == [("d", None), ("d", "a")]


def test_an_empty_library_says_what_will_be_here(panel: OutlinePanel) -> None:
    panel.show_library([])
    assert panel.empty_label.isVisible()
    panel.show_library([Shelf("d", "资料")])
    assert not panel.empty_label.isVisible()
