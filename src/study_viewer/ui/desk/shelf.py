# SPDX-License-Identifier: MIT
"""What the section tree shows: the documents, their badges, and where one stands among them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from study_viewer.core.changes import Changes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.outline.model import Shelf
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.status_bar import StatusBar


class ShelfDesk(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        panel: OutlinePanel,
        bar: StatusBar,
        language: Callable[[], str],
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._bar = bar
        self._language = language

    def fill(self) -> None:
        shelf = self._workspace.library.shelf(self._language())
        self._panel.show_library([Shelf(shelved.id, shelved.title) for shelved in shelf])
        self.mark()
        if self._desk.document is not None:
            # A document that was opened before the tree knew of it is marked now.
            entry = self._desk.entry()
            self._panel.follow(self._desk.document, entry.id if entry else None, jump=False)

    def changed(self, changes: Changes) -> None:
        if changes.documents or changes.everything:
            for document in changes.documents:
                if self._workspace.library.digest(document):
                    self._panel.forget_outline(document)
            self.fill()
        elif changes.annotations or self._desk.document in changes.reading:
            self.mark()

    def mark(self) -> None:
        """Badges and ticks of the document being read, and how far one is in it."""
        document = self._desk.document
        if document is None:
            self._bar.set_where("")
            return
        contents = self._desk.contents()
        progress = self._workspace.reading.progress(document)
        counts = contents.counts(self._desk.annotated.of(document))
        percent = contents.percent(progress)
        self._panel.set_marks(document, counts, contents.read(progress), percent)
        self.say_where()

    def stood(self, document: str, entry: str | None, jump: bool) -> None:
        self._panel.follow(document, entry, jump=jump)
        self.say_where()

    def say_where(self) -> None:
        if self._desk.document is None or self._desk.section is None:
            self._bar.set_where("")
            return
        contents = self._desk.contents()
        percent = contents.percent(self._workspace.reading.progress(self._desk.document))
        total = contents.sections
        said = f"{percent}%"
        if total > 1:
            number = (contents.section_number(self._desk.section) or 0) + 1
            said = self.tr("Section {number} of {total}").format(number=number, total=total)
            said = f"{said} · {percent}%"
        self._bar.set_where(said)
