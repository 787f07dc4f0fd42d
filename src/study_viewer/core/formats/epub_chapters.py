# SPDX-License-Identifier: MIT
"""The chapters of an EPUB as they are read, and where in them links lead."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import tag_of
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.contract import Remark
from study_viewer.core.formats.epub_package import Names
from study_viewer.core.formats.markdown_parts import is_address
from study_viewer.core.formats.page_note_links import LINKED, Linked, Target, links_in, noted
from study_viewer.core.formats.page_notes import (
    MARKED,
    Noted,
    element_of,
    named_in,
    settle_notes,
    targets_of,
)
from study_viewer.core.formats.page_pictures import LARGEST, Found, Gallery
from study_viewer.core.formats.page_places import read_page
from study_viewer.core.formats.page_sections import Part, Spot, parts_of, spots_of
from study_viewer.core.formats.page_tree import (
    body_of,
    chapter_tree,
    settle,
    text_in,
)

_LINK = re.compile(rb"""href\s*=\s*["']([^"'#<>]{0,500})#([^"'<>]{1,200})["']""")
_KEPT = 8
"""Chapters kept as they were read: most links lead to a neighbour."""


class Chapter(NamedTuple):
    """One file of the book; ``places`` are the leaf blocks, over all parts, of linked ids."""

    name: str
    title: str
    parts: list[Part]
    places: dict[str, int]


class Chapters:
    """Reads chapters; each once, but for long ones that earlier ones link into."""

    def __init__(
        self,
        archive: Archive,
        names: Names,
        spine: tuple[str, ...],
        fragments: Iterable[tuple[str, str]],
        remarks: list[Remark],
    ) -> None:
        self._archive = archive
        self._names = names
        self._remarks = remarks
        self._numbers = {name: number for number, name in enumerate(spine, 1)}
        self._wanted: dict[str, set[str]] = {}
        self._noted = Noted(set(), set())
        self._read: OrderedDict[str, Chapter] = OrderedDict()
        self._spots: dict[str, dict[str, Spot]] = {}
        self._named: OrderedDict[str, dict[str, etree._Element]] = OrderedDict()
        self._data: dict[str, bytes] = {}
        self.gallery = Gallery(self._picture, remarks)
        for name, fragment in fragments:
            self._wanted.setdefault(name, set()).add(fragment)
        linked: dict[str, Linked] = {}
        for name in spine:
            self._look_over(name, linked)
        notes, marks = noted(linked)
        self._noted = Noted(self._noted.notes | notes, marks)

    def read(self, name: str) -> Chapter | None:
        """A chapter of the spine; None when it has nothing to show or cannot be read."""
        if name not in self._read:
            chapter = self._made(name)
            if chapter is None:
                return None
            self._read[name] = chapter
            self._spots[name] = spots_of(chapter.parts, chapter.places)
            while len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return self._read[name]

    def spot(self, link: str, chapter: str) -> Spot | None:
        """Where a link in a chapter leads; None when that is in no chapter that is shown."""
        address, _, fragment = link.partition("#")
        name = self._names.find(address, chapter)
        if name not in self._numbers:
            return None
        if not fragment:
            return Spot(self._id(name), "")
        if name not in self._spots:
            self.read(name)
        return self._spots.get(name, {}).get(unquote(fragment), Spot(self._id(name), ""))

    def _id(self, name: str) -> str:
        return f"s{self._numbers[name]:03d}"

    def _ids(self, name: str) -> Iterator[str]:
        """Of the parts of a chapter: a link to the chapter need not know how many it has."""
        first = self._id(name)
        yield first
        yield from (f"{first}-{number}" for number in count(2))

    def _look_over(self, name: str, linked: dict[str, Linked]) -> None:
        """Notes which ids of all chapters are led to, before any is read."""
        data = self._archive.read(name)
        self._data[name] = data
        for match in _LINK.finditer(data):
            address, fragment = (part.decode("utf-8", "replace") for part in match.groups())
            if is_address(address):
                continue
            target = self._names.find(address, name)
            if target:
                self._wanted.setdefault(target, set()).add(unquote(fragment))
        marked, links = MARKED.search(data), LINKED.search(data)
        tree = self._tree(name) if marked or links else None
        if tree is None:
            return
        find = partial(self._find, name)
        if marked:
            self._noted.notes.update(targets_of(tree, find))
        if links:
            linked[name] = links_in(body_of(tree), find)

    def _tree(self, name: str) -> etree._Element | None:
        """A fresh tree of a chapter, which its reader may change."""
        data = self._data.get(name)
        if data is None:
            data = self._archive.read(name)
        return chapter_tree(data)

    def _find(self, base: str, address: str) -> str:
        return self._names.find(address, base)

    def _made(self, name: str) -> Chapter | None:
        tree = self._tree(name)
        if tree is None:
            self._remarks.append(Remark("chapter-unreadable", name))
            return None
        title = next((text_in(one) for one in tree.iter() if tag_of(one) == "title"), "")
        body = body_of(tree)
        if self._noted.notes:
            settle_notes(body, name, self._noted, partial(self._find, name), self._note)
        settle(body)
        picture = partial(self.gallery.keep, place=name)
        page = read_page(body, self._wanted.get(name, ()), picture)
        parts = parts_of(page.body, self._ids(name))
        return Chapter(name, title, parts, page.places) if parts else None

    def _note(self, target: Target) -> etree._Element | None:
        """A note that stands in another chapter than its mark."""
        if target.name not in self._archive:
            return None
        if target.name not in self._named:
            tree = self._tree(target.name)
            self._named[target.name] = {} if tree is None else named_in(body_of(tree))
            while len(self._named) > 2:
                self._named.popitem(last=False)
        return element_of(self._named[target.name], target.fragment)

    def _picture(self, address: str, place: str) -> Found | Remark:
        if is_address(address) or address.replace("\\", "/").startswith("//"):
            return Remark("picture-remote", place)
        name = self._names.find(address, place)
        if not name:
            return Remark("picture-missing", place)
        if self._archive.size(name) > LARGEST:
            return Remark("picture-too-large", place)
        return Found(name, partial(self._archive.read, name))
