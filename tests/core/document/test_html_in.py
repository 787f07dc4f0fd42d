# SPDX-License-Identifier: MIT
"""The funnel keeps what a page says and nothing that it could do."""

import pytest
from lxml import etree

from study_viewer.core.document import html_in
from study_viewer.core.document.model import (
    Admonition,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
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


def said(text, *rest):
    return Paragraph((Span(text, *rest),))


def read(html):
    return html_in.read(html).blocks


def test_inline_styles_are_kept_and_unknown_tags_leave_their_text():
    (paragraph,) = read("<p><b>粗<i>斜</i></b><u>下</u><s>删</s><sup>2</sup><font>字</font></p>")
    assert [(span.text, span.style) for span in paragraph.spans] == [
        ("粗", "b"),
        ("斜", "bi"),
        ("下", "u"),
        ("删", "d"),
        ("2", "s"),
        ("字", ""),
    ]


def test_scripts_styles_heads_and_comments_vanish():
    html = (
        "<head><title>T</title></head><p>甲<!-- 注 --><script>x()</script>乙</p><style>p{}</style>"
    )
    assert read(html) == (said("甲乙"),)


def test_a_comment_written_as_text_inside_code_stays():
    assert read("<pre><code>&lt;!-- 注 --&gt;</code></pre>") == (Code("<!-- 注 -->"),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:x",
        "java\nscript:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "//host/share",
        "\\\\host\\share",
        "vbscript:x",
    ],
)
def test_a_dangerous_link_leaves_its_text_only(address):
    html = etree.tostring(etree.Element("a", href=address), encoding="unicode")
    assert read(f"<p>{html[:-2]}>看</a></p>") == (said("看"),)


@pytest.mark.parametrize("address", ["https://a.cn/", "mailto:a@b.cn", "#第一条", "b/c.md#x"])
def test_a_harmless_link_stays(address):
    assert read(f'<p><a href="{address}">看</a></p>') == (said("看", "", address),)


@pytest.mark.parametrize("source", ["../a.png", "/a.png", "C:\\a.png", "http://x/a.png", "data:,x"])
def test_a_picture_from_elsewhere_is_its_alternative_text(source):
    assert read(f'<p><img src="{source}" alt="图一"></p>') == (said("图一"),)


def test_a_picture_alone_in_its_paragraph_is_a_block():
    html = '<p><img src="images/a.png" alt="图" title="题"></p>'
    assert read(html) == (Image("images/a.png", "图", "题"),)


def test_loose_text_between_blocks_is_a_paragraph():
    assert read("甲<p>乙</p>丙<hr>丁") == (said("甲"), said("乙"), said("丙"), Rule(), said("丁"))


def test_white_space_collapses_but_a_full_width_space_does_not():
    assert read("<p>  a \n\t b　 c<br> d</p>") == (said("a b　 c\nd"),)


def test_a_wrapped_source_line_joins_chinese_without_a_space_and_latin_with_one():
    assert read("<p>学习\n强国\nand\nread</p>") == (said("学习强国 and read"),)


def test_a_style_across_blocks_reaches_the_text_in_them():
    html = '<a href="#x"><div>甲</div><ins><p>乙</p></ins></a>'
    assert read(html) == (said("甲", "", "#x"), said("乙", "u", "#x"))


def test_lists_nest_and_begin_where_they_say():
    html = '<ol start="3"><li>甲<ul><li><p>乙</p></li></ul></li><li></li></ol>'
    assert read(html) == (List((Item((said("甲"), List((Item((said("乙"),)),)))), Item(())), 3),)


def test_a_list_between_items_belongs_to_the_item_before():
    html = "<ul><li>甲</li><ul><li>乙</li></ul></ul>"
    assert read(html) == (List((Item((said("甲"), List((Item((said("乙"),)),)))),)),)


def test_merged_cells_and_alignment_are_kept():
    html = (
        "<table><thead><tr><th colspan=2>头</th></tr></thead>"
        '<tr><td rowspan="2" style="text-align: right">甲</td><td><p>乙</p><p>丙</p></td></tr>'
        "<tr><td>丁</td></tr></table>"
    )
    rows = (
        (Cell((Span("头"),), 2),),
        (Cell((Span("甲"),), 1, 2, "right"), Cell((Span("乙\n丙"),))),
        (Cell((Span("丁"),)),),
    )
    assert read(html) == (Table(rows, 1),)


def test_alignment_comes_from_the_paragraph_or_from_around_it():
    html = '<div align="center"><p>题</p></div><p style="text-align:right">署名</p><p>文</p>'
    assert [block.align for block in read(html)] == ["center", "right", ""]


def test_headings_have_anchors_each_its_own():
    html = '<h1 id="a">甲</h1><h2>乙 丙</h2><h2>乙 丙</h2><h2 id="a">丁</h2>'
    assert [block.anchor for block in read(html)] == ["a", "乙-丙", "乙-丙_1", "丁"]


def test_quotes_definitions_and_remarks_are_read():
    html = (
        "<blockquote>引</blockquote><dl><dt>词</dt><dd>义</dd><dd>又</dd></dl>"
        '<div class="admonition tip"><p class="admonition-title">题</p><p>文</p></div>'
    )
    assert read(html) == (
        Quote((said("引"),)),
        Definitions((Definition((Span("词"),), ((said("义"),), (said("又"),))),)),
        Admonition("tip", (Span("题"),), (said("文"),)),
    )


def test_words_footnotes_become_notes():
    html = (
        '<p>文<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p>'
        '<ol><li id="footnote-1"><p>注 <a href="#footnote-ref-1">↑</a></p></li></ol>'
    )
    body = html_in.read(html)
    assert body == Body(
        (Paragraph((Span("文"), Span("[1]", "", "", "1"))),), (Note("1", (said("注"),)),)
    )


def test_code_knows_its_language_and_keeps_its_spaces():
    html = '<pre><code class="language-python">\nif x:\n    y  z\n</code></pre>'
    assert read(html) == (Code("\nif x:\n    y  z", "python"),)


def test_control_characters_and_separators_never_reach_the_text():
    (paragraph,) = read("<p>a\u2028b\u2029c\x00d\ufdd0e\x1ff\u0085g&#1;</p>")
    assert paragraph.spans[0].text == "a\nb\ncdef\ng"


@pytest.mark.parametrize("depth", [150, 300, 5000])
def test_no_word_is_lost_however_deep_it_lies(depth):
    for tag in ("div", "blockquote", "ul", "b", "table"):
        body = html_in.read(f"<{tag}>" * depth + "深处" + f"</{tag}>" * depth + "<p>后文</p>")
        assert "".join(plain_text(body).split()) == "深处后文"


def test_a_tree_is_read_like_its_text_with_comments_in_it():
    tree = etree.HTML("<p>甲<!-- 注 -->乙</p><pre>丙<br>丁</pre>")
    assert html_in.read(tree).blocks == (said("甲乙"), Code("丙\n丁"))


def test_words_astray_between_rows_and_items_are_kept():
    html = "<table>甲<tr>乙<td>丙</td>丁</tr></table><ul>戊<li>己</li>庚</ul><dl>辛<dd>壬</dd></dl>"
    assert sorted("".join(plain_text(html_in.read(html)).split())) == sorted("甲乙丙丁戊己庚辛壬")


@pytest.mark.parametrize("html", ["", "  ", "<!-- x -->", "<script>x</script>", "<p></p>"])
def test_nothing_gives_an_empty_body(html):
    assert html_in.read(html) == Body()
