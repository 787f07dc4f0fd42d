# SPDX-License-Identifier: MIT
"""The page on another paper."""

from PySide6.QtGui import QColor

from study_viewer.core.document.model import Body, Paragraph, Span
from study_viewer.ui.common.theme import theme


def test_another_paper_gives_plain_text_its_ink_and_keeps_the_page(desk):
    desk.panel.show_section(Body((Paragraph((Span("公共图书馆" * 9),)),)))
    document = desk.view.document()
    desk.panel.set_theme(theme("dark"))
    image = desk.view.viewport().grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height() // 3)
    }
    assert theme("dark").paper.upper() in seen
    assert max(QColor(name).lightness() for name in seen) > 180
    assert desk.view.document() is document
