# SPDX-License-Identifier: MIT
"""Pages of originals painted in a worker, which keeps its reading process between two of them."""

from collections.abc import Sequence
from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import PageWish
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks

if TYPE_CHECKING:
    from study_viewer.core.workspace import Workspace

IDLE = 60.0
"""Seconds without a wish after which the worker ends, and with it the reading process."""


class Wanted(NamedTuple):
    document: str
    wish: PageWish


class Painted(NamedTuple):
    """A page, and how many its file has."""

    image: QImage
    pages: int


class PagePainter(QObject):
    """Paints what is wanted last first; what nobody waits for any more is not begun."""

    painted = Signal(object, object)
    """A ``Wanted`` and its ``Painted``."""
    refused = Signal(object, object)
    """A ``Wanted`` and the ``UserFacing`` that came of it."""

    def __init__(self, tasks: Tasks, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._beside: Tasks | None = None
        self._news = Condition()
        self._waiting: list[Wanted] = []
        self._under_way: Wanted | None = None
        self._job: Job | None = None
        self._closed = False

    def want(self, wanted: Sequence[Wanted]) -> None:
        """These, in this order, and nothing else that waited."""
        with self._news:
            self._waiting = [one for one in wanted if one != self._under_way]
            self._news.notify()
        self._start()

    def close(self) -> None:
        with self._news:
            self._closed = True
            self._waiting.clear()
            self._news.notify()

    def _start(self) -> None:
        if self._job is not None or self._closed or not self._waiting:
            return
        if self._beside is None:
            # A page must not wait for an import.
            self._beside = self._tasks.beside()
        self._job = self._beside.run(
            self._work, done=lambda _: self._ended(), failed=self._failed, news=self._heard
        )

    def _ended(self) -> None:
        self._job = None
        # Something may have been wanted while it went.
        self._start()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._under_way = None
        self._messages.fail(error)

    def _heard(self, news: tuple[Wanted, Painted | UserFacing]) -> None:
        wanted, came = news
        if self._closed:
            return
        if isinstance(came, Painted):
            self.painted.emit(wanted, came)
        else:
            self.refused.emit(wanted, came)

    # In the worker.

    def _work(self, workspace: "Workspace", job: Job) -> None:
        while (wanted := self._next()) is not None:
            try:
                picture = workspace.library.page_picture(wanted.document, wanted.wish, job.progress)
            except UserFacing as error:
                job.report((wanted, error))
                continue
            width, height = picture.width, picture.height
            shown = QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            # The copy has its pixels to itself; the bytes go with this turn.
            job.report((wanted, Painted(shown.copy(), picture.pages)))

    def _next(self) -> Wanted | None:
        with self._news:
            self._under_way = None
            self._news.wait_for(lambda: self._waiting or self._closed, IDLE)
            if self._closed or not self._waiting:
                return None
            self._under_way = self._waiting.pop(0)
            return self._under_way
