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
