# SPDX-License-Identifier: MIT
"""Several new editions that came together are taken back together."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported


class Told(NamedTuple):
    """Where it is told: ``row`` hears what became of each, ``offers`` words what is left to do
    where some could not be taken back."""

    row: "Callable[[Imported, str], None]"
    offers: "Callable[[Sequence[Imported]], list[Offer]]"


class _TakenBack(NamedTuple):
    """The new editions that went, each with the number that is read again; of how many documents
    ``others`` are read by now; and what ``refused`` to go on."""

    done: "list[tuple[Imported, int]]"
    others: int
    refused: UserFacing | None = None


class TakingBack(QObject):
    """Outlives the lists that the editions came from: they may be taken back after those are gone.

    ``went`` carries the editions that documents have now again, by their ids, and the document and
    number of each that can no longer be taken back; ``renewed``, as ``Deciding.renewed``, those
    that were refused, and what tries them again.
    """

    went = Signal(object, object)
    renewed = Signal(object, object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages

    def take_back(self, ones: "Sequence[Imported]", told: Told) -> None:
        """Of each document the new edition, unless another one is read by now; what is refused can
        be tried again."""

        def work(workspace: Workspace, job: Job) -> _TakenBack:
            done: list[tuple[Imported, int]] = []
            others = 0
            # Of two editions of one document the later one goes first.
            for one in reversed(ones):
                try:
                    if workspace.library.shelved(one.document).edition != one.edition:
                        others += 1
                        continue
                    workspace.take_back_edition(one.document)
                    present = workspace.library.shelved(one.document)
                    done.append((one, present.edition))
                except UserFacing as error:
                    # The document may be gone by now.
                    if error.code != "document-unknown":
                        return _TakenBack(done, others, error)
            return _TakenBack(done, others)

        def back(taken: _TakenBack) -> None:
            self._workspace.notebook.changed_outside()
            now = {one.document: number for one, number in taken.done}
            went = [one for one, _ in taken.done]
            rest = [one for one in ones if one not in went] if taken.refused else []
            self.went.emit(now, [(one.document, one.edition) for one in ones if one not in rest])
            if rest:
                again = partial(self.take_back, rest, told)
                self.renewed.emit({one.document: one.edition for one in rest}, again)
            said = self.tr("Taken back: edition {number} of “{title}” is read again.")
            for one, number in taken.done:
                self._tasks.announce(Changes(documents=(one.document,)))
                told.row(one, said.format(number=number, title=one.title))
            self._tell(taken, rest, told)

        self._tasks.run(work, done=back, failed=self._messages.fail)

    def _tell(self, taken: _TakenBack, rest: "Sequence[Imported]", told: Told) -> None:
        def words() -> str:
            if taken.refused is not None:
                return self._messages.word(taken.refused)
            count = len(taken.done)
            if count:
                return self.tr("%n new edition(s) taken back; the annotations stay.", "", count)
            if taken.others:
                return self.tr(
                    "Nothing was taken back: you no longer read the editions of that import."
                )
            return self.tr("Nothing was taken back: the document is no longer there.")

        def message() -> Message:
            offers = tuple(told.offers(rest))
            trouble = taken.refused is not None
            return Message(words(), offers, trouble, again=message, stays=bool(offers))

        self._messages.tell(message())
