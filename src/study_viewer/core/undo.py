# SPDX-License-Identifier: MIT
"""What can be taken back: the last acts on annotations, in memory."""

from bisect import insort
from typing import Literal, NamedTuple

from study_viewer.core.noting import after
from study_viewer.core.store.rows import Record

DEPTH = 200
"""Acts remembered; more than anybody takes back one by one."""


class Step(NamedTuple):
    """One annotation before and after an act; before is None when the act made it."""

    before: Record | None
    after: Record


Act = tuple[Step, ...]


class Deed(NamedTuple):
    """An act in a word, for the person: what was done, and to which annotations.

    ``number`` grows from act to act, so that what else was done in between finds its place.
    """

    what: Literal["added", "deleted", "noted", "changed"]
    annotations: tuple[str, ...]
    number: int = 0


class _Kept(NamedTuple):
    act: Act
    number: int


class Lent(NamedTuple):
    """An act that another notebook takes back, or does again, for this one; see ``History.lend``.

    ``done`` says that it is to be taken back; ``at`` is the number of the last act before.
    """

    act: Act
    number: int
    done: bool
    at: int

    def history(self) -> "History":
        """What the other notebook is to know: this act alone."""
        made = History()
        (made._done if self.done else made._undone).append(_Kept(self.act, self.number))
        return made


class History:
    """Two stacks of acts; a new act empties the one for redo."""

    def __init__(self) -> None:
        self._done: list[_Kept] = []
        self._undone: list[_Kept] = []
        self._number = 0

    def add(self, act: Act, *, joins: bool = False) -> None:
        """``joins``: it goes on with the last act, if that touched the same annotation alone."""
        self._number += 1
        if joins and self._done and (longer := _joined(self._done[-1].act, act)):
            self._done[-1] = _Kept(longer, self._number)
        else:
            self._done.append(_Kept(act, self._number))
        del self._done[:-DEPTH]
        self._undone.clear()

    @property
    def acts(self) -> int:
        """How many there were so far; taking one back or doing it again is none."""
        return self._number

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()

    def forget_undone(self) -> None:
        """Something else was done: nothing from before it is done again."""
        self._undone.clear()

    def last_done(self) -> Act | None:
        return self._done[-1].act if self._done else None

    def last_undone(self) -> Act | None:
        return self._undone[-1].act if self._undone else None

    def to_undo(self) -> Deed | None:
        return _deed(self._done[-1]) if self._done else None

    def to_redo(self) -> Deed | None:
        return _deed(self._undone[-1]) if self._undone else None

    def lend(self, *, done: bool) -> Lent | None:
        """Gives away the last act done, or undone; what others do meanwhile finds its place."""
        stack = self._done if done else self._undone
        return Lent(*stack.pop(), done, self._number) if stack else None

    def take(self, lent: Lent, other: "History") -> None:
        """It was taken back, or done again, by a notebook with that history."""
        if not lent.done:
            self._keep(_Kept(lent.act, lent.number))
        elif (again := other.last_undone()) is not None and self._number == lent.at:
            # After another act there is nothing to do again.
            self._undone.append(_Kept(again, lent.number))

    def give_back(self, lent: Lent) -> None:
        """It was not to be; it can be tried again."""
        if lent.done:
            self._keep(_Kept(lent.act, lent.number))
        elif self._number == lent.at:
            self._undone.append(_Kept(lent.act, lent.number))

    def _keep(self, kept: _Kept) -> None:
        insort(self._done, kept, key=lambda one: one.number)

    def undone(self, act: Act) -> None:
        """The last act was taken back; ``act`` is what to do again for it."""
        self._undone.append(_Kept(act, self._done.pop().number))

    def redone(self) -> None:
        self._done.append(self._undone.pop())


def _deed(kept: _Kept) -> Deed:
    """The first step speaks for all of them."""
    act, number = kept
    before, after = act[0].before, act[0].after.annotation
    ids = tuple(step.after.annotation.id for step in act)
    if after.deleted is not None:
        return Deed("deleted", ids, number)
    if before is None or before.annotation.deleted is not None:
        return Deed("added", ids, number)
    return Deed("noted" if before.annotation.note != after.note else "changed", ids, number)


def _joined(act: Act, more: Act) -> Act | None:
    if len(act) != 1 or len(more) != 1 or not same_content(act[0].after, more[0].before):
        return None
    return (Step(act[0].before, more[0].after),)


def backward(act: Act, time: str) -> Act:
    """The act the other way round: what it made goes to the trash."""
    return tuple(Step(step.after, step.before or _removed(step.after, time)) for step in act)


def forward_again(undone: Act) -> Act:
    """The act whose ``backward`` this is, as it is after it was taken back."""
    return tuple(Step(step.after, step.before) for step in undone if step.before)


def _removed(record: Record, time: str) -> Record:
    one = record.annotation
    return record._replace(
        annotation=one._replace(deleted=time, modified=after(one.modified, time))
    )


def same_content(one: Record | None, other: Record | None) -> bool:
    """Whether two records say the same; where they stand now does not count."""
    if one is None or other is None:
        return one is other
    place = other.annotation.placement
    return one.annotation._replace(placement=place) == other.annotation
