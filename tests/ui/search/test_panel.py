# SPDX-License-Identifier: MIT
"""The search panel by itself: when it asks, what it says, what its keys do."""

import pytest
from PySide6.QtCore import Qt

from study_viewer.core.searching import Excerpt, Hit
from study_viewer.ui.common.theme import PAPERS, theme
from study_viewer.ui.search.model import Row
from study_viewer.ui.search.panel import SearchPanel


@pytest.fixture
def panel(qtbot):
    made = SearchPanel(theme("light"), "reading", None)
    made.resize(312, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def places(count):
    found = []
    for number in range(count):
        hit = Hit("text", "d", "s", "一", number, number + 2, Excerpt("前" * 40, "词语", "后" * 50))
        found.append(Row("text", "一", "文件", hit=hit))
    return found


def test_it_asks_once_for_what_is_typed_in_one_go(panel, qtbot):
    heard = []
    panel.asked.connect(heard.append)
    with qtbot.waitSignal(panel.asked):
        qtbot.keyClicks(panel.field, "abc")
    assert [one.words for one in heard] == ["abc"]


def test_every_key_tells_that_what_was_asked_before_is_over(panel, qtbot):
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClicks(panel.field, "a")


def test_a_choice_asks_at_once(panel, qtbot):
    panel.field.setText("词")
    with qtbot.waitSignal(panel.asked) as asked:
        panel.chips["notes"].click()
    assert asked.args[0].scope == "notes"
    assert not panel.chips["all"].isChecked()
    with qtbot.waitSignal(panel.asked) as asked:
        panel.chips["pattern"].click()
    assert asked.args[0].pattern


def test_while_nothing_is_typed_it_says_what_can_be(panel):
    assert panel.empty.isVisible()
    assert "pinyin" in panel.empty.text()
    panel.field.setText("词")
    assert not panel.empty.isVisible()


def test_enter_in_the_field_goes_from_place_to_place(panel, qtbot):
    panel.field.setText("词")
    panel.ask_now()
    panel.show_found("text", [Row("text", "一", "文件", 2), *places(2)])
    heard = []
    panel.hit_wanted.connect(heard.append)
    for _ in range(2):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert [one.start for one in heard] == [0, 1]


def test_the_arrow_down_leads_to_the_first_place_and_enter_there(panel, qtbot):
    panel.field.setText("词")
    panel.ask_now()
    panel.show_found("text", [Row("text", "一", "文件", 2), *places(2)])
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 1
    with qtbot.waitSignal(panel.hit_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args[0].start == 0


def test_letters_typed_in_the_list_go_on_with_the_words(panel, qtbot):
    panel.field.setText("a")
    panel.show_found("text", places(1))
    qtbot.keyClicks(panel.list, "b")
    assert panel.field.text() == "ab"


def test_escape_closes_it_from_field_and_list(panel, qtbot):
    for widget in (panel.field, panel.list):
        with qtbot.waitSignal(panel.closed):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_a_click_on_the_way_to_more_asks_for_its_part(panel, qtbot):
    panel.field.setText("词")
    panel.show_found("text", places(1))
    panel.model.offer_more("text", Row("text", "First 1 of 2", more=True))
    where = panel.list.visualRect(panel.model.index(1)).center()
    with qtbot.waitSignal(panel.more_wanted) as wanted:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wanted.args == ["text"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_row_is_painted_on_every_paper(panel, paper):
    panel.set_theme(theme(paper))
    panel.field.setText("词")
    emoji = Hit("text", "d", "s", "一", 0, 1, Excerpt("😀" * 30, "😀", "😀" * 60))
    rows = [Row("text", "一", "文件", 3), *places(2), Row("text", "一", "文件", hit=emoji)]
    panel.show_found("text", rows)
    panel.show_found("title", [Row("title", count=1), Row("title", "一", hit=emoji)])
    shot = panel.list.viewport().grab().toImage()
    assert len({shot.pixelColor(40, y).name() for y in range(200)}) > 1
