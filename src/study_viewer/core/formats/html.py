# SPDX-License-Identifier: MIT
"""A web page → a document: its main content, with the pictures saved beside it or in its file."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, parse
from study_viewer.core.document.model import Body, Metadata
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals
from study_viewer.core.formats.contract import (
    Mark,
    Parsed,
    ParsedSection,
    Progress,
    Remark,
    Wishes,
)
from study_viewer.core.formats.encoding import Decoded, decode
from study_viewer.core.formats.markdown_parts import clauses_of, is_address, marks_of, relinked
from study_viewer.core.formats.opening import language_of
from study_viewer.core.formats.page_about import about, heading_of
from study_viewer.core.formats.page_address import is_web
from study_viewer.core.formats.page_archive import PageArchive, bytes_of, is_archive
from study_viewer.core.formats.page_frames import made_whole
from study_viewer.core.formats.page_headings import headed, is_unmarked, told_by
from study_viewer.core.formats.page_layout import unframe
from study_viewer.core.formats.page_main import without_furniture
from study_viewer.core.formats.page_note_links import links_in, noted
from study_viewer.core.formats.page_notes import Noted, settle_notes, targets_of
from study_viewer.core.formats.page_pictures import FolderPictures, Gallery
from study_viewer.core.formats.page_places import read_page
from study_viewer.core.formats.page_sections import (
    Spot,
    address_of,
    marks_within,
    parts_of,
    spots_of,
)
from study_viewer.core.formats.page_tree import body_of, decoded, markup_encoding, settle

_ARCHIVES = (".mht", ".mhtml")
"""The names of files that are nothing but a page with its parts."""
LARGEST_FILE = 50_000_000
"""Bytes: a tree takes about ten times a page's size in memory."""


# Written at the top by browsers that save a page.
_SAVED = re.compile(r"<!-- saved from url=\(\d{1,9}\)(\S{1,2000}) -->")
_HEAD = 2000
"""Characters at the top of a page that may say where it was saved from."""


