# SPDX-License-Identifier: MIT
"""The section tree as Qt reads it: documents on top, their outline entries filled in when asked."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from study_viewer.core.document.model import Entry
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.forest import GROUPS, Forest, Node

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

# An index carries (document number * STRIDE + entry number + 1): no Python object per node, and
# 10,000 entries cost three lists of numbers.
STRIDE = 1 << 24


MANY = 2000
"""Entries that take 10 ms to read; more of them are read beside the window."""


class OutlineModel(QAbstractItemModel):
    """Reads an outline through ``outline_of`` when its document is first unfolded.

    One of many entries is asked for by ``outline_wanted``, and comes by ``take`` when it is read.
    Many documents stand in groups, as many siblings do.
    """

    outline_wanted = Signal(object)
    """A ``Shelf``."""

    def __init__(
        self,
        outline_of: Callable[[str], tuple[Entry, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline_of = outline_of
        self._forest = Forest()
        self._wanted: dict[str, Shelf] = {}
        """What was asked for last, as the very value: what was asked for before may come later."""

    def show_library(self, shelves: Sequence[Shelf]) -> list[str]:
        """Shows these documents; what was unfolded before and is still there stays read.

        Where no row comes, goes or moves, nothing in sight is lost. Gives the documents whose
        outline is to be forgotten, since they have another one by now.
        """
        if self._forest.holds(shelves) and not self.words:
            outdated = self._forest.show(shelves)
            self._changed()
            return outdated
        self.beginResetModel()
        outdated = self._forest.show(shelves)
        self.endResetModel()
        return outdated

    def is_loaded(self, document: str) -> bool:
        """Was its outline read?"""
        number = self._forest.number(document)
        return number is not None and self._forest.is_loaded(number)

    def forget_outline(self, document: str, mark: str | None = None) -> None:
        """The document's text changed: its outline is read again, which ``mark`` is that of.

        A large one stays as it is until ``take`` brings it.
        """
        number = self._forest.number(document)
        if number is not None and self._forest.is_loaded(number):
            shelf = self._forest.shelves[number]
            if mark is not None:
                shelf = shelf._replace(mark=mark)
            self._wanted.pop(document, None)
            if not self._wants(shelf):
                self._exchange(number, self._read(shelf))

    def _read(self, shelf: Shelf) -> Branches:
        branches = Branches(shelf)
        branches.load(self._outline_of(shelf.id))
        return branches

    def _exchange(self, number: int, branches: Branches) -> None:
        """Another outline of a document whose rows may be there."""
        self.beginResetModel()
        self._forest.replace(number, branches)
        self._forest.arrange()
        self.endResetModel()

    def set_marks(
        self, document: str, counts: Mapping[str, int], read: Container[str], percent: int | None
    ) -> None:
        """The badges of one document: annotations by entry, entries read to the end."""
        number = self._forest.number(document)
        if number is None:
            return
        tree = self._forest.tree(number)
        tree.count(counts)
        tree.read, tree.percent = read, percent
        # The tree paints itself anew whatever the range; one signal serves a whole document.
        top = self._document_index(number)
        if top.isValid():
            self.dataChanged.emit(top, top)

    def set_hits(self, found: Mapping[str, Mapping[str, int]] | None) -> None:
        """Where words were found, by document and entry, beside what else is counted; None when
        nothing is sought any more."""
        self._forest.count_hits(found)
        self._changed()

    def _changed(self) -> None:
        """The tree paints itself anew whatever the range."""
        top = self.index(0, 0)
        if top.isValid():
            self.dataChanged.emit(top, top)

    @property
    def current(self) -> tuple[str, str | None] | None:
        """The row being read: document, entry or None."""
        return self._forest.current

    def set_current(self, document: str, entry: str | None) -> None:
        old, self._forest.current = self.current, (document, entry)
        for place in (old, self.current):
            index = self.index_of(*place) if place else _NOWHERE
            if index.isValid():
                self.dataChanged.emit(index, index)

    def filter(self, words: str) -> None:
        """Narrows the tree to titles that hold ``words``; empty shows all again.

        A document that is still ``unread`` is found by its own title, and where it is known to
        hold them, ``Forest.hold``.
        """
        self.beginResetModel()
        if words.strip() != self.words:
            self._forest.let_go()
        self._forest.words = words.strip()
        self._forest.arrange()
        self.endResetModel()

    @property
    def words(self) -> str:
        """What the titles are narrowed to; empty while nothing is filtered."""
        return self._forest.words

    def groups(self) -> Iterator[QModelIndex]:
        """Those that many documents stand in."""
        if self._forest.ranks.grouped:
            yield from map(self._group_index, range(self._forest.ranks.tops))

    def folders(self, document: str | None = None, *, but: str = "") -> Iterator[QModelIndex]:
        """Rows that are known to have rows below them, parents first: of one document or of all
        ``but`` one."""
        for shown, tree in self._forest.known(document, but):
            for number in tree.children:
                if number < 0:
                    yield self._document_index(shown)
                else:
                    yield self.createIndex(tree.row[number], 0, shown * STRIDE + number + 1)

    def load(self, document: str) -> None:
        """Reads the outline of a document now, so that its entries have indexes."""
        number = self._forest.number(document)
        if number is None:
            return
        index = self._document_index(number)
        if index.isValid():
            self.fetchMore(index)
        elif not self._forest.is_loaded(number) and not self._wants(self._forest.shelves[number]):
            self._forest.tree(number).load(self._outline_of(document))

    def prepare(self, document: str) -> None:
        """A step towards a filter: reads its outline, or asks for it; makes what was read ready."""
        self.load(document)
        number = self._forest.number(document)
        if number is not None and self._forest.is_loaded(number):
            self._forest.tree(number).fold()
            self._forest.keep(document)

    def _wants(self, shelf: Shelf) -> bool:
        """Is it so large that it is asked for?"""
        if shelf.entries <= MANY:
            return False
        if shelf.id not in self._wanted:
            wanted = self._wanted[shelf.id] = shelf._replace()
            self.outline_wanted.emit(wanted)
        return True

    def take(self, branches: Branches) -> None:
        """The outline that was wanted; a document that went meanwhile is left alone, and one whose
        outline was asked for again since."""
        document = branches.shelf.id
        if self._wanted.get(document) is not branches.shelf:
            return
        del self._wanted[document]
        number = self._forest.number(document)
        if number is None:
            return
        hidden = bool(self.words) and not self._document_index(number).isValid()
        if hidden or self._forest.is_loaded(number):
            self._exchange(number, branches)
        else:
            self._grow(number, branches)

    def missed(self, shelf: Shelf) -> None:
        """What was wanted does not come; whoever needs it asks again."""
        if self._wanted.get(shelf.id) is shelf:
            del self._wanted[shelf.id]

    def unread(self, words: str) -> list[Shelf]:
        """Documents whose outline was not read yet, or not made ready to be filtered for them."""
        return self._forest.unread(words)

    @property
    def forest(self) -> Forest:
        """The documents, to be asked; what changes rows is done here."""
        return self._forest

    def group(self, index: Index) -> int | None:
        """Which group of documents a row is; None for all others."""
        tree_number = self._at(index)[0]
        return tree_number - GROUPS if tree_number >= GROUPS else None

    def take_sifted(self, branches: Branches) -> QModelIndex:
        """An outline that was read for the filter; gives the row of its document where that has
        it now, and is there."""
        number = self._forest.number(branches.shelf.id)
        if number is None or self._forest.is_loaded(number):
            return QModelIndex()
        index = self._document_index(number)
        if index.isValid():
            self._forest.sift(branches)
            self._grow(number, branches)
        return index

    def size(self, document: str) -> int:
        """How many entries a document has."""
        return self._forest.size(document)

    def index_of(self, document: str, key: str | None) -> QModelIndex:
        """Where a row stands; invalid when it is not read yet or hidden by the filter."""
        tree_number = self._forest.number(document)
        if tree_number is None:
            group = self._forest.ranks.named(key) if key is not None and not document else None
            return QModelIndex() if group is None else self._group_index(group)
        if key is None:
            return self._document_index(tree_number)
        tree = self._forest.tree(tree_number)
        number = tree.number.get(key)
        if number is None or tree.row[number] < 0:
            return QModelIndex()
        return self.createIndex(tree.row[number], 0, tree_number * STRIDE + number + 1)

    def is_group(self, index: Index) -> bool:
        """Is it a row of many siblings, and no entry or document?"""
        return self._forest.is_group(*self._at(index))

    def title(self, index: Index) -> str:
        """That of its node, in a fifth of the time."""
        return self._forest.title(*self._at(index))

    def node(self, index: Index) -> Node:
        return self._forest.node(*self._at(index))

    def leads(self, index: Index) -> bool:
        """Does the entry being read stand somewhere below this row?"""
        return self._forest.leads(*self._at(index))

    def opening(self, index: Index) -> int:
        """How many characters of a row's title a sibling's begins with as well, if many."""
        return self._forest.opening(*self._at(index))

    def late(self, index: Index) -> int:
        """How many characters a document's title shares with another one's, if many."""
        return self._forest.late(*self._at(index))

    # What Qt asks.

    # Unfolding 10,000 rows asks the next two 10,000 times each, so they do no call that they can
    # do without.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if column != 0 or row < 0:
            return QModelIndex()
        forest = self._forest
        if not parent.isValid():
            ranks = forest.ranks
            if row >= ranks.tops:
                return QModelIndex()
            if ranks.grouped:
                return self._group_index(row)
            return self.createIndex(row, 0, ranks.shown[row] * STRIDE)
        tree_number, number = divmod(parent.internalId(), STRIDE)
        if tree_number >= GROUPS:
            within = forest.ranks.within(tree_number - GROUPS)
            inside = row < len(within)
            return self.createIndex(row, 0, within[row] * STRIDE) if inside else QModelIndex()
        tree = forest.trees[tree_number]
        children = tree.children.get(number - 1, ()) if tree is not None else ()
        if row >= len(children):
            return QModelIndex()
        return self.createIndex(row, 0, tree_number * STRIDE + children[row] + 1)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        if not parent.isValid():
            return bool(self._forest.ranks.shown)
        tree_number, number = divmod(parent.internalId(), STRIDE)
        if tree_number >= GROUPS:
            return True
        tree = self._forest.trees[tree_number]
        return tree is None or number - 1 in tree.children or (not number and not tree.loaded)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        tree_number, number = self._at(index)
        if tree_number >= GROUPS:
            return QModelIndex()
        if number < 0:
            group = self._forest.ranks.group(tree_number)
            return QModelIndex() if group is None else self._group_index(group)
        tree = self._forest.tree(tree_number)
        above = tree.above[number]
        if above < 0:
            return self._document_index(tree_number)
        return self.createIndex(tree.row[above], 0, tree_number * STRIDE + above + 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return self._forest.ranks.tops
        tree_number, number = self._at(parent)
        if tree_number >= GROUPS:
            return len(self._forest.ranks.within(tree_number - GROUPS))
        tree = self._forest.trees[tree_number]
        return len(tree.children.get(number, ())) if tree is not None else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def canFetchMore(self, parent: Index) -> bool:
        if not parent.isValid():
            return False
        tree_number, number = self._at(parent)
        return tree_number < GROUPS and number < 0 and not self._forest.is_loaded(tree_number)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            number = self._at(parent)[0]
            shelf = self._forest.shelves[number]
            if not self._wants(shelf):
                self._grow(number, self._read(shelf))

    def _grow(self, number: int, branches: Branches) -> None:
        """A document in the tree gets its rows."""
        branches.fit(self._forest.words)
        tops = len(branches.children.get(-1, ()))
        if tops:
            self.beginInsertRows(self._document_index(number), 0, tops - 1)
        self._forest.replace(number, branches)
        if tops:
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            tree_number, number = self._at(index)
            if number < 0 and tree_number < GROUPS:
                return self._forest.shelves[tree_number].full_title
            return self.title(index)
        return None

    def _at(self, index: Index) -> tuple[int, int]:
        tree_number, number = divmod(index.internalId(), STRIDE)
        return tree_number, number - 1

    def _document_index(self, number: int) -> QModelIndex:
        row = self._forest.ranks.row(number)
        return QModelIndex() if row is None else self.createIndex(row, 0, number * STRIDE)

    def _group_index(self, group: int) -> QModelIndex:
        return self.createIndex(group, 0, (GROUPS + group) * STRIDE)
