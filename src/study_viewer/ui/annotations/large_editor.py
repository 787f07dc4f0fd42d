# SPDX-License-Identifier: MIT
"""A note in a window of its own, for the long ones: what is typed is kept as in its card."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.shapes import quoted
from study_viewer.ui.common.buttons import PlainButton, set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme

_TYPE = 16
"""Pixels: what is long is written as it is read."""
_MARGIN = 14


class LargeEditor(Dialog):
    """One leaves it as the small one, or by its button; ``note`` tells what is to be kept."""

    def __init__(self, annotation: Annotation, text: str, caret: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._annotation = annotation
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self.note = NoteEditor(text, self._theme, self)
        font = QFont(self.font())
        font.setPixelSize(_TYPE)
        self.note.setFont(font)
        self.note.document().setDocumentMargin(_MARGIN)
        # The ground is painted round below; its own would cut the corners off.
        self.note.viewport().setAutoFillBackground(False)
        cursor = self.note.textCursor()
        cursor.setPosition(min(caret, len(text.encode("utf-16-le")) // 2))
        self.note.setTextCursor(cursor)
        self._done = PlainButton("", self, main=True)
        self._done.clicked.connect(self.note.leave)
        # Enter in the note is a new line.
        self._done.setAutoDefault(False)
        self.note.left.connect(lambda _: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.column.setSpacing(12)
        self.column.addWidget(self._about)
        self.column.addWidget(self.note, 1)
        self.column.addLayout(foot)
        self.take_room(720, 620, 80, 80)
        self.set_theme(self._theme)
        self.retranslate()
        self.note.setFocus()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.note.set_theme(theme)
        set_ink(self._about, theme.soft)
        self.update()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Note"))
        self._about.setText(quoted(self._annotation))
        self._done.setText(self.tr("Done"))

    def reject(self) -> None:
        """Nothing that was typed is thrown away."""
        self.note.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRoundedRect(QRectF(self.note.geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
