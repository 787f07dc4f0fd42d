# SPDX-License-Identifier: MIT
"""The shelf read and put in order as a person wants it: at once where it is small, else beside."""

import contextlib
from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.holdings import Shelved
from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.namesakes import told_apart
from study_viewer.ui.outline.branches import Shelf

AT_ONCE = 300
"""Documents that are read in 10 ms; more of them are read beside the window."""


def outline_of(workspace: Workspace, document: str) -> tuple[Entry, ...]:
    """None of a document that another program took away, which says so when it is opened: the
    filter, which looks through all, goes on to the next."""
    try:
        return workspace.library.outline(document)
    except UserFacing:
        return ()


class Asked(NamedTuple):
    """What the shelf is read for: ``collection`` alone where it is not empty, and with it the
    document that is ``read``."""

    language: str
    order: str
    collection: str
    read: str | None


class Order(NamedTuple):
    """``every`` document in the order asked for, the ``shown`` ones of them, and ``within`` which
    documents they were chosen from; None where nothing is left out."""

    every: Sequence[Shelf]
    shown: Sequence[Shelf]
    within: frozenset[str] | None


def read(workspace: Workspace, asked: Asked) -> Order:
    shelf = _in_order(workspace, workspace.library.shelf(asked.language), asked.order)
    apart = told_apart(shelf)
    every = [
        Shelf(one.id, one.title, one.entries, apart.get(one.id, ""), workspace.library.mark_of(one))
        for one in shelf
    ]
    within = of_collection(workspace, asked)
    shown = [one for one in every if one.id in within] if within is not None else []
    # Of an empty collection there would be nothing to open.
    return Order(every, shown, within) if shown else Order(every, every, None)


def of_collection(workspace: Workspace, asked: Asked) -> frozenset[str] | None:
    """The documents to be listed where one collection alone is; None for all."""
    within = None
    if asked.collection:
        # Whoever opens the library is told of what is wrong with them.
        with contextlib.suppress(UserFacing):
            within = workspace.collections.documents(asked.collection)
    return None if within is None else frozenset((*within, asked.read or ""))


def _in_order(workspace: Workspace, shelf: Sequence[Shelved], order: str) -> Sequence[Shelved]:
    """What has no date or was never read comes last, by title; behind all of them stands what
    ships with the program."""
    if order == "issued":
        dated = sorted(shelf, key=lambda one: one.metadata.issued_on, reverse=True)
        chosen = sorted(dated, key=lambda one: not one.metadata.issued_on)
    elif order == "read":
        last = {name: number for number, name in enumerate(workspace.reading.last_read())}
        chosen = sorted(shelf, key=lambda one: last.get(one.id, len(last)))
    else:
        # It came in this order.
        return shelf
    return sorted(chosen, key=workspace.library.ships)
