# SPDX-License-Identifier: MIT
"""Buttons and labels painted from the theme, where Fusion's own would be louder than the text."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from study_viewer.ui.common.icons import icon, pixmap
from study_viewer.ui.common.menus import let_go
from study_viewer.ui.common.theme import Theme, blend


def title_label(parent: QWidget) -> QLabel:
    """The title of a panel: one pixel larger than the interface, semibold."""
    label = QLabel(parent)
    font = QFont(parent.font())
    font.setPixelSize(font.pixelSize() + 1 if font.pixelSize() > 0 else 14)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def set_ink(widget: QWidget, colour: str) -> None:
    made = QPalette(widget.palette())
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        made.setColor(role, QColor(colour))
    widget.setPalette(made)


def paint_plate(button: QAbstractButton, painter: QPainter, theme: Theme, ground: str = "") -> None:
    """What lies under words or a picture to click, once the mouse or the keys are on it.

    ``ground`` lies there always, as under a switch that is on.
    """
    if not (ground or button.underMouse() or button.hasFocus()):
        return
    painter.setPen(QPen(QColor(theme.accent), 1) if button.hasFocus() else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line if button.isDown() else ground or theme.window))
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)


def paint_filled(button: QAbstractButton, painter: QPainter, theme: Theme) -> None:
    """The ground of a button in the accent; the pen is left in the ink of its words."""
    box = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    ground = QColor(theme.accent if button.isEnabled() else theme.line)
    if button.isDown():
        ground = ground.darker(115)
    elif button.underMouse() and button.isEnabled():
        ground = ground.lighter(108)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 8, 8)
    ink = QColor(theme.on_accent if button.isEnabled() else theme.soft)
    if button.hasFocus():
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 6, 6)
    painter.setPen(ink)


def picture_sheet(theme: Theme, ground: str, radius: int) -> str:
    """For tool buttons with a picture alone that lie on ``ground``; ``radius`` in pixels."""
    hover = blend(theme.ink, ground, 0.08).name()
    return (
        f"QToolButton{{border:1px solid transparent;border-radius:{radius}px;background:none}}"
        f"QToolButton:hover{{background:{hover}}}"
        f"QToolButton:focus{{border-color:{theme.accent}}}"
    )


class QuietField(QLineEdit):
    """A field without a frame, one shade deeper than its panel, with a glass in front."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrame(False)
        self.setFixedHeight(32)
        self.setClearButtonEnabled(True)
        self.setTextMargins(30, 0, 4, 0)
        self.set_theme(theme)

    def name_clear_button(self, words: str) -> None:
        """Qt leaves the button that empties the field without a name for screen readers."""
        for button in self.findChildren(QAbstractButton):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        made = QPalette(self.palette())
        # The ground is painted round below; Qt's own would fill the corners.
        made.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
        made.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        made.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.faint))
        self.setPalette(made)

    def event(self, event: QEvent) -> bool:
        """On Linux a field would keep Ctrl+K, which deletes up to the end of its line there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if held and event.key() == Qt.Key.Key_K:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field; in an empty one it is somebody else's."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.accent if self.hasFocus() else self._theme.line
        painter.setPen(QPen(QColor(edge), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        glass = pixmap("search", self._theme.faint, 16, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - 16) // 2, glass)
        painter.end()
        super().paintEvent(event)


class PlainButton(QPushButton):
    """A button of a dialog, in the colours of the paper; ``main`` is the one that does it.

    Fusion's own shades from white to grey, which on sepia and in the dark is the loudest thing.
    """

    def __init__(self, text: str, parent: QWidget, *, main: bool = False) -> None:
        super().__init__(text, parent)
        self._main = main
        self.setMinimumHeight(32)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 28
        return QSize(max(width, 80), max(super().sizeHint().height(), 32))

    def paintEvent(self, event: QPaintEvent) -> None:
        # What a button wears is ``field_palette``: the accent is its highlight.
        role, colours = QPalette.ColorRole, self.palette()
        filled = self._main and self.isEnabled()
        ground = colours.color(role.Highlight if filled else role.Base)
        if self.isDown():
            ground = ground.darker(112)
        elif self.underMouse() and self.isEnabled():
            ground = ground.lighter(108) if filled else colours.color(role.AlternateBase)
        edge = colours.color(QPalette.ColorGroup.Disabled, role.WindowText)
        if not self.isEnabled():
            ground, edge = colours.color(role.Button), colours.color(role.Mid)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(edge, 1))
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 7, 7)
        ink = colours.color(role.HighlightedText if filled else role.ButtonText)
        if self.hasFocus():
            painter.setPen(QPen(ink if filled else colours.color(role.Accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = 2.5 if filled else 0.5
            painter.drawRoundedRect(box.adjusted(inside, inside, -inside, -inside), 6, 6)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class FlatButton(QAbstractButton):
    """Words one can click; with a menu they carry a small arrow."""

    def __init__(self, theme: Theme, parent: QWidget, *, accent: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._accent = accent
        self._menu: QMenu | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        self._menu = menu
        self.clicked.connect(self._show_menu)
        let_go(self, menu)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        arrow = 14 if self._menu is not None else 0
        return QSize(metrics.horizontalAdvance(self.text()) + 16 + arrow, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(self, painter, theme)
        ink = QColor(theme.accent if self._accent else theme.soft)
        painter.setPen(ink)
        words = self.rect().adjusted(8, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._menu is not None:
            middle = QPointF(self.width() - 12, self.height() / 2)
            painter.setPen(QPen(ink, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            turn = (QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5))
            painter.drawPolyline([middle + point for point in turn])

    def _show_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class HeadButton(QAbstractButton):
    """A picture one can click; a tinted ground says that it is on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_sign(self, name: str, theme: Theme) -> None:
        self._theme = theme
        self.setIcon(icon(name, theme, theme.accent if self.isChecked() else ""))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(self, painter, theme, theme.tint if self.isChecked() else "")
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self.icon().paint(painter, self.rect().adjusted(5, 5, -5, -5), mode=mode)
