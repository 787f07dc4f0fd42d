# SPDX-License-Identifier: MIT
"""Whether a file whose words are on the shelf says something else all the same: other pictures,
other headings, other titles of chapters.

The id of a text counts its letters alone, so that a copy with other blanks is no other document.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from study_viewer.core.document.model import Document, Entry
from study_viewer.core.files import portable_name

Originals = Iterable[tuple[Path, str]]


def is_same(
    folder: Path,
    told: Document,
    originals: Originals,
    files: Mapping[str, bytes],
    outline: tuple[Entry, ...],
) -> bool:
    """Whether the document of a folder was made of these very files, or would be written as it was
    when it was imported; ``files`` are its sections and pictures by their paths.

    Raises OSError where something cannot be read.
    """
    return _came_from(folder, originals) or _is_written_so(folder, told, files, outline)


def files_in(folder: Path) -> dict[str, bytes]:
    """The sections and pictures of a document's folder, as they were imported."""
    return {name: path.read_bytes() for name, path in _paths_in(folder).items()}


def _came_from(folder: Path, originals: Originals) -> bool:
    kept = folder / "original"
    there = {path for path in kept.rglob("*") if path.is_file()}
    coming = {
        kept.joinpath(*(portable_name(part) for part in name.split("/"))): path
        for path, name in originals
    }
    if not there or there != coming.keys():
        return False
    return all(
        before.stat().st_size == path.stat().st_size and before.read_bytes() == path.read_bytes()
        for before, path in coming.items()
    )


def _is_written_so(
    folder: Path, told: Document, files: Mapping[str, bytes], outline: tuple[Entry, ...]
) -> bool:
    """The headings of one that was corrected are not compared: they are no longer its file's."""
    before = _paths_in(folder)
    if before.keys() != files.keys():
        return False
    if not told.corrections and told.outline != outline:
        return False
    return all(path.read_bytes() == files[name] for name, path in before.items())


def _paths_in(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for name in ("sections", "images")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }
