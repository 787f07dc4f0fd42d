# SPDX-License-Identifier: MIT
"""What belongs to a page and is not in its document: bars, boxes, rules, list markers."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.geometry import MIDDLE, around, font_size, stretch
from study_viewer.ui.common.page.pen import MARKER, Box
from study_viewer.ui.common.page.typography import CELL_PAD
from study_viewer.ui.common.theme import Theme


class Column(NamedTuple):
    """Where the text stands across the page, in document pixels."""

    left: float
    right: float


def paint_boxes(
    painter: QPainter, page: Page, theme: Theme, column: Column, first: int, last: int
) -> None:
    """Bars, boxes and rules that touch the positions ``first`` to ``last``."""
    begin = bisect_left(page.reach, first)
    end = bisect_right(page.boxes, last, key=lambda box: box.first)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in page.boxes[begin:end]:
        if box.last >= first:
            _paint_box(painter, page, theme, column, box)
    painter.restore()


def _paint_box(painter: QPainter, page: Page, theme: Theme, column: Column, box: Box) -> None:
    tall = stretch(page.document, box.first, box.last)
    left, right = column.left + box.left, column.right - box.right
    painter.setPen(Qt.PenStyle.NoPen)
    match box.kind:
        case "quote":
            painter.setBrush(QColor(box.colour or theme.line))
            painter.drawRoundedRect(QRectF(left, tall.top(), 3, tall.height()), 1.5, 1.5)
        case "rule":
            painter.setBrush(QColor(theme.line))
            painter.drawRect(QRectF(left, round(tall.center().y()), right - left, 1))
        case "code":
            painter.setBrush(QColor(theme.panel))
            area = QRectF(left, tall.top() - 10, right - left, tall.height() + 18)
            painter.drawRoundedRect(area, 8, 8)
        case "head":
            # The highest cell of the row is as high as the row.
            tall = around(page.document, box.first, box.last)
            painter.setBrush(QColor(theme.panel))
            area = QRectF(left, tall.top() - CELL_PAD, right - left, tall.height() + 2 * CELL_PAD)
            painter.drawRect(area.adjusted(1, -1, -2, 1))
        case "admonition":
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.panel))
            area = QRectF(left, tall.top(), right - left, tall.height())
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def paint_markers(painter: QPainter, page: Page, theme: Theme, first: int, last: int) -> None:
    """Bullets and numbers, right-aligned in front of the first line of their items."""
    block = page.document.findBlock(first)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    while block.isValid() and block.position() <= last:
        if marker := block.blockFormat().property(MARKER):
            line = block.layout().lineAt(0)
            corner = page.document.documentLayout().blockBoundingRect(block).topLeft()
            at = corner + QPointF(line.x(), line.y() + line.ascent())
            font = page.document.defaultFont()
            font.setPixelSize(font_size(page.document, block))
            _paint_marker(painter, theme, marker, at, font)
        block = block.next()
    painter.restore()


def _paint_marker(painter: QPainter, theme: Theme, marker: str, at: QPointF, font: QFont) -> None:
    """``at`` is where the text's baseline begins."""
    size = font.pixelSize()
    radius = size * 0.13
    middle = QPointF(at.x() - size * 0.85, at.y() - size * MIDDLE)
    painter.setBrush(QColor(theme.soft))
    painter.setPen(Qt.PenStyle.NoPen)
    if marker == "•":
        painter.drawEllipse(middle, radius, radius)
    elif marker == "▪":
        painter.drawRect(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius))
    elif marker == "◦":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.soft), 1.4))
        painter.drawEllipse(middle, radius, radius)
    else:
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        width = painter.fontMetrics().horizontalAdvance(marker)
        painter.drawText(at - QPointF(width + size * 0.4, 0), marker)
