# SPDX-License-Identifier: MIT
"""A menu wears the paper, also after the paper changed."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.theme import PAPERS, palette, theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_its_ground_is_that_of_the_panels_on_every_paper(window: QWidget, qtbot: QtBot) -> None:
    before = QApplication.palette()
    menu = Menu(window)
    menu.addAction("Open")
    try:
        for paper in (*PAPERS, "light"):
            QApplication.setPalette(palette(theme(paper)))
            menu.popup(QPoint(0, 0))
            qtbot.waitUntil(menu.isVisible)
            shown = menu.grab().toImage()
            ground = shown.pixelColor(shown.width() - 6, 4).name()
            assert ground == theme(paper).panel.lower()
            menu.close()
    finally:
        QApplication.setPalette(before)


@pytest.mark.parametrize("far_down", [False, True])
def test_the_row_a_menu_is_for_stays_in_sight(
    window: QWidget, qtbot: QtBot, far_down: bool
) -> None:
    menu = Menu(window)
    for text in ("Open", "Mark as read", "Remove"):
        menu.addAction(text)
    room = window.screen().availableGeometry()
    row = QRect(40, room.bottom() - 40 if far_down else room.top() + 8, 100, 32)
    menu.popup_beside(row)
    qtbot.waitUntil(menu.isVisible)
    assert not menu.geometry().intersects(row)
    assert room.contains(menu.geometry())
    menu.close()
