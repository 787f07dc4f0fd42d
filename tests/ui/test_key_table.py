# SPDX-License-Identifier: MIT
"""The list of keys tells of every key that the selection bar takes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.command_table import COMMANDS
from study_viewer.ui.common.theme import theme
from study_viewer.ui.key_table import KEYS
from study_viewer.ui.reader.selection_bar import SelectionBar


def test_every_key_of_the_selection_bar_stands_in_the_table(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SelectionBar(theme("light"), window)
    bar.present(None, erasable=True)
    listed = {key for key, _ in KEYS[0].keys}
    assert "1 – 5" in listed
    digits = {str(digit) for digit in range(1, 6)}
    for key in (*range(Qt.Key.Key_0, Qt.Key.Key_Z + 1), Qt.Key.Key_Escape):
        name = QKeySequence(key).toString()
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        assert bar.takes(event) == (name in listed | digits), name


def test_no_key_stands_twice_in_one_place() -> None:
    for place in KEYS:
        keys = [key for key, _ in place.keys]
        assert len(keys) == len(set(keys))


def test_the_file_menu_is_parted_and_no_two_of_its_pictures_are_the_same() -> None:
    shown = [command for command in COMMANDS if command.menu == "file"]
    pictures = [command.icon for command in shown if command.icon]
    assert len(set(pictures)) == len(pictures)
    assert [command.id for command in shown if command.apart] == ["export", "notebook", "quit"]
