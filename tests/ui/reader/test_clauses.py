# SPDX-License-Identifier: MIT
"""What two and three clicks take, the same on every character."""

import pytest
from PySide6.QtCore import Qt

from study_viewer.ui.reader.clauses import clause_around


@pytest.mark.parametrize(
    ("text", "at", "taken"),
    [
        ("到2035年，达到85%以上。", "035", "到2035年"),
        ("到2035年，达到85%以上。", "5%", "达到85%以上"),
        ("增长5.2%，总量12,000册。", "2%", "增长5.2%"),
        ("增长5.2%，总量12,000册。", "000", "总量12,000册"),
        ("一，二。", "，", "一"),
        ("一，二。", "。", "二"),
        ("“一”", "“", "一"),
        ("Reading isn’t 3.11 or state-of-the-art.", "sn", "isn’t"),
        ("Reading isn’t 3.11 or state-of-the-art.", "11", "3.11"),
        ("Reading isn’t 3.11 or state-of-the-art.", "ate", "state"),
        ("第一段\n2023\n第三段", "02", "2023"),
        ("用Python语言 and more", "tho", "用Python语言"),
        ("用Python语言 and more", "nd", "and"),
    ],
)
def test_a_double_click_takes_the_clause_or_the_word_on_every_character(text, at, taken):
    unit = clause_around(text, text.index(at))
    assert unit is not None
    assert text[slice(*unit)] == taken


def test_a_double_click_on_digits_takes_no_more_than_on_the_words_beside_them(desk, qtbot):
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    start, _ = desk.where("第12段")
    desk.view.scroll_to(start, flash=False)
    for offset in range(start, start + 4):
        at = desk.view.areas(offset, offset + 1)[0].center()
        qtbot.mouseDClick(viewport, left, pos=at)
        assert desk.view.text_between(*desk.view.selection()) == "第12段"
        qtbot.mouseRelease(viewport, left, pos=at)


def test_a_third_click_takes_the_paragraph(desk, qtbot):
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    told = []
    desk.view.selection_finished.connect(lambda *passage: told.append(passage))
    start, _ = desk.where("第1段")
    paragraph = start, desk.text.index("\n", start)
    at = desk.middle_of("第1段")
    qtbot.mousePress(viewport, left, pos=at)
    qtbot.mouseRelease(viewport, left, pos=at)
    qtbot.mouseDClick(viewport, left, pos=at)
    qtbot.mouseRelease(viewport, left, pos=at)
    qtbot.mousePress(viewport, left, pos=at)
    qtbot.mouseRelease(viewport, left, pos=at)
    assert desk.view.selection() == paragraph
    assert told[-1] == paragraph
