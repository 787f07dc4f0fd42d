# SPDX-License-Identifier: MIT
"""Markdown as a card shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.ui.annotations.markup import (
    BOLD,
    CODE,
    ITALIC,
    LINK,
    Piece,
    paragraphs,
    plain,
)


def pieces(note: str) -> list[Piece]:
    return [piece for one in paragraphs(note) for piece in one.pieces]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("**“四个意识”**要增强", [Piece("“四个意识”", BOLD), Piece("要增强")]),
        ("*斜*体", [Piece("斜", ITALIC), Piece("体")]),
        ("**粗*斜*体**", [Piece("粗", BOLD), Piece("斜", BOLD | ITALIC), Piece("体", BOLD)]),
        ("`x*y*z`", [Piece("x*y*z", CODE)]),
        (
            "见[文件](https://a.cn)。",
            [Piece("见"), Piece("文件", LINK, "https://a.cn"), Piece("。")],
        ),
        ("https://a.cn/b，好", [Piece("https://a.cn/b", LINK, "https://a.cn/b"), Piece("，好")]),
        (r"\*不斜\*", [Piece("*"), Piece("不斜"), Piece("*")]),
        ("3 * 4 * 5, a_b_c", [Piece("3 * 4 * 5, a_b_c")]),
        ("# 标题", [Piece("标题", BOLD)]),
    ],
)
def test_signs_become_faces(note: str, shown: list[Piece]) -> None:
    assert pieces(note) == shown


def test_items_of_lists_hang_behind_their_mark() -> None:
    found = paragraphs("- 一\n  - 二\n1. 三\n> 四\n\n五")
    assert [(one.mark, one.depth) for one in found] == [
        ("•", 0),
        ("•", 1),
        ("1.", 0),
        ("│", 0),
        ("", 0),
    ]
    assert plain("- **一**\n二") == "一\n二"


@given(st.lists(st.sampled_from(("一", "a", "*", "**", "_", "`", " ", "\n", "- ")), max_size=40))
def test_no_letter_is_lost_whatever_is_typed(parts: list[str]) -> None:
    note = "".join(parts)
    shown = plain(note)
    assert [c for c in shown if c in "一a"] == [c for c in note if c in "一a"]
