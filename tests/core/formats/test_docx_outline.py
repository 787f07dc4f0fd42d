# SPDX-License-Identifier: MIT
"""The section tree of a Word file: headings by style, by outline level, by Chinese numbers."""

import pytest

from study_viewer.core.document.model import Heading
from tests.core.formats.word_made import (
    lines,
    made,
    markdown,
    num,
    numbered,
    p,
    read,
    scheme,
    style,
    tree,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "文件.docx"


def styled(name):
    return f'<w:pStyle w:val="{name}"/>'


STYLES = (
    style("a", "heading 1")
    + style("b", "我的标题", based_on="a")
    + style("c", "标题 2")
    + style("d", "正文大纲", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("e", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="a")
    + style("t", "Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
)


def headings(path):
    _, sections = read(path)
    return [
        (block.level, block.spans[0].text)
        for section in sections
        for block in section.body.blocks
        if isinstance(block, Heading)
    ]


def test_headings_are_known_by_style_by_what_it_is_based_on_and_by_outline_level(file):
    body = (
        p("甲", styled("a"))
        + p("乙", styled("b"))
        + p("丙", styled("c"))
        + p("丁", styled("d"))
        + p("戊", '<w:outlineLvl w:val="1"/>')
        + p("己", styled("a") + '<w:outlineLvl w:val="9"/>')
        + p("庚", styled("e"))
    )
    found = headings(made(file, body, styles=STYLES))
    assert found == [(1, "甲"), (1, "乙"), (2, "丙"), (3, "丁"), (2, "戊")]


def test_all_headings_stand_below_a_title(file):
    body = p("题", styled("t")) + p("甲", styled("a")) + p("文") + p("乙", styled("a"))
    parsed, _ = read(made(file, body, styles=STYLES))
    assert parsed.metadata.title == "题"
    assert [(level, title) for level, title, _ in tree(file)] == [(1, "题"), (2, "甲"), (2, "乙")]


CENTRED = '<w:jc w:val="center"/>'


def test_a_title_without_a_style_stands_above_the_headings_that_have_one(file):
    body = (
        p("关于加强培训的意见", CENTRED)
        + p("省组发〔2023〕18号", CENTRED)
        + p("一、要求", styled("a"))
        + p("文。")
        + p("二、任务", styled("a"))
    )
    parsed, _ = read(made(file, body, styles=STYLES))
    assert parsed.metadata.title == "关于加强培训的意见"
    found = [(level, title) for level, title, _ in tree(file)]
    assert found == [(1, "关于加强培训的意见"), (2, "一、要求"), (2, "二、任务")]


@pytest.mark.parametrize("head", [styled("a"), CENTRED])
def test_headings_in_two_lines_have_no_blank_between_them_in_the_tree(file, head):
    """The text keeps its lines; with a style or without one."""
    broken = "<w:r><w:t>关于加强公文</w:t><w:br/><w:t>处理工作的通知</w:t></w:r>"
    below = [p(f"{number}、要求", styled("b") if head == styled("a") else "") for number in "一二"]
    body = p("", head, broken) + "".join(one + p("认真学习，务求实效。") for one in below)
    parsed, sections = read(made(file, body, styles=STYLES))
    titles = [title for _, title, _ in tree(file)]
    assert titles == ["关于加强公文处理工作的通知", "一、要求", "二、要求"]
    assert parsed.metadata.title == titles[0]
    assert sections[0].body.blocks[0].spans[0].text == "关于加强公文\n处理工作的通知"


def test_a_number_in_a_line_of_its_own_stands_in_the_tree_as_its_sisters_do(file):
    body = p("关于学习的通知", CENTRED)
    body += p("（一）总体要求") + p("认真学习。") + p("（二）") + p("务求实效，抓好落实工作。")
    assert tree(made(file, body)) == [
        (1, "关于学习的通知", "关于学习的通知"),
        (2, "（一）总体要求", "（一）总体要求"),
        (2, "（二）务求实效，抓好落实工作", "（二）"),
    ]


def test_a_first_line_at_the_edge_is_no_title_of_styled_headings(file):
    body = p("编者的说明") + p("甲", styled("a")) + p("文。") + p("乙", styled("a"))
    assert headings(made(file, body, styles=STYLES)) == [(1, "甲"), (1, "乙")]


def test_articles_between_headings_have_entries_of_their_own(file):
    body = (
        p("第一章 总则", styled("a"))
        + p("第一条 为了学习，制定本办法。")
        + p("第二章", styled("a"))
    )
    assert tree(made(file, body, styles=STYLES)) == [
        (1, "第一章 总则", "第一章 总则"),
        (2, "第一条 为了学习，制定本办法", "第一条 为了学习，制定本办法。"),
        (1, "第二章", "第二章"),
    ]


def test_chinese_numbers_make_the_tree_where_nothing_is_styled(file):
    body = (
        p("关于学习的通知", '<w:jc w:val="center"/>')
        + p("各支部：")
        + p("一、总体要求")
        + p("认真学习，抓好落实，务求实效。")
        + f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
        + p("二、工作安排")
        + p("按期完成。")
        + p("机关党委", '<w:jc w:val="right"/>')
        + p("2023年11月20日", '<w:jc w:val="right"/>')
    )
    parsed, _ = read(made(file, body))
    assert tree(file) == [
        (1, "关于学习的通知", "关于学习的通知"),
        (2, "一、总体要求", "一、总体要求"),
        (2, "二、工作安排", "二、工作安排"),
    ]
    assert parsed.metadata[:4] == ("关于学习的通知", "zh", "机关党委", "2023-11-20")


def test_automatic_numbers_count_as_numbers_typed_by_hand(file):
    schemes = scheme(1, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))
    body = (
        p("关于学习的通知")
        + numbered("总体要求", 1)
        + p("要认真学习，抓好落实。")
        + numbered("工作安排", 1)
        + numbered("时间", 1, 1)
        + p("按期完成。")
    )
    assert [
        (level, title) for level, title, _ in tree(made(file, body, numbering=schemes + num(1, 1)))
    ] == [
        (1, "关于学习的通知"),
        (2, "一、总体要求"),
        (2, "二、工作安排"),
        (3, "（一）时间"),
    ]


def test_numbers_of_headings_come_from_their_styles(file):
    schemes = scheme(
        1,
        ("decimal", "第%1章", '<w:suff w:val="space"/>', '<w:pStyle w:val="a"/>'),
        ("decimal", "%1.%2", '<w:pStyle w:val="c"/>'),
    ) + num(1, 1)
    schemes = schemes.replace('<w:pStyle w:val="a"/>', '<w:pStyle w:val="h"/>')
    styles = style("h", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style(
        "c",
        "heading 2",
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    body = (
        p("总则", styled("h"))
        + p("范围", styled("c"))
        + p("附则", styled("h"))
        + p("解释", styled("c"))
    )
    assert [text for _, text in headings(made(file, body, styles=styles, numbering=schemes))] == [
        "第1章 总则",
        "1.1 范围",
        "第2章 附则",
        "2.1 解释",
    ]


def numbers(file, schemes, *places):
    body = "".join(numbered("文", *place) for place in places)
    return [line.removesuffix("文") for line in lines(made(file, body, numbering=schemes))]


@pytest.mark.parametrize(
    ("sort", "text", "expected"),
    [
        ("chineseCountingThousand", "第%1条", "第一条 "),
        ("ideographTraditional", "%1、", "甲、"),
        ("upperRoman", "%1.", "I. "),
        ("lowerLetter", "(%1)", "(a) "),
        ("decimalEnclosedCircleChinese", "%1", "① "),
        ("decimal", "（%1）", "（1）"),
        ("none", "附件", "附件 "),
    ],
)
def test_a_number_that_a_list_cannot_hold_stands_in_the_text(file, sort, text, expected):
    assert numbers(file, scheme(1, (sort, text)) + num(1, 1), (1,), (1,))[0] == expected


def test_levels_begin_anew_and_go_on_as_word_counts_them(file):
    plain = scheme(1, ("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")) + num(1, 1)
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert numbers(file, plain, *places) == [
        *("1 ", "1.1 ", "1.1.1 ", "1.1.2 ", "1.2 ", "1.2.1 ", "2 ", "2.1 ")
    ]
    never = plain.replace('w:val="%1.%2"/>', 'w:val="%1.%2"/><w:lvlRestart w:val="0"/>')
    assert numbers(file, never, (1, 0), (1, 1), (1, 0), (1, 1))[3] == "2.2 "
    legal = scheme(1, ("chineseCounting", "%1、"), ("decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1)
    assert numbers(file, legal, (1, 0), (1, 1)) == ["一、", "1.1 "]


def test_two_lists_of_one_scheme_go_on_unless_one_is_told_to_start(file):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    schemes = scheme(1, ("chineseCounting", "%1、")) + num(1, 1) + num(2, 1) + num(3, 1, again)
    assert numbers(file, schemes, (1,), (2,), (3,), (3,)) == ["一、", "二、", "五、", "六、"]


def test_bullets_and_plain_numbers_in_a_row_stay_lists(file):
    schemes = scheme(1, ("bullet", "·"), ("bullet", "o")) + scheme(2, ("decimal", "%1."))
    schemes += num(1, 1) + num(2, 2)
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1) + p("文")
    body += numbered("丁", 2) + numbered("戊", 2) + p("文") + numbered("己", 2) + numbered("庚", 2)
    text = markdown(made(file, body, numbering=schemes))
    assert [line for line in text.split("\n") if line] == [
        *("- 甲", "    - 乙", "- 丙", "文", "1. 丁", "2. 戊", "文", "3. 己", "4. 庚")
    ]


def test_plain_numbers_over_paragraphs_of_their_own_are_text(file):
    schemes = scheme(2, ("decimal", "%1.")) + num(2, 2)
    body = numbered("范围", 2) + p("文") + numbered("定义", 2) + p("文")
    assert lines(made(file, body, numbering=schemes)) == ["1. 范围", "文", "2. 定义", "文"]


def test_a_number_taken_away_from_a_paragraph_is_gone(file):
    styles = style("h", "列表", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    schemes = scheme(1, ("chineseCounting", "%1、")) + num(1, 1)
    body = p("有", styled("h")) + p("无", styled("h") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(made(file, body, styles=styles, numbering=schemes)) == ["一、有", "无"]


def test_a_long_text_is_cut_at_its_top_headings_and_links_find_their_sections(file):
    long = "字" * 12_000
    body = (
        p(
            "甲",
            styled("a"),
            inside='<w:hyperlink w:anchor="x"><w:r><w:t>见乙</w:t></w:r></w:hyperlink>',
        ).replace("<w:hyperlink", "<w:r><w:t>甲</w:t></w:r><w:hyperlink")
        + p(long)
        + p(
            "乙",
            styled("a"),
            inside='<w:bookmarkStart w:id="1" w:name="x"/><w:r><w:t>乙</w:t></w:r>',
        )
        + p(long)
    )
    _, sections = read(made(file, body, styles=STYLES))
    assert [(section.id, section.title) for section in sections] == [
        ("s001", "甲见乙"),
        ("s002", "乙"),
    ]
    assert sections[0].body.blocks[0].spans[1].link == "s002#x"


def test_a_title_in_two_lines_is_one_title(file):
    inside = "<w:r><w:t>关于学习</w:t><w:br/><w:t>的通知</w:t></w:r>"
    parsed, _ = read(made(file, p(properties=styled("t"), inside=inside) + p("文"), styles=STYLES))
    assert parsed.metadata.title == "关于学习的通知"
