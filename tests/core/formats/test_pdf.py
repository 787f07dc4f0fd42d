# SPDX-License-Identifier: MIT
"""PDF files come in as the paragraphs, headings and pictures that their pages show."""

from pathlib import Path

import pytest

from study_viewer.core.apart.readers import Readers
from study_viewer.core.document.model import Body, Heading, Image, Paragraph
from study_viewer.core.document.plain import plain_text, text_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    PageWish,
    Parsed,
    ParsedSection,
    Wishes,
    no_progress,
)
from tests.pdf_made import Drawn, Entry, Item, Pixels, Said, jpeg, paragraph, write

FOX = "The quick brown fox jumps over the lazy dog and runs on through the wood to the river. "


def read(path: Path, wishes: Wishes | None = None) -> tuple[Parsed, list[ParsedSection]]:
    parsed = registry.read(path, wishes or Wishes(), no_progress)
    return parsed, list(parsed.sections)


def texts(sections: list[ParsedSection]) -> list[str]:
    return plain_text(Body(tuple(b for s in sections for b in s.body.blocks))).split("\n")


def headings(sections: list[ParsedSection]) -> list[tuple[int, str]]:
    blocks = [block for section in sections for block in section.body.blocks]
    return [(b.level, text_of(b.spans)) for b in blocks if isinstance(b, Heading)]


def made(tmp_path: Path, *pages: list[Item], **told) -> list[ParsedSection]:
    return read(write(tmp_path / "a.pdf", pages, **told))[1]


def refused(path: Path, wishes: Wishes | None = None) -> str:
    with pytest.raises(UserFacing) as caught:
        read(path, wishes)
    return caught.value.code


# Paragraphs.


def test_lines_become_paragraphs_where_they_are_set_apart(tmp_path: Path) -> None:
    first, second = paragraph(FOX * 2), paragraph(FOX * 3, y=200)
    assert texts(made(tmp_path, [*first, *second])) == [(FOX * 2).strip(), (FOX * 3).strip()]


def test_an_indent_begins_a_paragraph(tmp_path: Path) -> None:
    lines = paragraph(FOX * 6)
    indented = [line._replace(x=72 + 24 * (n in (0, 3, 6))) for n, line in enumerate(lines)]
    assert len(texts(made(tmp_path, indented))) == 3


def test_a_paragraph_that_began_set_in_goes_on_after_a_line_left_short(tmp_path: Path) -> None:
    lines = paragraph(FOX * 9)
    begins = (0, 3, 6, 9)
    set_in = [line._replace(x=72 + 24 * (n in begins)) for n, line in enumerate(lines)]
    for last in begins[1:]:
        set_in[last - 1] = set_in[last - 1]._replace(text="It ends here.")
    set_in[7] = set_in[7]._replace(text="a word that may not be parted came then,")
    found = texts(made(tmp_path, set_in))
    assert len(found) == 4
    assert "came then, " in found[2]


def test_footnotes_do_not_tell_how_paragraphs_begin(tmp_path: Path) -> None:
    """Theirs are not set in: taken together with them a sentence's end would be a paragraph's."""
    page: list[Item] = []
    for n in range(4):
        lines = ["n" * 56, "n" * 55 + "\xbc", "\xd0nn."]
        places = [(96, 100), (72, 115), (72, 130)]
        page += [Said(x, y + 45 * n, line) for (x, y), line in zip(places, lines, strict=True)]
    page.append(Said(72, 280, "n" * 60))
    notes = [Said(72, 700 + 11 * n, f"{n} A note.", 9) for n in range(1, 9)]
    found = texts(made(tmp_path, [*page, *notes]))
    assert found[:3] == ["n" * 56 + " " + "n" * 55 + "…—nn."] * 3


def test_what_is_written_behind_its_line_stands_in_the_gap_left_for_it(tmp_path: Path) -> None:
    line = [
        Said(72, 100, "AB"),
        Said(96, 100, "CD"),
        Said(130, 100, "and more words."),
        Said(89, 100, "x"),
    ]
    assert texts(made(tmp_path, line))[0].startswith("ABxCD")


def test_a_paragraph_goes_on_on_the_next_page(tmp_path: Path) -> None:
    lines = paragraph(FOX * 60, y=72)
    pages = [lines[:50], [line._replace(y=line.y - lines[50].y + 72) for line in lines[50:]]]
    assert texts(made(tmp_path, *pages)) == [(FOX * 60).strip()]


