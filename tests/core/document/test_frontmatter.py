# SPDX-License-Identifier: MIT
"""Metadata in front of a text is read leniently, and never at the text's expense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.frontmatter import UNREADABLE, split


def test_values_are_text_whatever_they_look_like():
    found = split("---\ntitle: 题\nno: no\nat: 12:30\nday: 2023-01-02\ntags: [甲, 乙]\n---\n正文")
    assert found.fields == {
        "title": "题",
        "no": "no",
        "at": "12:30",
        "day": "2023-01-02",
        "tags": "甲, 乙",
    }
    assert (found.rest, found.problem) == ("正文", "")


def test_a_second_colon_is_part_of_the_title():
    assert split("---\ntitle: 关于: 通知\nauthor: '某'\n---\n文").fields == {
        "title": "关于: 通知",
        "author": "某",
    }


def test_an_unknown_tag_leaves_its_text():
    text = '---\na: !ENV x\nb: !!python/object/apply:os.system ["ls"]\n---\n'
    assert split(text).fields == {"a": "x", "b": "ls"}


def test_an_unreadable_front_matter_stays_in_the_text():
    text = "---\ntitle: [未完\n乱\n---\n正文"
    assert split(text) == ({}, text, UNREADABLE)


def test_a_text_between_two_rules_is_no_metadata():
    text = "---\n\n只是一段话\n\n---\n正文"
    assert split(text) == ({}, text, "")


@pytest.mark.parametrize(
    "text", ["", "---", "--- x\na: b\n---\n", "---\na: b\n", "文\n---\na: b\n---\n"]
)
def test_what_is_no_front_matter_is_text(text):
    assert split(text) == ({}, text, "")


def test_a_bomb_of_aliases_is_harmless():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert split("---\n" + "\n".join(lines) + "\n---\n文").rest == "文"


@given(
    st.lists(st.sampled_from(["---", "a: b", "甲", "\n", ": ", "- x", "{", "!x", "&a", "*a", "'"]))
)
def test_no_line_of_the_text_is_ever_lost(lines):
    text = "\n".join(lines)
    found = split(text)
    assert text.endswith(found.rest)
    if not found.fields:
        assert [c for c in text if c not in "-\n"] == [c for c in found.rest if c not in "-\n"]
