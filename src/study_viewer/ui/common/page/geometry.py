# SPDX-License-Identifier: MIT
"""Where text stands on a laid-out page: rectangles of ranges and blocks, in document pixels."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument, QTextFormat, QTextLine
from PySide6.QtWidgets import QScrollBar

# The middle of a Chinese character lies 0.38 em above the baseline (its box runs from 0.88 em
# above to 0.12 em below), a Latin x-height letter a little lower.
MIDDLE = 0.38
GAP = 96
"""Pixels; no two blocks stand further apart."""


def bands(document: QTextDocument, first: int, last: int) -> Iterator[QRectF]:
    """One rectangle for each line of the range, as high as the line is set.

    Bands of neighbouring lines meet and do not overlap, and the characters stand in their middle;
    the line's own rectangle is the font's, which is smaller than the set line and off centre.
    """
    block = document.findBlock(first)
    while block.isValid() and block.position() < last:
        if block.isVisible():
            yield from _in_block(document, block, first, last)
        block = block.next()


def _in_block(
    document: QTextDocument, block: QTextBlock, first: int, last: int
) -> Iterator[QRectF]:
    start = max(first - block.position(), 0)
    end = min(last - block.position(), block.length() - 1)
    if start >= end:
        return
    origin = _origin(document, block)
    layout = block.layout()
    number = layout.lineForTextPosition(start).lineNumber()
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        left, right = _across(line, start, end)
        if right > left:
            top, height = _set_line(document, block, line)
            yield QRectF(origin.x() + left, origin.y() + top, right - left, height)
        number += 1


def _set_line(document: QTextDocument, block: QTextBlock, line: QTextLine) -> tuple[float, float]:
    """Top and height of a line as it is set, its characters in the middle; from the block's top."""
    form = block.blockFormat()
    if form.lineHeightType() != QTextBlockFormat.LineHeightTypes.FixedHeight.value:
        return line.y(), line.height()
    middle = line.y() + line.ascent() - font_size(document, block) * MIDDLE
    return middle - form.lineHeight() / 2, form.lineHeight()


def _across(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    left = _x(line, max(start, line.textStart()))
    right = _x(line, min(end, line.textStart() + line.textLength()))
    if end >= line.textStart() + line.textLength():
        # A line spread to both edges is wider than its natural text, one with blanks narrower.
        right = max(right, line.x() + line.naturalTextWidth())
    return min(left, right), max(left, right)


def _x(line: QTextLine, position: int) -> float:
    # PySide hands back the position as well: it may have been moved into the line.
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def font_size(document: QTextDocument, block: QTextBlock) -> int:
    """Pixels; what a format leaves open is the document's, not the application's as Qt answers."""
    form = block.charFormat()
    own = QTextFormat.Property.FontPixelSize.value
    return form.intProperty(own) if form.hasProperty(own) else document.defaultFont().pixelSize()


def line_top(document: QTextDocument, position: int) -> float:
    """The top of the line that holds the position."""
    block = document.findBlock(position)
    # First of all: the layout is lazy, and a block that nobody asked for yet has no lines.
    origin = _origin(document, block)
    line = block.layout().lineForTextPosition(position - block.position())
    return origin.y() + (line.y() if line.isValid() else 0.0)


def position_at(document: QTextDocument, point: QPointF, step: int) -> int:
    """The position nearest to a point of the page, above it or below as ``step`` has its sign.

    The layout is lazy: between two blocks Qt finds none there and answers with the end of the text,
    which has no lines yet. So the question is put ``step`` pixels further on.
    """
    layout = document.documentLayout()
    for _ in range(GAP // abs(step)):
        position = max(layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)
        if document.findBlock(position).layout().lineCount():
            break
        point += QPointF(0, step)
    return position


def positions_in(document: QTextDocument, seen: QRectF) -> tuple[int, int]:
    """The first and last position in a part of the page, whole blocks counted."""
    first = document.findBlock(position_at(document, seen.topLeft(), 4))
    last = document.findBlock(position_at(document, seen.bottomRight(), -4))
    return first.position(), last.position() + last.length() - 1


def scroll_page(bar: QScrollBar, document: QTextDocument, top: int, high: int) -> None:
    """Scrolls so that ``top`` is the upper edge of what is seen of the page, ``high`` pixels.

    The layout is lazy and the bar knows only what is laid out: the whole of it tells how far one
    may scroll.
    """
    if top > bar.maximum():
        whole = round(document.documentLayout().documentSize().height())
        bar.setMaximum(max(bar.maximum(), whole - high))
    bar.setValue(top)


def around(document: QTextDocument, first: int, last: int) -> QRectF:
    """The rectangle around all blocks from the one at ``first`` to the one at ``last``."""
    block = document.findBlock(first)
    rect = document.documentLayout().blockBoundingRect(block)
    while block.isValid() and block.position() <= last:
        rect = rect.united(document.documentLayout().blockBoundingRect(block))
        block = block.next()
    return rect


def stretch(document: QTextDocument, first: int, last: int) -> QRectF:
    """The rectangle around all lines from the block at ``first`` to the one at ``last``."""
    around = _around(document, document.findBlock(first))
    return around.united(_around(document, document.findBlock(last)))


def _around(document: QTextDocument, block: QTextBlock) -> QRectF:
    rect = document.documentLayout().blockBoundingRect(block)
    lines = block.layout()
    if not lines.lineCount():
        return rect
    top, _ = _set_line(document, block, lines.lineAt(0))
    bottom = sum(_set_line(document, block, lines.lineAt(lines.lineCount() - 1)))
    return QRectF(rect.left(), rect.top() + top, rect.width(), bottom - top)


def _origin(document: QTextDocument, block: QTextBlock) -> QPointF:
    return document.documentLayout().blockBoundingRect(block).topLeft()
