# SPDX-License-Identifier: MIT
"""Finding in the section and the size of type, asked of the window by their keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.window.hands import outline_of, round_of


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


def finding_words(window, words):
    round_of(window).actions["find"].trigger()
    window.reader.finding.bar.field.setText(words)
    return window.reader.finding


def said(window):
    return window.reader.finding.bar.findChild(QLabel).text()


def titled(window):
    library = window.workspace.library
    return library.section(window.desk.document, window.desk.section).title


def test_words_of_another_section_are_announced_and_enter_leads_there(window, qtbot):
    finding = finding_words(window, "读完以后")
    qtbot.waitUntil(lambda: said(window) == "Not in this section; next in “读书”")
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titled(window) == "读书")
    assert said(window) == "1 of 1 in this section"
    assert finding.bar.field.text() == "读完以后"


def test_past_the_last_place_the_next_section_that_has_it_follows_and_so_back(window, qtbot):
    finding = finding_words(window, "本办法")
    assert said(window) == "1 of 2 in this section"
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    assert said(window) == "2 of 2 in this section"
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titled(window) == "附则")
    assert said(window) == "1 of 1 in this section"
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: titled(window) == "总则")
    assert said(window) == "2 of 2 in this section"


def test_words_that_stand_in_one_section_alone_are_gone_round_there(window, qtbot):
    finding = finding_words(window, "适用于各分馆")
    assert said(window) == "1 of 1 in this section"
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not round_of(window).seeking.busy)
    assert titled(window) == "总则"
    assert said(window) == "1 of 1 in this section"


def test_words_of_no_section_are_not_in_the_document(window, qtbot):
    finding_words(window, "地铁")
    qtbot.waitUntil(lambda: said(window) == "Not in this document")


def test_an_answer_about_words_that_were_changed_is_not_heard(window, qtbot):
    finding = finding_words(window, "读完以后")
    finding.bar.field.setText("为了办好")
    qtbot.waitUntil(lambda: not round_of(window).seeking.busy)
    assert said(window) == "1 of 1 in this section"


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


def test_alt_left_after_a_jump_right_behind_a_find_leads_to_the_found_place(window, document):
    panels = round_of(window)
    finding_words(window, "适用于各分馆")
    found = window.reader.place()
    assert found > 0
    last = window.workspace.library.sections(document)[2]
    panels.open_entry(document, next(e.id for e in outline_of(window) if e.section == last.id))
    assert titled(window) == last.title
    panels.actions["back"].trigger()
    assert (titled(window), window.reader.place()) == ("总则", found)


def test_alt_left_leads_to_what_was_found_in_another_section(window, qtbot, document):
    panels = round_of(window)
    finding = finding_words(window, "读完以后")
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titled(window) == "读书")
    last = window.workspace.library.sections(document)[2]
    panels.open_entry(document, next(e.id for e in outline_of(window) if e.section == last.id))
    assert titled(window) == last.title != "读书"
    panels.actions["back"].trigger()
    assert titled(window) == "读书"
