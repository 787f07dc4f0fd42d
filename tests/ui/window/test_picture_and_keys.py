# SPDX-License-Identifier: MIT
"""While a picture is looked at closely the keys of a command give the window back, and do it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.reader.picture_view import PictureView
from tests.ui.window.hands import previewed, round_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def picture(window: MainWindow, qtbot: QtBot) -> PictureView:
    window.activateWindow()
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    made = PictureView(theme_for("light"), window)
    made.closed.connect(window.reader.setFocus)
    made.show_picture(image, "a map")
    qtbot.waitUntil(made.hasFocus)
    return made


def test_ctrl_o_closes_the_picture_and_asks_for_files(
    window: MainWindow,
    picture: PictureView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    file = tmp_path / "新.txt"
    file.write_text("值班表\n\n一月由办公室的同事轮流值班。\n", encoding="utf-8")
    monkeypatch.setattr("study_viewer.ui.common.ask.files_to_import", lambda *_: [file])
    qtbot.keyClick(picture, Qt.Key.Key_Control)
    assert picture.isVisible(), "no command yet"
    qtbot.keyClick(picture, Qt.Key.Key_O, CONTROL)
    assert not picture.isVisible()
    assert "值班" in previewed(window, qtbot).editor.page.toPlainText()
    previewed(window, qtbot).reject()


def test_keys_that_are_the_picture_s_own_stay_its_own(
    window: MainWindow, picture: PictureView, qtbot: QtBot
) -> None:
    size, scale = window.settings.number("font_size"), picture.scale
    qtbot.keyClick(picture, Qt.Key.Key_Plus, CONTROL)
    qtbot.keyClick(picture, Qt.Key.Key_X)
    assert picture.isVisible() and picture.scale > scale
    assert window.settings.number("font_size") == size


def test_a_command_that_is_off_leaves_the_picture(
    window: MainWindow, picture: PictureView, qtbot: QtBot
) -> None:
    round_of(window).actions["import-files"].setEnabled(False)
    qtbot.keyClick(picture, Qt.Key.Key_O, CONTROL)
    assert picture.isVisible()
