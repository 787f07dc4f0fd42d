# SPDX-License-Identifier: MIT
"""Markdown files in a given order → the sections of one document, with links that lead in it."""

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from study_viewer.core.document.model import Body, Heading, Span, Spans
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import (
    Mark,
    Parsed,
    ParsedSection,
    Progress,
    Remark,
    Wishes,
)
from study_viewer.core.formats.markdown_parts import (
    Album,
    Text,
    fragment_of,
    is_address,
    marks_of,
    read_text,
    relinked,
)

SUFFIXES = (".md", ".markdown")

_INDEX = ("index", "readme")
_PAGES = (".html", ".htm")

Prepare = Callable[[str, Path], str]
"""What is done to a file's text before it is read as Markdown."""


class Chapter(NamedTuple):
    """A text on its way: ``level`` is the depth of its own entry.

    ``opens`` are the titles and levels of entries that begin with it and have no page of their own
    (folders, parts); ``name`` is its title when it has none inside, or, when it is ``named``, in
    any case. Without a ``path`` it is a page with its title alone, shown as ``page``. ``number`` is
    what its book counts it as: it stands before the title, and not in the text.
    """

    path: Path | None
    id: str
    level: int
    name: str
    opens: tuple[tuple[str, int], ...] = ()
    named: bool = False
    page: Spans = ()
    number: str = ""

    def numbered(self, title: str) -> str:
        return f"{self.number} {title}" if self.number else title


def is_index(path: Path) -> bool:
    """Whether a file is its folder's own page."""
    return path.stem.lower() in _INDEX


class Chapters:
    """The chapters of one document; ``base`` is where addresses from the top (``/a.md``) begin."""

    def __init__(
        self, album: Album, chapters: list[Chapter], base: str = "", prepare: Prepare | None = None
    ) -> None:
        self.album = album
        self.chapters = chapters
        self.base = base
        self._prepare = prepare
        self.ids: dict[str, str] = {}
        for chapter in chapters:
            if chapter.path is not None:
                self.ids.setdefault(album.name_of(chapter.path), chapter.id)

    def files(self) -> list[Path]:
        return [chapter.path for chapter in self.chapters if chapter.path is not None]

    def text(self, path: Path, wishes: Wishes, remarks: list[Remark]) -> Text | None:
        """A file that cannot be read is passed over with a remark."""
        try:
            return read_text(path, wishes, self.album, remarks, self._prepare)
        except UserFacing:
            remarks.append(Remark("file-passed-over", self.album.name_of(path)))
            return None

    def sections(
        self, parsed: Parsed, wishes: Wishes, progress: Progress
    ) -> Iterator[ParsedSection]:
        """One after another; raises UserFacing("folder-empty") at the end when none has text."""
        sizes = [chapter.path.stat().st_size if chapter.path else 0 for chapter in self.chapters]
        total, done, found = sum(sizes), 0, False
        given: set[str] = set()
        opening: list[tuple[str, int]] = []
        for chapter, size in zip(self.chapters, sizes, strict=True):
            progress(done, total)
            done += size
            opening.extend(chapter.opens)
            text = None
            if chapter.path is not None:
                text = self.text(chapter.path, wishes, parsed.warnings)
            if text is not None and plain_text(text.body).strip():
                yield self._section(chapter, text, opening, given, parsed.warnings)
                found = True
            elif chapter.path is None or chapter.named:
                yield _titled(chapter, opening)
            else:
                if text is not None and is_index(chapter.path):
                    opening.append((text.title or chapter.name, chapter.level))
                continue
            opening = []
        parsed.originals.extend(self.album.originals())
        progress(total, total)
        if not found:
            raise UserFacing("folder-empty", path=str(self.album.root))

    def _section(
        self,
        chapter: Chapter,
        text: Text,
        opening: list[tuple[str, int]],
        given: set[str],
        remarks: list[Remark],
    ) -> ParsedSection:
        title = chapter.numbered(chapter.name if chapter.named else text.title or chapter.name)
        assert chapter.path is not None
        links = _Links(self, self.album.name_of(chapter.path), remarks, text.body)
        body = relinked(text.body, links.change)
        blocks = (*body.blocks, *(block for note in body.notes for block in note.blocks))
        pictures = tuple(self.album.pictures(blocks, given))
        marks = marks_of(body, text.heading)
        if not opening:
            return ParsedSection(chapter.id, title, body, marks, chapter.level, pictures)
        own = [Mark(name, level, 0) for name, level in (*opening, (title, chapter.level))]
        below = [mark._replace(level=mark.level + chapter.level) for mark in marks]
        return ParsedSection(chapter.id, title, body, (*own, *below), 0, pictures)


def _titled(chapter: Chapter, opening: list[tuple[str, int]]) -> ParsedSection:
    """A chapter that is not written yet: its title is its page."""
    body = Body((Heading(1, chapter.page or (Span(chapter.name),)),))
    title = chapter.numbered(chapter.name)
    own = [Mark(name, level, 0) for name, level in (*opening, (title, chapter.level))]
    return ParsedSection(chapter.id, title, body, tuple(own), 0)


class _Links:
    """Where the links of one file lead in the document."""

    def __init__(self, book: Chapters, place: str, remarks: list[Remark], body: Body) -> None:
        self._book = book
        self._place = place
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
        if path.startswith("/"):
            starts = [self._book.base, ""]
        else:
            # The second is how a site shows it, where each page is a folder.
            starts = [posixpath.dirname(self._place), posixpath.splitext(self._place)[0]]
        ids = self._book.ids
        for start in starts:
            target = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
            found = next((ids[name] for name in _names(target) if name in ids), "")
            if found:
                return found
        return ""


def _names(target: str) -> Iterator[str]:
    """The files that an address may mean, the likeliest first."""
    yield target
    stem, suffix = posixpath.splitext(target)
    if suffix.lower() in _PAGES:
        target = stem
    for known in SUFFIXES:
        yield target + known
    folders = [target]
    if posixpath.basename(target).lower() in _INDEX or is_index(Path(target)):
        # Both names are shown as the folder's own page.
        folders.append(posixpath.dirname(target))
    for folder in folders:
        for name in ("index", "README", "readme", "Readme"):
            for known in SUFFIXES:
                yield posixpath.normpath(posixpath.join(folder, name + known))
