# SPDX-License-Identifier: MIT
"""What the page says while something is dragged over the window."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from study_viewer.ui.common.icons import pixmap
from study_viewer.ui.common.theme import Theme

_INSET = 16
_SIGN = 40


class DropHint(QWidget):
    """Lies over the page and takes no events: the drop is the window's."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_of = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, page: QWidget) -> None:
        self.setGeometry(QRect(page.mapTo(self.parentWidget(), QPoint(0, 0)), page.size()))
        self.setAccessibleName(self.tr("Drop to import"))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.paper)
        # The text stays to be seen, so that the window is known to be there still.
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.setPen(QPen(QColor(theme.accent), 1.6, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 10, 10)
        middle = self.rect().center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(QRectF(middle.x() - 150, middle.y() - 76, 300, 144), 10, 10)
        sign = pixmap("import", theme.accent, _SIGN, self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - _SIGN // 2, middle.y() - _SIGN - 8, sign)
        font = QFont(self.font())
        font.setPixelSize(font.pixelSize() + 3 if font.pixelSize() > 0 else 16)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        words = QRect(0, middle.y() + 8, self.width(), 2 * painter.fontMetrics().height())
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            self.tr("Drop to import"),
        )
