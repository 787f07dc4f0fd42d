# SPDX-License-Identifier: MIT
"""The line above the page, and what stands there while no document is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from study_viewer.ui.common.theme import Theme

if TYPE_CHECKING:
    from study_viewer.ui.common.buttons import FlatButton

HEIGHT = 44


class HeadingLine(QWidget):
    """A path on the left, shortened in its middle, and a few words on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._path = ""
        self._detail = ""
        self._edges = (0, 0)
        self._raised = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, path: str, detail: str) -> None:
        self._path, self._detail = path, detail
        self.setAccessibleName(f"{path} {detail}".strip())
        self.setToolTip(path)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_edges(self, left: int, right: int) -> None:
        self._edges = (left, right)
        self.update()

    def set_raised(self, raised: bool) -> None:
        """A hairline parts it from text that was scrolled under it."""
        if raised != self._raised:
            self._raised = raised
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._raised:
            edge = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(edge, QColor(self._theme.line))
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 12))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.soft))
        left, right = self._edges
        area = QRect(left, 8, right - left, self.height() - 8)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(self._detail)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self._detail)
        room = area.adjusted(0, 0, -(width + 24 if width else 0), 0)
        path = metrics.elidedText(self._path, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, path)
        painter.end()


class EmptyPage(QWidget):
    """Says what will be here and how to get it, with the button that gets it."""

    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._import: FlatButton | None = None
        self._word()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._import is not None:
            self._import.set_theme(theme)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._import is None:
            # With the button comes QtSvg, which a start with a document does not pay.
            from study_viewer.ui.common.buttons import FlatButton

            self._import = FlatButton(self._theme, self, accent=True)
            self._import.clicked.connect(self.import_wanted)
            self._word()
            self._import.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._import is not None:
            size = self._import.sizeHint()
            left = (self.width() - size.width()) // 2
            self._import.setGeometry(left, self.height() // 2 + 50, size.width(), 32)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            self.update()
        super().changeEvent(event)

    def _word(self) -> None:
        self._title = self.tr("Your text will be here")
        self._how = self.tr("Import a document: Ctrl+O, or drop a file here")
        if self._import is not None:
            self._import.setText(self.tr("Import…"))
            self._import.setAccessibleName(self.tr("Import…"))
            self._place()
        self.setAccessibleName(f"{self._title}. {self._how}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        width = min(self.width() - 48, 380)
        left, top = (self.width() - width) // 2, self.height() // 2 - 90
        # QtSvg takes 8 ms to import, and a start with a document shows no icon before its text.
        from study_viewer.ui.common.icons import pixmap

        picture = pixmap("book", self._theme.faint, 48, painter.device().devicePixelRatio())
        painter.drawPixmap((self.width() - 48) // 2, top, picture)
        font = QFont(self.font())
        font.setPixelSize(16)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink))
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRect(left, top + 64, width, 28), centred, self._title)
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.soft))
        wrapped = centred | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(left, top + 98, width, 80), wrapped, self._how)
        painter.end()
