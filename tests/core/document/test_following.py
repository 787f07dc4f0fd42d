# SPDX-License-Identifier: MIT
"""Passages that words alone leave in doubt go where their paragraph went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.annotation import Placement
from study_viewer.core.document.changed import SectionText
from study_viewer.core.document.following import Doubt, followed

SISTERS = "工作应当遵循统一领导、分级管理的原则，由各单位负责落实，并于每年年底报告。"
TOPICS = ("收集", "整理", "保管", "鉴定", "利用", "移交")
NUMBERS = "一二三四五六七八九十"


def law(*topics: str) -> list[SectionText]:
    lines = [f"第{NUMBERS[n]}条　档案{topic}{SISTERS}" for n, topic in enumerate(topics)]
    return [SectionText("s001", "办法", "\n".join(lines))]


def place(texts: list[SectionText], topic: str, quote: str, state: str = "placed") -> Placement:
    text = texts[0].text
    at = text.index(quote, text.index(topic))
    return Placement(state, "s001", at, at + len(quote))  # type: ignore[arg-type]


def follow(
    old: list[SectionText], new: list[SectionText], topic: str, quote: str, now: Placement
) -> Placement:
    doubt = Doubt(quote, place(old, topic, quote), now, "s001")
    (found,) = followed([doubt], old, new)
    return found


def test_an_article_that_only_has_another_number_takes_its_notes_along() -> None:
    old, new = law(*TOPICS), law("采购", *TOPICS)
    wrong = place(new, "移交", "分级管理的原则", "check")
    found = follow(old, new, "整理", "分级管理的原则", wrong)
    assert found == place(new, "整理", "分级管理的原则")


def test_what_went_with_its_article_stands_in_no_sister_of_it() -> None:
    old, new = law(*TOPICS), law(*TOPICS[:2], *TOPICS[3:])
    wrong = place(new, "移交", "分级管理的原则", "check")
    assert follow(old, new, "保管", "分级管理的原则", wrong) == Placement("unplaced")


def test_in_a_reworded_article_it_is_to_be_checked_there() -> None:
    old = law(*TOPICS)
    text = law(*TOPICS)[0].text.replace("保管工作应当遵循统一领导", "保管工作要遵循集中领导")
    new = [SectionText("s001", "办法", text)]
    wrong = place(new, "移交", "分级管理的原则", "check")
    found = follow(old, new, "保管", "分级管理的原则", wrong)
    assert found == place(new, "保管", "分级管理的原则", "check")


def test_of_two_articles_of_the_same_words_neither_is_taken_without_a_question() -> None:
    old, new = law("整理", "整理", "移交"), law("采购", "整理", "整理", "移交")
    doubt = place(new, "移交", "分级管理的原则", "check")
    assert follow(old, new, "整理", "分级管理的原则", doubt).state == "check"


def test_a_guess_stays_one_though_its_paragraph_is_the_same_in_the_next_edition() -> None:
    old, new = law(*TOPICS), law("采购", *TOPICS)
    guess = place(old, "整理", "分级管理的原则", "check")
    now = place(new, "移交", "分级管理的原则", "check")
    (found,) = followed([Doubt("原来标记的话", guess, now, "s001")], old, new)
    assert found == place(new, "整理", "分级管理的原则", "check")


def test_a_guess_whose_paragraph_went_does_not_take_away_what_was_found() -> None:
    old, new = law(*TOPICS), law(*TOPICS[:2], *TOPICS[3:])
    now = place(new, "移交", "分级管理的原则", "check")
    guess = place(old, "保管", "分级管理的原则", "check")
    (found,) = followed([Doubt("分级管理的原则", guess, now, "s001")], old, new)
    assert found == now


def test_a_place_that_says_other_words_by_now_leads_nowhere() -> None:
    old, new = law(*TOPICS), law("采购", *TOPICS)
    was = place(old, "整理", "并于每年年底报告")
    now = place(new, "移交", "分级管理的原则", "check")
    assert followed([Doubt("分级管理的原则", was, now, "s001")], old, new) == [now]


def in_one_line(words: str) -> list[SectionText]:
    return [SectionText("s001", "办法", words)]


def test_a_short_paragraph_may_be_another_one_and_is_asked_about() -> None:
    old, new = in_one_line("第一条　总则\n第二条　密级从严"), in_one_line("第三条　密级从严")
    found = follow(old, new, "密级", "密级从严", Placement("unplaced"))
    assert found == place(new, "密级", "密级从严", "check")


def test_what_was_marked_with_its_number_is_asked_about() -> None:
    old, new = law(*TOPICS), law("采购", *TOPICS)
    found = follow(old, new, "第二条", "第二条　档案整理工作", Placement("unplaced"))
    assert found.state in ("check", "unplaced")


def test_an_article_that_went_to_another_section_is_said_to_have_moved() -> None:
    old = law(*TOPICS)
    new = [
        SectionText("s001", "总则", "总则改了样子。"),
        SectionText("s002", "办法", old[0].text),
    ]
    now = Placement("check", "s001", 0, 4)
    found = follow(old, new, "整理", "分级管理的原则", now)
    assert found == place(old, "整理", "分级管理的原则")._replace(state="moved", section="s002")


def test_words_that_a_reworded_article_dropped_are_not_looked_for_in_its_rest() -> None:
    old = law(*TOPICS)
    text = old[0].text.replace(
        "档案保管工作应当遵循统一领导、分级管理", "档案保管工作依照依法行政、便民高效"
    )
    now = Placement("unplaced")
    assert follow(old, in_one_line(text), "保管", "统一领导、分级管理", now) == now


@pytest.mark.parametrize("state", ["check", "unplaced"])
def test_what_stood_over_two_paragraphs_stays_in_doubt(state: str) -> None:
    old, new = law(*TOPICS), law("采购", *TOPICS)
    now = Placement("unplaced") if state == "unplaced" else Placement("check", "s001", 3, 9)
    doubt = Doubt("年底报告。\n第二条", Placement("placed", "s001", 40, 60), now, "s001")
    assert followed([doubt], old, new) == [now]


@given(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=6), st.data())
def test_what_is_shown_without_a_question_says_the_same(
    topics: list[str], data: st.DataObject
) -> None:
    old = law(*topics)
    new = law(*data.draw(st.lists(st.sampled_from(TOPICS), max_size=6)))
    text = old[0].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    doubt = Doubt(
        text[start:end], Placement("placed", "s001", start, end), Placement("unplaced"), "s001"
    )
    (found,) = followed([doubt], old, new)
    if found.start is not None and found.end is not None:
        assert 0 <= found.start < found.end <= len(new[0].text)
    if found.state in ("placed", "moved"):
        assert new[0].text[found.start : found.end] == text[start:end]
