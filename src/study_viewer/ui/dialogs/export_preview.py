# SPDX-License-Identifier: MIT
"""What will come out, beside the choices: pages of paper, text, or why there is nothing."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from study_viewer.ui.common import fonts
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

_GAP = 16
_WIDEST = 794
"""Pixels of A4 at 96 dots an inch: no page is shown larger than it is on paper."""


class Preview(NamedTuple):
    """A hand-in before it is written.

    ``images`` are its first pages, or ``text`` is its beginning. ``pages`` counts all pages, 0
    where there are none or nobody counted. ``highlights``, ``notes`` and ``bookmarks`` count what
    is in, ``total`` all annotations there are to choose from, ``tags`` are theirs. ``cut`` says
    that more comes out than is shown. ``lacking`` are fonts of the file that this computer has not.
    ``check`` and ``unplaced`` count what waits for the person, of what is in.
    """

    images: tuple[QImage, ...] = ()
    text: str = ""
    pages: int = 0
    highlights: int = 0
    notes: int = 0
    bookmarks: int = 0
    total: int = 0
    kept: int = 0
    tags: tuple[str, ...] = ()
    cut: bool = False
    lacking: tuple[str, ...] = ()
    check: int = 0
    unplaced: int = 0


class PagesView(QAbstractScrollArea):
    """Pages one below the other, as wide as there is room; the keys scroll."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._images: tuple[QImage, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.window))
        self.viewport().update()

    def set_images(self, images: tuple[QImage, ...]) -> None:
        self._images = images
        self._measure()
        self.viewport().update()

    def wide(self) -> int:
        """Pixels of the screen that a page is to have."""
        logical = min(self.viewport().width() - 2 * _GAP, _WIDEST)
        return max(round(logical * self.devicePixelRatioF()), 120)

    def _logical(self) -> int:
        return round(self.wide() / self.devicePixelRatioF())

    def _areas(self) -> list[QRect]:
        """Where each page lies, from the top of the first."""
        wide = self._logical()
        left = (self.viewport().width() - wide) // 2
        areas, top = [], _GAP
        for image in self._images:
            high = round(image.height() * wide / image.width())
            areas.append(QRect(left, top, wide, high))
            top += high + _GAP
        return areas

    def _measure(self) -> None:
        areas = self._areas()
        bottom = areas[-1].bottom() + _GAP if areas else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(bottom - self.viewport().height(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self.verticalScrollBar().value()
        for area, image in zip(self._areas(), self._images, strict=True):
            seen = area.translated(0, -offset)
            if seen.intersects(event.rect()):
                painter.drawImage(seen, image)
                painter.setPen(QColor(self._theme.line))
                painter.drawRect(QRectF(seen).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def sizeHint(self) -> QSize:
        return QSize(560, 560)


class PreviewPane(QWidget):
    """``resized`` asks for pages that fit."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pages = PagesView(theme, self)
        self.pages.setAccessibleName(self.tr("Preview of the pages"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(fonts.font(fonts.MONO, 12))
        self.text.document().setDocumentMargin(_GAP)
        self.text.setAccessibleName(self.tr("Preview of the text"))
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(24, 24, 24, 24)
        self._stack = QStackedWidget(self)
        for widget in (self.pages, self.text, self.nothing):
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(self.pages)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.summary)
        self.pages.resized.connect(self.resized)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.pages.set_theme(theme)
        self.text.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))
        self.text.horizontalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))
        set_ink(self.nothing, theme.soft)
        set_ink(self.summary, theme.soft)

    def show_preview(self, preview: Preview, scope: str) -> None:
        """Stays at the height one looks at, as far as there is something there."""
        if not preview.kept:
            self.nothing.setText(self._why_nothing(preview, scope))
            self._stack.setCurrentWidget(self.nothing)
        elif preview.images:
            self.pages.set_images(preview.images)
            self._stack.setCurrentWidget(self.pages)
        else:
            height = self.text.verticalScrollBar().value()
            self.text.setPlainText(preview.text)
            self.text.verticalScrollBar().setValue(height)
            self._stack.setCurrentWidget(self.text)
        self.summary.setText(self._counted(preview))
        self.summary.setToolTip(self.summary.text())

    def say(self, words: str) -> None:
        """A sentence in place of the preview."""
        self.nothing.setText(words)
        self._stack.setCurrentWidget(self.nothing)
        self.summary.setText("")

    def _why_nothing(self, preview: Preview, scope: str) -> str:
        if preview.total:
            words = self.tr(
                "None of the {count} annotations is left under these choices. Tick more of what "
                "to include, or click a crossed-out colour to bring it back."
            )
            return words.format(count=preview.total)
        if scope == "section":
            return self.tr(
                "There are no annotations in this section yet. Select a passage in the text to "
                "highlight it or to write a note, or choose the whole document."
            )
        return self.tr(
            "There are no annotations yet. Select a passage in the text to highlight it or to "
            "write a note; it will appear here."
        )

    def _counted(self, preview: Preview) -> str:
        if not preview.kept:
            return ""
        said = [
            text.format(count=count)
            for text, count in (
                (self.tr("Highlights: {count}"), preview.highlights),
                (self.tr("Notes: {count}"), preview.notes),
                (self.tr("Bookmarks: {count}"), preview.bookmarks),
                (self.tr("Pages: {count}"), preview.pages),
                (self.tr("Left out: {count}"), preview.total - preview.kept),
            )
            if count
        ]
        if preview.cut:
            said.append(self.tr("the beginning is shown, all is saved"))
        lines = [" · ".join(said)]
        if preview.lacking:
            words = self.tr(
                "These fonts are not on this computer: {fonts}; pages may break differently "
                "elsewhere."
            )
            lines.append(words.format(fonts=self.tr(", ").join(preview.lacking)))
        return "\n".join(lines)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.text.setFont(fonts.font(fonts.MONO, 12))
