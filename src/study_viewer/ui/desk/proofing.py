# SPDX-License-Identifier: MIT
"""What a hand-in will look like, made in a thread of its own after each change of the wish."""

import dataclasses
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from study_viewer.core.annotation import Annotation
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import DocumentNotes, HandIn
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.dialogs.export import ExportWish
from study_viewer.ui.dialogs.export_preview import Preview

_PAUSE_MS = 60
"""Between a change and the work: several keys of a word make one preview."""
_MOST_PAGES = 24
_MOST_ANNOTATIONS = 120
_MOST_LETTERS = 30_000

Asked = Callable[[], tuple[ExportWish, int]]


class Gather(Protocol):
    """``at_hand`` is what there is to choose from, where that has been read already."""

    def __call__(
        self, workspace: Workspace, wish: ExportWish, at_hand: tuple[Annotation, ...] | None = None
    ) -> HandIn: ...


class Proofing(QObject):
    """``asked`` says what is wished now, and how many pixels wide a page is to be."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, asked: Asked, gather: Gather, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asked = asked
        self._gather = gather
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def renew(self) -> None:
        """The one under way is given up: it shows what nobody wishes any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._pause.start()

    def end(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        wish, wide = self._asked()
        gather = self._gather

        def work(workspace: Workspace, job: Job) -> Preview:
            return preview_of(workspace, gather, wish, wide, job)

        job = self._tasks.run(
            work,
            done=lambda preview: self._done(job, preview),
            failed=lambda error: self._failed(job, error),
        )
        self._job = job

    def _done(self, job: Job, preview: Preview) -> None:
        if job is self._job:
            self._job = None
            self.ready.emit(preview)

    def _failed(self, job: Job, error: Exception) -> None:
        if not isinstance(error, UserFacing):
            raise error
        if job is self._job:
            self._job = None
            self.failed.emit(error)


def preview_of(
    workspace: Workspace, gather: Gather, wish: ExportWish, wide: int, job: Job
) -> Preview:
    """The beginning of what would be saved; runs in the worker."""
    every = workspace.publisher.at_hand(wish.choice.document, wish.choice.entry)
    hand_in = gather(workspace, wish, every)
    kept = [one for document in hand_in.documents for one in document.annotations]
    found = Preview(
        highlights=sum(one.kind == "highlight" for one in kept),
        notes=sum(one.kind == "note" or bool(one.note.strip()) for one in kept),
        bookmarks=sum(one.kind == "bookmark" for one in kept),
        total=len(every),
        kept=len(kept),
        tags=tuple(sorted({tag for one in every for tag in one.tags})),
        check=sum(one.placement.state == "check" for one in kept),
        unplaced=sum(one.placement.state == "unplaced" for one in kept),
    )
    if not kept:
        return found
    beginning = first_of(hand_in, _MOST_ANNOTATIONS)
    cut = len(kept) > _MOST_ANNOTATIONS
    job.progress(0, 0)
    if wish.format in ("docx", "pdf", "html"):
        from study_viewer.ui.common.paper import LOOKS, lacking_fonts
        from study_viewer.ui.common.pdf import pictures_of

        look = "web" if wish.format == "html" else wish.style
        shown = pictures_of(beginning, look, wide, _MOST_PAGES, lambda: job.progress(0, 0))
        counted = 0 if cut or look == "web" else shown.count
        more = cut or (look != "web" and shown.count > len(shown.images))
        # A PDF carries its fonts with it, and a web page has no pages.
        lacking = lacking_fonts(LOOKS[look]) if wish.format == "docx" else ()
        return found._replace(images=shown.images, pages=counted, cut=more, lacking=lacking)
    text = workspace.publisher.rendered(beginning, wish.format).decode("utf-8-sig")
    more = cut or len(text) > _MOST_LETTERS
    return found._replace(text=text[:_MOST_LETTERS], cut=more)


def first_of(hand_in: HandIn, most: int) -> HandIn:
    """The hand-in with no more than its first annotations; its title is that of the whole."""
    documents = []
    for document in hand_in.documents:
        if most <= 0:
            break
        taken = _first(document, most)
        most -= len(taken.annotations)
        documents.append(taken)
    return dataclasses.replace(hand_in, documents=tuple(documents))


def _first(document: DocumentNotes, most: int) -> DocumentNotes:
    left = most

    def take(annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
        nonlocal left
        taken = annotations[: max(left, 0)]
        left -= len(taken)
        return taken

    whole = take(document.whole)
    sections = tuple(one._replace(annotations=take(one.annotations)) for one in document.sections)
    return document._replace(
        whole=whole,
        sections=tuple(one for one in sections if one.annotations),
        unplaced=take(document.unplaced),
    )
