# SPDX-License-Identifier: MIT
"""Where a note is written, in its row: kept on pauses, every two seconds of typing, on leaving."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

PAUSE_MS = 1000
# Who types on without a pause loses no more than this, whatever happens to the program.
LATEST_MS = 2000

_SMALLEST, _LARGEST = 64, 240
"""Pixels of height; a longer text scrolls, unless there is more room."""

# What the keys put round the selected words.
_SIGNS: dict[int, str] = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}


class NoteEditor(QPlainTextEdit):
    """``written`` carries the text to keep; ``left`` comes once, after the last ``written``.

    Whoever hears ``written`` and cannot keep the text calls ``refuse``: then it is offered again
    on the next pause, and nobody leaves before it is kept. ``grown``: it wants another height.
    """

    written = Signal(str)
    left = Signal(str)
    grown = Signal()

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: str | None = text
        self._over = False
        self._smallest, self._largest = _SMALLEST, _LARGEST
        self.setPlainText(text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.set_theme(theme)
        self._word()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self._keep)
        self.textChanged.connect(self._wait)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.grown.emit())

    def set_theme(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.faint))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))

    def give_room(self, smallest: int, largest: int) -> None:
        """Pixels of height between which it follows its text."""
        self._largest = max(largest, _LARGEST)
        self._smallest = min(max(smallest, _SMALLEST), self._largest)

    def wanted_height(self) -> int:
        """So that the text needs no scrolling, within bounds."""
        lines = max(self.document().size().height(), 1) + 1
        wanted = round(lines * self.fontMetrics().lineSpacing()) + 12
        return min(max(wanted, self._smallest), self._largest)

    def leave(self) -> None:
        """Keeps what is not kept yet and says goodbye; a second call does nothing."""
        if self._over:
            return
        self._keep()
        if self._kept is None:
            return
        self._over = True
        self.left.emit(self.toPlainText())

    def take(self, text: str) -> None:
        """What was written of it elsewhere, to be kept at once; it can be undone as typing can."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._keep()

    def refuse(self) -> None:
        self._kept = None

    def _wait(self) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _keep(self) -> None:
        self._pause.stop()
        self._latest.stop()
        text = self.toPlainText()
        if text != self._kept:
            self._kept = text
            self.written.emit(text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._sign(event):
                # Before any command of the window that has the same keys.
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if done or event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        sign = self._sign(event)
        if sign:
            self._wrap(sign)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _sign(self, event: QKeyEvent) -> str:
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return _SIGNS.get(event.key(), "") if held else ""

    def _wrap(self, sign: str) -> None:
        """Puts the signs round the selected words, or takes them off again where they are."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        text, long = self.toPlainText(), len(sign)
        cursor.beginEditBlock()
        if _stands_in(text, first, last, sign):
            for place in (last, first - long):
                cursor.setPosition(place)
                cursor.setPosition(place + long, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            first, last = first - long, last - long
        else:
            cursor.setPosition(last)
            cursor.insertText(sign)
            cursor.setPosition(first)
            cursor.insertText(sign)
            first, last = first + long, last + long
        cursor.endEditBlock()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _word(self) -> None:
        self.setPlaceholderText(self.tr("Write a note…"))
        self.setAccessibleName(self.tr("Note"))


def _stands_in(text: str, first: int, last: int, sign: str) -> bool:
    """Are the words between these signs and no longer ones?"""
    star = sign[0]
    before = len(text[:first]) - len(text[:first].rstrip(star))
    after = len(text[last:]) - len(text[last:].lstrip(star))
    # Three of them are both.
    return before == after and before in (len(sign), 3)
