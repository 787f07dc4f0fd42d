# SPDX-License-Identifier: MIT
"""Entries say what their paragraph begins with, and tell it from its neighbours."""

import pytest

from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import (
    Nesting,
    entry_title,
    has_entry,
    is_heading,
    shortened,
)
from study_viewer.core.document.rewrap import width
from study_viewer.core.one_line import is_same_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("会议研究了有关问题，作出如下决定。", "会议研究了有关问题"),
        ("全会指出，学习是进步的阶梯，要坚持。", "全会指出，学习是进步的阶梯"),
        ("按：现将有关材料印发给你们。", "按语"),
        ("第一条　为了规范管理，制定本办法。", "第一条 为了规范管理，制定本办法"),
        ("大家好！", "大家好"),
        ("No sentence here", "No sentence here"),
    ],
)
def test_a_title_is_the_opening_clause(text: str, title: str) -> None:
    assert entry_title(text, number_of(text), ()) == title


def test_a_title_that_is_taken_goes_on_to_the_next_clause() -> None:
    first = entry_title("要坚持不懈地推进学习，要上心。", None, ())
    second = entry_title("要坚持不懈地推进学习，要用功。", None, {first})
    assert (first, second) == ("要坚持不懈地推进学习", "要坚持不懈地推进学习，要用功")


def test_a_long_title_ends_in_an_ellipsis() -> None:
    title = shortened("学" * 50)
    assert title.endswith("…")
    assert width(title) <= 60


@pytest.mark.parametrize(
    ("before", "text", "after", "heading"),
    [
        ("", "一、总体要求", "坚持学习。", True),
        ("", "一、总体要求", "（一）指导思想", True),
        ("", "一、坚持学习。", "正文", False),
        ("", "第一章　总则", "第二章　附则", False),
        ("第一章　总则", "第二章　附则", "第一条　为了", False),
        ("第二章　附则", "第一章　总则", "第一条　为了", True),
        ("第一章　总则", "第一章　总则", "第一条　为了", True),
        ("第二章　附则", "第一章　总则", "第二章　附则", False),
        ("第九条　为了", "第二章　附则", "第十条　本办法", True),
        ("", "总体要求", "正文", False),
        ("", "1. " + "很长" * 30, "正文", False),
    ],
)
def test_headings_are_short_numbered_blocks(
    before: str, text: str, after: str, heading: bool
) -> None:
    numbers = (number_of(piece) for piece in (text, before, after))
    assert is_heading(text, *numbers) is heading


def test_articles_have_entries_and_their_points_none() -> None:
    point = "（一）" + "很长的一款" * 12
    for text, within, expected in [
        ("第一条　短。", False, True),
        ("第一条　短。", True, True),
        (point, False, True),
        (point, True, False),
        ("（一）短；", False, False),
        ("（一）注意安全。要制定预案。", False, True),
    ]:
        number = number_of(text)
        assert number is not None
        assert has_entry(text, number, within) is expected


def test_levels_follow_nesting_whatever_kinds_are_used() -> None:
    nesting = Nesting()
    ranks = (0, 20, 40, 40, 20, 30, 40, 0, 50)
    levels = [nesting.level(rank, is_heading=rank != 40) for rank in ranks]
    assert levels == [1, 2, 3, 3, 2, 3, 4, 1, 2]


def test_articles_below_a_numbered_heading_do_not_end_it() -> None:
    nesting = Nesting()
    # Title, 三、, 第一条, 第二条, 四、, （一）
    levels = [nesting.level(rank, is_heading=rank in (0, 50)) for rank in (0, 50, 40, 40, 50, 60)]
    assert levels == [1, 2, 3, 3, 2, 3]


def test_a_whole_sentence_names_a_point_though_it_is_short() -> None:
    text = "（一）明确分工。读者服务部负责课程和共读会，其余各部配合。"
    assert entry_title(text, number_of(text), ()) == "（一）明确分工"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于加强公文\n处理工作的通知", "关于加强公文处理工作的通知"),
        ("Annual\n report", "Annual report"),
        ("第一章\n总　则", "第一章 总 则"),
        ("第一条\n为了学习", "第一条 为了学习"),
        ("附件1\n实施方案", "附件1 实施方案"),
        ("一、\n总体要求", "一、总体要求"),
        ("学 习\n\n笔记\n", "学 习笔记"),
    ],
)
def test_a_title_in_several_lines_has_no_blank_between_chinese_characters(
    text: str, title: str
) -> None:
    assert shortened(text) == title


def test_a_title_made_by_an_earlier_version_is_known_again() -> None:
    """It had a blank where the heading has a line break: what names it must find it."""
    assert is_same_title("关于加强公文 处理工作的通知", "关于加强公文处理工作的通知")
    assert not is_same_title("关于加强公文", "关于加强公文处理工作的通知")
