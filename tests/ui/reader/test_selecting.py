# SPDX-License-Identifier: MIT
"""Selecting with the mouse: between lines, past their ends, from the margin, over a selection."""

import pytest
from PySide6.QtCore import QPoint, Qt

from study_viewer.core.document.model import Body, Paragraph, Span
from tests.ui.reader.test_view import HERE


def test_a_drag_along_any_height_of_a_paragraph_selects(desk, qtbot):
    viewport = desk.view.viewport()
    first = desk.middle_of(HERE)
    for down in range(64):
        y = first.y() + down
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(first.x(), y))
        qtbot.mouseMove(viewport, QPoint(first.x() + 120, y))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(first.x() + 120, y))
        selected = desk.view.selection()
        assert selected and 4 < selected[1] - selected[0] < 10, down


def test_pressing_inside_a_selection_selects_anew_and_stays_where_one_reads(desk, qtbot):
    desk.select(HERE)
    viewport, bar = desk.view.viewport(), desk.view.verticalScrollBar()
    scrolled = bar.value()
    at = desk.middle_of(HERE)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(viewport, QPoint(at.x() + 60, at.y()))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(at.x() + 60, at.y()))
    start, end = desk.view.selection()
    assert 1 <= end - start <= 5
    assert bar.value() == scrolled


@pytest.mark.parametrize("beyond", [2, 30, 90])
def test_a_drag_past_the_end_of_a_line_takes_its_last_character(desk, qtbot, beyond):
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    start, _ = desk.where(HERE)
    paragraph = desk.text.index("\n", start)
    tops = [desk.view.areas(at, at + 1)[0].top() for at in range(start, paragraph)]
    wrap = start + tops.count(tops[0])
    first, last = desk.view.areas(start, wrap)[0], desk.view.areas(wrap, paragraph)[1]
    assert wrap < paragraph
    begin = QPoint(first.left() + 1, first.center().y())
    aside = QPoint(first.right() + beyond, first.center().y())
    for here, there in ((begin, aside), (aside, begin)):
        qtbot.mousePress(viewport, left, pos=here)
        qtbot.mouseMove(viewport, there)
        qtbot.mouseRelease(viewport, left, pos=there)
        assert desk.view.selection() == (start, wrap)
    qtbot.mousePress(viewport, left, pos=aside)
    low = QPoint(last.right() + beyond, last.center().y())
    qtbot.mouseMove(viewport, low)
    qtbot.mouseRelease(viewport, left, pos=low)
    assert desk.view.selection() == (wrap, paragraph)


def test_a_click_in_the_margin_beside_a_link_follows_nothing(desk, qtbot):
    desk.panel.resize(420, 500)
    words = "一行里放得下的只有这些，其余的要写到" * 2
    spans = (Span(words, link="s002"), Span("下一行去了，这里已经不是链接。" * 3))
    desk.view.show_body(Body((Paragraph(spans),)))
    followed = []
    desk.view.link_activated.connect(followed.append)
    area = desk.view.areas(0, 2)[0]
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=QPoint(desk.view.edges()[1] + 6, area.center().y()))
    assert followed == []
    qtbot.mouseClick(viewport, left, pos=area.center())
    assert followed == ["s002"]
