# SPDX-License-Identifier: MIT
"""The annotations of the document being read: read once, then kept up with what changed."""

from bisect import insort
from collections.abc import Mapping, Sequence

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.listing import DocumentOrder
from study_viewer.core.workspace import Workspace

# Reading 2,000 annotations takes 0.1 s, one of them 0.1 ms: beyond this many all are read anew.
FEW = 50


# Reading so many takes as long as showing a page does.
_MANY = 500

# Who goes back and forth between documents finds them read.
_KEPT = 4


class Annotated:
    """Page, tree and list ask here, so that a change is read once and not three times."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[str, list[Annotation]] = {}
        """By document, the one asked for last at the end."""
        self._order = self._new_order()
        self._given_up: set[str] = set()
        self.started = False
        """Was ever more asked for than what the first page needs?"""
        self.changes = 0
        """How many that may touch an annotation were heard of."""
        self._coming: dict[str, list[Annotation]] = {}

    def of(self, document: str) -> tuple[Annotation, ...]:
        """In document order; while they ``take_long`` nobody asks here but a worker its own."""
        if document in self._given_up:
            return ()
        found = self._read.get(document)
        self.keep(document, self._workspace.notebook.list(document) if found is None else found)
        return tuple(self._read[document])

    def keep(self, document: str, found: Sequence[Annotation]) -> None:
        """As a worker read them since the last of the ``changes``."""
        self.started = True
        self._read.pop(document, None)
        if len(self._read) >= _KEPT:
            del self._read[next(iter(self._read))]
        self._read[document] = found if isinstance(found, list) else list(found)

    def give_up(self, document: str) -> None:
        """They cannot be read: until something changes, or ``try_again``, it has none."""
        self.started = True
        self._given_up.add(document)

    def try_again(self, document: str) -> None:
        self._given_up.discard(document)

    def in_section(self, document: str, section: str) -> tuple[Annotation, ...]:
        if document not in self._read and not self.started:
            # At a start the page needs its own section alone; later the panels ask for all.
            return self._workspace.notebook.list(document, section=section)
        return tuple(one for one in self.of(document) if one.placement.section == section)

    def takes_long(self, document: str) -> bool:
        """Were those of a document not read yet, and are they so many that one would wait?

        Then a worker reads them, and says when they are here.
        """
        if document in self._read or document in self._given_up:
            return False
        return self._workspace.notebook.has_more(document, _MANY)

    @property
    def documents(self) -> tuple[str, ...]:
        """Those whose annotations were read."""
        return tuple(self._read)

    def bring(self, read: Mapping[str, tuple[Annotation, ...]]) -> None:
        """What a worker read of them after the change that is announced next."""
        self._coming = {document: list(found) for document, found in read.items()}

    def heard(self, changes: Changes) -> None:
        """To be told of every change before it is asked again."""
        if changes.annotations or changes.documents or changes.everything:
            self.changes += 1
            self._given_up.clear()
        if changes.everything or changes.documents or len(changes.annotations) > FEW:
            self._read, self._coming = self._coming, {}
            self._order = self._new_order()
        elif changes.annotations and self._read:
            self._patch(changes.annotations)
        self._coming = {}

    def _patch(self, ids: tuple[str, ...]) -> None:
        touched = set(ids)
        for document, known in self._read.items():
            self._read[document] = [one for one in known if one.id not in touched]
        for id in ids:
            try:
                one = self._workspace.notebook.get(id)
            except UserFacing:
                continue
            if one.document in self._read and one.deleted is None:
                insort(self._read[one.document], one, key=self._order)

    def _new_order(self) -> DocumentOrder:
        # Within one document the title says nothing.
        return DocumentOrder(lambda _: "", self._workspace.library.number)
