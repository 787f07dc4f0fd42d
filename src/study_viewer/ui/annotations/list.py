# SPDX-License-Identifier: MIT
"""The list of cards: one click jumps, a double click or F2 writes, Delete deletes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from study_viewer.core.annotation import COLOURS, Annotation
from study_viewer.ui.annotations.card_list import CardList
from study_viewer.ui.annotations.cards import HEADING_HEIGHT
from study_viewer.ui.annotations.model import AnnotationsModel, Index
from study_viewer.ui.annotations.row_editor import RowEditor
from study_viewer.ui.annotations.shapes import GAP, MARGIN, PAD, TEXT_LEFT, Shape
from study_viewer.ui.common.theme import Theme


class AnnotationList(CardList):
    """While a note is being written, rows may change but never move: news waits till it is left."""

    jump_wanted = Signal(str)
    delete_wanted = Signal(object)
    act_wanted = Signal(str, str)
    """"attach" or "confirm", and the annotation."""
    recolour_wanted = Signal(object, str)
    link_wanted = Signal(str)
    note_written = Signal(str, str)
    """Id, empty for a draft, and a text to keep; whoever keeps it answers by ``note_became``."""
    note_left = Signal(str, str)
    tags_written = Signal(str, object)
    writing_begun = Signal()
    writing_over = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, quote_font: QFont, parent: QWidget) -> None:
        super().__init__(theme, quote_font, parent)
        self._editor: RowEditor | None = None
        self._edited = ""
        self._pressed: str | None = None
        self._pressed_at = QPointF()
        self._pressed_on = ("", "")
        """The part of that card: once chosen, a card is longer and its links are elsewhere."""
        self._came = ""
        self._revealing = QTimer(self, singleShot=True, interval=0)
        self._revealing.timeout.connect(lambda: self._seek(self._came))
        self.show_model(AnnotationsModel(self.spoken, self))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._editor is not None:
            self._editor.set_theme(theme)

    def mark_near(self, annotation: str, *, follow: bool, scrolled: bool = False) -> None:
        """The card nearest to what is read; ``follow`` scrolls there unless somebody is busy."""
        if annotation != self.near:
            self.spoken.near = annotation
            self.viewport().update()
        if annotation and follow:
            self._seek(annotation, keys=scrolled)

    def reveal(self, annotation: str) -> None:
        """Scrolls to a card that just came, once all has found its room, unless somebody is busy
        in the list."""
        self._came = annotation
        self._revealing.start()

    def _seek(self, annotation: str, *, keys: bool = False) -> None:
        """Unless somebody is busy in the list; its ``keys`` alone may be of no account."""
        index = self.cards.index_of(annotation)
        busy = self.writing or self.underMouse() or (self.hasFocus() and not keys)
        if index.isValid() and not busy:
            self.scrollTo(index)

    # Writing a note in its row.

    @property
    def writing(self) -> bool:
        return self._editor is not None

    def write_note(self, annotation: str, *, tags: bool = False) -> None:
        """Opens the editor in the row, at the note or at the ``tags``."""
        if self._editor is not None and self._edited == annotation:
            (self._editor.tags if tags else self._editor.note).setFocus()
            return
        self.leave_note()
        index = self.cards.index_of(annotation)
        card = self.cards.card(index)
        if self.writing or card is None:
            return
        self.choose_alone(index)
        editor = RowEditor(card.annotation, self._theme, self.viewport())
        editor.note.setFont(self._painter.rulers.note().font)
        self._editor, self._edited = editor, annotation
        editor.note.written.connect(self._note_written)
        editor.note.left.connect(self._note_left)
        editor.tags_changed.connect(lambda found: self.tags_written.emit(self._edited, found))
        editor.grown.connect(self._grow)
        editor.caret_moved.connect(self._see_caret)
        self._grow()
        editor.show()
        (editor.tags if tags else editor.note).setFocus(Qt.FocusReason.OtherFocusReason)
        editor.note.moveCursor(editor.note.textCursor().MoveOperation.End)
        self.scrollTo(index)
        self.writing_begun.emit()

    def leave_note(self) -> None:
        """The editor stays, and ``writing`` with it, where its text could not be kept."""
        if self._editor is not None:
            self._editor.leave()

    def refuse_note(self) -> None:
        if self._editor is not None:
            self._editor.note.refuse()

    def offer_tags(self, known: Sequence[str]) -> None:
        if self._editor is not None:
            self._editor.offer_tags(known)

    def note_became(self, before: str, annotation: Annotation) -> None:
        if self._edited == before and self._editor is not None:
            self._edited = annotation.id
        if self._whole == before:
            self._whole = annotation.id
        self.cards.became(before, annotation)

    def geometry_changed(self) -> None:
        self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is being written stays in sight, whatever takes room above."""
        super().resizeEvent(event)
        if self.writing:
            self._grow()
            self._see_caret()

    def edited_height(self, annotation: str) -> int:
        if self._editor is None or annotation != self._edited:
            return 0
        return self._editor.wanted_height()

    def _grow(self) -> None:
        index = self.cards.index_of(self._edited)
        card = self.cards.card(index)
        if self._editor is not None and card is not None:
            shape = self._shape(card.annotation)
            # The heading above the card and its quote stay in sight, and its lower edge.
            taken = HEADING_HEIGHT + round(shape.note_top) + PAD + GAP
            self._editor.give_room(self.viewport().height() - taken)
            # The text wraps at this width, which its height follows from.
            self._editor.resize(self._editor_width(), self._editor.wanted_height())
            self.measure_again([index.row()])
            self._place_editor()

    def _see_caret(self) -> None:
        """The line one writes in stays in sight while the card grows; with its last line the
        card's lower edge."""
        index = self._editor_index()
        if self._editor is None or index is None:
            return
        first, last = self._editor.caret()
        top = self._editor.y() - self.visualRect(index).top()
        below = PAD + GAP if last >= self._editor.height() else 0
        self.bring(index.row(), top + first, top + last + below)

    def _shape(self, one: Annotation) -> Shape:
        return self._painter.shape(one, self.row_width(), whole=one.id == self._whole)

    def _editor_width(self) -> int:
        return self.row_width() - 2 * MARGIN - TEXT_LEFT

    def _place_editor(self) -> None:
        card = self.cards.card(index) if (index := self._editor_index()) else None
        if self._editor is None or index is None or card is None:
            return
        top = round(self._shape(card.annotation).note_top)
        left, row = MARGIN + TEXT_LEFT - 6, self.visualRect(index)
        height = self._editor.wanted_height()
        self._editor.setGeometry(left, row.top() + top, self._editor_width(), height)

    def _editor_index(self) -> Index | None:
        index = self.cards.index_of(self._edited) if self._editor is not None else None
        return index if index is not None and index.isValid() else None

    def _note_written(self, text: str) -> None:
        self.note_written.emit(self._edited, text)

    def _note_left(self, text: str) -> None:
        editor, self._editor = self._editor, None
        # The id is asked after the last ``written``: a draft may have become an annotation.
        annotation, self._edited = self._edited, ""
        index = self.cards.index_of(annotation)
        if editor is not None:
            editor.give_back_keyboard(self)
            editor.hide()
            editor.deleteLater()
        if index.isValid():
            self.measure_again([index.row()])
        self.note_left.emit(annotation, text)
        self.writing_over.emit()

    # Mouse and keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        card = self.cards.card(self.indexAt(event.position().toPoint()))
        self._pressed = card.annotation.id if card else None
        self._pressed_at = event.position()
        self._pressed_on = self._part_at(event.position(), self._pressed or "")
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if not pressed or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        if len(self.chosen()) > 1:
            # A drag over several rows takes them all.
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        stayed = moved < QApplication.startDragDistance()
        what, name = self._pressed_on if stayed else ("", "")
        if what == "act":
            self.act_wanted.emit(name, pressed)
        elif what == "link":
            self.link_wanted.emit(name)
        else:
            self.jump_wanted.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The release that follows is no click of its own: a jump would leave the note again.
        self._pressed = None
        card = self.cards.card(self.indexAt(event.position().toPoint()))
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self.write_note(card.annotation.id)

    def _part_at(self, where: QPointF, annotation: str) -> tuple[str, str]:
        index = self.cards.index_of(annotation)
        card = self.cards.card(index)
        if card is None:
            return "", ""
        area = self.visualRect(index)
        whole = annotation == self._whole
        return self._painter.part_at(
            card, self.row_width(), where - QPointF(area.topLeft()), whole=whole
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen, key = self.chosen(), event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not chosen or held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump_wanted.emit(chosen[0])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_N, Qt.Key.Key_T):
            self.write_note(chosen[0], tags=key == Qt.Key.Key_T)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_D):
            self.delete_wanted.emit(chosen)
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(COLOURS):
            self.recolour_wanted.emit(chosen, COLOURS[key - Qt.Key.Key_1])
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), self.tip(self.indexAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyed else self.indexAt(event.pos())
        card = self.cards.card(index)
        if card is None or not card.annotation.id:
            return
        if keyed:
            self.scrollTo(index)
        where = self.visualRect(index).center() if keyed else event.pos()
        if card.annotation.id not in self.chosen():
            self.choose_alone(index)
        self.menu_wanted.emit(card.annotation.id, self.viewport().mapToGlobal(where))

    def focusInEvent(self, event: QEvent) -> None:
        """The current row is seen at once, so the first one becomes it where there is none."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and event.reason() in (  # type: ignore[attr-defined]
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.choose_beside(0)
        self.viewport().update()
