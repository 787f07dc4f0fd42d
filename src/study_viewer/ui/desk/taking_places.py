# SPDX-License-Identifier: MIT
"""Documents that were imported anew take the places of those they were imported for."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Tasks

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported


def take_places(
    workspace: Workspace,
    tasks: Tasks,
    messages: Messages,
    good: "Iterable[Imported]",
    instead: Mapping[Path, str],
) -> bool:
    """Whether one of those that were imported again stays on the shelf."""
    stayed = False
    for one in good:
        old = instead.get(one.path)
        if not old:
            continue
        try:
            changes = workspace.take_place(one.document, old)
        except UserFacing as error:
            messages.fail(error)
            continue
        if changes is None:
            stayed = True
        elif any(changes):
            tasks.announce(changes)
    return stayed
