# SPDX-License-Identifier: MIT
"""Sheets of paper: where a laid-out page is broken, and how a sheet of it is painted."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from study_viewer.ui.common.page.backdrop import Column, paint_boxes, paint_markers
from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.pen import KEEP
from study_viewer.ui.common.paper import WHOLE, on_white
from study_viewer.ui.common.theme import palette

# The padding and the hairline of a table's cell, which belong to its first and last line.
CELL_EDGE = 7


class Sheet(NamedTuple):
    """What one page shows: the layout from ``top`` to ``bottom``, in its pixels."""

    top: float
    bottom: float


class Row(NamedTuple):
    """A strip that no page break may cut; ``keeps`` wants the next row on the same page."""

    top: float
    bottom: float
    keeps: bool


def rows_of(document: QTextDocument) -> Iterator[Row]:
    """The lines of the layout from top to bottom; a row of a table is one strip."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        origin = layout.blockBoundingRect(block).topLeft().y()
        keeps = bool(block.blockFormat().property(KEEP))
        whole = bool(block.blockFormat().property(WHOLE))
        edge = CELL_EDGE if QTextCursor(block).currentTable() else 0
        lines = block.layout()
        last = lines.lineCount() - 1
        for number in range(last + 1):
            line = lines.lineAt(number)
            top = origin + line.y()
            above = edge if number == 0 else 0
            below = edge if number == last else 0
            kept = keeps if number == last else whole
            yield Row(top - above, top + line.height() + below, kept)
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


def paint_sheet(painter: QPainter, page: Page, sheet: Sheet, wide: float) -> None:
    """At the painter's origin, in the pixels of the layout; ``wide`` is its width."""
    document = page.document
    strip = QRectF(0, sheet.top, wide, sheet.bottom - sheet.top)
    layout = document.documentLayout()
    first = max(layout.hitTest(strip.topLeft(), Qt.HitTestAccuracy.FuzzyHit), 0)
    last = max(layout.hitTest(strip.bottomRight(), Qt.HitTestAccuracy.FuzzyHit), first)
    painter.save()
    painter.translate(0, -sheet.top)
    painter.setClipRect(strip)
    column = Column(0, wide)
    paint_boxes(painter, page, on_white(), column, first, last)
    paint_markers(painter, page, on_white(), first, last)
    painter.setPen(QColor(on_white().ink))
    block = document.findBlock(first)
    table: QTextTable | None = None
    while block.isValid() and block.position() <= last:
        around = QTextCursor(block).currentTable()
        if around is None:
            _draw_lines(painter, block, layout.blockBoundingRect(block).topLeft(), sheet)
        elif around != table:
            _draw_table(painter, layout, table_area(layout, around) & strip)
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


def table_area(layout: QAbstractTextDocumentLayout, table: QTextTable) -> QRectF:
    """The table without its margins, into which the lines above and below it reach."""
    form = table.format()
    whole = layout.frameBoundingRect(table)
    return whole.adjusted(0, form.topMargin() - 1, 0, 1 - form.bottomMargin())


def _draw_table(painter: QPainter, layout: QAbstractTextDocumentLayout, area: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    # PySide's type stubs leave the fields of the context out.
    context.clip = area  # type: ignore[attr-defined]
    context.palette = palette(on_white())  # type: ignore[attr-defined]
    layout.draw(painter, context)
