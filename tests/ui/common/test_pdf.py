# SPDX-License-Identifier: MIT
"""What a person gets as a PDF: every quote and note, on A4, with fonts inside and page numbers."""

import dataclasses
import os
import re
import subprocess
import sys

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QTextCursor

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import Cancelled
from study_viewer.core.export.contract import DocumentNotes, HandIn, Labels, SectionNotes
from study_viewer.ui.common.paper import OFFICIAL, build_paper
from study_viewer.ui.common.pdf import page_printer, pictures_of
from study_viewer.ui.common.sheets import Row, cut, table_area
from study_viewer.ui.common.theme import theme

LABELS = Labels(
    "高亮", "书签", "笔记", "我的笔记", "标签", "未定位", "整篇", "整节",
    "单位", "姓名", "日期", "学习笔记", "时间", "位置", {},
)  # fmt: skip


def annotation(number: int, quote: str, note: str = "") -> Annotation:
    return Annotation(
        f"a{number}",
        "highlight",
        "d-1",
        "s001",
        Selector("s001", quote, "", "", number, number + len(quote), ""),
        note,
        "yellow",
        ("重点",),
        "2025-10-08T08:00:00Z",
        "2025-10-08T08:00:00Z",
        Placement("placed", "s001", number, number + len(quote)),
    )


def hand_in(annotations: tuple[Annotation, ...]) -> HandIn:
    section = SectionNotes("一、总体要求", 1, annotations, ("一、总体要求",))
    notes = DocumentNotes("d-1", Metadata("读书纲要"), (), (section,), ())
    return HandIn("学习笔记汇编", "王小明", "第一科室", "2025-10-08", "zh", (notes,), LABELS)


