# SPDX-License-Identifier: MIT
"""A body written and read again is the same body, in every form we write it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study_viewer.core.document import encode, html_in, html_out, markdown_in, markdown_out
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import (
    Admonition,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from study_viewer.core.document.plain import plain_text

PIECES = st.sampled_from(
    [
        *[
            "学习",
            "中",
            "第一条　为了",
            "2023年",
            "１．全角",
            "“引用”",
            "🀄",
            "👨‍👩‍👧",
            "é",
            "a",
            "12.",
            "3)",
        ],
        *"*_`[]()<>&#+-=~|!\\:;.\"'{}^$@/%, \n\t　\u00a0\u2003\ufeff\u200b，。",
        *["  ", "\n\n", "    ", "**", "__", "***", "``", "```", "~~~", "![", "](", "[^1]", "[^1]:"],
        *["&amp;", "&#32;", "&copy", "&nbsp;", "<b>", "</p>", "<!--", "-->", "<br>", "<?", "<!"],
        *[
            "- ",
            "1. ",
            "# ",
            "> ",
            ":   ",
            "!!! note",
            "???",
            "---",
            "===",
            "* * *",
            "| a |",
            "|--|",
        ],
        *["[a](b)", "<http://a.b>", "http://a.b/c_d_e", "a@b.cn", "*[HTML]: x", "[x]: y", "[TOC]"],
        *[
            "第一条　",
            "（一）",
            "2023. 年度",
            "１. ",
            "①",
            "\\*",
            "\x00",
            "\r\n",
            "\u2028",
            "\ufdd2",
        ],
        *["\ud800", "\x02", "\x03", "wzxhzdk:0", "klzzwxh:0000", "/// Footnotes Go Here ///", "^^"],
    ]
)
TEXTS = st.lists(PIECES, max_size=5).map("".join)
STYLES = st.sampled_from(
    ["", "", "", "b", "i", "c", "bi", "u", "d", "s", "v", "bc", "bdiu", "sv", "ba"]
)
LINKS = st.sampled_from(
    [
        *["", "", "", "https://a.cn/b?c=d&e=f", "#第一条", "s001#x_y", "b c(d)", "javascript:x"],
        *["//h/x", "a&amp;b", "mailto:a@b.cn", "HTTP://A", "file:///x", "a\\b", "a*b`c`[d]<e>\"'"],
    ]
)
LABELS = st.sampled_from(["1", "2", "注", "a b", "x]y", "", "1*"])
PATHS = st.sampled_from(
    ["images/a.png", "images/图 1.png", "../x.png", "a_b_c.png", "http://x/y.png"]
)
ALTS = st.one_of(st.just("图一"), TEXTS)
SPANS = st.lists(
    st.one_of(
        st.builds(Span, TEXTS),
        st.builds(Span, TEXTS, STYLES, LINKS),
        st.builds(Span, TEXTS, STYLES, st.just(""), LABELS),
        st.builds(Span, st.sampled_from("12"), st.just(""), st.just(""), st.sampled_from("12")),
        st.builds(Span, st.just("\ufffc"), STYLES, LINKS, st.just(""), PATHS, ALTS),
    ),
    max_size=4,
).map(tuple)
ALIGNS = st.sampled_from(["", "", "", "", "left", "center", "right"])
CODES = st.builds(
    Code,
    st.lists(st.one_of(PIECES, st.sampled_from(["\n", "  x", "def f():", "\n\n"])), max_size=6).map(
        "".join
    ),
    st.sampled_from(["", "python", "c++", "a b", 'x"y']),
)
LEAVES = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Paragraph, SPANS, ALIGNS),
    st.builds(
        Heading, st.integers(1, 6), SPANS, st.sampled_from(["", "", "x", "学习", "a b"]), ALIGNS
    ),
    CODES,
    st.builds(Image, PATHS, ALTS, st.one_of(st.just(""), TEXTS)),
    st.just(Rule()),
)
CELLS = st.one_of(
    st.builds(Cell, SPANS),
    st.builds(Cell, SPANS, st.integers(1, 3), st.integers(1, 2), ALIGNS),
)


def _grid(width, height):
    row = st.lists(st.builds(Cell, SPANS), min_size=width, max_size=width).map(tuple)
    return st.lists(row, min_size=height, max_size=height).map(tuple)


TABLES = st.one_of(
    st.builds(
        Table,
        st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3).map(tuple),
        st.integers(0, 3),
    ),
    st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(lambda s: st.builds(Table, _grid(*s))),
)


def _containers(inner):
    blocks = st.lists(inner, max_size=3).map(tuple)
    paragraphs = st.builds(Paragraph, SPANS)
    starting = st.builds(lambda first, rest: (first, *rest), paragraphs, blocks)
    items = st.lists(st.builds(Item, st.one_of(starting, starting, blocks)), max_size=3).map(tuple)
    meanings = st.lists(st.one_of(blocks, st.tuples(paragraphs)), max_size=2).map(tuple)
    return st.one_of(
        st.builds(List, items, st.sampled_from([0, 0, 1, 3, 2023])),
        st.builds(Quote, blocks),
        st.builds(
            Definitions, st.lists(st.builds(Definition, SPANS, meanings), max_size=2).map(tuple)
        ),
        st.builds(Admonition, st.sampled_from(["note", "Warning", "两 x", ""]), SPANS, blocks),
    )


BLOCKS = st.one_of(LEAVES, TABLES, st.recursive(LEAVES, _containers, max_leaves=6))
NOTES = st.lists(
    st.builds(
        Note,
        LABELS,
        st.one_of(st.lists(BLOCKS, max_size=2).map(tuple), st.tuples(st.builds(Paragraph, SPANS))),
    ),
    max_size=3,
).map(tuple)
BODIES = st.builds(Body, st.lists(BLOCKS, max_size=5).map(tuple), st.one_of(st.just(()), NOTES))


def spoken(text, *styles):
    return Paragraph((Span(text, *styles),))


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_the_canonical_form_of_a_canonical_body_is_itself(body):
    once = canonical(body)
    assert canonical(once) == once


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_json_gives_back_every_body(body):
    assert encode.from_json(encode.to_json(body)) == body


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_json_beside_its_plain_text_gives_back_every_body_and_holds_no_words(body):
    text = plain_text(body)
    data = encode.to_json_beside(text, body)
    assert encode.from_json(data, text) == body


@settings(max_examples=50, deadline=None)
@given(BODIES, st.text(max_size=40))
def test_json_beside_another_text_gives_back_every_body_too(body, text):
    assert encode.from_json(encode.to_json_beside(text, body), text) == body


def test_the_words_of_a_page_stand_in_its_text_alone():
    words = "各单位要高度重视"
    body = Body(
        (
            Heading(1, (Span(words),)),
            Image("images/a.png"),
            List((Item((Paragraph((Span(words, "b"), Span(words))),)), Item(()), Item(()))),
            Table(((Cell(()), Cell(()), Cell((Span(words),))),)),
            Code(words),
        ),
        (Note("1", (Paragraph((Span(words),)),)),),
    )
    text = plain_text(body)
    data = encode.to_json_beside(text, body)
    assert words not in data
    assert encode.from_json(data, text) == body
    with pytest.raises(ValueError, match="not the body"):
        encode.from_json(data, text[:-1])


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_html_gives_back_every_canonical_body(body):
    assert html_in.read(html_out.write(body)) == canonical(body)


@settings(max_examples=400, deadline=None)
@given(BODIES)
@example(Body((spoken("- x"), spoken("1. x"), spoken("# x"), spoken("[a](b)"), spoken("*"))))
@example(Body((List((Item((spoken("a"),)),)), List((Item((spoken("b"),)),)), spoken("c"))))
def test_markdown_gives_back_every_canonical_body(body):
    assert markdown_in.read(markdown_out.write(body)) == canonical(body)


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_no_visible_character_is_lost_on_the_way_to_the_disk(body):
    text = plain_text(markdown_in.read(markdown_out.write(body)))
    assert plain_text(canonical(body)) == text
