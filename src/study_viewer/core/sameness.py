# SPDX-License-Identifier: MIT
"""Whether a file whose words are on the shelf says something else all the same: other pictures,
other headings, other titles of chapters.

The id of a text counts its letters alone, so that a copy with other blanks is no other document.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from study_viewer.core.document.model import Document, Entry
from study_viewer.core.files import portable_name

Originals = Iterable[tuple[Path, str]]
Files = Iterable[tuple[str, Path | bytes]]
"""Paths in a document's folder, each with what is to stand there, or where that lies now."""

_PIECE = 1 << 20
"""Bytes of each of two files that are held while they are compared."""


def is_same(
    folder: Path,
    told: Document,
    originals: Originals,
    files: Files,
    outline: tuple[Entry, ...],
) -> bool:
    """Whether the document of a folder was made of these very files, or would be written as it was
    when it was imported; ``files`` are its sections and pictures by their paths.

    Of each file no more than a piece is held at a time, and ``files`` are taken one by one as far
    as they are the same. Raises OSError where something cannot be read.
    """
    return _came_from(folder, originals) or _is_written_so(folder, told, files, outline)


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The sections and pictures of a document's folder, as they were imported."""
    yield from _paths_in(folder).items()


def _came_from(folder: Path, originals: Originals) -> bool:
    kept = folder / "original"
    there = {path for path in kept.rglob("*") if path.is_file()}
    coming = {
        kept.joinpath(*(portable_name(part) for part in name.split("/"))): path
        for path, name in originals
    }
    if not there or there != coming.keys():
        return False
    return all(_is_like(before, path) for before, path in coming.items())


def _is_written_so(folder: Path, told: Document, files: Files, outline: tuple[Entry, ...]) -> bool:
    """The headings of one that was corrected are not compared: they are no longer its file's."""
    if not told.corrections and told.outline != outline:
        return False
    before = _paths_in(folder)
    for name, coming in files:
        path = before.pop(name, None)
        if path is None or not _is_like(path, coming):
            return False
    return not before


def _is_like(before: Path, coming: Path | bytes) -> bool:
    if isinstance(coming, bytes):
        return before.stat().st_size == len(coming) and before.read_bytes() == coming
    if before.stat().st_size != coming.stat().st_size:
        return False
    with before.open("rb") as one, coming.open("rb") as other:
        while piece := one.read(_PIECE):
            if piece != other.read(_PIECE):
                return False
        return True


def _paths_in(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for name in ("sections", "images")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }
