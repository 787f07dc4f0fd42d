# SPDX-License-Identifier: MIT
"""Full screen shows the page alone, and gives everything back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of


def round_the_page(window: MainWindow) -> list[bool]:
    panels = round_of(window)
    parts: list[QWidget] = [panels.top, panels.outline, panels.annotations, panels.status]
    return [part.isVisible() for part in parts]


def test_only_the_page_is_left_and_esc_gives_back_what_was_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    panels = round_of(window)
    panels.actions["annotations"].trigger()
    window.splitter.setSizes([300, 980, 0])
    sizes = window.splitter.sizes()
    panels.actions["full-screen"].trigger()
    assert round_the_page(window) == [False] * 4
    assert window.reader.isVisible()
    QTest.keyClick(window.reader.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert round_the_page(window) == [True, True, False, True]
    assert window.splitter.sizes()[0] == sizes[0]


def test_a_panel_folded_away_meanwhile_comes_back_as_wide_as_it_was(
    window: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window.splitter.setSizes([300, 640, 340])
    for name in ("outline", "annotations", "full-screen", "full-screen", "outline", "annotations"):
        round_of(window).actions[name].trigger()
    qtbot.waitUntil(lambda: window.splitter.sizes()[::2] == [300, 340])
    round_of(window).actions["annotations"].trigger()
    window.close()
    again = open_window()
    round_of(again).actions["annotations"].trigger()
    qtbot.waitUntil(lambda: again.splitter.sizes()[2] == 340)


def test_the_key_that_leads_in_leads_out(window: MainWindow) -> None:
    full = round_of(window).actions["full-screen"]
    full.trigger()
    full.trigger()
    assert not window.isFullScreen()
    assert round_the_page(window) == [True] * 4


def test_a_panel_can_be_asked_for_and_is_not_remembered(window: MainWindow) -> None:
    panels = round_of(window)
    panels.actions["full-screen"].trigger()
    panels.actions["outline"].trigger()
    assert panels.outline.isVisible()
    assert window.settings.flag("outline_shown")
    assert window.settings.flag("annotations_shown")
    panels.actions["full-screen"].trigger()
    assert round_the_page(window) == [True] * 4


def test_esc_ends_a_selection_first(window: MainWindow) -> None:
    round_of(window).actions["full-screen"].trigger()
    view = window.reader.view
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    while view.selection() or view.cursorWidth():
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_what_is_to_be_said_is_seen_and_goes_again(window: MainWindow) -> None:
    panels = round_of(window)
    panels.actions["full-screen"].trigger()
    window.messages.say("Deleted.")
    assert panels.status.isVisible()
    panels.status._rest()
    assert not panels.status.isVisible()


def test_closed_in_full_screen_the_next_start_has_everything_again(
    window: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    round_of(window).actions["full-screen"].trigger()
    window.close()
    again = open_window()
    assert not again.isFullScreen()
    qtbot.waitUntil(lambda: round_the_page(again) == [True] * 4)


def test_on_a_small_screen_one_panel_makes_room_for_the_other(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels = round_of(window)
    monkeypatch.setattr(type(panels.columns), "_room", lambda _: 640)
    panels.columns.fold()
    assert round_the_page(window)[1:3] == [True, False]
    panels.actions["annotations"].trigger()
    assert round_the_page(window)[1:3] == [False, True]
    panels.actions["outline"].trigger()
    assert round_the_page(window)[1:3] == [True, False]
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= 640)
