# SPDX-License-Identifier: MIT
"""Documents that were imported anew take the places of those they were imported for."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported


class _Taken(NamedTuple):
    """What went, whether one stayed, and what was refused."""

    changes: list[Changes]
    stayed: bool
    refused: list[UserFacing]


def take_places(
    tasks: Tasks,
    messages: Messages,
    good: "Iterable[Imported]",
    instead: Mapping[Path, str],
    then: Callable[[bool], None],
) -> None:
    """By a worker: all the notes of a document are read for it. ``then`` is told whether one of
    those that were imported again stays on the shelf."""
    places = [(one.document, instead[one.path]) for one in good if one.path in instead]
    if not places:
        then(False)
        return

    def work(workspace: Workspace, job: Job) -> _Taken:
        changes, stayed, refused = [], False, []
        for document, old in places:
            try:
                done = workspace.take_place(document, old)
            except UserFacing as error:
                refused.append(error)
                continue
            if done is None:
                stayed = True
            else:
                changes.append(done)
        return _Taken(changes, stayed, refused)

    def done(taken: _Taken) -> None:
        for changes in taken.changes:
            tasks.announce(changes)
        then(taken.stayed)
        # Last: what ``then`` says would hide it.
        for error in taken.refused:
            messages.fail(error)

    def failed(error: Exception) -> None:
        then(False)
        # Last: a bug is raised again there.
        messages.fail(error)

    tasks.run(work, done=done, failed=failed)
