# SPDX-License-Identifier: MIT
"""Footnotes at the foot of a PDF's page are paragraphs, and none of them is in the tree."""

from pathlib import Path

from study_viewer.core.document.plain import plain_text
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.pdf_made import Item, Said, paragraph, write

FOX = "The quick brown fox jumps over the lazy dog and runs on through the wood to the river. "
HERON = "A heron waits in the reeds and moves no feather until the water is as still as glass. "


def test_a_footnote_whose_lines_hang_below_its_text_is_one_paragraph(tmp_path: Path) -> None:
    """And has no entry where each paragraph of a text without headings has one."""
    page: list[Item] = [*paragraph(FOX * 4), *paragraph(HERON * 4, y=300)]
    for at, mark in enumerate(("1", "2", "3")):
        y = 700 + 30 * at
        first, *rest = paragraph(HERON * 2, 84, y, size=9, columns=90)
        page += [Said(72, y - 3, mark, 6), first, *rest]
    (section,) = registry.read(write(tmp_path / "a.pdf", [page]), Wishes(), no_progress).sections
    text = HERON.strip()
    notes = [f"{mark} {text} {text}" for mark in "123"]
    assert plain_text(section.body).split("\n")[2:] == notes
    assert len(section.marks) == 2
