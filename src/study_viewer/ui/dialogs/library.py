# SPDX-License-Identifier: MIT
"""The library as a whole: every document in a table, the collections beside it, a filter above."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from study_viewer.ui.common.buttons import FlatButton, PlainButton, QuietField, set_ink
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.messages import Message
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.library_table import LibraryTable
from study_viewer.ui.dialogs.sheet import Button, Sheet, Table

_SIDE, _SLIM = 200, 136
"""Pixels of the collections, and in a narrow window."""
_NARROW = 800
_FILTER_MS = 120
_ALL = ""
"""What stands for all documents among the collections; no collection has an empty name."""


class LibraryDialog(Sheet):
    """Decides nothing: it says what is wanted, and shows what is told."""

    sought = Signal()
    """Another filter, or another collection, is to be shown."""
    open_wanted = Signal(str)
    new_collection_wanted = Signal(list)
    """Carries the documents that go into it."""
    rename_collection_wanted = Signal(str)
    delete_collection_wanted = Signal(str)
    only_wanted = Signal(str)
    """The contents are to list this collection alone; empty for all documents."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = self._theme
        self.take_room(1120, 680, 48, 72)
        self.filter = QuietField(theme, self)
        self.filter.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=_FILTER_MS)
        self._typing.timeout.connect(self.sought)
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.sets_button = FlatButton(theme, self)
        self.sets_menu = Menu(self)
        self.sets_button.set_menu(self.sets_menu)
        self.table = LibraryTable(theme, self)
        self.sets = _Sets(theme, self)
        self.new_button = FlatButton(theme, self)
        self.count = QLabel(self)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.offer_button = Button(self._take_offer, self)
        self.offer_button.hide()
        self._told: tuple[int, tuple[tuple[str, int], ...]] = (0, ())
        self.only = ""
        """The collection that alone the contents list."""
        self._offer: Callable[[], None] | None = None
        self.open_button = PlainButton("", self, main=True)
        self.open_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.retranslate()
        self._offer_acts()
        self.filter.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.sets, 1)
        side.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.filter, 1)
        head.addWidget(self.count)
        head.addWidget(self.sets_button)
        main = QVBoxLayout()
        main.setSpacing(8)
        main.addLayout(head)
        main.addWidget(self.table, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(side)
        body.addLayout(main, 1)
        self.column.addLayout(body, 1)
        foot = self.row(self.said, self.offer_button, self.open_button, self.close_button)
        foot.setStretchFactor(self.said, 1)
        self.column.addLayout(foot)
        parts = (self.sets, self.new_button, self.filter, self.sets_button, self.table)
        ends = (self.offer_button, self.open_button, self.close_button)
        for before, after in pairwise((*parts, *ends)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        table = self.table
        self.sets.itemSelectionChanged.connect(self.sought)
        self.sets.menu_wanted.connect(self._show_set_menu)
        self.sets.rename_wanted.connect(self.rename_collection_wanted)
        self.sets.delete_wanted.connect(self.delete_collection_wanted)
        self.new_button.clicked.connect(self._want_collection)
        self.open_button.clicked.connect(self._open)
        table.open_wanted.connect(self.open_wanted)
        table.selectionModel().selectionChanged.connect(lambda *_: self._offer_acts())
        table.model_.modelReset.connect(self._offer_acts)
        table.typed.connect(self._type)

    # What is shown.

    @property
    def collection(self) -> str | None:
        """The name of the one that is shown; None for all documents."""
        chosen = self.sets.chosen()
        return str(chosen[0]) if chosen and chosen[0] != _ALL else None

    def show_sets(self, all_documents: int, sets: Sequence[tuple[str, int]]) -> None:
        """Their names and how many documents each has."""
        self._told = (all_documents, tuple(sets))
        self.sets.show_sets((self.tr("All documents"), all_documents), sets)

    def show_collection(self, name: str | None) -> None:
        self.sets.choose(name or _ALL)

    def say_count(self, shown: int, of: int) -> None:
        if shown == of:
            self.count.setText("")
        else:
            told = self.tr("{shown} of {all}")
            self.count.setText(told.format(shown=_number(shown), all=_number(of)))

    def say_empty(self, *, reading: bool) -> None:
        """What stands where the rows would be."""
        table = self.table
        if reading:
            table.empty = self.tr("Reading the library…")
        elif self.collection is not None and not dict(self._told[1]).get(self.collection):
            # Whatever the filter says: another one would find nothing either.
            table.empty = self.tr(
                "Nothing is in this collection yet. Choose documents among all of them, then add "
                "them under “Collections”."
            )
        elif self.filter.text().strip():
            table.empty = self.tr(
                "No document has these words in its title, issuer, number or collection."
            )
        else:
            table.empty = self.tr(
                "No documents yet. Drop files or folders onto the window, or press Ctrl+O."
            )
        table.viewport().update()

    def say(self, message: Message) -> None:
        """What the window says, where it can be seen: with what can be done about it."""
        self.said.setText(message.text)
        offer = message.offers[0] if message.offers else None
        self._offer = offer.act if offer else None
        self.offer_button.setVisible(offer is not None)
        if offer is not None:
            self.offer_button.setText(offer.text)
            self.offer_button.updateGeometry()

    def _take_offer(self) -> None:
        act, self._offer = self._offer, None
        self.offer_button.hide()
        self.said.clear()
        if act is not None:
            self.table.setFocus()
            act()

    # What is wanted.

    def _open(self) -> None:
        if chosen := self.table.chosen():
            self.open_wanted.emit(chosen[0].id)

    def _want_collection(self) -> None:
        """Several that are chosen are meant to go into it; one alone is but where one stands."""
        chosen = self.table.chosen() if self.table.many > 1 else ()
        self.new_collection_wanted.emit([row.id for row in chosen])

    def _offer_acts(self) -> None:
        many = self.table.many
        self.open_button.setEnabled(many == 1)
        self.sets_button.setEnabled(many > 0)

    def _type(self, letters: str) -> None:
        self.filter.setFocus()
        self.filter.setText(self.filter.text() + letters)

    def _show_set_menu(self, name: str, place: QPoint) -> None:
        self.set_menu(name).popup(place)

    def set_menu(self, name: str) -> Menu:
        """What can be done with a collection; made anew each time."""
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if name == self.only:
            menu.addAction(
                self.tr("Show all documents in the contents"), lambda: self.only_wanted.emit("")
            )
        else:
            menu.addAction(
                self.tr("Show it alone in the contents"), lambda: self.only_wanted.emit(name)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), lambda: self.rename_collection_wanted.emit(name))
        menu.addAction(
            self.tr("Delete the collection"), lambda: self.delete_collection_wanted.emit(name)
        )
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter the keys go on into the table; Enter opens what stands first."""
        if watched is self.filter and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self._into_the_table()
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _into_the_table(self) -> None:
        self._settle()
        rows = self.table.model_.rows
        if rows:
            self.table.setFocus()
            if not self.table.chosen():
                self.table.choose((self.table.current() or rows[0]).id)

    def _enter(self) -> None:
        """What is chosen, else the first that the filter leaves; an empty one asks for nothing."""
        self._settle()
        chosen, rows = self.table.chosen(), self.table.model_.rows
        if len(chosen) == 1:
            self.open_wanted.emit(chosen[0].id)
        elif not chosen and rows and self.filter.text().strip():
            self.open_wanted.emit(rows[0].id)

    def _settle(self) -> None:
        """The filter that was typed is the one that counts, however soon a key follows."""
        if self._typing.isActive():
            self._typing.stop()
            self.sought.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sets.setFixedWidth(_SLIM if event.size().width() < _NARROW else _SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo = (
            event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if undo and self._offer is not None:
            self._take_offer()
        elif (
            event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.filter.setFocus()
            self.filter.selectAll()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.filter, self.table, self.sets_button, self.new_button):
            part.set_theme(theme)
        for label in (self.count, self.said):
            set_ink(label, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Library"))
        self.filter.setPlaceholderText(self.tr("Filter by title, issuer, number or collection"))
        self.filter.setAccessibleName(self.tr("Filter by title, issuer, number or collection"))
        self.filter.name_clear_button(self.tr("Clear the filter"))
        self.table.setAccessibleName(self.tr("Documents"))
        self.sets.setAccessibleName(self.tr("Collections"))
        self.sets_button.setText(self.tr("Collections"))
        self.sets_button.setAccessibleName(self.tr("Collections of the chosen documents"))
        self.new_button.setText(self.tr("New collection…"))
        self.new_button.setAccessibleName(self.tr("New collection…"))
        self.open_button.setText(self.tr("Open"))
        heads = (
            self.tr("Title"),
            self.tr("Issued by"),
            self.tr("Date"),
            self.tr("Progress"),
            self.tr("Annotations"),
            self.tr("Collections"),
        )
        self.table.model_.head(heads, self.tr(", "))
        self.show_sets(*self._told)


class _Sets(Table):
    """All documents, then the collections, each with its number of documents."""

    menu_wanted = Signal(str, object)
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, 2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # On the ground of the sheet: the table beside it is what one looks at.
        made = self.palette()
        made.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
        self.viewport().setAutoFillBackground(False)
        self.setPalette(made)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_sets(self, whole: tuple[str, int], sets: Sequence[tuple[str, int]]) -> None:
        before = self.chosen()
        self.fill(
            [
                (_ALL, (whole[0], _number(whole[1]))),
                *((name, (name, _number(count))) for name, count in sets),
            ]
        )
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None:
                item.setTextAlignment(
                    1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
        if not self.selectedItems():
            self.choose(_ALL)
        elif self.chosen() != before:
            self.itemSelectionChanged.emit()

    def choose(self, name: str) -> None:
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == name:
                self.setCurrentItem(item)

    def _here(self) -> str:
        chosen = self.chosen()
        return str(chosen[0]) if chosen else _ALL

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._here()
        if event.key() == Qt.Key.Key_Delete and name != _ALL:
            self.delete_wanted.emit(name)
        elif event.key() == Qt.Key.Key_F2 and name != _ALL:
            self.rename_wanted.emit(name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_keys else self.itemAt(event.pos())
        name = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else _ALL
        if item is None or name == _ALL:
            return
        at = self.visualItemRect(item).bottomLeft() if by_keys else event.pos()
        self.menu_wanted.emit(name, self.viewport().mapToGlobal(at))


def _number(count: int) -> str:
    return f"{count:,}"
