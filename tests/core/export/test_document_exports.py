# SPDX-License-Identifier: MIT
"""A document's own text as Word, Markdown and plain text."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument
from lxml import etree

from study_viewer.core.document.model import (
    Body,
    Cell,
    Heading,
    Image,
    Item,
    List,
    Metadata,
    Note,
    Paragraph,
    Span,
    Table,
)
from study_viewer.core.document.plain import plain_text
from study_viewer.core.document.title_lines import title_lines
from study_viewer.core.export import document_markdown, document_text, document_word
from study_viewer.core.export.contract import ROOMS, FullText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def para(text: str, **more: str) -> Paragraph:
    return Paragraph((Span(text),), **more)


def text(
    *sections: tuple[str, Body], title: str = "公报", picture: bytes | None = None
) -> FullText:
    return FullText(Metadata(title, language="zh"), sections, lambda path: picture)


def word(full: FullText, style: str = "official") -> WordDocument:
    return docx.Document(io.BytesIO(document_word.export(full, style)))


def lines(made: WordDocument) -> list[tuple[str, str]]:
    return [(one.style.style_id, one.text) for one in made.paragraphs if one.text]


def test_the_heading_that_says_the_title_is_the_title_and_is_not_doubled() -> None:
    body = Body((para("（通过）"), Heading(1, (Span("公\n报"),)), Heading(2, (Span("一"),))))
    assert lines(word(text(("一", body)))) == [
        ("BodyText", "（通过）"),
        ("Title", "公\n报"),
        ("Heading2", "一"),
    ]


def test_a_text_without_its_title_gets_it_and_sections_get_theirs() -> None:
    made = word(text(("甲", Body((para("一"),))), ("乙", Body((para("二"),)))))
    assert lines(made) == [
        ("Title", "公报"),
        ("Heading2", "甲"),
        ("BodyText", "一"),
        ("Heading2", "乙"),
        ("BodyText", "二"),
    ]


def test_a_picture_keeps_its_shape_fits_the_page_and_has_its_description(
    png: Callable[[int, int], bytes],
) -> None:
    full = text(("s", Body((Image("images/a.png", "一张图"),))), picture=png(3000, 300))
    made = word(full)
    shape = made.inline_shapes[0]
    section = made.sections[0]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert abs(shape.width / shape.height - 10) < 0.01
    assert 'descr="一张图"' in etree.tostring(made.element, encoding="unicode")


def test_a_small_picture_is_not_blown_up(png: Callable[[int, int], bytes]) -> None:
    made = word(text(("s", Body((Image("images/a.png", "图"),))), picture=png(10, 10)))
    assert made.inline_shapes[0].width < 200_000


def test_a_damaged_or_missing_picture_is_its_description(
    png: Callable[[int, int], bytes],
) -> None:
    for data in (None, b"", b"\x89PNG\r\n\x1a\n broken", b"<svg/>", png(5, 5)[:20]):
        made = word(text(("s", Body((Image("images/a.png", "一张图"),))), picture=data))
        assert ("Picture", "[一张图]") in lines(made)


def test_merged_cells_are_merged_in_word() -> None:
    table = Table(
        (
            (Cell((Span("甲"),), 2), Cell((Span("乙"),), 1, 2)),
            (Cell((Span("丙"),)), Cell((Span("丁"),))),
        )
    )
    made = word(text(("s", Body((table,))))).tables[0]
    shown = [[cell.text for cell in row.cells] for row in made.rows]
    assert shown == [["甲", "甲", "乙"], ["丙", "丁", "乙"]]


def test_a_table_with_more_columns_than_word_can_hold_keeps_its_text() -> None:
    row = tuple(Cell((Span(str(number)),)) for number in range(70))
    made = word(text(("s", Body((Table((row,)),)))))
    assert not made.tables
    assert "69" in made.paragraphs[-1].text


def test_numbered_lists_start_where_they_say_and_count_anew() -> None:
    lists = [List((Item((para("一"),)), Item((para("二"),))), start) for start in (3, 1)]
    data = document_word.export(text(("s", Body((lists[0], para("中"), lists[1])))))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        numbering = etree.fromstring(file.read("word/numbering.xml"))
        document = etree.fromstring(file.read("word/document.xml"))
    starts = [one.get(f"{W}val") for one in numbering.iter(f"{W}startOverride")]
    used = [one.get(f"{W}val") for one in document.iter(f"{W}numId")]
    assert starts == ["3", "1"]
    assert used == ["1", "1", "2", "2"]


def test_a_line_on_the_right_stays_there() -> None:
    made = word(text(("s", Body((para("二〇二五年", align="right"),)))))
    assert made.paragraphs[-1].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_whom_a_notice_addresses_stands_at_the_left_edge() -> None:
    made = word(text(("s", Body((para("各市、县人民政府："), para("现将有关事项通知如下："))))))
    first, second = (one.paragraph_format.first_line_indent for one in made.paragraphs[-2:])
    assert (first, second) == (0, None)


def test_footnotes_of_two_sections_keep_apart() -> None:
    one = Body((Paragraph((Span("甲"), Span("1", note="1"))),), (Note("1", (para("注甲"),)),))
    two = Body((Paragraph((Span("乙"), Span("1", note="1"))),), (Note("1", (para("注乙"),)),))
    full = text(("甲章", one), ("乙章", two))
    data = document_word.export(full)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        notes = etree.fromstring(file.read("word/footnotes.xml"))
    said = ["".join(note.itertext()).strip() for note in notes]
    assert said[2:] == ["注甲", "注乙"]
    markdown = document_markdown.export(full)
    assert "注甲" in markdown
    assert "注乙" in markdown


def test_every_word_of_the_text_is_in_the_word_file_once() -> None:
    body = Body(
        (
            Heading(1, (Span("标题甲"),)),
            para("正文乙"),
            List((Item((para("项丙"), para("续丁"))),), 1),
            Table(((Cell((Span("格戊"),)), Cell((Span("格己"),))),)),
            Paragraph((Span("有注庚"), Span("*", note="n"))),
        ),
        (Note("n", (para("注辛"),)), Note("m", (para("无标记壬"),))),
    )
    data = document_word.export(text(("s", body), title="标题甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        whole = "".join(
            "".join(etree.fromstring(file.read(f"word/{name}.xml")).itertext())
            for name in ("document", "footnotes")
        )
    for leaf in ("标题甲", "正文乙", "项丙", "续丁", "格戊", "格己", "有注庚", "注辛", "无标记壬"):
        assert whole.count(leaf) == 1, leaf


def test_the_text_of_one_section_is_exactly_what_offsets_count() -> None:
    body = Body((Heading(1, (Span("题"),)), para("一\n二"), Table(((Cell((Span("格"),)),),))))
    assert document_text.export(text(("s", body))) == plain_text(body) == "题\n一\n二\n格"


def test_markdown_holds_the_title_and_the_sections() -> None:
    full = text(("甲", Body((para("* 不是列表"),))), ("乙", Body((para("二"),))))
    made = document_markdown.export(full)
    assert "公报" in made.splitlines()[0]
    assert "## 甲" in made
    assert "\\* 不是列表" in made


def test_links_that_lead_outside_are_links_and_others_are_text() -> None:
    links = {
        "https://a.b/学习?x=1&y=2": "https://a.b/%E5%AD%A6%E4%B9%A0?x=1&y=2",
        "mailto:a@b.c": "mailto:a@b.c",
        "#anchor": "",
        "s002#anchor": "",
        "http://[": "",
        "https://": "",
        "javascript:x": "",
    }
    spans = tuple(Span(f"词{number}", link=link) for number, link in enumerate(links))
    data = document_word.export(text(("s", Body((Paragraph(spans),)))))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = etree.fromstring(file.read("word/_rels/document.xml.rels"))
        shown = "".join(etree.fromstring(file.read("word/document.xml")).itertext())
    found = [one.get("Target") for one in relations if one.get("TargetMode") == "External"]
    assert found == [address for address in links.values() if address]
    assert all(f"词{number}" in shown for number in range(len(links)))


LONG = "中共某某市中心医院委员会办公室关于深入学习贯彻全会精神推动医院高质量发展的实施意见"


def test_a_long_title_is_broken_into_the_lines_of_a_hand_in() -> None:
    wanted = "\n".join(title_lines(LONG, ROOMS["official"].title))
    assert "\n" in wanted
    for body in (Body((Heading(1, (Span(LONG),)), para("一"))), Body((para("一"),))):
        assert lines(word(text(("s", body), title=LONG)))[0] == ("Title", wanted)


def test_a_long_title_with_a_footnote_or_lines_of_its_own_is_left_as_it_is() -> None:
    noted = Heading(1, (Span(LONG), Span("1", note="1")))
    made = document_word.export(
        text(("s", Body((noted,), (Note("1", (para("注"),)),))), title=f"{LONG}")
    )
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert "footnoteReference" in file.read("word/document.xml").decode()
    own = Heading(1, (Span(f"{LONG[:5]}\n{LONG[5:]}"),))
    made_lines = lines(word(text(("s", Body((own,))), title=LONG)))
    assert made_lines[0] == ("Title", f"{LONG[:5]}\n{LONG[5:]}")
