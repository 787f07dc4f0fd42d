# SPDX-License-Identifier: MIT
"""The line above the page, and what stands there while no document is open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from study_viewer.ui.common.theme import Theme

if TYPE_CHECKING:
    from study_viewer.ui.common.buttons import FlatButton

HEIGHT = 44
PADDING = 6
"""Pixels beside a part's title that are clickable too."""
_GAP = 12


class Crumb(NamedTuple):
    """One part of the path; ``key`` is what a click on it asks for."""

    title: str
    key: str


class HeadingLine(QWidget):
    """A path of parts to click on the left, shortened in its middle; a few words on the right."""

    part_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._crumbs: tuple[Crumb, ...] = ()
        self._parts: list[_Part] = []
        self._shown: list[_Part] = []
        self._detail: QLabel | None = None
        self._edges = (0, 0)
        self._raised = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, crumbs: Sequence[Crumb], detail: str = "", about: str = "") -> None:
        """``about`` says more of the detail to a mouse that rests on it."""
        self._crumbs = tuple(crumbs)
        if self._detail is None:
            # A start paints the text before anybody says where it is from.
            self._detail = QLabel(self)
            self._detail.setFont(self._font())
            self._detail.show()
        self._detail.setText(detail)
        self._detail.setToolTip(about)
        self._ink()
        path = " › ".join(crumb.title for crumb in crumbs)
        self.setAccessibleName(f"{path} {detail}".strip())
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in self._parts:
            part.set_theme(theme)
        self._ink()
        self.update()

    def set_edges(self, left: int, right: int) -> None:
        if (left, right) != self._edges:
            self._edges = (left, right)
            self._arrange()

    def set_raised(self, raised: bool) -> None:
        """A hairline parts it from text that was scrolled under it."""
        if raised != self._raised:
            self._raised = raised
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._raised:
            edge = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(edge, QColor(self._theme.line))
        painter.setFont(self._font())
        painter.setPen(QColor(self._theme.faint))
        for part in self._shown[1:]:
            gap = QRect(part.x() - _GAP, part.y(), _GAP, part.height())
            painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "›")

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 12))
        return font

    def _ink(self) -> None:
        if self._detail is not None:
            made = QPalette(self._detail.palette())
            made.setColor(QPalette.ColorRole.WindowText, QColor(self._theme.soft))
            self._detail.setPalette(made)

    def _arrange(self) -> None:
        """Gives the parts their places; those in the middle become one where it is too narrow."""
        if self._detail is None:
            return
        left, right = self._edges
        said = self._detail.sizeHint().width() if self._detail.text() else 0
        self._detail.setGeometry(right - said, 8, said, self.height() - 8)
        room = max(right - left - (said + 24 if said else 0), 0) + 2 * PADDING
        shown = self._fitting(room)
        self._shown = []
        at = left - PADDING
        for number, (crumb, hidden, width) in enumerate(shown):
            part = self._part(number)
            part.show_crumb(crumb, hidden)
            part.setGeometry(at, 12, width, self.height() - 16)
            part.show()
            at += width + _GAP
            self._shown.append(part)
        for part in self._parts[len(shown) :]:
            part.hide()
        self.update()

    def _fitting(self, room: int) -> list[tuple[Crumb, str, int]]:
        """What is shown as (part, what it hides, pixels), together no wider than ``room``."""
        metrics = QFontMetrics(self._font())

        def width(crumb: Crumb) -> int:
            return metrics.horizontalAdvance(crumb.title) + 2 * PADDING

        crumbs = self._crumbs
        for away in range(max(len(crumbs) - 1, 1)):
            shown = [(crumb, "") for crumb in crumbs]
            if away:
                hidden = crumbs[1 : 1 + away]
                names = " › ".join(crumb.title for crumb in hidden)
                shown[1 : 1 + away] = [(Crumb("…", hidden[-1].key), names)]
            widths = [width(crumb) for crumb, _ in shown]
            free = room - _GAP * (len(shown) - 1)
            if sum(widths) <= free:
                break
        else:
            # Even the first and the last alone are too long: the last, where one is, gets more.
            middle = sum(widths[1:-1])
            ends = max(free - middle, 0)
            first = min(widths[0], max(ends - widths[-1], ends * 2 // 5)) if len(widths) > 1 else 0
            if len(widths) > 1:
                # What a whole letter leaves over belongs to the last, not to the gap.
                title = shown[0][0].title
                short = metrics.elidedText(title, Qt.TextElideMode.ElideRight, first - 2 * PADDING)
                first = min(first, metrics.horizontalAdvance(short) + 2 * PADDING)
                widths[0] = first
            widths[-1] = min(widths[-1], ends - first)
        return [(*one, pixels) for one, pixels in zip(shown, widths, strict=True)]

    def _part(self, number: int) -> "_Part":
        if number == len(self._parts):
            part = _Part(self._theme, self)
            part.setFont(self._font())
            part.wanted.connect(self.part_wanted)
            # The keys reach it in the order it is read, though it was made last of all.
            QWidget.setTabOrder(self._parts[-1] if self._parts else self, part)
            self._parts.append(part)
        return self._parts[number]


class _Part(QAbstractButton):
    """A part of the path: quiet until the mouse or the keys are on it."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.wanted.emit(self._key))

    def show_crumb(self, crumb: Crumb, hidden: str) -> None:
        self._key = crumb.key
        self.setText(crumb.title)
        self.setToolTip(hidden or crumb.title)
        self.setAccessibleName(hidden or crumb.title)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, -1, -3), 6, 6)
        painter.setPen(QColor(self._theme.accent if lit else self._theme.soft))
        inner = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width() + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


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
