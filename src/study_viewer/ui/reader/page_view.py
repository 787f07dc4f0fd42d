# SPDX-License-Identifier: MIT
"""The page on the screen: lays a section out, paints what is marked, scrolls."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QWidget

from study_viewer.core.document.model import Body
from study_viewer.core.document.plain import plain_text
from study_viewer.ui.common.page.backdrop import Column
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.fitting import fit_page
from study_viewer.ui.common.page.geometry import line_top, scroll_page
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.reader import painting
from study_viewer.ui.reader.canvas import Canvas
from study_viewer.ui.reader.flash import Flash
from study_viewer.ui.reader.lines import line_end
from study_viewer.ui.reader.marks import Mark, Marks
from study_viewer.ui.reader.placed_page import PlacedPage

if TYPE_CHECKING:
    from study_viewer.core.document.finding import Hits

# Where the first line of a restored place stands, and how far down a jump puts its line.
TOP = 12
JUMP = 0.28
LONG = 30_000
"""Characters; a longer section, opened near its end, would take more than 30 ms to lay out."""
SETTLED = 250
"""Milliseconds without scrolling after which a reading place is told."""


class PageView(PlacedPage):
    """Shows one section at a time; nothing in it can be edited.

    ``reading_moved`` comes when scrolling has settled, ``scrolled`` at once, ``laid_out`` when the
    column of text found a new place.
    """

    reading_moved = Signal(int)
    scrolled = Signal()
    laid_out = Signal()

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(typography, parent)
        self.setViewport(Canvas())
        self._theme = theme
        self._marks = Marks()
        self._draft = (0, 0)
        self._signs: list[painting.Sign] = []
        self._hits: Hits | None = None
        self._hit = -1
        self._told = -1
        # The width is known when the view is shown; until then a place can only be remembered.
        self._waiting: int | None = None
        self._steady = (-1, 0)
        self._flash = Flash(self.viewport())
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._tell_place)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that its coming never changes the width and lays the page out again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse
            | flags.TextSelectableByKeyboard
            | flags.LinksAccessibleByMouse
            | flags.LinksAccessibleByKeyboard
        )
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._dress()

    def show_body(self, body: Body, fetch: Fetch | None = None, at: int = 0) -> None:
        """The section to show from now on, its first visible line at the offset ``at``."""
        self._body = body
        self._text = plain_text(body)
        self._fetch = fetch
        self._marks, self._draft = Marks(), (0, 0)
        self._hits, self._hit = None, -1
        self._build(at)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        self._marks = Marks(marks)
        self.viewport().update()

    def set_draft(self, start: int, end: int) -> None:
        """The passage that a note is being begun on; none while both are the same."""
        self._draft = (start, end)
        self.viewport().update()

    @property
    def draft(self) -> tuple[int, int]:
        return self._draft

    def set_hits(self, hits: "Hits | None", current: int = -1) -> None:
        """The found places to tint, and which of them is the one one stands at."""
        self._hits, self._hit = hits, current
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._dress()
            if self._page is None or self._page.coloured:
                self._build(self._held())
            self.viewport().update()

    def set_typography(self, typography: Typography) -> None:
        if typography != self._typography:
            self._typography = typography
            self._build(self._held())

    def _build(self, at: int) -> None:
        self._flash.stop()
        old = self._page
        quick = len(self._text) > LONG
        page = build_page(self._body, self._typography, self._theme, self._fetch, self, quick=quick)
        self._page = page
        fit_page(page, self._typography, self.viewport().width())
        caret = self.cursorWidth()
        self.setDocument(page.document)
        # The width of the caret is a property of the document's layout and went with the old one.
        self.setCursorWidth(caret)
        if old is not None:
            old.document.deleteLater()
        self._told = at
        if self.isVisible():
            self._go(at, TOP)
        else:
            self._waiting = at

    def _dress(self) -> None:
        self.setPalette(painting.page_palette(self.palette(), self._theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self._theme, self._theme.paper))

    def scroll_to(self, offset: int, end: int | None = None, *, flash: bool = True) -> None:
        """Brings a place into view and lets it flash up.

        A passage (it has an ``end``) goes a good quarter down the page, and stays where it is if
        it is in view already, unless the page was opened at it: then nothing stands before it.
        A heading or another mere place goes to the top.
        """
        if self._page is None:
            return
        passage = end is not None and end > offset
        if not passage:
            self._go(offset, TOP)
        elif not self.in_view(offset) or self._opened_at(offset):
            self._go(offset, round(self.viewport().height() * JUMP))
        if flash:
            self._flash.start(offset, end if passage and end else line_end(self._text, offset))

    def _opened_at(self, offset: int) -> bool:
        return offset > 0 and self._steady == (self.verticalScrollBar().value(), offset)

    def reading_offset(self) -> int:
        """The beginning of the first visible line."""
        if self._page is None:
            return 0
        if self._waiting is not None:
            return self._waiting
        if not self.verticalScrollBar().value():
            # Before the first line is laid out Qt finds the last one here.
            return 0
        return self._page.offsets.offset_of(self.first_line().position())

    def first_line(self) -> QTextCursor:
        """A cursor at the beginning of the first visible line."""
        cursor = self.cursorForPosition(QPoint(self.edges()[0] + 1, TOP + 6))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return cursor

    def in_sight(self) -> tuple[int, int]:
        """The offsets of the first character in view and behind the last, by lines."""
        if self._page is None:
            return 0, 0
        # A line that shows its upper half at the lower edge is in sight.
        low = QPoint(self.edges()[1], self.viewport().height() - self._typography.line // 2)
        last = self.cursorForPosition(low).position()
        return self.reading_offset(), self._page.offsets.offset_of(last)

    def marks(self) -> Marks:
        return self._marks

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            # Qt would scroll to where the caret is.
            bar = self.verticalScrollBar()
            at = bar.value()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            bar.setValue(at)

    def annotations_at(self, point: QPointF) -> tuple[str, ...]:
        """Those whose sign or highlighted text is under a point of the viewport, shortest first."""
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        for sign in self._signs:
            if sign.area.contains(on_page):
                return sign.annotations
        at = self.offset_at(point)
        return tuple(mark.id for mark in self._marks.at(at)) if at is not None else ()

    def select(self, start: int, end: int) -> None:
        if self._page is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._page.offsets.position_of(start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(self._page.offsets.position_of(end), keep)
        self.setTextCursor(cursor)

    def _scrolled(self) -> None:
        self.scrolled.emit()
        self._settled.start()

    def _tell_place(self) -> None:
        at = self.reading_offset()
        if at != self._told:
            self._told = at
            self.reading_moved.emit(at)

    def _go(self, offset: int, down: int) -> None:
        """Scrolls until the line of the offset is ``down`` pixels below the upper edge."""
        if self._page is None:
            return
        document = self._page.document
        bar = self.verticalScrollBar()
        top = line_top(document, self._page.offsets.position_of(offset)) if offset > 0 else 0.0
        wanted = max(round(top) - down, 0)
        scroll_page(bar, document, wanted, self.viewport().height())
        self._steady = (bar.value(), offset) if down == TOP else (-1, 0)

    def _held(self) -> int:
        """The place to keep while the page is set anew: the same however often, until a scroll."""
        still = self._waiting is None and self._steady[0] == self.verticalScrollBar().value()
        return self._steady[1] if still else self.reading_offset()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            self._paint_behind(self._page)
        super().paintEvent(event)

    def _paint_behind(self, page: Page) -> None:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        cursor = self.textCursor()
        layers = painting.Layers(
            self._marks,
            self._draft,
            self._hits,
            self._hit,
            self._flash.range_and_strength(),
            (cursor.selectionStart(), cursor.selectionEnd()),
        )
        seen = self._visible_positions()
        column = Column(*self.edges())
        self._signs = painting.paint_behind(painter, page, self._theme, layers, column, seen)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._page is None or event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        at = self._held()
        fit_page(self._page, self._typography, event.size().width())
        super().resizeEvent(event)
        if self._waiting is None:
            self._go(at, TOP)
        self.laid_out.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waiting is not None:
            at, self._waiting = self._waiting, None
            self._go(at, TOP)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only the page's own pictures; nothing is ever read from a file or an address."""
        if self._page is None:
            return None
        return self._page.pictures.on_page(
            QUrl(name).toString(), self._typography.column(False) * 2
        )
