# SPDX-License-Identifier: MIT
"""What a person sees of the themes: text that can be read, and papers that differ."""

import math

import pytest
from PySide6.QtGui import QColor, QPalette

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.theme import PAPERS, Theme, palette, theme, theme_for
from study_viewer.ui.reader.painting import hit_tint


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
    # What a page is written in: links and subtitles are highlighted and found as all text is.
    grounds = {**of.highlights, "selection": of.selection}
    grounds |= {f"hit, current {here}": hit_tint(of, here).name() for here in (False, True)}
    return pairs + [
        (f"{text} on {name}", getattr(of, text), ground)
        for text in ("ink", "soft", "accent")
        for name, ground in grounds.items()
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_all_text_reaches_a_contrast_of_4_5_on_its_ground(paper):
    weak = {
        name: round(contrast(text, ground), 2)
        for name, text, ground in _text_on_ground(theme(paper))
        if contrast(text, ground) < 4.5
    }
    assert weak == {}


def _apart(one: str, other: str) -> float:
    """How far two colours are from one another, as CIE 1976 counts it; 2 is hardly seen."""

    def lab(colour: str) -> tuple[float, float, float]:
        parts = QColor(colour)
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (parts.redF(), parts.greenF(), parts.blueF())
        )
        x, y, z = (
            t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
            for t in (
                (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
                0.2126 * red + 0.7152 * green + 0.0722 * blue,
                (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
            )
        )
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return math.dist(lab(one), lab(other))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_selection_looks_like_no_highlight_and_not_like_plain_paper(paper):
    of = theme(paper)
    others = {**of.highlights, "paper": of.paper}
    near = {name: _apart(of.selection, colour) for name, colour in others.items()}
    # The two highlights that are nearest to one another are 12 apart.
    assert min(near.values()) >= 14, near


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
