# SPDX-License-Identifier: MIT
"""What changed between two editions of a document: a list by section, and each change in full."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import set_ink, title_label
from study_viewer.ui.common.choosers import Segments
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.edition_sides import Sides
from study_viewer.ui.dialogs.grouped_list import GroupedList, Row
from study_viewer.ui.dialogs.sheet import CONTROL, Sheet

if TYPE_CHECKING:
    from study_viewer.core.comparing import Compared
    from study_viewer.core.document.changed import Change

_ALL = "all"
_KINDS = ("added", "removed", "reworded", "moved")
_SIGNS = {"added": "+", "removed": "−", "reworded": "≈", "moved": "→"}
_TINTS = {"added": "green", "removed": "red", "reworded": "yellow", "moved": "blue"}
_BEFORE = 10
"""Characters in front of the first word that differs: enough to know the sentence by."""
_WORDS = 60


class EditionChanges(Sheet):
    """``compare_wanted`` asks for two other editions; ``passage_wanted`` leads to a section and a
    range of the text that is read, ``annotation_wanted`` to an annotation."""

    compare_wanted = Signal(int, int)
    passage_wanted = Signal(str, int, int)
    annotation_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._editions: tuple[int, ...] = ()
        self._compared: Compared | None = None
        self._words: Mapping[str, str] = {}
        self._kind = _ALL
        self._said_of: dict[str, str] = {}
        """What the kinds are called: said once, and not for thousands of rows."""
        self._refused = ""
        self.head = title_label(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.old, self.new = QComboBox(self), QComboBox(self)
        self._arrow = QLabel("→", self)
        self.kinds = Segments(self._theme, (_ALL, *_KINDS), self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setMaximumWidth(320)
        self.list = GroupedList(self._theme, self)
        self.sides = Sides(self._theme, self)
        self._splitter = HairSplitter(self._theme, self)
        self.pages = QStackedWidget(self)
        self._lay_out()
        self._listen()
        self.set_theme(self._theme)
        self.retranslate()

    def _lay_out(self) -> None:
        self.take_room(1120, 700, 80, 100)
        waiting = QWidget(self)
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        for part in (self.said, self.bar):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setMinimumWidth(480)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.sides)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([320, 800])
        self.list.setMinimumWidth(200)
        self.pages.addWidget(waiting)
        self.pages.addWidget(self._splitter)
        for box in (self.old, self.new):
            box.setMinimumHeight(CONTROL)
        head = self.row(self.head, self.old, self._arrow, self.new)
        head.setStretchFactor(self.head, 1)
        self.column.addLayout(head)
        self.column.addLayout(self.row(self.kinds, None))
        self.column.addWidget(self.pages, 1)
        self.column.addLayout(self.row(None, self.close_button))

    def _listen(self) -> None:
        self.old.activated.connect(lambda _: self._editions_chosen(self.old))
        self.new.activated.connect(lambda _: self._editions_chosen(self.new))
        self.kinds.chosen.connect(self._filter)
        self.list.stood.connect(self._stood)
        self.sides.passage_wanted.connect(self._show_passage)
        self.sides.annotation_wanted.connect(self.annotation_wanted)

    # What is told.

    def work(self, done: int, total: int) -> None:
        """The two are being compared."""
        self._compared, self._refused = None, ""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self._show()

    def refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._show()

    def show_compared(
        self, compared: "Compared", editions: Sequence[int], words: Mapping[str, str]
    ) -> None:
        """``editions`` are all there are, the oldest first; ``words`` tell the annotations that the
        changes touch."""
        self._compared, self._words = compared, words
        self._editions = tuple(editions)
        self._title = compared.title
        self._offer_editions(compared.old, compared.new)
        self._kind = _ALL
        self.retranslate()
        self.list.setFocus()

    @property
    def present(self) -> int:
        """The edition that was read when these were compared; 0 while they are not."""
        return self._editions[-1] if self._editions else 0

    # What is shown.

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.list, self.sides, self.kinds, self._splitter):
            part.set_theme(theme)
        for label in (self.said, self._arrow):
            set_ink(label, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("What changed"))
        self.head.setText(self.tr("“{title}”").format(title=self._title))
        self.head.setToolTip(self._title)
        self.old.setAccessibleName(self.tr("The edition before"))
        self.new.setAccessibleName(self.tr("The edition after"))
        self.list.setAccessibleName(self.tr("Changes by section"))
        self.bar.setAccessibleName(self.tr("Progress"))
        for box in (self.old, self.new):
            for row in range(box.count()):
                box.setItemText(row, self._edition(box.itemData(row)))
        self.sides.retranslate()
        self._said_of = {kind: self._kind_word(kind) for kind in _KINDS}
        self._show()

    def _show(self) -> None:
        compared = self._compared
        found = bool(compared and compared.changes)
        self.pages.setCurrentIndex(1 if found else 0)
        self.kinds.setVisible(found)
        self.bar.setVisible(compared is None and not self._refused)
        for part in (self.old, self._arrow, self.new):
            part.setVisible(len(self._editions) > 2)
        if self._refused:
            self.said.setText(self._refused)
        elif compared is None:
            self.said.setText(self.tr("Comparing the editions…"))
        else:
            none = self.tr("Edition {old} and edition {new} say the same, word for word.")
            self.said.setText(none.format(old=compared.old, new=compared.new))
        if compared is not None and found:
            self._word_kinds(compared)
            self._fill(compared)
        else:
            # The rows of the comparison before say nothing of this one.
            self.list.fill(())

    def _word_kinds(self, compared: "Compared") -> None:
        counts = Counter(change.kind for change in compared.changes)
        every = self.tr("All")
        words = [f"{every} {len(compared.changes)}"]
        words += [f"{self._said_of[kind]} {counts[kind]}" for kind in _KINDS]
        self.kinds.word(self.tr("Show"), words)
        self.kinds.set_value(self._kind)

    def _fill(self, compared: "Compared") -> None:
        rows: list[Row] = []
        group: list[int] = []

        def close() -> None:
            if group:
                rows.append(self._heading(compared, group))
                rows.extend(self._row(compared, number) for number in group)
                group.clear()

        for number, change in enumerate(compared.changes):
            if self._kind not in (_ALL, change.kind):
                continue
            if group and _section(compared.changes[group[-1]]) != _section(change):
                close()
            group.append(number)
        close()
        self.list.fill(rows)
        if not self.list.key:
            first = next((row.key for row in rows if not row.heading), "")
            if not self.list.stand_at(first):
                self._stood("")

    def _heading(self, compared: "Compared", group: Sequence[int]) -> Row:
        counts = Counter(compared.changes[number].kind for number in group)
        said = " · ".join(f"{self._said_of[one]} {counts[one]}" for one in _KINDS if counts[one])
        title = _section(compared.changes[group[0]]) or self.tr("Without a title")
        return Row("", title, said, heading=True)

    def _row(self, compared: "Compared", number: int) -> Row:
        change = compared.changes[number]
        said = [self._said_of[change.kind]]
        if compared.touched[number]:
            said.append(self.tr("%n annotation(s)", "", len(compared.touched[number])))
        if change.kind == "moved" and change.old and change.old.title != _section(change):
            said.append(self.tr("from “{title}”").format(title=change.old.title))
        return Row(
            str(number),
            _words(change),
            " · ".join(said),
            sign=_SIGNS[change.kind],
            tint=_TINTS[change.kind],
        )

    def _kind_word(self, kind: str) -> str:
        match kind:
            case "added":
                return self.tr("Added")
            case "removed":
                return self.tr("Removed")
            case "reworded":
                return self.tr("Reworded")
            case _:
                return self.tr("Moved")

    def _edition(self, number: int) -> str:
        return self.tr("Edition {number}").format(number=number)

    def _offer_editions(self, old: int, new: int) -> None:
        for box, numbers, chosen in (
            (self.old, self._editions[:-1], old),
            (self.new, self._editions[1:], new),
        ):
            with QSignalBlocker(box):
                box.clear()
                for number in numbers:
                    box.addItem(self._edition(number), number)
                box.setCurrentIndex(box.findData(chosen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._compared is not None:
            self._stood(self.list.key)

    # What the person does.

    def _editions_chosen(self, changed: QComboBox) -> None:
        """Of two in the wrong order the other one gives way."""
        old, new = int(self.old.currentData()), int(self.new.currentData())
        if old >= new and changed is self.old:
            new = next(number for number in self._editions if number > old)
        elif old >= new:
            old = [number for number in self._editions if number < new][-1]
        self._offer_editions(old, new)
        self.compare_wanted.emit(old, new)

    def _filter(self, kind: str) -> None:
        self._kind = kind
        if self._compared is not None:
            self._fill(self._compared)

    def _stood(self, key: str) -> None:
        compared = self._compared
        if compared is None:
            return
        change, touched = None, ()
        if key:
            change = compared.changes[int(key)]
            touched = compared.touched[int(key)]
        self.sides.show_change(
            change,
            (compared.old, compared.new),
            [(one, self._words.get(one, "")) for one in touched],
            leads=compared.new == self.present,
        )

    def _show_passage(self) -> None:
        compared, key = self._compared, self.list.key
        new = compared.changes[int(key)].new if compared is not None and key else None
        if new is not None:
            self.passage_wanted.emit(new.section, new.start, new.end)


def _section(change: "Change") -> str:
    passage = change.new or change.old
    return passage.title if passage else ""


def _words(change: "Change") -> str:
    """From a little in front of the first words that differ: the beginning may be as it was."""
    for passage, marks in ((change.new, change.new_marks), (change.old, change.old_marks)):
        first = next((mark.start for mark in marks if not mark.same), None)
        if passage is not None and first is not None:
            start = max(first - _BEFORE, 0)
            words = shortened(passage.text[start : start + 2 * _WORDS], _WORDS)
            return f"…{words}" if start else words
    passage = change.new or change.old
    return shortened(passage.text[: 2 * _WORDS], _WORDS) if passage else ""
