# SPDX-License-Identifier: MIT
"""The head of the panel: its title, how much is listed, and two buttons."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from study_viewer.ui.annotations.listed import Tally
from study_viewer.ui.common.buttons import set_ink, title_label
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme

_LEFT, _RIGHT, _TOP = 16, 10, 10
_BUTTON = 30
_GAP = 12


class Header(QWidget):
    """The counts stand beside the title where they fit, else in a line of their own below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title_label(self)
        self.counts = QLabel(self)
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize() - 1, 12))
        self.counts.setFont(small)
        self.note_button = self._button()
        self.filter_button = self._button()
        self.filter_button.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.counts, theme.soft)
        self.note_button.setIcon(icon("note", theme))
        self._theme = theme
        self.mark_filter(on=self.filter_button.isChecked())

    def mark_filter(self, *, on: bool) -> None:
        self.filter_button.setChecked(on)
        colour = self._theme.accent if on else ""
        self.filter_button.setIcon(icon("filter", self._theme, colour))

    def say_all(self, tally: Tally) -> None:
        kinds, parts = tally.kinds, []
        translate = QCoreApplication.translate
        if kinds["highlights"]:
            parts.append(translate("AnnotationsPanel", "%n highlight(s)", "", kinds["highlights"]))
        if kinds["notes"]:
            parts.append(translate("AnnotationsPanel", "%n note(s)", "", kinds["notes"]))
        if kinds["bookmarks"]:
            parts.append(translate("AnnotationsPanel", "%n bookmark(s)", "", kinds["bookmarks"]))
        self._say(" · ".join(parts))

    def say_part(self, shown: int, whole: int) -> None:
        """How many pass the filter."""
        translate = QCoreApplication.translate
        self._say(translate("AnnotationsPanel", "{shown} of {all}").format(shown=shown, all=whole))

    def _say(self, counts: str) -> None:
        self.counts.setText(counts)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(220, self._height())

    def resizeEvent(self, event: QEvent) -> None:
        self._arrange()

    def _height(self) -> int:
        line = self.counts.sizeHint().height()
        return _TOP + _BUTTON + (0 if self._beside() else line + 2)

    def _beside(self) -> bool:
        title, counts = self.title.sizeHint().width(), self.counts.sizeHint().width()
        return _LEFT + title + _GAP + counts + 4 <= self.width() - _RIGHT - 2 * _BUTTON

    def _arrange(self) -> None:
        title, counts = self.title.sizeHint(), self.counts.sizeHint()
        middle = _TOP + _BUTTON // 2
        self.title.setGeometry(_LEFT, middle - title.height() // 2, title.width(), title.height())
        if self._beside():
            left, top = _LEFT + title.width() + _GAP, middle - counts.height() // 2
        else:
            left, top = _LEFT, _TOP + _BUTTON
        self.counts.setGeometry(left, top, self.width() - left - 8, counts.height())
        right = self.width() - _RIGHT
        self.filter_button.setGeometry(right - _BUTTON, _TOP, _BUTTON, _BUTTON)
        self.note_button.setGeometry(right - 2 * _BUTTON, _TOP, _BUTTON, _BUTTON)
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(20, 20))
        return button
