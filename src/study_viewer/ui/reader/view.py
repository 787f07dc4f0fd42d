# SPDX-License-Identifier: MIT
"""The page under mouse and keyboard: selecting, clicking, following links, turning pages."""

from PySide6.QtCore import QEvent, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from study_viewer.core.document.model import Body
from study_viewer.core.one_line import cut
from study_viewer.ui.common.page.pen import NOTE_LINK
from study_viewer.ui.common.page.pictures import Fetch
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.clauses import clause_around
from study_viewer.ui.reader.lines import on_a_line
from study_viewer.ui.reader.page_view import PageView

_MOVES = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right))
_TURNS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}
# How many lines a key scrolls while there is no caret to move.
_SCROLLS: dict[int, int] = {
    Qt.Key.Key_Up: -2,
    Qt.Key.Key_Down: 2,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_ENDS = frozenset((Qt.Key.Key_Home, Qt.Key.Key_End))
_ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_SPLITTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_CARET = 2
_TIP = 300
"""Characters of a note that are shown under the mouse."""


class ReaderView(PageView):
    """Arrows scroll until a caret is wanted: ← → or Shift with any of them bring it, Esc ends it.

    ``selection_finished`` comes when the mouse or the Shift key is let go, never while dragging
    and never for a jump. ``link_activated`` tells addresses that lead out of the section;
    ``leaving`` comes before one is led elsewhere within it, by a link or by finding.
    """

    selection_finished = Signal(int, int)
    selection_gone = Signal()
    pressed = Signal()
    annotation_clicked = Signal(str)
    link_activated = Signal(str)
    leaving = Signal()
    note_wanted = Signal(str, int)
    """The mark of a footnote was clicked: the note's label and the mark's offset."""
    picture_wanted = Signal(str)
    """A picture was clicked: its name in the page."""
    next_wanted = Signal()
    previous_wanted = Signal()
    split_wanted = Signal()
    """By the Enter key beside the digits, which as a second shortcut would stop the first."""
    larger_wanted = Signal(int)

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(theme, typography, parent)
        self._keyed: tuple[int, int] | None = None
        self._shifted = False
        self._let_go: QPointF | None = None
        self._clause: tuple[int, int] | None = None
        self._followed = False
        self._over_picture = False
        self._clicked_last: tuple[tuple[str, ...], int] = ((), 0)
        self.setAccessibleName(self.tr("Text"))
        self.anchorClicked.connect(self._follow)
        self.selectionChanged.connect(self._selection_changed)

    def show_body(self, body: Body, fetch: Fetch | None = None, at: int = 0) -> None:
        self._show_caret(False)
        super().show_body(body, fetch, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and self.selection():
            # Inside a selection Qt would drag the words away; here one selects anew.
            self.clear_selection()
        super().mousePressEvent(self._on_a_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._clause is not None and event.buttons() & Qt.MouseButton.LeftButton:
            # Qt would take the whole paragraph as soon as the hand shakes.
            self._select_clauses(self._clause, self._on_a_line(event).position())
            return
        super().mouseMoveEvent(self._on_a_line(event) if event.buttons() else event)
        if not event.buttons():
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go, self._clause, self._followed = event.position(), None, False
        super().mouseReleaseEvent(self._on_a_line(event))
        self._let_go = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._followed:
            # Qt selects a link that is clicked; nobody asked for that.
            self.clear_selection()
        elif selected := self.selection():
            self.selection_finished.emit(*selected)
        elif not self.anchorAt(event.position().toPoint()):
            picture = self.picture_at(event.position())
            if not self._clicked(event.position()) and picture:
                self.picture_wanted.emit(picture)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """In Chinese, where Qt knows no words and takes the whole paragraph: the clause."""
        super().mouseDoubleClickEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.offset_at(event.position())
        clause = clause_around(self.text, at) if at is not None else None
        if clause:
            self._clause = clause
            self.select(*clause)

    def _select_clauses(self, first: tuple[int, int], to: QPointF) -> None:
        """From the clause that was double-clicked to the one the mouse is over."""
        at = self.offset_at(to)
        here = clause_around(self.text, at) if at is not None else None
        if here:
            self.select(min(first[0], here[0]), max(first[1], here[1]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: the bar with a selection's acts is what a right click asks for.

        Where nothing is selected and no mark is, it takes the clause or word under the mouse, or
        where the caret stands when a key asked.
        """
        at = QPointF(event.pos())
        if self.selection() is None and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._bring_caret()
            at = QPointF(self.cursorRect().center())
        if self.selection() is None and not self._clicked(at):
            self._select_at(at)
        if selected := self.selection():
            self.selection_finished.emit(*selected)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.larger_wanted.emit(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _nearest(self, at: QPointF) -> QPointF:
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return on_a_line(self.document(), at + scrolled) - scrolled

    def _on_a_line(self, event: QMouseEvent) -> QMouseEvent:
        at = self._nearest(event.position())
        if at == event.position():
            return event
        moved = event.globalPosition() + at - event.position()
        return QMouseEvent(
            event.type(), at, moved, event.button(), event.buttons(), event.modifiers()
        )

    def _point(self, at: QPointF) -> None:
        """A hand over what can be clicked; over links Qt sees to it itself."""
        over = bool(self.picture_at(at)) and not self.anchorAt(at.toPoint())
        if over != self._over_picture:
            self._over_picture = over
            if over:
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            elif not self.anchorAt(at.toPoint()):
                self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _clicked(self, at: QPointF) -> bool:
        """Of several that lie here the shortest; clicked again, the next longer one."""
        found = self.annotations_at(at)
        again = bool(found) and found == self._clicked_last[0]
        number = (self._clicked_last[1] + 1) % len(found) if again else 0
        self._clicked_last = (found, number)
        if found:
            self.annotation_clicked.emit(found[number])
        return bool(found)

    def viewportEvent(self, event: QEvent) -> bool:
        """The notes under the mouse, at their passage as at their sign."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.notes_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    def notes_at(self, point: QPointF) -> str:
        """What to show of the notes there, as rich text that shows them as they were typed."""
        marks = (self.marks().get(id) for id in self.annotations_at(point))
        notes = [_tip(mark.note) for mark in marks if mark and mark.note]
        return "".join(f"<p style='white-space:pre-wrap'>{note}</p>" for note in notes)

    def _select_at(self, point: QPointF) -> None:
        at = self.offset_at(point)
        if at is None:
            return
        if clause := clause_around(self.text, at):
            self.select(*clause)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Text"))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if key != Qt.Key.Key_Shift:
            # Tab does not come here: back to a link is no selecting, though Qt selects the link.
            self._shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
        ctrl = held == Qt.KeyboardModifier.ControlModifier and not self._caret_shown()
        if key in _TURNS and (plain or (shift and key == Qt.Key.Key_Space)):
            self._turn(-1 if shift else _TURNS[key])
            return
        if plain and self._caret_shown():
            if key == Qt.Key.Key_Escape:
                self._show_caret(False)
                self.clear_selection()
                return
            if key in _ENTERS and self._enter():
                return
        elif key in _SCROLLS and (plain or (ctrl and key in _ENDS)):
            self._scroll(_SCROLLS[key])
            return
        if key == Qt.Key.Key_Enter and held == _SPLITTING:
            self.split_wanted.emit()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            if selected := self.selection():
                self.copy_passage(*selected)
            return
        selects = held & Qt.KeyboardModifier.ShiftModifier and key in _SCROLLS
        if (key in _MOVES or selects) and not held & Qt.KeyboardModifier.AltModifier:
            self._bring_caret()
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._finish_keyed()

    def _enter(self) -> bool:
        """What a click where the caret stands would do; a link is Qt's own matter."""
        cursor = self.textCursor()
        if self.page is None or cursor.hasSelection() or cursor.charFormat().isAnchor():
            return False
        at = self.page.offsets.offset_of(cursor.position())
        # A caret stands between two characters: the one behind it counts first.
        for offset in (at, max(at - 1, 0)):
            if picture := self.picture_of(offset):
                self.picture_wanted.emit(picture)
                return True
            if marks := self.marks().at(offset):
                self.annotation_clicked.emit(marks[0].id)
                return True
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and not event.isAutoRepeat() and self._shifted:
            self._shifted = False
            self._finish_keyed()

    def _finish_keyed(self) -> None:
        selected = self.selection()
        if selected and selected != self._keyed:
            self._keyed = selected
            self.selection_finished.emit(*selected)

    def _turn(self, way: int) -> None:
        """A page on or back, two lines kept; at the end of the section on to the next one."""
        bar = self.verticalScrollBar()
        if way > 0 and bar.value() >= bar.maximum():
            self.next_wanted.emit()
        elif way < 0 and bar.value() <= bar.minimum():
            self.previous_wanted.emit()
        else:
            kept = 2 * self.typography.line
            bar.setValue(bar.value() + way * max(self.viewport().height() - kept, kept))

    def _scroll(self, lines: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines * self.typography.line)

    def cursor(self) -> int | None:
        """The offset of the cursor, also of an unseen one; None while it is out of sight."""
        if self.page is None or not self.viewport().rect().intersects(self.cursorRect()):
            return None
        return self.page.offsets.offset_of(self.textCursor().selectionStart())

    def put_cursor(self, offset: int, *, shown: bool) -> None:
        if self.page is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.page.offsets.position_of(offset))
            top = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            # Qt brings a cursor into view that is in view already, by a line or two.
            self.verticalScrollBar().setValue(top)
            self._show_caret(shown)

    def _caret_shown(self) -> bool:
        return self.cursorWidth() > 0

    def _show_caret(self, shown: bool) -> None:
        self.setCursorWidth(_CARET if shown else 0)

    def _bring_caret(self) -> None:
        """Shows the caret, at the first visible line if it would be out of sight."""
        self._show_caret(True)
        if not self.viewport().rect().intersects(self.cursorRect()):
            self.setTextCursor(self.first_line())

    def _selection_changed(self) -> None:
        self.viewport().update()
        if not self.textCursor().hasSelection():
            self._keyed = None
            self.selection_gone.emit()

    def copy_passage(self, start: int, end: int) -> None:
        """The section's own text: no list markers, no marks of footnotes, no formats.

        createMimeDataFromSelection would be the place for it, but what Python hands to Qt there
        is freed twice at exit (PySide6 6.11.3).
        """
        # Not needed before the first copy.
        from study_viewer.core.document.walk import taken_along

        QGuiApplication.clipboard().setText(taken_along(self.body, self.text, start, end))

    def _follow(self, address: QUrl) -> None:
        self._followed = True
        at = None
        if self._let_go is not None:
            beside = QPointF(self._let_go.x(), self._nearest(self._let_go).y())
            if not self.anchorAt(beside.toPoint()):
                # In the margin, beyond a line that ends in a link.
                return
            at = self.offset_at(self._let_go)
        self.follow(self.link_behind(address.toString()), at)

    def follow(self, link: str, at: int | None = None) -> None:
        """Goes where a link of this section leads; ``at`` is the offset of the link itself."""
        if not link:
            return
        name = link.removeprefix("#")
        inside = self.anchor(name)
        if inside is None:
            self.link_activated.emit(link)
        elif name.startswith(NOTE_LINK):
            if at is None:
                selected = self.selection()
                at = selected[0] if selected else self.reading_offset()
            self.note_wanted.emit(name.removeprefix(NOTE_LINK), at)
        else:
            self.leaving.emit()
            self.scroll_to(inside)


def _tip(note: str) -> str:
    """Its beginning, safe in rich text."""
    note = cut(note.strip(), _TIP)
    return note.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
