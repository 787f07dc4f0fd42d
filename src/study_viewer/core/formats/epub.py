# SPDX-License-Identifier: MIT
"""An EPUB, version 2 or 3 → a document: a chapter file is a section, its contents the outline."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from study_viewer.core.document.model import Heading
from study_viewer.core.document.numbering import heading_number
from study_viewer.core.document.outline import shortened
from study_viewer.core.document.plain import text_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.contract import (
    Parsed,
    ParsedSection,
    Progress,
    Remark,
    Wishes,
)
from study_viewer.core.formats.epub_chapters import Chapter, Chapters
from study_viewer.core.formats.epub_contents import contents
from study_viewer.core.formats.epub_marks import Outline
from study_viewer.core.formats.epub_package import Names, Package, open_package
from study_viewer.core.formats.markdown_parts import clauses_of, is_address, relinked
from study_viewer.core.formats.page_sections import address_of, marks_within

_PART = re.compile(
    "cover|(?:table of )?contents|preface|foreword|introduction|copyright"
    "|封面|目录|目錄|前言|序|序言|导言|引言|版权|版权信息",
    re.IGNORECASE,
)
"""What a part of any book may be called, and no book is."""


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Looks the book over, and reads chapter by chapter as sections are asked for.

    Raises UserFacing for a file that is missing or not allowed to be read, for what ``Archive``
    refuses, ``epub-broken`` for what has no chapters, ``epub-locked`` for an encrypted book, and
    after the last chapter ``no-text`` when none had text.
    """
    with refusals(path):
        archive = Archive(path)
    try:
        remarks: list[Remark] = []
        names = Names(archive)
        package = open_package(archive, names, path, remarks)
        metadata = package.metadata
        title = wishes.title or metadata.title or path.stem
        metadata = metadata._replace(title=title)
        told = contents(archive, names, package)
        outline = Outline(told, package.spine, package.metadata.title)
        spine = _spine(package, wishes, remarks)
        chapters = Chapters(archive, names, spine, outline.fragments(), remarks)
    except BaseException:
        archive.__exit__(None, None, None)
        raise
    parsed = Parsed(metadata, iter(()), remarks, [(path, path.name)])
    book = _Book(parsed, path, chapters, outline)
    book.is_named = bool(wishes.title or package.metadata.title)
    parsed.sections = book.sections(archive, spine, progress)
    return parsed


def _spine(package: Package, wishes: Wishes, remarks: list[Remark]) -> tuple[str, ...]:
    """The chapters; the table of contents is shown as the outline, not as a text."""
    if wishes.keep_furniture or package.navigation not in package.spine:
        return package.spine
    remarks.append(Remark("web-furniture", package.navigation, "nav"))
    return tuple(name for name in package.spine if name != package.navigation)


class _Book:
    def __init__(self, parsed: Parsed, path: Path, chapters: Chapters, outline: Outline) -> None:
        self._parsed = parsed
        self._path = path
        self._chapters = chapters
        self._outline = outline
        self._skipped: set[str] = set()
        self.is_named = True

    def sections(
        self, archive: Archive, spine: tuple[str, ...], progress: Progress
    ) -> Iterator[ParsedSection]:
        """All sections; the archive is closed after the last."""
        total = sum(archive.size(name) for name in spine)
        done, found = 0, False
        with archive:
            for name in spine:
                progress(done, total)
                done += archive.size(name)
                chapter = self._chapters.read(name)
                if chapter is not None:
                    if not self.is_named:
                        self._name_by(chapter)
                    for section in self._of(chapter):
                        found = True
                        yield section
            progress(total, total)
        if not found:
            raise UserFacing("no-text", path=str(self._path))

    def _name_by(self, chapter: Chapter) -> None:
        """A book without a title is called by its first heading, unless that has a number or is
        the name of a part that any book may have; then it keeps the name of its file."""
        for part in chapter.parts:
            for block in part.body.blocks:
                if isinstance(block, Heading) and (text := text_of(block.spans).strip()):
                    self.is_named = True
                    if not (heading_number(text) or _PART.fullmatch(text)):
                        named = self._parsed.metadata._replace(title=shortened(text))
                        self._parsed.metadata = named
                    return

    def _of(self, chapter: Chapter) -> Iterator[ParsedSection]:
        marks = marks_within(self._outline.marks(chapter), chapter.parts)
        gallery = self._chapters.gallery
        for number, part in enumerate(chapter.parts):
            body = relinked(part.body, partial(self._link, chapter.name, part.id))
            own = marks[number]
            if not own and (number or not self._outline.is_told):
                # A long chapter without headings is found by what its parts begin with.
                level = self._outline.level + bool(number) if self._outline.is_told else 1
                own = tuple(mark._replace(level=max(level, 1)) for mark in clauses_of(body)[:1])
            title = own[0].title if own else chapter.title or self._parsed.metadata.title
            shown = chain(body.blocks, (block for note in body.notes for block in note.blocks))
            yield ParsedSection(part.id, title, body, own, 0, tuple(gallery.pictures(shown)))

    def _link(self, chapter: str, home: str, link: str) -> str:
        """Where a link in the section ``home`` of a chapter leads."""
        if is_address(link):
            return link
        spot = self._chapters.spot(link, chapter)
        if spot is not None:
            return address_of(spot, home)
        if link not in self._skipped:
            self._skipped.add(link)
            self._parsed.warnings.append(Remark("link-skipped", chapter, link[:200]))
        return ""