def test_a_broken_word_is_whole_again(tmp_path: Path) -> None:
    lines = [
        Said(72, 100, "The committee has spoken at length about the infor-"),
        Said(72, 114, "mation which had been given out on a well-"),
        Said(72, 128, "known day and asked for well-known and better ways."),
    ]
    (text,) = texts(made(tmp_path, lines))
    assert "the information which" in text
    assert "on a well-known day" in text


def test_cells_of_a_row_are_set_apart_by_tabs(tmp_path: Path) -> None:
    rows = [
        Said(x, 100 + 16 * n, f"{name} {n}")
        for n in range(3)
        for x, name in ((72, "Name"), (220, "Unit"), (400, "Days"))
    ]
    assert texts(made(tmp_path, rows)) == [f"Name {n}\tUnit {n}\tDays {n}" for n in range(3)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_loses_nothing(tmp_path: Path, rotate: int) -> None:
    found = texts(made(tmp_path, paragraph(FOX * 4), rotate=rotate))
    assert sorted(" ".join(found).split()) == sorted((FOX * 4).split())


# Headers and footers.


def with_furniture(count: int) -> list[list[Item]]:
    return [
        [
            Said(72, 40, "Annual Report"),
            Said(290, 810, f"- {n} -"),
            *paragraph(f"Page number {n} says this. " * 9),
        ]
        for n in range(1, count + 1)
    ]


def test_headers_and_page_numbers_are_left_out_and_named(tmp_path: Path) -> None:
    parsed, sections = read(write(tmp_path / "a.pdf", with_furniture(6)))
    assert all(text.startswith("Page number") for text in texts(sections))
    left_out = [remark.text for remark in parsed.warnings if remark.code == "page-furniture"]
    assert left_out == [line for n in range(1, 7) for line in ("Annual Report", f"- {n} -")]


def test_what_was_left_out_can_be_put_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", with_furniture(6))
    parsed, all_back = read(path, Wishes(keep_furniture=True))
    assert texts(all_back).count("Annual Report") == 6
    assert not parsed.warnings
    place = next(one.place for one in read(path)[0].warnings if one.text == "- 3 -")
    found = texts(read(path, Wishes(keep_lines=frozenset([int(place)])))[1])
    assert [text for text in found if text.startswith("-")] == ["- 3 -"]


def test_a_sentence_that_begins_every_page_is_text(tmp_path: Path) -> None:
    pages = [paragraph(FOX * 3, y=60, columns=80) for _ in range(5)]
    assert " ".join(texts(made(tmp_path, *pages))).split() == (FOX * 15).split()


def test_years_at_the_foot_of_pages_are_no_page_numbers(tmp_path: Path) -> None:
    years = (1949, 1978, 1997, 2012)
    pages = [[*paragraph(FOX * 3), Said(72, 800, f"{year}")] for year in years]
    assert [t for t in texts(made(tmp_path, *pages)) if t.isdigit()] == [str(y) for y in years]


# Headings.


def test_the_outline_of_the_file_tells_the_headings(tmp_path: Path) -> None:
    page = [Said(72, 80, "Beginnings"), *paragraph(FOX * 2), Said(72, 300, "Ends and means")]
    outline = [Entry("Beginnings", 1, 70), Entry("Ends  and means", 1, 290, 2)]
    found = made(tmp_path, [*page, *paragraph(FOX, y=320)], outline=outline)
    assert headings(found) == [(1, "Beginnings"), (2, "Ends and means")]


def test_a_title_that_the_outline_leaves_out_stands_above_its_headings(tmp_path: Path) -> None:
    page = [Said(72, 50, "On foxes and dogs", 24), Said(72, 80, "Beginnings", 14)]
    outline = [Entry("Beginnings", 1, 70), Entry("Ends and means", 1, 290)]
    page += [*paragraph(FOX * 2), Said(72, 300, "Ends and means", 14), *paragraph(FOX, y=320)]
    parsed, found = read(write(tmp_path / "a.pdf", [page], outline=outline))
    assert headings(found) == [(1, "On foxes and dogs"), (2, "Beginnings"), (2, "Ends and means")]
    assert parsed.metadata.title == "On foxes and dogs"


def test_an_outline_entry_without_its_words_still_leads_there(tmp_path: Path) -> None:
    outline = [Entry("Cover", 1), Entry("What follows", 2, 90)]
    pages = paragraph(FOX * 2 + "So it ends."), paragraph("And then. " + FOX * 2)
    (section,) = made(tmp_path, *pages, outline=outline)
    assert [(mark.title, mark.leaf) for mark in section.marks] == [
        ("Cover", 0),
        ("What follows", 1),
    ]
    assert headings([section]) == []


def test_an_outline_in_a_circle_is_read_once(tmp_path: Path) -> None:
    outline = [Entry("One", 1), Entry("Two", 1, 200), Entry("Three", 1, 300)]
    (section,) = made(tmp_path, paragraph(FOX * 40), outline=outline, circular=True)
    assert len(section.marks) <= 3


def test_larger_lines_are_headings_by_their_size(tmp_path: Path) -> None:
    page: list[Item] = []
    for part in range(2):
        at = 60 + part * 360
        page += [
            Said(72, at, f"Part of {part}", 20),
            Said(72, at + 40, "A chapter of it", 15),
            *paragraph(FOX * 4, y=at + 70),
            Said(72, at + 170, "Set in bold", bold=True),
            *paragraph(FOX * 2, y=at + 195),
        ]
    levels = [level for level, _ in headings(made(tmp_path, page))]
    assert levels == [1, 2, 3, 1, 2, 3]


def test_a_title_in_two_lines_is_one_above_the_headings_of_the_outline(tmp_path: Path) -> None:
    lines = [
        Said(90, 90, "On foxes and dogs and the many ways in", 22),
        Said(220, 118, "which they run", 22),
    ]
    heads = [Said(72, 170, "One", 14), Said(72, 400, "Two", 14)]
    page = [*lines, heads[0], *paragraph(FOX * 6, y=190), heads[1], *paragraph(FOX * 3, y=420)]
    outline = [Entry("One", 1, 150), Entry("Two", 1, 380)]
    parsed, sections = read(write(tmp_path / "a.pdf", [page], outline=outline))
    title = "On foxes and dogs and the many ways in which they run"
    assert parsed.metadata.title == title
    assert headings(sections) == [(1, title), (2, "One"), (2, "Two")]


def test_the_title_in_the_file_counts_if_a_person_wrote_it(tmp_path: Path) -> None:
    page = paragraph(FOX * 4)
    sensible, _ = read(write(tmp_path / "a.pdf", [page], title="On foxes"))
    other, _ = read(write(tmp_path / "b.pdf", [page], title="Microsoft Word - b.doc"))
    assert (sensible.metadata.title, other.metadata.title) == ("On foxes", "b")


# Pages and pictures.


def test_each_page_is_known_by_the_block_it_begins_in(tmp_path: Path) -> None:
    pages = [paragraph(f"Page {n}. " + FOX * 2 + "So it ends.") for n in range(1, 4)]
    (section,) = made(tmp_path, *pages)
    assert [(mark.page, mark.leaf) for mark in section.pages] == [(1, 0), (2, 1), (3, 2)]


def test_a_picture_stands_between_the_paragraphs(tmp_path: Path) -> None:
    page = [*paragraph(FOX * 2), Pixels(72, 200, 200, 100), *paragraph(FOX * 2, y=350)]
    (section,) = made(tmp_path, page)
    assert [block.kind for block in section.body.blocks] == ["paragraph", "image", "paragraph"]
    (picture,) = section.pictures
    assert picture.path == "images/page-1-1.png"
    assert picture.data.startswith(b"\x89PNG")
    assert isinstance(image := section.body.blocks[1], Image)
    assert image.source == picture.path


def test_a_jpeg_is_kept_as_it_is(tmp_path: Path) -> None:
    data = jpeg()
    (section,) = made(tmp_path, [*paragraph(FOX), Pixels(72, 200, 200, 100, jpeg=data)])
    assert [(one.path, one.data) for one in section.pictures] == [("images/page-1-1.jpg", data)]


def test_a_scan_is_read_by_page(tmp_path: Path) -> None:
    whole = Pixels(0, 0, 595, 842, jpeg=jpeg())
    parsed, sections = read(write(tmp_path / "a.pdf", [[whole], [whole], [Pixels(0, 0, 595, 842)]]))
    assert [section.title for section in sections] == ["1", "2", "3"]
    assert [mark.title for section in sections for mark in section.marks] == ["1", "2", "3"]
    assert [section.pictures[0].path for section in sections] == [
        "images/page-1.jpg",
        "images/page-2.jpg",
        "images/page-3.png",
    ]
    assert [(remark.code, remark.text) for remark in parsed.warnings] == [("pdf-scan", "3")]


def test_a_page_without_text_among_others_is_kept_as_a_picture(tmp_path: Path) -> None:
    pages = [paragraph(FOX * 3), [Pixels(0, 0, 595, 842)], paragraph(FOX * 3)]
    parsed, (section,) = read(write(tmp_path / "a.pdf", pages))
    assert [block.kind for block in section.body.blocks] == ["paragraph", "image", "paragraph"]
    assert [mark.leaf for mark in section.pages] == [0, 1, 2]
    assert [remark.code for remark in parsed.warnings] == ["pdf-pages-pictured"]


def test_a_page_is_painted_as_wide_as_wanted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [[Pixels(0, 0, 595, 842)], []])
    painted = registry.page(path, PageWish(1, 300))
    assert (painted.width, painted.pages) == (300, 2)
    assert len(painted.data) == painted.width * painted.height * 4
    assert tuple(painted.data[:3]) == (30, 30, 200)
    with pytest.raises(UserFacing) as caught:
        registry.page(path, PageWish(3, 300))
    assert caught.value.code == "page-unknown"


