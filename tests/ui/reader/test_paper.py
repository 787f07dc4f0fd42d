# SPDX-License-Identifier: MIT
"""The page on another paper."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextDocument

from study_viewer.core.document.model import Body, Image, Paragraph, Span
from study_viewer.core.document.plain import OBJECT
from study_viewer.ui.common.theme import theme
from tests.ui.reader.test_view import png


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


def test_a_white_picture_does_not_glare_on_dark_paper_and_is_itself_when_enlarged(desk):
    body = Body((Paragraph((Span("图"),)), Image("w.png", "图")))
    desk.view.show_body(body, lambda _: png("#ffffff"))
    name = desk.view.picture_of(desk.view.text.index(OBJECT))
    kind = QTextDocument.ResourceType.ImageResource.value
    assert desk.view.loadResource(kind, QUrl(name)).pixelColor(5, 5) == QColor("#ffffff")
    desk.panel.set_theme(theme("dark"))
    shaded = desk.view.loadResource(kind, QUrl(name)).pixelColor(5, 5)
    assert 150 < shaded.red() == shaded.green() == shaded.blue() < 220
    assert desk.view.page.pictures.image(name, 400).pixelColor(5, 5) == QColor("#ffffff")
