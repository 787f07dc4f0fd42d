# SPDX-License-Identifier: MIT
"""What lies behind the text of a page: bars and boxes, highlights, the selection, a flash."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from study_viewer.ui.common.page.backdrop import Column, paint_boxes, paint_markers
from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.geometry import bands
from study_viewer.ui.common.theme import Theme, blend
from study_viewer.ui.reader.marks import Marks

if TYPE_CHECKING:
    from study_viewer.core.document.finding import Hits

SIGN = 16
EDGE = 2
"""Pixels of the line under a highlight that lies in another of its colour."""


class Sign(NamedTuple):
    """A small picture in the margin, and which annotations of its line it stands for."""

    area: QRectF
    annotations: tuple[str, ...]


def page_palette(base: QPalette, theme: Theme) -> QPalette:
    """The text's colours; a selection has none, it is painted behind like a highlight."""
    made = QPalette(base)
    made.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
    made.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
    made.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
    return made


class Layers(NamedTuple):
    """What is to be seen behind the text. ``flash`` is a range of offsets and its strength,
    ``draft`` one of offsets, ``selection`` one of positions, empty when both are the same."""

    marks: Marks
    draft: tuple[int, int]
    hits: "Hits | None"
    hit: int
    flash: tuple[int, int, float] | None
    selection: tuple[int, int]


def paint_behind(
    painter: QPainter,
    page: Page,
    theme: Theme,
    layers: Layers,
    column: Column,
    seen: tuple[int, int],
) -> list[Sign]:
    """All that touches the positions ``seen``; answers where the signs of notes were painted."""
    first, last = seen
    offsets = page.offsets
    visible = offsets.offset_of(first), offsets.offset_of(last)
    paint_boxes(painter, page, theme, column, first, last)
    paint_markers(painter, page, theme, first, last)
    paint_tints(painter, page, theme, layers.marks, *visible)
    if layers.draft[0] < layers.draft[1]:
        begin, end = (offsets.position_of(edge) for edge in layers.draft)
        paint_range(painter, page, max(begin, first), min(end, last), QColor(theme.tint))
    if layers.hits is not None:
        paint_hits(painter, page, theme, layers.hits, layers.hit, visible)
    if layers.flash:
        begin, end, strength = layers.flash
        colour = QColor(theme.accent)
        colour.setAlphaF(0.28 * strength)
        begin, end = offsets.position_of(begin), offsets.position_of(end)
        paint_range(painter, page, max(begin, first), min(end, last), colour)
    begin, end = layers.selection
    if begin < end:
        selected = QColor(theme.selection)
        paint_range(painter, page, max(begin, first), min(end, last), selected)
    return paint_signs(painter, page, theme, layers.marks, column, visible)


def paint_tints(
    painter: QPainter, page: Page, theme: Theme, marks: Marks, start: int, end: int
) -> None:
    """The highlights between two offsets; where several lie, each keeps a stripe of its own.

    One inside another of its colour would not be seen: a line in that colour runs under it.
    """
    for tint in marks.tints(start, end):
        first, last = page.offsets.position_of(tint.start), page.offsets.position_of(tint.end)
        for band in bands(page.document, first, last):
            high = band.height() / len(tint.colours)
            for number, colour in enumerate(tint.colours):
                area = QRectF(band.left(), band.top() + number * high, band.width(), high)
                painter.fillRect(area, QColor(theme.highlights[colour]))
                if colour in tint.twice:
                    area.setTop(area.bottom() - EDGE)
                    painter.fillRect(area, QColor(theme.marks[colour]))


def paint_range(painter: QPainter, page: Page, first: int, last: int, colour: QColor) -> None:
    """One colour behind the positions ``first`` to ``last``: a selection or a flash."""
    for band in bands(page.document, first, last):
        painter.fillRect(band, colour)


def paint_hits(
    painter: QPainter,
    page: Page,
    theme: Theme,
    hits: "Hits",
    current: int,
    visible: tuple[int, int],
) -> None:
    """Found places, lower than a highlight so that this is still seen; the current one stronger."""
    first, last = bisect_left(hits.ends, visible[0]), bisect_right(hits.starts, visible[1])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(first, last):
        here = number == current
        painter.setPen(QPen(QColor(theme.accent), 1.5) if here else Qt.PenStyle.NoPen)
        painter.setBrush(hit_tint(theme, here))
        start = page.offsets.position_of(hits.starts[number])
        end = page.offsets.position_of(hits.ends[number])
        for band in bands(page.document, start, end):
            painter.drawRoundedRect(band.adjusted(-0.5, 2.5, 0.5, -2.5), 3, 3)
    painter.restore()


def hit_tint(theme: Theme, here: bool) -> QColor:
    """The ground of a found place; all text of a page has 4.5:1 on it, links too."""
    share = (0.22 if theme.dark else 0.2) if here else (0.17 if theme.dark else 0.14)
    return blend(theme.accent, theme.paper, share)


def paint_signs(
    painter: QPainter,
    page: Page,
    theme: Theme,
    marks: Marks,
    column: Column,
    visible: tuple[int, int],
) -> list[Sign]:
    """A bookmark left of its line, notes right of it; answers where they were painted."""
    signs: dict[tuple[bool, int], Sign] = {}
    ratio = painter.device().devicePixelRatio()
    for mark in marks.within(*visible):
        if mark.colour and not mark.note:
            continue
        first = page.offsets.position_of(mark.start)
        last = page.offsets.position_of(max(mark.end, mark.start + 1))
        band = next(bands(page.document, first, last), None)
        if band is None:
            continue
        place = (bool(mark.colour), round(band.center().y()))
        if known := signs.get(place):
            signs[place] = known._replace(annotations=(*known.annotations, mark.id))
            continue
        x = column.right + 12 if mark.colour else column.left - 12 - SIGN
        corner = QPointF(x, band.center().y() - SIGN / 2)
        name = "note" if mark.colour else "bookmark"
        shown = theme.marks[mark.colour] if mark.colour else theme.accent
        # QtSvg takes 8 ms to import, and most first pages show no sign.
        from study_viewer.ui.common.icons import pixmap

        painter.drawPixmap(corner, pixmap(name, shown, SIGN, ratio))
        area = QRectF(corner.x() - 4, corner.y() - 4, SIGN + 8, SIGN + 8)
        signs[place] = Sign(area, (mark.id,))
    return list(signs.values())
