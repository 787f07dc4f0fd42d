# SPDX-License-Identifier: MIT
"""The section tree as Qt reads it: documents on top, their outline entries filled in when asked."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from study_viewer.core.document.model import Entry

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

# An index carries (document number * STRIDE + entry number + 1): no Python object per node, and
# 10,000 entries cost three lists of numbers.
STRIDE = 1 << 24


class Shelf(NamedTuple):
    """A document as the tree shows it while it is folded."""

    id: str
    title: str


class Node(NamedTuple):
    """What one row is about; ``entry`` is None for the row of a document.

    ``annotations`` are its own, ``inside`` counts those of the rows below it too.
    """

    document: str
    title: str
    entry: Entry | None
    annotations: int
    inside: int
    read: bool
    percent: int | None
    current: bool


class _Tree:
    """One document: its entries, who stands below whom, and what the badges say."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.loaded = False
        self.entries: tuple[Entry, ...] = ()
        self.number: dict[str, int] = {}
        self.parent: list[int] = []
        self.row: list[int] = []
        self.children: dict[int, list[int]] = {}
        self.counts: Mapping[str, int] = {}
        self.inside: list[int] = []
        self.read: Container[str] = frozenset()
        self.percent: int | None = None

    def load(self, entries: tuple[Entry, ...]) -> None:
        self.loaded = True
        self.entries = entries
        self.number = {entry.id: number for number, entry in enumerate(entries)}
        # A parent that is missing or stands later is damage; such an entry goes to the top.
        self.parent = [
            parent if (parent := self.number.get(entry.parent or "", -1)) < number else -1
            for number, entry in enumerate(entries)
        ]
        self.count(self.counts)
        self.arrange("")

    def count(self, counts: Mapping[str, int]) -> None:
        """Takes the annotations of each entry, and sums up what stands inside it."""
        self.counts = counts
        self.inside = [counts.get(entry.id, 0) for entry in self.entries]
        # A parent stands before its children, so that backwards each is complete when it is added.
        for number in range(len(self.entries) - 1, -1, -1):
            if self.parent[number] >= 0:
                self.inside[self.parent[number]] += self.inside[number]

    def arrange(self, words: str) -> bool:
        """Shows the entries whose title holds ``words``, with their ancestors; is there any?"""
        kept = set(range(len(self.entries)))
        if words:
            kept = set()
            for number, entry in enumerate(self.entries):
                if words in entry.title.casefold():
                    while number >= 0 and number not in kept:
                        kept.add(number)
                        number = self.parent[number]
        self.row = [-1] * len(self.entries)
        self.children = {}
        for number, parent in enumerate(self.parent):
            if number in kept:
                siblings = self.children.setdefault(parent, [])
                self.row[number] = len(siblings)
                siblings.append(number)
        return bool(kept)


class OutlineModel(QAbstractItemModel):
    """Reads an outline through ``outline_of`` when its document is first unfolded."""

    def __init__(
        self,
        outline_of: Callable[[str], tuple[Entry, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline_of = outline_of
        self._trees: list[_Tree] = []
        self._shown: list[int] = []
        self._row: dict[int, int] = {}
        self._number: dict[str, int] = {}
        self._current: tuple[str, str | None] | None = None
        self._words = ""

    def show_library(self, shelves: Sequence[Shelf]) -> None:
        """Shows these documents; what was unfolded before and is still there stays read."""
        self.beginResetModel()
        old = {tree.shelf.id: tree for tree in self._trees}
        self._trees = []
        for shelf in shelves:
            tree = old.get(shelf.id) or _Tree(shelf)
            tree.shelf = shelf
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

    def folders(self, document: str | None = None) -> Iterator[QModelIndex]:
        """All rows that have rows below them, parents first; of one document or of all."""
        for shown in self._shown:
            tree = self._trees[shown]
            if document in (None, tree.shelf.id):
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
        elif not self._trees[number].loaded:
            self._trees[number].load(self._outline_of(document))

    def unread(self) -> list[str]:
        """Documents whose outline was not read yet."""
        return [tree.shelf.id for tree in self._trees if not tree.loaded]

    def size(self, document: str) -> int:
        """How many entries are known of a document."""
        number = self._number.get(document)
        return 0 if number is None else len(self._trees[number].entries)

    def index_of(self, document: str, entry: str | None) -> QModelIndex:
        """Where a row stands; invalid when it is not read yet or hidden by the filter."""
        tree_number = self._number.get(document)
        if tree_number is None:
            return QModelIndex()
        if entry is None:
            return self._document_index(tree_number)
        tree = self._trees[tree_number]
        number = tree.number.get(entry)
        if number is None or tree.row[number] < 0:
            return QModelIndex()
        return self.createIndex(tree.row[number], 0, tree_number * STRIDE + number + 1)

    def node(self, index: Index) -> Node:
        tree_number, number = self._at(index)
        tree = self._trees[tree_number]
        entry = tree.entries[number] if number >= 0 else None
        here = (tree.shelf.id, entry.id if entry else None)
        if entry is None:
            return Node(
                tree.shelf.id,
                tree.shelf.title,
                None,
                0,
                0,
                False,
                tree.percent,
                here == self._current,
            )
        return Node(
            tree.shelf.id,
            entry.title,
            entry,
            tree.counts.get(entry.id, 0),
            tree.inside[number],
            entry.id in tree.read,
            None,
            here == self._current,
        )

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
        above = tree.parent[number]
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
        old = self._trees[number]
        tree = _Tree(old.shelf)
        tree.counts, tree.read, tree.percent = old.counts, old.read, old.percent
        tree.load(self._outline_of(old.shelf.id))
        tops = len(tree.children.get(-1, ()))
        if tops:
            self.beginInsertRows(parent, 0, tops - 1)
        self._trees[number] = tree
        if tops:
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.node(index).title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.node(index).title
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
