# SPDX-License-Identifier: MIT
"""Lines are joined as their language wants it, and blanks go only where they mean nothing."""

import pytest

from study_viewer.core.document.rewrap import (
    ends_sentence,
    first_unit,
    is_row,
    join_lines,
    tidy_blanks,
    width,
)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["学习", "资料"], "学习资料"),
        (["于2023", "年"], "于2023年"),
        (["使用 Word", "文档"], "使用 Word文档"),
        (["the quick", "brown fox"], "the quick brown fox"),
        (["well-", "known"], "well-known"),
        (["1990 -", "1995"], "1990 - 1995"),
        (["“四个", "意识”", "要"], "“四个意识”要"),
    ],
)
def test_lines_join(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("2023 年 11月 20 日在", "2023年11月20日在"),
        ("委员 85 人", "委员85人"),
        ("第 31 届", "第31届"),
        ("张 三", "张 三"),
        ("第一条 为了", "第一条 为了"),
        ("1 范围", "1 范围"),
        ("1.2 术语 3 个", "1.2 术语3个"),
        ("12 月 5 日", "12月5日"),
        ("Windows 10 and 11", "Windows 10 and 11"),
    ],
)
def test_blanks_between_digits_and_characters_go(text: str, tidy: str) -> None:
    assert tidy_blanks(text) == tidy


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("学习", "学"),
        ("“四个", "“四"),
        ("好，是", "好，"),
        ("2023年", "2023"),
        ("（一）甲", "（一）"),
    ],
)
def test_a_unit_is_what_stays_together(line: str, unit: str) -> None:
    assert first_unit(line) == unit


def test_chinese_characters_are_two_columns_wide() -> None:
    assert width("学习 a1，") == 9


def test_closing_quotes_belong_to_the_sentence_before() -> None:
    assert ends_sentence("“好。”")
    assert ends_sentence("如下：")
    assert not ends_sentence("“好”")
    assert not ends_sentence("学习，")
    assert not ends_sentence("")


@pytest.mark.parametrize(
    "row", ["姓名  年龄  科室", "张三\t23", "姓名 年龄 性别 科室", "1.2  3.4  5.6", "甲 12 乙 15"]
)
def test_rows_of_a_table_are_seen(row: str) -> None:
    assert is_row(row)


@pytest.mark.parametrize(
    "line",
    [
        "2023 年 11 月 20 日",
        "某某办公室 2023 年 11月 24 日",
        "the quick brown fox",
        "张 三",
        "学习",
    ],
)
def test_lines_with_a_few_blanks_are_no_rows(line: str) -> None:
    assert not is_row(line)


@pytest.mark.parametrize(
    ("line", "tidy"),
    [
        ("中共某市医院委员会办公室 2023 年 11月 24 日", "中共某市医院委员会办公室 2023年11月24日"),
        ("会议于 2023 年 11 月 20 日", "会议于2023年11月20日"),
    ],
)
def test_an_office_and_the_day_do_not_run_together(line: str, tidy: str) -> None:
    assert tidy_blanks(line) == tidy
