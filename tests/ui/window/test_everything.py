# SPDX-License-Identifier: MIT
"""Ctrl+K: one box for commands, documents, headings and words, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.window.hands import round_of


@pytest.fixture
def box(window):
    round_of(window).actions["everything"].trigger()
    return round_of(window).everything.box


def typed(window, qtbot, words):
    """What the box shows for the words, once all is there."""
    everything = round_of(window).everything
    everything.box.field.setText(words)
    qtbot.waitUntil(lambda: not everything.busy, timeout=10_000)
    return shown(everything.box)


def shown(box):
    return [box.list.item(number).text() for number in range(box.list.count())]


def test_its_key_is_ctrl_k_and_a_field_does_not_keep_it(window, qtbot):
    assert round_of(window).actions["everything"].shortcut().toString() == "Ctrl+K"
    window.activateWindow()
    field = round_of(window).outline.filter_field
    field.setFocus()
    field.setText("附则")
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "附则"


def test_before_anything_is_typed_all_commands_are_there(window, box):
    assert box.isVisible()
    assert "Export notes" in shown(box)
    assert "Paper: Dark" in shown(box)


def test_a_command_is_found_by_its_name_and_enter_does_it(window, box, qtbot):
    assert typed(window, qtbot, "larger")[0] == "Larger text"
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.settings.number("font_size") == 20


def test_a_chinese_command_is_found_by_its_pinyin(window, qtbot):
    window.translation.use("zh")
    round_of(window).actions["everything"].trigger()
    assert "纸张：深色" in [one.replace(": ", "：") for one in typed(window, qtbot, "shense")]


def test_a_document_is_said_once_with_who_issued_it(window, box, qtbot):
    document = window.desk.document
    window.workspace.library.rename(document, title="城乡办法", issued_by="市委")
    assert typed(window, qtbot, "cxbf")[0] == "城乡办法"
    assert shown(box).count("城乡办法") == 1
    assert box.list.item(0).data(Qt.ItemDataRole.UserRole).aside == "市委"


def test_a_heading_is_found_by_title_or_pinyin_and_enter_opens_it(window, box, qtbot):
    assert typed(window, qtbot, "fuze")[0] == "附则"
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"
    assert window.reader.view.hasFocus()
    round_of(window).actions["back"].trigger()
    assert window.desk.entry().title == "总则"


def test_the_last_row_searches_everywhere(window, box, qtbot):
    rows = typed(window, qtbot, "每月一次")
    assert rows == ["Search everywhere for “每月一次”"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    panel = round_of(window).searching.panel
    assert panel.isVisible()
    assert panel.field.text() == "每月一次"


def test_the_arrows_choose_and_enter_before_the_answer_waits_for_it(window, box, qtbot):
    box.field.setText("附则")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.isVisible(), timeout=10_000)
    entry = window.desk.entry()
    assert entry is not None and entry.title == "附则"


def test_escape_gives_the_keys_back_to_where_they_were(window, qtbot):
    field = round_of(window).outline.filter_field
    field.setFocus()
    round_of(window).actions["everything"].trigger()
    box = round_of(window).everything.box
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert field.hasFocus()


def test_the_field_on_top_opens_it(window, qtbot):
    top = round_of(window).top
    qtbot.mouseClick(top._ask, Qt.MouseButton.LeftButton)
    assert round_of(window).everything.box.isVisible()


def test_what_cannot_be_done_now_is_not_offered(window, box):
    assert not round_of(window).actions["original-page"].isEnabled()
    assert "Page of the original" not in shown(box)


def test_in_a_low_window_the_box_ends_within_it(window, qtbot):
    window.resize(700, 360)
    round_of(window).actions["everything"].trigger()
    box = round_of(window).everything.box
    assert box.list.count() > 12
    assert box.list.mapTo(window, box.list.rect().bottomLeft()).y() < window.height()


def test_how_many_more_titles_there_are_is_said_where_they_are_found(
    window, box, qtbot, monkeypatch
):
    monkeypatch.setattr("study_viewer.ui.desk.search_work.FIRST", 1)
    # Two headings and a document have it.
    heads = typed(window, qtbot, "则")
    asides = [box.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(len(heads))]
    assert heads[0].endswith("则")
    assert asides[-1] == "Search everywhere for “则”, 1 more title · Ctrl+Shift+F"
    typed(window, qtbot, "附则")
    last = box.list.item(box.list.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "more" not in last
