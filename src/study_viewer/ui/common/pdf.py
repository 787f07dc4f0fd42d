# SPDX-License-Identifier: MIT
"""The page printer: a hand-in becomes a PDF, or pictures of its pages; it needs no display."""

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from study_viewer.core.export.contract import HandIn, PagePrinter
from study_viewer.ui.common import fonts
from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.paper import LOOKS, PIXELS, Look, build_paper
from study_viewer.ui.common.radicals import mend
from study_viewer.ui.common.sheets import Sheet, cut, paint_sheet, rows_of

DOTS = 1200
"""The resolution of the file: so fine that no rounding of a glyph's place is seen."""

_LONGEST = 6000
"""Pixels of an endless sheet that are shown."""


def page_printer() -> PagePrinter:
    """Ready to print; without a window it starts Qt itself, offscreen where nothing is to see."""
    return _Printer()


class _Printer:
    def __init__(self) -> None:
        self._application: QGuiApplication | None = None
        if QGuiApplication.instance() is None:
            self._application = QGuiApplication([sys.argv[0], *_platform()])

    def __call__(self, hand_in: HandIn, style: str = "official") -> bytes:
        look = LOOKS[style]
        return _printed(build_paper(hand_in, look), look, hand_in.title)


def _platform() -> list[str]:
    """Qt aborts the program where it finds no display; there it is told to do without."""
    told = "QT_QPA_PLATFORM" in os.environ
    seen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return ["-platform", "offscreen"] if sys.platform == "linux" and not told and not seen else []


class Pages(NamedTuple):
    """Pictures of the first pages, and how many there are in all."""

    images: tuple[QImage, ...]
    count: int


def pictures_of(
    hand_in: HandIn,
    look: str,
    pixels: int,
    most: int,
    step: Callable[[], None] = lambda: None,
) -> Pages:
    """The first ``most`` pages, ``pixels`` wide; ``look`` is official, plain or web.

    ``step`` is called again and again; what it raises ends the work.
    """
    how = LOOKS[look]
    page = build_paper(hand_in, how, step)
    sheets = _sheets(page, how)
    images = []
    for number, sheet in enumerate(sheets[:most], 1):
        step()
        images.append(_pictured(page, how, sheet, number, pixels))
    return Pages(tuple(images), len(sheets))


def _sheets(page: Page, look: Look) -> list[Sheet]:
    rows = list(rows_of(page.document))
    if look.height:
        return list(cut(rows, look.height * PIXELS))
    return [Sheet(0, min(rows[-1].bottom, _LONGEST))] if rows else []


def _pictured(page: Page, look: Look, sheet: Sheet, number: int, pixels: int) -> QImage:
    wide, high = look.sheet
    share = pixels / (wide * PIXELS)
    high = high * PIXELS or sheet.bottom - sheet.top + 2 * look.top * PIXELS
    image = QImage(pixels, round(high * share), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(share, share)
    painter.translate(look.left * PIXELS, look.top * PIXELS)
    paint_sheet(painter, page, sheet, look.width * PIXELS)
    _paint_number(painter, look, number)
    painter.end()
    return image


def _printed(page: Page, look: Look, title: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, look, title)
    painter = QPainter(writer)
    painter.scale(DOTS / 96, DOTS / 96)
    for number, sheet in enumerate(_sheets(page, look), 1):
        if number > 1:
            writer.newPage()
        paint_sheet(painter, page, sheet, look.width * PIXELS)
        _paint_number(painter, look, number)
    painter.end()
    buffer.close()
    return mend(bytes(data.data()))


def _writer(buffer: QBuffer, look: Look, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("Study Viewer")
    wide, high = look.sheet
    right, bottom = wide - look.left - look.width, high - look.top - look.height
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(look.left, look.top, right, bottom),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(page)
    return writer


def _paint_number(painter: QPainter, look: Look, number: int) -> None:
    """As GB/T 9704 has it: 14 pt, 7 mm below the text, odd ones right, even ones left."""
    if not look.number:
        return
    outside = look.number == "outside"
    painter.setFont(fonts.font(fonts.SERIF, 19 if outside else 14))
    painter.setPen(QColor("#000000"))
    side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
    if not outside:
        side = Qt.AlignmentFlag.AlignHCenter
    area = QRectF(0, (look.height + 7) * PIXELS, look.width * PIXELS, 8 * PIXELS)
    inside = area.adjusted(look.size, 0, -look.size, 0)
    painter.drawText(inside, side | Qt.AlignmentFlag.AlignTop, f"— {number} —")
