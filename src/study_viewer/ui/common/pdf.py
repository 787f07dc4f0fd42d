# SPDX-License-Identifier: MIT
"""The page printer: a hand-in becomes a PDF, with or without a display."""

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from study_viewer.core.document.model import Body, Paragraph
from study_viewer.core.export.contract import HandIn, PagePrinter
from study_viewer.core.publisher import as_body
from study_viewer.ui.common import fonts
from study_viewer.ui.common.page.backdrop import Column, paint_boxes, paint_markers
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.page.writer import KEEP
from study_viewer.ui.common.radicals import mend
from study_viewer.ui.common.theme import Theme, palette, theme

# GB/T 9704-2012: A4, 37 mm above and 28 mm left of a type area of 156 × 225 mm, 16 pt type.
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
# Type is laid out in pixels of 1/96 inch: 21 px are 16 pt, 38 px give 22 lines a page.
PIXELS = 96 / 25.4
TYPOGRAPHY = Typography(serif=True, size=21, line=38, width=28)
DOTS = 1200
"""The resolution of the file: so fine that no rounding of a glyph's place is seen."""


def page_printer() -> PagePrinter:
    """Ready to print; without a window it starts Qt itself, offscreen where nothing is to see."""
    return _Printer()


class _Printer:
    def __init__(self) -> None:
        self._application: QGuiApplication | None = None
        if QGuiApplication.instance() is None:
            self._application = QGuiApplication([sys.argv[0], *_platform()])

    def __call__(self, hand_in: HandIn, style: str = "official") -> bytes:
        body = _centred(as_body(hand_in), hand_in)
        page = build_page(body, TYPOGRAPHY, _on_white(), paper=True)
        return _printed(page, hand_in.title)


def _platform() -> list[str]:
    """Qt aborts the program where it finds no display; there it is told to do without."""
    told = "QT_QPA_PLATFORM" in os.environ
    seen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return ["-platform", "offscreen"] if sys.platform == "linux" and not told and not seen else []


def _on_white() -> Theme:
    """The light paper, printed: black on white, links and boxes as they are."""
    return theme("light")._replace(paper="#FFFFFF", ink="#000000", line="#BBBBBB")


def _centred(body: Body, hand_in: HandIn) -> Body:
    """The line with unit, name and date stands under the title, not at the left."""
    blocks = body.blocks
    known = hand_in.unit or hand_in.name or hand_in.date
    if known and len(blocks) > 1 and isinstance(blocks[1], Paragraph):
        second = blocks[1]._replace(align="center")
        return body._replace(blocks=(blocks[0], second, *blocks[2:]))
    return body


# The padding and the hairline of a table's cell, which belong to its first and last line.
CELL_EDGE = 7


class Sheet(NamedTuple):
    """What one page shows: the layout from ``top`` to ``bottom``, in its pixels."""

    top: float
    bottom: float


def _printed(page: Page, title: str) -> bytes:
    document = page.document
    document.setTextWidth(WIDTH * PIXELS)
    sheets = list(cut(list(_rows(document)), HEIGHT * PIXELS))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title)
    painter = QPainter(writer)
    painter.scale(DOTS / 96, DOTS / 96)
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
        _paint_sheet(painter, page, sheet)
        _paint_number(painter, number)
    painter.end()
    buffer.close()
    return mend(bytes(data.data()))


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("Study Viewer")
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(LEFT, TOP, 210 - LEFT - WIDTH, 297 - TOP - HEIGHT),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(page)
    return writer


class Row(NamedTuple):
    """A strip that no page break may cut; ``keeps`` wants the next row on the same page."""

    top: float
    bottom: float
    keeps: bool


