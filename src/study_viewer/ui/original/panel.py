# SPDX-License-Identifier: MIT
"""The panel with a page of the original: which of how many, its size, and where one reads."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from study_viewer.ui.common.buttons import FlatButton, HeadButton, set_ink, title_label
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.original.sheet import STEP, Sheet

LEAST = 280
"""Pixels of its width."""
_BUTTON = 30
_MOST = 999_999


class Shown(NamedTuple):
    """Which page is shown and which one is read, from 1; ``pages`` is 0 while it is not known."""

    page: int
    pages: int
    read: int

    @property
    def is_read(self) -> bool:
        return self.page == self.read


class OriginalPanel(QWidget):
    """Shows what it is given; turns nothing itself."""

    page_wanted = Signal(int)
    turn_wanted = Signal(int)
    """By so many pages."""
    text_wanted = Signal()
    back_wanted = Signal()
    """To the page that is being read."""
    width_changed = Signal()
    password_wanted = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = Shown(1, 0, 1)
        self.setMinimumWidth(LEAST)
        self.title = title_label(self)
        self.close_button = HeadButton(theme, self)
        self.before_button, self.next_button = HeadButton(theme, self), HeadButton(theme, self)
        self.smaller_button, self.larger_button = HeadButton(theme, self), HeadButton(theme, self)
        self.fit_button = HeadButton(theme, self)
        self.fit_button.setCheckable(True)
        self.number = QLineEdit(self)
        self.number.setValidator(QIntValidator(1, _MOST, self))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedSize(52, _BUTTON)
        self.of = QLabel(self)
        self.sheet = Sheet(theme, self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.unlock_button = FlatButton(theme, self, accent=True)
        self.where = QLabel(self)
        self.where.setWordWrap(True)
        self.back_button = FlatButton(theme, self, accent=True)
        self.text_button = FlatButton(theme, self, accent=True)
        self._lay_out()
        self._wire()
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        tools.setContentsMargins(8, 4, 10, 8)
        tools.setSpacing(2)
        for widget in (self.before_button, self.next_button, self.number, self.of):
            tools.addWidget(widget)
        tools.insertSpacing(2, 6)
        tools.insertSpacing(4, 4)
        tools.addStretch(1)
        for widget in (self.smaller_button, self.larger_button, self.fit_button):
            tools.addWidget(widget)
        for button in self._buttons():
            button.setFixedSize(_BUTTON, _BUTTON)
        trouble = QWidget(self)
        lines = QVBoxLayout(trouble)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.addWidget(self.told)
        unlock = QHBoxLayout()
        unlock.setContentsMargins(0, 4, 0, 0)
        unlock.addWidget(self.unlock_button)
        unlock.addStretch(1)
        unlock.insertSpacing(0, -8)
        lines.addLayout(unlock)
        lines.addStretch(1)
        self._room = QStackedWidget(self)
        self._room.addWidget(self.sheet)
        self._room.addWidget(trouble)
        self.foot = QWidget(self)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(16, 8, 8, 8)
        foot.setSpacing(2)
        foot.addWidget(self.where)
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(4)
        ways.addWidget(self.text_button)
        ways.addWidget(self.back_button)
        ways.addStretch(1)
        ways.insertSpacing(0, -8)
        foot.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self._room, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        sheet = self.sheet
        self.close_button.clicked.connect(self.closed)
        self.before_button.clicked.connect(lambda: self.turn_wanted.emit(-1))
        self.next_button.clicked.connect(lambda: self.turn_wanted.emit(1))
        self.smaller_button.clicked.connect(lambda: sheet.resize_page(sheet.zoom / STEP))
        self.larger_button.clicked.connect(lambda: sheet.resize_page(sheet.zoom * STEP))
        self.fit_button.clicked.connect(self._fit)
        self.number.returnPressed.connect(self._go_to_number)
        self.number.editingFinished.connect(self._say_page)
        self.text_button.clicked.connect(self.text_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.unlock_button.clicked.connect(self.password_wanted)
        sheet.turn_wanted.connect(self.turn_wanted)
        sheet.width_changed.connect(self._resized)
        sheet.left.connect(self.left)
        self.setFocusProxy(sheet)

    def show_page(self, shown: Shown) -> None:
        """Which page it is; its picture comes by itself."""
        self._shown = shown
        if not self.number.hasFocus() or not self.number.isModified():
            self._say_page()
        self.of.setText(self.tr("of {pages}").format(pages=shown.pages) if shown.pages else "")
        self.before_button.setEnabled(shown.page > 1)
        self.next_button.setEnabled(not shown.pages or shown.page < shown.pages)
        self.where.setText(self.tr("You are reading page {page}.").format(page=shown.read))
        self.foot.setVisible(not shown.is_read)

    def show_picture(self, image: QImage | None) -> None:
        self.sheet.show_picture(image)
        self._room.setCurrentIndex(0)

    def refuse(self, sentence: str, *, locked: bool) -> None:
        """Why no page can be shown; a locked file is opened from here."""
        self.told.setText(sentence)
        self.unlock_button.setVisible(locked)
        self._room.setCurrentIndex(1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        signs = ("close", "chevron-up", "chevron-down", "minus", "plus", "fit-width")
        for button, sign in zip(self._buttons(), signs, strict=True):
            button.show_sign(sign, theme)
        for flat in (self.unlock_button, self.back_button, self.text_button):
            flat.set_theme(theme)
        for label in (self.of, self.where, self.told):
            set_ink(label, theme.soft)
        self.sheet.set_theme(theme)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Page of the original"))
        words = (
            self.tr("Close"),
            self.tr("Previous page"),
            self.tr("Next page"),
            self.tr("Smaller"),
            self.tr("Larger"),
            self.tr("As wide as the panel"),
        )
        for button, said in zip(self._buttons(), words, strict=True):
            button.setToolTip(said)
            button.setAccessibleName(said)
        self.number.setAccessibleName(self.tr("Page number"))
        self.sheet.setAccessibleName(self.tr("Page of the original"))
        self.unlock_button.setText(self.tr("Enter the password…"))
        self.text_button.setText(self.tr("Go to this page's text"))
        self.back_button.setText(self.tr("Back to that page"))
        self.show_page(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(420, 600)

    def _buttons(self) -> tuple[HeadButton, ...]:
        return (
            self.close_button,
            self.before_button,
            self.next_button,
            self.smaller_button,
            self.larger_button,
            self.fit_button,
        )

    def _fit(self) -> None:
        self.sheet.resize_page(1.0)
        self._resized()

    def _resized(self) -> None:
        self.fit_button.setChecked(self.sheet.zoom == 1.0)
        self.fit_button.show_sign("fit-width", self._theme)
        self.width_changed.emit()

    def _go_to_number(self) -> None:
        self.page_wanted.emit(int(self.number.text()))
        self._say_page()

    def _say_page(self) -> None:
        self.number.setText(str(self._shown.page))
        self.number.setModified(False)
