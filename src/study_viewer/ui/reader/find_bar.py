# SPDX-License-Identifier: MIT
"""The bar that finds in the section: a field, how many there are, on and back."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from study_viewer.ui.common.buttons import QuietField, picture_sheet, set_ink
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.heading import HEIGHT

BUTTON = 32
ICON = 20
_WIDE = 480
"""Pixels of the bar; a narrower one does not keep to the column of text."""
_TITLE = 160
"""Pixels of a section's title."""


class Beside(NamedTuple):
    """What is known of the document's other sections.

    ``several`` says that there are some, ``sought`` that they are being looked through, and
    ``title`` is that of the next one that has the words, where this one has none.
    """

    several: bool = False
    sought: bool = False
    title: str = ""


_ALONE = Beside()


class FindBar(QWidget):
    """Takes the place of the heading line, so that the text under it does not move."""

    words_changed = Signal(str)
    stepped = Signal(int)
    """1 to the next place, -1 to the one before."""
    everywhere = Signal()
    """The words are to be sought in all documents."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counted = (0, 0)
        self._beside = Beside()
        self._edges = (16, 16)
        self.field = FindField(theme, self)
        # Beside the cross that closes the bar, one that empties the field would be mistaken for it.
        self.field.setClearButtonEnabled(False)
        self._count = QLabel(self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self.field, 1)
        self._row.addSpacing(8)
        self._row.addWidget(self._count)
        self._row.addSpacing(4)
        self._previous, self._next, self._everywhere, self._close = (
            self._button() for _ in range(4)
        )
        self.setFixedHeight(HEIGHT)
        self.field.textChanged.connect(self.words_changed)
        self.field.stepped.connect(self.stepped)
        self.field.left.connect(self.closed)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._everywhere.hide()
        self._everywhere.clicked.connect(self.everywhere)
        self._close.clicked.connect(self.closed)
        self._fit()
        self._word()
        self.set_theme(theme)

    def say(self, number: int, total: int, beside: Beside = _ALONE) -> None:
        """The ``number``th of ``total`` places, from 1; 0 for one stands at none of them."""
        self._counted, self._beside = (number, total), beside
        ways = total > 0 or beside.title != ""
        self._previous.setEnabled(ways)
        self._next.setEnabled(ways)
        wanted = bool(self.field.text().strip())
        self._count.setText(self._said() if wanted else "")
        self._count.setToolTip(beside.title if wanted else "")
        missed = not total and not beside.title and not beside.sought and wanted
        set_ink(self._count, self._theme.accent if missed else self._theme.soft)

    def _said(self) -> str:
        number, total = self._counted
        several, sought, title = self._beside
        if title:
            shown = self._count.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _TITLE)
            return self.tr("Not in this section; next in “{title}”").format(title=shown)
        if not total and several:
            return self.tr("Not in this section…") if sought else self.tr("Not in this document")
        if not total:
            return self.tr("Not found")
        wide = several and self.width() >= _WIDE
        if number and wide:
            return self.tr("{n} of {m} in this section").format(n=number, m=total)
        if number:
            return self.tr("{n} of {m}").format(n=number, m=total)
        if wide:
            return self.tr("%n place(s) in this section", "", total)
        return self.tr("%n place(s)", "", total)

    def set_edges(self, left: int, right: int) -> None:
        """Distances of the column of text from the bar's edges, in pixels."""
        self._edges = (left, right)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not before the width is known: in a narrow window it would make the bar too wide.
        self._everywhere.setVisible(self.width() >= _WIDE)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= _WIDE
        # The field's glass stands where the text begins; the last button's cross where it ends.
        left, right = self._edges
        # In a narrow window the room is the field's.
        sides = (left - 10, right - 6) if wide else (0, 0)
        self._row.setContentsMargins(max(sides[0], 8), 6, max(sides[1], 8), 6)
        # So that the field keeps its width while the number changes.
        self._count.setMinimumWidth(84 if wide else 60)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.field.set_theme(theme)
        # For each button: a sheet on the bar would take the field's own ground away.
        sheet = picture_sheet(theme, theme.paper, 7)
        for name, button in (
            ("chevron-up", self._previous),
            ("chevron-down", self._next),
            ("search-all", self._everywhere),
            ("close", self._close),
        ):
            button.setStyleSheet(sheet)
            button.setIcon(icon(name, theme))
        self.say(*self._counted, self._beside)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.line))
        painter.end()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(BUTTON, BUTTON)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def _word(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in this section"))
        self.field.setAccessibleName(self.tr("Find in this section"))
        for button, text, keys in (
            (self._previous, self.tr("Previous place"), "Shift+F3"),
            (self._next, self.tr("Next place"), "F3"),
            (self._everywhere, self.tr("Search everywhere"), "Ctrl+Shift+F"),
            (self._close, self.tr("Close"), "Esc"),
        ):
            button.setToolTip(f"{text} ({keys})")
            button.setAccessibleName(text)
        self.say(*self._counted, self._beside)


class FindField(QuietField):
    """Enter goes on, with Shift back; Esc leaves, with or without words."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
