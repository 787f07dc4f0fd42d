# SPDX-License-Identifier: MIT
"""Tables with lines above, below and under their headings alone are read where all is clear."""

from pathlib import Path
from typing import Any

import pytest

from study_viewer.core.document.model import Table
from study_viewer.core.document.plain import plain_text, text_of
from study_viewer.core.formats import pdf_three_lines, registry
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from tests.core.formats.test_pdf_golden import HERON, OTTER, line
from tests.pdf_made import Item, Said, paragraph, write

HEAD = ["River", "Otters", "Herons", "Change"]
ROWS = [
    ["North bank", "12", "7", "0.5"],
    ["South bank and all the fields", "120", "71", "-"],
    ["Mill", "4", "1,200", "12.25"],
]
XS = [78.0, 270.0, 340.0, 410.0]
LEFT, RIGHT = 72.0, 470.0


def across(*heights: float, left: float = LEFT, right: float = RIGHT) -> list[Item]:
    return [line(left, y, right, y) for y in heights]


def rows(
    top: float, texts: list[list[str]], height: float = 18, xs: list[float] = XS
) -> list[Item]:
    """Each row's baseline 13 points below where it begins."""
    return [
        Said(x, top + 13 + height * at, text)
        for at, row in enumerate(texts)
        for x, text in zip(xs, row, strict=True)
        if text
    ]


def three_lines(top: float, texts: list[list[str]], height: float = 18) -> list[Item]:
    heights = (top, top + height, top + height * len(texts))
    return [*across(*heights), *rows(top, texts, height)]


def read(tmp_path: Path, *pages: list[Item]) -> list[ParsedSection]:
    path = write(tmp_path / "a.pdf", pages)
    return list(registry.read(path, Wishes(), no_progress).sections)


def tables_of(sections: list[ParsedSection]) -> list[Table]:
    blocks = [block for section in sections for block in section.body.blocks]
    return [block for block in blocks if isinstance(block, Table)]


def texts_of(table: Table) -> list[list[str]]:
    return [[text_of(cell.spans) for cell in row] for row in table.rows]


def table(tmp_path: Path, *items: Item) -> list[list[str]]:
    """The only table of a page with text above and below it."""
    page = [*paragraph(OTTER * 4, 72, 130), *items, *paragraph(HERON * 4, 72, 640)]
    sections = read(tmp_path, page)
    (found,) = tables_of(sections)
    assert found.headers == 1
    kinds = [block.kind for section in sections for block in section.body.blocks]
    assert kinds == ["paragraph", "table", "paragraph"]
    return texts_of(found)


def test_three_lines_are_a_table_with_its_headings(tmp_path: Path) -> None:
    assert table(tmp_path, *three_lines(300, [HEAD, *ROWS])) == [HEAD, *ROWS]


def test_a_cell_may_be_empty(tmp_path: Path) -> None:
    texts = [["", *HEAD[1:]], *ROWS, ["Lake", "", "3", "1"], ["Pond", "1", "2", ""]]
    assert table(tmp_path, *three_lines(300, texts)) == texts


def test_a_row_without_a_name_belongs_to_the_one_above(tmp_path: Path) -> None:
    texts = [HEAD, *ROWS, ["", "2", "8", "0.25"], ["Pond", "1", "2", "3"]]
    assert table(tmp_path, *three_lines(300, texts)) == texts


def test_headings_may_have_two_lines(tmp_path: Path) -> None:
    second = rows(312, [["", "(old)", "(young)", "(%)"]])
    items = [*across(300, 332, 390), *rows(298, [HEAD]), *second, *rows(334, ROWS)]
    headings = ["River", "Otters (old)", "Herons (young)", "Change (%)"]
    assert table(tmp_path, *items)[0] == headings


