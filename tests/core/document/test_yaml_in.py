# SPDX-License-Identifier: MIT
"""YAML as texts, lists and tables: what is written is what is read, and nothing else happens."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.yaml_in import DEEPEST, words

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_json_holds_is_read_as_it_was_written(value: object) -> None:
    assert words(json.dumps(value, ensure_ascii=False)) == value


@given(VALUES)
def test_what_yaml_writes_is_read_as_it_was_meant(value: object) -> None:
    assert words(yaml.safe_dump(value, default_style='"')) == value


def test_no_type_is_guessed() -> None:
    assert words("a: no\nb: 12:30\nc: 2026-10-23\nd:\ne: ~\n<<: {f: 1}") == {
        "a": "no",
        "b": "12:30",
        "c": "2026-10-23",
        "d": "",
        "e": "~",
        "<<": {"f": "1"},
    }


def test_a_tag_is_never_looked_up() -> None:
    text = "a: !ENV [NAME, otherwise]\nb: !!python/object/apply:os.system [ls]\nc: !!int x"
    assert words(text) == {"a": ["NAME", "otherwise"], "b": ["ls"], "c": "x"}


def test_an_alias_is_the_very_list_that_it_names() -> None:
    found = words("a: &one [1]\nb: *one\nc: &circle [*circle]")
    assert found["a"] is found["b"]
    assert found["c"][0] is found["c"]


@pytest.mark.parametrize("text", ["", "# nothing", "---\n...\n"])
def test_of_nothing_there_is_nothing(text: str) -> None:
    assert not words(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "- " * 60_000,
        "{a: " * 60_000,
        "a: *unknown",
        "? [a]\n: b",
        "%%",
        "a: [b",
        b"\xff",
    ],
)
def test_what_cannot_be_read_is_refused_in_one_way(text: str | bytes) -> None:
    with pytest.raises(yaml.YAMLError):
        words(text)


def test_lists_nest_as_deep_as_anybody_writes_them() -> None:
    words("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(yaml.YAMLError):
        words("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
