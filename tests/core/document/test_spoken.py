# SPDX-License-Identifier: MIT
"""Pinyin: how titles sound, and which characters letters mean."""

import pytest

from study_viewer.core.document.spoken import heard, is_spoken, syllables


def test_there_is_a_syllable_for_each_character() -> None:
    said = syllables("一、城乡 融合ABC（2035）")
    assert said[2:4] == ["cheng", "xiang"]
    assert len(said) == len("一、城乡 融合ABC（2035）")
    assert all(one and " " not in one for one in said)


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("cxrh", "城乡融合"),
        ("chengxiang", "城乡"),
        ("chengxiangr", "城乡融"),
        ("rong", "融"),
        ("he", "合"),
        ("gongbao", "公报"),
        ("xx", None),
        ("engxiang", None),
    ],
)
def test_letters_mean_initials_or_syllables_from_the_first_on(letters: str, meant: str) -> None:
    title = "推进城乡融合公报"
    place = heard(letters, syllables(title))
    assert (title[slice(*place)] if place else None) == meant


def test_a_character_with_two_sounds_has_that_of_its_word() -> None:
    assert syllables("重庆重要")[:1] == ["chong"]
    assert syllables("重庆重要")[2:3] == ["zhong"]


@pytest.mark.parametrize("word", ["学习", "c", "a1", "", "é a"])
def test_what_is_no_row_of_letters_is_no_pinyin(word: str) -> None:
    assert not is_spoken(word)