# Locked, broken, empty.


def test_a_locked_file_asks_for_its_password(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [paragraph(FOX)], password="open")
    assert refused(path) == "pdf-password"
    assert refused(path, Wishes(password="wrong")) == "pdf-password-wrong"
    assert texts(read(path, Wishes(password="open"))[1]) == [FOX.strip()]
    assert registry.page(path, PageWish(1, 100, "open")).pages == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "text-empty"),
        (b"This is no PDF at all.", "pdf-damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "pdf-damaged"),
    ],
)
def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert refused(path) == code


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [paragraph(FOX * 3) for _ in range(4)])
    data = path.read_bytes()
    for share in (10, 30, 50, 70, 90, 99):
        path.write_bytes(data[: len(data) * share // 100])
        try:
            read(path)
        except UserFacing as error:
            assert error.code in ("pdf-damaged", "no-text")


def test_empty_pages_hold_no_text(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "a.pdf", [[], []])) == "no-text"


def test_many_shapes_are_no_text_and_no_harm(tmp_path: Path) -> None:
    lines = Drawn("\n".join(f"0 {n} m 500 {n} l S" for n in range(3000)))
    found = texts(made(tmp_path, [lines, *paragraph(FOX)]))
    assert found == [FOX.strip()]


def test_a_short_line_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    page = [Said(72, 86, "Dear all,"), *paragraph(FOX * 3)]
    (section,) = made(tmp_path, page)
    assert all(isinstance(block, Paragraph | Heading) for block in section.body.blocks)
    assert texts([section])[0] == "Dear all,"


def test_a_page_of_any_shape_is_painted_within_bounds(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [[Pixels(0, 0, 595, 842)]])
    data = path.read_bytes().replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 009 14e4]")
    path.write_bytes(data)
    painted = registry.page(path, PageWish(1, 4000))
    assert painted.width * painted.height <= 12_100_000


