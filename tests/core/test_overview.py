# SPDX-License-Identifier: MIT
"""The rows of the library: what they tell, which ones a filter leaves, and their order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from study_viewer.core.document.folding import folded
from study_viewer.core.document.numbering import by_sound
from study_viewer.core.overview import By, Row, asks_for_sound, ordered, sifted, spoken
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace


def row(
    id: str, title: str, issuer: str = "", date: str = "", number: str = "", **told: int
) -> Row:
    words = folded("\x00".join((title, issuer, number)))
    percent, annotations = told.get("percent", 0), told.get("annotations", 0)
    return Row(id, title, issuer, date, percent, annotations, False, words, by_sound(title))


ROWS = [
    row("a", "城乡融合发展第十次会议", "国务院", "2023-05-01", percent=40, annotations=2),
    row("b", "城乡融合发展第二次会议", "教育部", "2021", "教发〔2021〕3号", percent=100),
    row("c", "Règlement intérieur", "", "", annotations=7),
]
NAMED = {"a": ("重点",), "c": ("Laws", "重点")}


def ids(rows: list[Row]) -> str:
    return "".join(one.id for one in rows)


def sift(words: str, within: set[str] | None = None, *, heard: bool = False) -> str:
    said = spoken(row.title for row in ROWS) if heard else {}
    return ids(sifted(ROWS, words, within, NAMED, said))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("", "abc"),
        ("城 乡", "ab"),
        ("城鄉融合", "ab"),
        ("教育部", "b"),
        ("〔2021〕", "b"),
        ("［2021］", ""),
        ("reglement INTERIEUR", "c"),
        ("重点", "ac"),
        ("重点 会议", "a"),
        ("laws", "c"),
        ("发展国务院", ""),
        ("没有", ""),
    ],
)
def test_every_word_stands_in_title_issuer_number_or_collection(words: str, left: str) -> None:
    assert sift(words) == left


def test_a_filter_looks_in_the_chosen_collection_alone() -> None:
    assert sift("", {"a", "x"}) == "a"
    assert sift("城乡", {"b", "c"}) == "b"
    assert sift("", set()) == ""


@pytest.mark.parametrize(
    ("words", "left"),
    [("cxrh", "ab"), ("chengxiang", "ab"), ("CXRH 国务院", "a"), ("engxiang", ""), ("zzzz", "")],
)
def test_titles_are_found_as_they_are_spoken(words: str, left: str) -> None:
    assert asks_for_sound(words)
    assert sift(words, heard=True) == left
    assert not asks_for_sound("城乡 3")


@pytest.mark.parametrize(
    ("by", "rising", "falling"),
    [
        ("title", "cba", "abc"),
        ("issuer", "abc", "bac"),
        ("date", "bac", "abc"),
        ("progress", "cab", "bac"),
        ("annotations", "bac", "cab"),
        ("collections", "cab", "acb"),
    ],
)
def test_rows_are_put_in_order_and_what_says_nothing_comes_last(
    by: By, rising: str, falling: str
) -> None:
    assert ids(ordered(ROWS, by, False, NAMED)) == rising
    assert ids(ordered(ROWS, by, True, NAMED)) == falling


def test_rows_that_are_alike_stand_by_title_either_way() -> None:
    alike = [row("a", "第十章", "国务院"), row("b", "第二章", "国务院")]
    assert ids(ordered(alike, "issuer", False, {})) == "ba"
    assert ids(ordered(alike, "issuer", True, {})) == "ba"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    for name, text in (
        ("甲.md", "# 甲\n\n一二三四\n\n# 乙\n\n五六七八\n"),
        ("丙.md", "# 丙\n\n字\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = Workspace(Paths(tmp_path / "data"), bundled=tmp_path / "nothing")
    list(made.import_paths([tmp_path / "甲.md", tmp_path / "丙.md"]))
    yield made
    made.close()


def test_a_row_tells_how_much_was_read_and_noted(workspace: Workspace) -> None:
    first = next(one for one in workspace.library.list() if one.title == "甲")
    section = workspace.library.sections(first.id)[0]
    workspace.reading.mark_range(first.id, section.id, 0, section.characters // 2, read=True)
    workspace.notebook.annotate(first.id, note="想法", kind="note")
    told = {one.title: one for one in workspace.overview()}
    half = section.characters // 2 * 100 // first.characters
    assert (told["甲"].percent, told["甲"].annotations) == (half, 1)
    assert (told["丙"].percent, told["丙"].annotations, told["丙"].ships) == (0, 0, False)


def test_a_document_read_but_for_the_end_of_its_last_line_is_read(workspace: Workspace) -> None:
    first = next(one for one in workspace.library.list() if one.title == "丙")
    section = workspace.library.sections(first.id)[0]
    workspace.reading.mark_range(first.id, section.id, 0, section.characters - 1, read=True)
    assert {one.title: one.percent for one in workspace.overview()}["丙"] == 100


def test_what_was_read_of_a_text_that_is_shorter_now_is_no_more_than_all(
    workspace: Workspace,
) -> None:
    first = next(one for one in workspace.library.list() if one.title == "丙")
    section = workspace.library.sections(first.id)[0]
    workspace.reading.mark_range(first.id, section.id, 0, 10_000, read=True)
    workspace.reading.mark_range(first.id, "gone", 0, 10_000, read=True)
    assert {one.title: one.percent for one in workspace.overview()}["丙"] == 100
