# SPDX-License-Identifier: MIT
"""How a found place looks: the words in bold, what stands around them, and where it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from study_viewer.ui.common.theme import Theme
from study_viewer.ui.search.model import Index, ResultsModel, Row

if TYPE_CHECKING:
    from study_viewer.core.searching import Excerpt

EDGE = 16
"""Pixels beside the words."""
_LINES = 2
_BEFORE = 0.45
"""Of the first line's width at most stands before the words, if what follows needs the rest."""


class RowPainter(QStyledItemDelegate):
    """All rows are two lines high, so that no list is too long to be shown at once."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ResultsModel)
        row = model.row(index)
        self._paint_ground(painter, option, row)
        box = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        if row.more:
            painter.setFont(option.font)
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.title)
        elif row.hit is None:
            self._paint_heading(painter, option.font, box, row)
        elif row.part == "text":
            self._paint_excerpt(painter, option.font, box, row.hit.excerpt, _LINES)
        else:
            upper = QRect(box.left(), box.top(), box.width(), box.height() // 2 + 2)
            self._paint_excerpt(painter, option.font, upper, row.hit.excerpt, 1)
            lower = QRect(box.left(), upper.bottom() + 1, box.width(), box.height() // 2 - 4)
            self._paint_aside(painter, option.font, lower, aside_words(row))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or over):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.tint if chosen else self.theme.window))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(8, 1, -8, -1), 7, 7)

    def _paint_heading(self, painter: QPainter, font: QFont, box: QRect, row: Row) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = small_font(font)
        count = f"{row.count:,}"
        wide = QFontMetrics(small).horizontalAdvance(count)
        metrics = QFontMetrics(bold)
        # It stands nearer to what it is over than to what is above it.
        lines = metrics.height() + (QFontMetrics(small).height() if row.detail else 0)
        top = box.bottom() - lines - 3
        room = box.width() - wide - 12
        said = heading_words(row)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.ink))
        first = QRect(box.left(), top, room, metrics.height())
        elided = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.faint))
        right = QRect(box.right() - wide, top, wide + 1, metrics.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, count)
        if row.detail:
            below = QRect(
                box.left(), first.bottom() + 1, box.width(), box.bottom() - first.bottom()
            )
            self._paint_aside(painter, font, below, row.detail)

    def _paint_aside(self, painter: QPainter, font: QFont, box: QRect, words: str) -> None:
        small = small_font(font)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.faint))
        elided = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, elided)

    def _paint_excerpt(
        self, painter: QPainter, font: QFont, box: QRect, excerpt: "Excerpt", lines: int
    ) -> None:
        before, words, after = excerpt
        metrics = QFontMetrics(font)
        room = before_room(font, excerpt, box.width(), lines)
        before = metrics.elidedText(before.lstrip(), Qt.TextElideMode.ElideLeft, room)
        layout = _laid_out(font, before, words, after, box.width(), lines, self.theme.ink)
        high = layout.boundingRect().height()
        painter.setPen(QColor(self.theme.soft))
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - high) / 2))


def before_room(font: QFont, excerpt: "Excerpt", width: int, lines: int) -> int:
    """Pixels for what stands before the words: in a single line, which nothing but the words and
    what follows them needs, all that these leave. The number of an article is there."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    needed = QFontMetrics(bold).horizontalAdvance(excerpt.words)
    needed += QFontMetrics(font).horizontalAdvance(excerpt.after)
    least = round(width * _BEFORE)
    return max(least, width - needed - 4) if lines == 1 else least


def _laid_out(
    font: QFont, before: str, words: str, after: str, width: int, lines: int, ink: str
) -> QTextLayout:
    """At most so many lines, the last with … where there is more."""
    text = before + words + after
    for cut in (False, True):
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        span = QTextLayout.FormatRange()
        span.start = _units(before)
        span.length = min(_units(words), _units(text) - span.start)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setForeground(QColor(ink))
        span.format = bold
        layout.setFormats([span])
        end = _set_lines(layout, width, lines)
        if cut or end >= _units(text):
            return layout
        shown = text.encode("utf-16-le")[: 2 * (end - 1)].decode("utf-16-le", "ignore")
        text = shown.rstrip() + "…"
    raise AssertionError


def _set_lines(layout: QTextLayout, width: int, lines: int) -> int:
    """Where the last of them ends."""
    end, top = 0, 0.0
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end


def _units(text: str) -> int:
    """How long Qt takes it to be, which counts many signs and old characters as two."""
    return len(text.encode("utf-16-le")) // 2


def row_height(font: QFont) -> int:
    return _LINES * QFontMetrics(font).height() + 12


def small_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(11, font.pixelSize() - 1 if font.pixelSize() > 0 else 12))
    return small


def aside_words(row: Row) -> str:
    """Under the words of a title or note; a document of which nothing is known says what it is."""
    if row.part == "title" and not row.detail:
        return QCoreApplication.translate("SearchRows", "Document")
    return row.detail


def heading_words(row: Row) -> str:
    if row.part == "title":
        return QCoreApplication.translate("SearchRows", "Titles")
    if row.part == "note":
        return QCoreApplication.translate("SearchRows", "Notes")
    return row.title
