# SPDX-License-Identifier: MIT
"""Which annotations the panel lists, in which order and under which headings."""

from PySide6.QtCore import QObject

from study_viewer.core.annotation import Annotation
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.model import Card
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.desk.reading import ReadingDesk

# The last two titles of a path say where one is; the whole path would not fit the panel.
_PATH_PARTS = 2


class Listing(QObject):
    def __init__(self, workspace: Workspace, desk: ReadingDesk, panel: AnnotationsPanel) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._listed: list[Card] = []
        self._here: tuple[str | None, str | None] = (None, None)

    def refresh(self) -> None:
        self._here = (self._desk.document, self._desk.section)
        self._listed = [Card(one, self.heading(one)) for one in self._annotations()]
        self._panel.show_cards(self._listed)

    def moved(self) -> None:
        """Another section or document is being read."""
        here = (self._desk.document, self._desk.section)
        if here != self._here and self._panel.scope != "all":
            self.refresh()

    def _annotations(self) -> tuple[Annotation, ...]:
        notebook, scope = self._workspace.notebook, self._panel.scope
        if scope == "all":
            return notebook.list()
        if self._desk.document is None:
            return ()
        if scope == "document":
            return notebook.list(self._desk.document)
        return notebook.list(self._desk.document, section=self._desk.section)

    def heading(self, annotation: Annotation) -> str:
        """Where an annotation stands, in words; all of one place share it."""
        place = annotation.placement
        library = self._workspace.library
        there = bool(library.digest(annotation.document))
        if not there:
            title = self.tr("Removed document {document}").format(document=annotation.document)
        else:
            title = library.title(annotation.document)
        if place.state == "unplaced":
            where = self.tr("Unplaced")
        elif place.section is None:
            where = self.tr("The whole document")
        elif there:
            contents = self._desk.contents(annotation.document)
            entry = contents.entry_at(place.section, place.start or 0)
            path = [part for part in contents.path(entry) if part != title]
            where = " › ".join(path[-_PATH_PARTS:]) or title
        else:
            where = ""
        if self._panel.scope == "all":
            return " › ".join(part for part in (title, where) if part)
        return where

    def place_for(self, annotation: Annotation) -> int:
        """Where in the list a new annotation of the document being read belongs."""
        contents = self._desk.contents(annotation.document)
        place = annotation.placement
        order = contents.order(place.section, place.start)
        for number, card in enumerate(self._listed):
            other = card.annotation
            if other.document != annotation.document:
                continue
            if other.placement.state == "unplaced":
                return number
            if contents.order(other.placement.section, other.placement.start) > order:
                return number
        return len(self._listed)
