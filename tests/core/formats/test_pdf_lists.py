# SPDX-License-Identifier: MIT
"""Bullets of a PDF: lists where they stand one below the other, and signs that any font has."""

from pathlib import Path

from study_viewer.core.document.model import Block, List, Paragraph, Span
from study_viewer.core.document.model import Item as ListItem
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from study_viewer.core.formats.pdf_characters import Glyph
from study_viewer.core.formats.pdf_lines import lines_of
from tests.pdf_made import Item, Said, paragraph, write

BULLET = "\xb7"
"""In the encoding of the fonts that PDF knows by name."""
FOX = "The quick brown fox jumps over the lazy dog and runs on through the wood to the river. "


def read(tmp_path: Path, *pages: list[Item]) -> list[ParsedSection]:
    path = write(tmp_path / "a.pdf", pages)
    return list(registry.read(path, Wishes(), no_progress).sections)


def blocks(tmp_path: Path, *pages: list[Item]) -> list[Block]:
    return [block for section in read(tmp_path, *pages) for block in section.body.blocks]


def marked(text: str, y: float, x: float = 72, mark: str = BULLET, hang: float = 18) -> list[Item]:
    """A bullet, and text whose lines all begin ``hang`` points behind it."""
    return [Said(x, y, mark), *paragraph(text, x + hang, y, columns=50)]


def text(words: str) -> Paragraph:
    return Paragraph((Span(words.strip()),))


def listed(*items: str) -> List:
    return List(tuple(ListItem((text(one),)) for one in items))


def test_bullets_below_one_another_are_a_list(tmp_path: Path) -> None:
    page = [*paragraph(FOX * 2), *marked("Otters", 200), *marked(FOX * 2, 216)]
    page += [*marked("Herons", 276), *paragraph(FOX * 2, y=310)]
    expected = [text(FOX * 2), listed("Otters", FOX * 2, "Herons"), text(FOX * 2)]
    assert blocks(tmp_path, page) == expected


def test_bullets_that_are_set_in_further_are_a_list_of_the_one_above(tmp_path: Path) -> None:
    page = [*paragraph(FOX * 3), *marked("Otters", 200), *marked("Cubs", 216, 90, "-")]
    page += [*marked("Dens", 232, 90, "-"), *marked("Herons", 248)]
    inner = ListItem((text("Otters"), listed("Cubs", "Dens")))
    assert blocks(tmp_path, page)[1:] == [List((inner, ListItem((text("Herons"),))))]


def test_what_only_begins_with_a_bullet_stays_a_paragraph_with_it(tmp_path: Path) -> None:
    """One alone, and those whose lines go on at the left edge as all others do."""
    alone = [*paragraph(FOX * 2), *marked("Otters", 200), *paragraph(FOX * 2, y=240)]
    assert blocks(tmp_path, alone)[1] == text("• Otters")
    flush = [line for y in (200, 250) for line in paragraph(f"{BULLET} {FOX * 2}", y=y)]
    assert blocks(tmp_path, [*paragraph(FOX * 2), *flush])[1:] == [text(f"• {FOX * 2}")] * 2


def test_a_page_that_begins_between_two_bullets_is_found_there(tmp_path: Path) -> None:
    otters = [line for n in range(3) for line in marked("Otter", 700 + 20 * n)]
    herons = [line for n in range(3) for line in marked("Heron", 80 + 20 * n)]
    (section,) = read(
        tmp_path, [*paragraph(FOX * 3), *otters], [*herons, *paragraph(FOX * 3, y=160)]
    )
    assert section.body.blocks[1] == listed(*["Otter"] * 3, *["Heron"] * 3)
    assert [(page.page, page.leaf) for page in section.pages] == [(1, 0), (2, 4)]


def test_a_book_of_bullets_can_be_cut_into_sections(tmp_path: Path) -> None:
    pages = [[line for n in range(30) for line in marked(FOX[:49], 80 + 20 * n)] for _ in range(16)]
    sections = read(tmp_path, *pages)
    assert len(sections) > 1
    assert sum(len(block.items) for one in sections for block in one.body.blocks) == 480  # type: ignore[union-attr]


def drawn(characters: str, lefts: list[float]) -> str:
    glyphs = [
        Glyph(one, left, 100, left + 10, 110, 10, False, "", at > 0, False, False)
        for at, (one, left) in enumerate(zip(characters, lefts, strict=True))
    ]
    return lines_of(glyphs, 1)[0].text


def test_a_sign_of_a_symbol_font_before_a_line_is_a_bullet() -> None:
    """Wherever its text begins; in the text such a sign stays what it is."""
    for begin in (85, 95, 110):
        assert drawn("\uf076学习", [70, begin, begin + 10]) == "• 学习"
    assert drawn("学\uf076习", [70, 80, 90]) == "学\uf076习"


def test_no_blank_stands_between_a_raised_mark_and_the_comma_behind_it(tmp_path: Path) -> None:
    raised = [
        Said(72, 100, "As it was said"),
        Said(145.4, 96, "1", 7),
        Said(149.3, 100, ", it is."),
    ]
    (found,) = blocks(tmp_path, raised)
    assert found == text("As it was said1, it is.")
