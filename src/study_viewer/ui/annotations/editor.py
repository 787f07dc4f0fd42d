# SPDX-License-Identifier: MIT
"""Where a note is written, in its row: kept on pauses, every two seconds of typing, on leaving."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from study_viewer.ui.common.theme import Theme

PAUSE_MS = 1000
# Who types on without a pause loses no more than this, whatever happens to the program.
LATEST_MS = 2000


class NoteEditor(QPlainTextEdit):
    """``written`` carries the text to keep; ``left`` comes once, after the last ``written``.

    Whoever hears ``written`` and cannot keep the text calls ``refuse``: then it is offered again
    on the next pause, and nobody leaves before it is kept.
    """

    written = Signal(str)
    left = Signal(str)

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: str | None = text
        self._over = False
        self.setPlainText(text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.faint))
        self.setPalette(palette)
        self.setPlaceholderText(self.tr("Write a note…"))
        self.setAccessibleName(self.tr("Note"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self._keep)
        self.textChanged.connect(self._wait)

    def leave(self) -> None:
        """Keeps what is not kept yet and says goodbye; a second call does nothing."""
        if self._over:
            return
        self._keep()
        if self._kept is None:
            return
        self._over = True
        self.left.emit(self.toPlainText())

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if done or event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the editor, or another window, is no leaving.
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.leave()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setPlaceholderText(self.tr("Write a note…"))
            self.setAccessibleName(self.tr("Note"))
        super().changeEvent(event)
