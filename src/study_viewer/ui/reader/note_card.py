# SPDX-License-Identifier: MIT
"""A footnote shown at its mark, so that one need not leave the line one reads."""

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.document.model import Body, Note
from study_viewer.ui.common.buttons import FlatButton
from study_viewer.ui.common.page.backdrop import Column, paint_boxes, paint_markers
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.plate import GAP, SHADOW, drawn_plate
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

WIDTH = 380
HIGHEST = 260
PAD, END = 14, 10
"""Pixels before and behind the text; behind it a scroll bar may come."""
SMALLER = 3
"""Pixels by which the note's type is smaller than the page's."""


class NoteCard(QWidget):
    """Takes the focus, so that its links are reached by keys; Esc or a click elsewhere closes."""

    link_activated = Signal(str)
    note_wanted = Signal(str)
    """Go to the note of this label at the end of the section."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plate = QPixmap()
        self._label = ""
        self.text = NoteText(self)
        self._go = FlatButton(theme, self)
        self._go.clicked.connect(lambda: self.note_wanted.emit(self._label))
        self._away = FlatButton(theme, self)
        self._away.clicked.connect(self.close_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + PAD, SHADOW + 10, SHADOW + END, SHADOW + 6)
        column.setSpacing(4)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        # The buttons' words stand where the text stands.
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(-8)
        row.addWidget(self._go)
        row.addStretch(1)
        row.addWidget(self._away)
        column.addLayout(row)
        self.text.link_activated.connect(self.link_activated)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._word()
        self.hide()

    def present(self, note: Note, mark: str, typography: Typography, fetch: Fetch | None) -> None:
        """What the card shows from now on, of the note with this mark; ``stand`` then shows it."""
        self._label = note.label
        size = max(typography.size - SMALLER, 13)
        small = typography._replace(size=size, line=round(size * 1.6), width=WIDTH // size)
        body = Body(note.blocks)
        page = build_page(body, small, self._theme, fetch, self.text)
        self.text.show_page(page, self._theme)
        self.setAccessibleName(self.tr("Footnote {label}").format(label=mark))

    def stand(self, mark: QRect, room: QRect) -> None:
        """Below the mark if there is room, else above; rectangles in the parent's pixels."""
        wide = min(WIDTH, room.width() - 2 * GAP)
        self.text.measure(wide - PAD - END)
        high = min(self.text.needed, HIGHEST) + self._go.sizeHint().height() + 20
        left = max(mark.center().x() - wide // 3, room.left() + GAP)
        left = min(left, room.right() - GAP - wide + 1)
        top = mark.bottom() + GAP
        if top + high > room.bottom() and mark.top() - GAP - high >= room.top():
            top = mark.top() - GAP - high
        self.setGeometry(left - SHADOW, top - SHADOW, wide + 2 * SHADOW, high + 2 * SHADOW)
        self.show()
        self.raise_()
        self.text.setFocus()

    def close_card(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """The text's own colours come with the next note."""
        self._theme = theme
        self._plate = QPixmap()
        self._go.set_theme(theme)
        self._away.set_theme(theme)
        self.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._plate.size() != self.size() * ratio:
            self._plate = drawn_plate(self.size(), ratio, self._theme)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._plate)
        painter.end()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def _word(self) -> None:
        self._go.setText(self.tr("Go to the note"))
        self._away.setText(self.tr("Close"))
        for button in (self._go, self._away):
            button.setAccessibleName(button.text())


class NoteText(QTextBrowser):
    """The note's own small page; it opens nothing itself."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._theme: Theme | None = None
        self.needed = 0
        """Pixels that the whole note is high."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._clicked)

    def show_page(self, page: Page, theme: Theme) -> None:
        old, self._page, self._theme = self._page, page, theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.panel))
        made.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        _outdent(page)
        self.setDocument(page.document)
        if old is not None:
            old.document.deleteLater()

    def measure(self, width: int) -> None:
        """How high the note is in a card of this inner width."""
        if self._page is not None:
            # Told of it, the view would set its own width again, which it has not got before it
            # is shown.
            with QSignalBlocker(self._page.document.documentLayout()):
                self._page.document.setTextWidth(width)
            self.needed = round(self._page.document.size().height())

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, min(self.needed, HIGHEST))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only the note's own pictures; nothing is ever read from a file or an address."""
        if self._page is None:
            return None
        return self._page.pictures.on_page(QUrl(name).toString(), 2 * WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        page, theme = self._page, self._theme
        if page is not None and theme is not None:
            painter = QPainter(self.viewport())
            painter.translate(0, -self.verticalScrollBar().value())
            last = page.document.lastBlock().position()
            paint_boxes(painter, page, theme, Column(0, self.viewport().width()), 0, last)
            paint_markers(painter, page, theme, 0, last)
            painter.end()
        super().paintEvent(event)

    def _clicked(self, address: QUrl) -> None:
        link = self._page.link_behind(address.toString()) if self._page is not None else ""
        if link:
            self.link_activated.emit(link)


def _outdent(page: Page) -> None:
    """In a card this narrow a first line two characters in looks like a slip."""
    cursor = QTextCursor(page.document)
    flush = QTextBlockFormat()
    flush.setTextIndent(0)
    block = page.document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(flush)
        block = block.next()
