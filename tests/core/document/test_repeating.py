# SPDX-License-Identifier: MIT
"""Corrections find their places in another reading of the text."""

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.corrections import Page
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import Body, Correction, Paragraph, Span
from study_viewer.core.document.repeating import Repeating


def test_an_entry_is_named_again_though_its_title_has_other_blanks_now() -> None:
    """Earlier versions made one of a heading in several lines with a blank between them."""
    body = canonical(Body((Paragraph((Span("关于加强公文处理工作的通知"),)),)))
    page = Page("s001", "通知", body, (Start("关于加强公文处理工作的通知", 1, 0),))
    act = Correction("title", "s001", 0, "关于加强公文 处理工作的通知", text="我的题目")
    again = Repeating(("s001",), lambda section: page)
    assert len(again.run([act])) == 1 and not again.lost
    assert [start.title for start in again.pages["s001"].starts] == ["我的题目"]
