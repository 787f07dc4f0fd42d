# SPDX-License-Identifier: MIT
"""What a person sees of the themes: text that can be read, and papers that differ."""

import pytest
from PySide6.QtGui import QColor, QPalette

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.theme import PAPERS, Theme, palette, theme, theme_for


def _luminance(colour: str) -> float:
    parts = QColor(colour)
    return sum(
        weight * (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4)
        for weight, c in (
            (0.2126, parts.redF()),
            (0.7152, parts.greenF()),
            (0.0722, parts.blueF()),
        )
    )


def contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _text_on_ground(of: Theme) -> list[tuple[str, str, str]]:
    pairs = [
        (f"{text} on {ground}", getattr(of, text), getattr(of, ground))
        for text in ("ink", "soft", "faint", "accent")
        for ground in ("window", "panel", "paper")
    ]
    pairs += [
        ("accent on tint", of.accent, of.tint),
        ("text of the main button", of.on_accent, of.accent),
        ("selected text", of.ink, of.selection),
        ("text on tint", of.ink, of.tint),
    ]
    return pairs + [(f"ink on {c}", of.ink, of.highlights[c]) for c in COLOURS]


@pytest.mark.parametrize("paper", PAPERS)
def test_all_text_reaches_a_contrast_of_4_5_on_its_ground(paper):
    weak = {
        name: round(contrast(text, ground), 2)
        for name, text, ground in _text_on_ground(theme(paper))
        if contrast(text, ground) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_marks_of_every_highlight_colour_are_seen_on_paper_and_panel(paper):
    of = theme(paper)
    assert tuple(of.marks) == COLOURS == tuple(of.highlights)
    for colour in COLOURS:
        assert contrast(of.marks[colour], of.paper) >= 3
        assert contrast(of.marks[colour], of.panel) >= 3


def test_the_setting_names_a_paper_and_anything_else_follows_the_system(qapp):
    assert theme_for("sepia").name == "sepia"
    assert theme_for("system").name in ("light", "dark")
    assert theme_for("").name == theme_for("system").name


def test_plain_widgets_get_their_colours_from_the_palette(qapp):
    made = palette(theme("dark"))
    assert made.color(QPalette.ColorRole.Base).name().upper() == theme("dark").paper
    assert made.color(QPalette.ColorRole.Text).name().upper() == theme("dark").ink
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled != made.color(QPalette.ColorRole.Text)
