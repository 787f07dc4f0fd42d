# SPDX-License-Identifier: MIT
"""Paragraphs that are written together stand on the page as if each had been written alone."""

import pytest

from study_viewer.core.document.model import Body, Heading, Paragraph, Span
from study_viewer.core.document.plain import leaves
from study_viewer.ui.common.page import writer
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme

TEXTS = (
    "公共图书馆", "四\U00020000五\U00020001六", "县域分馆", "\u3000\u3000自带缩进", "", "七 八",
    "only Latin", "坏字\ud800和\u2029断行", "两行\n一段", "末段",
)  # fmt: skip
BODY = Body(
    (
        Heading(1, (Span("纲要"),)),
        Paragraph((Span("二〇二三年"),), "center"),
        *(Paragraph((Span(text),)) for text in TEXTS),
        Paragraph((Span("粗"), Span("体", "b"))),
        Paragraph((Span("附：\U00020002"),)),
        Paragraph((Span("再附"),)),
    )
)


def shown(page: Page) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    block = page.document.begin()
    while block.isValid():
        form = block.blockFormat()
        found.append(
            (block.position(), block.text(), form.textIndent(), form.alignment(), form.lineHeight())
        )
        block = block.next()
    return found


def test_a_run_of_paragraphs_is_the_same_as_one_by_one(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = build_page(BODY, Typography(), theme("light"))
    monkeypatch.setattr(writer, "plainly_set", lambda _block: None)
    alone = build_page(BODY, Typography(), theme("light"))
    assert shown(together) == shown(alone)


def test_every_offset_of_a_run_leads_to_its_character_and_back(qapp: object) -> None:
    page = build_page(BODY, Typography(), theme("light"))
    for leaf in leaves(BODY):
        for inside, letter in enumerate(leaf.text):
            position = page.offsets.position_of(leaf.start + inside)
            assert page.offsets.offset_of(position) == leaf.start + inside
            if letter.isalnum():
                assert page.document.characterAt(position) in (letter, chr(0xD840))
