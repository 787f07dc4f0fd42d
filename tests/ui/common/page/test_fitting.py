# SPDX-License-Identifier: MIT
"""A title of two lines breaks where a reader would break it."""

import pytest

from study_viewer.core.document.model import Body, Heading, Span
from study_viewer.ui.common.page.build import build_page
from study_viewer.ui.common.page.fitting import GUTTER, fit_page
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme


def lines(title: str, width: int) -> list[str]:
    typography = Typography()
    page = build_page(Body((Heading(1, (Span(title),)),)), typography, theme("light"))
    page.document.setTextWidth(width)
    fit_page(page, typography, width)
    page.document.documentLayout().documentSize()
    block = page.document.firstBlock()
    layout = block.layout()
    found = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [title[one.textStart() : one.textStart() + one.textLength()].strip() for one in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("中国共产党四川省第十二届委员会", "第四次全体会议公报"),
        ("关于进一步改善医疗服务行动计划的", "实施方案和任务分工的通知"),
        ("一二三四五六七八九十甲乙", "丙丁戊己庚辛壬癸子丑寅卯"),
        ("The urban and rural integration", "of the whole country"),
    ],
)
def test_a_title_of_two_lines_breaks_between_its_parts(qapp, first, second):
    title = first + (" " if first.isascii() else "") + second
    room = 22 * 28 if not first.isascii() else 26 * 28
    assert lines(title, room + 2 * GUTTER - 28) == [first, second]


def test_a_title_that_fits_and_one_for_three_lines_are_left_alone(qapp):
    assert len(lines("城乡融合读书笔记", 700)) == 1
    assert len(lines("城乡融合发展的重要标志与关键抓手" * 4, 700)) > 2


def test_a_wider_window_has_the_title_in_one_line_again(qapp):
    typography = Typography()
    title = "中国共产党四川省第十二届委员会第四次全体会议公报"
    page = build_page(Body((Heading(1, (Span(title),)),)), typography, theme("light"))
    for width, count in ((700, 2), (1000, 1), (700, 2)):
        page.document.setTextWidth(width)
        fit_page(page, typography, width)
        page.document.documentLayout().documentSize()
        assert page.document.firstBlock().layout().lineCount() == count