def pages_of(data: bytes) -> list[str]:
    """The text of each page; lines as they are broken on paper."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return texts


def close_up(text: str) -> str:
    return "".join(text.split())


def test_title_name_headings_quotes_and_notes_are_all_on_the_paper(qapp):
    printed = page_printer()(
        hand_in((annotation(1, "书从哪里来", "先问*来处*。\n\n1. 其一\n2. 其二"),))
    )
    (text,) = pages_of(printed)
    shown = close_up(text)
    for piece in ("学习笔记汇编", "王小明", "第一科室", "读书纲要", "一、总体要求"):
        assert piece in shown
    for piece in ("书从哪里来", "先问来处。", "其一", "其二", "1.", "2.", "重点", "—1—"):
        assert piece in shown


def test_the_page_is_a4_and_its_text_stays_inside_the_margins(qapp):
    many = tuple(annotation(n, f"第{n}处摘录，" + "文字" * 40, "我的想法。") for n in range(40))
    document = pypdfium2.PdfDocument(page_printer()(hand_in(many)))
    assert len(document) > 3
    millimetre = 72 / 25.4
    for page in document:
        assert page.get_size() == pytest.approx((595, 842), abs=1)
        text_page = page.get_textpage()
        boxes = [
            text_page.get_charbox(n)
            for n, letter in enumerate(text_page.get_text_range())
            if not letter.isspace()
        ]
        text_page.close()
        page.close()
        assert min(left for left, *_ in boxes) >= 28 * millimetre - 1
        assert max(right for _, _, right, _ in boxes) <= (28 + 156) * millimetre + 1
        assert max(top for *_, top in boxes) <= 842 - 37 * millimetre + 1
    document.close()


def test_no_line_is_lost_or_printed_twice_at_a_page_break(qapp):
    many = tuple(annotation(n, f"〔{n}〕" + "摘录文字" * (n % 9 * 5)) for n in range(60))
    texts = pages_of(page_printer()(hand_in(many)))
    whole = re.sub(r"—\d+—", "", close_up("".join(texts)))
    assert [whole.count(f"〔{n}〕") for n in range(60)] == [1] * 60
    assert whole.count("摘录文字") == sum(n % 9 * 5 for n in range(60))
    assert all(f"—{n}—" in close_up(text) for n, text in enumerate(texts, 1))


def test_what_stands_around_a_table_is_not_painted_with_it(qapp):
    """Letters printed twice look bold, and no reader of PDFs tells them apart."""
    table = "前\n\n|甲|乙|\n|---|---|\n|格一|格二|"
    page = build_paper(hand_in((annotation(1, "表前", table), annotation(2, "表后"))), OFFICIAL)
    layout = page.document.documentLayout()
    block = page.document.begin()
    around = None
    outside = []
    while block.isValid():
        inside = QTextCursor(block).currentTable()
        around = around or inside
        if inside is None:
            outside.append(layout.blockBoundingRect(block))
        block = block.next()
    assert around is not None
    area = table_area(layout, around)
    assert area.height() > 60
    assert not any(area.intersects(rect) for rect in outside)


def test_the_bar_beside_a_quote_has_the_colour_of_its_highlight(qapp):
    marked = [annotation(n, f"第{n}处", "")._replace(colour=colour)
              for n, colour in enumerate(("yellow", "green", "purple"))]  # fmt: skip
    pages = pictures_of(hand_in(tuple(marked)), "official", 794, 10)
    seen = colours_in(pages.images[0])
    marks = theme("light").marks
    assert {marks["yellow"], marks["green"], marks["purple"]} <= seen
    assert marks["blue"] not in seen


def test_small_print_stands_upright(qapp):
    page = build_paper(hand_in((annotation(1, "书从哪里来", "想法"),)), OFFICIAL)
    block = page.document.begin()
    slanted = set()
    while block.isValid():
        slanted |= {one.format.fontItalic() for one in block.textFormats()}
        block = block.next()
    assert "标签：重点" in page.document.toPlainText()
    assert slanted == {False}


def test_a_picture_in_a_note_is_on_the_paper(qapp):
    red = QImage(60, 40, QImage.Format.Format_RGB32)
    red.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    red.save(buffer, "PNG")
    data = bytes(buffer.data().data())

    def picture(document: str, path: str) -> bytes | None:
        return data if (document, path) == ("d-1", "images/a.png") else None

    noted = annotation(1, "书从哪里来", "看图：\n\n![图](images/a.png)\n\n![无](images/b.png)")
    given = dataclasses.replace(hand_in((noted,)), picture=picture)
    assert "#FF0000" in colours_in(pictures_of(given, "official", 794, 10).images[0])
    assert b"/Image" in page_printer()(given)


def test_a_plain_page_is_set_smaller_than_an_official_one(qapp):
    many = hand_in(
        tuple(annotation(n, f"第{n}处摘录，" + "文字" * 40, "想法。") for n in range(40))
    )
    official, plain = (pictures_of(many, look, 200, 2) for look in ("official", "plain"))
    assert 2 < plain.count < official.count
    assert len(official.images) == len(plain.images) == 2
    assert official.images[0].width() == 200


def test_a_picture_of_pages_can_be_given_up(qapp):
    def give_up() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pictures_of(hand_in((annotation(1, "一处"),)), "web", 200, 2, give_up)


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_characters_that_look_like_radicals_are_found_by_their_own_name(qapp):
    quote = "一月人民长门见车马鱼鸟龙齐黄风龟巳"
    (text,) = pages_of(page_printer()(hand_in((annotation(1, quote),))))
    assert quote in close_up(text)


def test_every_font_of_the_file_is_inside_it(qapp):
    data = page_printer()(hand_in((annotation(1, "书从哪里来", "想法 and words"),)))
    assert data.startswith(b"%PDF-")
    assert data.count(b"/FontDescriptor") >= 1
    assert b"/FontFile" in data


def test_nothing_to_hand_in_is_a_page_with_its_title(qapp):
    empty = HandIn("学习笔记", "", "", "", "zh", (), LABELS)
    (text,) = pages_of(page_printer()(empty))
    assert "学习笔记" in close_up(text)


def test_the_printer_works_where_there_is_neither_display_nor_window(tmp_path):
    program = (
        "import sys\n"
        "from study_viewer.core.export.contract import HandIn, Labels\n"
        "from study_viewer.ui.common.pdf import page_printer\n"
        "labels = Labels(*[''] * 14, {})\n"
        "data = page_printer()(HandIn('title', '', '', '', 'en', (), labels))\n"
        "sys.stdout.buffer.write(data[:5])\n"
    )
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    bare["PYTHONPATH"] = os.pathsep.join(sys.path)
    ran = subprocess.run(
        [sys.executable, "-c", program], env=bare, capture_output=True, timeout=60, check=False
    )
    assert ran.stdout == b"%PDF-", ran.stderr.decode()


def _row(number: int, keeps: bool = False) -> Row:
    return Row(number * 10.0, number * 10.0 + 10, keeps)


def test_a_heading_moves_to_the_next_page_rather_than_stand_last():
    rows = [_row(0), _row(1), _row(2, keeps=True), _row(3), _row(4)]
    assert [(s.top, s.bottom) for s in cut(rows, 30)] == [(0, 20), (20, 50)]


def test_headings_that_fill_a_page_stay_where_they_are():
    rows = [_row(n, keeps=True) for n in range(5)]
    assert [(s.top, s.bottom) for s in cut(rows, 30)] == [(0, 30), (30, 50)]


def test_cells_side_by_side_stay_on_one_page():
    rows = [_row(0), Row(10, 25, False), Row(10, 20, False), Row(25, 35, False)]
    assert [(s.top, s.bottom) for s in cut(rows, 30)] == [(0, 25), (25, 35)]


def test_a_strip_higher_than_a_page_is_cut_where_the_page_ends():
    assert [(s.top, s.bottom) for s in cut([Row(0, 70, False)], 30)] == [
        (0, 30),
        (30, 60),
        (60, 70),
    ]
