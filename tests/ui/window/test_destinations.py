# SPDX-License-Identifier: MIT
"""Ctrl+G: a small box over the page takes what one was told to read, and leads straight there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.reader.place_box import PlaceBox
from tests.ui.window.hands import round_of


@pytest.fixture
def box(window: MainWindow) -> PlaceBox:
    """Opened by its keys."""
    round_of(window).actions["go-to"].trigger()
    made = round_of(window).destinations.box
    assert made.isVisible()
    return made


def typed(window: MainWindow, qtbot: QtBot, words: str) -> list[str]:
    """What the box shows for the words."""
    destinations = round_of(window).destinations
    destinations.box.field.insert(words)
    qtbot.waitUntil(lambda: not destinations.busy)
    shown = destinations.box.list
    return [shown.item(n).text() for n in range(shown.count())]


def test_its_key_is_ctrl_g(window: MainWindow) -> None:
    (key,) = round_of(window).actions["go-to"].shortcuts()
    assert key.toString() == "Ctrl+G"


def test_the_box_says_what_may_be_typed_and_escape_gives_the_keys_back(
    window: MainWindow, box: PlaceBox
) -> None:
    assert "50%" in box.words.text()
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.focusWidget() is window.reader.view


def test_enter_goes_to_the_first_place_and_back_leads_to_where_one_was(
    window: MainWindow, box: PlaceBox, qtbot: QtBot
) -> None:
    assert typed(window, qtbot, "附则") == ["附则"]
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"
    assert not box.isVisible()
    assert window.focusWidget() is window.reader.view
    round_of(window).actions["back"].trigger()
    assert window.desk.contents().section_number(window.desk.section or "") == 0


def test_the_arrows_choose_among_the_places(
    window: MainWindow, box: PlaceBox, qtbot: QtBot
) -> None:
    assert typed(window, qtbot, "则") == ["总则", "附则"]
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"


def test_enter_before_the_answer_goes_as_soon_as_it_is_there(
    window: MainWindow, box: PlaceBox, qtbot: QtBot
) -> None:
    box.field.insert("附则")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.isVisible())
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"


def test_a_percent_leads_into_the_middle_of_the_document(
    window: MainWindow, box: PlaceBox, qtbot: QtBot
) -> None:
    assert typed(window, qtbot, "50%") == ["50 %"]
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert window.desk.place() > 100


def test_what_is_nowhere_is_said_and_enter_does_nothing(
    window: MainWindow, box: PlaceBox, qtbot: QtBot
) -> None:
    section = window.desk.section
    assert typed(window, qtbot, "第九十九条") == []
    assert box.words.text() == "This document has no place “第九十九条”."
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible() and window.desk.section == section


def test_a_click_on_a_place_goes_there(window: MainWindow, box: PlaceBox, qtbot: QtBot) -> None:
    typed(window, qtbot, "则")
    place = box.list.visualItemRect(box.list.item(1)).center()
    QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"


def test_a_click_into_the_tree_closes_the_box(window: MainWindow, box: PlaceBox) -> None:
    round_of(window).outline.tree.setFocus()
    assert not box.isVisible()


def test_the_box_never_leaves_the_page(window: MainWindow, box: PlaceBox, qtbot: QtBot) -> None:
    window.resize(900, 600)
    typed(window, qtbot, "则")
    assert window.reader.rect().contains(box.geometry().adjusted(16, 16, -16, -16))


def test_without_a_document_one_is_told(window: MainWindow, workspace: Workspace) -> None:
    for one in workspace.library.list():
        round_of(window).tasks.announce(workspace.library.remove(one.id))
    round_of(window).actions["go-to"].trigger()
    assert window.messages.last is not None
    assert window.messages.last.text == "No document is open."