@pytest.mark.parametrize(
    "short",
    [
        pytest.param([line(270, 318, 360, 318), line(380, 318, 470, 318)], id="two short lines"),
        pytest.param([line(262, 318, 470, 318)], id="one line for both"),
    ],
)
def test_headings_over_several_columns_cover_them(tmp_path: Path, short: list[Item]) -> None:
    xs = [78.0, 270.0, 328.0, 382.0, 438.0]
    own = ["", "old", "young", "old", "young"]
    texts = [["North bank", "1", "2", "3", "4"], ["South", "10", "20", "30", "40"]]
    heads = [Said(78, 323, "River"), Said(300, 313, "Otters"), Said(408, 313, "Herons")]
    items = [*across(300, 336, 372), *short, *heads, *rows(318, [own, *texts], 18, xs)]
    page = [*paragraph(OTTER * 4, 72, 130), *items, *paragraph(HERON * 4, 72, 640)]
    (found,) = tables_of(read(tmp_path, page))
    assert texts_of(found) == [["River", "Otters", "Herons"], own[1:], *texts]
    assert [(cell.columns, cell.rows) for cell in found.rows[0]] == [(1, 2), (2, 1), (2, 1)]
    assert found.headers == 2


def test_a_line_of_its_own_above_the_sum_is_within_the_table(tmp_path: Path) -> None:
    total = ["Together", "136", "1,278", "-"]
    items = [*three_lines(300, [HEAD, *ROWS]), *across(390), *rows(372, [total])]
    assert table(tmp_path, *items) == [HEAD, *ROWS, total]


def test_every_row_may_have_a_line_below_it(tmp_path: Path) -> None:
    items = [*across(300, 318, 336, 354, 372), *rows(300, [HEAD, *ROWS])]
    assert table(tmp_path, *items) == [HEAD, *ROWS]


def test_rows_set_apart_in_groups_are_rows(tmp_path: Path) -> None:
    below = [[f"Lake {n}", "1", "2", "3"] for n in range(3)]
    items = [*across(300, 318, 440), *rows(300, [HEAD, *ROWS]), *rows(384, below)]
    assert table(tmp_path, *items) == [HEAD, *ROWS, *below]


def test_a_cell_in_several_lines_is_one_where_rows_are_wider_apart(tmp_path: Path) -> None:
    long = [
        Said(78, 331 + 14 * n, said) for n, said in enumerate(("North bank and", "the", "isle"))
    ]
    items = [
        *across(300, 318, 420),
        *rows(300, [HEAD, ["", *ROWS[0][1:]]]),
        *long,
        *rows(370, [ROWS[1]]),
        *rows(394, [ROWS[2]]),
    ]
    found = table(tmp_path, *items)
    assert found == [HEAD, ["North bank and\nthe\nisle", *ROWS[0][1:]], *ROWS[1:]]


def test_a_cell_in_several_lines_is_one_where_they_were_full(tmp_path: Path) -> None:
    xs = [78.0, 130.0, 400.0]
    texts = [
        ["No", "What is to be done", "By whom"],
        ["1", "Look for otters in the river and write", "North"],
        ["", "everything down that was seen of them", ""],
        ["", "there", ""],
        ["2", "Come home", "South"],
        ["3", "Sleep", "All"],
    ]
    items = [*across(300, 316, 400), *rows(300, texts, 15, xs)]
    whole = "Look for otters in the river and write everything down that was seen of them there"
    assert table(tmp_path, *items) == [texts[0], ["1", whole, "North"], *texts[4:]]


def test_one_with_a_running_header_and_a_note_takes_neither(tmp_path: Path) -> None:
    header = [Said(72, 100, "Otters of the river"), *across(120)]
    items = [*header, *three_lines(300, [HEAD, *ROWS]), Said(72, 390, "Source: the otters.")]
    sections = read(tmp_path, [*paragraph(OTTER * 4, 72, 150), *items, *across(780)])
    assert [texts_of(one) for one in tables_of(sections)] == [[HEAD, *ROWS]]
    assert [block.kind for block in sections[0].body.blocks][-1] != "table"


