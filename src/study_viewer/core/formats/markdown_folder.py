# SPDX-License-Identifier: MIT
"""A folder of Markdown → one document: a file is a section, a folder an entry over its files."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from study_viewer.core.document.model import Body, Heading, Metadata
from study_viewer.core.document.numbering import Natural, natural
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import safe_name
from study_viewer.core.formats.contract import (
    Mark,
    Parsed,
    ParsedSection,
    Progress,
    Remark,
    Wishes,
)
from study_viewer.core.formats.markdown_parts import (
    PICTURES,
    Album,
    Text,
    fragment_of,
    free_name,
    is_address,
    marks_of,
    metadata_of,
    read_text,
    relinked,
)

SUFFIXES = (".md", ".markdown")

_TEXTS = frozenset(
    """
    .txt .text .doc .docx .wps .rtf .odt .pdf .htm .html .mht .epub .ppt .pptx .xls .xlsx .ofd
    """.split()  # noqa: SIM905
)
"""Suffixes of texts that are no Markdown: with one of them a folder is not one document."""

_INDEX = ("index", "readme")
_PREFIX = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[-_.．、]\s*|0\d{0,2}\s+)(?=\D)")
_DEEPEST = 30


class _File(NamedTuple):
    """A text on its way: ``level`` is the depth of its own entry.

    ``opens`` are the titles of the folders that begin with it and have no page of their own,
    outermost first, each one level above the next; ``name`` is its title when it has none inside.
    """

    path: Path
    id: str
    level: int
    name: str
    opens: tuple[str, ...] = ()


def is_markdown_folder(path: Path) -> bool:
    """Whether all texts of the folder are Markdown, and there is one.

    Pictures, hidden files and files that are no texts (a style sheet, mkdocs.yml) don't count.
    """
    found = False
    for file in _inside(path, 0):
        suffix = file.suffix.lower()
        if suffix in _TEXTS:
            return False
        found = found or suffix in SUFFIXES
    return found


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Looks the folder over, and reads file by file as sections are asked for.

    A file that cannot be read is passed over with a remark. Raises UserFacing("folder-empty") when
    no file has text: at once when there is none, else after the last.
    """
    files = list(_files(path, path, 1, (), set()))
    if not files:
        raise UserFacing("folder-empty", path=str(path))
    album = Album(path)
    parsed = Parsed(Metadata(wishes.title or _title(path.name)), iter(()))
    parsed.originals = [(file.path, album.name_of(file.path)) for file in files]
    for file in _inside(path, 0):
        if file.suffix.lower() not in SUFFIXES and file.suffix.lower() not in PICTURES:
            parsed.warnings.append(Remark("file-passed-over", album.name_of(file)))
    if files[0].path.parent == path and _is_index(files[0].path):
        text = _text(files[0], wishes, album, [])
        if text is not None:
            title = wishes.title or text.title or parsed.metadata.title
            parsed.metadata = metadata_of(text.front, title)
    parsed.sections = _sections(parsed, files, album, wishes, progress)
    return parsed


def _sections(
    parsed: Parsed, files: list[_File], album: Album, wishes: Wishes, progress: Progress
) -> Iterator[ParsedSection]:
    ids = {album.name_of(file.path): file.id for file in files}
    total = sum(file.path.stat().st_size for file in files)
    done = 0
    given: set[str] = set()
    opening: list[tuple[str, int]] = []
    found = False
    for file in files:
        progress(done, total)
        done += file.path.stat().st_size
        first = file.level - len(file.opens)
        opening.extend((title, level) for level, title in enumerate(file.opens, first))
        text = _text(file, wishes, album, parsed.warnings)
        if text is None:
            continue
        title = text.title or file.name
        if not plain_text(text.body).strip():
            if _is_index(file.path):
                opening.append((title, file.level))
            continue
        links = _Links(album, file, ids, parsed.warnings, text.body)
        body = relinked(text.body, links.change)
        blocks = (*body.blocks, *(block for note in body.notes for block in note.blocks))
        pictures = tuple(album.pictures(blocks, given))
        marks = marks_of(body, text.heading)
        if opening:
            own = [Mark(name, level, 0) for name, level in (*opening, (title, file.level))]
            below = [mark._replace(level=mark.level + file.level) for mark in marks]
            yield ParsedSection(file.id, title, body, (*own, *below), 0, pictures)
        else:
            yield ParsedSection(file.id, title, body, marks, file.level, pictures)
        opening, found = [], True
    parsed.originals.extend(album.originals())
    progress(total, total)
    if not found:
        raise UserFacing("folder-empty", path=str(album.root))


