# SPDX-License-Identifier: MIT
"""How an annotation looks in the list: colour bar, quote, note, tags and time on one card."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.model import AnnotationsModel, Card, Heading, Index
from study_viewer.ui.annotations.when import said
from study_viewer.ui.annotations.wrapping import wrapped
from study_viewer.ui.common.icons import pixmap
from study_viewer.ui.common.theme import Theme

MARGIN = 16
GAP = 10
PAD = 10
TEXT_LEFT = 25
QUOTE_LENGTH = 100
QUOTE_LINES = 2
NOTE_LINES = 6
HEADING_HEIGHT = 30
EDITOR_HEIGHT = 112


class Shape(NamedTuple):
    """A card measured: its lines and how high it is."""

    quote: tuple[str, ...]
    note: tuple[str, ...]
    foot: bool
    height: int


class _Ruler:
    """Widths of single characters in one font, each asked of Qt once."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.line = round(self._metrics.height() + 1)
        self.ascent = self._metrics.ascent()

    def __call__(self, character: str) -> float:
        width = self._widths.get(character)
        if width is None:
            width = self._widths[character] = self._metrics.horizontalAdvance(character)
        return width


class CardPainter(QStyledItemDelegate):
    """Paints headings and cards; the card being edited holds an editor instead of its note."""

    def __init__(self, theme: Theme, quote_font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.editing: str | None = None
        self._note = _Ruler(_sized(parent.font(), 13))
        self._quote = _Ruler(_sized(quote_font, 13))
        self._small = _Ruler(_sized(parent.font(), 11))
        self._shapes: dict[tuple[str, str, str, int], Shape] = {}

    def set_fonts(self, note: QFont, quote: QFont) -> None:
        self._note = _Ruler(_sized(note, 13))
        self._quote = _Ruler(_sized(quote, 13))
        self._small = _Ruler(_sized(note, 11))
        self._shapes.clear()

    def shape(self, annotation: Annotation, width: int) -> Shape:
        """Measured once for each text and width."""
        key = (annotation.id, annotation.note, annotation.modified, width)
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) > 20_000:
                self._shapes.clear()
            found = self._shapes[key] = self._measure(annotation, width)
        return found

    def _measure(self, annotation: Annotation, width: int) -> Shape:
        room = width - 2 * MARGIN - TEXT_LEFT - PAD
        quote = " ".join(annotation.quote[: QUOTE_LENGTH + 1].split())
        if len(quote) > QUOTE_LENGTH:
            quote = quote[: QUOTE_LENGTH - 1] + "…"
        text = f"“{quote}”" if quote else whole_words(annotation)
        quote_lines = wrapped(text, room, QUOTE_LINES, self._quote)
        note_lines = wrapped(annotation.note, room, NOTE_LINES, self._note)
        foot = bool(annotation.note or annotation.tags or words_of_state(annotation))
        height = 2 * PAD + len(quote_lines) * self._quote.line
        height += len(note_lines) * self._note.line + (4 if note_lines else 0)
        height += self._small.line + 4 if foot else 0
        return Shape(quote_lines, note_lines, foot, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, AnnotationsModel)
        row = model.row(index)
        width = option.rect.width() or option.widget.width()
        if isinstance(row, Heading):
            return QSize(width, HEADING_HEIGHT)
        height = self.shape(row.annotation, width).height
        if row.annotation.id == self.editing:
            height = self._editor_top(row.annotation, width) + EDITOR_HEIGHT + PAD
        return QSize(width, height + GAP)

    def _editor_top(self, annotation: Annotation, width: int) -> int:
        return PAD + len(self.shape(annotation, width).quote) * self._quote.line + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AnnotationsModel)
        row = model.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_card(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        painter.setFont(self._small.font)
        painter.setPen(QColor(self.theme.soft))
        box = rect.adjusted(MARGIN, 0, -MARGIN, -6)
        # The end of a path names the section; its beginning is the same for all.
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideLeft, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: Card) -> None:
        theme, annotation = self.theme, row.annotation
        box = QRectF(option.rect.adjusted(MARGIN, 0, -MARGIN, -GAP)).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 1))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(box, 8, 8)
        if annotation.colour is None:
            sign = pixmap("bookmark", theme.accent, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 5, box.top() + PAD + 1), sign)
        else:
            bar = QRectF(box.left() + 10, box.top() + PAD, 4, box.height() - 2 * PAD)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.marks[annotation.colour]))
            painter.drawRoundedRect(bar, 2, 2)
        shape = self.shape(annotation, option.rect.width())
        left, top = box.left() + TEXT_LEFT, box.top() + PAD
        top = self._paint_lines(painter, left, top, shape.quote, self._quote, theme.soft)
        if annotation.id == self.editing:
            return
        if shape.note:
            top = self._paint_lines(painter, left, top + 4, shape.note, self._note, theme.ink)
        if shape.foot:
            self._paint_foot(painter, QRectF(left, top + 4, box.right() - PAD - left, 0), row)

    def _paint_lines(
        self,
        painter: QPainter,
        left: float,
        top: float,
        lines: tuple[str, ...],
        ruler: _Ruler,
        ink: str,
    ) -> float:
        painter.setFont(ruler.font)
        painter.setPen(QColor(ink))
        for line in lines:
            painter.drawText(QPointF(left, top + ruler.ascent), line)
            top += ruler.line
        return top

    def _paint_foot(self, painter: QPainter, box: QRectF, row: Card) -> None:
        annotation = row.annotation
        box.setHeight(self._small.line)
        painter.setFont(self._small.font)
        painter.setPen(QColor(self.theme.faint))
        time = said(annotation.modified)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        words = words_of_state(annotation) or " ".join(f"#{tag}" for tag in annotation.tags)
        room = int(box.width() - painter.fontMetrics().horizontalAdvance(time) - 8)
        painter.setPen(QColor(self.theme.accent))
        painter.drawText(
            box,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room),
        )

    # The editor in the row.

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> NoteEditor:
        model = index.model()
        assert isinstance(model, AnnotationsModel)
        card = model.card(index)
        assert card is not None
        editor = NoteEditor(card.annotation.note, self.theme, parent)
        editor.setFont(self._note.font)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor knows its text from the start; what it wrote comes back to it unheard."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        assert isinstance(model, AnnotationsModel)
        card = model.card(index)
        if card is not None:
            top = self._editor_top(card.annotation, option.rect.width())
            box = option.rect.adjusted(MARGIN + TEXT_LEFT - 4, top, -MARGIN - PAD, -GAP - PAD)
            editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The editor itself knows when it is left; Qt's own rules would close it too early."""
        return False


def whole_words(annotation: Annotation) -> str:
    if annotation.section is None:
        return QCoreApplication.translate("Annotations", "On the whole document")
    return QCoreApplication.translate("Annotations", "On the whole section")


def words_of_state(annotation: Annotation) -> str:
    """What a person should do about the placement; empty where all is well."""
    if annotation.placement.state == "check":
        return QCoreApplication.translate("Annotations", "Please check the place")
    if annotation.placement.state == "unplaced":
        return QCoreApplication.translate("Annotations", "Attach to the selection")
    return ""


def _sized(font: QFont, pixels: int) -> QFont:
    """``pixels`` at the usual interface size of 13, growing with the person's own."""
    made = QFont(font)
    base = font.pixelSize() if font.pixelSize() > 0 else 13
    made.setPixelSize(round(pixels * base / 13))
    return made
