# SPDX-License-Identifier: MIT
"""One side of a change: its words, with those marked that the other side has not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from study_viewer.ui.common import fonts
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet

if TYPE_CHECKING:
    from study_viewer.core.document.marks import Mark

_SIZE = 16
_LINE = 28.0
_MARGIN = 16


class MarkedText(QTextEdit):
    """Nothing in it is typed; its words are copied as they stand.

    What is ``gone`` is struck through, what is not is underlined: a tint alone says nothing to
    whoever does not tell the colours apart. A text that stands ``alone``, with nothing on the
    other side, is tinted only: a whole article that is struck through is hard to read.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, gone: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gone = gone
        self._shown: tuple[str, tuple[Mark, ...]] = ("", ())
        self._alone = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(fonts.font(fonts.SERIF, _SIZE))
        self.document().setDocumentMargin(_MARGIN)
        self.set_theme(theme)

    def show_marked(self, text: str, marks: "Sequence[Mark]", *, alone: bool = False) -> None:
        """The marks cover the whole text; an empty one is the side that is not there."""
        self._shown, self._alone = (text, tuple(marks)), alone
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Base, QColor(theme.paper))
        made.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        made.setColor(QPalette.ColorRole.Highlight, QColor(theme.selection))
        made.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(made)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))
        self._write()

    def _write(self) -> None:
        text, marks = self._shown
        self.clear()
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        lines.setBottomMargin(8)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(lines)
        plain, marked = QTextCharFormat(), self._marked()
        for mark in marks:
            cursor.insertText(text[mark.start : mark.end], plain if mark.same else marked)
        cursor.endEditBlock()

    def _marked(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(QColor(self._theme.highlights["red" if self._gone else "green"]))
        if not self._alone:
            made.setFontStrikeOut(self._gone)
            made.setFontUnderline(not self._gone)
        return made
