# SPDX-License-Identifier: MIT
"""What the window says to the person: one sentence at a time, with at most three things to do."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Opening


class Offer(NamedTuple):
    """A button beside a sentence: what it says and what it does."""

    text: str
    act: Callable[[], None]


class Message(NamedTuple):
    """``again`` makes it anew in the language the window has by then.

    ``notice``: it answers what was just asked for, elsewhere on the screen, and must be seen.
    ``stays``: till something else is said, since what it offers is offered nowhere else.
    ``passes``: trouble that gives way by itself in the end.
    ``holds`` says whether it is true still, what it offers with it; asked after each change.
    """

    text: str
    offers: tuple[Offer, ...] = ()
    trouble: bool = False
    again: Callable[[], "Message"] | None = None
    notice: bool = False
    stays: bool = False
    passes: bool = False
    holds: Callable[[], bool] | None = None


class Messages(QObject):
    """Words what happened; the status bar shows it, and nothing ever opens a box for it."""

    said = Signal(object)

    def __init__(self, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.last: Message | None = None
        """What was said while there was no status bar yet to show it."""

    def tell(self, message: Message) -> None:
        self.last = message
        self.said.emit(message)

    def say(self, text: str, *offers: Offer) -> None:
        self.tell(Message(text, offers))

    def fail(self, error: Exception) -> None:
        """Words the world's refusals; a bug is raised again, for the crash log."""
        if not isinstance(error, UserFacing):
            raise error
        self.trouble(lambda: self.word(error))

    def mended(self, opening: Opening) -> None:
        """Says that the notebook was damaged and what became of it."""
        from study_viewer.sentences import mended

        self.trouble(lambda: mended(opening, self._language()))

    def trouble(self, words: Callable[[], str]) -> None:
        """It stays till something else is said, so it is worded anew in another language."""

        def message() -> Message:
            return Message(words(), trouble=True, again=message)

        self.tell(message())

    def word(self, error: UserFacing) -> str:
        return self.sentence(error.code, **error.details)

    def sentence(self, code: str, **details: str | int) -> str:
        # The table of sentences is read when the first one is said, not at every start.
        from study_viewer.sentences import sentence

        return sentence(code, self._language(), **details)
