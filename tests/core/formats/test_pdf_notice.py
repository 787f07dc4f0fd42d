# SPDX-License-Identifier: MIT
"""A notice and a law that LibreOffice laid out come back as they were written in Word."""

from pathlib import Path

import docx
import docx.document
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.shared import Cm, Pt

from study_viewer.core import office
from study_viewer.core.document.plain import leaves
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.formats.office_made import as_pdf

pytestmark = pytest.mark.skipif(office.found() is None, reason="no LibreOffice here")

TEXT = "各单位要把学习作为一项长期任务，联系实际学、带着问题学，按月整理笔记，年底开展检查。"


def paragraph(
    word: object, text: str, align: Align | None = None, size: float = 16, *, right: float = 0
) -> None:
    """Running text is set in where nothing is said of how it stands."""
    made = word.add_paragraph()  # type: ignore[attr-defined]
    made.add_run(text).font.size = Pt(size)
    made.alignment = align
    made.paragraph_format.right_indent = Pt(right)
    if align is None and len(text) > 20:
        made.paragraph_format.first_line_indent = Pt(2 * size)


def empty() -> docx.document.Document:
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    return word


def notice() -> docx.document.Document:
    word = empty()
    paragraph(word, "某某市学习办公室文件", Align.CENTER, 36)
    paragraph(word, "某学办发〔2023〕12号", Align.CENTER)
    paragraph(word, "关于开展学习检查的通知", Align.CENTER, 22)
    paragraph(word, "各单位：")
    for _ in range(3):
        paragraph(word, TEXT * 3)
    paragraph(word, "某某市学习办公室", Align.RIGHT, right=64)
    paragraph(word, "2023年4月12日", Align.RIGHT, right=64)
    return word


def notice_with_attachments() -> docx.document.Document:
    word = notice()
    for number, title in (("1", "公文质量自查表"), ("2", "公文常见错误示例")):
        word.add_page_break()
        paragraph(word, f"附件{number}")
        paragraph(word, title, Align.CENTER, 22)
        paragraph(word, "一、文种错误")
        paragraph(word, TEXT * 2)
    return word


def law() -> object:
    word = empty()
    paragraph(word, "某某市学习条例", Align.CENTER, 22)
    paragraph(word, "目　　录", Align.CENTER)
    for chapter in ("第一章　总　则", "第二章　附　则"):
        paragraph(word, chapter)
    for number, chapter in zip("一二", ("第一章　总　则", "第二章　附　则"), strict=True):
        paragraph(word, chapter, Align.CENTER)
        paragraph(word, f"第{number}条　{TEXT}{TEXT}")
    return word


def came(word: object, tmp_path: Path, suffix: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Every text with how it stands, and the titles of the tree."""
    path = tmp_path / "a.docx"
    word.save(str(path))  # type: ignore[attr-defined]
    if suffix == ".pdf":
        as_pdf(path)
    sections = list(registry.read(path.with_suffix(suffix), Wishes(), no_progress).sections)
    aligned = [
        (leaf.text, getattr(block, "align", ""))
        for section in sections
        for block in section.body.blocks
        for leaf in leaves(type(section.body)((block,)))
    ]
    return aligned, [mark.title for section in sections for mark in section.marks]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_notice_has_its_title_on_top_and_its_signature_on_the_right(
    tmp_path: Path, suffix: str
) -> None:
    aligned, tree = came(notice(), tmp_path, suffix)
    assert tree[0] == "关于开展学习检查的通知"
    assert aligned[-2:] == [("某某市学习办公室", "right"), ("2023年4月12日", "right")]
    assert [text for text, _ in aligned[3:7]] == ["各单位：", *[TEXT * 3] * 3]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_names_of_attachments_stay_and_their_large_titles_are_not_the_document_s(
    tmp_path: Path, suffix: str
) -> None:
    aligned, tree = came(notice_with_attachments(), tmp_path, suffix)
    texts = [text for text, _ in aligned]
    assert [text for text in texts if text in ("附件1", "附件2")] == ["附件1", "附件2"]
    assert tree[0] == "关于开展学习检查的通知"
    assert "某某市学习办公室文件" not in tree


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_law_has_all_its_chapters_in_the_tree_behind_its_contents(
    tmp_path: Path, suffix: str
) -> None:
    aligned, tree = came(law(), tmp_path, suffix)
    assert aligned[1] == ("目　　录", "center")
    assert [title for title in tree if "章" in title] == ["第一章 总 则", "第二章 附 则"]
