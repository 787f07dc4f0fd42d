# SPDX-License-Identifier: MIT
"""What is written is Markdown that a person can read in any other program."""

import pytest

from study_viewer.core.document.canonical import DEEPEST, canonical
from study_viewer.core.document.markdown_in import read
from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.model import (
    Body,
    Cell,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Span,
    Table,
)
from study_viewer.core.document.plain import plain_text


def said(text, *rest):
    return Paragraph((Span(text, *rest),))


def test_plain_chinese_is_written_as_it_is():
    text = "第一条　为了规范（试行）——“学习”，2023年11月；见 http://a.cn/b_c?d=1#e。"
    assert write(Body((said(text), said("又")))) == f"{text}\n\n又\n"


@pytest.mark.parametrize(
    "text",
    [
        "- x",
        "* x",
        "+ x",
        "1. x",
        "１. x",
        "2023. 年度",
        "# x",
        "#x",
        "> x",
        "*",
        "a*b*c",
        "__x__",
        "|",
        "| a |",
        "<b>",
        "&amp;",
        "&#32;",
        "a & b",
        "[a](b)",
        "![a](b)",
        "[a]",
        "^^",
        ":   x",
        "!!! note",
        "***",
        "---",
        "* * *",
        "```",
        "~~~",
        "`x`",
        "\\",
        "\\*",
        "\u3000\u3000缩进",
        "尾\u3000",
        "a  b",
        "第一条\u3000",
        "===",
        "[^1]",
        "[^1]: x",
        "*[a]: b",
        "[a]: b",
        "<!-- x -->",
        "a@b.cn",
        "$x$",
        "!",
    ],
)
def test_text_that_looks_like_markup_stays_text(text):
    body = Body((said("前"), said(text), said("后")))
    assert read(write(body)) == canonical(body)
    assert read(write(body)).blocks[1].spans[0].text == text


def test_a_signature_line_and_a_title_are_the_html_that_every_viewer_shows():
    body = Body((Heading(1, (Span("公报"),), "", "center"), Paragraph((Span("办公室"),), "right")))
    assert write(body) == (
        '<h1 id="公报" align="center">公报</h1>\n\n<p align="right">办公室</p>\n'
    )


def test_a_simple_table_has_bars_and_a_merged_one_is_html():
    cells = (Cell((Span("甲"),), align="right"), Cell((Span("乙|丙"),)))
    assert write(Body((Table((cells, cells)),))) == (
        "| 甲 | 乙\\|丙 |\n|--:|---|\n| 甲 | 乙\\|丙 |\n"
    )
    merged = write(Body((Table(((Cell((Span("甲"),), 2),), (Cell(()), Cell(())))),)))
    assert '<th colspan="2">甲</th>' in merged


def test_footnotes_are_markdown_when_they_are_numbered_as_shown():
    mark = Paragraph((Span("文"), Span("1", "", "", "a")))
    assert write(Body((mark,), (Note("a", (said("注"),)),))) == "文[^a]\n\n[^a]: 注\n"


def test_a_mark_without_its_note_is_text():
    body = canonical(Body((Paragraph((Span("文"), Span("1", "", "", "a"))),)))
    assert body.blocks == (said("文1"),)


def test_two_lists_in_a_row_stay_two():
    body = Body((List((Item((said("甲"),)),)), List((Item((said("乙"),)),))))
    assert read(write(body)) == body


def test_a_heading_keeps_the_anchor_that_others_link_to():
    body = Body((Heading(2, (Span("总结"),), "part-1"), Heading(2, (Span("总结"),), "总结")))
    assert write(body) == '## <a id="part-1"></a>总结\n\n## 总结\n'
    assert read(write(body)) == body


def test_nesting_beyond_all_reason_keeps_every_word():
    block = said("底")
    for level in range(3000):
        block = Quote((said(f"{level}"), block)) if level % 2 else List((Item((block,)),))
    body = Body((block, said("后")))
    once = canonical(body)
    assert plain_text(once).startswith("2999\n")
    assert plain_text(once).endswith("底\n后")
    assert read(write(body)) == once
    assert DEEPEST < 100


def test_an_empty_body_is_an_empty_text():
    assert write(Body()) == ""
    assert read("") == Body()
