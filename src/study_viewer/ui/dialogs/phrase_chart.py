# SPDX-License-Identifier: MIT
"""A small bar chart: how often a phrase stands in each document or year, from the first on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from study_viewer.ui.common.numbers import grouped
from study_viewer.ui.common.theme import Theme, blend

if TYPE_CHECKING:
    from study_viewer.core.phrases import Bar

HEIGHT, LOW = 116, 72
"""Pixels of the chart, and on a small screen."""
_WIDEST, _THICKEST = 88, 30
"""Pixels of the place of a bar, and of a bar."""
_COUNT, _DATE = 18, 20
"""Pixels above a bar for its number, and below the line for its date."""
_APART = 20
"""Pixels between what has a date and what has none."""
_BETWEEN = 3
"""Pixels between two dates."""
_BREAK, _SLANT = 5, 4
"""Pixels of the gap in a bar that is higher than the scale, and by how much it leans."""


class PhraseChart(QWidget):
    """``chosen`` carries the number of a bar, -1 for none: chosen again, a bar is let go.

    What has a date sets the scale. What has none is told beside it, by a broken bar where it is
    more than any of those: else the years would be pressed flat by what is not one of them.

    Its accessible description says in words what it shows.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._chosen = self._at = -1
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_bars(self, bars: "Sequence[Bar]") -> None:
        self._bars = tuple(bars)
        self._chosen = -1
        self._at = 0 if self._bars else -1
        self.retranslate()
        self.update()

    def let_go(self) -> None:
        """No bar is chosen; nobody is told."""
        self._chosen = -1
        self.update()

    @property
    def bars(self) -> "tuple[Bar, ...]":
        return self._bars

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Chart: how often, by date"))
        self.setAccessibleDescription("; ".join(self.said(bar) for bar in self._bars))
        self.update()

    def said(self, bar: "Bar") -> str:
        """One bar in words."""
        date = bar.date or self.tr("without a date")
        times = grouped(self.tr("%n time(s)", "", bar.often), bar.often)
        if bar.title:
            return self.tr("“{title}” ({date}): {times}").format(
                title=bar.title, date=date, times=times
            )
        several = grouped(self.tr("%n document(s)", "", len(bar.documents)), len(bar.documents))
        return f"{date}: {times}, {several}"

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def box(self, number: int) -> QRect:
        """The place of a bar, with its number and date."""
        count = len(self._bars)
        undated = count > 1 and not self._bars[-1].date and bool(self._bars[0].date)
        wide = min(_WIDEST, (self.width() - (_APART if undated else 0)) // max(count, 1))
        dated = sum(bool(bar.date) for bar in self._bars)
        left = number * wide + (_APART if undated and number >= dated else 0)
        return QRect(left, 0, wide, self.height())

    def lying(self, number: int) -> QRectF:
        """Where the bar itself is painted."""
        box, base = self.box(number), self.height() - _DATE
        thick = min(_THICKEST, max(box.width() - 8, 2))
        share = min(self._bars[number].often / self._most(), 1)
        high = max(round((base - _COUNT) * share), 3)
        return QRectF(box.center().x() - thick / 2 + 0.5, base - high, thick, high)

    def is_broken(self, number: int) -> bool:
        """Does the bar stand for more than the scale has?"""
        return self._bars[number].often > self._most()

    def _most(self) -> int:
        dated = [bar.often for bar in self._bars if bar.date]
        return max(dated or [bar.often for bar in self._bars], default=1)

    def bar_at(self, x: int) -> int:
        boxes = (self.box(number) for number in range(len(self._bars)))
        inside = (n for n, box in enumerate(boxes) if box.left() <= x <= box.right())
        return next(inside, -1)

    def choose(self, number: int) -> None:
        self._chosen = -1 if number == self._chosen else number
        self._at = max(number, 0)
        self.update()
        self.chosen.emit(self._chosen)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.bar_at(event.pos().x())
            if number >= 0:
                QToolTip.showText(event.globalPos(), self.said(self._bars[number]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.bar_at(round(event.position().x()))
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._bars and event.key() in steps:
            self._at = max(0, min(self._at + steps[Qt.Key(event.key())], len(self._bars) - 1))
            bar = self._bars[self._at]
            self.setAccessibleDescription(self.said(bar))
            QToolTip.showText(self.mapToGlobal(self.box(self._at).topLeft()), self.said(bar), self)
            self.update()
        elif self._bars and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPixelSize(max(11, QFontMetrics(self.font()).height() * 11 // 19))
        painter.setFont(small)
        base = self.height() - _DATE
        painter.fillRect(0, base, self.width(), 1, QColor(self._theme.line))
        for number in range(len(self._bars)):
            self._paint_bar(painter, number, self.box(number))
        painter.setPen(QColor(self._theme.soft))
        for place, date in self.dates(QFontMetrics(small)):
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, date)
        painter.end()

    def _paint_bar(self, painter: QPainter, number: int, box: QRect) -> None:
        bar, theme, lying = self._bars[number], self._theme, self.lying(number)
        on = number == self._chosen
        painter.setPen(Qt.PenStyle.NoPen)
        ground = theme.accent if on else blend(theme.accent, theme.panel, 0.5).name()
        if not bar.date and not on:
            ground = blend(theme.faint, theme.panel, 0.5).name()
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(lying, min(3, lying.width() / 2), min(3, lying.width() / 2))
        if self.is_broken(number):
            self._paint_break(painter, lying)
        if self.hasFocus() and number == self._at:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(lying.adjusted(-3, -3, 3, 1), 5, 5)
        wide = painter.fontMetrics().horizontalAdvance(f"{bar.often:,}")
        if wide <= box.width() or (self.is_broken(number) and wide <= box.width() + _APART):
            painter.setPen(QColor(theme.accent if on else theme.soft))
            left = min(box.center().x() - wide // 2, self.width() - wide) - 1
            above = QRect(left, round(lying.top()) - _COUNT, wide + 2, _COUNT - 2)
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(above, middle, f"{bar.often:,}")

    def _paint_break(self, painter: QPainter, lying: QRectF) -> None:
        left, right = lying.left() - 1, lying.right() + 1
        top = lying.top() + lying.height() / 3
        ends = ((left, top + _SLANT), (right, top), (right, top + _BREAK))
        corners = [QPointF(*end) for end in (*ends, (left, top + _SLANT + _BREAK))]
        painter.setBrush(QColor(self._theme.panel))
        painter.drawPolygon(corners)

    def dates(self, metrics: QFontMetrics) -> list[tuple[QRect, str]]:
        """Where dates stand below the bars: none over another, what has none said once."""
        found: list[tuple[QRect, str]] = []
        told, free = "", 0
        base = self.height() - _DATE
        # From the right, so that what has no date is told in any case.
        for number in reversed(range(len(self._bars))):
            box = self.box(number)
            date = self._date(self._bars[number], box.width(), metrics)
            wide = metrics.horizontalAdvance(date) + 2
            left = min(box.center().x() - wide // 2, self.width() - wide)
            if date == told and found:
                # A year that stands for several bars stands below the first of them.
                found.pop()
                free = found[-1][0].left() if found else 0
            if found and left + wide + _BETWEEN > free:
                told = ""
                continue
            found.append((QRect(left, base + 2, wide, _DATE - 2), date))
            told, free = date, left
        return found

    def _date(self, bar: "Bar", room: int, metrics: QFontMetrics) -> str:
        """As much of the date as there is room for; of neighbours in a year, once."""
        if not bar.date:
            return self.tr("no date")
        if metrics.horizontalAdvance("2024-12-30") + 6 <= room:
            return bar.date
        return bar.date[:4]
