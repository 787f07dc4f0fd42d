# SPDX-License-Identifier: MIT
"""Makes notebooks: a new one, or one from all that is left of a damaged one."""

import contextlib
import os
from pathlib import Path

from study_viewer.core.files import refusals
from study_viewer.core.store.database import Database
from study_viewer.core.store.notebook_file import NotebookFile


def make_new(path: Path) -> NotebookFile:
    """A notebook without annotations; where the folder cannot be written, one in memory."""
    if not os.access(path.parent, os.W_OK):
        database = Database(None)
        database.migrate()
        return NotebookFile(database)
    part = path.with_name(f"{path.name}.{os.getpid()}.new")
    with refusals(path):
        part.unlink(missing_ok=True)
        try:
            part.touch()
            fresh = Database(part)
            fresh.migrate()
            fresh.close()
            _put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)
    return NotebookFile(Database(path))


def _put_in_place(part: Path, path: Path) -> None:
    """Under its name at once and whole, unless another process was faster: then theirs stays."""
    with contextlib.suppress(FileExistsError):
        try:
            os.link(part, path)
        except (OSError, NotImplementedError) as error:
            if isinstance(error, FileExistsError):
                raise
            # A file system without hard links (FAT on a stick).
            if not path.exists():
                os.replace(part, path)