def test_two_below_one_another_are_two(tmp_path: Path) -> None:
    second = [HEAD, *ROWS[::-1]]
    items = [*three_lines(300, [HEAD, *ROWS]), Said(78, 400, "The other ones:")]
    sections = read(tmp_path, [*paragraph(OTTER * 4), *items, *three_lines(420, second)])
    assert [texts_of(one) for one in tables_of(sections)] == [[HEAD, *ROWS], second]
    near = [*three_lines(300, [HEAD, *ROWS]), *three_lines(386, second)]
    assert len(tables_of(read(tmp_path, [*paragraph(OTTER * 4), *near]))) == 2


def test_one_in_a_column_leaves_the_other_column_alone(tmp_path: Path) -> None:
    left = paragraph(OTTER * 12, 60, 100, size=10, columns=46)
    right = paragraph(HERON * 5, 320, 100, size=10, columns=46)
    texts = [["River", "Otters", "Change"], ["North", "12", "1"], ["South", "14", "-2"]]
    items = [
        *across(280, 298, 334, left=320, right=540),
        *rows(280, texts, 18, [326, 420, 490]),
    ]
    below = paragraph(HERON * 5, 320, 380, size=10, columns=46)
    sections = read(tmp_path, [*left, *right, *items, *below])
    (found,) = tables_of(sections)
    assert texts_of(found) == texts
    assert text_of(sections[0].body.blocks[0].spans) == (OTTER * 12).strip()


def test_one_that_comes_again_overleaf_with_its_headings_is_one(tmp_path: Path) -> None:
    many = [[f"River {n}", str(n), str(2 * n), "-"] for n in range(1, 40)]
    first = [*paragraph(OTTER * 5, 72, 80), *three_lines(770 - 18 * 25, [HEAD, *many[:24]])]
    second = [*three_lines(72, [HEAD, *many[24:]]), *paragraph(HERON * 5, 72, 500)]
    assert [texts_of(one) for one in tables_of(read(tmp_path, first, second))] == [[HEAD, *many]]


def test_one_whose_last_line_is_overleaf_is_whole_where_its_headings_come_again(
    tmp_path: Path,
) -> None:
    many = [[f"River {n}", str(n), str(2 * n), "-"] for n in range(1, 100)]
    foot = [Said(290, 810, f"- {n} -", 10) for n in (1, 2, 3)]
    tops = (770 - 18 * 25, 72, 72)
    parts = (many[:24], many[24:62], many[62:])
    pages = [
        [*across(top, top + 18), *rows(top, [HEAD, *part]), foot[n]]
        for n, (top, part) in enumerate(zip(tops, parts, strict=True))
    ]
    pages[0] += paragraph(OTTER * 5, 72, 80)
    whole = [*pages[:2], [*pages[2], *across(72 + 18 * 38)]]
    assert [texts_of(one) for one in tables_of(read(tmp_path, *whole))] == [[HEAD, *many]]
    other = [*across(72, 90), *rows(72, [["Lake", *HEAD[1:]], *parts[1]]), foot[1]]
    assert not tables_of(read(tmp_path, pages[0], other))
    assert not tables_of(read(tmp_path, pages[0], [*paragraph(OTTER * 5, 72, 80), foot[1]]))


@pytest.mark.parametrize("columns", [40, 41])
def test_one_has_forty_columns_at_most(tmp_path: Path, columns: int) -> None:
    """With more it is what would be looked at for ever."""
    xs = [78.0 + 10 * n for n in range(columns)]
    texts = [[str(n + row) for n in range(columns)] for row in (10, 20, 30)]
    small = [said._replace(size=5) for said in rows(300, texts, 9, xs) if isinstance(said, Said)]
    items = [*across(303, 315, 350, right=520), *small]
    sections = read(tmp_path, [*paragraph(OTTER * 4, 72, 130), *items])
    assert [texts_of(one) for one in tables_of(sections)] == ([texts] if columns == 40 else [])


