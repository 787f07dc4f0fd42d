# SPDX-License-Identifier: MIT
"""How an annotation looks in the list: colour bar, quote, note, tags and time on one card."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.listed import PATH, Card, Heading
from study_viewer.ui.annotations.markup import CODE, LINK
from study_viewer.ui.annotations.shapes import (
    GAP,
    MARGIN,
    PAD,
    TEXT_LEFT,
    Part,
    Rulers,
    Run,
    Shape,
    in_doubt,
    measured,
)
from study_viewer.ui.common.icons import pixmap
from study_viewer.ui.common.theme import Theme

HEADING_HEIGHT = 30
_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
# A card of 312 × 120 pixels takes 0.15 MB, four times that on a sharp screen.
_PICTURES = 96
# More than are in sight on any screen; the list itself remembers how high each card is.
_SHAPES = 2000


class Look(NamedTuple):
    """In what state a card is painted."""

    chosen: bool = False
    focused: bool = False
    whole: bool = False
    """Its quote and note are shown to their ends."""
    near: bool = False
    """It is the nearest one to what is being read."""
    attachable: bool = False
    """A passage is selected that it could be attached to."""
    edited: int = 0
    """So many pixels under the quote belong to an editor."""


def fitting(path: str, metrics: QFontMetrics, room: int) -> str:
    """The end of a path names the section: what stands above it goes first, then its own end."""
    parts = path.split(PATH)
    for first in range(len(parts)):
        short = PATH.join(parts[first:]) if not first else "…" + PATH + PATH.join(parts[first:])
        if metrics.horizontalAdvance(short) <= room:
            return short
    return metrics.elidedText(parts[-1], Qt.TextElideMode.ElideRight, room)


class CardPainter:
    """Measures cards and paints them from pictures that are kept.

    Shaping the text of one card takes 0.3 ms; a wheel step that shows ten of them is smooth only
    when most are painted from a picture.
    """

    def __init__(self, theme: Theme, rulers: Rulers) -> None:
        self._theme = theme
        self.rulers = rulers
        self.present: Mapping[str, str] = {}
        """The words at an annotation's place, by its id, where they are not its own any more."""
        self._shapes: OrderedDict[tuple[object, ...], Shape] = OrderedDict()
        self._pictures: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures.clear()

    def forget(self) -> None:
        """The words of the interface are others now."""
        self._shapes.clear()
        self._pictures.clear()

    def shape(self, one: Annotation, width: int, *, whole: bool = False) -> Shape:
        now = self.present.get(one.id, "")
        key = (one.id, one.note, one.tags, one.modified, one.placement, width, whole, now)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = measured(one, width, self.rulers, whole=whole, now=now)
            if len(self._shapes) > _SHAPES:
                self._shapes.popitem(last=False)
        else:
            self._shapes.move_to_end(key)
        return found

    def height(self, one: Annotation, width: int, *, whole: bool, edited: int = 0) -> int:
        """Of the row, the gap below the card with it."""
        shape = self.shape(one, width, whole=whole)
        if edited:
            return round(shape.note_top) + edited + PAD + GAP
        return shape.height + GAP

    def paint_heading(self, painter: QPainter, area: QRect, row: Heading) -> None:
        theme = self._theme
        painter.setFont(self.rulers.small.font)
        painter.setPen(QColor(theme.accent if row.lost else theme.soft))
        box = area.adjusted(MARGIN, 0, -MARGIN, -6)
        count = f"  {row.cards}" if row.lost else ""
        metrics = painter.fontMetrics()
        document, _, title = row.title.rpartition("\n")
        if document:
            above = box.adjusted(0, 0, 0, -self.rulers.small.line)
            named = metrics.elidedText(document, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(above, _LOW, named)
        room = box.width() - metrics.horizontalAdvance(count)
        painter.drawText(box, _LOW, fitting(title, metrics, room) + count)

    def heading_height(self, row: Heading) -> int:
        """In pixels; its document has a line of its own where it is named."""
        return HEADING_HEIGHT + ("\n" in row.title) * self.rulers.small.line

    def paint_card(self, painter: QPainter, area: QRect, card: Card, look: Look) -> None:
        ratio = painter.device().devicePixelRatioF()
        shape = self.shape(card.annotation, area.width(), whole=look.whole)
        time = shape.time.text if shape.time else ""
        key = (*card.annotation, area.size().toTuple(), look, time, ratio, shape.quote)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._drawn(card.annotation, area.size(), look, shape, ratio)
            self._pictures[key] = picture
            if len(self._pictures) > _PICTURES:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        painter.drawPixmap(area.topLeft(), picture)

    def _drawn(
        self, one: Annotation, size: QSize, look: Look, shape: Shape, ratio: float
    ) -> QPixmap:
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        # An even ground lets Qt smooth the letters as everywhere else.
        made.fill(QColor(self._theme.panel))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(MARGIN, 0, size.width() - 2 * MARGIN, size.height() - GAP)
        self._draw_ground(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), one, look, ratio)
        painter.translate(MARGIN + TEXT_LEFT, 0)
        top = float(PAD)
        ruler = self.rulers.quote
        painter.setFont(ruler.font)
        painter.setPen(QColor(self._theme.soft))
        # The blank half of a Chinese quotation mark hangs, so that the mark stands in line.
        hung = ruler("“") / 2 if ruler("“") > ruler("中") * 0.7 else 0
        for line in shape.quote:
            left = -hung if line.startswith("“") else 0
            painter.drawText(QPointF(left, top + ruler.ascent), line)
            top += ruler.line
        if not look.edited:
            self._draw_note(painter, shape)
            self._draw_foot(painter, one, shape, look, ratio)
        painter.end()
        return made

    def _draw_ground(
        self, painter: QPainter, box: QRectF, one: Annotation, look: Look, ratio: float
    ) -> None:
        theme = self._theme
        edge = QColor(theme.accent if look.chosen or look.focused else theme.line)
        if look.focused:
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(edge, 2 if look.focused else 1))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.near:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(6, box.top() + 8, 3, box.height() - 16), 1.5, 1.5)
        if one.colour is None:
            sign = pixmap("bookmark", theme.accent, 16, ratio)
            painter.drawPixmap(QPointF(MARGIN + 5, PAD + 1), sign)
        else:
            bar = QRectF(MARGIN + 10, PAD, 4, box.height() - 2 * PAD)
            painter.setBrush(QColor(theme.marks[one.colour]))
            painter.drawRoundedRect(bar, 2, 2)

    def _draw_note(self, painter: QPainter, shape: Shape) -> None:
        top = shape.note_top
        step = self.rulers.note().line
        for line in shape.lines:
            for run in line:
                self._draw_run(painter, run, top)
            top += step

    def _draw_run(self, painter: QPainter, run: Run, top: float) -> None:
        theme, ruler = self._theme, self.rulers.note(run.face)
        font = ruler.font
        if run.face & CODE:
            painter.fillRect(
                QRectF(run.left, top + 1, run.width, self.rulers.note().line - 2),
                QColor(theme.window),
            )
        if run.face & LINK:
            font = QFont(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if run.face & LINK else theme.ink))
        painter.drawText(QPointF(run.left, top + self.rulers.note().ascent), run.text)

    def _draw_foot(
        self, painter: QPainter, one: Annotation, shape: Shape, look: Look, ratio: float
    ) -> None:
        theme, centre = self._theme, Qt.AlignmentFlag.AlignCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.rulers.small.font)
        for chip in shape.tags:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(chip.area, chip.area.height() / 2, chip.area.height() / 2)
            painter.setPen(QColor(theme.accent))
            painter.drawText(chip.area, centre, chip.text)
        if shape.time is not None:
            painter.setPen(QColor(theme.faint))
            painter.drawText(shape.time.area.adjusted(-2, 0, 2, 0), centre, shape.time.text)
        if shape.warning is not None:
            area, doubt = shape.warning.area, in_doubt(one)
            if doubt:
                sign = pixmap("warning", theme.accent, 14, ratio)
                painter.drawPixmap(QPointF(0, area.center().y() - 7), sign)
            painter.setPen(QColor(theme.accent if doubt else theme.soft))
            painter.drawText(area, left, shape.warning.text)
        for link in shape.acts:
            self._draw_link(painter, link, able=link.act != "attach" or look.attachable)

    def _draw_link(self, painter: QPainter, link: Part, *, able: bool) -> None:
        font = QFont(self.rulers.small.font)
        font.setUnderline(able)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.accent if able else self._theme.faint))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(link.area.adjusted(0, 0, 8, 0), left, link.text)

    def part_at(self, card: Card, width: int, at: QPointF, *, whole: bool) -> tuple[str, str]:
        """What lies at a point of the row: ("act", name), ("link", address) or nothing."""
        shape = self.shape(card.annotation, width, whole=whole)
        inside = at - QPointF(MARGIN + TEXT_LEFT, 0)
        for part in shape.acts:
            if part.area.adjusted(-4, -2, 4, 2).contains(inside):
                return "act", part.act
        step = self.rulers.note().line
        number = int((inside.y() - shape.note_top) // step)
        if 0 <= number < len(shape.lines):
            for run in shape.lines[number]:
                if run.address and run.left <= inside.x() <= run.left + run.width:
                    return "link", run.address
        return "", ""
