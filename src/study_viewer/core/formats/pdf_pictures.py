# SPDX-License-Identifier: MIT
"""Pictures of a PDF: pages painted, pictures taken out as they are, PNG files written."""

import ctypes
import struct
import zlib
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from study_viewer.core.formats.pdf_file import LARGEST_SIDE, Sheet

WIDEST = 1600
"""Pixels across of a painted page that is kept."""
LARGEST = 20_000_000
"""Bytes of a picture that is kept as it is; a larger one is painted."""
MOST_PIXELS = 40_000_000
"""Of a picture that is kept as it is."""
MOST_PAINTED = 12_000_000
"""Pixels of a painted one, which takes some 15 bytes each while it is made."""
FIGURE_SIDE = 36
"""Points, half an inch: smaller pictures are marks and ornaments."""

_MOST_OBJECTS = 20_000
_GREY_STEPS = 16
_COLOURED = 24
_LOOK = 120


class Figure(NamedTuple):
    """A picture on a page: its box in points from the top left, and its share of the page."""

    left: float
    top: float
    right: float
    bottom: float
    share: float


def figures(sheet: Sheet) -> list[Figure]:
    """The pictures of a page that are large enough to be figures, in the order they were drawn."""
    return [figure for figure, _ in _figures(sheet)]


def _figures(sheet: Sheet) -> list[tuple[Figure, Any]]:
    """The figures with their objects: their bytes are taken out of one at a time."""
    found: list[tuple[Figure, Any]] = []
    area = max(sheet.width * sheet.height, 1.0)
    for raw in _images(sheet):
        box = _bounds(raw)
        if box is None:
            continue
        left, top, right, bottom = sheet.shown(*box)
        left, top = max(left, 0.0), max(top, 0.0)
        right, bottom = min(right, sheet.width), min(bottom, sheet.height)
        if right - left < FIGURE_SIDE or bottom - top < FIGURE_SIDE:
            continue
        share = (right - left) * (bottom - top) / area
        found.append((Figure(left, top, right, bottom, share), raw))
    return found


def figure_file(sheet: Sheet, number: int) -> tuple[str, bytes]:
    """A figure, counted from 1, as (suffix, bytes): its own JPEG, else as it is painted."""
    figure, raw = _figures(sheet)[number - 1]
    if jpeg := _jpeg(raw, sheet):
        return ".jpg", jpeg
    across = min(WIDEST, max(64, round((figure.right - figure.left) * 2)))
    return ".png", png_of(sheet, across, (figure.left, figure.top, figure.right, figure.bottom))


def page_file(sheet: Sheet) -> tuple[str, bytes]:
    """A whole page as (suffix, bytes): the picture that it consists of, else as it is painted."""
    whole = [raw for figure, raw in _figures(sheet) if figure.share > 0.8]
    if len(whole) == 1 and (jpeg := _jpeg(whole[0], sheet)):
        return ".jpg", jpeg
    return ".png", png_of(sheet, WIDEST, (0.0, 0.0, sheet.width, sheet.height))


def painted(sheet: Sheet, width: int) -> tuple[int, int, bytes]:
    """The page as (width, height, rows of blue, green, red and nothing)."""
    across, down, scale = _measured(sheet, width, (0.0, 0.0, sheet.width, sheet.height))
    data = _paint(sheet, across, down, scale, (0.0, 0.0), pdfium.FPDFBitmap_BGRx, 4, 0)
    return across, down, data


def png_of(sheet: Sheet, width: int, box: tuple[float, float, float, float]) -> bytes:
    """A part of the page as a PNG file, in 16 greys where it has no colours."""
    small_across, small_down, small = _measured(sheet, min(width, _LOOK), box)
    corner = (box[0], box[1])
    look = _paint(sheet, small_across, small_down, small, corner, pdfium.FPDFBitmap_BGRx, 4, 0)
    across, down, scale = _measured(sheet, width, box)
    if _is_grey(look):
        grey = pdfium.FPDF_GRAYSCALE
        data = _paint(sheet, across, down, scale, corner, pdfium.FPDFBitmap_Gray, 1, grey)
        return _grey_png(across, down, data)
    data = _paint(sheet, across, down, scale, corner, pdfium.FPDFBitmap_BGRx, 4, 0)
    rgb = bytearray(across * down * 3)
    rgb[0::3], rgb[1::3], rgb[2::3] = data[2::4], data[1::4], data[0::4]
    return _png(across, down, bytes(rgb), across * 3, depth=8, colour=2)


