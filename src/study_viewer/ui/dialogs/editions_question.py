# SPDX-License-Identifier: MIT
"""Asks of several files what each is: the new edition of a document, another one, or neither."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from study_viewer.core.document.kinship import ALIKE, Kin
from study_viewer.ui.common.buttons import PlainButton, set_ink
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.edition_question import reason
from study_viewer.ui.dialogs.sheet import Sheet, Table

What = Literal["edition", "separate", "out"]
_BECOMES = 4
"""The column that says what a file becomes, and is clicked to choose."""


class Held(NamedTuple):
    """A file that waits, or a folder that is a document; ``kin`` has the likeliest first."""

    path: Path
    title: str
    kin: tuple[Kin, ...]
    folder: bool = False


class Choice(NamedTuple):
    """What becomes of a file; ``kin`` is the document that it is a new edition of, if it is."""

    path: Path
    what: What
    kin: Kin


def usual(files: Sequence[Held]) -> list[Choice]:
    """What each most likely is: an earlier text is not wanted again, and a name alone does not
    make a new edition. Of several for one document only the one that is most like it is taken
    for its new edition."""
    made = [Choice(one.path, _usual(one.kin[0]), one.kin[0]) for one in files]
    best: dict[str, int] = {}
    for number, choice in enumerate(made):
        if choice.what == "edition":
            document = choice.kin.document
            first = best.setdefault(document, number)
            if choice.kin.share > made[first].kin.share:
                best[document] = number
    return [
        choice._replace(what="separate")
        if choice.what == "edition" and best[choice.kin.document] != number
        else choice
        for number, choice in enumerate(made)
    ]


def _usual(kin: Kin) -> What:
    if kin.older:
        return "out"
    return "edition" if kin.share >= ALIKE else "separate"


class EditionsQuestion(Sheet):
    """``decided`` carries a choice for each file; Esc leaves all of them undecided.

    ``noted`` has the number of annotations of each document.
    """

    decided = Signal(list)

    def __init__(self, files: Sequence[Held], noted: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._files = tuple(files)
        self._noted = noted
        self.choices = usual(files)
        self.what = QLabel(self)
        self.what.setWordWrap(True)
        self._then = QLabel(self)
        self._then.setWordWrap(True)
        self.table = Table(self._theme, self, _BECOMES + 1)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self._lay_out_columns()
        self.table.itemClicked.connect(self._clicked)
        self.table.itemSelectionChanged.connect(self._follow_choice)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu_at)
        self._chosen = QLabel(self)
        self.edition = self.button(partial(self._make, "edition"))
        self.separate = self.button(partial(self._make, "separate"))
        self.out = self.button(partial(self._make, "out"))
        self.go = PlainButton("", self, main=True)
        self.go.clicked.connect(self._decide)
        self.go.setDefault(True)
        self.take_room(1200, 480, 40, 80)
        self.column.addWidget(self.what)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(self.row(self._chosen, self.edition, self.separate, self.out, None))
        self.column.addWidget(self._then)
        self.column.addLayout(self.row(None, self.close_button, self.go))
        self.set_theme(self._theme)
        self.retranslate()
        self.table.setCurrentItem(self.table.topLevelItem(0))
        self.table.setFocus()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for label in (self._then, self._chosen):
            set_ink(label, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("New editions?"))
        self.what.setText(
            self.tr(
                "%n of the files seem(s) to be a new edition of a document in the library. "
                "Nothing is replaced before you say so.",
                "",
                len(self._files),
            )
        )
        self._then.setText(
            self.tr(
                "A new edition takes the place of the one before, which can still be read; the "
                "annotations go along. A separate document stands beside it."
            )
        )
        self.table.setHeaderLabels(
            [
                self.tr("File"),
                self.tr("Document"),
                self.tr("Why"),
                self.tr("Annotations"),
                self.tr("Becomes"),
            ]
        )
        self.table.setAccessibleName(self.tr("Files that may be new editions"))
        self._chosen.setText(self.tr("What is chosen becomes:"))
        self.edition.setText(self._said("edition"))
        self.separate.setText(self._said("separate"))
        self.out.setText(self._said("out"))
        self.close_button.setText(self.tr("Decide later"))
        self.go.setText(self.tr("Import"))
        self._fill()

    def _lay_out_columns(self) -> None:
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 200), (2, 410), (3, 96), (_BECOMES, 160)):
            header.resizeSection(column, width)

    def _said(self, what: What) -> str:
        match what:
            case "edition":
                return self.tr("New edition")
            case "separate":
                return self.tr("Separate document")
            case _:
                return self.tr("Leave out")

    def _fill(self) -> None:
        numbers = range(len(self._files))
        self.table.fill([(number, [""] * (_BECOMES + 1)) for number in numbers])
        for number in numbers:
            self._show(number)

    def _show(self, number: int) -> None:
        """Of one row; which are chosen and where the keyboard is stays."""
        item, file = self.table.topLevelItem(number), self._files[number]
        for column, text in enumerate(self._texts(file, self.choices[number])):
            item.setText(column, text)
            # A folder's pages may be called as those of another.
            item.setToolTip(column, text if column else str(file.path))

    def _texts(self, file: Held, choice: Choice) -> tuple[str, ...]:
        kin = choice.kin
        said = self.tr("{choice} ▾").format(choice=self._said(choice.what))
        count = str(self._noted.get(kin.document, 0))
        return (file.path.name, kin.title, reason(kin, folder=file.folder), count, said)

    # Choosing.

    def _numbers(self) -> list[int]:
        return [number for number in self.table.chosen() if isinstance(number, int)]

    def _follow_choice(self) -> None:
        for button in (self.edition, self.separate, self.out):
            button.setEnabled(bool(self._numbers()))

    def _make(self, what: What, kin: Kin | None = None, rows: Iterable[int] | None = None) -> None:
        """Of rows, by default those that are chosen; ``kin`` where one of several was named. A file
        that is nothing like that document stays what it was."""
        for number in self._numbers() if rows is None else rows:
            before = self.choices[number]
            # How much of it is the same differs from file to file.
            own = before.kin if kin is None else self._kin(number, kin.document)
            if own is not None:
                self.choices[number] = before._replace(what=what, kin=own)
                self._show(number)

    def _kin(self, number: int, document: str) -> Kin | None:
        kin = self._files[number].kin
        return next((one for one in kin if one.document == document), None)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _BECOMES:
            self._menu(item)

    def _menu_at(self, at: QPoint) -> None:
        item = self.table.itemAt(at) or self.table.currentItem()
        if item is not None:
            self._menu(item)

    def _menu(self, item: QTreeWidgetItem) -> None:
        """For all rows that are chosen, if this is one of them."""
        number = self.table.indexOfTopLevelItem(item)
        rows = self._numbers()
        if number not in rows:
            rows = [number]
        file, choice = self._files[number], self.choices[number]
        menu = Menu(self)
        for kin in file.kin:
            # A sign that a menu would take for a key is one of the title.
            title = kin.title.replace("&", "&&")
            text = self.tr("New edition of “{title}”").format(title=title)
            act = menu.addAction(text, partial(self._make, "edition", kin, rows))
            act.setCheckable(True)
            act.setChecked((choice.what, choice.kin) == ("edition", kin))
        menu.addSeparator()
        others: tuple[What, ...] = ("separate", "out")
        for what in others:
            act = menu.addAction(self._said(what), partial(self._make, what, None, rows))
            act.setCheckable(True)
            act.setChecked(choice.what == what)
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.table.visualItemRect(item)
        place.setLeft(self.table.header().sectionViewportPosition(_BECOMES))
        corner = self.table.viewport().mapToGlobal(place.topLeft())
        menu.popup_beside(place.translated(corner - place.topLeft()))

    def _decide(self) -> None:
        self.accept()
        self.decided.emit(list(self.choices))
