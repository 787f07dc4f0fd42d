# SPDX-License-Identifier: MIT
"""What a person sees of the icons: each is there, in the colour of the theme, sharp at any size."""

import pytest
from PySide6.QtGui import QColor

from study_viewer.ui.common import icons
from study_viewer.ui.common.theme import theme


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_and_nothing_touches_the_edge(qapp, name):
    image = icons.pixmap(name, "#ff0000", 48).toImage()
    edge = [
        image.pixelColor(x, y).alpha()
        for i in range(48)
        for x, y in ((i, 0), (i, 47), (0, i), (47, i))
    ]
    assert max(edge) == 0
    drawn = sum(image.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
    assert drawn > 20


def test_an_icon_takes_the_colour_it_is_given(qapp):
    image = icons.pixmap("plus", "#00ff00", 48).toImage()
    assert image.pixelColor(24, 24) == QColor("#00ff00")


def test_an_icon_has_twice_the_pixels_on_a_sharp_screen(qapp):
    made = icons.pixmap("search", "#000000", 20, 2.0)
    assert made.width() == 40
    assert made.devicePixelRatio() == 2.0


def test_a_wrong_name_is_a_bug_that_shows_at_once(qapp):
    with pytest.raises(KeyError):
        icons.icon("no-such-icon", theme("light"))


def test_icons_are_one_family_of_round_strokes_without_fill():
    for name in icons.names():
        text = icons._drawing(name)
        assert 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"' in text
        assert 'stroke-linecap="round" stroke-linejoin="round"' in text
