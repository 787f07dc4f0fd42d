# SPDX-License-Identifier: MIT
"""The section tree on the screen: how a row looks, and how it follows the reading."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
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
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.outline.model import Index, Node, OutlineModel

ROW = 32
INDENT = 16
_AT_ONCE_MS = 20
_AROUND = 40
"""Pixels of a row that badges and blanks take from its title, at most as a rule."""
UNFOLDED = 60
"""Entries; two screens of rows at 1280 × 800 are still taken in by scrolling."""


class RowPainter(QStyledItemDelegate):
    """One row: the title, a tick when it is read, the number of annotations."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(ROW, QFontMetrics(option.font).height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, OutlineModel)
        node = model.node(index)
        theme = self.theme
        ink = theme.ink
        if node.current:
            ink = theme.accent
        elif node.read:
            ink = theme.soft
        font = _font(option, node)
        right = self._paint_badges(painter, option, node)
        box = QRect(option.rect)
        box.setLeft(box.left() + 6)
        box.setRight(right - 6)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        title = metrics.elidedText(node.title, Qt.TextElideMode.ElideRight, box.width())
        if model.words:
            self._paint_hits(painter, box, metrics, title, model.words)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole title as a tooltip where the row has no room for it, and nowhere else."""
        model = index.model()
        if event.type() == QEvent.Type.ToolTip and isinstance(model, OutlineModel):
            node = model.node(index)
            if not self._is_cut(option, node):
                QToolTip.hideText()
                return True
        return super().helpEvent(event, view, option, index)

    def _is_cut(self, option: QStyleOptionViewItem, node: Node) -> bool:
        metrics = QFontMetrics(_font(option, node))
        return metrics.horizontalAdvance(node.title) > option.rect.width() - _AROUND

    def _paint_hits(
        self, painter: QPainter, box: QRect, metrics: QFontMetrics, title: str, words: str
    ) -> None:
        """A mark behind each place where the title holds the words it was found by."""
        folded = title.casefold()
        if len(folded) != len(title):
            # A letter that folds to two: no place in one is a place in the other.
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection))
        high = metrics.height()
        at = folded.find(words)
        while at >= 0:
            left = box.left() + metrics.horizontalAdvance(title[:at])
            width = metrics.horizontalAdvance(title[: at + len(words)]) + box.left() - left
            top = box.center().y() - high // 2
            painter.drawRoundedRect(QRectF(left - 1, top, width + 2, high), 3, 3)
            at = folded.find(words, at + len(words))

    def _paint_badges(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> int:
        """Paints from the right edge inwards; answers where the title must end."""
        right = option.rect.right() - 18
        font = QFont(option.font)
        font.setPixelSize(max(11, QFontMetrics(option.font).height() * 11 // 19))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.accent if node.current else self.theme.faint))
        text = ""
        if node.entry is None:
            text = f"{node.percent}%" if node.percent else ""
        else:
            # A folded row answers for what it hides.
            unfolded = option.state & QStyle.StateFlag.State_Open
            marks = node.annotations if unfolded else node.inside
            text = str(marks) if marks else ""
        if text:
            width = QFontMetrics(font).horizontalAdvance(text)
            box = QRect(right - width, option.rect.top(), width + 2, option.rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            right -= width + 6
        if node.read:
            middle = option.rect.center().y() + 0.5
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_round_pen(self.theme.accent if node.current else self.theme.faint))
            painter.drawPolyline(
                [
                    QPointF(right - 9.5, middle + 0.5),
                    QPointF(right - 6.5, middle + 3.5),
                    QPointF(right - 0.5, middle - 3.5),
                ]
            )
            right -= 16
        return right


def _font(option: QStyleOptionViewItem, node: Node) -> QFont:
    font = QFont(option.font)
    if node.entry is None or node.current:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _round_pen(colour: str, width: float = 1.4) -> QPen:
    return QPen(
        QColor(colour),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


class OutlineTree(QTreeView):
    """Marks the entry being read and keeps it in view, but never fights the person.

    After a wheel, a key or a click in the tree it stops following until the next ``jump``.
    """

    opened = Signal(QModelIndex)
    typed = Signal(str)
    """A letter or digit was typed here."""

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._painter = RowPainter(theme, self)
        self._following = True
        self._unfolded = ""
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.set_theme(theme)
        self.clicked.connect(self.opened)

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

    def show_current(self) -> None:
        """Unfolds what hides the entry being read, and scrolls there."""
        if self._outline.current is None:
            return
        document, entry = self._outline.current
        self._outline.load(document)
        if document != self._unfolded and self._outline.index_of(document, None).isValid():
            self._unfolded = document
            self._unfold(document)
        index = self._outline.index_of(document, entry)
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def unfolded(self) -> list[tuple[str, str | None]]:
        """The rows that show what is below them: document, entry or None."""
        found: list[tuple[str, str | None]] = []
        for index in self._outline.folders():
            if self.isExpanded(index):
                node = self._outline.node(index)
                found.append((node.document, node.entry.id if node.entry else None))
        return found

    def keep_unfolded(self, document: str, act: Callable[[], None]) -> None:
        """Does something that shows the tree anew and gives the document another outline.

        Its entries are known again by their titles; what is new is unfolded.
        """
        others = [row for row in self.unfolded() if row[0] != document]
        before = {
            self._outline.node(index).title: self.isExpanded(index)
            for index in self._outline.folders(document)
        }
        top = self.verticalScrollBar().value()
        act()
        self.unfold(others)
        for index in list(self._outline.folders(document)):
            self.setExpanded(index, before.get(self._outline.node(index).title, bool(before)))
        self.verticalScrollBar().setValue(top)

    def unfold_all(self, document: str | None = None) -> None:
        """Everything in a document, or everything there is.

        What takes longer than a person notices is done while the window goes on.
        """
        if document is not None:
            self._outline.load(document)
        # A list: what is unfolded must not change under the one that goes through it.
        self._waiting = iter(list(self._outline.folders(document)))
        self._unfold_waiting()

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

    def _stop_unfolding(self) -> None:
        """A row that waits belongs to the tree as it was shown until now."""
        self._waiting = iter(())
        self._going_on.stop()

    def reset(self) -> None:
        self._stop_unfolding()
        super().reset()

    def unfold(self, rows: list[tuple[str, str | None]]) -> None:
        for document, entry in rows:
            index = self._outline.index_of(document, entry)
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
        ground.adjust(12, 0, -8, 0)
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
        painter.setPen(_round_pen(theme.faint))
        painter.drawPolyline([middle + point for point in turn])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._following = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not held and event.text().isalnum():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._following = False
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._following = False
        super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()
