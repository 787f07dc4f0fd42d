# SPDX-License-Identifier: MIT
"""A table of a PDF that was cut at the end of a page is one table, where that is clear."""

from pathlib import Path

import pytest

from study_viewer.core.document.model import Table
from study_viewer.core.document.plain import leaves, plain_text, text_of
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Parsed, ParsedSection, Wishes, no_progress
from study_viewer.core.formats.pdf_table_ends import says_so
from tests.core.formats.test_pdf_golden import OTTER, ruled
from tests.pdf_made import Item, Said, paragraph, write

HEAD = ["No", "River", "What was seen"]
FOOT = 770
"""Points from the top: how far down a full page goes."""
COLUMNS = [60.0, 120.0, 220.0]


def rows(first: int, last: int) -> list[list[str]]:
    return [[str(n), f"River {n}", f"otters, {n * 7}"] for n in range(first, last + 1)]


def table(
    top: float,
    texts: list[list[str]],
    *,
    left: float = 72,
    columns: list[float] = COLUMNS,
    height: float = 20,
) -> list[Item]:
    xs = [left + sum(columns[:at]) for at in range(len(columns))]
    said = [
        Said(x + 6, top + 14 + height * at, text)
        for at, row in enumerate(texts)
        for x, text in zip(xs, row, strict=True)
        if text
    ]
    return [*ruled(left, top, columns, [height] * len(texts)), *said]


def table_to_foot(texts: list[list[str]]) -> list[Item]:
    return table(FOOT - 20 * len(texts), texts)


def before() -> list[Item]:
    return [*paragraph(OTTER * 5, 72, 80)]


def after(top: float) -> list[Item]:
    return [*paragraph(OTTER * 3 + "So it ends.", 72, top)]


def read(path: Path, wishes: Wishes | None = None) -> tuple[Parsed, list[ParsedSection]]:
    parsed = registry.read(path, wishes or Wishes(), no_progress)
    return parsed, list(parsed.sections)


def tables_of(sections: list[ParsedSection]) -> list[list[list[str]]]:
    return [
        [[text_of(cell.spans) for cell in row] for row in block.rows]
        for section in sections
        for block in section.body.blocks
        if isinstance(block, Table)
    ]


def tables(tmp_path: Path, *pages: list[Item]) -> list[list[list[str]]]:
    return tables_of(read(write(tmp_path / "a.pdf", pages))[1])


