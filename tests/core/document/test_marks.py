# SPDX-License-Identifier: MIT
"""A reworded text is marked so that it can be read: whole numbers and words, and no confetti."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document.marks import marks


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    """What is marked on either side."""
    mine, theirs = marks(old, new)
    return (
        [old[one.start : one.end] for one in mine if not one.same],
        [new[one.start : one.end] for one in theirs if not one.same],
    )


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("共38件。", "共40件。", "38", "40"),
        ("自2023年起施行", "自2024年起施行", "2023", "2024"),
        ("第三十八条 经费", "第四十条 经费", "三十八", "四十"),
        ("依照本办法第十二条的规定", "依照本办法第二十条的规定", "十二", "二十"),
        ("增长5.2%以上", "增长5.8%以上", "5.2%", "5.8%"),
        ("补助１２００元", "补助１５００元", "１２００", "１５００"),
        ("共1,200元", "共1,250元", "1,200", "1,250"),
        ("经费3万元", "经费13万元", "3万", "13万"),
        ("二〇二三年", "二〇二四年", "二〇二三", "二〇二四"),
        ("the chairman decides", "the chairwoman decides", "chairman", "chairwoman"),
        ("用GB2312编码", "用GB18030编码", "2312", "18030"),
        ("每季度检查一次", "每季度抽查一次", "检", "抽"),
    ],
)
def test_a_number_or_a_word_is_marked_as_a_whole(old: str, new: str, gone: str, came: str) -> None:
    assert marked(old, new) == ([gone], [came])


def test_a_single_character_that_stayed_between_two_changes_is_marked_with_them() -> None:
    assert marked("由甲馆乙承办活动", "由丙馆丁承办活动") == (["甲馆乙"], ["丙馆丁"])
    assert marked("学习的时间", "学习和的好时间") == (["的"], ["和的好"])


def test_two_characters_that_stayed_between_small_changes_stand_alone() -> None:
    assert marked("各馆定期检查记录", "本馆定期抽查记录") == (["各", "检"], ["本", "抽"])


TEXTS = st.text("学习要有记录，检查。第三十八条2023 年5.%a-bA\n　", max_size=50) | st.text(
    max_size=40
)


def whole(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_what_stayed_with_what_went_is_the_old_text_and_with_what_came_the_new_one(
    old: str, new: str
) -> None:
    kept = []
    for text, side in zip((old, new), marks(old, new), strict=True):
        assert [one.start for one in side[1:]] == [one.end for one in side[:-1]]
        assert "".join(text[one.start : one.end] for one in side) == text
        assert all(one.same != next_.same for one, next_ in pairwise(side))
        kept.append("".join(text[one.start : one.end] for one in side if one.same))
    assert whole(kept[0]) == whole(kept[1])


@settings(max_examples=400, deadline=None)
@given(
    st.text("学习要有记录，检查。", max_size=50),
    st.text("学习要有记录，检查。", max_size=50),
)
def test_no_single_character_stands_unmarked_between_two_marks(old: str, new: str) -> None:
    for side in marks(old, new):
        inner = side[1:-1]
        assert all(one.end - one.start > 1 for one in inner if one.same)


@settings(max_examples=400, deadline=None)
@given(
    st.text("第0123456789.%十百三八条年", max_size=30),
    st.text("第0123456789.%十百三八条年", max_size=30),
)
def test_no_mark_begins_or_ends_within_a_number(old: str, new: str) -> None:
    for text, side in zip((old, new), marks(old, new), strict=True):
        for one in side[1:]:
            before, after = text[one.start - 1], text[one.start]
            assert not (before in "0123456789" and after in "0123456789%")
            assert not (before in "十百三八" and after in "十百三八")
