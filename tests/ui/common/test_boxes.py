# SPDX-License-Identifier: MIT
"""Fields of a dialog look as its buttons do, on every paper."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.boxes import ChoiceBox, Line
from study_viewer.ui.common.theme import PAPERS, theme, wear, worn
from study_viewer.ui.dialogs.day_field import DayField


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Iterator[str]:
    before, palette = worn(), QApplication.palette()
    wear(theme(request.param))
    yield request.param
    wear(before)
    QApplication.setPalette(palette)


def test_every_field_has_one_even_ground_and_round_corners(qtbot: QtBot, paper: str) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    choice = ChoiceBox(dialog)
    choice.addItem("Word")
    fields = (choice, Line("", dialog), DayField(QDate(2026, 11, 23), dialog))
    for field in fields:
        field.setFixedSize(200, 32)
        row.addWidget(field)
    dialog.show()
    ground, around = QColor(theme(paper).paper), QColor(theme(paper).panel)
    for field in fields:
        shown = dialog.grab(field.geometry()).toImage()
        down = {shown.pixelColor(150, y).name() for y in range(3, 29)}
        assert down == {ground.name()}, type(field)
        assert shown.pixelColor(0, 0) == around, type(field)


def test_the_edge_of_the_field_with_the_keyboard_is_in_the_accent(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    choice = ChoiceBox(dialog)
    fields = (choice, Line("", dialog), DayField(QDate(2026, 11, 23), dialog))
    for field in fields:
        row.addWidget(field)
    dialog.show()
    dialog.activateWindow()
    accent = QColor(worn().accent).name()
    for field in fields:
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        shown = field.grab().toImage()
        edge = {shown.pixelColor(shown.width() // 2, y).name() for y in range(3)}
        assert accent in edge, type(field)


def test_a_choice_too_long_for_its_box_is_cut_with_a_sign(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    box = ChoiceBox(dialog)
    box.addItem("This document: " + "long " * 40)
    box.resize(160, 32)
    shown = box.grab().toImage()
    ground = QColor(worn().paper)
    # Between the words and the arrow nothing is written.
    gap = {shown.pixelColor(x, y).name() for x in range(133, 136) for y in range(4, 28)}
    assert gap == {ground.name()}


def test_a_choice_as_wide_as_its_words_cuts_none_of_them(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    choice = ChoiceBox(dialog)
    choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    choice.addItem("")
    choice.setItemText(0, "Found by itself: UTF-16")
    words = choice.fontMetrics().horizontalAdvance("Found by itself: UTF-16")
    assert choice.sizeHint().width() >= words + 38, "its edge and its arrow"