@pytest.mark.apart
def test_a_pdf_is_read_in_the_process_for_foreign_files(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [paragraph(FOX * 3), [Pixels(0, 0, 595, 842)]])
    readers = Readers(tmp_path / "logs")
    try:
        (section,) = readers.begin(path, Wishes()).parsed(no_progress).sections
        assert texts([section])[0] == (FOX * 3).strip()
        assert section.pictures[0].data.startswith(b"\x89PNG")
        assert readers.page(path, PageWish(1, 200)).width == 200
    finally:
        readers.close()


def test_no_more_pages_are_told_than_there_are(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [paragraph(FOX), paragraph(FOX)])
    lie = path.read_bytes().replace(b"/Count 2", b"/Count 900000")
    path.write_bytes(lie)
    assert registry.page(path, PageWish(1, 100)).pages == 2


def test_a_number_set_as_a_heading_in_a_line_of_its_own_has_an_entry(tmp_path: Path) -> None:
    """With the words below it, but for those of a heading: they stand in one entry."""
    text = "The otter swims down the river at dawn, and the heron looks on."
    page: list[Item] = []
    for n, head in enumerate(("1. Otters", "2.", "3. Herons")):
        page += [Said(72, 100 + 90 * n, head, bold=True), Said(72, 130 + 90 * n, text)]
    page += [Said(72, 370, "4."), Said(72, 400, "Reeds", bold=True), Said(72, 430, text)]
    marks = [mark.title for section in made(tmp_path, page) for mark in section.marks]
    assert marks == [
        "1. Otters",
        "2. The otter swims down the river at dawn",
        "3. Herons",
        "4. Reeds",
    ]
