# SPDX-License-Identifier: MIT
"""What changed between two editions of a document: a list by section, and each change in full."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from study_viewer.ui.common.boxes import ChoiceBox
from study_viewer.ui.common.buttons import HeadButton, set_ink, title_label
from study_viewer.ui.common.choosers import Segments
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.edition_rows import KINDS, ChangeRows, kind_word
from study_viewer.ui.dialogs.edition_sides import Sides
from study_viewer.ui.dialogs.grouped_list import GroupedList
from study_viewer.ui.dialogs.sheet import CONTROL, Sheet

if TYPE_CHECKING:
    from study_viewer.core.comparing import Compared

_ALL = "all"


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
        self._refused = ""
        self.head = title_label(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.old, self.new = ChoiceBox(self), ChoiceBox(self)
        self._arrow = QLabel("→", self)
        self.kinds = Segments(self._theme, (_ALL, *KINDS), self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setMaximumWidth(320)
        self.back, self.on = HeadButton(self._theme, self), HeadButton(self._theme, self)
        self.place = QLabel(self)
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
        self._splitter.setSizes([360, 760])
        self.list.setMinimumWidth(200)
        self.pages.addWidget(waiting)
        self.pages.addWidget(self._splitter)
        for box in (self.old, self.new):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head = self.row(self.head, self.old, self._arrow, self.new)
        head.setStretchFactor(self.head, 1)
        self.column.addLayout(head)
        self.column.addLayout(self.row(self.kinds, None, self.place, self.back, self.on))
        self.column.addWidget(self.pages, 1)
        self.column.addLayout(self.row(None, self.close_button))

    def _listen(self) -> None:
        self.old.activated.connect(lambda _: self._editions_chosen(self.old))
        self.new.activated.connect(lambda _: self._editions_chosen(self.new))
        self.kinds.chosen.connect(self._filter)
        self.list.stood.connect(self._stood)
        for button, by, key in ((self.back, -1, "Shift+F7"), (self.on, 1, "F7")):
            button.setFixedSize(CONTROL, CONTROL)
            button.clicked.connect(partial(self._step, by))
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, by))
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
        for label in (self.said, self._arrow, self.place):
            set_ink(label, theme.soft)
        self.back.show_sign("chevron-up", theme)
        self.on.show_sign("chevron-down", theme)

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
        for button, words in (
            (self.back, self.tr("The change before (Shift+F7)")),
            (self.on, self.tr("The next change (F7)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.sides.retranslate()
        self._show()

    def _show(self) -> None:
        compared = self._compared
        found = bool(compared and compared.changes)
        self.pages.setCurrentIndex(1 if found else 0)
        for part in (self.kinds, self.place, self.back, self.on):
            part.setVisible(found)
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
        words += [f"{kind_word(kind)} {counts[kind]}" for kind in KINDS]
        self.kinds.word(self.tr("Show"), words)
        self.kinds.set_value(self._kind)

    def _fill(self, compared: "Compared") -> None:
        def counted(count: int) -> str:
            return self.tr("%n annotation(s)", "", count)

        rows = ChangeRows(compared, "" if self._kind == _ALL else self._kind, counted)
        self.list.fill(rows, rows.keys)
        if not self.list.key and not self.list.stand_at(next(filter(None, rows.keys), "")):
            self._stood("")

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
        self._say_place()
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

    def _step(self, by: int, _checked: bool = False) -> None:
        self.list.step(by)

    def _say_place(self) -> None:
        """Which of the rows one stands at, without the headings."""
        keys = [key for key in self.list.keys if key]
        here = keys.index(self.list.key) + 1 if self.list.key else 0
        self.place.setText(f"{here} / {len(keys)}" if here else "")
        self.back.setEnabled(self.list.next_row(-1) >= 0)
        self.on.setEnabled(self.list.next_row(1) >= 0)

    def _show_passage(self) -> None:
        compared, key = self._compared, self.list.key
        new = compared.changes[int(key)].new if compared is not None and key else None
        if new is not None:
            self.passage_wanted.emit(new.section, new.start, new.end)
