# SPDX-License-Identifier: MIT
"""The characters of a PDF page with the places where they stand."""

import ctypes
import functools
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from study_viewer.core.document.radicals import OWN
from study_viewer.core.formats.pdf_file import Sheet

HYPHEN = "\xad"
"""A hyphen that PDFium takes for one of a broken word."""

_BOLD_WEIGHT = 600
_LEAST = 0.1
_MOST_BLANKS = 4
"""Full-width ones that are kept of a row: 目　　录."""
# Bullets that Word sets in Symbol and Wingdings: other fonts have no sign at these places.
_BULLETS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF075: "◆",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B7: "•",
    0xF0D8: "‣",
    0xF0FC: "✓",
}
BULLET = "•"
_DRAWN = frozenset("•●■◆▪□‣◦○▲★☆◇❖")
# Control characters, and those that page layouts use inside; PDFium's hyphen (2) is taken before.
_GONE = frozenset(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0xFDD0, 0xFDD1, 0xFFFE, 0xFFFF)
)

_MADE_UP = frozenset((10, 13, 32))


class Glyph(NamedTuple):
    """A character and its box on the page as it is shown, in points from the top left.

    ``size`` is its font's em. ``blank`` is the white space that was written before it, ``spaced``
    says that PDFium saw a gap there, ``parted`` a line end. ``turned`` characters do not stand
    upright. ``behind`` is white space that was written before the line ended.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    blank: str
    spaced: bool
    parted: bool
    turned: bool
    behind: str = ""


class Written(NamedTuple):
    """The characters of a page in the order in which it was written.

    ``astray`` is where blanks begin, on their base line, that were not written next to the
    character before them. Where one was told by PDFium, and a character begins there, it is none.
    """

    glyphs: list[Glyph]
    astray: list[tuple[float, float]]


def characters(sheet: Sheet) -> Written:
    """All characters of a page; none but blanks is left out.

    Radicals of U+2E80–2FDF become the characters they look like: Qt's and browsers' PDFs say ⽉
    for 月. Nothing else is normalised. Characters without a place in Unicode are U+FFFD.
    """
    text = pdfium.FPDFText_LoadPage(sheet.raw)
    if not text:
        return Written([], [])
    try:
        return _glyphs(text, sheet)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _glyphs(text: Any, sheet: Sheet) -> Written:
    found: list[Glyph] = []
    astray: list[tuple[float, float]] = []
    box = pdfium.FS_RECTF()
    known: object = None
    before = (-1.0, -1.0)
    shown, width, height = sheet.shown, sheet.width, sheet.height
    size, bold, turned = 0.0, False, False
    spaced = parted = ending = False
    blank = ""
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        # PDFium makes up nothing but these, and each question costs a microsecond.
        if code in _MADE_UP and pdfium.FPDFText_IsGenerated(text, at) == 1:
            parted = parted or code in (10, 13)
            spaced = True
            if code == 32 and pdfium.FPDFText_GetTextObject(text, at):
                astray.append(_origin(text, at, sheet))
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        character = character_for(code)
        if not character or character.isspace():
            if character or code == 9:
                place = _origin(text, at, sheet)
                if found and _is_astray(place, found[-1]):
                    astray.append(place)
                    continue
                ending = ending or not parted
                blank = _blank(blank, character)
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        left, top, right, bottom = shown(box.left, box.bottom, box.right, box.top)
        if right <= 0 or bottom <= 0 or left >= width or top >= height:
            # Cut off by the page's edge: Qt draws the next page's first line below each page.
            continue
        if top != before[0] or bottom != before[1]:
            # Those of one line and height are set alike: Qt writes each character by itself.
            drawn = pdfium.FPDFText_GetTextObject(text, at)
            drawn = ctypes.addressof(drawn.contents) if drawn else None
            if drawn != known or drawn is None:
                known = drawn
                size, bold, turned = _style(text, at, sheet.rotation)
        before = (top, bottom)
        if size < _LEAST:
            size = max(bottom - top, _LEAST)
        if ending and parted and found:
            found[-1] = found[-1]._replace(behind=" ")
        found.append(
            Glyph(character, left, top, right, bottom, size, bold, blank, spaced, parted, turned)
        )
        spaced = parted = ending = False
        blank = ""
    return Written(found, astray)


def _blank(before: str, character: str) -> str:
    """What two blanks that follow one another are: all full-width ones, or one of the others."""
    if character != "\u3000" or len(before) == _MOST_BLANKS:
        return before or " "
    return before.strip(" ") + character


def _is_astray(place: tuple[float, float], before: Glyph) -> bool:
    """Whether a blank was not written next to the character before it."""
    if not before.top <= place[1] <= before.bottom:
        return False
    return abs(place[0] - before.right) > before.size


def _origin(text: Any, at: int, sheet: Sheet) -> tuple[float, float]:
    """Where a character begins on its base line, in points from the page's top left."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    left, top, _, _ = sheet.shown(x.value, y.value, x.value, y.value)
    return left, top


@functools.lru_cache(maxsize=10_000)
def character_for(code: int) -> str:
    """The text of a PDF's code point, empty where it is none."""
    if code in (2, 0xAD):
        return HYPHEN
    if code == 0 or code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    own = OWN.get(character) or _BULLETS.get(code)
    if own:
        return own
    return "" if character in _GONE else character


def is_private(character: str) -> bool:
    """Whether it is a sign of Symbol or Wingdings for which there is no character here."""
    return "\uf020" <= character <= "\uf0ff"


def is_bullet(character: str) -> bool:
    return character in _DRAWN or is_private(character)


def _style(text: Any, at: int, rotation: int) -> tuple[float, bool, bool]:
    """The em in points, whether the font is bold, whether the character does not stand upright."""
    matrix = pdfium.FS_MATRIX()
    scale, turned = 1.0, False
    if pdfium.FPDFText_GetMatrix(text, at, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        onwards = (matrix.a, matrix.b, -matrix.a, -matrix.b)[rotation]
        turned = onwards < 0.7 * (matrix.a**2 + matrix.b**2) ** 0.5
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    named = name.value.lower()
    bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT
    bold = bold or any(word in named for word in (b"bold", b"black", b"heavy", b"simhei"))
    return pdfium.FPDFText_GetFontSize(text, at) * scale, bold, turned
