# SPDX-License-Identifier: MIT
"""The reports on editions that stay open beside the window while one goes through them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.edition_news import News, lines

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.edition_report import EditionReport, Line


class EditionReports(QObject):
    """``changes_wanted`` names a document and the edition that they are those of;
    ``take_back_wanted`` carries the report, and what it tells of."""

    annotation_wanted = Signal(str)
    changes_wanted = Signal(str, int)
    take_back_wanted = Signal(object, object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._open: list[tuple[EditionReport, str]] = []
        tasks.changed.connect(self._heard)

    def show(self, news: News) -> None:
        """Read in a worker: thousands of annotations take longer than a look."""

        def work(workspace: Workspace, job: Job) -> "tuple[Line, ...]":
            return lines(workspace, news)

        def done(lines: "tuple[Line, ...]") -> None:
            self._open_report(news, lines)

        self._tasks.run(work, done=done, failed=self._messages.fail)

    def _open_report(self, news: News, lines: "tuple[Line, ...]") -> None:
        from study_viewer.ui.dialogs.edition_report import EditionReport

        report = EditionReport(
            news.title, news.number, lines, self._window, lost=news.lost, back=news.back
        )
        report.annotation_wanted.connect(self.annotation_wanted)
        report.changes_wanted.connect(lambda: self.changes_wanted.emit(news.document, news.number))
        report.take_back_wanted.connect(lambda: self.take_back_wanted.emit(report, news))
        report.read_now(self._number(news.document))
        self._open.append((report, news.document))
        report.show()
        # Where the contents stand: beside the text, and beside the cards.
        corner = self._window.rect().bottomLeft() - QPoint(-16, report.height() + 64)
        report.move(self._window.mapToGlobal(corner))

    def _heard(self, changes: Changes) -> None:
        """Another program may have brought the next edition, or taken this one back."""
        self._open = [(report, document) for report, document in self._open if isValid(report)]
        for report, document in self._open:
            if changes.everything or document in changes.documents:
                report.read_now(self._number(document))

    def _number(self, document: str) -> int:
        try:
            return self._workspace.library.shelved(document).edition
        except UserFacing:
            return 0
