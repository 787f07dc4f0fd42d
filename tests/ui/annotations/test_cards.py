# SPDX-License-Identifier: MIT
"""What the painter of the cards keeps."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations import cards
from study_viewer.ui.annotations.cards import CardPainter, fitting
from study_viewer.ui.annotations.shapes import Rulers, Shape, measured
from study_viewer.ui.common import fonts
from study_viewer.ui.common.theme import theme
from tests.ui.annotations.conftest import annotation


def test_of_many_widths_the_last_ones_are_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = fonts.font(fonts.SERIF, 13)
    painter, one = CardPainter(theme("light"), Rulers(font, font)), annotation("a")
    monkeypatch.setattr(cards, "_SHAPES", 3)
    made: list[int] = []

    def counted(one: Annotation, width: int, rulers: Rulers, *, whole: bool, now: str) -> Shape:
        made.append(width)
        return measured(one, width, rulers, whole=whole, now=now)

    monkeypatch.setattr(cards, "measured", counted)
    for width in (300, 301, 302, 300, 303):
        painter.shape(one, width)
    assert made == [300, 301, 302, 303]
    # Asked for again, 300 outlives 301.
    painter.shape(one, 300)
    painter.shape(one, 303)
    painter.shape(one, 301)
    assert made == [300, 301, 302, 303, 301]


def test_a_heading_without_room_keeps_the_beginning_of_the_section_it_names(qtbot: QtBot) -> None:
    metrics = QFontMetrics(fonts.font(fonts.SANS, 12))
    path = "办法 › 第二章 › 第五条 会员的权利和义务"

    def room(words: str) -> int:
        return metrics.horizontalAdvance(words)

    assert fitting(path, metrics, room(path)) == path
    short = "… › 第五条 会员的权利和义务"
    assert fitting(path, metrics, room(path) - 1) == "… › 第二章 › 第五条 会员的权利和义务"
    assert fitting(path, metrics, room(short)) == short
    cut = fitting(path, metrics, room("第五条 会员的权利和义务") - 1)
    assert cut.startswith("第五条 会员") and cut.endswith("…")
