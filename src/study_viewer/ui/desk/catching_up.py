# SPDX-License-Identifier: MIT
"""Documents that lie in the folders and are not on the shelf yet, or that another process changed:
read while somebody reads."""

import contextlib
from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Progress
from study_viewer.core.one_line import shortened
from study_viewer.core.shelf import Much
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.status_bar import StatusBar

_LOOK_MS = 5000
_INSIDE_MS = 20_000
"""Before a look into all documents, some tenths of a second of work for 10,000 sections: a start,
or the return from another program, has something better to do. The document that one reads may be
what one edited there, and is looked into at once."""
_TITLE = 30
_NEWS = 0.5
"""Seconds between two pieces of news: every panel reads again at each."""
_MANY = 20
"""So many folders take long enough to be told of at once."""
_AGAIN = 60.0
"""Seconds from a refusal, of a full disk say, to the next try, which nobody is told of."""
_LONG_MS = 1000
"""Fewer are told of when they take longer than this."""


class CatchingUp(QObject):
    """Folders that were copied in or taken away, and all of them when the index was lost; files
    in them that somebody edited, which only a look at each of them shows. What the command line
    brought to the shelf itself, or changed there, is told as well.

    What a worker has read stays when the window closes; the next start goes on there.
    """

    behind = Signal(bool)
    """There are documents that nobody can see or search yet; or they are all there."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        bar: StatusBar,
        reading: Callable[[], str | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._bar = bar
        self._beside: Tasks | None = None
        self._job: Job | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._inside = QTimer(self, singleShot=True, interval=_INSIDE_MS)
        self._inside.timeout.connect(self._look_inside)
        self._long = QTimer(self, interval=_LONG_MS, singleShot=True)
        self._long.timeout.connect(self._tell)
        self._told = False
        self._progress = (0, 0)
        self._known: dict[str, str] = {}
        """Each document's mark, as every panel heard of it."""
        self._owed = False
        """Did somebody write to the index, and is it not known yet what?"""
        self._again = 0.0
        self._said = False

    def start(self) -> None:
        """After the first paint: nothing here is needed to read."""
        with contextlib.suppress(UserFacing):
            self._workspace.library.written_outside()
            self._known = self._workspace.library.marks()
        self._tasks.changed.connect(self._heard)
        if self._workspace.library.waits:
            # The backup of a start is under way, and nothing to wait for: whoever searches at once
            # shall hear that not all is there yet.
            self._look_now()
            if self._messages.last is None:
                self._tell()
        else:
            self._look()
        self._timer.start()
        self._inside.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._came_back)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def _look(self) -> None:
        if self._job is not None or self._tasks.busy:
            # An import makes folders too, and puts them in the index itself.
            return
        self._look_now()

    def _look_now(self) -> None:
        try:
            behind = self._workspace.library.is_behind()
            self._owed = self._workspace.library.written_outside() or self._owed
        except UserFacing:
            # It is said at the next act of the person; a clock does not nag.
            return
        if behind and monotonic() >= self._again:
            self._read(_come_and_gone, self._refused)
            self._long.start()
            self.behind.emit(True)
        elif self._owed:
            self._read(_nothing_more, _pass_on_bugs, quiet=True)

    def _heard(self, changes: Changes) -> None:
        """What is announced is known."""
        told = changes.documents
        with contextlib.suppress(UserFacing):
            # Those of a large library took a hundredth of a second at each of many pieces of news.
            marks = self._workspace.library.marks(told)
            for document in told:
                if mark := marks.get(document):
                    self._known[document] = mark
                else:
                    self._known.pop(document, None)

    def _refused(self, error: Exception) -> None:
        """What waits is still to be read, unless a mistake of ours is in the way."""
        self._again = monotonic() + _AGAIN
        if not isinstance(error, UserFacing):
            self._no_more()
            self._messages.fail(error)
        elif not self._said:
            self._said = True
            self._messages.fail(error)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            return
        if not self._inside.isActive():
            self._inside.start()
        document = self._reading()
        if document is not None and self._job is None and not self._tasks.busy:
            self._read_edited(document)

    def _look_inside(self) -> None:
        if self._job is not None or self._tasks.busy:
            self._inside.start()
            return
        self._read_edited(None)

    def _read_edited(self, only: str | None) -> None:
        """Of the one that is read it is said, since the text changes under one's eyes."""
        edited: set[str] = set()

        def read(workspace: Workspace, progress: Progress) -> Iterator[str]:
            for document in workspace.library.look_inside(progress, only):
                edited.add(document)
                yield document

        def said(documents: tuple[str, ...]) -> None:
            document = self._reading()
            if document in edited.intersection(documents):
                title = shortened(self._workspace.library.title(document), _TITLE)
                told = self.tr("A file of “{title}” was changed; it is shown as it is now.")
                self._messages.say(told.format(title=title))

        self._read(read, _pass_on_bugs, quiet=True, told=said)

    def _read(
        self,
        read: Callable[[Workspace, Progress], Iterator[str]],
        refused: Callable[[Exception], None],
        *,
        quiet: bool = False,
        told: Callable[[tuple[str, ...]], None] = lambda _: None,
    ) -> None:
        """What ``read`` gives are documents that are otherwise now; after them come those that the
        index knows otherwise than they were heard of. ``told`` hears of all, once they are
        announced."""
        if self._beside is None:
            # Else whatever the person asks for would wait behind it.
            self._beside = self._tasks.beside()
        self._told, self._progress, self._owed = False, (0, 0), False
        known = dict(self._known)

        def work(workspace: Workspace, job: Job) -> None:
            came: list[str] = []
            said = monotonic()
            for document in _with_others(read(workspace, job.progress), workspace, known):
                came.append(document)
                if monotonic() - said > _NEWS:
                    job.report(tuple(came))
                    came, said = [], monotonic()
            job.report(tuple(came))

        def news(documents: tuple[str, ...]) -> None:
            self._tasks.announce(Changes(documents=documents))
            told(documents)

        def show(done: int, total: int) -> None:
            if total:
                self._progress = (done, total)
            if not quiet and (self._told or total >= _MANY):
                self._tell()

        def complete() -> None:
            self._over()
            if not quiet:
                self._no_more()

        def failed(error: Exception) -> None:
            self._over()
            self._owed = quiet and isinstance(error, UserFacing)
            refused(error)

        job = self._beside.run(
            work,
            done=lambda _: complete(),
            failed=failed,
            stopped=lambda: self._stopped(quiet),
            progress=show,
            news=news,
        )
        self._job = job

    def _stopped(self, quiet: bool) -> None:
        told = self._told
        self._over()
        if quiet:
            return
        # Nobody is pressed to read them; but whoever searches still hears of them.
        self._workspace.library.caught_up()
        if told:
            said = self.tr("The documents that are left are read in at the next start.")
            self._messages.say(said)

    def _no_more(self) -> None:
        """Nothing waits to be read."""
        self._said = False
        self._workspace.library.caught_up()
        self.behind.emit(False)

    def _over(self) -> None:
        self._job = None
        self._long.stop()
        if self._told:
            self._bar.work_over()

    def _tell(self) -> None:
        """In the status bar, from now on."""
        if self._job is not None:
            self._told = True
            done, total = self._progress
            text = self.tr("Taking documents on to the shelf…")
            if total:
                text = self.tr("Taking documents on to the shelf: {done} of {total}…")
                text = text.format(done=f"{done:,}", total=f"{total:,}")
            self._bar.work(text, done, total, self._job.cancel)


def _with_others(read: Iterator[str], workspace: Workspace, known: dict[str, str]) -> Iterator[str]:
    """Each that was ``read``, and then those whose mark is not the known one."""
    told = set()
    for document in read:
        told.add(document)
        yield document
    marks = workspace.library.marks()
    for document in (known.keys() | marks.keys()) - told:
        if known.get(document) != marks.get(document):
            yield document


def _nothing_more(workspace: Workspace, progress: Progress) -> Iterator[str]:
    """The folders are known; another process may have written to the index."""
    return iter(())


def _pass_on_bugs(error: Exception) -> None:
    """What the world refuses is said at the next act of the person."""
    if not isinstance(error, UserFacing):
        raise error


def _come_and_gone(workspace: Workspace, progress: Progress) -> Iterator[str]:
    """As they come on to the shelf: little by this thread, much by a process of its own."""
    try:
        yield from workspace.library.catch_up(progress, little=True)
        return
    except Much:
        # Most windows never need it.
        from study_viewer.core.catching_up import Ended, catch_up_apart
    try:
        yield from catch_up_apart(workspace.paths, workspace.library.bundled, progress)
    except Ended:
        yield from workspace.library.catch_up(progress)
