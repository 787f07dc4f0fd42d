# SPDX-License-Identifier: MIT
"""The searchable form of a text: what counts, what does not, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.folding import folded, places

MIXED = st.text(
    st.one_of(
        st.sampled_from("学習學习 \n\t　ＡaÀé（(，,“１1\u200b\u00ad\u0301ΣςσİßⅢ㎡①中⼼😀"),
        st.characters(),
    ),
    max_size=40,
)


@given(MIXED, MIXED, MIXED)
def test_a_piece_of_a_text_is_found_at_its_own_place(before: str, piece: str, after: str) -> None:
    text, form = before + piece + after, folded(piece)
    if not form:
        return
    at = len(folded(before))
    assert folded(text)[at : at + len(form)] == form
    start, end = places(text).span(at, at + len(form))
    assert folded(text[start:end]) == form
    assert text[start:end].strip() == text[start:end]


@given(MIXED)
def test_each_character_is_one_or_none(text: str) -> None:
    assert len(folded(text)) == sum(len(folded(one)) for one in text) <= len(text)
    assert folded(folded(text)) == folded(text)


@given(MIXED, st.integers(1, 4))
def test_many_hits_are_moved_as_one_is(text: str, length: int) -> None:
    starts = range(0, max(len(folded(text)) - length + 1, 0), 2)
    way = places(text)
    moved = [way.span(start, start + length) for start in starts]
    assert list(zip(*way.spans(starts, length), strict=True)) == moved


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("学习", "学\n习"),
        ("学习", "學習"),
        ("ABC（一）", "ＡＢＣ(一)"),
        ("Élan", "elan"),
        ("Élan", "E\u0301lan"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("σοφία", "σοφια"),
        ("Việt", "Vie\u0323\u0302t"),
        ("Việt", "viet"),
        ("ŒUVRE", "œuvre"),
        ("中心", "中⼼"),
        ("第12条", "第１２條"),
        ("soft hyphen", "soft\u00adhyphen"),
        ("后", "後"),
    ],
)
def test_these_find_each_other(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("学习", "学，习"), ("①", "1"), ("㎡", "m2"), ("未", "末")]
)
def test_these_do_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_traditional_text_is_folded_as_a_few_words_of_it_are() -> None:
    # Of many different characters all are replaced in one walk.
    text = "".join(map(chr, range(0x4E00, 0x9FA6)))
    assert folded(text) == "".join(map(folded, text))


def test_a_radical_is_found_by_the_character_it_stands_for() -> None:
    assert folded("⻳⼈⻢⺒") == folded("龟人马巳") == "龟人马巳"
