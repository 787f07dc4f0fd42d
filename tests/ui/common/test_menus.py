# SPDX-License-Identifier: MIT
"""A menu wears the paper, also after the paper changed."""

import pytest
from PySide6.QtCore import QPoint
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
