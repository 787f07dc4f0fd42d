# SPDX-License-Identifier: MIT
"""Comparable text and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.matching import Match, find_quote, fold, normalise, positions

mixed = st.text(
    st.one_of(
        st.sampled_from(" \n\t\u3000\u00a0\u200b，,ａA１1“”全会指出😀"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(mixed)
def test_every_kept_character_knows_where_it_came_from(text):
    normalised = normalise(text)
    assert normalised.text == fold(text)
    assert len(normalised.offsets) == len(normalised.text)
    assert list(normalised.offsets) == sorted(set(normalised.offsets))
    for kept, offset in zip(normalised.text, normalised.offsets, strict=True):
        same = kept == text[offset]
        assert (
            same or unicodedata.normalize("NFKC", text[offset]) == kept or text[offset] > "\uffdf"
        )


@given(mixed)
def test_only_what_nobody_sees_is_dropped(text):
    dropped = [one for at, one in enumerate(text) if at not in set(normalise(text).offsets)]
    assert all(one.isspace() or one in "\u00ad\u200b\u2060\ufeff" for one in dropped)


@given(mixed)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(mixed, st.data())
def test_a_range_leads_back_to_the_text_it_came_from(text, data):
    normalised = normalise(text)
    if normalised.text:
        start = data.draw(st.integers(0, len(normalised.text) - 1))
        end = data.draw(st.integers(start + 1, len(normalised.text)))
        first, last = normalised.span(start, end)
        assert fold(text[first:last]) == normalised.text[start:end]


@pytest.mark.parametrize("character", "（一）“”①㎡…—·《》Ⅳ〇")
def test_signs_with_a_meaning_of_their_own_stay_one_character(character):
    assert len(fold(character)) == 1


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("全会指出，要。全会 指出,要", "全会指出，", [(0, 5), (7, 13)]),
        ("２０３５年", "2035 年", [(0, 5)]),
        ("一二\n三四", "二三", [(1, 4)]),
        ("哈哈哈哈哈", "哈哈", [(0, 2), (2, 4)]),
        ("a😀b", "😀", [(1, 2)]),
        ("没有", "别的", []),
        ("没有", " \n", []),
    ],
)
def test_a_quote_is_found_as_a_person_reads_it(text, quote, found):
    assert find_quote(text, quote) == tuple(Match(*one) for one in found)


def test_overlapping_places_are_all_places():
    assert positions("哈哈哈", "哈哈") == [0, 1]
    assert positions("哈", "") == []


def test_a_long_text_is_folded_letter_by_letter_as_a_short_one_is():
    every = "".join(chr(c) for c in range(0x3000, 0x10000) if not 0xD800 <= c <= 0xDFFF)
    assert fold(every) == "".join(fold(one) for one in every)
