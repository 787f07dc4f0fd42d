# SPDX-License-Identifier: MIT
"""Finding in the section: what is found, where one stands, what Esc leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton

from study_viewer.core.document.model import Body, Paragraph, Span
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import PAPERS, theme
from study_viewer.ui.reader.painting import hit_tint

WORDS = "公共图书馆是"


@pytest.fixture
def find(desk, qtbot):
    """Opens the bar and types."""

    def typed(words: str = WORDS):
        desk.panel.find_words()
        field = desk.panel.finding.bar.field
        field.clear()
        qtbot.keyClicks(field, words) if words.isascii() else field.setText(words)
        return desk.panel.finding

    return typed


def count(desk) -> str:
    return desk.panel.finding.bar.findChild(QLabel).text()


def is_current(desk, start: int) -> bool:
    """Is this place in sight, in the stronger tint?"""
    area = desk.view.areas(start, start + 1)[0]
    if not desk.view.viewport().rect().contains(area):
        return False
    shot = desk.view.viewport().grab().toImage()
    strong = hit_tint(theme("light"), True)
    return shot.pixelColor(area.left() + 1, area.top() + 6) == strong


def test_typing_finds_and_says_which_of_how_many(desk, find):
    find("书从哪里来")
    assert count(desk) == "1 of 87"
    find("馆是\n公共")
    assert count(desk) == "2 of 87"
    find("地铁")
    assert count(desk) == "Not found"
    find("")
    assert count(desk) == ""


def test_one_chinese_character_is_enough_and_every_place_in_sight_is_tinted(desk, find):
    find("书")
    tint = hit_tint(theme("light"), False)
    shot = desk.view.viewport().grab().toImage()
    at = desk.text.index("书", desk.text.index("书") + 1)
    area = desk.view.areas(at, at + 1)[0]
    assert shot.pixelColor(area.left() + 1, area.top() + 4) == tint


def test_an_emoji_before_the_words_moves_nothing(desk, find):
    find("2027")
    start, _ = desk.where("2027")
    assert is_current(desk, start)


def test_enter_goes_on_and_round_and_with_shift_back(desk, find, qtbot):
    field = find("册书").bar.field
    first, second = desk.where("一册书")[0] + 1, desk.where("两册书")[0] + 1
    assert is_current(desk, first)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert is_current(desk, second)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert is_current(desk, first)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert is_current(desk, second)
    assert count(desk) == "2 of 2"


def test_the_bar_opens_with_the_selection_and_stands_at_it(desk):
    desk.offer("第9段，公共图书馆是")
    desk.panel.find_words()
    assert desk.panel.finding.words == "第9段，公共图书馆是"
    assert is_current(desk, desk.where("第9段")[0])
    assert not desk.bar.isVisible()


def test_the_bar_opens_again_with_the_last_words_ready_to_be_typed_over(desk, find, qtbot):
    field = find("册书").bar.field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    desk.panel.find_words()
    assert field.selectedText() == "册书"
    assert count(desk) == "1 of 2"


def test_escape_closes_takes_the_tints_and_keeps_the_place(desk, find, qtbot):
    find("第20段")
    place = desk.panel.place()
    assert place > 0
    qtbot.keyClick(desk.panel.finding.bar.field, Qt.Key.Key_Escape)
    assert not desk.panel.finding.shown
    assert desk.view.hasFocus()
    assert desk.panel.place() == place
    shot = desk.view.viewport().grab().toImage()
    area = desk.view.areas(*desk.where("第20段"))[0]
    assert shot.pixelColor(area.left() + 1, area.top() + 3) == QColor(theme("light").paper)


def test_escape_in_the_text_closes_the_bar_too(desk, find, qtbot):
    find()
    desk.view.setFocus()
    qtbot.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not desk.panel.finding.shown


def test_without_the_bar_the_next_place_of_the_last_words_is_gone_to(desk, find, qtbot):
    field = find("册书").bar.field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    desk.panel.show_section(desk.body)
    desk.panel.find_again()
    assert desk.panel.finding.shown
    assert is_current(desk, desk.where("一册书")[0] + 1)


def test_asking_for_the_next_place_of_nothing_opens_the_bar(desk):
    desk.panel.find_again()
    assert desk.panel.finding.shown
    assert desk.panel.finding.bar.field.hasFocus()


def test_another_section_is_searched_anew_and_stays_where_it_was_opened(desk, find, qtbot):
    find("书")
    other = Body(tuple(Paragraph((Span(f"{n} 没有。" * 30 + "书"),)) for n in range(60)))
    desk.panel.show_section(other, at=0)
    qtbot.waitUntil(lambda: count(desk).startswith("60"))
    assert desk.panel.place() == 0
    desk.panel.find_again()
    assert count(desk) == "1 of 60"


def test_the_text_does_not_move_when_the_bar_comes(desk):
    top = desk.view.geometry()
    desk.panel.find_words()
    desk.panel.layout().activate()
    assert desk.view.geometry() == top


@pytest.mark.parametrize("size", [14, 26])
def test_the_bar_begins_with_the_column_of_text_in_any_size(desk, find, size):
    bar = find().bar
    desk.panel.resize(900, 600)
    desk.panel.set_typography(Typography(size=size, line=size * 2, width=20))
    desk.panel.layout().activate()
    bar.layout().activate()
    assert abs(bar.field.x() - desk.view.edges()[0]) <= 12


def test_nothing_is_selected_by_finding(desk, find):
    find("目标")
    assert desk.panel.selection() is None
    assert desk.bar is None or not desk.bar.isVisible()


def test_every_control_of_the_bar_has_a_name(desk, find):
    bar = find().bar
    assert bar.field.accessibleName()
    assert all(button.accessibleName() for button in bar.findChildren(QToolButton))


def test_with_no_document_open_there_is_nothing_to_find_in(desk):
    desk.panel.show_nothing()
    desk.panel.find_words()
    desk.panel.find_again()
    assert desk.panel.finding is None


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("here", [True, False])
def test_a_found_place_is_easy_to_read_on_every_paper(paper, here):
    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ink, ground = light(QColor(theme(paper).ink)), light(hit_tint(theme(paper), here))
    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5


def test_in_a_narrow_window_the_field_has_the_room(desk, find):
    desk.panel.resize(360, 500)
    find("公共")
    bar = desk.panel.finding.bar
    bar.layout().activate()
    assert bar.field.width() > 120
    assert bar.width() <= 360
