# SPDX-License-Identifier: MIT
"""The rows that narrow the list: words, kinds, colours, tags and states."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from study_viewer.core.annotation import COLOURS, STATES
from study_viewer.ui.annotations.filter import Filter
from study_viewer.ui.annotations.listed import Tally
from study_viewer.ui.common.buttons import QuietField
from study_viewer.ui.common.chip import Chip
from study_viewer.ui.common.dots import RingedDot
from study_viewer.ui.common.flow import Flow
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.theme import Theme

PAUSE_MS = 300
# As many as fill three rows; the others stand in a menu behind the last chip.
_TAGS = 10
_KINDS = ("highlights", "bookmarks", "notes")


class _Values(NamedTuple):
    """What there is to choose from, in the order it is shown."""

    kinds: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class FilterBar(QWidget):
    """``changed`` carries a ``Filter``; ``closed`` comes with Esc in an empty field."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: Mapping[str, str] = {}
        self._tally = Tally()
        self._offered = _Values()
        self.filter = Filter()
        self.field = QuietField(theme, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read_words)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 10)
        column.setSpacing(6)
        column.addWidget(self.field)
        self._rows: dict[str, QWidget] = {}
        for name in ("kinds", "colours", "tags", "states"):
            row = QWidget(self)
            row.setObjectName(f"filter-{name}")
            Flow(row, 4).setContentsMargins(0, 0, 0, 0)
            self._rows[name] = row
            column.addWidget(row)
        self.retranslate()

    def offer(self, tally: Tally) -> None:
        """The values there are; what is switched on and is no longer there is switched off."""
        self._tally = tally
        kept = self.filter.within(tally)
        offered = self._values()
        if offered != self._offered or kept != self.filter:
            self._offered = offered
            lost, self.filter = kept != self.filter, kept
            self._build()
            if lost:
                self.changed.emit(self.filter)

    def choose(self, wanted: Filter) -> None:
        """As if the person had chosen all this."""
        self.field.setText(wanted.words)
        self._pause.stop()
        self.filter = wanted
        self._build()
        self.changed.emit(wanted)

    def set_colour_names(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._build()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.field.set_theme(theme)
        for button in self.findChildren(QAbstractButton):
            if isinstance(button, Chip | RingedDot):
                button.set_theme(theme)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter quotes and notes"))
        self.field.setAccessibleName(self.tr("Filter quotes and notes"))
        self.field.name_clear_button(self.tr("Show all again"))
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, field: object, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and not self.field.text()
        ):
            self.closed.emit()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _values(self) -> _Values:
        tally = self._tally
        return _Values(
            tuple(kind for kind in _KINDS if tally.kinds[kind] > 0),
            tuple(colour for colour in COLOURS if tally.colours[colour] > 0),
            tuple(sorted(tag for tag, count in tally.tags.items() if count > 0)),
            tuple(state for state in STATES if tally.states[state] > 0),
        )

    def _build(self) -> None:
        """The chips anew; a row with less than two values says nothing and is not shown."""
        # A chip that had the keyboard once and gave it away does not take it back.
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        kinds, colours, tags, states = self._values()
        all_kinds = ("", *kinds) if len(kinds) > 1 else ()
        self._fill("kinds", (self._kind_chip(kind) for kind in all_kinds))
        self._fill("colours", (self._dot(one) for one in colours if len(colours) > 1))
        self._fill("tags", self._tag_chips(tags) if len(tags) > 1 else ())
        self._fill("states", (self._state_chip(one) for one in states if len(states) > 1))
        again = self.findChild(QAbstractButton, name) if name else None
        if again is not None:
            again.setFocus()

    def _fill(self, name: str, buttons: Iterable[QAbstractButton]) -> None:
        row = self._rows[name]
        layout = row.layout()
        assert isinstance(layout, Flow)
        while item := layout.takeAt(0):
            old = item.widget()
            old.setObjectName("")
            old.hide()
            old.deleteLater()
        made = list(buttons)
        for button in made:
            layout.addWidget(button)
            button.show()
        row.setVisible(bool(made))
        row.updateGeometry()

    def _kind_chip(self, kind: str) -> Chip:
        words = {
            "": self.tr("All", "kinds"),
            "highlights": self.tr("Highlights"),
            "bookmarks": self.tr("Bookmarks"),
            "notes": self.tr("Notes"),
        }
        return self._chip(
            "kinds",
            f"kind-{kind}",
            words[kind],
            self.filter.kind == kind,
            lambda _: self._choose(self.filter._replace(kind=kind)),
        )

    def _dot(self, colour: str) -> RingedDot:
        dot = RingedDot(colour, self._theme, self._rows["colours"])
        dot.setObjectName(f"colour-{colour}")
        dot.setChecked(colour in self.filter.colours)
        said = self._names.get(colour, colour)
        dot.setToolTip(said)
        dot.setAccessibleName(said)
        dot.clicked.connect(
            lambda on: self._choose(
                self.filter._replace(colours=_with(self.filter.colours, colour, on))
            )
        )
        return dot

    def _tag_chips(self, tags: Iterable[str]) -> Iterable[Chip]:
        chosen = self.filter.tags
        often = sorted(tags, key=lambda tag: (tag not in chosen, -self._tally.tags[tag], tag))
        for tag in often[:_TAGS]:
            yield self._chip(
                "tags",
                f"tag-{tag}",
                self._tally.spelt[tag],
                tag in chosen,
                lambda on, tag=tag: self._switch_tag(tag, on),
            )
        if more := often[_TAGS:]:
            chip = self._chip("tags", "more-tags", f"+{len(more)}", False, lambda _: None)
            chip.setAccessibleName(self.tr("More tags"))
            chip.setToolTip(self.tr("More tags"))
            chip.setCheckable(False)
            chip.clicked.connect(lambda: self._show_more(chip, sorted(more)))
            yield chip

    def _show_more(self, chip: Chip, tags: list[str]) -> None:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for tag in tags:
            action = menu.addAction(self._tally.spelt[tag].replace("&", "&&"))
            action.triggered.connect(lambda _=False, tag=tag: self._switch_tag(tag, True))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _switch_tag(self, tag: str, on: bool) -> None:
        self._choose(self.filter._replace(tags=_with(self.filter.tags, tag, on)))

    def _state_chip(self, state: str) -> Chip:
        words = {
            "placed": self.tr("Placed"),
            "moved": self.tr("Moved"),
            "check": self.tr("To check"),
            "unplaced": self.tr("Unplaced"),
        }
        return self._chip(
            "states",
            f"state-{state}",
            words[state],
            state in self.filter.states,
            lambda on: self._choose(
                self.filter._replace(states=_with(self.filter.states, state, on))
            ),
        )

    def _chip(
        self, row: str, name: str, text: str, on: bool, chosen: Callable[[bool], None]
    ) -> Chip:
        chip = Chip(self._theme, self._rows[row], small=True)
        chip.setObjectName(name)
        chip.setText(text)
        chip.setAccessibleName(text)
        chip.setChecked(on)
        chip.clicked.connect(chosen)
        return chip

    def _choose(self, wanted: Filter) -> None:
        self.filter = wanted
        self._build()
        self.changed.emit(wanted)

    def _read_words(self) -> None:
        words = self.field.text().strip()
        if words != self.filter.words:
            self.filter = self.filter._replace(words=words)
            self.changed.emit(self.filter)


def _with(values: frozenset[str], value: str, on: bool) -> frozenset[str]:
    return values | {value} if on else values - {value}
