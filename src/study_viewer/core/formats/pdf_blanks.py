# SPDX-License-Identifier: MIT
"""Blanks that a PDF draws by themselves, which PDFium's text leaves out.

Word and LibreOffice write a blank between a Chinese and a Latin word as a piece of text of its own.
Nothing of it is seen, its box has no width, and PDFium passes over it as it does over the gap that
both programs set there by themselves. Only the piece tells the one from the other.
"""

import ctypes
from collections import defaultdict
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from study_viewer.core.document.rewrap import is_wide
from study_viewer.core.formats.pdf_characters import Glyph, Written
from study_viewer.core.formats.pdf_file import Sheet

_NEAR = 0.3
"""Ems between the end of a character and the beginning of the blank behind it."""
_SAME = 0.1
"""Ems that a character may be away from a place where it begins."""
_GAP = 0.15
"""Ems of room that a blank takes within a line."""
_EXACT = 0.03
"""Ems by which the step over a full-width blank differs from one em at most, and that over two from
two: nothing but the step tells them from others."""
_NO_SIZE = 0.01
_MOST_OBJECTS = 20_000
"""On a page with more each is a stroke of a drawing."""
_MOST_LOOKS = 1_000_000
"""On one page, at characters above and below its blanks: a regulation's fullest took 1,200."""


def with_blanks(sheet: Sheet, written: Written) -> list[Glyph]:
    """The characters of a page with the blanks that were drawn apart from them."""
    found = written.glyphs
    if not _may_have(found):
        return found
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for at, glyph in enumerate(found):
        begins[round(glyph.left)].append(at)
        ends[round(glyph.right)].append(at)
    looks = _MOST_LOOKS
    for x, y in (*written.astray, *_drawn(sheet)):
        near = (round(x), round(x) - 1, round(x) + 1)
        starting = [at for key in near for at in begins.get(key, ())]
        ending = [at for key in near for at in ends.get(key, ())]
        looks -= len(starting) + len(ending)
        if looks < 0:
            break
        if any(_is_at(found[at], found[at].left, x, y, _SAME) for at in starting):
            continue
        before = [at for at in ending if _is_at(found[at], found[at].right, x, y, _NEAR)]
        if before:
            _put(found, before[0], x)
    return found


def _may_have(glyphs: Sequence[Glyph]) -> bool:
    """Whether there is a gap beside a Chinese character, or a line's end: all else is told."""
    before: Glyph | None = None
    for glyph in glyphs:
        is_gap = before is not None and glyph.spaced and not glyph.blank
        if is_gap and before and (is_wide(before.text) or is_wide(glyph.text)):
            return True
        before = glyph
    return False


def _is_at(glyph: Glyph, edge: float, x: float, y: float, near: float) -> bool:
    return abs(edge - x) <= near * glyph.size and glyph.top <= y <= glyph.bottom


def _put(glyphs: list[Glyph], at: int, x: float) -> None:
    glyph = glyphs[at]
    glyphs[at] = glyph._replace(behind=glyph.behind or " ")
    if at + 1 == len(glyphs):
        return
    after = glyphs[at + 1]
    gap = after.left - glyph.right
    if not after.parted and not after.blank and gap > _GAP * after.size:
        step = (after.left - x) / glyph.size
        wide = next((n for n in (1, 2) if abs(step - n) <= _EXACT), 0)
        glyphs[at + 1] = after._replace(blank="\u3000" * wide or " ")


def _drawn(sheet: Sheet) -> list[tuple[float, float]]:
    """Where pieces of text that are only blanks begin and where their last one does, in points from
    the top left of the page. What is between stands between Chinese characters, as a wide gap."""
    count = pdfium.FPDFPage_CountObjects(sheet.raw)
    if count > _MOST_OBJECTS:
        return []
    box = [ctypes.c_float() for _ in range(4)]
    found = []
    for number in range(count):
        one = pdfium.FPDFPage_GetObject(sheet.raw, number)
        if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if not pdfium.FPDFPageObj_GetBounds(one, *box):
            continue
        left, top, right, bottom = sheet.shown(*(side.value for side in box))
        if min(right - left, bottom - top) <= _NO_SIZE:
            found += sorted({(left, (top + bottom) / 2), (right, (top + bottom) / 2)})
    return found
