# SPDX-License-Identifier: MIT
"""The characters of a PDF as text that any font can show."""

import pytest

from study_viewer.core.formats.pdf_characters import character_for


@pytest.mark.parametrize(("code", "shown"), [(0xF0B7, "•"), (0xF06C, "●"), (0xF0FC, "✓")])
def test_bullets_of_symbol_fonts_are_bullets_in_any_font(code: int, shown: str) -> None:
    assert character_for(code) == shown


def test_a_radical_is_the_character_it_stands_for() -> None:
    assert character_for(0x2F00) == "一"
    assert character_for(0x2EF3) == "龟"
    assert character_for(0x2E92) == "巳"
