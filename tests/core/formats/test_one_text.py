# SPDX-License-Identifier: MIT
"""One text comes out of every format with the same headings and the same paragraphs."""

import re
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from study_viewer.core import office
from study_viewer.core.beginnings import starts_of
from study_viewer.core.document.plain import leaves
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.formats.writers import WRITERS, Part, Text, one_text

ODD = one_text()
PLAIN = one_text(odd=False)
"""For what is set on pages: a font that lacks a character is no matter of the reading."""


class Came(NamedTuple):
    """What came out: outline entries with their levels, and all pieces of text in order."""

    entries: list[tuple[str, int]]
    pieces: list[Part]


def came_out(path: Path) -> Came:
    came = Came([], [])
    for section in registry.read(path, Wishes(), no_progress).sections:
        found = list(leaves(section.body))
        came.entries.extend((start.title, start.level) for start in starts_of(section, found))
        for leaf in found:
            came.pieces.append(Part(leaf.text, leaf.level if leaf.kind == "heading" else 0))
    return came


def test_the_text_is_as_long_as_a_book() -> None:
    for text in (ODD, PLAIN):
        assert sum(part.level > 0 for part in text) > 100
        assert sum(len(part.text) for part in text) > 100_000
        assert len({part.text for part in text if not part.level}) > 800


def written(tmp_path: Path, suffix: str, text: Text) -> Path:
    if suffix not in registry.MODULES:
        pytest.skip(f"{suffix} is not read yet")
    path = tmp_path / f"text{suffix}"
    WRITERS[suffix](path, text)
    return path


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".pdf"])
def test_one_text_is_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    text = ODD
    came = came_out(written(tmp_path, suffix, text))
    assert [part.text for part in came.pieces] == [part.text for part in text]
    assert [part for part in came.pieces if part.level] == [part for part in text if part.level]
    assert came.entries == [(part.text, part.level) for part in text if part.level]


@pytest.mark.skipif(office.found() is None, reason="no LibreOffice here, which makes the PDF")
def test_one_text_is_the_same_in_a_pdf(tmp_path: Path) -> None:
    """But for a blank at which a full line ends: it has no room there, and is not in the file."""
    path = written(tmp_path, ".pdf", PLAIN)
    came = came_out(path)
    ends = full_lines(path)
    assert len(came.pieces) == len(PLAIN)
    for piece, part in zip(came.pieces, PLAIN, strict=True):
        lacking = [at for at, end in lacks(piece.text, part.text) if end not in ends]
        assert (piece.level, lacking) == (part.level, []), part.text
    assert came.entries == [(part.text, part.level) for part in PLAIN if part.level]


def lacks(text: str, whole: str) -> list[tuple[int, tuple[str, str]]]:
    """The blanks of ``whole`` that ``text`` lacks, each with its joint; nothing else may
    differ."""
    found = []
    at = 0
    for place, character in enumerate(whole):
        if text[at : at + 1] == character:
            at += 1
        else:
            assert character == " ", whole
            found.append((place, joint(whole[:place], whole[place:])))
    assert at == len(text)
    return found


def joint(before: str, after: str) -> tuple[str, str]:
    """The last and the first three characters that are no blanks."""
    return "".join(before.split())[-3:], "".join(after.split())[:3]


def full_lines(path: Path) -> set[tuple[str, str]]:
    """The joints of lines of which the first has no room for a blank, a third of an em wide."""
    found = set()
    with pypdfium2.PdfDocument(path) as document:
        for sheet in document:
            text = sheet.get_textpage()
            words = text.get_text_range()
            boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
            edge = max((box[2] for box in boxes), default=0)
            for match in re.finditer("\r\n", words):
                at = match.start()
                if boxes[at - 1][2] > edge - 0.35 * 11:
                    found.add(joint(words[:at], words[match.end() :]))
    return found


def test_every_format_has_its_writer() -> None:
    """Whoever adds a format writes the text in it, once for all its suffixes."""
    written = {registry.MODULES[suffix] for suffix in WRITERS if suffix in registry.MODULES}
    assert set(registry.MODULES.values()) == written
