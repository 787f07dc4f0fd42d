# SPDX-License-Identifier: MIT
"""What the painter of the cards keeps."""

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations import cards
from study_viewer.ui.annotations.cards import CardPainter
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

    def counted(one: Annotation, width: int, rulers: Rulers, *, whole: bool) -> Shape:
        made.append(width)
        return measured(one, width, rulers, whole=whole)

    monkeypatch.setattr(cards, "measured", counted)
    for width in (300, 301, 302, 300, 303):
        painter.shape(one, width)
    assert made == [300, 301, 302, 303]
    # Asked for again, 300 outlives 301.
    painter.shape(one, 300)
    painter.shape(one, 303)
    painter.shape(one, 301)
    assert made == [300, 301, 302, 303, 301]
