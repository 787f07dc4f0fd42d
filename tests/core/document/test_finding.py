# SPDX-License-Identifier: MIT
"""Finding words in a text gives the same as a plain scan, at the offsets of the text itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.finding import Searchable

letters = st.text(st.sampled_from("学习Aaａ，, \n\u3000😀ΣςİiS"), max_size=40)


def found(text: str, words: str) -> list[tuple[int, int]]:
    hits = Searchable(text).find(words)
    return list(zip(hits.starts, hits.ends, strict=True))


def alike(one: str, other: str) -> bool:
    def plain(letter: str) -> str:
        wide = {"ａ": "a", "，": ",", "ς": "σ", "İ": "i"}.get(letter, letter)
        small = wide.lower()
        return {"ς": "σ"}.get(small, small) if len(small) == 1 else wide

    return plain(one) == plain(other)


def scanned(text: str, words: str) -> list[tuple[int, int]]:
    """The same, as slowly and plainly as it can be said."""
    wanted = [letter for letter in words if not letter.isspace()]
    seen = [(at, letter) for at, letter in enumerate(text) if not letter.isspace()]
    hits, at = [], 0
    while wanted and at + len(wanted) <= len(seen):
        here = seen[at : at + len(wanted)]
        if all(alike(a, b) for (_, a), b in zip(here, wanted, strict=True)):
            hits.append((here[0][0], here[-1][0] + 1))
            at += len(wanted)
        else:
            at += 1
    return hits


@given(letters, st.text(st.sampled_from("学习Aaａ，, \n😀ΣςİiS"), max_size=3))
def test_it_finds_what_a_plain_scan_finds(text, words):
    assert found(text, words) == scanned(text, words)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("认真学习", "学", [(2, 3)]),
        ("学\n习，学 习，学习", "学习", [(0, 3), (4, 7), (8, 10)]),
        ("学，习", "学习", []),
        ("😀😀学习", "学习", [(2, 4)]),
        ("ＧＢ/Ｔ 9704与gb/t９７０４", "GB/T 9704", [(0, 9), (10, 18)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("学习", " \n", []),
        ("", "学", []),
        ("学習與學习", "学习", [(0, 2), (3, 5)]),
        ("Élan, e\u0301lan", "elan", [(0, 4), (6, 11)]),
        ("ΟΔΟΣ οδος", "οδοσ", [(0, 4), (5, 9)]),
    ],
)
def test_a_person_finds_what_was_meant(text, words, expected):
    assert found(text, words) == expected
