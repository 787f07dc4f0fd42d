# SPDX-License-Identifier: MIT
"""The line at the bottom: what just happened, what can be done about it, and where one stands."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.icons import pixmap
from study_viewer.ui.common.messages import Message
from study_viewer.ui.common.theme import Theme

HEIGHT = 28
# Long enough to read two lines and reach for the mouse; trouble stays until the next sentence.
_SHOWN_MS = 12_000
_TROUBLE_MS = 30_000
"""So long the program's own trouble is told of; the report of it lies in the data folder."""
_LEAST_MS = 6_000
"""So long a sentence stands, whatever is saved meanwhile."""


# Below this width of the bar, in pixels, only what cannot be seen elsewhere is said.
_NARROW = 720

_FLASH_MS = 1200
"""So long the bar is tinted under what must not be missed."""

_Tone = Literal["accent", "ink", "soft"]
"""Inks of the theme, by their names."""


class _Line(QLabel):
    """A sentence that is shortened where it is too long, and then told whole by its tooltip."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        fitting = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), fitting, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class StatusBar(QWidget):
    rested = Signal()
    """What there was to say has been said."""
    left = Signal()
    """A button that had the keyboard goes, and what had it before is gone too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self._text = _Line(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        # No wider than its words: what can be done about them stands beside them.
        self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._sign = QLabel(self)
        self._sign.hide()
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self.update)
        self._where = QLabel(self)
        self._said_where = ("", "")
        self._progress = QProgressBar(self)
        self._progress.setFixedSize(140, 6)
        self._progress.setTextVisible(False)
        self.cancel_button = self._button()
        self._offers = (self._button(), self._button(), self._button())
        self._cancelling: Callable[[], None] | None = None
        self._acts: list[Callable[[], None]] = []
        self._saved = ""
        self._notebook = ""
        self._came_from: QWidget | None = None
        """What had the keyboard when its buttons came, on whose way other controls lie."""
        self._message: Message | None = None
        self._tone: _Tone = "soft"
        self._pause = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._pause.timeout.connect(self._rest)
        self._since = QElapsedTimer()
        self._lay_out()
        self.cancel_button.clicked.connect(self._cancel_work)
        for number, button in enumerate(self._offers):
            button.clicked.connect(lambda _=False, number=number: self._act(number))
        self.work_over()
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text)
        for offer in self._offers:
            offer.hide()
            row.addWidget(offer)
        row.addWidget(self._progress)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self._where)

    def set_notebook(self, name: str) -> None:
        self._notebook = name
        self._rest()

    def say(self, message: Message) -> None:
        self._message = message
        self._since.start()
        self._text.setText(message.text)
        self._text.setToolTip(message.text)
        self._paint_text("accent" if message.trouble else "ink")
        if message.trouble or message.notice:
            self._flash.start()
            self.update()
        self._acts = [offer.act for offer in message.offers]
        self._give_back_keyboard(offers=len(message.offers))
        self._note_keyboard()
        for number, button in enumerate(self._offers):
            offered = number < len(message.offers)
            button.setVisible(offered)
            if offered:
                button.setText(message.offers[number].text)
                button.setAccessibleName(message.offers[number].text)
                button.updateGeometry()
        if message.passes:
            self._pause.start(_TROUBLE_MS)
        elif message.trouble or message.stays:
            self._pause.stop()
        else:
            self._pause.start(_SHOWN_MS)

    def look_again(self) -> None:
        """Something changed: what was said may hold no longer, and goes then."""
        said = self._message
        if said is not None and said.holds is not None and not said.holds():
            self._rest()

    def saved(self) -> None:
        """Called after a commit returned, never before."""
        self._saved = QTime.currentTime().toString("HH:mm")
        said = self._message
        # Older news give way; an offer and trouble stay for as long as they are meant to.
        stays = said is not None and (said.offers or said.trouble or self._cancelling)
        if not stays and not (said is not None and self._since.elapsed() < _LEAST_MS):
            self._rest()

    def set_where(self, text: str, longer: str = "", about: str = "") -> None:
        """Where one stands: ``longer`` where there is room, ``about`` to a mouse that rests."""
        self._said_where = (text, longer or text)
        self._where.setToolTip(about)
        self._where.setAccessibleDescription(about)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._where.setText(self._said_where[self.width() >= _NARROW])

    def work(self, text: str, done: int, total: int, cancel: Callable[[], None]) -> None:
        """Long work is under way: ``text`` says which, ``cancel`` stops it."""
        if self._cancelling is None:
            self._note_keyboard()
        self._cancelling = cancel
        self._message = Message(text)
        self._pause.stop()
        self._text.setText(text)
        self._paint_text("soft")
        self._give_back_keyboard()
        for button in self._offers:
            button.hide()
        # Progress counts bytes, and Qt's bar counts in 32 bits.
        self._progress.setRange(0, 1000 if total else 0)
        self._progress.setValue(done * 1000 // total if total else 0)
        self._progress.show()
        self.cancel_button.show()

    def work_over(self) -> None:
        self._cancelling = None
        self._give_back_keyboard()
        self._progress.hide()
        self.cancel_button.hide()
        self._rest()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint_text(self._tone)
        set_ink(self._where, theme.soft)
        for button in (*self._offers, self.cancel_button):
            button.set_theme(theme)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.updateGeometry()
        self.cancel_button.setAccessibleName(self.tr("Cancel what is under way"))
        self._progress.setAccessibleName(self.tr("Progress"))
        # What was just said was said in the other language; work under way tells its next step.
        said = self._message
        if self._cancelling is not None:
            return
        if said is not None and said.again is not None:
            self.say(said.again())
        else:
            self._rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        flashes = self._flash.isActive()
        painter.fillRect(self.rect(), QColor(self._theme.tint if flashes else self._theme.panel))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, 0, self.width(), 0)

    def _rest(self) -> None:
        self._message = None
        self._acts = []
        self._give_back_keyboard()
        for button in self._offers:
            button.hide()
            button.setText("")
            button.setAccessibleName("")
        parts = []
        if self._saved:
            parts.append(self.tr("Saved {time}").format(time=self._saved))
        if self._notebook:
            parts.append(self.tr("Notebook: {name}").format(name=self._notebook))
        self._text.setText(" · ".join(parts))
        self._text.setToolTip(self._text.text())
        self._paint_text("soft")
        self.rested.emit()

    def _note_keyboard(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._came_from = here

    def _give_back_keyboard(self, offers: int = 0) -> None:
        """Before a button goes: Qt would hand the keyboard to the next control, far from here.

        ``offers`` buttons stay.
        """
        here = QApplication.focusWidget()
        going = (*self._offers[offers:], self.cancel_button)
        if here is None or here not in going or (here is self.cancel_button and self._cancelling):
            return
        back = self._came_from
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _paint_text(self, tone: _Tone) -> None:
        """What was just said stands out from what stands there always, or for long."""
        self._tone = tone
        trouble = tone == "accent"
        self._sign.setVisible(trouble)
        if trouble:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(pixmap("warning", self._theme.accent, 16, ratio))
        set_ink(self._text, getattr(self._theme, tone))

    def _act(self, number: int) -> None:
        if number < len(self._acts):
            act = self._acts[number]
            self._rest()
            act()

    def _cancel_work(self) -> None:
        if self._cancelling is not None:
            self._cancelling()

    def _button(self) -> FlatButton:
        button = FlatButton(self._theme, self, accent=True)
        button.setFixedHeight(HEIGHT - 4)
        return button
