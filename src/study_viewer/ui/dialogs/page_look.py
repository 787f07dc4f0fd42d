# SPDX-License-Identifier: MIT
"""How the page looks, in a small sheet under its button: each choice is seen at once."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.choosers import Segments, Stepper
from study_viewer.ui.common.page.typography import (
    LARGEST,
    LATIN_WIDEST,
    NARROWEST,
    SMALLEST,
    SPACINGS,
    WIDEST,
    Look,
)
from study_viewer.ui.common.theme import PAPERS, Theme, theme, worn

WIDTH = 372


class PageLook(QWidget):
    """Tells what is chosen and decides nothing; Esc or a click beside it closes it."""

    chosen = Signal(str, object)
    """The setting's name and its new value."""
    reset_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        # A click on the button that opened it closes it, and does not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self._theme = worn()
        self.setFixedWidth(WIDTH)
        self._labels = [QLabel(self) for _ in range(5)]
        self.font_choice = Segments(self._theme, ("serif", "sans"), self)
        self.size = Stepper(self._theme, SMALLEST, LARGEST, 1, self)
        self.spacing = Segments(self._theme, SPACINGS, self)
        self.line = Stepper(self._theme, 18, 72, 1, self)
        self.width_choice = Stepper(self._theme, NARROWEST, WIDEST, 1, self)
        papers = [theme(paper) for paper in PAPERS]
        self.paper = Segments(self._theme, (*PAPERS, "system"), self, papers)
        self.room_hint = QLabel(self)
        self.room_hint.setWordWrap(True)
        self.room_hint.hide()
        self._room = (WIDEST, WIDEST)
        self.reset = FlatButton(self._theme, self, accent=True)
        self._lay_out()
        self._wire()
        self.set_theme(self._theme)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows = ((self.font_choice,), (self.size,), (self.spacing, self.line))
        width = (self.width_choice, self.room_hint)
        for number, widgets in enumerate((*rows, width, (self.paper,))):
            grid.addWidget(self._labels[number], number, 0, Qt.AlignmentFlag.AlignTop)
            self._labels[number].setFixedHeight(32)
            stack = QVBoxLayout()
            stack.setSpacing(6)
            for widget in widgets:
                stack.addWidget(widget)
            grid.addLayout(stack, number, 1)
        column.addLayout(grid)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.reset)
        column.addLayout(end)

    def _wire(self) -> None:
        self.font_choice.chosen.connect(lambda key: self.chosen.emit("font", key))
        self.size.changed.connect(lambda value: self.chosen.emit("font_size", value))
        self.spacing.chosen.connect(lambda key: self.chosen.emit("line_spacing", key))
        self.line.changed.connect(lambda value: self.chosen.emit("line_height", value))
        self.width_choice.changed.connect(lambda value: self.chosen.emit("page_width", value))
        self.paper.chosen.connect(lambda key: self.chosen.emit("paper", key))
        self.reset.clicked.connect(self.reset_wanted)

    def show_look(self, look: Look) -> None:
        self.font_choice.set_value("serif" if look.typography.serif else "sans")
        self.size.set_value(look.typography.size)
        self.spacing.set_value(look.spacing)
        self.line.set_value(look.typography.line)
        self.width_choice.set_value(look.typography.width)
        self._say_room()
        self.paper.set_value(look.paper)

    def show_room(self, window: int, text: int) -> None:
        """The longest line, in Chinese characters, that the window has room for, and that a text
        of this script is ever given."""
        self._room = (window, text)
        self.width_choice.set_room(min(self._room))
        self._say_room()

    def _say_room(self) -> None:
        """Why a line gets no longer, once it is as long as it can be."""
        window, text = self._room
        full = min(self._room) < WIDEST and self.width_choice.shown >= min(self._room)
        if window <= text:
            said = self.tr("The window has room for {number} characters.")
        else:
            said = self.tr("Lines of letters are at most {letters} letters long.")
        self.room_hint.setText(said.format(number=window, letters=LATIN_WIDEST))
        self.room_hint.setVisible(full)
        if self.isVisible():
            self.adjustSize()

    def open_under(self, button: QWidget) -> None:
        """Its right edge under that of the button, all of it on the screen."""
        self.adjustSize()
        at = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 6))
        room = button.screen().availableGeometry()
        at.setX(max(room.left() + 8, min(at.x(), room.right() - self.width() - 8)))
        at.setY(max(room.top() + 8, min(at.y(), room.bottom() - self.height() - 8)))
        self.move(at)
        self.show()
        self.setFocus()
        self.focusNextChild()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for label in self._labels:
            set_ink(label, theme.soft)
        set_ink(self.room_hint, theme.soft)
        choices = (self.font_choice, self.size, self.spacing, self.line, self.width_choice)
        for part in (*choices, self.paper, self.reset):
            part.set_theme(theme)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Page and type"))
        names = (
            self.tr("Font"),
            self.tr("Text size"),
            self.tr("Line height"),
            self.tr("Page width"),
            self.tr("Paper"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        pixels = self.tr("{number} px")
        self.font_choice.word(names[0], (self.tr("Serif"), self.tr("Sans")))
        self.size.word(names[1], pixels, self._size)
        self.spacing.word(names[2], SPACINGS)
        self.line.word(names[2], self.tr("{number} px a line"), self._points)
        self.width_choice.word(names[3], self.tr("{number} characters"))
        self.paper.word(
            names[4], (self.tr("White"), self.tr("Sepia"), self.tr("Dark"), self.tr("System"))
        )
        self._say_room()
        self.reset.setText(self.tr("Reset"))
        self.reset.setAccessibleName(self.tr("Reset"))
        self.reset.updateGeometry()

    def _size(self, pixels: int) -> str:
        """The size as a text processor calls it; Chinese has names for some."""
        named = {
            14: self.tr("10.5 pt"),
            16: self.tr("12 pt"),
            20: self.tr("15 pt"),
            24: self.tr("18 pt"),
            32: self.tr("24 pt"),
        }
        return named.get(pixels) or self._points(pixels)

    def _points(self, pixels: int) -> str:
        """A pixel of the page is 1/96 inch, a point 1/72."""
        return self.tr("{number} pt").format(number=f"{pixels * 0.75:g}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
