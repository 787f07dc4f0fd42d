# SPDX-License-Identifier: MIT
"""Where the annotations of a document stand in its new edition, each a link to its passage."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from study_viewer.core.annotation import STATES, State
from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.grouped_list import GroupedList, Row
from study_viewer.ui.dialogs.sheet import Sheet

_WORDS = 100
_GROUP = "group:"


class Line(NamedTuple):
    """An annotation: ``words`` are its quote, or its note where it has none; ``where`` the title of
    the section that it stands in, empty for none."""

    annotation: str
    words: str
    before: State
    now: State
    where: str = ""


class EditionReport(Sheet):
    """Stays beside the window while one goes through it.

    ``annotation_wanted`` names the one to show. ``back`` says that this is of an edition that was
    taken back: then there is none to take back here. ``read_now`` tells it what is read instead.
    """

    annotation_wanted = Signal(str)
    changes_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(
        self,
        title: str,
        number: int,
        lines: Sequence[Line],
        parent: QWidget,
        *,
        lost: int = 0,
        back: bool = False,
    ) -> None:
        super().__init__(parent)
        self._back = back
        self._title, self._number, self._lost = title, number, lost
        self._now, self._past = number, False
        self._lines = tuple(lines)
        # What is as it was, and needs no look, is one line until somebody wants to see it.
        self._folded = {"placed"}
        self.head = QLabel(self)
        self.about = QLabel(self)
        for label in (self.head, self.about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.list = GroupedList(self._theme, self)
        self.list.chosen.connect(self._chosen)
        self.changes_button = self.button(self.changes_wanted.emit)
        self.back_button = self.button(self.take_back_wanted.emit)
        self._offer()
        self.column.addWidget(self.head)
        self.column.addWidget(self.about)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(
            self.row(self.changes_button, self.back_button, None, self.close_button)
        )
        self.take_room(460, 340, 40, 60)
        self.set_theme(self._theme)
        self.retranslate()
        self.list.setFocus()

    def read_now(self, number: int) -> None:
        """The document is read in this edition now; 0 where it is gone. After another one the same
        number may be that of another text: what is told here stays past then."""
        self._now = number
        self._past = self._past or number not in (0, self._number)
        self._offer()
        self._head()

    def _offer(self) -> None:
        """What is read no more cannot be taken back; what it changed is seen while it is kept."""
        present = self._now == self._number and not self._past
        self.changes_button.setVisible(not self._back and (present or self._now > self._number))
        self.back_button.setVisible(not self._back and present)

    def _head(self) -> None:
        if not self._now:
            said = self.tr("“{title}” is no longer in the library.")
        elif self._past:
            said = self.tr(
                "This is about edition {number} of “{title}”, which is no longer the one you read."
            )
        else:
            said = self.tr("You now read edition {number} of “{title}”.")
        self.head.setText(said.format(title=self._title, number=self._number))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_theme(theme)
        set_ink(self.about, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        title = self.tr("Edition taken back") if self._back else self.tr("New edition")
        self.setWindowTitle(title)
        self.changes_button.setText(self.tr("What changed"))
        self.back_button.setText(self.tr("Take the new edition back"))
        self.list.setAccessibleName(self.tr("Annotations by where they stand now"))
        self._head()
        if self._lines:
            about = self.tr("A click shows the annotation in its text.")
        else:
            about = self.tr("No annotation stands in this document.")
        if self._lost:
            lost = self.tr("%n correction(s) of the edition before fit no longer.", "", self._lost)
            about = f"{about} {lost}"
        self.about.setText(about)
        self._fill()

    def _fill(self) -> None:
        rows = []
        for state in reversed(STATES):
            those = [line for line in self._lines if line.now == state]
            if not those:
                continue
            folded = state in self._folded
            name = self._group(state)
            rows.append(Row(f"{_GROUP}{state}", name, str(len(those)), heading=True, folded=folded))
            if not folded:
                rows += [Row(line.annotation, *self._texts(line)) for line in those]
        self.list.fill(rows)

    def _texts(self, line: Line) -> tuple[str, str]:
        words = shortened(line.words, _WORDS) or self.tr("Without words")
        if line.before == line.now:
            state = self.tr("as before: {now}").format(now=self._state(line.now))
        else:
            state = self.tr("before: {before}, now: {now}").format(
                before=self._state(line.before), now=self._state(line.now)
            )
        return words, f"{state} · {line.where}" if line.where else state

    def _group(self, state: State) -> str:
        match state:
            case "unplaced":
                return self.tr("Unplaced: its passage was not found")
            case "check":
                return self.tr("To check: the passage or what stands around it changed")
            case "moved":
                return self.tr("Moved: found in another section")
            case _:
                return self.tr("Placed")

    def _state(self, state: State) -> str:
        match state:
            case "unplaced":
                return self.tr("unplaced")
            case "check":
                return self.tr("to check")
            case "moved":
                return self.tr("moved")
            case _:
                return self.tr("placed")

    def _chosen(self, key: str) -> None:
        if not key.startswith(_GROUP):
            self.annotation_wanted.emit(key)
            return
        self._folded ^= {key.removeprefix(_GROUP)}
        self._fill()
