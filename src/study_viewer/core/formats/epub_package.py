# SPDX-License-Identifier: MIT
"""The package of an EPUB: what it is, which files it has, in which order they are read."""

import posixpath
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.contract import Remark
from study_viewer.core.formats.markdown_parts import is_address
from study_viewer.core.formats.page_tree import text_in, xml_tree

CHAPTERS = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))

# What programs write as the title when nobody gave one.
_NO_TITLE = re.compile(
    r"\W*(?:unknown(?: title)?|untitled(?: document)?|no title|无标题|無標題|未命名|未知)\W*",
    re.IGNORECASE,
)
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONTS = frozenset(
    ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # the two ways
)
_CHAPTER_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Item(NamedTuple):
    """A file of the book: ``name`` is its name in the archive."""

    name: str
    kind: str
    properties: frozenset[str]

    @property
    def is_chapter(self) -> bool:
        if self.kind in CHAPTERS:
            return True
        return self.kind in ("", "text/plain", "application/xml") and bool(
            _CHAPTER_NAME.search(self.name)
        )


class Package(NamedTuple):
    """``spine`` holds the names of the chapters in reading order; ``navigation`` and ``ncx`` those
    of the two kinds of table of contents, empty where there is none."""

    metadata: Metadata
    spine: tuple[str, ...]
    navigation: str
    ncx: str


class Names:
    """The files of the archive, found as books name them: percent-encoded, in another case."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._folded: dict[str, str] = {}
        for name in archive.names():
            self._folded.setdefault(name.casefold(), name)

    def find(self, address: str, base: str = "") -> str:
        """The file that an address in the file ``base`` names; empty when there is none."""
        path = address.partition("#")[0].partition("?")[0]
        if not path or is_address(path):
            return base if not path else ""
        for way in (unquote(path), path):
            joined = posixpath.join(posixpath.dirname(base), way.replace("\\", "/"))
            target = posixpath.normpath(joined).lstrip("/")
            if target in self._archive:
                return target
            if found := self._folded.get(target.casefold()):
                return found
        return ""


def open_package(archive: Archive, names: Names, path: Path, remarks: list[Remark]) -> Package:
    """Raises UserFacing: ``epub-broken`` without a package or chapters, ``epub-locked``."""
    package = _package_name(archive, names)
    tree = xml_tree(archive.read(package)) if package else None
    if tree is None:
        raise UserFacing("epub-broken", path=str(path))
    items: dict[str, Item] = {}
    missing: dict[str, str] = {}
    for element in _all(tree, "item"):
        address = attribute_of(element, "href")
        name = names.find(address, package)
        known = attribute_of(element, "id")
        if not name or name == package:
            missing.setdefault(known, address)
            continue
        kind = attribute_of(element, "media-type").strip().lower()
        properties = frozenset(attribute_of(element, "properties").split())
        # Of two with one id the first is the one that others mean.
        items.setdefault(known, Item(name, kind, properties))
    spine = _spine(tree, items, missing, remarks)
    if not spine:
        raise UserFacing("epub-broken", path=str(path))
    _refuse_locked(archive, spine, path)
    navigation = next((one.name for one in items.values() if "nav" in one.properties), "")
    return Package(_metadata(tree), spine, navigation, _ncx(tree, items))


def _package_name(archive: Archive, names: Names) -> str:
    if _CONTAINER in archive:
        tree = xml_tree(archive.read(_CONTAINER))
        if tree is not None:
            for element in _all(tree, "rootfile"):
                if name := names.find(attribute_of(element, "full-path")):
                    return name
    # A book whose container is damaged still has its package.
    return next((name for name in archive.names() if name.lower().endswith(".opf")), "")


def _spine(
    tree: etree._Element, items: dict[str, Item], missing: dict[str, str], remarks: list[Remark]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for element in _all(tree, "itemref"):
        wanted = attribute_of(element, "idref")
        item = items.get(wanted)
        if item is None:
            remarks.append(Remark("chapter-missing", missing.get(wanted) or wanted))
        elif item.is_chapter:
            # A chapter that is named twice is read once.
            found.setdefault(item.name)
        else:
            remarks.append(Remark("file-passed-over", item.name))
    if not found:
        found = {item.name: None for item in items.values() if item.is_chapter}
    for item in items.values():
        if item.is_chapter and item.name not in found and "nav" not in item.properties:
            remarks.append(Remark("chapter-outside", item.name))
    return tuple(found)


def _ncx(tree: etree._Element, items: dict[str, Item]) -> str:
    for spine in _all(tree, "spine"):
        named = items.get(attribute_of(spine, "toc"))
        if named is not None:
            return named.name
    return next((one.name for one in items.values() if one.kind == "application/x-dtbncx+xml"), "")


def _refuse_locked(archive: Archive, spine: tuple[str, ...], path: Path) -> None:
    """A scrambled font is no lock; a chapter that is encrypted is one."""
    if _LOCKS not in archive:
        return
    tree = xml_tree(archive.read(_LOCKS))
    if tree is None:
        return
    inside = Names(archive)
    for element in _all(tree, "EncryptedData"):
        ways = {attribute_of(one, "Algorithm") for one in _all(element, "EncryptionMethod")}
        for one in _all(element, "CipherReference"):
            if inside.find(attribute_of(one, "URI")) in spine and not ways & _FONTS:
                raise UserFacing("epub-locked", path=str(path))


def _metadata(tree: etree._Element) -> Metadata:
    def all_of(name: str) -> list[str]:
        return [text for one in _all(tree, name) if (text := text_in(one))]

    dates = [iso for text in all_of("date") if (iso := _iso(text))]
    creators = all_of("creator") or all_of("publisher")
    language = next(iter(all_of("language")), "").lower().partition("-")[0]
    return Metadata(
        title=next((one for one in all_of("title") if not _NO_TITLE.fullmatch(one)), ""),
        language=language if re.fullmatch("[a-z]{2,3}", language) else "",
        issued_by="，".join(dict.fromkeys(creators))
        if language == "zh"
        else ", ".join(dict.fromkeys(creators)),
        issued_on=dates[0] if dates else "",
        source=next((one for one in all_of("source") if is_address(one)), ""),
    )


def _iso(text: str) -> str:
    found = _DATE.match(text)
    # Writers of books put 0101 for a date that nobody told them.
    if not found or not 1000 <= int(found.group(1)) <= 2999:
        return ""
    return "-".join(part for part in found.groups() if part)


def _all(tree: etree._Element, name: str) -> list[etree._Element]:
    return [one for one in tree.iter() if tag_of(one) == name.lower()]
