# SPDX-License-Identifier: MIT
"""Number marks of Chinese and English documents are recognised, and nothing else is."""

import pytest

from study_viewer.core.document.numbering import (
    RANKS,
    by_sound,
    heading_number,
    number_of,
    value_of,
)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *(("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零三", 103)),
        *(("一百一十", 110), ("壹", 1), ("贰拾叁", 23), ("两", 2), ("廿", 20), ("廿一", 21)),
        *(("卅", 30), ("〇", 0), ("二〇二三", 2023), ("一千零一", 1001), ("三万二千", 32000)),
        *(("12", 12), ("１２", 12)),
    ],
)
def test_numerals_have_their_value(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


def test_a_word_is_no_numeral() -> None:
    assert value_of("总则") is None
    assert value_of("") is None


@pytest.mark.parametrize(
    ("text", "kind", "value", "rest"),
    [
        ("第一编 总则", "part", 1, "总则"),
        ("第一部分　基础", "part", 1, "基础"),
        ("第十二章　附则", "chapter", 12, "附则"),
        ("第 3 章 范围", "chapter", 3, "范围"),
        ("第两章 方法", "chapter", 2, "方法"),
        ("第二节　管理", "section", 2, "管理"),
        ("第一百零三条　为了", "article", 103, "为了"),
        ("第二十条之一　为了", "article", 20, "为了"),
        ("一、总体要求", "han", 1, "总体要求"),
        ("二十一、附则", "han", 21, "附则"),
        ("壹、绪论", "han", 1, "绪论"),
        ("（十二）其他", "han-paren", 12, "其他"),
        ("(三)其他", "han-paren", 3, "其他"),
        ("1.摸清底数", "arabic", 1, "摸清底数"),
        ("２．摸清底数", "arabic", 2, "摸清底数"),
        ("12、其他", "arabic", 12, "其他"),
        ("1.2 范围", "decimal", 2, "范围"),
        ("（1）其他", "arabic-paren", 1, "其他"),
        ("3)其他", "arabic-paren", 3, "其他"),
        ("①其他", "circled", 1, "其他"),
        ("⑵其他", "arabic-paren", 2, "其他"),
        ("㈢其他", "han-paren", 3, "其他"),
        ("Chapter 4: Rules", "chapter", 4, "Rules"),
        ("Part IX", "part", 9, ""),
    ],
)
def test_marks_are_recognised(text: str, kind: str, value: int, rest: str) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.kind, number.value, text[number.end :]) == (kind, value, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("第三条规定的期限", "第三条、第四条", "第三条第二款", "第一批次", "1.5亿元", "3.5 万元"),
        *("2023. 年度", "2023年", "一是要加强", "十分重要", "Chapters are", "Articles of faith"),
        *("（2023年）", "（试行）", "-1.", "", "张 三", "part of it"),
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert number_of(text) is None


def test_ranks_fall_from_part_to_point_and_with_each_dot() -> None:
    assert list(RANKS.values()) == sorted(RANKS.values())
    deeper = number_of("1.2.3 甲"), number_of("1.2 甲"), number_of("1. 甲")
    ranks = [number.rank for number in deeper if number]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 3


@pytest.mark.parametrize(
    ("text", "kind", "value", "rest"),
    [
        ("1 Scope", "arabic", 1, "Scope"),
        ("12  Terms and definitions", "arabic", 12, "Terms and definitions"),
        ("1.1 General", "decimal", 1, "General"),
        ("Chapter 2 Duties", "chapter", 2, "Duties"),
        ("Appendix A", "chapter", 1, ""),
        ("Appendix B Forms", "chapter", 2, "Forms"),
        ("Annex C – Maps", "chapter", 3, "Maps"),
        ("一、总体要求", "han", 1, "总体要求"),
    ],
)
def test_headings_of_english_manuals_have_marks_of_their_own(
    text: str, kind: str, value: int, rest: str
) -> None:
    number = heading_number(text)
    assert number is not None
    assert (number.kind, number.value, text[number.end :]) == (kind, value, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("5 March 2024", "3 May", "12 members attended", "1 Scope ........ 4", "100 Years"),
        *("Appendix A lists the forms", "Appendixes B", "appendix a", "3 个", "1Scope"),
    ],
)
def test_what_only_looks_like_an_english_heading_has_none(text: str) -> None:
    assert heading_number(text) is None


def test_chinese_titles_stand_in_the_order_of_their_pinyin_and_numbers_by_value() -> None:
    titles = ["志愿服务", "保密规定", "Annex 10", "第十章", "第二章", "档案规定", "Annex 9", "圖書"]
    assert sorted(titles, key=by_sound) == [
        *("Annex 9", "Annex 10", "保密规定", "档案规定", "第二章", "第十章", "志愿服务", "圖書")
    ]
