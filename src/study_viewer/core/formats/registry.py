# SPDX-License-Identifier: MIT
"""The one file that knows all formats: which module reads which suffix."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import (
    Kind,
    PagePicture,
    PageWish,
    Paint,
    Parsed,
    Progress,
    Read,
    Wishes,
)

MODULES: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
}
"""Suffix in lower case → module of this room with a ``read`` as in the contract."""
PAGED: dict[str, str] = {".pdf": "pdf"}
"""Those whose module has a ``page`` as well."""
CONVERTED: dict[str, str] = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
}
"""What no module reads → what an office program makes of it, before it comes here."""


def kinds() -> tuple[Kind, ...]:
    """All that can be imported, by module and in the order of the table; ``converted`` comes last.

    File dialogs, the README and the guides name what is in here, and nothing else.
    """
    found: dict[str, list[str]] = {}
    for suffix, module in MODULES.items():
        found.setdefault(module, []).append(suffix)
    if old := [suffix for suffix, new in CONVERTED.items() if new in MODULES]:
        found["converted"] = old
    return tuple(Kind(name, tuple(suffixes)) for name, suffixes in found.items())


def converted_to(path: Path) -> str:
    """The suffix of what an office program makes of the file; empty where that is not needed."""
    suffix = CONVERTED.get(path.suffix.lower(), "")
    return suffix if suffix in MODULES and not path.is_dir() else ""


def is_supported(path: Path) -> bool:
    return path.suffix.lower() in MODULES or bool(converted_to(path))


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Starts reading a file, or a folder of Markdown as one document.

    Raises UserFacing for a missing file, for one of an unknown format, and whatever the format
    finds wrong with it.
    """
    if path.is_dir():
        name = "markdown_folder"
    elif not path.exists():
        raise UserFacing("file-missing", path=str(path))
    elif path.suffix.lower() in MODULES:
        name = MODULES[path.suffix.lower()]
    else:
        raise UserFacing("format-unknown", path=str(path), suffix=path.suffix or path.name)
    # By name, because only the formats that are asked for may cost anything.
    module = importlib.import_module(f"study_viewer.core.formats.{name}")
    start: Read = module.read
    return start(path, wishes, progress)


def page(path: Path, wish: PageWish) -> PagePicture:
    """One page of a file as it was laid out; raises UserFacing("no-pages") for a format without."""
    name = PAGED.get(path.suffix.lower())
    if name is None:
        raise UserFacing("no-pages", path=str(path))
    module = importlib.import_module(f"study_viewer.core.formats.{name}")
    paint: Paint = module.page
    return paint(path, wish)


def documents_in(path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What a path asks to import: (files or folders that are a document each, files passed over).

    A folder whose texts are all Markdown is one document, any other folder one document a file.
    Hidden files and folders do not count. Raises UserFacing("folder-empty").
    """
    if not path.is_dir():
        return (path,), ()
    from study_viewer.core.formats.markdown_folder import is_markdown_folder

    if is_markdown_folder(path):
        return (path,), ()
    files = tuple(_files(path, path.resolve()))
    found = tuple(file for file in files if is_supported(file))
    if not found:
        raise UserFacing("folder-empty", path=str(path))
    return found, tuple(file for file in files if not is_supported(file))


def _files(folder: Path, root: Path) -> Iterator[Path]:
    """Files below the folder by name; links that lead to a folder, or out of it all, are none."""
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(folder)) from error
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path, root)
        elif path.resolve().is_relative_to(root):
            yield path
