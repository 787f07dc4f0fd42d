# SPDX-License-Identifier: MIT
"""A quote with its place, as a person would write it by hand."""

import pytest

from study_viewer.core.document.citation import Spot, citation, spot
from study_viewer.core.document.model import (
    Body,
    Cell,
    Entry,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Span,
    Table,
)
from study_viewer.core.document.plain import leaves, plain_text


def words(text: str) -> tuple[Span, ...]:
    return (Span(text),)


BODY = Body(
    (
        Heading(1, words("关于读书的公报")),
        Paragraph(words("（2026年1月5日通过）")),
        Paragraph(words("全会指出，读书使人安静。")),
        Paragraph(words("全会强调，读书使人走得更远。")),
        Heading(2, words("三、怎样读")),
        Paragraph(words("总的要求。")),
        Paragraph(words("（二）分步骤。先借书，")),
        Paragraph(words("再读书。")),
        List((Item((Paragraph(words("还书。")),)),), 1),
        Table(((Cell(words("年份")),),)),
    ),
    (Note("1", (Paragraph(words("见前文。")),)),),
)
TEXT = plain_text(BODY)
LEAVES = tuple(leaves(BODY))


def entry(title: str, begins: str = "", section: str = "s001") -> Entry:
    return Entry(title, title, 1, None, section, TEXT.index(begins or title))


TOP = entry("关于读书的公报")
THIRD = entry("三、怎样读")
SECOND = entry("（二）分步骤")
OPENING = entry("全会强调，读书使人走得更远")


def placed(passage: str, *path: Entry) -> Spot:
    return spot("关于读书的公报", path, LEAVES, "s001", TEXT.index(passage))


@pytest.mark.parametrize(
    ("passage", "path", "titles", "paragraph"),
    [
        ("读书使人安静", (TOP,), (), 1),
        ("走得更远。", (TOP, OPENING), (), 2),
        ("总的", (TOP, THIRD), ("三、怎样读",), 1),
        ("先借书", (TOP, THIRD, SECOND), ("三、怎样读", "（二）分步骤"), 1),
        ("再读书", (TOP, THIRD, SECOND), ("三、怎样读", "（二）分步骤"), 2),
        ("还书", (TOP, THIRD, SECOND), ("三、怎样读", "（二）分步骤"), 3),
        ("怎样读", (TOP, THIRD), ("三、怎样读",), None),
        ("年份", (TOP, THIRD), ("三、怎样读",), None),
        ("见前文", (TOP, THIRD), ("三、怎样读",), None),
        ("通过", (TOP,), (), None),
        ("总的", (), (), 3),
    ],
)
def test_a_paragraph_is_counted_within_its_entry(passage, path, titles, paragraph):
    assert placed(passage, *path) == (titles, paragraph)


def test_an_entry_with_a_name_of_its_own_is_told_though_it_heads_a_paragraph():
    preface = entry("按语", "总的要求")
    assert placed("总的", TOP, preface) == (("按语",), 1)


def test_where_the_entry_began_in_an_earlier_section_no_paragraph_is_claimed():
    before = THIRD._replace(section="s000")
    assert placed("总的", TOP, before) == (("三、怎样读",), None)


@pytest.mark.parametrize(
    ("quote", "title", "at", "expected"),
    [
        (
            "先借书",
            "读书公报",
            Spot(("三、怎样读", "（二）分步骤"), 2),
            "“先借书”（《读书公报》第三部分（二）第2段）",
        ),
        (
            "先借书",
            "《读书法》",
            Spot(("第二章 借阅", "第十条 借书"), 1),
            "“先借书”（《读书法》第二章第十条第1段）",
        ),
        ("说“好”", "关于《读书法》的公报", Spot((), None), "“说‘好’”（《关于〈读书法〉的公报》）"),
        (
            "先借书",
            "读书公报",
            Spot(("按语", "2. 乙"), None),
            "“先借书”（《读书公报》“按语”第2点）",
        ),
        ("一\n\n二\ufffc", "书", Spot((), 1), "“一\n二”（《书》第1段）"),
        (
            "Read first.",
            "On reading",
            Spot(("Part 2 How", "Steps"), 3),
            "“Read first.” (On reading, Part 2 How, Steps, paragraph 3)",
        ),
        ("Read first.", "On reading", Spot((), None), "“Read first.” (On reading)"),
    ],
)
def test_it_is_written_as_in_its_language(quote, title, at, expected):
    assert citation(quote, title, at) == expected


def test_the_language_can_be_given():
    assert citation("GDP", "公报", Spot((), 2), chinese=True) == "“GDP”（《公报》第2段）"
