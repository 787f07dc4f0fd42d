# SPDX-License-Identifier: MIT
"""The parts of a Word file and what leads from one to another; nothing outside is followed."""

import posixpath
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.page_pictures import LARGEST, suffix_of
from study_viewer.core.formats.word_xml import NotRead, W, parse

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """Where a part leads: ``kind`` is the last word of its type, ``target`` a name in the archive
    or, where ``outside``, an address."""

    kind: str
    target: str
    outside: bool


class Part(NamedTuple):
    """One part with what it leads to, by the ids that it uses."""

    name: str
    root: etree._Element
    relations: dict[str, Relation]


class Package:
    """A Word file taken apart; raises UserFacing("word-damaged") where it is none."""

    def __init__(self, archive: Archive, path: Path) -> None:
        self._archive = archive
        self._path = path
        # Windows programs of old wrote names with other slashes, and letters of either case.
        self._names = {_plain(name): name for name in archive.names()}
        main = next((r.target for r in self._relations("").values() if r.kind == _MAIN), "")
        found = self.part(main if self._has(main) else "word/document.xml")
        if found is None or found.root.tag != W + "document":
            raise self.damaged()
        self.main = found

    def damaged(self) -> UserFacing:
        return UserFacing("word-damaged", path=str(self._path))

    def part(self, name: str) -> Part | None:
        """A part by its name; None where it is missing. Raises UserFacing where it is no XML."""
        if not self._has(name):
            return None
        try:
            root = parse(self._archive.read(self._names[_plain(name)]))
        except NotRead as error:
            raise self.damaged() from error
        return Part(name, root, self._relations(name))

    def beside(self, kind: str) -> Part | None:
        """What the main part names as its styles, numbering, footnotes…"""
        for relation in self.main.relations.values():
            if relation.kind == kind and not relation.outside:
                return self.part(relation.target)
        return None

    def picture(self, relation: Relation) -> tuple[bytes, str] | None:
        """A picture's bytes and suffix by what it really is; None for a sort that is not shown."""
        name = self._names.get(_plain(relation.target))
        if name is None or self._archive.size(name) > LARGEST:
            return None
        data = self._archive.read(name)
        suffix = suffix_of(data)
        return (data, suffix) if suffix else None

    def _has(self, name: str) -> bool:
        return _plain(name) in self._names

    def _relations(self, name: str) -> dict[str, Relation]:
        folder, base = posixpath.split(name)
        told = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self._has(told):
            return {}
        try:
            root = parse(self._archive.read(self._names[_plain(told)]))
        except NotRead as error:
            raise self.damaged() from error
        return {
            str(one.get("Id")): _relation(one, folder)
            for one in root.iter(_RELATION)
            if one.get("Id") and one.get("Target")
        }


_MAIN = "officeDocument"


def _relation(told: etree._Element, folder: str) -> Relation:
    kind = str(told.get("Type") or "").rpartition("/")[2]
    target = str(told.get("Target"))
    if told.get("TargetMode") == "External":
        return Relation(kind, target, True)
    target = unquote(target).replace("\\", "/")
    name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(kind, name, False)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
