# SPDX-License-Identifier: MIT
"""The text of a draft as it will look, with a caret, and the lines that were left out of it."""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from study_viewer.core.document.model import Block, Body, Paragraph, Span
from study_viewer.core.document.plain import OBJECT, leaves
from study_viewer.ui.common.page.backdrop import Column, paint_boxes, paint_markers
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.fitting import fit_page
from study_viewer.ui.common.page.geometry import line_top, positions_in, scroll_page, stretch
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

GUTTER = 28
MARGIN = 20
_CARET = 2
TYPE = Typography(size=16, line=28, width=36)
"""Smaller than the reading page: one looks at the shape of a text here, and reads it later."""


class LeftOut(NamedTuple):
    """A line of the file that was taken for a page number or a running header."""

    line: int
    text: str


class _Shown(NamedTuple):
    """A leaf on the page: its place in the section's plain text, or the line left out it shows."""

    start: int
    left_out: LeftOut | None


class DraftPage(QTextEdit):
    """One section; nothing in it is typed. All places are offsets of the section's plain text."""

    stood = Signal()
    """The caret stands in another block."""
    entered = Signal()
    """Enter was pressed in the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body = Body()
        self._fetch: Fetch | None = None
        self._page: Page | None = None
        self._shown: list[_Shown] = []
        self._starts: list[int] = []
        self._block = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that its coming never changes the width and lays the page out again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cursorPositionChanged.connect(self._moved)
        self._dress()

    def show_body(
        self,
        body: Body,
        lines: Sequence[int],
        left_out: Sequence[LeftOut],
        fetch: Fetch | None = None,
        at: int = 0,
    ) -> None:
        """``lines`` are those of the file that the blocks begin with; where they are not known,
        nothing that was left out is shown. The caret goes to the offset ``at``."""
        self._body, struck = _composed(body, lines, left_out)
        self._fetch = fetch
        self._shown = []
        offset = 0
        for leaf, line in zip(leaves(self._body), struck, strict=True):
            # A line left out belongs to what stands above it.
            self._shown.append(_Shown(max(offset - 1, 0) if line else offset, line))
            offset += 0 if line else len(leaf.text) + 1
        scrolled = self.verticalScrollBar().value()
        self._build()
        self.go_to(at)
        self.verticalScrollBar().setValue(scrolled)
        self.ensureCursorVisible()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()
        at = self.textCursor().position()
        self._build()
        self._set_caret(at)

    @property
    def offset(self) -> int:
        """Where the caret stands in the section's plain text."""
        shown, inside = self._at()
        return shown.start + (0 if shown.left_out else inside)

    @property
    def left_out(self) -> LeftOut | None:
        """The left-out line that the caret stands in."""
        return self._at()[0].left_out

    def go_to(self, offset: int) -> None:
        """Puts the caret at an offset of the section."""
        for number in range(len(self._shown) - 1, -1, -1):
            shown = self._shown[number]
            if shown.left_out is None and shown.start <= offset:
                self._set_caret(self._position(number, offset - shown.start))
                return
        self._set_caret(0)

    def show_left_out(self, line: int) -> None:
        """Puts the caret on a line that was left out."""
        for number, shown in enumerate(self._shown):
            if shown.left_out is not None and shown.left_out.line == line:
                self._set_caret(self._position(number, 0))
                self.ensureCursorVisible()

    def scroll_to(self, offset: int) -> None:
        """The caret's line at the top: where a row of the tree begins."""
        self.go_to(offset)
        if self._page is not None:
            document = self._page.document
            top = round(line_top(document, self.textCursor().position())) - MARGIN
            scroll_page(self.verticalScrollBar(), document, top, self.viewport().height())

    def _at(self) -> tuple[_Shown, int]:
        if self._page is None or not self._shown:
            return _Shown(0, None), 0
        offset = self._page.offsets.offset_of(self.textCursor().position())
        number = max(bisect_right(self._starts, offset) - 1, 0)
        return self._shown[number], offset - self._starts[number]

    def _position(self, number: int, inside: int) -> int:
        assert self._page is not None
        return self._page.offsets.position_of(self._starts[number] + inside)

    def _set_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _build(self) -> None:
        old = self._page
        page = build_page(self._body, TYPE, self._theme, self._fetch, self)
        self._page = page
        self._starts = [leaf.start for leaf in leaves(self._body)]
        self._fit(self.viewport().width(), page)
        self.setDocument(page.document)
        if old is not None:
            old.document.deleteLater()
        self._block = -1
        self._fade(page)
        self._moved()

    def _fade(self, page: Page) -> None:
        """What was left out is struck through by its style, and grey here."""
        faint = QTextCharFormat()
        faint.setForeground(QColor(self._theme.faint))
        faded = []
        for number, shown in enumerate(self._shown):
            if shown.left_out is not None:
                cursor = QTextCursor(page.document)
                cursor.setPosition(page.offsets.position_of(self._starts[number]))
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                selection = QTextEdit.ExtraSelection()
                # PySide's stubs know neither of the two fields.
                selection.cursor = cursor  # type: ignore[attr-defined]
                selection.format = faint  # type: ignore[attr-defined]
                faded.append(selection)
        self.setExtraSelections(faded)

    def _moved(self) -> None:
        block = self.textCursor().blockNumber()
        if block != self._block:
            self._block = block
            # Beside a picture it would be a bar as high as that.
            alone = self.textCursor().block().text() == OBJECT
            self.setCursorWidth(0 if alone else _CARET)
            self.viewport().update()
        self.stood.emit()

    def _dress(self) -> None:
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(self._theme.paper))
        made.setColor(QPalette.ColorRole.Text, QColor(self._theme.ink))
        made.setColor(QPalette.ColorRole.Highlight, QColor(self._theme.selection))
        made.setColor(QPalette.ColorRole.HighlightedText, QColor(self._theme.ink))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(self._theme, self._theme.paper))

    def _fit(self, width: int, page: Page) -> None:
        fit_page(page, TYPE, width, above=MARGIN, below=MARGIN, gutter=GUTTER)

    # What Qt tells.

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only the page's own pictures; nothing is ever read from a file or an address."""
        if self._page is None:
            return None
        return self._page.pictures.on_page(QUrl(name).toString(), TYPE.column(False) * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._page is not None and event.size().width() != event.oldSize().width():
            self._fit(event.size().width(), self._page)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.textCursor().position() == 0:
            # Before it had its size the view scrolled to the caret, past the margin above it.
            self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            self._paint_behind(self._page)
        super().paintEvent(event)

    def _paint_behind(self, page: Page) -> None:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        width, top = self.viewport().width(), self.verticalScrollBar().value()
        seen = QRectF(self.viewport().rect()).translated(0, top)
        first, last = positions_in(page.document, seen)
        margins = page.document.rootFrame().frameFormat()
        left, right = margins.leftMargin(), width - margins.rightMargin()
        self._paint_chosen(painter, page, left, right)
        paint_boxes(painter, page, self._theme, Column(left, right), first, last)
        paint_markers(painter, page, self._theme, first, last)
        painter.end()

    def _paint_chosen(self, painter: QPainter, page: Page, left: float, right: float) -> None:
        """The block that the acts are about, with a bar in front while the keys are here."""
        position = self.textCursor().block().position()
        around = stretch(page.document, position, position)
        ground = QRectF(left - 12, around.top() - 2, right - left + 24, around.height() + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(ground, 6, 6)
        if self.hasFocus():
            painter.setBrush(QColor(self._theme.accent))
            bar = QRectF(QPointF(left - 12, around.top() + 2), QPointF(left - 9, around.bottom()))
            painter.drawRoundedRect(bar, 1.5, 1.5)


def _composed(
    body: Body, lines: Sequence[int], left_out: Sequence[LeftOut]
) -> tuple[Body, list[LeftOut | None]]:
    """The body with the lines left out of it where they stood; what each of its leaves shows."""
    if not left_out or len(lines) != len(body.blocks):
        return body, [None for _ in leaves(body)]
    blocks: list[Block] = []
    shown: list[LeftOut | None] = []
    waiting = deque(sorted(left_out))
    for line, block in (*zip(lines, body.blocks, strict=True), (None, None)):
        while waiting and (line is None or waiting[0].line < line):
            shown.append(waiting.popleft())
            blocks.append(Paragraph((Span(shown[-1].text, "d"),), "left"))
        if block is not None:
            blocks.append(block)
            # A table has a leaf for each cell.
            shown += [None for _ in leaves(Body((block,)))]
    shown += [None for _ in leaves(Body((), body.notes))]
    return body._replace(blocks=tuple(blocks)), shown
