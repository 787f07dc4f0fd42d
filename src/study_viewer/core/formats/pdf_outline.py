# SPDX-License-Identifier: MIT
"""The outline that a PDF brings along: its bookmarks, and the lines that they lead to."""

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from study_viewer.core.document.numbering import heading_number
from study_viewer.core.formats.pdf_file import PdfFile

MOST = 20_000
"""Bookmarks that are read; a book of 2,000 pages has fewer."""
DEEPEST = 12

_NEAR = 4
"""Lines that a title may be broken into."""


class Bookmark(NamedTuple):
    """``page`` counts from 1; ``height`` is in points from the page's bottom, None if not told."""

    title: str
    level: int
    page: int
    height: float | None


class Spot(NamedTuple):
    """A line where bookmarks may lead: ``number`` is its own, ``bottom`` from the page's bottom."""

    number: int
    text: str
    bottom: float


class Head(NamedTuple):
    """What a bookmark leads to: lines ``first`` to ``last``; ``is_text`` if they are its title."""

    first: int
    last: int
    level: int
    title: str
    is_text: bool


def bookmarks(file: PdfFile) -> list[Bookmark]:
    """All bookmarks that lead to a page, in their order; one that leads back to itself ends."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(pdfium.FPDFBookmark_GetFirstChild(file.raw, None), 1)]
    while waiting and len(seen) < MOST:
        mark, level = waiting.pop()
        if not mark:
            continue
        address = ctypes.addressof(mark.contents)
        if address in seen:
            continue
        seen.add(address)
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(file.raw, mark), level))
        if level < DEEPEST:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(file.raw, mark), level + 1))
        title = _title(mark)
        target = _target(file, mark)
        if title and target is not None:
            found.append(Bookmark(title, level, *target))
    return found


def _title(mark: Any) -> str:
    size = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFBookmark_GetTitle(mark, buffer, size)
    return " ".join(buffer.raw.decode("utf-16-le", "replace").replace("\0", "").split())


def _target(file: PdfFile, mark: Any) -> tuple[int, float | None] | None:
    """The page and the height that a bookmark leads to within this file."""
    dest = pdfium.FPDFBookmark_GetDest(file.raw, mark)
    if not dest:
        action = pdfium.FPDFBookmark_GetAction(mark)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_GOTO:
            dest = pdfium.FPDFAction_GetDest(file.raw, action)
    if not dest:
        return None
    page = int(pdfium.FPDFDest_GetDestPageIndex(file.raw, dest))
    if not 0 <= page < file.pages:
        return None
    has = [ctypes.c_int() for _ in range(3)]
    values = [ctypes.c_float() for _ in range(3)]
    told = pdfium.FPDFDest_GetLocationInPage(dest, *has, *values)
    return page + 1, float(values[1].value) if told and has[1].value else None


def heads(marks: Sequence[Bookmark], spots: Mapping[int, Sequence[Spot]]) -> list[Head]:
    """The lines that the bookmarks lead to; ``spots`` are the lines of each page.

    A bookmark whose words stand there is its heading; any other is an entry at the first line
    below. No two lead to one line.
    """
    found: list[Head] = []
    taken: set[int] = set()
    for mark in marks:
        here = [spot for spot in spots.get(mark.page, ()) if spot.number not in taken]
        head = _head(mark, here)
        if head is None:
            later = [page for page in spots if page >= mark.page and spots[page]]
            lines = [s for s in spots[min(later)] if s.number not in taken] if later else []
            below = [s for s in lines if mark.height is None or s.bottom <= mark.height] or lines
            if not below:
                continue
            head = Head(below[0].number, below[0].number, mark.level, mark.title, False)
        taken.update(range(head.first, head.last + 1))
        found.append(head)
    return found


def _head(mark: Bookmark, lines: Sequence[Spot]) -> Head | None:
    """Its lines: of those with the same words the nearest to where it leads."""
    wanted = _bare(mark.title)
    best: tuple[float, int, int] | None = None
    for at in range(len(lines)):
        text = ""
        for end in range(at, min(at + _NEAR, len(lines))):
            text += _bare(lines[end].text)
            if text == wanted or (text.endswith(wanted) and _is_numbered(lines[at].text, wanted)):
                far = abs(lines[at].bottom - mark.height) if mark.height is not None else at
                if best is None or far < best[0]:
                    best = (far, at, end)
            if not wanted.startswith(text):
                break
    if best is None:
        return None
    first, last = lines[best[1]].number, lines[best[2]].number
    return Head(first, last, mark.level, mark.title, True)


def _is_numbered(text: str, wanted: str) -> bool:
    """Whether a line is the wanted words after a number."""
    number = heading_number(text)
    return number is not None and _bare(text[number.end :]) == wanted


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