def test_lines_without_end_are_no_work_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From each line on all is looked at for nothing."""
    looked = 0
    own = pdf_three_lines.cuts_of

    def counted(head: Any, parts: Any) -> Any:
        nonlocal looked
        looked += sum(map(len, (head, *parts)))
        return own(head, parts)

    monkeypatch.setattr(pdf_three_lines, "cuts_of", counted)
    monkeypatch.setattr(pdf_three_lines, "_MOST_TRIED", 500)
    heights = [100.0 + 12 * n for n in range(50)]
    items = [*across(*heights), *rows(98, ROWS[:1] * 49, 12), *rows(92, ROWS[1:2] * 49, 12)]
    found = " ".join(plain_text(section.body) for section in read(tmp_path, items))
    assert found.count("South bank") == found.count("North bank") == 49
    assert 0 < looked <= 500


FULL = paragraph(OTTER * 3, 78, 334, columns=64)
COLUMNS = [
    Said(x, 334 + 14 * n, one.text)
    for x, text in ((78, OTTER), (290, HERON))
    for n, one in enumerate(paragraph(text * 4, columns=34))
]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([*across(300, 318, 400), Said(78, 313, "Otters"), *FULL], id="a paragraph"),
        pytest.param(
            [
                *across(300, 318, 500, right=520),
                *[Said(78, 313, "Otters"), Said(290, 313, "Herons")],
                *COLUMNS,
            ],
            id="two columns of text",
        ),
        pytest.param(
            [
                *across(300, 318, 500, right=520),
                Said(78, 313, "Otters and herons, a long title of it"),
                *COLUMNS,
            ],
            id="two columns of text under a title",
        ),
        pytest.param(
            [*three_lines(300, [HEAD, *ROWS]), line(250, 300, 250, 372)], id="a line down"
        ),
        pytest.param(
            [*three_lines(300, [HEAD, *ROWS]), line(78, 333, 130, 333)], id="an underlined word"
        ),
        pytest.param(three_lines(300, [HEAD, ROWS[0]]), id="a single row"),
        pytest.param(
            [
                *across(300, 336, 390),
                line(262, 318, 470, 318),
                *[Said(272, 313, "Otters"), Said(330, 313, "Herons")],
                *rows(318, [HEAD, *ROWS]),
            ],
            id="headings over columns that are not theirs",
        ),
        pytest.param(
            [*three_lines(300, [HEAD, *ROWS]), Said(475, 331, "beside it")], id="text beside"
        ),
        pytest.param(
            [
                *across(300, 318, 390),
                *rows(300, [HEAD, *ROWS]),
                Said(78, 385, "So it is: " + OTTER[:56]),
            ],
            id="a row across the columns",
        ),
        pytest.param(
            [*across(300, 318, 372), Said(78, 313, "Otters of the river"), *rows(318, ROWS)],
            id="columns without headings",
        ),
        pytest.param(
            [
                *across(300, 330, 360, 390, left=150),
                *(Said(100, 298 + 30 * n, "Name:") for n in range(4)),
                *(Said(160, 298 + 30 * n, "Otter") for n in range(4)),
            ],
            id="a form",
        ),
        pytest.param(
            [
                *across(300, 318, 372),
                *rows(300, [HEAD, ROWS[0], ["", "and", "", ""], ROWS[2]]),
            ],
            id="a line of which row is not known",
        ),
    ],
)
def test_where_it_is_not_clear_all_is_left_to_the_lines_of_text(
    tmp_path: Path, items: list[Item]
) -> None:
    sections = read(tmp_path, [*paragraph(OTTER * 4, 72, 130), *items])
    assert not tables_of(sections)
    found = " ".join(plain_text(section.body) for section in sections)
    words = " ".join(item.text for item in items if isinstance(item, Said))
    assert sorted("".join(found.split())) == sorted("".join((OTTER * 4 + words).split()))
