# SPDX-License-Identifier: MIT
"""A hand-in set for paper: its lines break as those of the Word file, each script in its type."""

import dataclasses

import pytest
from PySide6.QtGui import QTextBlock, QTextDocument

from study_viewer.core.publisher import pieces_of
from study_viewer.ui.common.paper import (
    LOOKS,
    OFFICIAL,
    PIXELS,
    ROMAN,
    WEB,
    build_paper,
    lacking_fonts,
)
from study_viewer.ui.common.sheets import cut, rows_of
from tests.ui.common.test_pdf import annotation, hand_in

TITLE = "《中国共产党四川省第十二届委员会第四次全体会议公报》学习笔记"


def block_with(document: QTextDocument, text: str) -> QTextBlock:
    block = document.begin()
    while text not in block.text():
        block = block.next()
        assert block.isValid(), text
    return block


def families(document: QTextDocument, text: str) -> list[str]:
    """The fonts that the run with ``text`` asks for, its own or the document's."""
    block = block_with(document, text)
    ranges = block.textFormats()
    at = block.text().index(text)
    (found,) = (one for one in ranges if one.start <= at < one.start + one.length)
    assert at + len(text) <= found.start + found.length, "it is one run"
    return list(found.format.fontFamilies() or document.defaultFont().families())


@pytest.mark.parametrize("style", ["official", "plain"])
def test_title_and_signature_break_where_the_word_file_breaks_them(qapp, style: str) -> None:
    made = dataclasses.replace(
        hand_in((annotation(1, "引文"),)), title=TITLE * 2, unit="某某市中心医院第三党支部" * 2
    )
    document = build_paper(made, LOOKS[style]).document
    for piece in list(pieces_of(made, LOOKS[style].rooms))[:2]:
        lines = piece.text.split("\n")
        assert len(lines) > 1
        block = block_with(document, lines[0])
        document.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        assert layout.lineCount() == len(lines), "no line is broken again"


def test_letters_are_set_in_latin_type_and_marks_as_the_line_is(qapp) -> None:
    made = hand_in((annotation(1, "他说“Word 97”好"), annotation(2, "It’s “quoted” — here")))
    document = build_paper(made, OFFICIAL).document
    assert families(document, "Word 97") == list(ROMAN)
    assert families(document, "他说“") != list(ROMAN) != families(document, "”好")
    assert families(document, "It’s “quoted” — here") == list(ROMAN)


def test_in_english_a_note_stands_as_far_in_as_its_quote(qapp) -> None:
    chinese = hand_in((annotation(1, "Quoted words", "My own words.\n\nMore of them."),))
    english = dataclasses.replace(chinese, language="en")

    def edges(made, look) -> list[tuple[float, float]]:
        document = build_paper(made, look).document
        blocks = [block_with(document, text) for text in ("Quoted", "My own", "More of")]
        forms = [block.blockFormat() for block in blocks]
        return [(form.leftMargin(), form.textIndent()) for form in forms]

    assert edges(english, OFFICIAL) == [(42, 0)] * 3
    assert edges(chinese, OFFICIAL) == [(42, 42), (0, 42), (0, 42)]
    assert edges(chinese, WEB) == [(16, 0)] * 3


def test_the_fonts_of_a_look_that_are_not_on_this_computer_are_named(monkeypatch):
    known = ["FangSong", "SimHei", "Noto Serif CJK SC"]
    monkeypatch.setattr("study_viewer.ui.common.paper.QFontDatabase.families", lambda: known)
    assert lacking_fonts(OFFICIAL) == ("方正小标宋简体", "楷体_GB2312")


def test_a_quote_and_its_note_are_on_one_page_as_in_the_word_file(qapp):
    many = tuple(
        annotation(n, f"〔{n}〕" + "摘" * 90, "想" * 110 + "\n" + "法" * 40) for n in range(9)
    )
    document = build_paper(hand_in(many), OFFICIAL).document
    sheets = list(cut(list(rows_of(document)), OFFICIAL.height * PIXELS))
    layout = document.documentLayout()

    assert len(sheets) > 3
    split = 0
    for number in range(9):
        block = block_with(document, f"〔{number}〕")
        ends = [layout.blockBoundingRect(block).top() + 1]
        ends.append(layout.blockBoundingRect(block.next().next()).bottom() - 1)
        split += (
            len({n for n, one in enumerate(sheets) for y in ends if one.top <= y < one.bottom}) > 1
        )
    assert split == 0
