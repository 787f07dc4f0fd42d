# SPDX-License-Identifier: MIT
"""What a file is by its first bytes, for those whose name says something else or nothing."""

import zipfile
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.errors import UserFacing

_LOOKED_AT = 4_000_000
"""Bytes of a file of the old office programs in which the name of its main part is looked for."""
_HEAD = 1_024
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORDS = ".doc", ".wps", ".rtf", ".odt"
"""What is given to an office program, which goes by the bytes and not by the name."""


class _Kind(NamedTuple):
    """A kind of file: its sentence, and the suffixes with which it is no surprise."""

    code: str
    suffixes: tuple[str, ...] = ()


_PDF = _Kind("really-pdf", (".pdf",))
_WORD = _Kind("really-word", (".docx", ".docm", *_WORDS))
_OLD_WORD = _Kind("really-old-word", (".docx", ".docm", *_WORDS))
_BOOK = _Kind("really-epub", (".epub",))
_OPEN_TEXT = _Kind("really-odt", _WORDS)
_RICH_TEXT = _Kind("really-rtf", _WORDS)
_PAGE = _Kind("really-page", (".html", ".htm", ".xhtml", ".mht", ".mhtml", *_WORDS))
_OFFICE = _Kind("really-office")
_PROGRAM = _Kind("really-program")
_PICTURE = _Kind("really-picture")
_ARCHIVE = _Kind("format-archive")
KINDS = (
    *(_PDF, _WORD, _OLD_WORD, _BOOK, _OPEN_TEXT, _RICH_TEXT, _PAGE),
    *(_OFFICE, _PROGRAM, _PICTURE, _ARCHIVE),
)

_BEGINNINGS = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RICH_TEXT),
    (b"\x7fELF", _PROGRAM),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b\x08", _ARCHIVE),
)
_OLD_PARTS = (("WordDocument", _OLD_WORD), ("Workbook", _OFFICE), ("PowerPoint Document", _OFFICE))
_PACKED_PARTS = (("word/", _WORD), ("xl/", _OFFICE), ("ppt/", _OFFICE))


def misnamed(path: Path) -> UserFacing | None:
    """A sentence that says what a file is and what helps, where its name says otherwise.

    None for what is as it is named, and for what is not known by its bytes.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        kind = _kind(path, head)
    except OSError:
        return None
    if kind is None or path.suffix.lower() in kind.suffixes:
        return None
    return UserFacing(kind.code, path=str(path))


def _kind(path: Path, head: bytes) -> _Kind | None:
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    # Two letters are how a text may begin; a program has zeros soon after.
    if head.startswith(b"MZ") and b"\0" in head:
        return _PROGRAM
    if head.startswith(_OLD):
        return _old_kind(path)
    if head.startswith(b"PK\x03\x04"):
        return _packed_kind(path, head)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return _PAGE if start.startswith((b"<!doctype html", b"<html")) else None


def _old_kind(path: Path) -> _Kind | None:
    with path.open("rb") as file:
        data = file.read(_LOOKED_AT)
    for name, kind in _OLD_PARTS:
        if name.encode("utf-16-le") in data:
            return kind
    return None


def _packed_kind(path: Path, head: bytes) -> _Kind | None:
    """Nothing is unpacked; of an archive that was cut short its kind is unknown."""
    if b"mimetypeapplication/epub+zip" in head:
        return _BOOK
    if b"mimetypeapplication/vnd.oasis.opendocument" in head:
        text = b"mimetypeapplication/vnd.oasis.opendocument.text" in head
        return _OPEN_TEXT if text else _OFFICE
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return None
    for folder, kind in _PACKED_PARTS:
        if any(name.startswith(folder) for name in names):
            return kind
    return _BOOK if "META-INF/container.xml" in names else _ARCHIVE
