# SPDX-License-Identifier: MIT
"""What the notebook's dialog lists, read from the use cases; called in a worker."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.notebook import Where
from study_viewer.ui.dialogs.notebook_backups import BackupRow
from study_viewer.ui.dialogs.notebook_trash import TrashRow

Present = tuple[Where, tuple[BackupRow, ...], tuple[TrashRow, ...]]


def present(workspace: Workspace, trash_shown: int) -> Present:
    """Everything but what each backup holds, which takes longer."""
    notebook, paths = workspace.notebook, workspace.paths
    tally = notebook.tally()
    path = paths.notebook
    where = Where(
        path,
        path.stat().st_size if path.exists() else 0,
        len(notebook.counts()),
        tally,
        paths.elsewhere is not None,
    )
    backups = tuple(
        BackupRow(one.path, one.time, one.reason, one.size) for one in notebook.backups()
    )
    trash = tuple(
        TrashRow(one.id, one.quote or one.note, notebook.title_of(one.document), one.deleted or "")
        for one in notebook.trash()[:trash_shown]
    )
    return where, backups, trash


def counted(workspace: Workspace, backups: Iterable[BackupRow]) -> Iterator[tuple[Path, int]]:
    """How many annotations each backup holds; -1 where it cannot be read."""
    for backup in backups:
        try:
            yield backup.path, workspace.held_in(backup.path)
        except UserFacing:
            yield backup.path, -1
