# SPDX-License-Identifier: MIT
"""The panel that searches everywhere: what is asked, how much was found, and every place of it."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from study_viewer.ui.common.buttons import FlatButton, HeadButton, QuietField, set_ink, title_label
from study_viewer.ui.common.chip import Chip
from study_viewer.ui.common.flow import Flow
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.search.list import ResultsList
from study_viewer.ui.search.model import ResultsModel, Row

if TYPE_CHECKING:
    from study_viewer.core.searching import Hit

PAUSE_MS = 150
CALM_MS = 3000
"""From the last news of other documents to the same question anew."""
Scope = Literal["all", "document", "notes"]
Order = Literal["reading", "relevance"]
SCOPES: tuple[Scope, ...] = ("all", "document", "notes")
ORDERS: tuple[Order, ...] = ("reading", "relevance")


class Asked(NamedTuple):
    """What the person wants to find."""

    words: str = ""
    scope: Scope = "all"
    order: Order = "reading"
    pattern: bool = False


class SearchPanel(QWidget):
    """``asked`` comes when somebody paused in typing, ``changed`` at every key before."""

    changed = Signal()
    asked = Signal(object)
    """An ``Asked``."""
    hit_wanted = Signal(object)
    """A ``Hit`` was chosen."""
    more_wanted = Signal(str)
    """The part of which more places are to be shown."""
    back_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, order: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wanted = Asked(order="relevance" if order == "relevance" else "reading")
        self._trouble = False
        self.model = ResultsModel()
        self._title = title_label(self)
        self.close_button = HeadButton(theme, self)
        self.close_button.setFixedSize(30, 30)
        self.close_button.clicked.connect(self.closed)
        self.field = SearchField(theme, self)
        self.chips: dict[str, Chip] = {}
        self._choices = [QWidget(self), QWidget(self)]
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize() - 1, 12))
        self.summary.setFont(small)
        self.back = FlatButton(theme, self, accent=True)
        self.back.clicked.connect(self.back_wanted)
        self.wider = FlatButton(theme, self, accent=True)
        self.wider.clicked.connect(self._widen)
        self._nothing: str | None = None
        self.list = ResultsList(self.model, theme, self)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.wanted))
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._ask_if_seen)
        self._make_chips()
        self._lay_out()
        self._wire()
        self.set_theme(theme)
        self.retranslate()

    def _make_chips(self) -> None:
        for choice, names in zip(self._choices, (SCOPES, (*ORDERS, "pattern")), strict=True):
            row = Flow(choice, 4)
            row.setContentsMargins(0, 0, 0, 0)
            for name in names:
                chip = self.chips[name] = Chip(self._theme, choice, small=True)
                chip.setObjectName(f"search-{name}")
                chip.clicked.connect(lambda _=False, name=name: self._choose(name))
                row.addWidget(chip)
        self._tick()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        asking = QVBoxLayout()
        asking.setContentsMargins(16, 0, 16, 0)
        asking.setSpacing(6)
        asking.addWidget(self.field)
        for choice in self._choices:
            asking.addWidget(choice)
        asking.addWidget(self.summary)
        self._widening = self._in_row(self.wider)
        self._returning = self._in_row(self.back)
        self.empty.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(asking)
        column.addWidget(self._widening)
        column.addWidget(self._returning)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)

    def _in_row(self, button: FlatButton) -> QWidget:
        """Hidden as a whole: a row without anything in it would still keep the others apart."""
        row = QWidget(self)
        row.hide()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(button)
        inside.addStretch(1)
        return row

    def _wire(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.closed)
        self.field.down.connect(self.list.enter)
        self.list.hit_wanted.connect(self.hit_wanted)
        self.list.more_wanted.connect(self.more_wanted)
        self.list.left.connect(self.closed)
        self.list.typed.connect(self._type_on)

    def begin(self, words: str = "") -> None:
        """The field has the keyboard, with these words or the last ones to be typed over."""
        if words and words != self.field.text():
            self.field.setText(words)
            self.ask_now()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_now(self) -> None:
        self._pause.stop()
        self._calm.stop()
        self.wanted = self.wanted._replace(words=self.field.text())
        self.asked.emit(self.wanted)

    def ask_again(self, *, more: bool) -> None:
        """What was found may be otherwise. Where ``more`` such news follows at short intervals a
        list that somebody reads is not filled anew at each."""
        if more and self.model.rowCount():
            self._calm.start()
        else:
            self.ask_now()

    def ask_if_put_off(self) -> None:
        """No more news follows."""
        if self._calm.isActive():
            self._calm.stop()
            self._ask_if_seen()

    def _ask_if_seen(self) -> None:
        # Whoever opens it again is asked for in any case.
        if self.isVisible():
            self.ask_now()

    @property
    def waiting(self) -> bool:
        """Was something typed that was not asked yet?"""
        return self._pause.isActive()

    @property
    def phrase(self) -> str:
        """The words as they would stand in a text; empty where they are a pattern."""
        return "" if self.wanted.pattern else self.field.text().strip(' “”"')

    # What was found.

    def say(self, words: str, *, trouble: bool = False) -> None:
        self._nothing = None
        self._say(words, trouble=trouble)

    def say_nothing(self, besides: str = "") -> None:
        """Nothing was found, among what; where there is more to look in, it is offered.

        ``besides`` is said after it.
        """
        self._nothing = besides
        words = self.tr("Nothing was found.")
        offer = ""
        if self.wanted.scope != "all":
            offer = self.tr("Search everything")
            words = (
                self.tr("Nothing was found in this document.")
                if self.wanted.scope == "document"
                else self.tr("Nothing was found in your notes.")
            )
        elif self.wanted.pattern:
            words = self.tr("Nothing fits this regular expression.")
            offer = self.tr("Search for these characters")
        self.wider.setText(offer)
        self.wider.setAccessibleName(offer)
        self.wider.updateGeometry()
        self._say(" ".join(part for part in (words, besides) if part), offer=bool(offer))

    def _say(self, words: str, *, trouble: bool = False, offer: bool = False) -> None:
        self._trouble = trouble
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self._widening.setVisible(offer)
        set_ink(self.summary, self._theme.accent if trouble else self._theme.soft)

    def offer_back(self, *, on: bool) -> None:
        self._returning.setVisible(on)

    def show_found(self, part: str, rows: list[Row]) -> None:
        assert part in ("title", "text", "note")
        self.model.add(part, rows)

    def choose(self, number: int) -> "Hit | None":
        """The row from now on, brought into sight; its place."""
        self.list.choose(number)
        return self.model.row(number).hit

    # What is asked.

    def _typed(self, words: str) -> None:
        self.wanted = self.wanted._replace(words=words)
        self._show_empty()
        self.changed.emit()
        self._pause.start()

    def _type_on(self, letter: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + letter)

    def _enter(self) -> None:
        """What is typed is sought at once; where it was found, Enter goes from place to place."""
        if self.waiting:
            self.ask_now()
        else:
            self.list.activate_next()

    def _choose(self, name: str) -> None:
        for scope in SCOPES:
            if name == scope:
                self.wanted = self.wanted._replace(scope=scope)
        for order in ORDERS:
            if name == order:
                self.wanted = self.wanted._replace(order=order)
        if name == "pattern":
            self.wanted = self.wanted._replace(pattern=not self.wanted.pattern)
        self._tick()
        self._show_empty()
        self.changed.emit()
        self.ask_now()

    def _widen(self) -> None:
        """All there is, or if that was looked through, the characters as they are typed."""
        self._choose("all" if self.wanted.scope != "all" else "pattern")
        # The button has gone, and the keys shall not go with it.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        wanted = self.wanted
        for name, chip in self.chips.items():
            on = name in (wanted.scope, wanted.order) or (name == "pattern" and wanted.pattern)
            chip.setChecked(on)

    def _show_empty(self) -> None:
        asking = bool(self.wanted.words.strip())
        self.empty.setVisible(not asking)
        self.list.setVisible(asking)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.field.set_theme(theme)
        self.close_button.show_sign("close", theme)
        for chip in self.chips.values():
            chip.set_theme(theme)
        self.back.set_theme(theme)
        self.wider.set_theme(theme)
        self.list.set_theme(theme)
        set_ink(self.empty, theme.soft)
        set_ink(self.summary, theme.accent if self._trouble else theme.soft)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Search everywhere"))
        self.field.setPlaceholderText(self.tr("Search documents and notes"))
        self.field.setAccessibleName(self.tr("Search documents and notes"))
        self.field.name_clear_button(self.tr("Empty the field"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(f"{self.tr('Close')} (Esc)")
        self.list.setAccessibleName(self.tr("What was found"))
        self.back.setText(self.tr("Back to where I was"))
        self.back.setAccessibleName(self.back.text())
        self.back.updateGeometry()
        for name, (words, tip) in self._chip_words().items():
            chip = self.chips[name]
            chip.setText(words)
            chip.setAccessibleName(tip or words)
            chip.setToolTip(tip)
            chip.updateGeometry()
        self.empty.setText(self._how_to())
        self._show_empty()
        if self._nothing is not None:
            self.say_nothing(self._nothing)

    def _chip_words(self) -> dict[str, tuple[str, str]]:
        return {
            "all": (self.tr("Everything", "scope"), ""),
            "document": (self.tr("This document"), ""),
            "notes": (self.tr("Notes"), ""),
            "reading": (self.tr("In order"), self.tr("In the order of reading")),
            "relevance": (self.tr("Best first"), self.tr("Where the words stand thickest first")),
            "pattern": (".*", self.tr("Regular expression")),
        }

    def _how_to(self) -> str:
        return "\n\n".join(
            (
                self.tr("One character is enough. Places in all documents and notes come here."),
                self.tr("城乡 融合 — both words in one section"),
                self.tr("“城乡融合发展” — exactly these characters"),
                self.tr("城乡 -规划 — without a word"),
                self.tr("第12条 — finds 第十二条 too, and traditional characters simplified ones"),
                self.tr("cxrh or chengxiang — titles by their pinyin"),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class SearchField(QuietField):
    """Enter goes on, the arrow down leads into the list, Esc leaves with or without words."""

    entered = Signal()
    down = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
