# SPDX-License-Identifier: MIT
"""The documents of the section tree without Qt: which are known, what each row of them is about."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Entry
from study_viewer.ui.outline import sought
from study_viewer.ui.outline.alike import Alike
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.ranks import Ranks

GROUPS = 1 << 32
"""Numbers from here on are not of documents but of groups of many of them."""


class Node(NamedTuple):
    """What one row is about.

    ``key`` is None for the row of a document, ``entry`` also for a group of many siblings. A group
    of documents has no ``document``.
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


class Forest:
    """Documents have numbers in the order they are shown in, their rows the numbers that
    ``Branches`` gives them, below 0 for the document's own."""

    def __init__(self) -> None:
        self.shelves: Sequence[Shelf] = ()
        self.trees: list[Branches | None] = []
        """Of the documents that somebody looked at; one for each of 10,000 takes 50 ms."""
        self.ranks = Ranks()
        self.words = ""
        """What the titles are narrowed to; empty while nothing is filtered."""
        self.current: tuple[str, str | None] | None = None
        self._held: Container[str] = frozenset()
        """The documents that have the words in a heading, though their outline was not read."""
        self._sifted: set[str] = set()
        """Those whose outline was read only to be filtered."""
        self._forms: list[str] | None = None
        self._alike: Alike | None = None
        self._number: dict[str, int] = {}
        self._hits: Mapping[str, Mapping[str, int]] | None = None

    def show(self, shelves: Sequence[Shelf]) -> list[str]:
        """These documents; what was known of those that stay is known still.

        Gives those whose outline was read and is another by now.
        """
        outdated: list[str] = []
        old = {tree.shelf.id: tree for tree in self.trees if tree is not None}
        self.shelves = shelves
        self._forms = self._alike = None
        self.trees = [old.get(shelf.id) for shelf in shelves]
        self._number = {shelf.id: number for number, shelf in enumerate(shelves)}
        for shelf, tree in zip(shelves, self.trees, strict=True):
            if tree is not None:
                if tree.loaded and tree.shelf.mark != shelf.mark:
                    outdated.append(shelf.id)
                tree.shelf = shelf
                tree.count_hits(self._hits_in(tree))
        self.arrange()
        return outdated

    def holds(self, shelves: Sequence[Shelf]) -> bool:
        """The same documents in the same order?"""
        before = self.shelves
        return len(shelves) == len(before) and all(
            one.id == other.id for one, other in zip(shelves, before, strict=True)
        )

    def arrange(self) -> None:
        """Finds what the words leave of each."""
        if not self.words:
            for tree in self.trees:
                if tree is not None:
                    tree.arrange("")
            self.ranks = Ranks(range(len(self.shelves)))
            return
        found: list[int] = []
        titled = set(sought.fitting(self.words, self._titles()))
        for number, tree in enumerate(self.trees):
            # A document whose own title is meant shows all that is in it.
            meant = number in titled
            if tree is None or not tree.loaded:
                within = self.shelves[number].id in self._held
            else:
                within = tree.arrange("" if meant else self.words)
            if within or meant:
                found.append(number)
        self.ranks = Ranks(found)

    def sift(self, branches: Branches) -> None:
        """It was read only to be filtered: of very many, each further letter would go through
        all."""
        self._sifted.add(branches.shelf.id)

    def keep(self, document: str) -> None:
        """It stays read, whatever is looked for next."""
        self._sifted.discard(document)

    def let_go(self) -> None:
        """What was read only for the words until now is unread again, but for what has badges."""
        for document in self._sifted:
            number = self._number.get(document)
            tree = self.trees[number] if number is not None else None
            if number is not None and tree and not tree.counts and tree.percent is None:
                self.trees[number] = None
        self._sifted.clear()

    @property
    def untaken(self) -> Sequence[Shelf] | None:
        """The documents, while their titles are not ready to be looked through."""
        return self.shelves if self._forms is None else None

    def hold(
        self, held: Container[str], shelves: Sequence[Shelf] | None, forms: list[str] | None
    ) -> None:
        """For the next words: the unread documents that have them in a heading; and the titles of
        these as they are looked through, if they are still what is shown."""
        self._held = held
        if shelves is self.shelves:
            self._forms = forms

    def unread_in(self, group: int | None) -> list[Shelf]:
        """The documents shown whose outline was not read: of a group, or of all."""
        within = self.ranks.shown if group is None else self.ranks.within(group)
        return [self.shelves[number] for number in within if not self.is_loaded(number)]

    def _titles(self) -> list[str]:
        """Of the documents, as they are looked through."""
        if self._forms is None:
            self._forms = sought.fold([shelf.title for shelf in self.shelves])
        return self._forms

    def number(self, document: str) -> int | None:
        return self._number.get(document)

    def tree(self, number: int) -> Branches:
        tree = self.trees[number]
        if tree is None:
            tree = self.trees[number] = Branches(self.shelves[number])
            tree.count_hits(self._hits_in(tree))
        return tree

    def replace(self, number: int, branches: Branches) -> None:
        """Another outline; its badges are those of the document, whatever was known before."""
        old = self.tree(number)
        branches.read, branches.percent = old.read, old.percent
        branches.count(old.counts)
        branches.count_hits(old.hits)
        self.trees[number] = branches

    def is_loaded(self, number: int) -> bool:
        tree = self.trees[number]
        return tree is not None and tree.loaded

    def unread(self, words: str) -> list[Shelf]:
        """Documents whose outline was not read yet, or not made ready to be filtered for them."""
        gone = self._sifted if words != self.words else ()
        pairs = zip(self.shelves, self.trees, strict=True)
        return [
            shelf
            for shelf, tree in pairs
            if tree is None or not (tree.loaded and tree.folded) or shelf.id in gone
        ]

    def size(self, document: str) -> int:
        """How many entries a document has."""
        number = self._number.get(document)
        if number is None:
            return 0
        tree = self.trees[number]
        return max(len(tree.entries) if tree else 0, self.shelves[number].entries)

    def count_hits(self, hits: Mapping[str, Mapping[str, int]] | None) -> None:
        self._hits = hits
        for tree in self.trees:
            if tree is not None:
                tree.count_hits(self._hits_in(tree))

    def _hits_in(self, tree: Branches) -> Mapping[str, int] | None:
        return None if self._hits is None else self._hits.get(tree.shelf.id, {})

    def known(self, document: str | None, but: str) -> Iterator[tuple[int, Branches]]:
        """Of the documents shown those that somebody looked at: one, or all ``but`` one."""
        for number in self.ranks.shown:
            tree = self.trees[number]
            if tree is not None and document in (None, tree.shelf.id) and tree.shelf.id != but:
                yield number, tree

    # What a row is about.

    def title(self, document: int, number: int) -> str:
        if document >= GROUPS:
            group = document - GROUPS
            first = self.shelves[self.ranks.within(group)[0]]
            return f"{self.ranks.key(group).strip()}  {first.title}"
        return self.tree(document).title(number) if number >= 0 else self.shelves[document].title

    def node(self, document: int, number: int) -> Node:
        if document >= GROUPS:
            return self._group_node(document)
        tree = self.tree(document)
        if number < 0:
            here = self.current == (tree.shelf.id, None)
            all_of_it = tree.hits_of_all if tree.hits is not None else None
            return Node(
                *(tree.shelf.id, tree.shelf.title, None, None, 0, 0, False, tree.percent, here),
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
            self.current == (tree.shelf.id, key),
            tree.hits.get(key, 0) if tree.hits is not None else None,
            tree.hits_inside.get(number, 0),
        )

    def _group_node(self, document: int) -> Node:
        group, found = document - GROUPS, 0
        for number in self.ranks.within(group) if self._hits else ():
            found += sum((self._hits or {}).get(self.shelves[number].id, {}).values())
        return Node(
            *("", self.title(document, -1), self.ranks.key(group), None, 0, 0, False, None, False),
            *(None if self._hits is None else 0, found),
        )

    def leads(self, document: int, number: int) -> bool:
        """Does the entry being read stand somewhere below this row?"""
        if self.current is None:
            return False
        here = self._number.get(self.current[0])
        if here is None or document >= GROUPS:
            return here is not None and self.ranks.group(here) == document - GROUPS
        tree = self.trees[document]
        if tree is None or here != document:
            return False
        below = tree.number.get(self.current[1] or "", -1)
        while below >= 0:
            below = tree.above[below]
            if below == number:
                return True
        return False

    def late(self, document: int, number: int) -> int:
        """How many characters a document's title begins with that another one's does too, if many;
        the heading that bears it has it from its document."""
        title = self.shelves[document].title if document < GROUPS else ""
        if not title or (number >= 0 and self.title(document, number) != title):
            return 0
        if self._alike is None:
            # Of 10,000 titles it takes some milliseconds, and most have room.
            self._alike = Alike(shelf.title for shelf in self.shelves)
        return self._alike.opening(title)

    def opening(self, document: int, number: int) -> int:
        """How many characters of a row's title a sibling's begins with as well, if many."""
        tree = self.trees[document] if document < GROUPS else None
        return tree.opening(number) if tree and 0 <= number < len(tree.entries) else 0

    def is_group(self, document: int, number: int) -> bool:
        """Is it a row of many siblings, and no entry or document?"""
        return document >= GROUPS or number >= len(self.tree(document).entries) > 0