def _text(file: _File, wishes: Wishes, album: Album, remarks: list[Remark]) -> Text | None:
    try:
        return read_text(file.path, wishes, album, remarks)
    except UserFacing:
        remarks.append(Remark("file-passed-over", album.name_of(file.path)))
        return None


class _Links:
    """Where the links of one file lead in the document."""

    def __init__(
        self, album: Album, file: _File, ids: dict[str, str], remarks: list[Remark], body: Body
    ) -> None:
        self._place = album.name_of(file.path)
        self._ids = ids
        self._remarks = remarks
        self._anchors = {block.anchor: "" for block in body.blocks if isinstance(block, Heading)}

    def change(self, link: str) -> str:
        if is_address(link):
            return link
        path = unquote(link.partition("#")[0].partition("?")[0]).replace("\\", "/")
        if not path:
            anchor = fragment_of(link, self._anchors)
            return f"#{anchor}" if anchor else ""
        section = self._section(path)
        if not section:
            self._remarks.append(Remark("link-skipped", self._place, link[:200]))
            return ""
        anchor = fragment_of(link)
        return f"{section}#{anchor}" if anchor else section

    def _section(self, path: str) -> str:
        """The section of the file or folder that a path names; empty when it is none of ours."""
        start = "" if path.startswith("/") else posixpath.dirname(self._place)
        target = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
        tries = [target, *[target + suffix for suffix in SUFFIXES]]
        for stem in ("index", "README", "readme", "Readme"):
            tries.extend(posixpath.normpath(f"{target}/{stem}{suffix}") for suffix in SUFFIXES)
        return next((self._ids[name] for name in tries if name in self._ids), "")


def _files(
    root: Path, folder: Path, level: int, opens: tuple[str, ...], used: set[str]
) -> Iterator[_File]:
    """The texts of a folder in reading order; ``level`` is that of its own files."""
    if level > _DEEPEST:
        return
    for path in _listed(root, folder):
        if path.is_dir():
            own = next((p for p in _listed(root, path) if _is_text(p) and _is_index(p)), None)
            title = _title(path.name)
            if own is not None:
                yield _file(root, own, level, title, opens, used)
                opens = ()
                inner = _files(root, path, level + 1, (), used)
            else:
                inner = _files(root, path, level + 1, (*opens, title), used)
            for file in inner:
                opens = ()
                if file.path != own:
                    yield file
        elif _is_text(path):
            yield _file(root, path, level, _title(path.stem), opens, used)
            opens = ()


def _file(
    root: Path, path: Path, level: int, name: str, opens: tuple[str, ...], used: set[str]
) -> _File:
    relative = path.relative_to(root).with_suffix("")
    safe = "/".join(safe_name(part) for part in relative.parts)
    return _File(path, free_name(safe, "", used), level, name, opens)


def _listed(root: Path, folder: Path) -> list[Path]:
    """What lies in a folder, its own page first, then in natural order.

    Hidden things, links to folders, and links to files outside are left out.
    """
    found = []
    try:
        for path in folder.iterdir():
            if path.name.startswith(".") or (path.is_symlink() and not _stays(root, path)):
                continue
            found.append(path)
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(folder)) from error
    return sorted(found, key=lambda path: (not (_is_text(path) and _is_index(path)), _key(path)))


def _stays(root: Path, path: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root.resolve())


def _inside(root: Path, depth: int, folder: Path | None = None) -> Iterator[Path]:
    for path in _listed(root, folder or root):
        if not path.is_dir():
            yield path
        elif depth < _DEEPEST:
            yield from _inside(root, depth + 1, path)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _is_index(path: Path) -> bool:
    return path.stem.lower() in _INDEX


def _key(path: Path) -> Natural:
    return natural(path.stem if path.is_file() else path.name)


def _title(name: str) -> str:
    """A file's or folder's name as a title: without the number that only orders it."""
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name
