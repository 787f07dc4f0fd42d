# SPDX-License-Identifier: MIT
"""Foreign Markdown reads as its writer meant it, and hostile Markdown does no harm."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study_viewer.core.document.markdown_guard import DEEPEST, tame
from study_viewer.core.document.markdown_in import read, read_foreign, read_note
from study_viewer.core.document.markdown_regular import regular
from study_viewer.core.document.model import Code, Heading, List, Paragraph, Table
from study_viewer.core.document.plain import plain_text


def shape(blocks):
    """Lists as nested lists of their first lines; anything else as its text."""
    out = []
    for block in blocks:
        if block.kind == "list":
            out.append([shape(item.blocks) for item in block.items])
        elif block.kind == "quote":
            out.append((block.kind, shape(block.blocks)))
        elif block.kind == "code":
            out.append(("code", block.text))
        else:
            out.append("".join(span.text for span in block.spans))
    return out


def foreign(text):
    return shape(read_foreign(text).blocks)


def test_two_columns_nest_a_list():
    assert foreign("- 甲\n  - 乙\n    - 丙\n  - 丁\n- 戊") == [
        [["甲", [["乙", [["丙"]]], ["丁"]]], ["戊"]]
    ]


def test_three_columns_nest_under_a_number():
    assert foreign("1. 甲\n   - 乙\n2. 丙") == [[["甲", [["乙"]]], ["丙"]]]


def test_a_list_straight_after_a_line_is_a_list():
    assert foreign("要求：\n- 甲\n- 乙\n\n后文") == ["要求：", [["甲"], ["乙"]], "后文"]


def test_a_year_at_the_start_of_a_line_is_no_list():
    assert foreign("2023. 年度总结") == ["2023. 年度总结"]
    assert foreign("截至\n2023. 年度") == ["截至 2023. 年度"]


def test_numbers_with_a_bracket_are_a_list():
    assert foreign("1) 甲\n2) 乙") == [[["甲"], ["乙"]]]


def test_code_in_an_item_keeps_its_lines_and_the_next_item_its_place():
    text = "- 甲\n  ```py\n  x\n\n    y\n  ```\n- 乙"
    assert foreign(text) == [[["甲", ("code", "x\n\n  y")], ["乙"]]]


def test_markup_inside_code_is_left_alone():
    text = "```\n- a\n  - b\n~~x~~ 2023. 年\n[TOC]\n```"
    assert read_foreign(text).blocks == (Code("- a\n  - b\n~~x~~ 2023. 年\n[TOC]"),)


def test_a_second_paragraph_stays_in_its_item():
    assert foreign("- 甲\n\n  又\n- 乙\n\n后文") == [[["甲", "又"], ["乙"]], "后文"]


def test_a_list_in_a_quotation_is_a_list():
    assert foreign("> 引\n> - 甲\n>   - 乙") == [("quote", ["引", [["甲", [["乙"]]]]])]


def test_a_table_straight_after_a_line_is_a_table():
    first, table = read_foreign("如下：\n| a | b |\n|---|---|\n| 1 | 2 |").blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)


def test_a_github_remark_is_a_boxed_remark():
    (box,) = read_foreign("> [!WARNING]\n> 小心").blocks
    assert (box.kind, box.label, shape(box.blocks)) == ("admonition", "warning", ["小心"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("!!! warning\n    小心台阶", "警告"),
        ("!!! Note foldable\n    小心台阶", "备注"),
        ("!!! warning\n    Mind the step", "Warning"),
        ('!!! warning "看路"\n    小心台阶', "看路"),
        ('!!! warning ""\n    小心台阶', ""),
        ("!!! 旁注\n    小心台阶", "旁注"),
    ],
)
def test_a_remark_without_a_title_is_called_after_its_kind_in_the_language_of_the_text(text, title):
    (box,) = read_foreign(text).blocks
    assert "".join(span.text for span in box.title) == title


def test_a_table_of_contents_mark_is_left_out_and_strokes_are_read():
    (paragraph,) = read_foreign("[TOC]\n\n~~旧~~新").blocks
    assert [(span.text, span.style) for span in paragraph.spans] == [("旧", "d"), ("新", "")]


def test_a_backslash_before_a_sign_is_not_shown_but_in_code():
    """As pandoc writes them, and GitHub and mdBook read them."""
    signs = r"""约\~20 \$5 \<b\> A\&B 二\^2 \@ \'x\' \"y\" 路\\~径"""
    assert foreign(signs) == [r"""约~20 $5 <b> A&B 二^2 @ 'x' "y" 路\~径"""]
    assert foreign(r"`a\~b` C:\dir") == [r"a\~b C:\dir"]
    (items,) = foreign("- 甲\n\n  乙\\~\n\n      c\\~ ~~d~~\n")
    assert items == [["甲", "乙~", ("code", r"c\~ ~~d~~")]]
    assert foreign("    a\\~b\n\n```\nc\\~d\n```") == [("code", r"a\~b"), ("code", r"c\~d")]
    assert foreign(r"\~\~不删\~\~") == ["~~不删~~"]


