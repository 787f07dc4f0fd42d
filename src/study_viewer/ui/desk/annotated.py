# SPDX-License-Identifier: MIT
"""The annotations of the document being read: read once, then kept up with what changed."""

from bisect import insort

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.listing import DocumentOrder
from study_viewer.core.workspace import Workspace

# Reading 2,000 annotations takes 0.1 s, one of them 0.1 ms: beyond this many all are read anew.
FEW = 50


class Annotated:
    """Page, tree and list ask here, so that a change is read once and not three times."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._document: str | None = None
        self._all: list[Annotation] = []
        self._order = self._new_order()
        self._started = False

    def of(self, document: str) -> tuple[Annotation, ...]:
        """In document order."""
        self._started = True
        if document != self._document:
            self._all = list(self._workspace.notebook.list(document))
            self._document = document
            self._order = self._new_order()
        return tuple(self._all)

    def in_section(self, document: str, section: str) -> tuple[Annotation, ...]:
        if document != self._document and not self._started:
            # At a start the page needs its own section alone; later the panels ask for all.
            return self._workspace.notebook.list(document, section=section)
        return tuple(one for one in self.of(document) if one.placement.section == section)

    def heard(self, changes: Changes) -> None:
        """To be told of every change before it is asked again."""
        if changes.everything or changes.documents or len(changes.annotations) > FEW:
            self._document = None
        elif changes.annotations and self._document is not None:
            self._patch(self._document, changes.annotations)

    def _patch(self, document: str, ids: tuple[str, ...]) -> None:
        touched = set(ids)
        self._all = [one for one in self._all if one.id not in touched]
        for id in ids:
            try:
                one = self._workspace.notebook.get(id)
            except UserFacing:
                continue
            if one.document == document and one.deleted is None:
                insort(self._all, one, key=self._order)

    def _new_order(self) -> DocumentOrder:
        # Within one document the title says nothing.
        return DocumentOrder(lambda _: "", self._number)

    def _number(self, document: str, section: str) -> int | None:
        library = self._workspace.library
        return library.outlined(document).number(section) if library.title(document) else None
