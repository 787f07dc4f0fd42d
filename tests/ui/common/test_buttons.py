# SPDX-License-Identifier: MIT
"""The buttons of dialogs: one is the main action, on every paper, and is off where it is off."""

import pytest
from PySide6.QtWidgets import QWidget

from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.theme import PAPERS, field_palette, theme


@pytest.fixture
def dialog(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ground(button: PlainButton) -> str:
    button.resize(button.sizeHint())
    shot = button.grab().toImage()
    return shot.pixelColor(8, shot.height() // 2).name().upper()


@pytest.mark.parametrize("paper", PAPERS)
def test_the_one_that_does_it_has_the_accent_and_the_other_the_paper(dialog, paper):
    main, other = PlainButton("Save", dialog, main=True), PlainButton("Cancel", dialog)
    for button in (main, other):
        button.setPalette(field_palette(theme(paper)))
    assert ground(main) == theme(paper).accent
    assert ground(other) == theme(paper).paper
    main.setEnabled(False)
    assert ground(main) == theme(paper).panel


def test_it_is_as_wide_as_its_words_and_high_enough_for_a_finger(dialog):
    short, long = PlainButton("OK", dialog), PlainButton("Move the notebook there", dialog)
    assert short.sizeHint().width() >= 80
    assert short.sizeHint().height() >= 32
    words = long.fontMetrics().horizontalAdvance(long.text())
    assert long.sizeHint().width() >= words + 20
