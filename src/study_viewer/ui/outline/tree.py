# SPDX-License-Identifier: MIT
"""The section tree on the screen, and how it follows the reading."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.outline import sought
from study_viewer.ui.outline.model import Index, OutlineModel
from study_viewer.ui.outline.rows import RowPainter, round_pen

INDENT = 16
_AT_ONCE_MS = 20
UNFOLDED = 60
"""Entries; two screens of rows at 1280 × 800 are still taken in by scrolling."""


class OutlineTree(QTreeView):
    """Marks the entry being read and keeps it in view, but never fights the person.

    After a wheel, a key or a click in the tree it stops following until the next ``jump``.
    """

    opened = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QRect)
    """On a row, and what it takes of the screen, from where it was asked to the right."""
    rename_wanted = Signal(QModelIndex)
    typed = Signal(str)
    """A letter or digit was typed here."""
    composed = Signal(object)
    """An event of the input method, by which Chinese is typed."""

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._painter = RowPainter(theme, self)
        self._following = True
        self._unfolded = ""
        self._visited: list[tuple[str, str | None]] = []
        self._waiting: Iterator[QModelIndex] = iter(())
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._unfold_waiting)
        self.setItemDelegate(self._painter)
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.set_theme(theme)
        self.clicked.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        palette = QPalette(self.palette())
        # The rows paint their own ground: Fusion's selection bar would cover the rounded one.
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase):
            palette.setColor(role, QColor(theme.panel))
        palette.setBrush(QPalette.ColorRole.Highlight, QBrush(Qt.BrushStyle.NoBrush))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        self.viewport().update()

    def follow(self, document: str, entry: str | None, *, jump: bool) -> None:
        """The reading stands at this entry; a ``jump`` takes up following again."""
        self._outline.set_current(document, entry)
        if jump:
            self._following = True
        if self._following:
            self.show_current()

    def catch_up(self) -> None:
        """More rows are known than before: the one being read may be among them."""
        if self._following:
            self.show_current()

    def show_current(self) -> None:
        """Unfolds what hides the entry being read, and scrolls there."""
        if self._outline.current is None:
            return
        document, entry = self._outline.current
        self._outline.load(document)
        if document != self._unfolded and self._outline.index_of(document, None).isValid():
            self._unfolded = document
            self._unfold(document)
            # Below a long outline of another document its first row alone would be seen.
            top = self._outline.index_of(document, None)
            self._unfold_group(top)
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        index = self._outline.index_of(document, entry)
        if not index.isValid():
            return
        self._unfold_group(index)
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        # What comes from out of sight comes with its neighbours, not alone at the edge.
        near = self.viewport().rect().contains(self.visualRect(index))
        self.setCurrentIndex(index)
        hints = QAbstractItemView.ScrollHint
        self.scrollTo(index, hints.EnsureVisible if near else hints.PositionAtCenter)

    def first_found(self) -> QModelIndex:
        """The first row whose title holds the words of the filter; invalid where none does."""
        index = self._outline.index(0, 0)
        while index.isValid():
            named = not self._outline.is_group(index)
            if named and sought.fits(self._outline.words, self._outline.title(index)):
                break
            index = self.indexBelow(index)
        return index

    def _unfold_group(self, index: QModelIndex) -> None:
        """A group that is unfolded only to show what is being read is folded again after it.

        Else they would all be unfolded in the end, and with them thousands of rows.
        """
        here: list[tuple[str, str | None]] = []
        opens: list[tuple[str, str | None]] = []
        above = index.parent()
        while above.isValid():
            if self._outline.is_group(above):
                node = self._outline.node(above)
                here.append((node.document, node.key))
                if here[-1] in self._visited or not self.isExpanded(above):
                    opens.append(here[-1])
            above = above.parent()
        for left in self._visited:
            before = self._outline.index_of(*left)
            if left not in here and before.isValid():
                self.collapse(before)
        self._visited = opens

    def unfolded(self, *, but: str = "") -> list[tuple[str, str | None]]:
        """The rows that show what is below them: document, key or None; not those of ``but``."""
        found: list[tuple[str, str | None]] = []
        for index in (*self._outline.groups(), *self._outline.folders(but=but)):
            if self.isExpanded(index):
                node = self._outline.node(index)
                found.append((node.document, node.key))
        return found

    def keep_unfolded(self, document: str, act: Callable[[], None]) -> None:
        """Does something that shows the tree anew and gives the document another outline.

        Its entries are known again by their titles; what is new is unfolded.
        """
        others = self.unfolded(but=document)
        title_of = self._outline.title
        before = {
            title_of(index): self.isExpanded(index) for index in self._outline.folders(document)
        }
        top = self.verticalScrollBar().value()
        chosen = self.chosen()
        act()
        self.unfold(others)
        for index in list(self._outline.folders(document)):
            self.setExpanded(index, before.get(title_of(index), bool(before)))
        self.choose(chosen)
        self.verticalScrollBar().setValue(top)

    def chosen(self) -> tuple[str, str | None] | None:
        """The row that the keys are about, document and key, while the tree does not follow."""
        index = self.currentIndex()
        if self._following or not index.isValid():
            return None
        node = self._outline.node(index)
        return node.document, node.key

    def choose(self, row: tuple[str, str | None] | None) -> None:
        """After the tree was shown anew: the keys go on where they were."""
        index = self._outline.index_of(*row) if row is not None else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)

    def unfold_all(self, document: str | None = None) -> None:
        """Everything in a document, or everything there is.

        What takes longer than a person notices is done while the window goes on.
        """
        if document is not None:
            self._outline.load(document)
        # Of thousands of documents the first are enough to see that there are too many.
        first = list(self._outline.groups())[:1] if document is None else []
        # A list: what is unfolded must not change under the one that goes through it.
        self._waiting = iter([*first, *self._outline.folders(document)])
        self._unfold_waiting()

    def unfold_soon(self, document: str) -> None:
        """Everything in a document that came, after what waits to be unfolded before it."""
        self._waiting = chain(self._waiting, list(self._outline.folders(document)))
        self._going_on.start()

    def fold_all(self, document: str) -> None:
        """The document shows its uppermost entries, and none of them what is below."""
        self._stop_unfolding()
        top = self._outline.index_of(document, None)
        for index in self._outline.folders(document):
            if index != top:
                self.collapse(index)
        self.expand(top)

    def _unfold_waiting(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for index in self._waiting:
            self.expand(index)
            if clock.elapsed() > _AT_ONCE_MS:
                self._going_on.start()
                return

    def _open(self, index: QModelIndex) -> None:
        """A group of many siblings is no place to read: it unfolds."""
        if self._outline.is_group(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.opened.emit(index)

    def _stop_unfolding(self) -> None:
        """A row that waits belongs to the tree as it was shown until now."""
        self._waiting = iter(())
        self._going_on.stop()

    def reset(self) -> None:
        self._stop_unfolding()
        super().reset()

    def unfold(self, rows: list[tuple[str, str | None]]) -> None:
        for document, key in rows:
            index = self._outline.index_of(document, key)
            if index.isValid():
                self.expand(index)

    def _unfold(self, document: str) -> None:
        """A document that is opened shows its sections; a short outline shows all of them."""
        top = self._outline.index_of(document, None)
        if self._outline.size(document) <= UNFOLDED:
            self.expandRecursively(top)
        else:
            self.expand(top)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt repaints a single row; the badges of a document stand in all that are in sight."""
        super().dataChanged(first, last, roles)
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = self._outline.node(index)
        ground = QRectF(0, option.rect.top() + 1, self.viewport().width(), option.rect.height() - 2)
        ground.adjust(4, 0, -8, 0)
        theme = self._painter.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if node.current:
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(ground, 7, 7)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.window))
            painter.drawRoundedRect(ground, 7, 7)
        if self.hasFocus() and index == self.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.restore()
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self._outline.hasChildren(index):
            return
        theme = self._painter.theme
        middle = QPointF(rect.right() - 3.5, rect.center().y() + 0.5)
        turn = [QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5)]
        if self.isExpanded(index):
            turn = [QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(theme.faint))
        painter.drawPolyline([middle + point for point in turn])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._following = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_F2:
            if self.currentIndex().isValid():
                self.rename_wanted.emit(self.currentIndex())
            return
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not held and event.text().isalnum():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_composed_words()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._take_composed_words()

    def _take_composed_words(self) -> None:
        """Qt takes the input method away from rows that cannot be edited."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words composed over the tree are a filter, as letters are."""
        self.composed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._following = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyed else self.indexAt(event.pos())
        if not index.isValid():
            return
        if keyed:
            self.scrollTo(index)
        row = self.visualRect(index)
        row.setLeft(row.center().x() if keyed else event.pos().x())
        self.menu_wanted.emit(index, row.translated(self.viewport().mapToGlobal(QPoint(0, 0))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._following = False
        super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()