def _measured(
    sheet: Sheet, width: int, box: tuple[float, float, float, float]
) -> tuple[int, int, float]:
    """Pixels across and down, and those of a point."""
    wide = min(max(box[2] - box[0], 1.0), LARGEST_SIDE)
    high = min(max(box[3] - box[1], 1.0), LARGEST_SIDE)
    scale = min(width / wide, (MOST_PAINTED / (wide * high)) ** 0.5)
    return max(1, round(wide * scale)), max(1, round(high * scale)), scale


def _paint(
    sheet: Sheet,
    across: int,
    down: int,
    scale: float,
    corner: tuple[float, float],
    kind: int,
    size: int,
    flags: int,
) -> bytes:
    buffer = (ctypes.c_ubyte * (across * down * size))()
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, kind, buffer, across * size)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap,
            sheet.raw,
            -round(corner[0] * scale),
            -round(corner[1] * scale),
            max(1, round(sheet.width * scale)),
            max(1, round(sheet.height * scale)),
            0,
            flags | pdfium.FPDF_ANNOT,
        )
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return bytes(buffer)


def _is_grey(pixels: bytes) -> bool:
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]
    return all(
        max(b, g, r) - min(b, g, r) <= _COLOURED for b, g, r in zip(blue, green, red, strict=True)
    )


_STEPS = bytes(round(value * (_GREY_STEPS - 1) / 255) for value in range(256))
_HIGH = bytes((value * 16) % 256 for value in range(256))


def _grey_png(across: int, down: int, data: bytes) -> bytes:
    """Four bits a pixel: half the size, and a page of text looks the same."""
    steps = data.translate(_STEPS)
    if across % 2:
        # Each row ends with a byte of its own.
        steps = b"".join(steps[at : at + across] + b"\0" for at in range(0, len(steps), across))
    high = int.from_bytes(steps[0::2].translate(_HIGH), "big")
    low = int.from_bytes(steps[1::2], "big")
    packed = (high | low).to_bytes(len(steps) // 2, "big")
    return _png(across, down, packed, (across + 1) // 2, depth=4, colour=0)


def _png(across: int, down: int, data: bytes, row: int, *, depth: int, colour: int) -> bytes:
    """After the PNG specification (ISO/IEC 15948): rows without filters, deflated."""
    rows = b"".join(b"\0" + data[at : at + row] for at in range(0, row * down, row))
    head = struct.pack(">IIBBBBB", across, down, depth, colour, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"IDAT", zlib.compress(rows, 4)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _images(sheet: Sheet) -> list[Any]:
    """The image objects of a page; those inside a form are painted with what is round them."""
    count = min(int(pdfium.FPDFPage_CountObjects(sheet.raw)), _MOST_OBJECTS)
    found = (pdfium.FPDFPage_GetObject(sheet.raw, at) for at in range(count))
    return [r for r in found if r and pdfium.FPDFPageObj_GetType(r) == pdfium.FPDF_PAGEOBJ_IMAGE]


def _bounds(raw: Any) -> tuple[float, float, float, float] | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(raw, *values):
        return None
    left, bottom, right, top = (float(value.value) for value in values)
    return left, bottom, right, top


def _jpeg(raw: Any, sheet: Sheet) -> bytes:
    """The picture's own JPEG file, if it is shown upright and just as it is; else nothing."""
    matrix = pdfium.FS_MATRIX()
    if sheet.rotation or not pdfium.FPDFPageObj_GetMatrix(raw, matrix):
        return b""
    if matrix.b or matrix.c or matrix.a <= 0 or matrix.d <= 0:
        return b""
    if pdfium.FPDFImageObj_GetImageFilterCount(raw) != 1:
        return b""
    name = ctypes.create_string_buffer(32)
    pdfium.FPDFImageObj_GetImageFilter(raw, 0, name, 32)
    size = int(pdfium.FPDFImageObj_GetImageDataRaw(raw, None, 0))
    if name.value != b"DCTDecode" or not 0 < size <= LARGEST:
        return b""
    data = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(raw, data, size)
    return data.raw if _is_plain(data.raw) else b""


def _is_plain(jpeg: bytes) -> bool:
    """Whether a JPEG is grey or in three colours: the fourth is printers' ink, shown inverted."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        mark, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            high = int.from_bytes(jpeg[at + 5 : at + 7], "big")
            wide = int.from_bytes(jpeg[at + 7 : at + 9], "big")
            return jpeg[at + 9] in (1, 3) and 0 < high * wide <= MOST_PIXELS
        at += 2 + size
    return False
