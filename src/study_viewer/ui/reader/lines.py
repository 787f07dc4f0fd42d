# SPDX-License-Identifier: MIT
"""Where the mouse is on the page, also between two lines."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextDocument


def on_a_line(document: QTextDocument, point: QPointF) -> QPointF:
    """The point, moved up or down on to the nearest line where it lies between two, and left on to
    the last character where it lies beyond a line that goes on below.

    Lines 32 pixels apart hold text of 26; in the 6 between them Qt finds no character but the end
    of a line, so that one drag in six along a line selected nothing. Beyond the end of a wrapped
    line Qt answers the place before its last character, for which Latin has a blank and Chinese
    has not: the character would be left out of what is selected.
    """
    layout = document.documentLayout()
    block = document.findBlock(layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit))
    text = block.layout()
    if not block.isValid() or text is None or not text.lineCount():
        return point
    origin = layout.blockBoundingRect(block).top()
    y = point.y() - origin
    rects = [text.lineAt(n).naturalTextRect() for n in range(text.lineCount())]
    nearest = min(rects, key=lambda rect: max(rect.top() - y, y - rect.bottom(), 0.0))
    if max(nearest.top() - y, y - nearest.bottom()) > nearest.height():
        return point
    inside = min(max(y, nearest.top() + 1), nearest.bottom() - 1)
    across = point.x()
    if nearest is not rects[-1]:
        # Lines count from where the layout begins, left of where an indented one does.
        left = layout.blockBoundingRect(block).left() - text.boundingRect().left()
        across = min(across, left + nearest.right() - 1)
    return QPointF(across, origin + inside)


def line_end(text: str, offset: int) -> int:
    """Where the paragraph of a plain text ends in which the offset is."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)
