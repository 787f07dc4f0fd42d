# SPDX-License-Identifier: MIT
"""How a page is set: what a reader of Chinese documents expects of indents, titles and lists."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

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
from study_viewer.ui.common.page.build import build_page
from study_viewer.ui.common.page.pen import MARKER
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme


def words(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def made(*blocks, notes=()):
    return build_page(Body(blocks, notes), Typography(), theme("light"))


def block_of(page, text: str):
    block = page.document.begin()
    while block.isValid():
        if text in block.text():
            return block
        block = block.next()
    raise AssertionError(f"{text} is not on the page")


def test_a_chinese_paragraph_starts_two_characters_in_and_its_lines_are_32_pixels(qapp):
    page = made(Paragraph(words("公共图书馆")), Paragraph(words("Latin words")))
    chinese = block_of(page, "公共").blockFormat()
    assert chinese.textIndent() == 36
    assert chinese.lineHeight() == 32
    assert chinese.bottomMargin() == 12
    assert block_of(page, "Latin").blockFormat().textIndent() == 0


def test_whom_a_notice_addresses_stands_at_the_left_edge(qapp):
    page = made(Paragraph(words("各市、县人民政府：")), Paragraph(words("现将事项通知如下：")))
    assert block_of(page, "人民政府").blockFormat().textIndent() == 0
    assert block_of(page, "通知如下").blockFormat().textIndent() == 36


def test_no_indent_where_the_text_brings_its_own_or_is_aligned_or_an_item(qapp):
    page = made(
        Paragraph(words("\u3000\u3000自带缩进")),
        Paragraph(words("二〇二三年十月"), align="right"),
        List((Item((Paragraph(words("一册书")),)),)),
    )
    for text in ("自带缩进", "二〇二三年", "一册书"):
        assert block_of(page, text).blockFormat().textIndent() == 0
    assert block_of(page, "二〇二三年").blockFormat().alignment() == Qt.AlignmentFlag.AlignRight


def test_the_title_is_centred_at_28_pixels_and_other_headings_stand_left(qapp):
    page = made(Heading(1, words("纲要")), Heading(2, words("一、总则")))
    title = block_of(page, "纲要")
    assert title.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert title.charFormat().font().pixelSize() == 28
    second = block_of(page, "一、总则")
    assert second.blockFormat().alignment() == Qt.AlignmentFlag.AlignLeft


def test_numbers_go_on_from_the_first_one_and_nested_bullets_change_their_shape(qapp):
    inner = List((Item((Paragraph(words("内层")),)),))
    page = made(
        List((Item((Paragraph(words("第三")), inner)), Item((Paragraph(words("第四")),))), 3)
    )
    markers = [block_of(page, t).blockFormat().property(MARKER) for t in ("第三", "内层", "第四")]
    assert markers == ["3.", "◦", "4."]


def test_only_the_first_paragraph_of_an_item_has_the_marker(qapp):
    page = made(List((Item((Paragraph(words("甲")), Paragraph(words("乙")))),)))
    assert block_of(page, "甲").blockFormat().property(MARKER) == "•"
    assert not block_of(page, "乙").blockFormat().property(MARKER)


def test_an_item_that_starts_with_a_quote_keeps_its_marker(qapp):
    page = made(List((Item((Quote((Paragraph(words("引文")),)),)),)))
    markers = []
    block = page.document.begin()
    while block.isValid():
        markers.append(block.blockFormat().property(MARKER))
        block = block.next()
    assert [m for m in markers if m] == ["•"]


def test_a_footnote_stands_at_the_end_and_leads_back_to_its_mark(qapp):
    page = made(
        Paragraph((Span("正文"), Span("①", note="1"))),
        notes=(Note("1", (Paragraph(words("注文")),)),),
    )
    assert page.anchors["mark:1"] == 2
    assert page.anchors["note:1"] == 4
    assert page.links == ("note:1", "mark:1")
    note = block_of(page, "注文")
    assert note.text().startswith("①"), "as the text shows it"
    assert not note.next().isValid()


def test_a_page_of_latin_text_is_known_as_such(qapp):
    assert made(Paragraph(words("Latin words"))).latin
    assert not made(Paragraph(words("Latin 与中文"))).latin
    assert not made().latin


def test_a_merged_cell_stays_merged_when_it_is_filled(qapp):
    tall = Cell(words("两年"), 1, 2)
    page = made(Table(((tall, Cell(words("甲"))), (Cell(words("乙")),))))
    table = QTextCursor(block_of(page, "两年")).currentTable()
    assert (table.cellAt(1, 0).row(), table.cellAt(0, 0).rowSpan()) == (0, 2)


def test_a_table_at_the_top_of_a_page_has_no_empty_line_above_it(qapp):
    page = made(Table(((Cell(words("甲")),),)))
    page.document.setTextWidth(600)
    above = page.document.documentLayout().blockBoundingRect(page.document.begin())
    assert above.height() <= 2
