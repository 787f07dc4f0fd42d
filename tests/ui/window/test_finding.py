# SPDX-License-Identifier: MIT
"""Finding in the section and the size of type, asked of the window by their keys."""

from PySide6.QtCore import Qt

from tests.ui.window.hands import round_of


def test_the_finding_commands_open_the_bar_and_go_on_and_back(window, qtbot):
    actions = round_of(window).actions
    actions["find"].trigger()
    finding = window.reader.finding
    finding.bar.field.setText("读书")
    assert finding.bar.field.hasFocus() or not window.isActiveWindow()
    first = window.reader.place()
    for _ in range(40):
        actions["find-next"].trigger()
    assert window.reader.place() > first
    for _ in range(40):
        actions["find-previous"].trigger()
    assert window.reader.place() == first


def test_the_next_section_is_searched_when_one_goes_on(window, qtbot):
    round_of(window).actions["find"].trigger()
    finding = window.reader.finding
    finding.bar.field.setText("附则")
    window.desk.turn(1)
    window.desk.turn(1)
    assert finding.shown
    round_of(window).actions["find-next"].trigger()
    assert finding.bar.field.text() == "附则"
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Escape)
    assert not finding.shown


def test_the_usual_size_comes_back(window):
    actions = round_of(window).actions
    for _ in range(3):
        actions["larger"].trigger()
    assert window.reader.view.typography.size == 24
    actions["usual-size"].trigger()
    assert window.reader.view.typography.size == 18
    assert window.settings.number("line_height") == 32


def test_alt_left_leads_back_from_what_was_found(window, qtbot):
    actions = round_of(window).actions
    actions["find"].trigger()
    window.reader.finding.bar.field.setText("适用于各分馆")
    assert window.reader.place() > 0
    qtbot.waitUntil(actions["back"].isEnabled)
    actions["back"].trigger()
    assert window.reader.place() == 0
