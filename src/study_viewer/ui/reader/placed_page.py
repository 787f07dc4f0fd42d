# SPDX-License-Identifier: MIT
"""Where everything is on the page that is shown: by offset, by position and by pixel."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from study_viewer.core.document.model import Body
from study_viewer.core.document.plain import OBJECT
from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.fitting import readable_picture
from study_viewer.ui.common.page.geometry import bands, line_top, positions_in
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography


class PlacedPage(QTextBrowser):
    """Answers alone: whoever is above says what is shown, scrolls and paints.

    All places are offsets of the section's plain text.
    """

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typography = typography
        self._body = Body()
        self._text = ""
        self._fetch: Fetch | None = None
        self._page: Page | None = None

    @property
    def body(self) -> Body:
        return self._body

    @property
    def fetch(self) -> Fetch | None:
        """What gives the pictures of the section."""
        return self._fetch

    @property
    def text(self) -> str:
        """The plain text of the section."""
        return self._text

    def text_between(self, start: int, end: int) -> str:
        return self._text[start:end]

    @property
    def page(self) -> Page | None:
        return self._page

    @property
    def typography(self) -> Typography:
        return self._typography

    def in_view(self, offset: int) -> bool:
        """Is the line of the offset in sight, and not at the very edge?"""
        if self._page is None:
            return False
        top = line_top(self._page.document, self._page.offsets.position_of(offset))
        down = top - self.verticalScrollBar().value()
        return 0 <= down <= self.viewport().height() - 2 * self._typography.line

    def _visible_positions(self) -> tuple[int, int]:
        """The first and last position in view, whole blocks counted."""
        seen = QRectF(self.viewport().rect()).translated(0, self.verticalScrollBar().value())
        return positions_in(self.document(), seen)

    def areas(self, start: int, end: int) -> tuple[QRect, QRect] | None:
        """Where the first and the last line of a range are, in pixels of the viewport."""
        if self._page is None:
            return None
        offsets = self._page.offsets
        found = list(
            bands(self._page.document, offsets.position_of(start), offsets.position_of(end))
        )
        if not found:
            return None
        shift = QPointF(0, -self.verticalScrollBar().value())
        return found[0].translated(shift).toRect(), found[-1].translated(shift).toRect()

    def offset_at(self, point: QPointF) -> int | None:
        """The character under a point of the viewport."""
        if self._page is None:
            return None
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        # An exact hit names the character, a fuzzy one the nearest gap between two.
        exact = Qt.HitTestAccuracy.ExactHit
        position = self._page.document.documentLayout().hitTest(on_page, exact)
        return self._page.offsets.offset_of(position) if position >= 0 else None

    def picture_at(self, point: QPointF) -> str:
        """The name of the picture under a point of the viewport; empty where there is none."""
        at = self.offset_at(point)
        return self.picture_of(at) if at is not None else ""

    def picture_of(self, offset: int) -> str:
        """The name of the picture that stands at an offset; empty for text and a lost picture."""
        if self._page is None or self._text[offset : offset + 1] != OBJECT:
            return ""
        return readable_picture(self._page, self._page.offsets.position_of(offset))

    def selection(self) -> tuple[int, int] | None:
        """The selected range without the line breaks at its ends."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return None
        start = self._page.offsets.offset_of(cursor.selectionStart())
        end = self._page.offsets.offset_of(cursor.selectionEnd())
        while start < end and self._text[start] == "\n":
            start += 1
        while start < end and self._text[end - 1] == "\n":
            end -= 1
        return (start, end) if start < end else None

    def link_behind(self, name: str) -> str:
        """The address of a link as the document has it; empty for a name that is no link."""
        return self._page.link_behind(name) if self._page is not None else ""

    def anchor(self, name: str) -> int | None:
        """The offset of a heading's anchor or of a footnote in this section."""
        return self._page.anchors.get(name) if self._page else None

    def edges(self) -> tuple[int, int]:
        """Where the column of text begins and ends, in pixels of the viewport."""
        margins = self.document().rootFrame().frameFormat()
        return int(margins.leftMargin()), self.viewport().width() - int(margins.rightMargin())
