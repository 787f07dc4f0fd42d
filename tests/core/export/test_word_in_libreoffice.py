# SPDX-License-Identifier: MIT
"""The Word hand-in as LibreOffice lays it out; skipped where that is not installed."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable

import pypdfium2
import pytest

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Metadata
from study_viewer.core.export.contract import DocumentNotes, HandIn, SectionNotes
from study_viewer.core.export.word import export

BROKEN = re.compile(r"\d\s*\n\s*\d")
OFFICE = shutil.which("soffice")
SENTENCE = "会议指出要把学习同实际工作结合起来做到学以致用"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[HandIn], pypdfium2.PdfDocument]:
    folder = tmp_path_factory.mktemp("office")

    def laid_out(hand_in: HandIn) -> pypdfium2.PdfDocument:
        (folder / "a.docx").write_bytes(export(hand_in))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "a.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        return pypdfium2.PdfDocument((folder / "a.pdf").read_bytes())

    return laid_out


def passages(make: Callable[..., Annotation]) -> tuple[Annotation, ...]:
    """Short and long quotes and notes, each with its number in it."""
    return tuple(
        make(
            number,
            "highlight",
            f"引文{number:02}：{SENTENCE * (1 + number * 5 % 4)}",
            f"笔记{number:02}：{SENTENCE * (1 + number * 7 % 5)}完{number:02}。",
            start=number * 100,
        )
        for number in range(30)
    )


def test_pages_have_22_lines_the_right_margins_and_no_quote_without_its_note(
    bound: Callable[..., HandIn],
    make: Callable[..., Annotation],
    pages: Callable[[HandIn], pypdfium2.PdfDocument],
) -> None:
    years = "".join(f"{SENTENCE[: 5 + year % 17]}{year}年" for year in range(2000, 2150))
    long = make(99, "note", None, years, section=None)
    section = SectionNotes("第一章", 1, passages(make), ("第一章",))
    notes = DocumentNotes("d", Metadata("资料"), (long,), (section,), ())
    pdf: pypdfium2.PdfDocument = pages(bound(notes))
    texts = []
    for page in pdf:
        lines = rows(page)
        # PDFs of LibreOffice hand back ⽂ for 文.
        said = unicodedata.normalize("NFKC", page.get_textpage().get_text_range())
        texts.append("".join(said.split()))
        assert not BROKEN.search(said), "a line breaks inside a number"
        assert page.get_size() == pytest.approx((595.3, 841.9), abs=0.5)
        assert len(lines) <= 22
        # Millimetres: 37 above, 28 to the left, 35 below.
        assert max(top for _, top in lines) < 841.9 - 37 / 25.4 * 72
        assert min(left for left, _ in lines) > 28 / 25.4 * 72 - 2
    assert len(rows(pdf[1])) == 22
    for number in range(30):
        (found,) = (text for text in texts if f"引文{number:02}" in text)
        assert f"笔记{number:02}" in found
        assert f"完{number:02}" in found


def rows(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """(left edge, top edge) in points of each line of text above the page number."""
    text = page.get_textpage()
    found: dict[int, tuple[float, float]] = {}
    for index in range(text.count_chars()):
        left, bottom, _, top = text.get_charbox(index, loose=True)
        if bottom < 35 / 25.4 * 72 - 6 or not text.get_text_range(index, 1).strip():
            continue
        line = round((bottom + top) / 2 / 28.95)
        before = found.get(line, (left, top))
        found[line] = (min(left, before[0]), max(0, min(top, before[1])))
    return list(found.values())
