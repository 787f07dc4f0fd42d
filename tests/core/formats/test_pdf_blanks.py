# SPDX-License-Identifier: MIT
"""A blank beside a Chinese character is one where the file has it, and a mere gap is none."""

from pathlib import Path
from typing import Any

import docx
import pytest

from study_viewer.core import office
from study_viewer.core.document.model import Body
from study_viewer.core.document.plain import plain_text
from study_viewer.core.formats import pdf_blanks, registry
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.formats.office_made import as_pdf
from tests.pdf_made import Item, Said, write

DASH = "Tea—"
"""A dash is set as wide as a Chinese character, and Helvetica has it."""
WRITTEN = "Tea\xd0"
"""The same in the encoding that a PDF has where it names none."""
DASH_WIDTH = 2.723 * 12
BLANK_WIDTH = 0.278 * 12


def texts(path: Path) -> list[str]:
    sections = registry.read(path, Wishes(), no_progress).sections
    return plain_text(Body(tuple(b for s in sections for b in s.body.blocks))).split("\n")


def row(y: float, *, is_drawn: bool) -> list[Item]:
    """Two words with the gap of a blank between them, in which one is drawn or nothing."""
    end = 72 + DASH_WIDTH
    blank = [Said(end, y, " ")] if is_drawn else []
    return [Said(72, y, WRITTEN), *blank, Said(end + BLANK_WIDTH, y, "time and tide.")]


def test_a_blank_drawn_by_itself_is_a_blank_and_a_gap_is_none(tmp_path: Path) -> None:
    page = [*row(100, is_drawn=True), *row(160, is_drawn=False)]
    assert texts(write(tmp_path / "a.pdf", [page])) == ["Tea— time and tide.", "Tea—time and tide."]


def test_a_blank_drawn_by_itself_is_as_wide_as_the_step_over_it(tmp_path: Path) -> None:
    """So Qt writes all of them; a gap as wide is none where nothing is drawn in it."""
    end = 72 + DASH_WIDTH
    page: list[Item] = []
    for y, blank, step in (
        (100, " ", 12),
        (160, " ", BLANK_WIDTH),
        (220, "", 12),
        (280, " ", 10),
        (340, " ", 24),
    ):
        drawn = [Said(end, y, blank)] if blank else []
        page += [Said(72, y, WRITTEN), *drawn, Said(end + step, y, "time and tide.")]
    expected = ["Tea—\u3000time", "Tea— time", "Tea—time", "Tea— time", "Tea—\u3000\u3000time"]
    found = texts(write(tmp_path / "a.pdf", [page]))
    assert found == [f"{text} and tide." for text in expected]


def test_the_quarter_beside_a_mark_is_no_blank_and_a_wider_gap_is_one(tmp_path: Path) -> None:
    """An ellipsis and a dash flow on as Chinese characters do, and stand in other fonts."""
    end = 72 + DASH_WIDTH
    page: list[Item] = []
    for y, gap in ((100, 0.22), (160, 0.5)):
        page += [Said(72, y, "Tea\xbc"), Said(end + 12 * gap, y, "\xd0time and tide.")]
    found = texts(write(tmp_path / "a.pdf", [page]))
    assert found == ["Tea…—time and tide.", "Tea… —time and tide."]


def test_a_gap_is_none_either_on_a_page_without_any_blank(tmp_path: Path) -> None:
    end = 72 + DASH_WIDTH
    page = [Said(72, 100, WRITTEN), Said(end + BLANK_WIDTH, 100, "time")]
    assert texts(write(tmp_path / "a.pdf", [page])) == ["Tea—time"]


def test_in_a_file_that_draws_no_blanks_gaps_are_all_there_is(tmp_path: Path) -> None:
    end = 72 + DASH_WIDTH
    page = [Said(72, 100, WRITTEN), Said(end + BLANK_WIDTH, 100, "Tea"), Said(140, 100, "time")]
    assert texts(write(tmp_path / "a.pdf", [page])) == ["Tea— Tea time"]


def lines(ends: list[str]) -> list[Item]:
    """One paragraph; each line ends in a dash and what is told."""
    made: list[Item] = [
        Said(72, 100 + 15 * n, f"tea time{WRITTEN}{end}") for n, end in enumerate(ends)
    ]
    return [*made, Said(72, 100 + 15 * len(ends), "and tide")]


def test_a_blank_at_the_end_of_a_line_is_kept(tmp_path: Path) -> None:
    made = write(tmp_path / "a.pdf", [lines(["", " ", "", ""])])
    assert texts(made) == [f"tea time{DASH}tea time{DASH} {f'tea time{DASH}' * 2}and tide"]


def test_blanks_that_a_program_puts_at_the_end_of_every_line_are_none(tmp_path: Path) -> None:
    made = write(tmp_path / "a.pdf", [lines([" ", " ", " ", " "])])
    assert texts(made) == [f"{f'tea time{DASH}' * 4}and tide"]


def test_blanks_without_end_are_no_work_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each blank would be looked for beside each of the letters above it."""
    asked = 0
    own = pdf_blanks._is_at

    def counted(*told: Any) -> bool:
        nonlocal asked
        asked += 1
        return own(*told)

    monkeypatch.setattr(pdf_blanks, "_is_at", counted)
    monkeypatch.setattr(pdf_blanks, "_MOST_LOOKS", 2_000)
    letters = [Said(84, 120 + n, "abcdefghkmnopqsuvwxyz"[n % 21]) for n in range(200)]
    blanks = [Said(84, 420 + n, " ") for n in range(200)]
    page = [*row(100, is_drawn=True), *letters, *blanks]
    found = texts(write(tmp_path / "a.pdf", [page]))
    assert found[0].startswith("Tea— time and tide.")
    assert len("".join("".join(found).split())) == len("Tea—timeandtide.") + len(letters)
    assert 0 < asked <= 2_000


@pytest.mark.skipif(office.found() is None, reason="no LibreOffice here, which makes the PDF")
def test_the_gap_that_an_office_program_sets_by_itself_is_no_blank(tmp_path: Path) -> None:
    """All but that between digits and Chinese characters, which goes in every format."""
    written = [
        "用 Markdown 整理，用Markdown整理，PDF 文件和PDF文件。",
        "按第 A 类办理，按第A类办理，第12条与第 12 条。",
        "张 三与 Study Group，“引号” Markdown与“引号”Markdown。",
    ]
    alone = "只有间隔：用Markdown整理，第A类，PDF文件。"
    made = docx.Document()
    for text in written:
        made.add_paragraph(text)
    made.add_page_break()
    made.add_paragraph(alone)
    path = tmp_path / "a.docx"
    made.save(str(path))
    expected = [text.replace("第 12 条", "第12条") for text in written]
    assert "".join(texts(as_pdf(path))) == "".join([*expected, alone])
