# SPDX-License-Identifier: MIT
"""Columns of a PDF page are read one after the other, whatever stands around them."""

from pathlib import Path

import pytest

from tests.core.formats.test_pdf import made, read, texts
from tests.pdf_made import Item, Said, paragraph, write


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = paragraph("left " * 120, 72, 100, columns=36)
    right = paragraph("right " * 110, 320, 100, columns=36)
    both = [line for pair in zip(left, right, strict=False) for line in pair]
    title = Said(150, 60, "A title over both of the columns of it", 16)
    found = texts(made(tmp_path, [title, *both, *left[len(right) :], *right[len(left) :]]))
    assert "left right" not in " ".join(found)
    assert " ".join(found).index("left") < " ".join(found).index("right")
    assert found[0] == title.text


def test_a_page_number_below_the_gutter_does_not_make_it_narrow(tmp_path: Path) -> None:
    """Nor is the running header, alone above the left column, a line of text."""
    left = paragraph("It swims to the left bank. " * 50, 80, 160, columns=38)
    right = paragraph("It dives on the right. " * 50, 316, 160, columns=38)
    head = Said(80, 40, "Otters and herons")
    title = Said(80, 80, "A title over both of the columns of it", 20)
    number = Said(300, 800, "1", 10)
    pages: list[list[Item]] = [[head, title, *left, *right, number], [head, *left]]
    parsed, sections = read(write(tmp_path / "a.pdf", pages))
    found = texts(sections)
    words = title.text + " It swims to the left bank." * 50 + " It dives on the right." * 50
    assert " ".join(found).startswith(words)
    assert [remark.text for remark in parsed.warnings] == [head.text] * 2


@pytest.mark.parametrize("place", [274, 276])
def test_a_page_number_within_a_narrow_gutter_leaves_it_one(tmp_path: Path, place: float) -> None:
    left = paragraph("It swims to the left bank. " * 50, 80, 160, columns=38)
    right = paragraph("It dives on the right. " * 50, 288, 160, columns=38)
    found = texts(made(tmp_path, [*left, *right, Said(place, 800, "1", 10)]))
    words = "It swims to the left bank. " * 50 + "It dives on the right. " * 50
    assert " ".join(found).startswith(words.strip())


def test_a_column_of_short_items_is_a_column_beside_a_full_one(tmp_path: Path) -> None:
    left = paragraph("left left in " * 60, 72, 100, columns=44)
    right = paragraph("right on right " * 20, 300, 100, columns=38)
    below = [Said(320, right[-1].y + 15 * n, f"Item {n} right") for n in range(1, 12)]
    beside = zip(left, [*right, *below], strict=False)
    found = texts(made(tmp_path, [line for pair in beside for line in pair]))
    assert not any("\t" in text for text in found)
    assert " ".join(found).rindex("left") < " ".join(found).index("right")
