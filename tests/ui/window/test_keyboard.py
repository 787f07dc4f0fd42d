# SPDX-License-Identifier: MIT
"""Esc steps out of what is nearest, a key asks for the menu, and the keyboard comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import listed, mark, round_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused(window: MainWindow, widget: QWidget, qtbot: QtBot) -> QWidget:
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    return widget


def menu_of(window: MainWindow) -> QMenu | None:
    return next((menu for menu in window.findChildren(QMenu) if menu.isVisible()), None)


# Esc.


def test_escape_in_the_text_ends_the_selection_then_the_finding_then_the_filters(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark(window, "制定本办法")
    panels, view = round_of(window), window.reader.view
    outline, notes = panels.outline, panels.annotations
    notes.open_filter(on=True)
    outline.filter_field.setText("目的")
    window.reader.find_words("读书")
    focused(window, view, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    finding = window.reader.finding
    assert finding is not None
    seen = []
    for _ in range(6):
        state = (
            window.reader.selection() is not None,
            finding.shown,
            notes.filter_shown,
            bool(outline.filter_field.text()),
        )
        if not seen or seen[-1] != state:
            seen.append(state)
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert seen == [
        (True, True, True, True),
        (False, True, True, True),
        (False, False, True, True),
        (False, False, True, False),
        (False, False, False, False),
    ]


def test_escape_in_a_panel_ends_its_own_filter_first(window: MainWindow, qtbot: QtBot) -> None:
    mark(window, "制定本办法")
    panels = round_of(window)
    outline, notes = panels.outline, panels.annotations
    notes.open_filter(on=True)
    outline.filter_field.setText("目的")
    focused(window, notes.list, qtbot)
    QTest.keyClick(notes.list, Qt.Key.Key_Escape)
    assert not notes.filter_shown
    assert outline.filter_field.text() == "目的"
    focused(window, outline.tree, qtbot)
    QTest.keyClick(outline.tree, Qt.Key.Key_Escape)
    assert outline.filter_field.text() == ""


# The menu by a key.


def test_shift_f10_opens_the_menu_of_the_row_that_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark(window, "制定本办法")
    panels = round_of(window)
    for area, line in ((panels.outline.tree, "Open"), (panels.annotations.list, "Edit the note")):
        focused(window, area, qtbot)
        QTest.keyClick(area, Qt.Key.Key_F10, SHIFT)
        menu = menu_of(window)
        assert menu is not None
        assert menu.actions()[0].text() == line
        row = area.visualRect(area.currentIndex())
        # Beside the row or right below it; the screen may be too small for the whole of it.
        assert row.top() <= area.viewport().mapFromGlobal(menu.pos()).y() <= row.bottom() + 1
        menu.close()


def test_shift_f10_in_the_text_offers_what_a_right_click_does(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.reader.view
    focused(window, view, qtbot)
    assert window.reader.selection() is None
    QTest.keyClick(view, Qt.Key.Key_F10, SHIFT)
    assert window.reader.selection() is not None
    assert window.reader.bar is not None and window.reader.bar.isVisible()


# The keyboard after a button of the status bar.


@pytest.mark.parametrize("where", ["text", "list"])
def test_after_undo_in_the_status_bar_the_keyboard_is_where_it_was(
    window: MainWindow, qtbot: QtBot, where: str
) -> None:
    one = mark(window, "制定本办法")
    mark(window, "本办法适用于各分馆")
    panels = round_of(window)
    here = window.reader.view if where == "text" else panels.annotations.list
    focused(window, here, qtbot)
    panels.doing.delete([one.id])
    # Tab passes other controls on its way to the bar.
    focused(window, panels.outline.tree, qtbot)
    undo = panels.status._offers[0]
    assert undo.isVisible()
    focused(window, undo, qtbot)
    QTest.keyClick(undo, Qt.Key.Key_Space)
    assert len(listed(window)) == 2
    assert here.hasFocus()


# A panel that goes.


@pytest.mark.parametrize("name", ["outline", "annotations"])
def test_the_keys_are_the_texts_when_the_panel_that_had_them_is_folded_away(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    mark(window, "制定本办法")
    panels = round_of(window)
    areas = {"outline": panels.outline.tree, "annotations": panels.annotations.list}
    focused(window, areas[name], qtbot)
    panels.actions[name].trigger()
    qtbot.waitUntil(window.reader.view.hasFocus)
    assert not areas[name].isVisible()
