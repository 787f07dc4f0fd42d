# SPDX-License-Identifier: MIT
"""The words that are sought everywhere, tinted in whatever text is shown."""

from bisect import bisect_left

from PySide6.QtCore import QObject

from study_viewer.core.document.finding import NONE, Hits
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.panel import ReaderPanel
from study_viewer.ui.search.panel import Asked


class Tinting(QObject):
    """A worker looks where the words stand: some texts are a megabyte, and some patterns slow.

    While the bar that finds in the section is open, its own tints are shown.
    """

    def __init__(
        self, desk: ReadingDesk, reader: ReaderPanel, worker: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._worker = worker
        self._wanted: Asked | None = None
        self._job: Job | None = None
        self._hits: tuple[tuple[str | None, str | None], Hits] | None = None
        self._at: tuple[int, int] | None = None
        """The place that was gone to, to be told from the others."""
        desk.stood.connect(self._stood)

    def tint(self, wanted: Asked | None) -> None:
        """What ``wanted`` means from now on, or nothing."""
        self._wanted, self._hits, self._at = wanted, None, None
        if not self._finding_shown():
            self._reader.view.set_hits(None)
        self._look()

    def stand_at(self, start: int, end: int) -> None:
        """One is about to be shown this place."""
        self._at = start, end

    def show(self) -> None:
        """Tints what is known of the text that is shown."""
        if self._hits is None or self._hits[0] != self._here() or self._finding_shown():
            return
        hits = self._hits[1]
        current = bisect_left(hits.starts, self._at[0]) if self._at is not None else -1
        stands = 0 <= current < len(hits) and self._at == (hits.starts[current], hits.ends[current])
        self._reader.view.set_hits(hits, current if stands else -1)

    def _stood(self, document: str, entry: str | None, jump: bool) -> None:
        # A jump may have shown another edition of the same text.
        if self._wanted is not None and (
            jump or self._hits is None or self._hits[0] != self._here()
        ):
            self._look()

    def _look(self) -> None:
        wanted, here = self._wanted, self._here()
        document, section = here
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if wanted is None or document is None or section is None:
            return

        def done(hits: Hits | None) -> None:
            if self._job is job:
                self._job = None
                # That there are none is known too: it is not looked for at every step of the wheel.
                self._hits = here, hits if hits is not None else NONE
                self.show()

        def failed(error: Exception) -> None:
            # The search itself says what is wrong with the words.
            if not isinstance(error, UserFacing):
                raise error

        def work(workspace: Workspace, job: Job) -> Hits | None:
            # The search itself is read where it is done.
            from study_viewer.ui.desk.search_work import places_in

            return places_in(workspace, job, wanted, document, section)

        self._job = job = self._worker.run(work, done=done, failed=failed)

    def _here(self) -> tuple[str | None, str | None]:
        return self._desk.document, self._desk.section

    def _finding_shown(self) -> bool:
        return self._reader.finding is not None and self._reader.finding.shown
