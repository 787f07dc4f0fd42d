# SPDX-License-Identifier: MIT
"""What is typed to find something, and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.dense import NARROW, WIDE
from study_viewer.core.document.folding import folded
from study_viewer.core.document.query import as_phrase, asked, by_pattern
from study_viewer.core.errors import UserFacing


def hits(words: str, text: str, *, pattern: bool = False) -> list[str]:
    """The found places of a text, as they stand there."""
    query = by_pattern(words) if pattern else asked(words)
    often = query.counter()(folded(text).encode(), lambda: text)
    spans = query.spans(text) if often else []
    assert len(spans) == often
    return [text[start:end] for start, end in spans]


def test_halves_of_two_characters_are_not_taken_for_a_third() -> None:
    # In UTF-16: 5B 4E 00 41, with the 4E 00 of 一 in the middle.
    text = "孎A一a孎Ab一"
    assert "一".encode(WIDE) in "孎A".encode(WIDE)
    query = asked("一")
    assert query.counter(WIDE)(folded(text).encode(WIDE), lambda: text) == 2
    assert query.counter(WIDE)("孎a".encode(WIDE), lambda: text) == 0


@given(
    st.text("一丁\u4e4e\u004e\u0100\u4e01aA\U00020000\U0001f600", max_size=30),
    st.text("一丁\u4e4e\u004ea\U00020000", min_size=1, max_size=3),
)
def test_in_either_encoding_the_same_places_are_counted(text: str, words: str) -> None:
    query, form = as_phrase(words), folded(text)
    narrow, wide = form.encode(NARROW), form.encode(WIDE)
    assert query.counter()(narrow, lambda: text) == query.counter(WIDE)(wide, lambda: text)
    assert query.may_be_in(wide, WIDE) or not query.may_be_in(narrow)


def test_several_words_mean_all_of_them() -> None:
    assert hits("城乡 融合", "融合城乡") == ["融合", "城乡"]
    assert hits("城乡 融合", "城乡发展") == []
    assert hits("城乡　融合", "城乡，融合") == ["城乡", "融合"]


def test_a_word_with_a_minus_must_not_be_there() -> None:
    assert hits("农业 -农村", "农业发展") == ["农业"]
    assert hits("农业 -农村", "农业农村") == []
    assert hits("农业 -“农村 人口”", "农业农村") == ["农业"]


@pytest.mark.parametrize("words", ["-5%", "-农村", "－"])
def test_with_nothing_else_to_look_for_a_minus_is_a_minus(words: str) -> None:
    assert hits(words, f"下降{words}。") == [words]


def test_a_minus_inside_a_word_belongs_to_it() -> None:
    assert hits("GB/T 9704-2012", "GB/T 9704-2012") == ["GB/T", "9704-2012"]


def test_a_word_is_found_across_a_line_break_and_in_full_width() -> None:
    assert hits("学习2035", "学\n习２０３５年") == ["学\n习２０３５"]


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "「{}」", '"{}', "“{}"])
def test_in_quotation_marks_it_is_exactly_these_characters(quoted: str) -> None:
    assert hits(quoted.format("ABC（一）"), "abc（一） ABC(一) ABC（一）") == ["ABC（一）"]
    assert hits(quoted.format("學習"), "学习學習") == ["學習"]
    assert hits(quoted.format("so on"), "soon so on so\non") == ["so on", "so\non"]


def test_in_quotation_marks_chinese_may_still_break_over_lines() -> None:
    assert hits("“城乡融合”", "城乡\n融合，城乡、融合") == ["城乡\n融合"]


def test_quotation_marks_inside_a_word_are_characters() -> None:
    assert hits("增强“四个意识”", "增强“四个意识”、四个意识") == ["增强“四个意识”"]


@pytest.mark.parametrize("words", ["第12条", "第十二条", "第１２條", "第 12 条"[:1] + "十二条"])
def test_the_number_of_an_article_is_found_in_either_spelling(words: str) -> None:
    assert hits(words, "第12条 第十二条 第二条 第十二章 第一十二条") == ["第12条", "第十二条"]


def test_large_numbers_too() -> None:
    assert hits("第103条", "第一百零三条") == ["第一百零三条"]
    assert hits("第一百一十条", "第110条") == ["第110条"]


@pytest.mark.parametrize("words", ["第102条", "第一百零二条", "第一百〇二条"])
def test_a_nought_in_a_number_is_found_in_either_form(words: str) -> None:
    every = ["第102条", "第一百零二条", "第一百〇二条"]
    assert hits(words, " ".join(every)) == every


def test_a_word_given_twice_is_one() -> None:
    assert hits("学习 学习", "学习") == ["学习"]
    assert hits("第12条 第十二条", "第12条") == ["第12条"]


@pytest.mark.parametrize("words", ["", " ", "　\n", "\u200b", '""', "“”"])
def test_of_nothing_nothing_is_asked(words: str) -> None:
    assert asked(words).terms == ()


def test_a_regular_expression_is_matched_in_the_text_as_it_stands() -> None:
    assert hits(r"\d+年", "2023年，2035 年", pattern=True) == ["2023年"]
    assert hits("^五", "一\n五\n", pattern=True) == ["五"]
    assert hits("abc", "ABC", pattern=True) == ["ABC"]
    assert hits("x*", "axx", pattern=True) == ["xx"]


def test_what_is_no_regular_expression_is_refused() -> None:
    with pytest.raises(UserFacing, match="search-pattern") as refused:
        by_pattern("第[")
    assert refused.value.details["at"] == 2


@pytest.mark.parametrize(
    "words",
    [
        # Written out it takes more memory than there is.
        "((a{1000}){1000}){1000}",
        "(a{00001000000}){1000}",
        # Blanks and comments that mean nothing.
        "(?x)((a{ 1000 }){ 1000 }){ 1000 }",
        r"(?x)\#((a{1 000}){1 000}){1 000}",
        "(?x)((a{10#c\n00}){1 000}){1000}",
        # It calls itself for ever, and memory is out before its time is.
        "(?R)",
        "(a(?1)?)",
    ],
)
def test_a_regular_expression_without_end_is_refused_before_it_is_made(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Made by mistake it would take the memory of whatever else runs beside the tests.
    monkeypatch.setattr("regex.compile", lambda *_: pytest.fail("it was made"))
    with pytest.raises(UserFacing, match="search-pattern-large"):
        by_pattern(words)


def test_a_regular_expression_nested_too_deep_is_refused() -> None:
    with pytest.raises(UserFacing, match="search-pattern-large"):
        by_pattern("(" * 3000)


def test_a_date_with_its_counts_is_a_regular_expression() -> None:
    assert hits(r"\d{4}年\d{1,2}月.{0,100}日", "2023年11月20日", pattern=True) == ["2023年11月20日"]


def test_one_that_is_slow_everywhere_is_stopped_though_it_is_never_too_slow_in_one_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("study_viewer.core.document.query._LONG", 0.0)
    count = by_pattern("乙").counter()
    assert [count(b"", lambda: "甲乙" * 50_000) for _ in range(3)] == [50_000] * 3
    slow = by_pattern("^(a|aa)+$").counter()
    with pytest.raises(UserFacing, match="search-pattern-slow"):
        slow(b"", lambda: "a" * 24 + "!")


def test_a_regular_expression_that_takes_for_ever_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("study_viewer.core.document.query._SLOW", 0.05)
    with pytest.raises(UserFacing, match="search-pattern-slow"):
        hits("^(a|aa)+$", "a" * 60 + "!", pattern=True)


@pytest.mark.parametrize("broken", ["公民、\n法人", "公\n民、法人", "公民\n、法人"])
def test_exact_words_may_be_broken_beside_a_sign_too(broken: str) -> None:
    assert hits("“公民、法人”", f"{broken}，公民和法人") == [broken]


def test_exact_words_may_be_broken_where_figures_or_letters_meet_chinese_but_not_parted() -> None:
    text = "2024\n年，2024年，2024 年，20\n24年"
    assert hits("“2024年”", text) == ["2024\n年", "2024年"]
    assert hits("“AI 应用”", "AI\n应用，AI应用") == ["AI\n应用"]


@pytest.mark.parametrize(
    "typed", ["国发[2012]5号", "国发（2012）5号", "国发〔2012〕5号", "国发【2012】５号"]
)
def test_the_brackets_around_the_year_of_a_number_are_as_they_are_typed(typed: str) -> None:
    alike = ["国发〔2012〕5号", "国发[2012]5号", "国发（2012）5号", "国发【2012】5号"]
    assert hits(typed, "、".join([*alike, "国发2012", "国发〔2013〕5号"])) == alike
    assert hits("(2012)", "国发〔2012〕5号 (2012)") == ["(2012)"], "alone they are signs"


@pytest.mark.parametrize("typed", ["“放管服”改革", '"放管服"改革'])
def test_words_with_quotation_marks_inside_are_found_as_they_stand(typed: str) -> None:
    text = '“放管服”改革，"放管服"改革，放管服改革'
    assert hits(typed, text) == ["“放管服”改革", '"放管服"改革']
    assert hits('"放管服" 改革', "放管服改革") == ["放管服", "改革"], (
        "with a blank they are two words"
    )
