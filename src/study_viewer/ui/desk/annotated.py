# SPDX-License-Identifier: MIT
"""The annotations of the document being read: read once, then kept up with what changed."""

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.listing import in_document_order
from study_viewer.core.workspace import Workspace

# Reading 2,000 annotations takes 0.1 s, one of them 0.1 ms: beyond this many all are read anew.
_FEW = 50


class Annotated:
    """Page, tree and list ask here, so that a change is read once and not three times."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._document: str | None = None
        self._all: tuple[Annotation, ...] = ()

    def of(self, document: str) -> tuple[Annotation, ...]:
        """In document order."""
        if document != self._document:
            self._all = self._workspace.notebook.list(document)
            self._document = document
        return self._all

    def in_section(self, document: str, section: str) -> tuple[Annotation, ...]:
        if document != self._document:
            # At a start the page needs its own section alone.
            return self._workspace.notebook.list(document, section=section)
        return tuple(one for one in self._all if one.placement.section == section)

    def heard(self, changes: Changes) -> None:
        """To be told of every change before it is asked again."""
        if changes.everything or changes.documents or len(changes.annotations) > _FEW:
            self._document = None
        elif changes.annotations and self._document is not None:
            self._patch(self._document, changes.annotations)

    def _patch(self, document: str, ids: tuple[str, ...]) -> None:
        kept = {one.id: one for one in self._all}
        for id in ids:
            kept.pop(id, None)
            try:
                one = self._workspace.notebook.get(id)
            except UserFacing:
                continue
            if one.document == document and one.deleted is None:
                kept[id] = one
        sections = self._workspace.library.sections
        self._all = in_document_order(tuple(kept.values()), lambda _: "", sections)
