# SPDX-License-Identifier: MIT
"""What to put into a hand-in and what to leave out: ticks, colours to cross out, tags."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QWidget,
)

from study_viewer.core.annotation import COLOURS
from study_viewer.core.export.contract import EVERYTHING, Parts
from study_viewer.core.one_line import cut
from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.dots import CrossedDot
from study_viewer.ui.common.theme import Theme

# Of these a table or a collection always has its columns.
_ON_PAPER = ("titles", "colour_names", "time", "location")
# Without these something that was written is missing; the others only say more about it.
_HELD = ("highlights", "notes", "bookmarks", "tags")
_TABLES = ("csv", "tsv", "json")
_LONGEST = 24
"""Characters on the button of the tags."""


class Ticks(QWidget):
    """A box for each part, in two columns."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        words = {
            "highlights": self.tr("Highlights"),
            "notes": self.tr("Notes"),
            "bookmarks": self.tr("Bookmarks"),
            "tags": self.tr("Tags"),
            "titles": self.tr("Section titles"),
            "colour_names": self.tr("Colour names"),
            "time": self.tr("Time"),
            "location": self.tr("Location"),
        }
        self._named = True
        self._format = ""
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for number, (name, text) in enumerate(words.items()):
            box = QCheckBox(text, self)
            box.setMinimumHeight(24)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[name] = box
            # Below the third row a line says why the box above it is off.
            grid.addWidget(box, number // 2 + (number > 5), number % 2)
        self.nameless = QLabel(self.tr("Colours have no names yet"), self)
        self.nameless.hide()
        grid.addWidget(self.nameless, 3, 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def set_theme(self, theme: Theme) -> None:
        set_ink(self.nameless, theme.soft)

    def parts(self) -> Parts:
        return Parts(**{name: box.isChecked() for name, box in self.boxes.items()})

    def set_parts(self, parts: Parts) -> None:
        for name, box in self.boxes.items():
            box.setChecked(getattr(parts, name))

    def left_out(self) -> list[str]:
        """What of the annotations themselves is not ticked, in words."""
        return [self.boxes[name].text() for name in _HELD if not self.boxes[name].isChecked()]

    def include_all(self) -> None:
        for name in _HELD:
            self.boxes[name].setChecked(True)

    def set_named(self, named: bool) -> None:
        """Whether the person gave names to colours: without any there are none to show."""
        self._named = named
        self.fit(self._format)

    def fit(self, format: str) -> None:
        """In a table some parts are always there: their boxes are off, and say so."""
        self._format = format
        for name in _ON_PAPER:
            always = format in _TABLES
            reason = self.tr("Always in a table, in a column of its own") if always else ""
            if name == "colour_names" and not self._named and not always:
                reason = self.nameless.text()
            self.boxes[name].setEnabled(not reason)
            self.boxes[name].setToolTip(reason)
        self.nameless.setVisible(not self._named and format not in _TABLES)


def parts_from(others: Iterable[str]) -> Parts:
    """The parts where these are ticked otherwise than by default."""
    known = {name: not getattr(EVERYTHING, name) for name in others if name in Parts._fields}
    return EVERYTHING._replace(**known)


def other_parts(parts: Parts) -> list[str]:
    """Their names, where they are ticked otherwise than by default."""
    return [name for name in Parts._fields if getattr(parts, name) != getattr(EVERYTHING, name)]


class Colours(QWidget):
    """The highlight colours under the person's names; what is crossed out stays away."""

    changed = Signal()

    def __init__(self, names: dict[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self._others: frozenset[str] = frozenset()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.dots = [CrossedDot(colour, theme, self) for colour in COLOURS]
        for dot in self.dots:
            dot.toggled.connect(lambda _on: self.changed.emit())
            dot.toggled.connect(lambda _on, dot=dot: self._name(dot))
            self._name(dot)
            row.addWidget(dot)
        row.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        for dot in self.dots:
            dot.set_theme(theme)

    def left_out(self) -> frozenset[str]:
        return self._others | {dot.colour for dot in self.dots if not dot.isChecked()}

    def leave_out(self, colours: Iterable[str]) -> None:
        """A colour that this version does not know stays left out."""
        wanted = frozenset(colours)
        self._others = wanted - {dot.colour for dot in self.dots}
        for dot in self.dots:
            dot.setChecked(dot.colour not in wanted)

    def names(self) -> list[str]:
        """Those left out, as the person calls them."""
        known = [dot.colour for dot in self.dots if not dot.isChecked()]
        return [self._names.get(colour, colour) for colour in (*known, *sorted(self._others))]

    def _name(self, dot: CrossedDot) -> None:
        text = self.tr("{colour}: included") if dot.isChecked() else self.tr("{colour}: left out")
        name = text.format(colour=self._names.get(dot.colour, dot.colour))
        dot.setAccessibleName(name)
        dot.setToolTip(name)


class Tags(FlatButton):
    """The tags there are, in a menu to untick."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._menu_of_tags = QMenu(self)
        self._left_out: frozenset[str] = frozenset()
        self._tags: tuple[str, ...] | None = None
        self.set_menu(self._menu_of_tags)
        self.setMinimumHeight(32)
        self.set_tags(())

    def left_out(self) -> frozenset[str]:
        return self._left_out

    def leave_out(self, tags: Iterable[str]) -> None:
        self._left_out = frozenset(tags)
        for action in self._menu_of_tags.actions():
            action.setChecked(action.data() not in self._left_out)
        self._say()

    def names(self) -> list[str]:
        """Those left out of what is there to choose from."""
        return [tag for tag in self._tags or () if tag in self._left_out]

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Those that can be ticked; without any there is nothing to choose."""
        if tags == self._tags:
            return
        self._tags = tags
        self._menu_of_tags.clear()
        for tag in tags:
            # An ampersand would make the next letter a key of the menu.
            action = self._menu_of_tags.addAction(tag.replace("&", "&&"))
            action.setData(tag)
            action.setCheckable(True)
            action.setChecked(tag not in self._left_out)
            action.toggled.connect(lambda on, tag=tag: self.tick(tag, on=on))
        self._say()

    def tick(self, tag: str, *, on: bool) -> None:
        self._left_out = self._left_out - {tag} if on else self._left_out | {tag}
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        here = self.names()
        words = self.tr("Without {tags}").format(tags=" · ".join(here))
        if not self._tags:
            words = self.tr("No tags here")
        elif not here:
            words = self.tr("All tags")
        self.setEnabled(bool(self._tags))
        self.setText(cut(words, _LONGEST))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()
