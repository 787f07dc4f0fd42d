# SPDX-License-Identifier: MIT
"""Fields of a dialog painted as its buttons are, where Fusion's own have gradients and edges."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from study_viewer.ui.common.theme import field_palette, worn

HEIGHT = 32
_RADIUS = 7
_BESIDE = 10
"""Pixels between the edge of a field and its words."""
_ARROW = 28
"""Pixels at the right that unfold what there is to choose."""


def paint_box(field: QWidget, painter: QPainter) -> None:
    """The ground and the edge of a field; the edge is in the accent while it has the keyboard."""
    role, colours = QPalette.ColorRole, field_palette(worn())
    ground = colours.color(role.Base)
    edge = colours.color(QPalette.ColorGroup.Disabled, role.WindowText)
    if not field.isEnabled():
        ground, edge = colours.color(role.Button), colours.color(role.Mid)
    focused = field.hasFocus()
    width = 1.5 if focused else 1.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.color(role.Accent) if focused else edge, width))
    painter.setBrush(ground)
    inside = width / 2
    box = QRectF(field.rect()).adjusted(inside, inside, -inside, -inside)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def paint_arrow(field: QWidget, painter: QPainter) -> None:
    """The sign that there is something to unfold, at the right of a field."""
    group = QPalette.ColorGroup.Active if field.isEnabled() else QPalette.ColorGroup.Disabled
    ink = field_palette(worn()).color(group, QPalette.ColorRole.ButtonText)
    painter.setPen(QPen(ink, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    middle = QPointF(field.width() - _ARROW / 2, field.height() / 2)
    turn = (QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5))
    painter.drawPolyline([middle + point for point in turn])


class ChoiceBox(QComboBox):
    """One of a few, cut by … where it has no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        hint, wide = super().sizeHint(), 0
        if self.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToContents:
            metrics = self.fontMetrics()
            words = (self.itemText(row) for row in range(self.count()))
            longest = max(map(metrics.horizontalAdvance, words), default=0)
            # Qt asks for the room of an arrow that is not painted here.
            wide = _BESIDE + longest + 2 + _ARROW
        return QSize(max(hint.width(), wide), max(hint.height(), HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        paint_arrow(self, painter)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.ButtonText))
        room = QRect(self.rect()).adjusted(_BESIDE, 0, -_ARROW, 0)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Line(QLineEdit):
    """A line to write."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setMinimumHeight(HEIGHT)
        self.setFrame(False)
        # Its words begin where those of a choice do; Qt keeps two of the pixels for itself.
        self.setTextMargins(_BESIDE - 2, 0, _BESIDE - 2, 0)
        made = QPalette()
        # The ground is painted round below; Qt's own would fill the corners.
        for group in (
            QPalette.ColorGroup.Active,
            QPalette.ColorGroup.Inactive,
            QPalette.ColorGroup.Disabled,
        ):
            made.setBrush(group, QPalette.ColorRole.Base, QBrush(Qt.BrushStyle.NoBrush))
        self.setPalette(made)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        painter.end()
        super().paintEvent(event)