def test_a_table_that_goes_on_overleaf_is_one(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    second = [*table(72, rows(13, 20)), *after(300)]
    path = write(tmp_path / "a.pdf", [first, second])
    _, sections = read(path)
    assert tables_of(sections) == [[HEAD, *rows(1, 20)]]
    kinds = [block.kind for section in sections for block in section.body.blocks]
    assert kinds == ["paragraph", "table", "paragraph"]


def test_a_heading_row_that_is_repeated_is_there_once(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    second = [*table(72, [HEAD, *rows(13, 20)]), *after(300)]
    _, sections = read(write(tmp_path / "a.pdf", [first, second]))
    assert tables_of(sections) == [[HEAD, *rows(1, 20)]]
    (one,) = (b for section in sections for b in section.body.blocks if isinstance(b, Table))
    assert one.headers == 1


def test_left_and_right_pages_may_begin_it_elsewhere(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    second = [*table(72, [HEAD, *rows(13, 20)], left=90), *after(300)]
    assert tables(tmp_path, first, second) == [[HEAD, *rows(1, 20)]]


def test_over_many_pages_each_is_known_by_the_cell_it_begins_in(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    second = table(70, [HEAD, *rows(13, 46)])
    third = [*table(70, [HEAD, *rows(47, 50)]), *after(300)]
    fourth = after(80)
    parsed, (section,) = read(write(tmp_path / "a.pdf", [first, second, third, fourth]))
    assert not parsed.warnings
    assert tables_of([section]) == [[HEAD, *rows(1, 50)]]
    found = list(leaves(section.body))
    assert [found[page.leaf].text for page in section.pages[1:3]] == ["13", "47"]
    assert [page.page for page in section.pages] == [1, 2, 3, 4]


def test_the_last_row_alone_on_a_page_is_part_of_it(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    second = [*table(72, rows(13, 13)), *after(140)]
    assert tables(tmp_path, first, second) == [[HEAD, *rows(1, 13)]]


def test_a_beginning_in_the_foot_of_a_page_is_part_of_it(tmp_path: Path) -> None:
    first = [*paragraph(OTTER * 35, 72, 80, columns=72), *table_to_foot([HEAD, *rows(1, 1)])]
    second = [*table(72, rows(2, 20)), *after(500)]
    assert tables(tmp_path, first, second) == [[HEAD, *rows(1, 20)]]


def test_a_row_that_was_cut_is_whole_again(tmp_path: Path) -> None:
    long = ["13", "River 13", "all that was seen in a long summer is"]
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12), long])]
    second = [*table(72, [HEAD, ["", "", "told in this cell"], *rows(14, 20)]), *after(300)]
    whole = [*long[:2], f"{long[2]} told in this cell"]
    assert tables(tmp_path, first, second) == [[HEAD, *rows(1, 12), whole, *rows(14, 20)]]


def test_a_row_whose_front_is_empty_is_a_row_of_its_own(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    more = ["", "", "and many more"]
    second = [*table(72, [HEAD, more, *rows(14, 20)]), *after(300)]
    assert tables(tmp_path, first, second) == [[HEAD, *rows(1, 12), more, *rows(14, 20)]]


def test_a_line_that_says_it_goes_on_is_left_out_and_can_be_put_back(tmp_path: Path) -> None:
    first = [*before(), *table_to_foot([HEAD, *rows(1, 12)])]
    told = Said(72, 80, "Table 1 (continued)")
    second = [told, *table(90, [HEAD, *rows(13, 20)]), *after(300)]
    path = write(tmp_path / "a.pdf", [first, second])
    parsed, sections = read(path)
    assert tables_of(sections) == [[HEAD, *rows(1, 20)]]
    (remark,) = parsed.warnings
    assert (remark.code, remark.text) == ("page-furniture", told.text)
    _, sections = read(path, Wishes(keep_lines=frozenset([int(remark.place)])))
    assert len(tables_of(sections)) == 2
    assert told.text in plain_text(sections[0].body)


@pytest.mark.parametrize(
    "line",
    ["续表", "续表1", "续表 2-1", "（续）", "（续表）", "接上表", "表1（续）", "表 2-3 (续表)"],
)
def test_what_says_that_a_table_goes_on(line: str) -> None:
    assert says_so(line)


@pytest.mark.parametrize("line", ["续", "表1 主要指标", "续表中的数字来自年报。", "后续", "表1"])
def test_what_does_not(line: str) -> None:
    assert not says_so(line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            [*before(), *table(300, [HEAD, *rows(1, 12)])],
            [*table(72, [HEAD, *rows(13, 20)]), *after(300)],
            id="room for more below the first",
        ),
        pytest.param(
            [*before(), *table_to_foot([HEAD, *rows(1, 12)])],
            [Said(72, 80, "Otters of the lakes"), *table(90, rows(13, 20)), *after(300)],
            id="a line of its own above the second",
        ),
        pytest.param(
            [*before(), *table_to_foot([HEAD, *rows(1, 12)]), Said(330, 785, "See the notes.")],
            [*table(72, rows(13, 20)), *after(300)],
            id="a line below the first",
        ),
        pytest.param(
            [*before(), *table_to_foot([HEAD, *rows(1, 12)])],
            [*table(72, rows(13, 20), columns=[80, 100, 220]), *after(300)],
            id="other columns",
        ),
        pytest.param(
            table(70, [["Name", "A", ""], ["Born", "B", ""], ["Seen", "C", ""]], height=233),
            table(70, [["Name", "D", ""], ["Born", "E", ""], ["Seen", "F", ""]], height=233),
            id="two forms",
        ),
        pytest.param(
            [*before(), *table_to_foot([HEAD, *rows(1, 12)])],
            [*after(72), *table(300, rows(13, 20))],
            id="text above the second",
        ),
    ],
)
def test_where_in_doubt_they_stay_two(
    tmp_path: Path, first: list[Item], second: list[Item]
) -> None:
    assert len(tables(tmp_path, first, second)) == 2


def test_a_header_set_in_a_table_on_every_page_is_no_table(tmp_path: Path) -> None:
    pages = [
        [*table(30, [["Otters", "River", f"Part {n}"]]), *table(56, rows(n, n)), *after(140)]
        for n in range(1, 5)
    ]
    assert tables(tmp_path, *pages) == []
