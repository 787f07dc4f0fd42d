# SPDX-License-Identifier: MIT
"""The text of a draft in its dialog, as wide as there is room."""

from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Body, Cell, Image, Note, Paragraph, Span, Table
from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.dialogs.import_page import DraftPage, LeftOut
from tests.ui.reader.test_asides import png


def test_a_wide_picture_is_shown_whole(qtbot: QtBot) -> None:
    page = DraftPage(theme_for("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    body = Body((Image("images/a.png", "a map"), Paragraph((Span("读书"),))))
    page.show_body(body, (), (), {"images/a.png": png(1200, 300)}.get)
    assert page.document().size().width() <= page.viewport().width()
    page.resize(380, 400)
    assert page.document().size().width() <= page.viewport().width()


def test_a_line_left_out_stands_below_a_table_of_many_cells(qtbot: QtBot) -> None:
    page = DraftPage(theme_for("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    table = Table((tuple(Cell((Span(text),)) for text in "甲乙丙"),))
    text = Paragraph((Span("文"),))
    notes = (Note("1", (Paragraph((Span("注"),)),)),)
    page.show_body(Body((table, text), notes), (1, 9), (LeftOut(5, "第 1 页"),))
    page.show_left_out(5)
    assert page.left_out == LeftOut(5, "第 1 页")
    page.go_to(6)
    assert (page.left_out, page.offset) == (None, 6)
    page.go_to(2)
    assert (page.left_out, page.offset) == (None, 2)
    assert "第 1 页" in page.toPlainText()


def test_no_caret_stands_beside_a_picture(qtbot: QtBot) -> None:
    """It would be a bar as high as a scanned page."""
    page = DraftPage(theme_for("light"), None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.show_body(Body((Image("images/a.png", "a map"), Paragraph((Span("读书"),)))), (), ())
    assert page.cursorWidth() == 0
    page.go_to(3)
    assert page.cursorWidth() > 0
