# SPDX-License-Identifier: MIT
"""Whether a file says something else: told piece by piece, however large the files are."""

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study_viewer.core.document.model import Document, Metadata
from study_viewer.core.sameness import files_in, is_same

TOLD = Document("d-1", 1, Metadata("办法"), "", (), ())
LARGE = 40_000_000
LITTLE = 8_000_000
"""What may be held while files of that size are compared."""


def laid(folder: Path, size: int = 10) -> Path:
    """The folder of a document of two sections, a picture and its original, all of that size."""
    for name in ("sections/a.md", "sections/b.md", "images/图.png", "original/书.epub"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.truncate(size)
    return folder


def other(path: Path) -> None:
    """As long as before, and another one in its last byte."""
    with path.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")


def same(there: Path, coming: Path, file: Path | None = None) -> bool:
    originals = [(file or coming / "original" / "书.epub", "书.epub")]
    return is_same(there, TOLD, originals, files_in(coming), ())


def held(act: Callable[[], bool]) -> int:
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("changed", ["original/书.epub", "images/图.png", "sections/b.md"])
def test_large_files_are_never_held_whole(tmp_path: Path, changed: str) -> None:
    there, coming = laid(tmp_path / "甲", LARGE), laid(tmp_path / "乙", LARGE)
    other(coming / changed)
    assert held(lambda: same(there, coming)) < LITTLE


def test_the_last_byte_of_the_last_file_is_compared(tmp_path: Path) -> None:
    there, coming = laid(tmp_path / "甲", 3_000_000), laid(tmp_path / "乙", 3_000_000)
    assert same(there, coming)
    other(coming / "original" / "书.epub")
    assert same(there, coming), "another file that would be written as the first one was"
    other(coming / "sections" / "b.md")
    assert not same(there, coming)


def test_a_file_more_or_less_is_a_difference(tmp_path: Path) -> None:
    there, coming = laid(tmp_path / "甲"), laid(tmp_path / "乙")
    other(coming / "original" / "书.epub")
    (coming / "images" / "图.png").unlink()
    assert not same(there, coming)
    assert not same(coming, there, there / "original" / "书.epub")


@pytest.mark.parametrize("gone", ["images/图.png", "sections/b.md"])
def test_one_that_went_is_a_difference_where_all_that_came_is_there(
    tmp_path: Path, gone: str
) -> None:
    there, coming = laid(tmp_path / "甲"), laid(tmp_path / "乙")
    (coming / gone).unlink()
    assert not is_same(there, TOLD, [], files_in(coming), ())


def test_what_is_written_anew_is_made_file_by_file_as_far_as_it_is_the_same(
    tmp_path: Path,
) -> None:
    there = laid(tmp_path / "甲")
    made: list[str] = []

    def coming() -> Iterator[tuple[str, bytes]]:
        for name, data in (("sections/a.md", bytes(10)), ("sections/b.md", b"x"), ("c", b"")):
            made.append(name)
            yield name, data

    assert not is_same(there, TOLD, [], coming(), ())
    assert made == ["sections/a.md", "sections/b.md"]
