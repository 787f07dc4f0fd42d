# SPDX-License-Identifier: MIT
"""Documents of many kinds, broken into lines as a page layout does, come back as they were."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from study_viewer.core.document.plain import leaves
from study_viewer.core.document.rewrap import first_unit, width
from study_viewer.core.formats.contract import Wishes, no_progress
from study_viewer.core.formats.txt import read

DATA = Path(__file__).parent / "data" / "rewrapped"
DOCUMENTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.txt"))}
TITLE_LINES = {"notice": 2}
PAGE = 9
NO_LINE_START = "，。、；：？！”）》—…,.;:?!)"


class Setting(NamedTuple):
    columns: int
    blanks: str
    indent: str
    join: str
    number: str
    header: str = ""


def paragraphs_of(document: str) -> list[str]:
    """What a reader should see: the lines of a title are one."""
    lines = DOCUMENTS[document].strip().split("\n")
    count = TITLE_LINES.get(document, 1)
    return ["".join(lines[:count]), *lines[count:]]


def broken(text: str, columns: int, first: int) -> Iterator[str]:
    """The text in lines of ``columns``; its first line is shorter by the indent."""
    room = columns - first
    while text:
        line = ""
        while text:
            unit = first_unit(text)
            if line and width(line) + width(unit.rstrip(NO_LINE_START)) > room:
                break
            if line and width(line) + width(unit) > room + 2:
                break
            line, text = line + unit, text[len(unit) :]
            if text[:1] == " ":
                line, text = line + " ", text[1:]
        yield line.rstrip()
        room = columns


def set_in_pages(document: str, setting: Setting) -> str:
    lines: list[str] = []
    source = DOCUMENTS[document].strip().split("\n")
    latin = document == "memo"
    for n, paragraph in enumerate(source):
        is_title = n < TITLE_LINES.get(document, 1) or (n == 1 and paragraph[0] == "（")
        if is_title:
            made = list(broken(paragraph, setting.columns * 2 // 3, 0))
        else:
            first = 4 if setting.indent == "kept" or (setting.indent == "lost" and not latin) else 0
            made = list(broken(paragraph, setting.columns, first))
            if setting.indent == "kept":
                made[0] = ("    " if latin else "\u3000\u3000") + made[0]
        if setting.blanks == "paragraph":
            made.append("")
        lines.extend(made)
    return "\n".join(_paged(lines, setting))


def _paged(lines: list[str], setting: Setting) -> Iterator[str]:
    pages = [lines[at : at + PAGE] for at in range(0, len(lines), PAGE)]
    for n, page in enumerate(pages):
        while page and not page[0]:
            page = page[1:]
        if setting.join and n and page:
            mark = {"space": " ", "feed": "\f"}[setting.join]
            # Of two pages nobody can know that a line at their only join is a header.
            if setting.header and len(pages) > 3:
                page = [mark + setting.header, *page]
            else:
                page = [mark + page[0].lstrip(), *page[1:]]
        if setting.number and n < len(pages) - 1:
            page = [*page, setting.number.format(n + 1)]
        for line in page:
            yield line
            if setting.blanks == "line":
                yield ""


def ends(paragraphs: list[str]) -> set[int]:
    """Where paragraphs end, counted in characters that are no space."""
    lengths = (sum(not c.isspace() for c in paragraph) for paragraph in paragraphs)
    return set(itertools.accumulate(lengths))


def rebuilt(path: Path) -> list[str]:
    parsed = read(path, Wishes(), no_progress)
    return [leaf.text for section in parsed.sections for leaf in leaves(section.body)]


SETTINGS = [
    Setting(2 * characters, blanks, indent, join, number, header)
    for n, (characters, blanks, indent, (join, number, header)) in enumerate(
        itertools.product(
            range(24, 41, 4),
            ("", "line", "paragraph"),
            ("lost", "kept", "none"),
            (
                ("", "", ""),
                ("space", "", ""),
                ("space", "- {} -", ""),
                ("feed", "{}", ""),
                ("feed", "第 {} 页", "学习资料选编"),
                ("feed", "— {} —", ""),
            ),
        )
    )
    if n % 5 == 0
]


def figures(document: str, folder: Path) -> tuple[float, float]:
    """Precision and recall of paragraph ends over all settings."""
    wanted = ends(paragraphs_of(document))
    right = found = 0
    for n, setting in enumerate(SETTINGS):
        path = folder / f"{n}.txt"
        path.write_text(set_in_pages(document, setting), encoding="utf-8", newline="")
        made = ends(rebuilt(path))
        right += len(made & wanted)
        found += len(made)
    return right / found, right / (len(wanted) * len(SETTINGS))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paragraphs_end_where_they_ended(document: str, tmp_path: Path) -> None:
    precision, recall = figures(document, tmp_path)
    # English without indents or blank lines: a full last line can't be told from any other.
    least = (0.95, 0.89) if document == "memo" else (0.99, 0.97)
    assert (precision, recall) >= least
    assert recall >= least[1]
