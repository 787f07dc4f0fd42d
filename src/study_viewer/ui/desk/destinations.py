# SPDX-License-Identifier: MIT
"""Straight to an article, number, page or heading of the document: what is typed, and where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.panel import ReaderPanel
from study_viewer.ui.reader.place_box import Place, PlaceBox

if TYPE_CHECKING:
    from study_viewer.core.destinations import Destination

_PATIENCE_MS = 300
"""Without an answer for so long one is told that it is looked for."""


class Destinations(QObject):
    """The places are found by a worker; what is typed next ends the search before."""

    def __init__(
        self,
        desk: ReadingDesk,
        reader: ReaderPanel,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._messages = messages
        # Behind an import nothing would be found until that is done.
        self._tasks = tasks.beside()
        self._job: Job | None = None
        self._found: tuple[Destination, ...] = ()
        self._document = ""
        self.box = PlaceBox(reader)
        self.box.asked.connect(self._ask)
        self.box.chosen.connect(self._go)
        self.box.closed.connect(reader.setFocus)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.box.wait)

    def open(self) -> None:
        if self._desk.document is None:
            self._messages.say(self.tr("No document is open."))
            return
        self._reader.dismiss()
        self.box.present()

    @property
    def busy(self) -> bool:
        return self._tasks.busy

    def _ask(self, words: str) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        document, section = self._desk.document, self._desk.section
        if not words or document is None or section is None:
            return
        here = (section, self._desk.place())

        def work(workspace: Workspace, job: Job) -> "tuple[Destination, ...]":
            return workspace.destinations(document, words, here, lambda: job.progress(0, 0))

        def done(found: "tuple[Destination, ...]") -> None:
            if self._is_last(job):
                self._document, self._found = document, found
                self.box.show_places([self._row(one) for one in found])

        def failed(error: Exception) -> None:
            if not isinstance(error, UserFacing):
                raise error
            if self._is_last(job):
                self.box.say(self._messages.word(error))

        self._job = job = self._tasks.run(work, done=done, failed=failed)
        self._patience.start()

    def _is_last(self, job: Job) -> bool:
        if self._job is not job:
            return False
        self._job = None
        self._patience.stop()
        return True

    def _row(self, place: "Destination") -> Place:
        above = " › ".join(place.path)
        if place.kind in ("entry", "paragraph"):
            return Place(place.title, above)
        beside = f"{above} › {place.title}" if above else place.title
        words = self.tr("Page {number}") if place.kind == "page" else self.tr("{number} %")
        return Place(words.format(number=f"{place.number:g}"), beside)

    def _go(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        place = self._found[row]
        self.box.close_box()
        if place.entry:
            self._desk.open_entry(self._document, place.entry)
        elif self._desk.open(self._document, place.section, place.start):
            # A place near the end cannot come to the top: there the flash tells which it is.
            self._reader.jump(place.start)
