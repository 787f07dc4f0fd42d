# SPDX-License-Identifier: MIT
"""How a row of the section tree looks: its title, a tick when it is read, its badges."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from study_viewer.ui.common.theme import Theme
from study_viewer.ui.outline import alike, sought
from study_viewer.ui.outline.forest import Node
from study_viewer.ui.outline.model import Index, OutlineModel

ROW = 32
_BEFORE, _GAP = 6, 12
"""Pixels before the title, and between it and a badge."""
_EDGE, _BADGE_EDGE = 16, 18
"""Pixels from the right edge to a title without badges, and to a badge."""
_TICK = 10


class RowPainter(QStyledItemDelegate):
    """One row: the title, a tick when it is read, the number of annotations."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(ROW, QFontMetrics(option.font).height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, OutlineModel)
        node = model.node(index)
        theme = self.theme
        ink = theme.ink
        if node.current:
            ink = theme.accent
        elif node.read:
            ink = theme.soft
        font = row_font(option, index)
        self._paint_badges(painter, option, node)
        box = _title_box(option, node)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        if node.apart:
            box = self._paint_apart(painter, box, node)
        title = self.fitting(index, node.title, metrics, box.width())
        if model.words:
            self._paint_hits(painter, box, metrics, title, model.words)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_apart(self, painter: QPainter, box: QRect, node: Node) -> QRect:
        """The soft words after the title, half the room at most; answers the title's room."""
        metrics = painter.fontMetrics()
        words, middle = f" · {node.apart}", Qt.TextElideMode.ElideMiddle
        title = metrics.horizontalAdvance(node.title)
        # A short title leaves them more.
        room = max(box.width() // 2, box.width() - title)
        words = metrics.elidedText(words, middle, room)
        wide = metrics.horizontalAdvance(words)
        left = box.adjusted(0, 0, -wide, 0)
        place = QRect(box)
        place.setLeft(box.left() + min(title, left.width()))
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return left

    def fitting(self, index: Index, title: str, metrics: QFontMetrics, room: int) -> str:
        """Of titles that begin alike and have no room, what tells them apart.

        The words of a filter that it was found by are not left out.
        """
        model = index.model()
        assert isinstance(model, OutlineModel)
        cut = metrics.horizontalAdvance(title) > room
        if cut and (late := model.late(index)):
            told = alike.fitting(title, late, metrics, room)
            if not model.words or sought.fits(model.words, told):
                return told
        same = model.opening(index) if cut else 0
        if same and (not model.words or sought.fits(model.words, title[same:])):
            title = "…" + title[same:]
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole title as a tooltip where the row has no room for it, and nowhere else; at
        the share that was read, what it is."""
        model = index.model()
        if event.type() == QEvent.Type.ToolTip and isinstance(model, OutlineModel):
            node = model.node(index)
            beside = event.pos().x() > _title_box(option, node).right()
            if beside and node.key is None and node.percent:
                said = QCoreApplication.translate(
                    "Outline", "{percent}% of this document was read."
                )
                QToolTip.showText(event.globalPos(), said.format(percent=node.percent), view)
                return True
            if not self._is_cut(option, index):
                QToolTip.hideText()
                return True
        return super().helpEvent(event, view, option, index)

    def _is_cut(self, option: QStyleOptionViewItem, index: Index) -> bool:
        model = index.model()
        assert isinstance(model, OutlineModel)
        node = model.node(index)
        metrics = QFontMetrics(row_font(option, index))
        shown = f"{node.title} · {node.apart}" if node.apart else node.title
        return metrics.horizontalAdvance(shown) > _title_box(option, node).width()

    def _paint_hits(
        self, painter: QPainter, box: QRect, metrics: QFontMetrics, title: str, words: str
    ) -> None:
        """A mark behind each place where the title holds the words it was found by."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection))
        high = metrics.height()
        for start, end in sought.spans(words, title):
            left = box.left() + metrics.horizontalAdvance(title[:start])
            width = metrics.horizontalAdvance(title[:end]) + box.left() - left
            top = box.center().y() - high // 2
            painter.drawRoundedRect(QRectF(left - 1, top, width + 2, high), 3, 3)

    def _paint_badges(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        """From the right edge inwards."""
        right = option.rect.right() - _BADGE_EDGE
        font = _small(option)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.accent if node.current else self.theme.faint))
        text = _count(option, node)
        if text:
            width = QFontMetrics(font).horizontalAdvance(text)
            if node.hits is not None:
                self._paint_pill(painter, option, right, width)
            box = QRect(right - width, option.rect.top(), width + 2, option.rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            right -= width + 6
        if node.read:
            middle = option.rect.center().y() + 0.5
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(round_pen(self.theme.accent if node.current else self.theme.faint))
            painter.drawPolyline(
                [
                    QPointF(right - 9.5, middle + 0.5),
                    QPointF(right - 6.5, middle + 3.5),
                    QPointF(right - 0.5, middle - 3.5),
                ]
            )

    def _paint_pill(
        self, painter: QPainter, option: QStyleOptionViewItem, right: int, width: int
    ) -> None:
        """Places that were found are no annotations: they stand on the tint of the hits."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection))
        high = QFontMetrics(_small(option)).height() + 2
        top = option.rect.center().y() - high / 2 + 1
        painter.drawRoundedRect(QRectF(right - width - 6, top, width + 12, high), 8, 8)
        painter.restore()
        painter.setPen(QColor(self.theme.ink))


def _title_box(option: QStyleOptionViewItem, node: Node) -> QRect:
    """Where the title stands; it takes the room of badges that are not there."""
    text = _count(option, node)
    counted = QFontMetrics(_small(option)).horizontalAdvance(text) if text else 0
    ticked = _TICK if node.read else 0
    right = option.rect.right() - _EDGE
    if counted or ticked:
        between = 6 if counted and ticked else 0
        right = option.rect.right() - _BADGE_EDGE - counted - between - ticked - _GAP
    return QRect(option.rect).adjusted(_BEFORE, 0, right - option.rect.right(), 0)


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(max(11, QFontMetrics(option.font).height() * 11 // 19))
    return font


def _count(option: QStyleOptionViewItem, node: Node) -> str:
    """How much of a document is read; how many annotations a section has, or places of words."""
    if node.hits is not None:
        open_now = option.state & QStyle.StateFlag.State_Open and node.key is not None
        found = node.hits if open_now else node.hits_inside
        return f"{found:,}" if found else ""
    if node.key is None:
        return f"{node.percent}%" if node.percent else ""
    # A folded row answers for what it hides.
    unfolded = option.state & QStyle.StateFlag.State_Open
    marks = node.annotations if unfolded else node.inside
    return str(marks) if marks else ""


def row_font(option: QStyleOptionViewItem, index: Index) -> QFont:
    """Heavier for a document, and for the entry being read with those it stands below."""
    model = index.model()
    assert isinstance(model, OutlineModel)
    node, font = model.node(index), QFont(option.font)
    if node.key is None or node.current or model.leads(index):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def round_pen(colour: str, width: float = 1.4) -> QPen:
    return QPen(
        QColor(colour),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
