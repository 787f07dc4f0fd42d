# SPDX-License-Identifier: MIT
"""Every act of the person: done, announced, refused in words, and taken back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from study_viewer.core.annotation import Annotation
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.notebook import Notebook
from study_viewer.core.undo import Act, Deed
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import ask, lasting
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.arrivals import Arrivals, Imported, Renewed
from study_viewer.ui.desk.deeds import Deeds
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.desk.removing import Act as Deal
from study_viewer.ui.desk.removing import Removal, Removing
from study_viewer.ui.desk.timeline import Corrected, Timeline

# Writing 300 annotations takes 15 ms; more are written by a worker while the window goes on.
_MANY = 300


_Read = dict[str, tuple[Annotation, ...]]


class Doing(QObject):
    """The notebook knows the acts on annotations; those on documents are known here.

    Ctrl+Z takes both back in the order they were made, the newest first, and redo does them
    again in that order; only a removal is forgotten once something else is done. What a button
    beside a sentence offers takes back its own act alone, however late it is pressed.
    """

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        panel: AnnotationsPanel,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._panel = panel
        self._tasks = tasks
        self._messages = messages
        self._deeds = Deeds(workspace, self)
        self._removing = Removing(tasks, self)
        self._removed: Removal | None = None
        self._returned: Removal | None = None
        self.arrivals = Arrivals()
        self._timeline = Timeline(workspace)
        self._under_way = 0
        """Acts that a worker is writing; what is to be taken back may be one of them."""
        self._put_off: list[Callable[[], None]] = []
        tasks.changed.connect(self._heard)

    def do(self, act: Callable[[], Changes], *, announce: bool = True) -> Changes | None:
        """None where the world refused, which is said then."""
        try:
            changes = act()
        except UserFacing as error:
            self._messages.fail(error)
            return None
        if announce:
            self._tasks.announce(changes)
        return changes

    def do_to(
        self,
        annotations: Sequence[str],
        act: Callable[[Notebook], Changes],
        done: Callable[[], None],
    ) -> None:
        """As ``do``, for an act on so many; many are done in a worker, and ``done`` comes after.

        It is one act to take back either way.
        """
        # Behind long work it would not be done soon, nor at all if the window closed.
        if len(annotations) <= _MANY or self._tasks.busy:
            if self.do(lambda: act(self._workspace.notebook)) is not None:
                done()
            return

        def came(step: Act | None) -> None:
            if step is not None:
                self._workspace.notebook.history.add(step)

        self._write(
            lambda notebook: (act(notebook), notebook.history.last_done()),
            came,
            done,
            lambda _: None,
        )

    def _write(
        self,
        act: Callable[[Notebook], tuple[Changes, Any]],
        came: Callable[[Any], None],
        done: Callable[[], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """In a worker, which also reads anew what the window shows: that takes as long.

        ``came`` hears what the act answered beside the changes before they are announced.
        """
        annotated = self._desk.annotated
        shown, heard = annotated.documents, annotated.changes

        def work(workspace: Workspace, job: Job) -> tuple[Changes, Any, _Read]:
            changes, answer = act(workspace.notebook)
            if job.cancelled:
                # The window closes and hears of it no more.
                workspace.notebook.mirror(changes)
                return changes, answer, {}
            with lasting.coming():
                return changes, answer, {name: workspace.notebook.list(name) for name in shown}

        def written(result: tuple[Changes, Any, _Read]) -> None:
            changes, answer, read = result
            came(answer)
            # The worker's own writing is no news from outside.
            self._workspace.notebook.changed_outside()
            if annotated.changes == heard:
                annotated.bring(read)
            self._tasks.announce(changes)
            done()
            self.written()

        def failed(error: Exception) -> None:
            refused(error)
            self.not_written(error)

        self.writing()
        self._tasks.run(work, done=written, failed=failed)

    @property
    def busy(self) -> bool:
        """Is a worker writing an act?"""
        return self._under_way > 0

    def writing(self) -> None:
        """A worker begins to write an act: to undo or redo waits until it is known."""
        self._under_way += 1

    def written(self) -> None:
        """It is done, announced and remembered."""
        self._under_way -= 1
        waiting, self._put_off = self._put_off, []
        for act in waiting:
            act()

    def not_written(self, error: Exception) -> None:
        """Says why; whoever wanted to take it back has nothing to take back."""
        self._under_way -= 1
        self._put_off.clear()
        self._messages.fail(error)

    def delete(self, annotations: list[str]) -> None:
        """At once where it is one, since that is as quickly undone; more only after a question."""
        if len(annotations) > 1:
            question = self.tr("Delete %n annotation(s)?", "", len(annotations))
            if not ask.sure(self._panel.window(), question, self.tr("Delete")):
                return

        def done() -> None:
            act = self._workspace.notebook.to_undo()
            self._messages.say(
                self.tr("%n annotation(s) deleted.", "", len(annotations)),
                Offer(self.tr("Undo"), lambda: self._bring_back(annotations, act)),
            )

        self.do_to(annotations, lambda notebook: notebook.delete(annotations), done)

    def remove(self, *documents: str) -> None:
        """Takes documents off the shelf; their annotations stay in the notebook."""
        if not self._left_note():
            return
        over = QApplication.activeModalWidget() or self._panel.window()
        if len(documents) > 1 and not ask.sure(
            over, self._removing.question(len(documents)), self.tr("Remove")
        ):
            return
        read = self._desk.document if self._desk.document in documents else None
        title = self._workspace.library.title(documents[0])

        def done(gone: tuple[str, ...]) -> None:
            removal = Removal(gone, title, read if read in gone else None)
            self._removed, self._returned = removal, None
            self.arrivals.forget()
            self._timeline.forget_undone()
            undo = Offer(self.tr("Undo"), lambda: self._put_back(removal))
            self._messages.say(self._removing.removed(removal), undo)

        library = self._workspace.library
        if not self._removing.is_little(library, documents):
            self._to_each(documents, Library.remove, done)
        elif self.do(lambda: library.remove(documents[0])) is not None:
            done(documents)

    def _to_each(
        self, documents: tuple[str, ...], deal: Deal, done: Callable[[tuple[str, ...]], None]
    ) -> None:
        """``done`` hears to which of the documents it was done, unless to none."""

        def ended(refused: Exception | None) -> None:
            if refused is None:
                self.written()
            else:
                self.not_written(refused)

        self.writing()
        self._removing.to_each(documents, deal, done, ended)

    def _say_how_to_take_back(self, came: tuple[str, ...]) -> None:
        if len(came) > 1:
            said = self.tr("To take the import back, right-click each document, then remove it.")
            self._messages.say(said)
            return
        said = self.tr("To take the import of “{title}” back, remove it from the library.")
        self._messages.say(
            said.format(title=self._workspace.library.title(came[0])),
            Offer(self.tr("Remove"), lambda: self.remove(came[0])),
        )

    def remember(
        self,
        document: str,
        undo: Callable[[], None],
        redo: Callable[[], None],
        *,
        again: bool = False,
    ) -> None:
        """A correction was made and announced; Ctrl+Z takes it back with this in its turn.

        ``undo`` says so with ``forget`` as soon as it begins, and ``redo`` with this, ``again``,
        as soon as it is done.
        """
        self._removed = self._returned = None
        self.arrivals.forget()
        self._timeline.remember(document, undo, redo, again=again)

    def forget(self, document: str) -> None:
        """The last correction of a document is being taken back."""
        self._timeline.forget(document)

    def not_taken_back(self, error: Exception) -> None:
        """What was to be taken back still stands, and is not done again."""
        self._timeline.forget_undone()
        self._messages.fail(error)

    @property
    def can_undo(self) -> bool:
        return bool(self._removed or self.arrivals or self._timeline.to_undo())

    @property
    def can_redo(self) -> bool:
        if self._removed is not None:
            return False
        return self._returned is not None or self._timeline.to_redo() is not None

    def _left_note(self) -> bool:
        """A note that cannot be kept stays in its editor, and its row under it; that was said."""
        self._panel.leave_note()
        return not self._panel.writing

    def undo(self) -> None:
        if self._under_way:
            self._put_off.append(self.undo)
            return
        if not self._left_note():
            return
        if self._removed is not None:
            self._put_back(self._removed)
            return
        if self.arrivals:
            match self.arrivals.take():
                case Imported(documents):
                    self._say_how_to_take_back(documents)
                case Renewed(take_back=take_back):
                    take_back()
            return
        match self._timeline.to_undo():
            case None:
                self._messages.say(self.tr("There is nothing to undo."))
            case Corrected() as correction:
                correction.undo()
            case deed:
                self._replay(deed, back=True)

    def redo(self) -> None:
        if self._under_way:
            self._put_off.append(self.redo)
            return
        if not self._left_note():
            return
        if not self.can_redo:
            self._messages.say(self.tr("There is nothing to redo."))
            return
        if self._returned is not None:
            self.remove(*self._returned.documents)
            return
        match self._timeline.to_redo():
            case Corrected() as correction:
                self._timeline.take_to_redo()
                correction.redo()
            case Deed() as deed:
                self._replay(deed, back=False)

    def _replay(self, deed: Deed, *, back: bool) -> None:
        """Takes the last act back or does it again; one on many annotations in a worker."""

        def again(notebook: Notebook) -> Changes:
            return notebook.undo() if back else notebook.redo()

        def done() -> None:
            self._panel.choose(deed.annotations[0])
            self._messages.say(self._deeds.undone(deed) if back else self._deeds.redone(deed))

        notebook = self._workspace.notebook
        history = notebook.history
        many = len(deed.annotations) > _MANY and not self._tasks.busy
        lent = history.lend(done=back) if many else None
        if lent is None:
            if self.do(lambda: again(notebook)) is not None:
                done()
            return
        own = lent.history()

        def elsewhere(notebook: Notebook) -> tuple[Changes, None]:
            notebook.history = own
            return again(notebook), None

        def refused(error: Exception) -> None:
            if isinstance(error, UserFacing) and error.code == "undo-overtaken":
                history.clear()
            else:
                history.give_back(lent)

        self._write(elsewhere, lambda _: history.take(lent, own), done, refused)

    def _bring_back(self, annotations: list[str], deletion: Deed | None) -> None:
        if deletion is not None and self._timeline.to_undo() == deletion:
            # An act of its own would be the next to take back: Ctrl+Z would delete them again.
            self._replay(deletion, back=True)
            return

        def done() -> None:
            self._panel.choose(annotations[0])
            self._messages.say(self._deeds.undone(Deed("deleted", tuple(annotations))))

        self.do_to(annotations, lambda notebook: notebook.bring_back(annotations), done)

    def _put_back(self, removal: Removal) -> None:
        self._removed = None

        def done(back: tuple[str, ...]) -> None:
            if removal.read in back:
                self._desk.open(removal.read)
            self._returned = removal._replace(documents=back)
            self._messages.say(self._removing.returned(self._returned))

        # What was removed last is found first.
        backwards = removal.documents[::-1]
        self._to_each(backwards, Library.bring_back, done)

    def _heard(self, changes: Changes) -> None:
        """After anything else, a removal or an import is no longer the last act."""
        if changes.annotations:
            self.arrivals.forget()
        last = self._removed or self._returned
        if last is None:
            return
        if (
            changes.annotations
            or changes.everything
            or set(last.documents) & set(changes.documents)
        ):
            self._removed = self._returned = None