def test_bold_beside_chinese_quotation_marks_is_bold():
    (paragraph,) = read_foreign("**“四个意识”**要").blocks
    assert paragraph.spans[0][:2] == ("“四个意识”", "b")


def test_attributes_and_snippets_stay_text():
    assert foreign("文字 {: #x .y }") == ["文字 {: #x .y }"]
    assert foreign('--8<-- "/etc/passwd"') == ['--8<-- "/etc/passwd"']


def test_raw_html_passes_the_same_funnel():
    body = read_foreign('<div onclick="x">甲<script>y</script></div>\n\n文<b>粗</b><iframe src=x>')
    assert plain_text(body) == "甲\n文粗"


def test_headings_have_unicode_anchors():
    assert read("# 一、总结\n\n# 一、总结").blocks == (
        Heading(1, read("一、总结").blocks[0].spans, "一总结"),
        Heading(1, read("一、总结").blocks[0].spans, "一总结_1"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "[" * 2500 + "]" * 2500,
        "![" * 3000,
        "[a](" * 2000,
        "[a][" * 2000,
        "<a " * 3000,
        "> " * 3000,
        ">" * 5000,
        "- " * 5000 + "x",
        "[^1]" * 3000 + "\n\n[^1]: 注",
        "*a **b " * 2000,
    ],
)
def test_hostile_text_loses_none_of_its_words(text):
    letters = "".join(c for c in text if c.isalpha() and c != "注")
    shown = plain_text(read_foreign("前文\n\n" + text + "\n\n后文"))
    assert shown.startswith("前文") and "后文" in shown
    assert [c for c in letters if c not in "ab"] == [c for c in shown if c == "x"]


MARKS = st.sampled_from(
    [
        *[
            "",
            "- ",
            "* ",
            "1. ",
            "2) ",
            "2023. ",
            "# ",
            "> ",
            "> - ",
            "  - ",
            "    ",
            "   - ",
            "\t",
        ],
        *["```\n", "~~~ py\n", "  ```\n", "| ", "---\n", "| a | b |\n|---|---|\n| ", ":   ", "***"],
        *[
            '!!! note ""\n    ',
            "> [!NOTE]\n> ",
            "~~",
            "\\",
            "<div>",
            "</div>",
            "<b>",
            "`",
            "[",
            "](x)",
        ],
        *[
            "[^1]",
            "\n[^1]: ",
            "&amp;",
            "*",
            "_",
            "===\n",
            "1. - ",
            "<!-- -->",
            "<p>",
            "<table>",
            "<li>",
        ],
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "  \n", "\\\n", "**甲**\n", "`乙`\n", "|\n", "~~\n"])


@settings(max_examples=150, deadline=None)
@example([("_", "丙", "\n"), ("*", "", "**丙**甲**\n"), ("丙", "\n丙", "**甲**\n")])
@given(st.lists(st.tuples(MARKS, st.sampled_from("丙丁戊己庚辛"), ENDS), max_size=8))
def test_no_letter_of_foreign_markdown_is_lost(lines):
    text = "".join("".join(line) for line in lines)
    letters = sorted(c for c in text if "\u4e00" <= c <= "\u9fff")
    shown = plain_text(read_foreign(text))
    assert sorted(c for c in shown if "\u4e00" <= c <= "\u9fff") == letters


def test_a_label_used_twice_keeps_both_notes():
    body = read_foreign("文[^1]\n\n[^1]: 甲\n[^1]: 乙")
    assert plain_text(body) == "文1\n甲\n乙"


def test_the_guard_leaves_honest_text_and_code_alone():
    links = "[a](b) " * 300
    code = "```\n" + "[" * 500 + "\n\n" + "<" * 500 + "\n```"
    assert tame(links) == links
    assert tame(code) == code


def test_making_regular_twice_changes_nothing_more():
    text = "题\n- 甲\n  - 乙\n\n    又\n1) 丙\n   ```\n   x\n   ```\n> 引\n> 1. 丁"
    once = regular(text)
    assert read(regular(once)) == read(once)
    assert any(isinstance(block, List) for block in read(once).blocks)


def test_the_guard_makes_text_of_tangles():
    assert "[" not in tame("[" * 5000)
    assert "[" not in tame("[a](" * 2000)
    assert tame("<a " * 3000).count("<") == 0
    assert tame(">" * 5000).count(">") == DEEPEST


@pytest.mark.parametrize("reads", [read_foreign, read_note])
def test_tasks_have_boxes_and_what_is_done_a_tick(reads):
    body = reads("- [x] 已办\n- [ ] 未办\n- [x](a.md)\n- [] 空")
    assert plain_text(body).split("\n")[:2] == ["☑ 已办", "☐ 未办"]
    assert "☑" not in plain_text(body).split("\n")[2]


def test_a_backslash_means_itself_in_code_and_in_html():
    assert plain_text(read_foreign("`` `\\$x` ``")) == "`\\$x`"
    assert plain_text(read_foreign("`甲\n\\$乙`")) == "甲 \\$乙"
    assert plain_text(read_foreign("<pre>甲 \\$乙</pre>")) == "甲 \\$乙"
    assert plain_text(read_foreign("5 \\~ 6 \\$")) == "5 ~ 6 $"
