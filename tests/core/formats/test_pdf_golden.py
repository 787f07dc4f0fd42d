# SPDX-License-Identifier: MIT
"""A PDF with footers, two columns and ruled tables is read as it was found right."""

from pathlib import Path

from study_viewer.core.document.markdown_out import write as markdown
from study_viewer.core.document.model import Table
from study_viewer.core.document.plain import plain_text
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from tests.pdf_made import Drawn, Entry, Item, Said, paragraph, write

GOLDEN = Path(__file__).parents[2] / "golden" / "pdf"
HEIGHT = 842
OTTER = "The otter swims down the river at dawn and looks for fish under every stone it finds. "
HERON = "A heron waits in the reeds and moves no feather until the water is as still as glass. "


def ruled(left: float, top: float, columns: list[float], rows: list[float]) -> list[Item]:
    """A frame with all its lines, each drawn from edge to edge."""
    xs = [left + sum(columns[:n]) for n in range(len(columns) + 1)]
    ys = [top + sum(rows[:n]) for n in range(len(rows) + 1)]
    across = [(xs[0], y, xs[-1], y) for y in ys]
    down = [(x, ys[0], x, ys[-1]) for x in xs]
    return [line(*one) for one in (*across, *down)]


def line(x0: float, y0: float, x1: float, y1: float) -> Item:
    return Drawn(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")


def report(path: Path) -> Path:
    foot = [Said(280, 810, f"- {number} -", 10) for number in (1, 2, 3)]
    cells = [
        *(Said(x, 316, word) for x, word in ((78, "Bank"), (198, "Otters"), (318, "Remarks"))),
        *(Said(x, 336, word) for x, word in ((78, "North"), (198, "12"))),
        Said(318, 336, "seen at dawn, and once"),
        Said(318, 350, "more in the evening"),
        *(Said(x, 370, word) for x, word in ((78, "South"), (198, "none at all, for two weeks"))),
    ]
    frame = ruled(72, 300, [120, 120, 160], [20, 34, 20])
    # Of the last row the second and third cell are one.
    frame[-2] = line(312, 300, 312, 354)
    left = paragraph(OTTER * 8, 72, 100, columns=40)
    right = paragraph(HERON * 8, 320, 100, columns=40)
    pages: list[list[Item]] = [
        [
            Said(72, 80, "Otters of the river", 18, bold=True),
            *paragraph(OTTER * 5, 72, 120),
            *frame,
            *cells,
            *paragraph(HERON * 4, 72, 420),
            foot[0],
        ],
        [Said(72, 70, "In two columns", 16, bold=True), *left, *right, foot[1]],
        [Said(72, 80, "At the end", 16, bold=True), *paragraph(OTTER * 6, 72, 110), foot[2]],
    ]
    outline = [
        Entry("Otters of the river", 1, 60),
        Entry("In two columns", 2, 50),
        Entry("At the end", 3, 60),
    ]
    return write(path, pages, outline=outline)


def read(path: Path) -> tuple[list[str], list[ParsedSection]]:
    """What was left out, and the sections."""
    parsed = registry.read(path, Wishes(), no_progress)
    sections = list(parsed.sections)
    return [f"{one.code}: {one.text}" for one in parsed.warnings], sections


def shown(path: Path) -> str:
    """The document as text: what was left out, its tree and pages, its Markdown."""
    left_out, sections = read(path)
    tree = [f"{'  ' * (m.level - 1)}- {m.title} ({m.leaf})" for s in sections for m in s.marks]
    pages = [f"page {p.page}: {p.leaf}" for s in sections for p in s.pages]
    return "\n".join([*left_out, *tree, *pages, "", *(markdown(s.body) for s in sections)])


def test_a_pdf_is_read_as_it_was_found_right(tmp_path: Path) -> None:
    expected = (GOLDEN / "report.txt").read_text(encoding="utf-8")
    assert shown(report(tmp_path / "report.pdf")) == expected


def table_of(tmp_path: Path, *items: Item) -> tuple[list[Table], str]:
    """The tables of a page, and all its text."""
    path = write(tmp_path / "a.pdf", [[*paragraph(OTTER * 3, 72, 160), *items]])
    bodies = [section.body for section in read(path)[1]]
    found = [block for body in bodies for block in body.blocks if isinstance(block, Table)]
    return found, "\n".join(map(plain_text, bodies))


def words(top: float = 400) -> list[Item]:
    said = [("one", "two"), ("three", "four")]
    return [
        Said(78 + 120 * column, top + 14 + 20 * row, word)
        for row, pair in enumerate(said)
        for column, word in enumerate(pair)
    ]


def test_cells_drawn_as_boxes_are_a_table_too(tmp_path: Path) -> None:
    boxes = [
        Drawn(f"{72 + 120 * column} {HEIGHT - 420 - 20 * row} 120 20 re S")
        for row in (0, 1)
        for column in (0, 1)
    ]
    ((table,), _) = table_of(tmp_path, *boxes, *words())
    assert [["".join(s.text for s in cell.spans) for cell in row] for row in table.rows] == [
        ["one", "two"],
        ["three", "four"],
    ]


def test_an_open_frame_is_no_table_and_loses_no_word(tmp_path: Path) -> None:
    frame = ruled(72, 400, [120, 120], [20, 20])
    found, text = table_of(tmp_path, *frame[:-1], *words())
    assert not found
    assert all(word in text for word in ("one", "two", "three", "four"))


def test_words_across_a_line_are_no_cells(tmp_path: Path) -> None:
    frame = ruled(72, 400, [120, 120], [20, 20])
    across = Said(130, 434, "a sentence that is written over the line")
    found, text = table_of(tmp_path, *frame, *words()[:2], across)
    assert not found
    assert across.text in text


def test_a_box_round_a_text_and_a_line_under_it_are_no_tables(tmp_path: Path) -> None:
    box = Drawn(f"60 {HEIGHT - 300} 470 200 re S")
    under = line(72, 162, 300, 162)
    found, text = table_of(tmp_path, box, under)
    assert not found
    assert text == (OTTER * 3).strip()
