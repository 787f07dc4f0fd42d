# SPDX-License-Identifier: MIT
"""The filter over more documents than can be read between two keys: a worker tells which of them
have the words in a title, and reads the outlines of those that are shown."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Signal

from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.model import OutlineModel
from study_viewer.ui.outline.tree import OutlineTree

FEW = 60
"""Outlines that are read one after another, with a pause between two, in less than a second."""


class Titles(NamedTuple):
    """Which of the ``unread`` documents have the words in a heading? And the titles of ``untaken``
    are to be folded, where there are any."""

    words: str
    unread: Sequence[Shelf]
    untaken: Sequence[Shelf] | None


class Outlines(NamedTuple):
    """The outlines of these are wanted, filtered."""

    asked: Titles
    shelves: Sequence[Shelf]


def branches_for(words: str, branches: Branches) -> Branches:
    """One that was loaded, ready to be shown under the filter; in any thread."""
    branches.fold()
    branches.fit(words)
    return branches


class Sifting(QObject):
    titles_wanted = Signal(object)
    """A ``Titles``, answered by ``take_titles``."""
    outlines_wanted = Signal(object)
    """An ``Outlines``, answered by ``take_outlines`` some at a time."""
    unwanted = Signal()
    """Nothing that was wanted is wanted any more."""
    came = Signal()
    """It is known which documents have the words."""
    settled = Signal()
    """The first row with the words in its title is known, or that there is none."""
    again = Signal()
    """What was wanted did not come."""

    def __init__(self, model: OutlineModel, tree: OutlineTree, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._tree = tree
        self._asked: Titles | None = None
        self._reading: set[str] = set()
        self.is_settled = False
        tree.expanded.connect(self._unfolded)

    def begin(self, words: str) -> bool:
        """Has the words looked for, unless they were; False where the documents are so few that
        they may be read."""
        if self._asked is not None and self._asked.words == words:
            return True
        unread = self._model.unread(words)
        if len(unread) <= FEW:
            return False
        self._asked = Titles(words, unread, self._model.forest.untaken)
        self.titles_wanted.emit(self._asked)
        return True

    def stop(self) -> None:
        """There are other words, or other documents."""
        if self._asked is not None:
            self._asked = None
            self._reading.clear()
            self.is_settled = False
            self.unwanted.emit()

    def take_titles(self, asked: Titles, held: frozenset[str], forms: list[str] | None) -> None:
        if asked is not self._asked:
            return
        self._model.forest.hold(held, asked.untaken, forms)
        self.came.emit()
        # The first of many groups is unfolded, which asks for what is in it.
        if not self._model.forest.ranks.grouped:
            self._ask(None)
        if not self._reading:
            self._settle()

    def take_outlines(self, outlines: Outlines, read: Sequence[Branches]) -> None:
        if outlines.asked is not self._asked:
            return
        for branches in read:
            row = self._model.take_sifted(branches)
            if not row.isValid():
                continue
            if self.is_settled:
                self._tree.unfold_soon(branches.shelf.id)
            else:
                # Who pressed Enter is waiting for its first row.
                for folder in list(self._model.folders(branches.shelf.id)):
                    self._tree.expand(folder)
                self._settle()
        self._settle()

    def missed(self, asked: Titles) -> None:
        """What was asked for does not come; it is asked for once more."""
        if asked is self._asked:
            self.stop()
            self.again.emit()

    def _settle(self) -> None:
        if not self.is_settled:
            self.is_settled = True
            self.settled.emit()

    def _unfolded(self, index: QModelIndex) -> None:
        group = self._model.group(index)
        if group is not None and self._asked is not None:
            self._ask(group)

    def _ask(self, group: int | None) -> None:
        unread = self._model.forest.unread_in(group)
        shelves = [shelf for shelf in unread if shelf.id not in self._reading]
        if self._asked is not None and shelves:
            self._reading.update(shelf.id for shelf in shelves)
            self.outlines_wanted.emit(Outlines(self._asked, shelves))
