# SPDX-License-Identifier: MIT
"""A book of MkDocs → one document, in the order of its ``nav`` or of its folder."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from study_viewer.core.document import yaml_in
from study_viewer.core.document.canonical import clean
from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.book_folders import LARGEST, settings_of
from study_viewer.core.formats.book_text import (
    DEEPEST,
    Pieces,
    between,
    lines_in,
    outside_code,
    setting,
    without_attributes,
)
from study_viewer.core.formats.chapters import Chapters, is_index
from study_viewer.core.formats.contents import DEEPEST as DEEPEST_ENTRY
from study_viewer.core.formats.contents import Contents
from study_viewer.core.formats.contract import Parsed, Progress, Remark, Wishes
from study_viewer.core.formats.folder_order import files_of, title_of
from study_viewer.core.formats.markdown_parts import Album, metadata_of
from study_viewer.core.formats.own_files import within

_DETAILS = re.compile(r"^(\s*)\?\?\?\+?[ ]+(.+)$")
_TAB = re.compile(r"^(\s*)===[!+]*[ ]+(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')[ ]*$")
_CUT = r"-{1,}8<-{1,}"
_ONE = re.compile(rf"^([ \t]*)(;*){_CUT}[ ]+(?:\"([^\"\n]+)\"|'([^'\n]+)')[ \t]*$")
_MANY = re.compile(rf"^([ \t]*)(;*){_CUT}[ \t]*$")
_MARK = re.compile(r"-8<-+[ ]+\[(start|end):[ ]*([\w-]+)\]")
_REMOTE = re.compile(r"https?://", re.IGNORECASE)


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Looks the book over, and reads page by page as sections are asked for.

    Raises UserFacing("folder-empty") when it has no text.
    """
    remarks: list[Remark] = []
    settings = settings_of(path)
    assert settings is not None
    told = _settings(settings, remarks)
    base = _base(path, told, settings.name, remarks)
    album = Album(path)
    nav = told.get("nav")
    if isinstance(nav, list) and nav:
        contents = Contents(path, base, remarks)
        _fill(contents, nav, 1)
        contents.end()
        contents.tell_unlisted(set())
        chapters = contents.chapters
    else:
        chapters = files_of(base)
    if not chapters:
        raise UserFacing("folder-empty", path=str(path))
    pieces = Pieces(path, remarks)
    prepare = partial(_prepared, pieces, base)
    book = Chapters(album, chapters, album.name_of(base), prepare)
    files = book.files()
    parsed = Parsed(_metadata(told, wishes, path), iter(()), remarks)
    if files and files[0].parent == base and is_index(files[0]):
        text = Chapters(album, []).text(files[0], wishes, [])
        if text is not None:
            parsed.metadata = _filled(parsed.metadata, metadata_of(text.front, ""))
    parsed.originals = [(file, album.name_of(file)) for file in (settings, *files)]
    parsed.sections = pieces.kept_with(parsed, book.sections(parsed, wishes, progress))
    return parsed


def _settings(file: Path, remarks: list[Remark]) -> dict[str, Any]:
    """What the settings say, as texts, lists and tables of texts; an alias may make circles."""
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("too long")
        found = yaml_in.words(file.read_bytes())
    except (OSError, yaml.YAMLError, ValueError):
        remarks.append(Remark("book-settings-unreadable", file.name))
        return {}
    return found if isinstance(found, dict) else {}


def _metadata(told: dict[str, Any], wishes: Wishes, folder: Path) -> Metadata:
    theme = told.get("theme")
    language = _string(theme.get("language")) if isinstance(theme, dict) else ""
    return Metadata(
        wishes.title or _string(told.get("site_name")) or title_of(folder.name),
        language,
        _string(told.get("site_author")),
        source=_string(told.get("site_url")),
    )


def _filled(metadata: Metadata, other: Metadata) -> Metadata:
    return Metadata(*(first or then for first, then in zip(metadata, other, strict=True)))


def _base(folder: Path, told: dict[str, Any], place: str, remarks: list[Remark]) -> Path:
    name = _string(told.get("docs_dir")) or "docs"
    base = within(folder, folder, name)
    if base is not None and base.is_dir():
        return base
    remarks.append(Remark("book-source-missing", place, name[:200]))
    return folder


def _fill(contents: Contents, entries: list[Any], level: int) -> None:
    """The entries of a ``nav``; bounded, since an alias may stand for itself."""
    for entry in entries:
        if contents.full or level > DEEPEST_ENTRY:
            return
        named = isinstance(entry, dict) and bool(entry)
        # What says nothing counts as well: an alias may stand for any number of it.
        for title, about in entry.items() if named else (("", entry),):
            if named and isinstance(about, list):
                contents.open(clean(title), level)
                _fill(contents, about, level + 1)
            else:
                contents.add(clean(title), about if isinstance(about, str) else "", level)


def _prepared(pieces: Pieces, base: Path, text: str, path: Path) -> str:
    lines = _with_pieces(pieces, base, text.replace("\r\n", "\n").split("\n"), path, ())
    return outside_code("\n".join(lines), _line)


def _line(line: str) -> str:
    """A fold or a tab becomes a box with its title; lists of attributes go."""
    if found := _DETAILS.match(line):
        return f"{found[1]}!!! {found[2]}"
    if found := _TAB.match(line):
        title = found[2][1:-1].replace("\\", "").replace('"', "”")
        return f'{found[1]}!!! tab "{title}"'
    return without_attributes(line)


def _with_pieces(
    pieces: Pieces, base: Path, lines: list[str], path: Path, above: tuple[Path, ...]
) -> list[str]:
    """The lines with snippets in their places; what cannot be had stays as it is written."""
    made: list[str] = []
    block = False
    for line in lines:
        one, many = _ONE.match(line), _MANY.match(line)
        if many and not many[2]:
            block = not block
        elif (one or many) and (one or many)[2]:  # type: ignore[index]
            made.append(line.replace(";", "", 1))
        elif one or (block and line.strip() and not line.strip().startswith(";")):
            name = one[3] or one[4] if one else line.strip()
            indent = one[1] if one else line[: len(line) - len(line.lstrip())]
            found = _piece(pieces, base, name, path, above)
            if found is None:
                made.append(line)
            else:
                made.extend(indent + part if part else part for part in found)
        elif not _MARK.search(line):
            made.append(line)
    return made


def _piece(
    pieces: Pieces, base: Path, about: str, path: Path, above: tuple[Path, ...]
) -> list[str] | None:
    place = pieces.place(path)
    if _REMOTE.match(about):
        pieces.missing(place, about)
        return None
    name, _, part = about.partition(":")
    found = pieces.text(name.strip(), [base.parent, base, path.parent], place)
    if found is None:
        return None
    file, text = found
    lines = text.removesuffix("\n").split("\n")
    if part.strip():
        by_number = lines_in(lines, part.strip())
        lines = between(lines, part.strip(), _mark) if by_number is None else by_number
    if pieces.take(lines, place) is None:
        return None
    if file.resolve() in (path.resolve(), *above) or len(above) > DEEPEST:
        pieces.circle(place, about)
        return None
    return _with_pieces(pieces, base, lines, file, (*above, path.resolve()))


def _mark(line: str) -> tuple[str, bool] | None:
    found = _MARK.search(line)
    return (found[2], found[1] == "start") if found else None


def _string(value: Any) -> str:
    """A text; of ``!ENV [NAME, "otherwise"]`` what holds without the machine's variables."""
    if isinstance(value, list) and value:
        value = value[-1]
    return setting(value)
