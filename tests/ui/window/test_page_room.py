# SPDX-License-Identifier: MIT
"""The columns beside the page of an original: what gives way to it comes back as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.chip import Chip
from study_viewer.ui.main_window import MainWindow
from tests.pdf_made import write
from tests.ui.window.hands import caught_up, round_of
from tests.ui.window.test_original_page import imported, opened, pages


@pytest.fixture
def paper(workspace: Workspace, tmp_path: Path) -> str:
    return imported(workspace, write(tmp_path / "book.pdf", pages()))


def test_the_annotations_are_as_wide_as_before_when_the_page_goes(
    window: MainWindow, paper: str
) -> None:
    before = window.splitter.sizes()
    opened(window, paper)
    switch = round_of(window).actions["original-page"]
    for _ in range(2):
        assert not round_of(window).annotations.isVisible(), "they give way to the page"
        switch.trigger()
        assert window.splitter.sizes()[0] == before[0]
        assert window.splitter.sizes()[-1] == before[-1]
        switch.trigger()
    switch.trigger()
    window.resize(1700, 800)
    window.splitter.setSizes([272, 1080, 0, 340])
    switch.trigger()
    assert round_of(window).annotations.isVisible(), "there is room for all"
    switch.trigger()
    assert window.splitter.sizes()[-1] == 340


@pytest.mark.parametrize("language", ["en", "zh"])
def test_annotations_kept_too_narrow_are_widened_till_their_chips_fit(
    workspace: Workspace, open_window: Callable[[], MainWindow], language: str
) -> None:
    workspace.settings.put("language", language)
    workspace.settings.put("annotations_width", 212)
    window = open_window()
    chips = [one for one in round_of(window).annotations.findChildren(Chip) if one.isVisible()]
    caught_up(window)
    assert len(chips) == 3
    needed = sum(chip.minimumSizeHint().width() for chip in chips)
    assert round_of(window).annotations.width() >= needed + 32, "and what stands beside them"
