# SPDX-License-Identifier: MIT
"""What is offered at a selection or an annotation: the bar beside it, and the wish it ends in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.marks import Mark
from study_viewer.ui.reader.view import ReaderView

if TYPE_CHECKING:
    from study_viewer.ui.reader.selection_bar import SelectionBar

Act = Literal["highlight", "note", "bookmark", "copy", "cite", "recolour", "delete"]


class Wish(NamedTuple):
    """What the person asked for at a passage; offsets of the section's plain text.

    ``annotation`` is the highlight the passage lies in, empty for plain text: "recolour" and
    "delete" always have one, "note" asks for the note of that very highlight then; without one it
    asks for another note, on the passage. ``colour`` is set for "highlight" and "recolour". "copy"
    is done already; it is told so that the window can say so. "cite" asks for a copy that says
    where the passage stands.
    """

    act: Act
    start: int
    end: int
    colour: str = ""
    annotation: str = ""


class Offering(QObject):
    """``dismissed`` asks for the selection to go; the bar has done what it was for."""

    wish = Signal(object)
    """A ``Wish``."""
    clicked = Signal(str)
    find_wanted = Signal(str)
    phrase_wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, view: ReaderView, theme: Theme, panel: QWidget) -> None:
        super().__init__(panel)
        self._view = view
        self._theme = theme
        self._panel = panel
        self._names: Mapping[str, str] = {}
        self._last_colour = COLOURS[0]
        self._passage: tuple[int, int, str] | None = None
        self._adds = False
        self.bar: SelectionBar | None = None
        """None until the first selection."""
        view.selection_finished.connect(self._selected)
        view.selection_gone.connect(self._selection_gone)
        view.pressed.connect(self.hide_bar)
        view.annotation_clicked.connect(self._clicked)

    def set_colours(self, names: Mapping[str, str], last: str) -> None:
        """What the person calls the colours (missing ones keep their plain names), and the last."""
        self._names, self._last_colour = names, last
        if self.bar:
            self.bar.set_colours(names, last)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.bar:
            self.bar.set_theme(theme)

    @property
    def shown(self) -> bool:
        return self._passage is not None and self.bar is not None and self.bar.isVisible()

    def takes(self, event: QEvent) -> bool:
        """Single keys belong to the bar while it is up, before any shortcut of the window."""
        bar = self.bar
        if bar is None or not self.shown or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and bar.takes(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and bar.take_key(event)

    def _selected(self, start: int, end: int) -> None:
        over = self._view.marks().around(start, end)
        self._offer(start, end, over)
        # What is selected anew under a note asks for another note; a click on it, for that one.
        self._adds = over is not None and bool(over.note)
        if over is not None:
            self.clicked.emit(over.id)

    def _clicked(self, annotation: str) -> None:
        self.clicked.emit(annotation)
        mark = self._view.marks().get(annotation)
        if mark:
            self._offer(mark.start, mark.end, mark)

    def _offer(self, start: int, end: int, mark: Mark | None) -> None:
        self._passage, self._adds = (start, end, mark.id if mark else ""), False
        bar = self._ready_bar()
        bar.present(mark.colour if mark else None, mark is not None)
        self.move_bar()
        if not bar.isVisible():
            self._make_room(start, end)

    def _ready_bar(self) -> "SelectionBar":
        """Made when it is first needed: a start shows no selection."""
        if self.bar is None:
            from study_viewer.ui.reader.selection_bar import SelectionBar

            bar = self.bar = SelectionBar(self._theme, self._panel)
            bar.set_colours(self._names, self._last_colour)
            bar.highlight.connect(self._highlight)
            bar.note.connect(self._note)
            bar.bookmark.connect(lambda: self._tell("bookmark"))
            bar.copy.connect(self._copy)
            bar.cite.connect(lambda: self._tell("cite"))
            bar.search.connect(lambda: self._hand_on(self.find_wanted))
            bar.history.connect(lambda: self._hand_on(self.phrase_wanted))
            bar.delete.connect(lambda: self._tell("delete"))
            bar.dismissed.connect(self.dismissed)
        return self.bar

    def move_bar(self) -> None:
        if self._passage is None or self.bar is None:
            return
        areas = self._view.areas(*self._passage[:2])
        if areas is None:
            self.bar.hide()
            return
        room = self._view.viewport().rect()
        shift = self._view.viewport().mapTo(self._panel, QPoint(0, 0))
        self.bar.stand(*(area.translated(shift) for area in (*areas, room)))

    def _make_room(self, start: int, end: int) -> None:
        """A selection longer than the page goes up a little, so that the bar fits below it."""
        areas = self._view.areas(start, end)
        room = self._view.viewport().rect()
        if self.bar and areas and room.top() <= areas[1].bottom() <= room.bottom():
            scroll = self._view.verticalScrollBar()
            short = areas[1].bottom() + self.bar.needed - room.bottom()
            scroll.setValue(scroll.value() + short)

    def _selection_gone(self) -> None:
        if self._passage and not self._passage[2]:
            self.hide_bar()

    def _highlight(self, colour: str) -> None:
        if self._passage:
            self._tell("recolour" if self._passage[2] else "highlight", colour)

    def _note(self) -> None:
        if self._passage and self._adds:
            self._passage = (*self._passage[:2], "")
        self._tell("note")

    def _hand_on(self, wanted: SignalInstance) -> None:
        """The words of the passage, to somebody who looks for them."""
        if self._passage:
            words = self._view.text_between(*self._passage[:2])
            self.dismissed.emit()
            wanted.emit(words)

    def _copy(self) -> None:
        if self._passage:
            self._view.copy_passage(*self._passage[:2])
            self._tell("copy")

    def _tell(self, act: Act, colour: str = "") -> None:
        if self._passage is None:
            return
        start, end, annotation = self._passage
        self.dismissed.emit()
        self.wish.emit(Wish(act, start, end, colour, annotation))

    def hide_bar(self) -> None:
        self._passage = None
        if self.bar:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self.bar.isAncestorOf(focused)
            self.bar.hide()
            if had_focus:
                self._view.setFocus()
