# SPDX-License-Identifier: MIT
"""The head of the panel: its title, how much is listed, and two buttons."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from study_viewer.ui.annotations.listed import Tally
from study_viewer.ui.common.buttons import HeadButton, set_ink, title_label
from study_viewer.ui.common.theme import Theme

_LEFT, _RIGHT, _TOP = 16, 10, 10
_BUTTON = 30
_GAP = 12


class Header(QWidget):
    """The counts stand beside the title where they fit, else in a line of their own below it.

    Under a filter they stay where those of all stand, so that no chip moves under the mouse.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title_label(self)
        self.counts = QLabel(self)
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize() - 1, 12))
        self.counts.setFont(small)
        self.counts.setWordWrap(True)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._whole = ""
        self.note_button = HeadButton(theme, self)
        self.filter_button = HeadButton(theme, self)
        self.filter_button.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.counts, theme.soft)
        self.note_button.show_sign("note", theme)
        self._theme = theme
        self.mark_filter(on=self.filter_button.isChecked())

    def mark_filter(self, *, on: bool) -> None:
        self.filter_button.setChecked(on)
        self.filter_button.show_sign("filter", self._theme)

    def say_all(self, tally: Tally) -> None:
        self._whole = self._counted(tally)
        self._say(self._whole)

    def say_part(self, shown: int, tally: Tally) -> None:
        """How many pass the filter."""
        self._whole = self._counted(tally)
        self._say(self.tr("{shown} of {all}").format(shown=shown, all=tally.total))

    def _counted(self, tally: Tally) -> str:
        highlights, notes = tally.kinds["highlights"], tally.kinds["notes"]
        bookmarks = tally.kinds["bookmarks"]
        parts = []
        if highlights:
            parts.append(self.tr("%n highlight(s)", "", highlights))
        if notes:
            parts.append(self.tr("%n note(s)", "", notes))
        if bookmarks:
            parts.append(self.tr("%n bookmark(s)", "", bookmarks))
        return " · ".join(parts)

    def _say(self, counts: str) -> None:
        self.counts.setText(counts)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(220, self._height())

    def resizeEvent(self, event: QEvent) -> None:
        self._arrange()

    def _height(self) -> int:
        return _TOP + _BUTTON + (0 if self._beside() else self._lines() + 6)

    def _lines(self) -> int:
        """How high the counts are on their own."""
        room = QRect(0, 0, max(self.width() - _LEFT - 8, 1), 0)
        metrics, wrap = self.counts.fontMetrics(), Qt.TextFlag.TextWordWrap
        return max(metrics.boundingRect(room, wrap, text).height() for text in self._texts())

    def _said(self) -> QSize:
        """The counts in one line."""
        metrics = self.counts.fontMetrics()
        longest = max(metrics.horizontalAdvance(text) for text in self._texts())
        return QSize(longest + 2, metrics.height())

    def _texts(self) -> tuple[str, str]:
        return self._whole, self.counts.text()

    def _beside(self) -> bool:
        title, counts = self.title.sizeHint().width(), self._said().width()
        return _LEFT + title + _GAP + counts + 4 <= self.width() - _RIGHT - 2 * _BUTTON

    def _arrange(self) -> None:
        title, counts = self.title.sizeHint(), self._said()
        middle = _TOP + _BUTTON // 2
        self.title.setGeometry(_LEFT, middle - title.height() // 2, title.width(), title.height())
        if self._beside():
            left, top = _LEFT + title.width() + _GAP, middle - counts.height() // 2
            self.counts.setGeometry(left, top, counts.width() + 4, counts.height())
        else:
            self.counts.setGeometry(_LEFT, _TOP + _BUTTON, self.width() - _LEFT - 8, self._lines())
        right = self.width() - _RIGHT
        self.filter_button.setGeometry(right - _BUTTON, _TOP, _BUTTON, _BUTTON)
        self.note_button.setGeometry(right - 2 * _BUTTON, _TOP, _BUTTON, _BUTTON)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
