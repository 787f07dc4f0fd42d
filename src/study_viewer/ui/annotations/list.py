# SPDX-License-Identifier: MIT
"""The list of cards: one click jumps, a double click or F2 writes, Delete deletes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.cards import CardPainter, words_of_state
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.model import AnnotationsModel, Card, Index
from study_viewer.ui.annotations.when import said_in_full
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet


class AnnotationList(QListView):
    """While a note is being written, rows may change but never move: news waits till it is left."""

    jump_wanted = Signal(str)
    delete_wanted = Signal(object)
    attach_wanted = Signal(str)
    note_written = Signal(str, str)
    note_left = Signal(str, str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, quote_font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = AnnotationsModel(self)
        self._painter = CardPainter(theme, quote_font, self)
        self._editor: NoteEditor | None = None
        self._waiting: list[Card] | None = None
        self._twice = False
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.panel)
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        self.viewport().update()

    def show_cards(self, cards: Sequence[Card]) -> None:
        if self._editor is not None and self.cards.would_move(cards):
            self._waiting = list(cards)
            return
        self._waiting = None
        chosen = self.chosen()
        top = self.verticalScrollBar().value()
        self.cards.show(cards)
        if chosen and not self.chosen():
            index = self.cards.index_of(chosen[0])
            if index.isValid():
                self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(top)

    def chosen(self) -> list[str]:
        """Ids of the selected annotations, in document order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        cards = (self.cards.card(self.cards.index(row)) for row in rows)
        return [card.annotation.id for card in cards if card is not None]

    def choose(self, annotation: str) -> None:
        index = self.cards.index_of(annotation)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keep_in_view(self, annotation: str) -> None:
        """Scrolls there, unless the person is busy in the list."""
        index = self.cards.index_of(annotation)
        if index.isValid() and not (self.writing or self.underMouse() or self.hasFocus()):
            self.scrollTo(index)

    # Writing a note in its row.

    @property
    def writing(self) -> bool:
        return self._editor is not None

    def write_note(self, annotation: str) -> None:
        self.leave_note()
        index = self.cards.index_of(annotation)
        if self.writing or not index.isValid():
            return
        self._painter.editing = annotation
        self._painter.sizeHintChanged.emit(index)
        self.doItemsLayout()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if not isinstance(editor, NoteEditor):
            self._painter.editing = None
            return
        self._editor = editor
        editor.written.connect(self._note_written)
        editor.left.connect(self._note_left)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.moveCursor(editor.textCursor().MoveOperation.End)

    def leave_note(self) -> None:
        """The editor stays, and ``writing`` with it, where its text could not be kept."""
        if self._editor is not None:
            self._editor.leave()

    def refuse_note(self) -> None:
        if self._editor is not None:
            self._editor.refuse()

    def draft_became(self, annotation: Annotation) -> None:
        if self._painter.editing == "":
            self._painter.editing = annotation.id
        self.cards.draft_became(annotation)

    def _note_written(self, text: str) -> None:
        self.note_written.emit(self._painter.editing or "", text)

    def _note_left(self, text: str) -> None:
        editor, self._editor = self._editor, None
        # The id is asked after the last ``written``: a draft may have become an annotation.
        annotation, self._painter.editing = self._painter.editing or "", None
        if editor is not None:
            self.closeEditor(editor, CardPainter.EndEditHint.NoHint)
        self.doItemsLayout()
        self.note_left.emit(annotation, text)
        if self._waiting is not None:
            self.show_cards(self._waiting)

    # Mouse and keys.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        twice, self._twice = self._twice, False
        if twice or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        where = event.position().toPoint()
        index = self.indexAt(where)
        card = self.cards.card(index)
        if card is None:
            return
        annotation = card.annotation
        low = where.y() > self.visualRect(index).bottom() - 34
        if low and annotation.placement.state == "unplaced" and words_of_state(annotation):
            self.attach_wanted.emit(annotation.id)
        elif annotation.id:
            self.jump_wanted.emit(annotation.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The release that follows is no click of its own: a jump would leave the note again.
        self._twice = True
        card = self.cards.card(self.indexAt(event.position().toPoint()))
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self.write_note(card.annotation.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        key = event.key()
        if chosen and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump_wanted.emit(chosen[0])
        elif chosen and key in (Qt.Key.Key_F2, Qt.Key.Key_N) and not event.modifiers():
            self.write_note(chosen[0])
        elif chosen and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_D):
            self.delete_wanted.emit(chosen)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            card = self.cards.card(self.indexAt(event.pos()))
            QToolTip.showText(
                event.globalPos(), said_in_full(card.annotation.modified) if card else "", self
            )
            return True
        return super().viewportEvent(event)

    def _ask_menu(self, where: QPoint) -> None:
        card = self.cards.card(self.indexAt(where))
        if card is not None and card.annotation.id:
            self.menu_wanted.emit(card.annotation.id, self.viewport().mapToGlobal(where))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