def _rows(document: QTextDocument) -> Iterator[Row]:
    """The lines of the layout from top to bottom; a row of a table is one strip."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        origin = layout.blockBoundingRect(block).topLeft().y()
        keeps = bool(block.blockFormat().property(KEEP))
        edge = CELL_EDGE if QTextCursor(block).currentTable() else 0
        lines = block.layout()
        last = lines.lineCount() - 1
        for number in range(last + 1):
            line = lines.lineAt(number)
            top = origin + line.y()
            above = edge if number == 0 else 0
            below = edge if number == last else 0
            # Of a quote only the last line belongs to the note under it; a long one may break.
            yield Row(top - above, top + line.height() + below, keeps and number == last)
        block = block.next()


def cut(rows: list[Row], high: float) -> Iterator[Sheet]:
    """Pages no higher than ``high``, broken only where no strip is cut.

    Cells of a table stand beside each other, so strips may overlap: those that do are one. A
    heading goes on to the next page rather than stand last on its own. A strip higher than a page
    is cut where the page ends: there is no better place.
    """
    strips = _joined(rows)
    first = 0
    while first < len(strips):
        top = strips[first].top
        last = first
        while last + 1 < len(strips) and strips[last + 1].bottom - top <= high:
            last += 1
        if last + 1 < len(strips):
            kept = last
            while kept > first and strips[kept].keeps:
                kept -= 1
            # Headings alone would fill the page: then they stay where they are.
            last = last if strips[kept].keeps else kept
        bottom = strips[last].bottom
        while bottom - top > high:
            yield Sheet(top, top + high)
            top += high
        yield Sheet(top, bottom)
        first = last + 1


def _joined(rows: list[Row]) -> list[Row]:
    joined: list[Row] = []
    for row in sorted(rows):
        # A line set closer than its font is high overlaps the next by some pixels: that is none.
        if joined and row.top < joined[-1].bottom - (row.bottom - row.top) / 2:
            last = joined[-1]
            joined[-1] = Row(last.top, max(last.bottom, row.bottom), last.keeps or row.keeps)
        else:
            joined.append(row)
    return joined


def _paint_sheet(painter: QPainter, page: Page, sheet: Sheet) -> None:
    document = page.document
    strip = QRectF(0, sheet.top, WIDTH * PIXELS, sheet.bottom - sheet.top)
    layout = document.documentLayout()
    first = max(layout.hitTest(strip.topLeft(), Qt.HitTestAccuracy.FuzzyHit), 0)
    last = max(layout.hitTest(strip.bottomRight(), Qt.HitTestAccuracy.FuzzyHit), first)
    painter.save()
    painter.translate(0, -sheet.top)
    painter.setClipRect(strip)
    column = Column(0, WIDTH * PIXELS)
    paint_boxes(painter, page, _on_white(), column, first, last)
    paint_markers(painter, page, _on_white(), first, last)
    painter.setPen(QColor(_on_white().ink))
    block = document.findBlock(first)
    table: QTextTable | None = None
    while block.isValid() and block.position() <= last:
        around = QTextCursor(block).currentTable()
        if around is None:
            _draw_lines(painter, block, layout.blockBoundingRect(block).topLeft(), sheet)
        elif around != table:
            _draw_table(painter, layout, layout.frameBoundingRect(around) & strip)
        table = around
        block = block.next()
    painter.restore()


def _draw_lines(painter: QPainter, block: QTextBlock, origin: QPointF, sheet: Sheet) -> None:
    """Line by line: Qt's own drawing adds the line above a clip, hidden to the eye but not to a
    search in the file.
    """
    lines = block.layout()
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        middle = origin.y() + line.y() + line.height() / 2
        if sheet.top <= middle < sheet.bottom:
            line.draw(painter, origin)


def _draw_table(painter: QPainter, layout: QAbstractTextDocumentLayout, area: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    # PySide's type stubs leave the fields of the context out.
    context.clip = area  # type: ignore[attr-defined]
    context.palette = palette(_on_white())  # type: ignore[attr-defined]
    layout.draw(painter, context)


def _paint_number(painter: QPainter, number: int) -> None:
    """As GB/T 9704 has it: 14 pt, 7 mm below the text, odd ones right, even ones left."""
    painter.setFont(fonts.font(fonts.SERIF, round(14 * 96 / 72)))
    painter.setPen(QColor("#000000"))
    side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
    area = QRectF(0, (HEIGHT + 7) * PIXELS, WIDTH * PIXELS, 8 * PIXELS)
    inside = area.adjusted(TYPOGRAPHY.size, 0, -TYPOGRAPHY.size, 0)
    painter.drawText(inside, side | Qt.AlignmentFlag.AlignTop, f"— {number} —")
