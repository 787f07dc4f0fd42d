# SPDX-License-Identifier: MIT
"""One passage with the phrase, or two of them side by side."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from study_viewer.core.document.marks import Mark
from study_viewer.core.searching import Excerpt
from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.marked_text import MarkedText


class Passage(NamedTuple):
    """``row`` is its number in the list; ``head`` says where it stands."""

    row: int
    head: str
    excerpt: Excerpt


class PhrasePassages(QWidget):
    """``wanted`` asks for one of them in the text, by its number in the list."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._splitter = HairSplitter(theme, self)
        self.sides = (_Side(theme, self), _Side(theme, self))
        for side in self.sides:
            self._splitter.addWidget(side)
            side.wanted.connect(self.wanted)
        self._splitter.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """At most two."""
        for number, side in enumerate(self.sides):
            there = number < len(passages)
            side.setVisible(there or not number)
            side.show_passage(passages[number] if there else None)

    def set_theme(self, theme: Theme) -> None:
        self._splitter.set_theme(theme)
        for side in self.sides:
            side.set_theme(theme)

    def retranslate(self) -> None:
        for side in self.sides:
            side.retranslate()


class _Side(QWidget):
    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = -1
        self.head = _Head(self)
        self.link = FlatButton(theme, self, accent=True)
        self.link.clicked.connect(lambda _=False: self.wanted.emit(self._row))
        self.text = PassageText(theme, self)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self.head, 1)
        row.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self.set_theme(theme)
        self.retranslate()

    def show_passage(self, passage: Passage | None) -> None:
        self._row = passage.row if passage else -1
        self.head.setText(passage.head if passage else "")
        self.head.setToolTip(passage.head if passage else "")
        self.link.setVisible(passage is not None)
        self.text.show_excerpt(passage.excerpt if passage else Excerpt("", "", ""))
        self.text.setAccessibleName(passage.head if passage else "")

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.head, theme.soft)
        self.link.set_theme(theme)
        self.text.set_theme(theme)

    def retranslate(self) -> None:
        self.link.setText(self.tr("Go there"))
        self.link.setAccessibleName(self.tr("Go there"))
        self.link.updateGeometry()
        self.text.setPlaceholderText(self.tr("This place is no longer there."))


class _Head(QLabel):
    """Cut by … where it has no room: a long title must not make the dialog wider than a screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, cut)
        painter.end()


class PassageText(MarkedText):
    """The phrase is tinted as a highlight is, and in the middle of what is seen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._phrase = 0
        self._arrival: QTimer | None = None
        super().__init__(theme, parent, gone=False)
        # Paper also where the text ends before the widget does.
        self.setAutoFillBackground(True)
        self.setMinimumHeight(64)
        # Afterwards: a scroll bar that comes while the text is written resizes this as well, and
        # to move the cursor of a text that is being changed crashes Qt.
        self._arrival = QTimer(self, singleShot=True, interval=0)
        self._arrival.timeout.connect(self._come_into_sight)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        start, end = len(excerpt.before), len(excerpt.before) + len(excerpt.words)
        whole = "".join(excerpt)
        marks = (Mark(0, start, True), Mark(start, end, False), Mark(end, len(whole), True))
        self.show_marked(whole, [mark for mark in marks if mark.end > mark.start])
        self._phrase = len("".join(excerpt[:2]).encode("utf-16-le")) // 2
        self._arrive()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        made = QPalette(self.palette())
        made.setColor(QPalette.ColorRole.Window, QColor(theme.paper))
        self.setPalette(made)
        self._arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrive()

    def _arrive(self) -> None:
        if self._arrival is not None:
            self._arrival.start()

    def _come_into_sight(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._phrase, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        whole = self.viewport().height() + self.viewportMargins().bottom()
        middle = self.cursorRect(cursor).center().y() + bar.value()
        top, high = _window(self._lines(), middle - whole // 2, whole)
        # Here the text ends before the widget does, so that no line is cut.
        self.setViewportMargins(0, 0, 0, whole - high)
        bar.setValue(top)

    def _lines(self) -> list[tuple[int, int]]:
        """Where each begins and ends, in pixels from the top of the text."""
        found = []
        block = self.document().begin()
        while block.isValid():
            laid = block.layout()
            place = laid.position().y()
            for number in range(laid.lineCount()):
                line = laid.lineAt(number)
                found.append((round(place + line.y()), math.ceil(place + line.y() + line.height())))
            block = block.next()
        return found

    def _marked(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(QColor(self._theme.highlights["yellow"]))
        return made


def _window(lines: Sequence[tuple[int, int]], wanted: int, room: int) -> tuple[int, int]:
    """Top and height of what is shown: whole lines, as near to the wanted top as they allow."""
    if not lines or lines[-1][1] <= room:
        return 0, room
    tops = [0, *(top for top, _ in lines[1:])]
    # Behind the one from which all that follows has room one would look at nothing.
    latest = next((top for top in tops if lines[-1][1] - top <= room), tops[-1])
    top = min(latest, min(tops, key=lambda top: abs(top - wanted)))
    return top, max((end - top for _, end in lines if end - top <= room), default=room)
