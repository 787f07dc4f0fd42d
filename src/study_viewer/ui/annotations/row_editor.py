# SPDX-License-Identifier: MIT
"""A card being written on: its note, and its tags in a line below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.tag_line import HEIGHT as TAG_HEIGHT
from study_viewer.ui.annotations.tag_line import TagLine
from study_viewer.ui.common.buttons import picture_sheet
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme

if TYPE_CHECKING:
    from study_viewer.ui.annotations.large_editor import LargeEditor

_ESSAY = 160
"""Pixels of height that a note on a whole document or section begins with."""
_BUTTON = 28
_ROUND = 8
"""Pixels seen above and below the line one writes in."""


class RowEditor(QWidget):
    """One leaves it by Esc, by Ctrl+Enter, or when the focus goes elsewhere."""

    tags_changed = Signal(object)
    grown = Signal()
    caret_moved = Signal()

    def __init__(self, annotation: Annotation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation = annotation
        # Where the note was begun.
        self._came_from = self.window().focusWidget()
        self._large: LargeEditor | None = None
        self.note = NoteEditor(annotation.note, theme, self)
        # The ground is painted round below; its own would cut the corners off.
        self.note.viewport().setAutoFillBackground(False)
        self.tags = TagLine(annotation.tags, theme, self)
        self.larger = QToolButton(self)
        self.larger.setFixedSize(_BUTTON, _BUTTON)
        self.larger.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.larger.clicked.connect(self._enlarge)
        # A press on what takes no focus would give it to the list below, and end the note.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.note, 1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.tags, 1)
        foot.addWidget(self.larger)
        column.addLayout(foot)
        self.note.grown.connect(self.grown)
        self.note.cursorPositionChanged.connect(self.caret_moved)
        self.tags.changed.connect(self.tags_changed)
        self.tags.done.connect(self.leave)
        self.note.installEventFilter(self)
        self.tags.field.installEventFilter(self)
        self.larger.installEventFilter(self)
        self.set_theme(theme)
        self._word()

    def wanted_height(self) -> int:
        return self.note.wanted_height() + TAG_HEIGHT + 2

    def give_room(self, room: int) -> None:
        """Pixels of height that it may grow to; who writes on a whole text begins with more."""
        self.note.give_room(
            _ESSAY if self._annotation.selector is None else 0, room - TAG_HEIGHT - 2
        )

    def caret(self) -> tuple[int, int]:
        """From where to where in its own height what is written now has to be seen.

        With the last line that is all below it too.
        """
        here = self.note.cursorRect().translated(self.note.pos())
        last = self.note.document().size().height() - 1
        at = self.note.textCursor().block()
        line = at.layout().lineForTextPosition(self.note.textCursor().positionInBlock())
        number = at.firstLineNumber() + max(line.lineNumber(), 0)
        return here.top() - _ROUND, self.height() if number >= last else here.bottom() + _ROUND

    def offer_tags(self, known: Sequence[str]) -> None:
        self.tags.offer(known)

    def leave(self) -> None:
        """Takes along what is written in the larger window, and closes that."""
        if self._large is not None:
            self._large.note.leave()
        if self._large is not None:
            # What stands there could not be kept.
            return
        self.tags.keep()
        self.note.leave()

    def give_back_keyboard(self, otherwise: QWidget) -> None:
        """To where the note was begun, unless it is elsewhere already."""
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):
            return
        back = self._came_from
        if back is None or not isValid(back) or not back.isVisible():
            back = otherwise
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.note.set_theme(theme)
        self.tags.set_theme(theme)
        self.larger.setIcon(icon("expand", theme))
        self.larger.setStyleSheet(picture_sheet(theme, theme.paper, 6))

    def _enlarge(self) -> None:
        """The note in a window of its own; when that is closed, one writes on here."""
        # Few notes are long.
        from study_viewer.ui.annotations.large_editor import LargeEditor

        caret = self.note.textCursor().position()
        large = LargeEditor(self._annotation, self.note.toPlainText(), caret, self.window())
        large.note.written.connect(self.note.take)
        large.finished.connect(self._shrink)
        self._large = large
        large.open()

    def _shrink(self) -> None:
        large, self._large = self._large, None
        assert large is not None
        large.deleteLater()
        cursor = self.note.textCursor()
        cursor.setPosition(large.note.textCursor().position())
        self.note.setTextCursor(cursor)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self) -> None:
        self.larger.setToolTip(self.tr("Write in a larger window"))
        self.larger.setAccessibleName(self.tr("Write in a larger window"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def eventFilter(self, child: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            assert isinstance(event, QFocusEvent)
            focused = QApplication.focusWidget()
            inside = focused is not None and self.isAncestorOf(focused)
            # A menu over the editor, or another window, is no leaving.
            away = event.reason() not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if away and child is self.tags.field:
                self.tags.keep()
            if away and not inside and self._large is None:
                self.leave()
            self.update()
        elif event.type() == QEvent.Type.FocusIn:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
