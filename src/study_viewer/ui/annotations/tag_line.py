# SPDX-License-Identifier: MIT
"""The line under a note where its tags are typed: comma or Enter adds, Backspace takes away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from study_viewer.core.noting import folded, regular_tags
from study_viewer.ui.common.theme import Theme

HEIGHT = 32
_CHIP = 20
# Room to go on typing after the chips; more of them are scrolled out at the left.
_FIELD = 84


class TagLine(QWidget):
    """``changed`` carries all the tags; ``done`` comes with Enter on an empty field and Esc."""

    changed = Signal(object)
    done = Signal()

    def __init__(self, tags: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags = list(tags)
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.setFocusProxy(self.field)
        self.setFixedHeight(HEIGHT)
        self.set_theme(theme)
        self._word()

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self._tags)

    def offer(self, known: Sequence[str]) -> None:
        """All tags there are, to be completed from."""
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add)
        self.field.setCompleter(completer)

    def keep(self) -> None:
        """What is typed and not added yet is a tag too."""
        self._add(self.field.text())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        palette = QPalette(self.field.palette())
        palette.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.faint))
        self.field.setPalette(palette)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def eventFilter(self, field: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def resizeEvent(self, event: QEvent) -> None:
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a chip takes it away."""
        for number, chip in enumerate(self._chips()):
            if chip.contains(event.position()):
                del self._tags[number]
                self._tell()
                return
        self.field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.line))
        painter.drawLine(6, 0, self.width() - 6, 0)
        painter.setFont(self.field.font())
        for tag, chip in zip(self._tags, self._chips(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(chip, _CHIP / 2, _CHIP / 2)
            painter.setPen(QColor(theme.accent))
            inside = chip.adjusted(8, 0, -6, 0)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inside, left, f"{tag} ×")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), self.field.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if text.strip():
                self._add(text)
            else:
                self.done.emit()
        elif key == Qt.Key.Key_Escape:
            self.keep()
            self.done.emit()
        elif key == Qt.Key.Key_Backspace and not text and self._tags:
            self._tags.pop()
            self._tell()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        # The Chinese comma, enumeration comma and semicolon end a tag as well.
        if text and text[-1] in ",，、;；":
            self._add(text[:-1])

    def _add(self, text: str) -> None:
        self.field.clear()
        tag = regular_tags([text])
        if tag and folded(tag[0]) not in map(folded, self._tags):
            self._tags.append(tag[0])
            self._tell()

    def _tell(self) -> None:
        self._place()
        self.changed.emit(self.tags)

    def _chips(self) -> list[QRectF]:
        metrics = self.field.fontMetrics()
        top = (self.height() - _CHIP) / 2
        made, left = [], 6.0
        for tag in self._tags:
            wide = metrics.horizontalAdvance(f"{tag} ×") + 14
            made.append(QRectF(left, top, wide, _CHIP))
            left += wide + 4
        over = max(0.0, left - (self.width() - _FIELD))
        return [chip.translated(-over, 0) for chip in made]

    def _place(self) -> None:
        chips = self._chips()
        left = round(chips[-1].right()) + 4 if chips else 2
        self.field.setGeometry(left, 2, max(self.width() - left - 2, 20), self.height() - 4)
        self._word()
        self.update()

    def _word(self) -> None:
        self.field.setPlaceholderText("" if self._tags else self.tr("Add tags…"))
        self.field.setAccessibleName(self.tr("Tags"))
        self.field.setAccessibleDescription(", ".join(self._tags))
