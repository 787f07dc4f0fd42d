# SPDX-License-Identifier: MIT
"""The section tree as Qt reads it: documents on top, their outline entries filled in when asked."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

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

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

# An index carries (document number * STRIDE + entry number + 1): no Python object per node, and
# 10,000 entries cost three lists of numbers.
STRIDE = 1 << 24


MANY = 2000
"""Entries that take 10 ms to read; more of them are read beside the window."""


class Node(NamedTuple):
    """What one row is about.

    ``key`` is None for the row of a document, ``entry`` also for a group of many siblings.
    ``annotations`` are its own, ``inside`` counts those of the rows below it too.
    """

    document: str
    title: str
    key: str | None
    entry: Entry | None
    annotations: int
    inside: int
    read: bool
    percent: int | None
    current: bool
    hits: int | None = None
    """Places of the words that are sought, and ``hits_inside`` with those below; None while
    nothing is sought."""
    hits_inside: int = 0
    apart: str = ""
    """What tells a document from another of its title."""


class OutlineModel(QAbstractItemModel):
    """Reads an outline through ``outline_of`` when its document is first unfolded.

    One of many entries is asked for by ``outline_wanted``, and comes by ``take`` when it is read.
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
        self._trees: list[Branches] = []
        self._shown: list[int] = []
        self._row: dict[int, int] = {}
        self._number: dict[str, int] = {}
        self._current: tuple[str, str | None] | None = None
        self._words = ""
        self._wanted: set[str] = set()
        self._hits: Mapping[str, Mapping[str, int]] | None = None

    def show_library(self, shelves: Sequence[Shelf]) -> None:
        """Shows these documents; what was unfolded before and is still there stays read."""
        self.beginResetModel()
        old = {tree.shelf.id: tree for tree in self._trees}
        self._trees = []
        for shelf in shelves:
            tree = old.get(shelf.id) or Branches(shelf)
            tree.shelf = shelf
            tree.count_hits(self._hits_in(tree))
            self._trees.append(tree)
        self._number = {shelf.id: number for number, shelf in enumerate(shelves)}
        self._arrange()
        self.endResetModel()

    def forget_outline(self, document: str) -> None:
        """The document's text changed: its outline is read again."""
        number = self._number.get(document)
        if number is None or not self._trees[number].loaded:
            return
        self.beginResetModel()
        self._trees[number].load(self._outline_of(document))
        self._arrange()
        self.endResetModel()

    def set_marks(
        self, document: str, counts: Mapping[str, int], read: Container[str], percent: int | None
    ) -> None:
        """The badges of one document: annotations by entry, entries read to the end."""
        number = self._number.get(document)
        if number is None:
            return
        tree = self._trees[number]
        tree.count(counts)
        tree.read, tree.percent = read, percent
        # The tree paints itself anew whatever the range; one signal serves a whole document.
        top = self._document_index(number)
        if top.isValid():
            self.dataChanged.emit(top, top)

    def set_hits(self, found: Mapping[str, Mapping[str, int]] | None) -> None:
        """Where words were found, by document and entry, beside what else is counted; None when
        nothing is sought any more."""
        self._hits = found
        for tree in self._trees:
            tree.count_hits(self._hits_in(tree))
        if self._shown:
            top = self._document_index(self._shown[0])
            self.dataChanged.emit(top, top)

    def _hits_in(self, tree: Branches) -> Mapping[str, int] | None:
        return None if self._hits is None else self._hits.get(tree.shelf.id, {})

    @property
    def current(self) -> tuple[str, str | None] | None:
        """The row being read: document, entry or None."""
        return self._current

    def set_current(self, document: str, entry: str | None) -> None:
        old, self._current = self._current, (document, entry)
        for place in (old, self._current):
            index = self.index_of(*place) if place else _NOWHERE
            if index.isValid():
                self.dataChanged.emit(index, index)

    def filter(self, words: str) -> None:
        """Narrows the tree to titles that hold ``words``; empty shows all again.

        A document that is still ``unread`` is found by its own title alone.
        """
        self.beginResetModel()
        self._words = words.strip().casefold()
        self._arrange()
        self.endResetModel()

    @property
    def words(self) -> str:
        """What the titles are narrowed to, case folded; empty while nothing is filtered."""
        return self._words

    def folders(self, document: str | None = None, *, but: str = "") -> Iterator[QModelIndex]:
        """Rows that have rows below them, parents first: of one document or of all ``but`` one."""
        for shown in self._shown:
            tree = self._trees[shown]
            if document in (None, tree.shelf.id) and tree.shelf.id != but:
                for number in tree.children:
                    if number < 0:
                        yield self._document_index(shown)
                    else:
                        yield self.createIndex(tree.row[number], 0, shown * STRIDE + number + 1)

    def load(self, document: str) -> None:
        """Reads the outline of a document now, so that its entries have indexes."""
        number = self._number.get(document)
        if number is None:
            return
        index = self._document_index(number)
        if index.isValid():
            self.fetchMore(index)
        elif not self._trees[number].loaded and not self._wants(self._trees[number].shelf):
            self._trees[number].load(self._outline_of(document))

    def _wants(self, shelf: Shelf) -> bool:
        """Is it so large that it is asked for?"""
        if shelf.entries <= MANY:
            return False
        if shelf.id not in self._wanted:
            self._wanted.add(shelf.id)
            self.outline_wanted.emit(shelf)
        return True

    def take(self, branches: Branches) -> None:
        """The outline that was wanted; a document that went meanwhile is left alone."""
        document = branches.shelf.id
        self._wanted.discard(document)
        number = self._number.get(document)
        if number is None or self._trees[number].loaded:
            return
        if self._words and not self._document_index(number).isValid():
            branches.count_hits(self._hits_in(branches))
            self._trees[number] = branches
            self.filter(self._words)
            return
        self._grow(number, branches)

    def unread(self) -> list[str]:
        """Documents whose outline was not read yet."""
        return [tree.shelf.id for tree in self._trees if not tree.loaded]

    def size(self, document: str) -> int:
        """How many entries a document has."""
        number = self._number.get(document)
        if number is None:
            return 0
        return max(len(self._trees[number].entries), self._trees[number].shelf.entries)

    def index_of(self, document: str, key: str | None) -> QModelIndex:
        """Where a row stands; invalid when it is not read yet or hidden by the filter."""
        tree_number = self._number.get(document)
        if tree_number is None:
            return QModelIndex()
        if key is None:
            return self._document_index(tree_number)
        tree = self._trees[tree_number]
        number = tree.number.get(key)
        if number is None or tree.row[number] < 0:
            return QModelIndex()
        return self.createIndex(tree.row[number], 0, tree_number * STRIDE + number + 1)

    def is_group(self, index: Index) -> bool:
        """Is it a row of many siblings, and no entry?"""
        tree_number, number = self._at(index)
        return number >= len(self._trees[tree_number].entries) > 0

    def title(self, index: Index) -> str:
        """That of its node, in a fifth of the time."""
        tree_number, number = self._at(index)
        tree = self._trees[tree_number]
        return tree.title(number) if number >= 0 else tree.shelf.title

    def node(self, index: Index) -> Node:
        tree_number, number = self._at(index)
        tree = self._trees[tree_number]
        if number < 0:
            here = self._current == (tree.shelf.id, None)
            title = tree.shelf.title
            all_of_it = tree.hits_of_all if tree.hits is not None else None
            return Node(
                *(tree.shelf.id, title, None, None, 0, 0, False, tree.percent, here),
                *(all_of_it, tree.hits_of_all, tree.shelf.apart),
            )
        key, entry = tree.key(number), tree.entry(number)
        return Node(
            tree.shelf.id,
            tree.title(number),
            key,
            entry,
            tree.counts.get(key, 0),
            tree.inside.get(number, 0),
            entry is not None and key in tree.read,
            None,
            self._current == (tree.shelf.id, key),
            tree.hits.get(key, 0) if tree.hits is not None else None,
            tree.hits_inside.get(number, 0),
        )

    def leads(self, index: Index) -> bool:
        """Does the entry being read stand somewhere below this row?"""
        tree_number, number = self._at(index)
        tree = self._trees[tree_number]
        if self._current is None or self._current[0] != tree.shelf.id:
            return False
        below = tree.number.get(self._current[1] or "", -1)
        while below >= 0:
            below = tree.above[below]
            if below == number:
                return True
        return False

    def opening(self, index: Index) -> int:
        """How many characters of a row's title a sibling's begins with as well, if many."""
        tree_number, number = self._at(index)
        tree = self._trees[tree_number]
        return tree.opening(number) if 0 <= number < len(tree.entries) else 0

    # What Qt asks.

    # Unfolding 10,000 rows asks the next two 10,000 times each, so they do no call that they can
    # do without.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self._document_index(self._shown[row]) if row < len(self._shown) else _NOWHERE
        tree_number, number = divmod(parent.internalId(), STRIDE)
        children = self._trees[tree_number].children.get(number - 1, ())
        if row >= len(children):
            return QModelIndex()
        return self.createIndex(row, 0, tree_number * STRIDE + children[row] + 1)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        if not parent.isValid():
            return bool(self._shown)
        tree_number, number = divmod(parent.internalId(), STRIDE)
        tree = self._trees[tree_number]
        return number - 1 in tree.children or (not number and not tree.loaded)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        tree_number, number = self._at(index)
        if number < 0:
            return QModelIndex()
        tree = self._trees[tree_number]
        above = tree.above[number]
        if above < 0:
            return self._document_index(tree_number)
        return self.createIndex(tree.row[above], 0, tree_number * STRIDE + above + 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._shown)
        tree_number, number = self._at(parent)
        return len(self._trees[tree_number].children.get(number, ()))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def canFetchMore(self, parent: Index) -> bool:
        if not parent.isValid():
            return False
        tree_number, number = self._at(parent)
        return number < 0 and not self._trees[tree_number].loaded

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        number = self._at(parent)[0]
        shelf = self._trees[number].shelf
        if not self._wants(shelf):
            branches = Branches(shelf)
            branches.load(self._outline_of(shelf.id))
            self._grow(number, branches)

    def _grow(self, number: int, branches: Branches) -> None:
        """A document in the tree gets its rows."""
        old = self._trees[number]
        branches.read, branches.percent = old.read, old.percent
        branches.count(old.counts)
        branches.count_hits(old.hits)
        tops = len(branches.children.get(-1, ()))
        if tops:
            self.beginInsertRows(self._document_index(number), 0, tops - 1)
        self._trees[number] = branches
        if tops:
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            tree_number, number = self._at(index)
            return self.title(index) if number >= 0 else self._trees[tree_number].shelf.full_title
        return None

    def _at(self, index: Index) -> tuple[int, int]:
        tree_number, number = divmod(index.internalId(), STRIDE)
        return tree_number, number - 1

    def _document_index(self, number: int) -> QModelIndex:
        row = self._row.get(number)
        return QModelIndex() if row is None else self.createIndex(row, 0, number * STRIDE)

    def _arrange(self) -> None:
        self._shown = []
        for number, tree in enumerate(self._trees):
            # A document whose own title is meant shows all that is in it.
            meant = self._words in tree.shelf.title.casefold()
            if tree.arrange("" if meant else self._words) or meant:
                self._shown.append(number)
        self._row = {number: row for row, number in enumerate(self._shown)}