class _Text(NamedTuple):
    """A page that was read whole, before it is cut."""

    body: Body
    marks: list[Mark]
    places: dict[str, int]
    metadata: Metadata


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Reads the whole page, and gives its sections as they are asked for.

    Raises UserFacing for a file that is missing, not allowed to be read, too large, without text
    (``text-empty``), no text at all, or one file without a page in it (``format-web-archive``).
    """
    with refusals(path):
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UserFacing("page-too-large", path=str(path), limit=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    progress(0, size)
    archive = _archive(data, path)
    page = bytes_of(archive.page) if archive else data
    read = _decoded(page, wishes.encoding, path, archive.page.charset if archive else "")
    remarks: list[Remark] = []
    if read.damaged:
        remarks.append(Remark("text-damaged", path.name, str(read.damaged)))
    tree = parse(read.text)
    if tree is None:
        raise UserFacing("text-empty", path=str(path))
    if archive:
        made_whole(tree, archive)
    source = archive or FolderPictures(path.parent)
    gallery = Gallery(source.find, remarks)
    saved = _SAVED.search(read.text[:_HEAD])
    metadata = about(tree)
    if archive and not metadata.source and is_web(archive.page.address):
        metadata = metadata._replace(source=archive.page.address)
    _lead_home(tree, metadata.source, saved.group(1) if saved else "")
    text = _text(tree, metadata, path, wishes, gallery, remarks)
    if not plain_text(text.body).strip():
        raise UserFacing("text-empty", path=str(path))
    originals = [(path, path.name), *source.kept.items()]
    parsed = Parsed(text.metadata, iter(()), remarks, originals, read.encoding)
    parsed.sections = _sections(text, path, gallery, remarks, size, progress)
    return parsed


def _archive(data: bytes, path: Path) -> PageArchive | None:
    """The page with its parts in one file; None for a page alone, also one that only begins so."""
    if not is_archive(data):
        return None
    try:
        return PageArchive(data, path)
    except UserFacing as error:
        if error.code != "format-web-archive" or path.suffix.lower() in _ARCHIVES:
            raise
        return None


def _decoded(data: bytes, wish: str, path: Path, told: str) -> Decoded:
    """By the person's wish, else by what is told of the page or in it where that fits, else by its
    bytes."""
    told = told or markup_encoding(data)
    try:
        return decode(data, wish) if wish else decoded(data, told)
    except UserFacing as error:
        raise UserFacing(error.code, path=str(path), **error.details) from None


def _lead_home(tree: etree._Element, *addresses: str) -> None:
    """Browsers that save a page give its links to itself the address it had."""
    homes = {unquote(address.partition("#")[0]) for address in addresses if address}
    for link in tree.iter("a"):
        address, leads, fragment = attribute_of(link, "href").partition("#")
        if leads and address and unquote(address) in homes:
            link.set("href", f"#{fragment}")


def _text(
    tree: etree._Element,
    metadata: Metadata,
    path: Path,
    wishes: Wishes,
    gallery: Gallery,
    remarks: list[Remark],
) -> _Text:
    body = body_of(tree)
    settle(body)
    unframe(body)
    if not wishes.keep_furniture:
        gone = without_furniture(body)
        if gone:
            shown = " / ".join(text[:40] for text in gone)[:200]
            remarks.append(Remark("web-furniture", path.name, shown))
    _settle_notes(body)
    wanted = {name for link in body.iter("a") if (name := _fragment(attribute_of(link, "href")))}
    told = heading_of(body) or metadata.title
    read = read_page(body, wanted, lambda address: gallery.keep(address, path.name))
    marks: tuple[Mark, ...]
    if is_unmarked(read.body):
        found = headed(read.body, metadata)
        told = told or found.title
        read, marks, metadata = read._replace(body=found.body), found.marks, found.metadata
        marks = marks if len(marks) > 1 else clauses_of(read.body)
    else:
        marks, metadata = marks_of(read.body), told_by(read.body, metadata)
    title = wishes.title or told or path.stem
    language = metadata.language or language_of(plain_text(read.body))
    metadata = metadata._replace(title=title, language=language)
    return _Text(read.body, list(marks), read.places, metadata)


def _settle_notes(body: etree._Element) -> None:
    """Of a page: its links name no file."""

    def find(address: str) -> str:
        return address.partition("#")[0]

    notes, marks = noted({"": links_in(body, find)})
    told = Noted(notes | {one for one in targets_of(body, find) if not one.name}, marks)
    if told.notes:
        settle_notes(body, "", told, find, lambda _: None)


def _fragment(address: str) -> str:
    return unquote(address[1:]) if address.startswith("#") else ""


def _sections(
    text: _Text,
    path: Path,
    gallery: Gallery,
    remarks: list[Remark],
    size: int,
    progress: Progress,
) -> Iterator[ParsedSection]:
    parts = parts_of(text.body, (f"s{number:03d}" for number in count(1)))
    spots = spots_of(parts, text.places)
    for part, within in zip(parts, marks_within(text.marks, parts), strict=True):
        body = relinked(part.body, partial(_link, part.id, spots, path.name, remarks))
        marks = within or clauses_of(body)[:1]
        title = text.metadata.title if len(parts) == 1 or not marks else marks[0].title
        shown = (*body.blocks, *(block for note in body.notes for block in note.blocks))
        yield ParsedSection(part.id, title, body, marks, 0, tuple(gallery.pictures(shown)))
    progress(size, size)


def _link(home: str, spots: dict[str, Spot], place: str, remarks: list[Remark], link: str) -> str:
    """Where a link in the section ``home`` leads."""
    if is_address(link):
        return link
    if not link.startswith("#"):
        remarks.append(Remark("link-skipped", place, link[:200]))
        return ""
    spot = spots.get(unquote(link[1:]), Spot("s001", ""))
    return address_of(spot, home)
