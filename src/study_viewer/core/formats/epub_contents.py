# SPDX-License-Identifier: MIT
"""The table of contents of an EPUB: nav.xhtml of version 3, toc.ncx of version 2."""

from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.formats.archive import Archive
from study_viewer.core.formats.epub_package import Names, Package
from study_viewer.core.formats.page_tree import chapter_tree, epub_type, text_in, xml_tree

_DEEPEST = 20


class Entry(NamedTuple):
    """``chapter`` is the file it leads to, empty for an entry that only stands over others."""

    title: str
    level: int
    chapter: str
    fragment: str


def contents(archive: Archive, names: Names, package: Package) -> tuple[Entry, ...]:
    """All entries in their order; none where the book has no table of contents."""
    entries: list[Entry] = []
    if package.navigation:
        tree = chapter_tree(archive.read(package.navigation))
        nav = _navigation(tree) if tree is not None else None
        if nav is not None:
            _of_list(nav, 1, package.navigation, names, entries)
    if not entries and package.ncx:
        ncx = xml_tree(archive.read(package.ncx))
        for each in ncx.iter() if ncx is not None else ():
            if tag_of(each) == "navmap":
                _of_points(each, 1, package.ncx, names, entries)
                break
    return tuple(entries)


def _navigation(tree: etree._Element) -> etree._Element | None:
    found = [one for one in tree.iter() if tag_of(one) == "nav"]
    return next((one for one in found if "toc" in epub_type(one)), found[0] if found else None)


def _of_list(
    element: etree._Element, level: int, base: str, names: Names, entries: list[Entry]
) -> None:
    """The items of the lists below an element, each with the lists in it one level deeper."""
    for child in element:
        tag = tag_of(child)
        if tag == "li" and level <= _DEEPEST:
            label = next((one for one in child if tag_of(one) in ("a", "span")), None)
            if label is None:
                label = next((one for one in child.iter("{*}a")), None)
            if label is not None and text_in(label):
                address = attribute_of(label, "href")
                entries.append(_entry(text_in(label), level, address, base, names))
            _of_list(child, level + 1, base, names, entries)
        elif tag in ("ol", "ul", "div", "section", "p"):
            _of_list(child, level, base, names, entries)


def _of_points(
    element: etree._Element, level: int, base: str, names: Names, entries: list[Entry]
) -> None:
    for child in element:
        if tag_of(child) != "navpoint" or level > _DEEPEST:
            continue
        title = address = ""
        for part in child:
            if tag_of(part) == "navlabel":
                title = title or text_in(part)
            elif tag_of(part) == "content":
                address = attribute_of(part, "src")
        if title:
            entries.append(_entry(title, level, address, base, names))
        _of_points(child, level + 1, base, names, entries)


def _entry(title: str, level: int, address: str, base: str, names: Names) -> Entry:
    chapter = names.find(address, base) if address else ""
    return Entry(title, level, chapter, unquote(address.partition("#")[2]))
