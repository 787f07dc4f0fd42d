# SPDX-License-Identifier: MIT
"""The box for everything: commands, documents, headings, and words to be sought everywhere."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from study_viewer.ui.common.floating_box import BoxRows, FloatingBox
from study_viewer.ui.common.icons import pixmap

WIDTH = 560
TOP = 60
"""Pixels below the window's edge: under the bar on top."""
ROWS = 12
_ROW = 34
_SIGN = 18
_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole


class Choice(NamedTuple):
    """A row; ``sign`` is the name of a picture, ``aside`` stands at the right: keys, or where."""

    text: str
    sign: str = ""
    aside: str = ""
    apart: bool = False
    """A hairline parts it from what is above."""


class EverythingBox(FloatingBox):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(_Rows(), parent, wide=WIDTH, top=TOP, most=ROWS)

    def show_choices(self, choices: Sequence[Choice], *, whole: bool) -> None:
        """What the words may mean; without ``whole`` more will come, and Enter waits for a row.

        Who has gone down in the list already stays at the same row.
        """
        self._waiting = not whole and len(choices) < 2
        kept = self.list.currentItem()
        chosen = kept.data(_ROLE) if kept is not None and self.list.currentRow() else None
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text, self.list)
            item.setData(_ROLE, choice)
            spoken = f"{choice.text}, {choice.aside}" if choice.aside else choice.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        at = next((n for n, choice in enumerate(choices) if choice == chosen), 0)
        self.list.setCurrentRow(at)
        self._say("")
        if self._goes and not self._waiting:
            self._choose()

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Everything"))
        said = self.tr("Commands, documents, headings, words")
        self.field.setPlaceholderText(said)
        self.field.setAccessibleName(said)
        self.field.name_clear_button(self.tr("Empty the field"))
        self.list.setAccessibleName(self.tr("What it may mean"))


class _Rows(BoxRows):
    """A picture, the words, and at the right in a smaller type what belongs to them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, max(_ROW, QFontMetrics(option.font).height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice = index.data(_ROLE)
        assert isinstance(choice, Choice)
        theme, rect = self.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 7, 7)
        elif choice.apart:
            painter.fillRect(rect.left() + 10, rect.top(), rect.width() - 20, 1, QColor(theme.line))
        box = rect.adjusted(10, 0, -10, 0)
        if choice.sign:
            ratio = painter.device().devicePixelRatio()
            sign = pixmap(choice.sign, theme.soft, _SIGN, ratio)
            painter.drawPixmap(box.left(), box.center().y() - _SIGN // 2 + 1, sign)
        box.setLeft(box.left() + _SIGN + 10)
        small = QFont(option.font)
        small.setPixelSize(max(11, QFontMetrics(option.font).height() * 12 // 19))
        metrics = QFontMetrics(option.font)
        wide = min(metrics.horizontalAdvance(choice.text), box.width())
        room = max(box.width() - wide - 16, box.width() // 3 if choice.aside else 0)
        aside = QFontMetrics(small).elidedText(choice.aside, Qt.TextElideMode.ElideRight, room)
        taken = QFontMetrics(small).horizontalAdvance(aside)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        right = QRect(box.right() - taken, box.top(), taken + 2, box.height())
        painter.drawText(right, middle, aside)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink))
        left = box.adjusted(0, 0, -taken - (16 if taken else 0), 0)
        elided = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, middle, elided)
        painter.restore()
