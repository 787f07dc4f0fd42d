# SPDX-License-Identifier: MIT
"""The one order of acts: those on annotations, which the notebook knows, and corrections."""

from collections.abc import Callable
from typing import NamedTuple

from study_viewer.core.undo import Deed
from study_viewer.core.workspace import Workspace


class Corrected(NamedTuple):
    """A correction of a document; ``number`` is that of the last act on annotations before it."""

    document: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    number: int


class Timeline:
    """What is taken back next and what is done again next, of both kinds of acts.

    After a new act nothing older is done again, whichever kind the two are of.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: list[Corrected] = []
        self._undone: list[Corrected] = []
        self._acts = 0
        """On annotations, when a correction was taken back last."""

    def remember(
        self, document: str, undo: Callable[[], None], redo: Callable[[], None], *, again: bool
    ) -> None:
        """A correction was made, or done ``again``."""
        if not again:
            self.forget_undone()
        last = self._workspace.notebook.to_undo()
        self._done.append(Corrected(document, undo, redo, last.number if last else 0))

    def forget(self, document: str) -> None:
        """The last correction of a document is being taken back, as the last act of all or not.

        Only the last act of all is done again in its turn.
        """
        deed = self._workspace.notebook.to_undo()
        for place in reversed(range(len(self._done))):
            if self._done[place].document == document:
                one = self._done.pop(place)
                if place == len(self._done) and (deed is None or deed.number <= one.number):
                    self._undone = [*self._still_undone(), one]
                    self._acts = self._workspace.notebook.history.acts
                    return
                break
        self.forget_undone()

    def forget_undone(self) -> None:
        """Something new was done: what was taken back before it is not done again."""
        self._undone.clear()
        self._workspace.notebook.history.forget_undone()

    def to_undo(self) -> Deed | Corrected | None:
        """Nothing of a document that was removed, or that was set right elsewhere."""
        library = self._workspace.library
        while self._done and not library.is_corrected(self._done[-1].document):
            del self._done[-1]
        deed = self._workspace.notebook.to_undo()
        last = self._done[-1] if self._done else None
        if last is not None and (deed is None or deed.number <= last.number):
            return last
        return deed

    def to_redo(self) -> Deed | Corrected | None:
        deed = self._workspace.notebook.to_redo()
        undone = self._still_undone()
        # What was done first was taken back last, and comes first again.
        if undone and (deed is None or deed.number > undone[-1].number):
            return undone[-1]
        return deed

    def take_to_redo(self) -> None:
        """The correction that ``to_redo`` tells is being done again."""
        del self._undone[-1]

    def _still_undone(self) -> list[Corrected]:
        """None after a new act on annotations."""
        if self._workspace.notebook.history.acts != self._acts:
            self._undone.clear()
        return self._undone
