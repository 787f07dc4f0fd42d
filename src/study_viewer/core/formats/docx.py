# SPDX-License-Identifier: MIT
"""Word files (.docx): taken apart, rewritten for mammoth, read as HTML, cut into sections.

Headings and the rest of the text come out in the order of the file. Of its pages nothing is kept:
running headers and footers are furniture, and pages are laid out anew here.
"""

from pathlib import Path

from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import word_comments
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.contract import (
    Parsed,
    Progress,
    Remark,
    Wishes,
    counted,
)
from study_viewer.core.formats.word_body import Reader
from study_viewer.core.formats.word_finish import finished, tidied
from study_viewer.core.formats.word_package import Package
from study_viewer.core.formats.word_sections import outlined

LEFT_OUT = (
    "word-comments",
    "word-contents",
    "word-hidden",
    "word-object",
    "word-picture",
    "word-picture-outside",
    "word-symbol",
)
"""What a person is told of, with how often it was there."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 4_000_000


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Reads the whole file, and gives its sections as they are asked for.

    Raises UserFacing as ``Archive`` does, for a file that is no Word document (``word-damaged``),
    an old one by a new name (``word-old``), a locked one, and one without text (``text-empty``).
    """
    size = path.stat().st_size
    progress(0, size)
    _refuse_old(path)
    if not size:
        raise UserFacing("text-empty", path=str(path))
    with Archive(path) as archive:
        try:
            return _read(Package(archive, path), path, wishes, progress, size)
        except RecursionError as error:
            raise UserFacing("file-too-nested", path=str(path)) from error


def _read(package: Package, path: Path, wishes: Wishes, progress: Progress, size: int) -> Parsed:
    reader = Reader(package, wishes.comments)
    body = reader.body(lambda share: progress(int(share * size), size))
    body, comments = word_comments.placed(tidied(body), reader.comments)
    if not plain_text(body).strip():
        raise UserFacing("text-empty", path=str(path))
    made = outlined(body, wishes.title, path.stem)
    remarks = _remarks(reader)
    parsed = Parsed(made.metadata, iter(()), remarks, [(path, path.name)])
    sections = word_comments.shared(made.sections, comments)
    parsed.sections = counted(finished(sections, reader.pictures), size, progress)
    return parsed


def _remarks(reader: Reader) -> list[Remark]:
    skipped = reader.skipped
    return [
        Remark(left_out, text=str(skipped[left_out])) for left_out in LEFT_OUT if skipped[left_out]
    ]


def _refuse_old(path: Path) -> None:
    """What Word wrote before 2007, and what it locks with a password, is no archive."""
    with path.open("rb") as file:
        if file.read(len(_OLD)) != _OLD:
            return
        if _ENCRYPTED in file.read(_LOOKED_AT):
            raise UserFacing("file-locked", path=str(path))
    raise UserFacing("word-old", path=str(path))
