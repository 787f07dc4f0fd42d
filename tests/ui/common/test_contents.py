# SPDX-License-Identifier: MIT
"""Which entry a place belongs to, and what counts as read."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.document.model import Document, Entry, Metadata, SectionInfo
from study_viewer.core.outlined import Outlined
from study_viewer.core.store.index import Index, Stored
from study_viewer.ui.common.contents import Contents


def contents_of(document: Document) -> Contents:
    index = Index(Path(":memory:"))
    with index.writing():
        stored = [Stored(info, info.id, "") for info in document.sections]
        index.put_document(document, Path("d"), "", stored)
    shelved = index.shelved(document.id)
    assert shelved is not None
    return Contents(Outlined(index, shelved))


def entry(contents: Contents, name: str) -> Entry:
    found = contents.entry(name)
    assert found is not None
    return found


def read(contents: Contents, progress: Mapping[str, int]) -> set[str]:
    read = contents.read(progress)
    return {name for name in ("a", "b", "c", "part", "one", "two", "bare") if name in read}


@pytest.fixture
def document() -> Document:
    """Two sections of 100 characters; the first begins before its first entry."""
    return Document(
        "d",
        1,
        Metadata("办法"),
        "x",
        (
            SectionInfo("s001", "总则", "sections/s001.md", 100, ""),
            SectionInfo("s002", "附则", "sections/s002.md", 100, ""),
        ),
        (
            Entry("a", "总则", 1, None, "s001", 10, 30),
            Entry("b", "目的", 2, "a", "s001", 40, 60),
            Entry("c", "附则", 1, None, "s002", 0, 100),
        ),
    )


@pytest.fixture
def contents(document: Document) -> Contents:
    return contents_of(document)


def title(contents: Contents, section: str, offset: int) -> str | None:
    entry = contents.entry_at(section, offset)
    return entry.title if entry else None


def test_a_place_belongs_to_the_entry_that_began_last(contents: Contents) -> None:
    assert title(contents, "s001", 39) == "总则"
    assert title(contents, "s001", 40) == "目的"
    assert title(contents, "s002", 99) == "附则"


def test_what_stands_before_all_entries_belongs_to_the_first(contents: Contents) -> None:
    assert title(contents, "s001", 0) == "总则"


def test_a_section_without_entries_has_none(contents: Contents) -> None:
    assert title(contents, "s009", 0) is None


def test_the_path_leads_from_the_top(contents: Contents) -> None:
    assert contents.path(entry(contents, "b")) == ("总则", "目的")
    assert contents.path(None) == ()


def test_how_much_of_many_sections_was_read_is_asked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"s{n:03}" for n in range(1, 301)]
    sections = tuple(SectionInfo(name, name, f"sections/{name}.md", 10, "") for name in names)
    contents = contents_of(Document("d", 1, Metadata("办法"), "x", sections, ()))
    asked: list[str] = []
    rows = Index.rows

    def counted(index: Index, question: str, *values: str | int) -> object:
        asked.append(question)
        return rows(index, question, *values)

    monkeypatch.setattr(Index, "rows", counted)
    assert contents.percent(dict.fromkeys(names[:150], ((0, 10),))) == 50
    assert contents.percent(dict.fromkeys((*names, "gone"), ((0, 10),))) == 100
    assert len(asked) < 5


def test_an_entry_is_read_when_its_last_character_was_seen(contents: Contents) -> None:
    assert read(contents, {"s002": ((0, 98),)}) == set()
    assert read(contents, {"s002": ((0, 99),)}) == {"c"}
    assert read(contents, {"s001": ((0, 100),), "s002": ((0, 99),)}) == {"a", "b", "c"}


def test_an_entry_is_not_read_where_its_middle_was_jumped_over(contents: Contents) -> None:
    assert read(contents, {"s002": ((0, 40), (50, 100))}) == set()
    assert read(contents, {"s001": ((40, 100),)}) == {"b"}


def test_an_entry_is_read_when_all_below_it_is(contents: Contents) -> None:
    assert read(contents, {"s001": ((0, 39),)}) == set()
    assert read(contents, {"s001": ((0, 99),)}) == {"a", "b"}


def test_a_part_that_only_holds_chapters_is_read_with_them() -> None:
    sections = tuple(
        SectionInfo(name, name, f"sections/{name}.md", 10, "") for name in ("s001", "s002")
    )
    entries = (
        Entry("part", "上编", 1, None, "s001", 0, 0),
        Entry("one", "第一章", 2, "part", "s001", 0, 10),
        Entry("two", "第二章", 2, "part", "s002", 0, 10),
        Entry("bare", "空章", 1, None, "s002", 10, 0),
    )
    contents = contents_of(Document("d", 1, Metadata("书"), "x", sections, entries))
    assert read(contents, {}) == set()
    assert read(contents, {"s001": ((0, 9),)}) == {"one"}
    assert read(contents, {"s001": ((0, 9),), "s002": ((0, 9),)}) == {"part", "one", "two"}


def test_an_entry_reaches_to_the_next_of_its_level(contents: Contents, document: Document) -> None:
    reach = [contents.reach(entry(contents, name)) for name in ("a", "b", "c")]
    # The last place of a section is behind its last character.
    assert reach == [(0, 101), (40, 101), (0, 101)]
    more = document.outline[0]._replace(id="e", start=70, characters=30)
    longer = document._replace(outline=(*document.outline[:2], more))
    assert contents_of(longer).reach(more) == (70, 101)
    assert contents_of(longer).reach(longer.outline[1]) == (40, 70)


def test_a_hundred_per_cent_means_all_of_it(contents: Contents) -> None:
    assert contents.percent({}) == 0
    assert contents.percent({"s001": ((0, 100),)}) == 50
    assert contents.percent({"s001": ((0, 20), (70, 100))}) == 25
    assert contents.percent({"s001": ((0, 100),), "s002": ((0, 98),)}) == 99
    assert contents.percent({"s001": ((0, 99),), "s002": ((0, 99),)}) == 100


def test_an_entry_covers_what_is_below_it_in_every_section(
    contents: Contents, document: Document
) -> None:
    passages = [contents.passages(entry(contents, name)) for name in ("a", "b", "c")]
    assert passages == [(("s001", 0, 100),), (("s001", 40, 100),), (("s002", 0, 100),)]
    part = document.outline[0]._replace(characters=90)
    below = document.outline[2]._replace(parent="a", level=2, start=20)
    wider = contents_of(document._replace(outline=(part, below)))
    assert wider.passages(part) == (("s001", 0, 100), ("s002", 0, 100))
    middle = below._replace(id="m", start=50)
    last = below._replace(id="z", level=1, start=70)
    wider = contents_of(document._replace(outline=(part, below, middle, last)))
    assert wider.passages(part) == (("s001", 0, 100), ("s002", 0, 70))
    assert wider.passages(below) == (("s002", 0, 50),)


def test_unplaced_annotations_are_counted_nowhere(contents: Contents) -> None:
    def at(placement: Placement) -> Annotation:
        return Annotation("x", "highlight", "d", "s001", None, "", "yellow", (), "", "", placement)

    placed = [at(Placement("placed", "s001", n, n + 1)) for n in (15, 50, 60)]
    assert contents.counts([*placed, at(Placement("unplaced"))]) == {"a": 1, "b": 2}


def test_annotations_are_counted_in_any_order_and_before_the_first_entry(
    contents: Contents,
) -> None:
    places = [("s001", n) for n in (3, 9, 10, 39, 40, 99, 2)] + [("s002", 0), ("s009", 4)]
    ones = [
        Annotation(
            "x", "highlight", "d", section, None, "", "yellow", (), "", "",
            Placement("placed", section, start, start + 1),
        )
        for section, start in places
    ]  # fmt: skip
    assert contents.counts(ones) == contents.counts(ones[::-1]) == {"a": 5, "b": 2, "c": 1}


def test_a_page_that_is_a_picture_is_read_only_when_it_was_seen() -> None:
    pages = tuple(SectionInfo(f"s{n}", str(n), f"sections/s{n}.md", 1, "") for n in (1, 2))
    entries = (Entry("one", "1", 1, None, "s1", 0, 1), Entry("two", "2", 1, None, "s2", 0, 1))
    contents = contents_of(Document("d", 1, Metadata("扫描件"), "x", pages, entries))
    assert read(contents, {"s1": ((0, 1),)}) == {"one"}
    assert contents.percent({"s1": ((0, 1),), "s2": ()}) == 50
