# SPDX-License-Identifier: MIT
"""The text of a draft in its dialog, as wide as there is room."""

from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Body, Image, Paragraph, Span
from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.dialogs.import_page import DraftPage
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
