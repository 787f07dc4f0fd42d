# SPDX-License-Identifier: MIT
"""The panel on the left: the documents and their sections, a filter, and the library menu."""

from collections.abc import Callable, Container, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.document.model import Entry
from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import FlatButton, QuietField, set_ink, title_label
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.model import OutlineModel
from study_viewer.ui.outline.sifting import Sifting
from study_viewer.ui.outline.tree import OutlineTree

_FILTER_PAUSE_MS = 200
_READING_PAUSE_MS = 5
_NAME = 12
"""Characters of a collection's name that have room beside what is offered."""


class OutlinePanel(QWidget):
    """``entry_wanted`` (document, entry or None) opens; ``menu_wanted`` adds which row of the
    screen it is for."""

    entry_wanted = Signal(str, object)
    menu_wanted = Signal(str, object, QRect)
    rename_wanted = Signal(str, object)
    """A document, and an entry of it or None."""
    import_wanted = Signal()
    all_wanted = Signal()
    """Not the documents of one collection alone any more."""
    outline_wanted = Signal(object)
    """A ``Shelf`` of so many entries that its ``Branches`` are to be loaded beside the window."""

    def __init__(
        self,
        outline_of: Callable[[str], tuple[Entry, ...]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = OutlineModel(outline_of, self)
        self._model.outline_wanted.connect(self.outline_wanted)
        self._title = title_label(self)
        self._library = FlatButton(theme, self)
        self.filter_field = QuietField(theme, self)
        self.tree = OutlineTree(self._model, theme, self)
        self.sifting = Sifting(self._model, self.tree, self)
        self.empty_label = QLabel(self)
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty_label.setContentsMargins(18, 12, 18, 12)
        self.none_label = QLabel(self)
        self.none_label.setWordWrap(True)
        self.none_label.setContentsMargins(18, 6, 18, 6)
        self.none_label.hide()
        # What was unfolded before the filter came; None while nothing is filtered.
        self._before: list[tuple[str, str | None]] | None = None
        # What is to be done with the first row found, once all outlines were looked through.
        self._then: Callable[[QModelIndex], None] | None = None
        self._import = FlatButton(theme, self, accent=True)
        self._import.clicked.connect(self.import_wanted)
        # Nobody knows yet that there is nothing to show.
        self.empty_label.hide()
        self._import.hide()
        self.only_button = FlatButton(theme, self, accent=True)
        self.only_button.clicked.connect(self.all_wanted)
        self._only = ""
        self._pause = QTimer(self, singleShot=True, interval=_FILTER_PAUSE_MS)
        self._pause.timeout.connect(self._apply_filter)
        self._reading = QTimer(self, singleShot=True, interval=_READING_PAUSE_MS)
        self._reading.timeout.connect(self._apply_filter)
        self.filter_field.textChanged.connect(self._reading.stop)
        self.filter_field.textChanged.connect(self._pause.start)
        self.filter_field.textChanged.connect(self._begin_anew)
        self.sifting.came.connect(self._show_filtered)
        self.sifting.settled.connect(self._go_to_found)
        self.sifting.again.connect(self._pause.start)
        self.filter_field.returnPressed.connect(lambda: self._leave_filter(opens=True))
        self.tree.opened.connect(self._open)
        self.tree.typed.connect(self._begin_filter)
        self.tree.composed.connect(self._compose_filter)
        self.tree.menu_wanted.connect(self._ask_menu)
        self.tree.rename_wanted.connect(self._ask_name)
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._library)
        box = QHBoxLayout()
        box.setContentsMargins(12, 0, 8, 6)
        box.addWidget(self.filter_field)
        importing = QHBoxLayout()
        importing.setContentsMargins(10, 0, 8, 0)
        importing.addWidget(self._import)
        importing.addStretch(1)
        narrowed = QHBoxLayout()
        narrowed.setContentsMargins(10, 0, 8, 2)
        narrowed.addWidget(self.only_button)
        narrowed.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(box)
        column.addLayout(narrowed)
        column.addWidget(self.empty_label)
        column.addLayout(importing)
        column.addWidget(self.none_label)
        # The arrows of the uppermost rows begin where the title does, inside the ground of a row.
        rows = QHBoxLayout()
        rows.setContentsMargins(8, 0, 0, 0)
        rows.addWidget(self.tree)
        column.addLayout(rows, 1)

    @property
    def filtered(self) -> bool:
        return bool(self.filter_field.text())

    def end_filter(self) -> bool:
        """Everything is shown again; False where nothing was hidden."""
        had = self.filtered
        self.filter_field.clear()
        return had

    def set_menu(self, menu: QMenu) -> None:
        self._library.set_menu(menu)

    def show_library(self, shelves: Sequence[Shelf]) -> None:
        unfolded = self.tree.unfolded()
        top = self.tree.verticalScrollBar().value()
        chosen = self.tree.chosen()
        outdated = self._model.show_library(shelves)
        self.tree.unfold(unfolded)
        self.tree.choose(chosen)
        self.tree.verticalScrollBar().setValue(top)
        for document in outdated:
            self.forget_outline(document)
        self.sifting.stop()
        if self.filter_field.text():
            self._pause.start()
        self._import.setVisible(not shelves)
        self.empty_label.setVisible(not shelves)
        self.filter_field.setVisible(bool(shelves))

    def say_only(self, name: str) -> None:
        """The collection that the documents are of; empty where all are shown."""
        self._only = name
        self.only_button.setVisible(bool(name))
        shown = self.tr("{name} · show all").format(name=shortened(name, _NAME))
        self.only_button.setText(shown)
        self.only_button.setAccessibleName(shown)
        self.only_button.setToolTip(
            self.tr("The contents show the documents of “{name}” alone.").format(name=name)
        )
        self.only_button.updateGeometry()

    def take(self, branches: Branches) -> None:
        """What ``outline_wanted`` asked for."""
        document = branches.shelf.id
        if self.knows_outline(document):
            self.tree.keep_unfolded(document, lambda: self._model.take(branches))
        else:
            self._model.take(branches)
        self.tree.catch_up()

    def missed(self, shelf: Shelf) -> None:
        """What ``outline_wanted`` asked for does not come."""
        self._model.missed(shelf)

    def knows_outline(self, document: str) -> bool:
        """Was its outline read, so that it is to be read again after a change?"""
        return self._model.is_loaded(document)

    def forget_outline(self, document: str, mark: str | None = None) -> None:
        """It is read again, as the one that ``mark`` is of."""
        if self.knows_outline(document):
            self.tree.keep_unfolded(document, lambda: self._model.forget_outline(document, mark))

    def fold(self, document: str) -> None:
        """Its row alone is seen of it."""
        self.tree.collapse(self._model.index_of(document, None))

    def set_marks(
        self, document: str, counts: Mapping[str, int], read: Container[str], percent: int | None
    ) -> None:
        self._model.set_marks(document, counts, read, percent)

    def set_hits(self, found: Mapping[str, Mapping[str, int]] | None) -> None:
        """Of words that are sought everywhere: how often, by document and entry."""
        self._model.set_hits(found)

    def follow(self, document: str, entry: str | None, *, jump: bool) -> None:
        self.tree.follow(document, entry, jump=jump)

    def set_theme(self, theme: Theme) -> None:
        self.tree.set_theme(theme)
        self._library.set_theme(theme)
        self._import.set_theme(theme)
        self.only_button.set_theme(theme)
        self.filter_field.set_theme(theme)
        set_ink(self.empty_label, theme.soft)
        set_ink(self.none_label, theme.soft)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Contents"))
        self._library.setText(self.tr("Library"))
        self._library.updateGeometry()
        self._library.setAccessibleName(self.tr("Library menu"))
        self.filter_field.setPlaceholderText(self.tr("Filter the contents"))
        self.filter_field.setAccessibleName(self.tr("Filter the contents"))
        self.filter_field.name_clear_button(self.tr("Show all again"))
        self.tree.setAccessibleName(self.tr("Contents"))
        self.say_only(self._only)
        self._import.setText(self.tr("Import files…"))
        self._import.setAccessibleName(self.tr("Import files…"))
        self._import.updateGeometry()
        self._say_none()
        self.empty_label.setText(
            self.tr("Your documents will be here. Import one with Ctrl+O, or drop it here.")
        )

    def _begin_filter(self, letter: str) -> None:
        """Who types in the tree looks for a title."""
        self.filter_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter_field.setText(self.filter_field.text() + letter)

    def _compose_filter(self, event: QInputMethodEvent) -> None:
        """The tree keeps the keyboard till the words are whole: a composition goes with it."""
        QApplication.sendEvent(self.filter_field, event)
        if event.commitString():
            self.filter_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A field of one line leaves the arrow down to its panel: it leads into the tree."""
        if event.key() == Qt.Key.Key_Down and self.filter_field.hasFocus():
            self._leave_filter(opens=False)
            return
        super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        self._then = None
        self.sifting.stop()

    def _leave_filter(self, *, opens: bool) -> None:
        """To the first row found: to its text, or on to the row itself."""
        if not self.filter_field.text().strip():
            if not opens:
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._then = self._open if opens else self._enter_tree
        if not self._reading.isActive():
            self._pause.stop()
            self._apply_filter()

    def _enter_tree(self, index: QModelIndex) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        self.tree.setCurrentIndex(index)

    def _apply_filter(self) -> None:
        words = self.filter_field.text().strip()
        if words and self.sifting.begin(words):
            if self.sifting.is_settled:
                self._go_to_found()
            return
        unread = self._model.unread(words) if words else []
        if unread:
            # One at a time: the outlines of a large library take longer than a key may.
            self._model.prepare(unread[0].id)
            self._reading.start()
            return
        self._show_filtered()
        self._go_to_found()

    def _show_filtered(self) -> None:
        words = self.filter_field.text().strip()
        if words and self._before is None:
            self._before = self.tree.unfolded()
        self._model.filter(words)
        if words:
            self.tree.unfold_all()
        elif self._before is not None:
            self.tree.unfold(self._before)
            self._before = None
            self.tree.show_current()
        self._say_none()

    def _go_to_found(self) -> None:
        then, self._then = self._then, None
        found = self.tree.first_found() if then is not None else QModelIndex()
        if then is not None and found.isValid():
            then(found)

    def _say_none(self) -> None:
        words = self.filter_field.text().strip()
        self.none_label.setText(self.tr("No title holds “{words}”.").format(words=words))
        self.none_label.setVisible(bool(words) and self._model.rowCount() == 0)

    def _open(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        self.entry_wanted.emit(node.document, node.entry.id if node.entry else None)

    def _ask_name(self, index: QModelIndex) -> None:
        """A group of many siblings has no name of its own."""
        node = self._model.node(index)
        if node.key is None or node.entry is not None:
            self.rename_wanted.emit(node.document, node.entry.id if node.entry else None)

    def _ask_menu(self, index: QModelIndex, row: QRect) -> None:
        node = self._model.node(index)
        if node.key is None or node.entry is not None:
            self.menu_wanted.emit(node.document, node.entry.id if node.entry else None, row)
