# SPDX-License-Identifier: MIT
"""The one file that knows all formats: which module reads which suffix."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.book_folders import folder_of, has_settings, kind_of
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
from study_viewer.core.formats.own_files import own
from study_viewer.core.formats.signatures import misnamed

MODULES: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "html",
    ".mhtml": "html",
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
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
_WEB_ARCHIVES = (".webarchive", ".maff")
_DOUBTFUL = {
    "archive-damaged",
    "epub-broken",
    "pdf-damaged",
    "text-binary",
    "word-damaged",
    "word-old",
}
"""What a format says of a file of another kind, since it knows no other."""
_PRINTABLE = (".ppt", ".pptx", ".dps", ".odp", ".xls", ".xlsx", ".et", ".ods", ".ofd", ".caj")
"""What their own programs can save as PDF, and hardly as text."""
_KNOWN_BUT_UNREAD = (*_ARCHIVES, *_WEB_ARCHIVES, *_PRINTABLE, *CONVERTED)


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
    """Starts reading a file, or a book or a folder of Markdown as one document.

    Raises UserFacing for a missing file, for one of an unknown format, for one that is something
    else than its name says, and whatever the format finds wrong with it.
    """
    if path.is_dir():
        name = kind_of(path) or "markdown_folder"
    elif not path.exists():
        raise UserFacing("file-missing", path=str(path))
    elif path.suffix.lower() in MODULES:
        name = MODULES[path.suffix.lower()]
    else:
        raise _unknown(path)
    # By name, because only the formats that are asked for may cost anything.
    module = importlib.import_module(f"study_viewer.core.formats.{name}")
    start: Read = module.read
    try:
        return start(path, wishes, progress)
    except UserFacing as error:
        # Looked at afterwards: what can be read is never refused for its first bytes.
        other = misnamed(path) if error.code in _DOUBTFUL and path.is_file() else None
        if other is None:
            raise
        raise other from error


def _unknown(path: Path) -> UserFacing:
    """What to do with a file of no format that can be read, as its kind allows."""
    suffix = path.suffix.lower()
    if path.is_file() and suffix not in _KNOWN_BUT_UNREAD and (other := misnamed(path)):
        return other
    if suffix in _ARCHIVES:
        return UserFacing("format-archive", path=str(path))
    if suffix in _WEB_ARCHIVES:
        return UserFacing("format-web-archive", path=str(path))
    if suffix in _PRINTABLE:
        return UserFacing("format-printable", path=str(path), suffix=suffix)
    if not suffix:
        return UserFacing("format-unnamed", path=str(path))
    return UserFacing("format-unknown", path=str(path), suffix=path.suffix)


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

    A book's folder is one document, and so is one whose texts are all Markdown; any other folder is
    one document a file, and one a book that lies in it. Hidden files and folders do not count.
    Raises UserFacing("folder-empty").
    """
    path = document_of(path)
    if not path.is_dir() or kind_of(path):
        return (path,), ()
    from study_viewer.core.formats.folder_order import is_markdown_folder

    files = tuple(_files(path, path.resolve()))
    if not any(file.is_dir() for file in files) and is_markdown_folder(path):
        return (path,), ()
    found = tuple(file for file in files if file.is_dir() or is_supported(file))
    if not found:
        raise UserFacing("folder-empty", path=str(path))
    return found, tuple(file for file in files if not (file.is_dir() or is_supported(file)))


def document_of(path: Path) -> Path:
    """What a file stands for: a book's folder for its book.toml, SUMMARY.md or mkdocs.yml."""
    return path if path.is_dir() else folder_of(path)


def _files(folder: Path, root: Path) -> Iterator[Path]:
    """Files below the folder, and books, by name; links that lead to a folder, or out of it all,
    are none."""
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(folder)) from error
    for path in inside:
        # Word and WPS leave a file ~$… beside each that is open.
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            if path.is_symlink():
                continue
            if has_settings(path):
                yield path
            else:
                yield from _files(path, root)
        elif own(root, path):
            yield path
