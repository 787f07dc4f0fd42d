# SPDX-License-Identifier: MIT
"""Copies of the notebook: made, verified before they count, and read again."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals
from study_viewer.core.store.database import Damaged, Database, Replaced, look
from study_viewer.core.store.notebook_file import NotebookFile
from study_viewer.core.store.rows import Record

SMALL_TABLES = ("documents", "places", "read_ranges")


class Contents(NamedTuple):
    """All that a notebook file holds, every row of it sound."""

    annotations: dict[str, Record]
    tables: dict[str, list[tuple[Any, ...]]]


def contents(file: NotebookFile) -> Contents:
    """Reads everything; raises Damaged when one row or page is not sound."""
    file.database.verify_structure()
    records = {record.annotation.id: record for record in file.annotations()}
    return Contents(records, {name: file.table(name) for name in SMALL_TABLES})


def read_copy(path: Path) -> Contents:
    """What a backup holds. Raises UserFacing: file-missing, notebook-newer, backup-unusable."""
    with _usable(path) as seen:
        return _on_a_copy(path, contents) if seen == "older" else _read(path)


@contextlib.contextmanager
def _usable(path: Path) -> Iterator[str]:
    """Yields how the file looks; refuses what is no sound notebook of a version known here."""
    seen = look(path)
    if seen == "missing":
        raise UserFacing("file-missing", path=str(path))
    if seen == "newer":
        raise UserFacing("notebook-newer", path=str(path))
    if seen not in ("current", "older"):
        raise UserFacing("backup-unusable", path=str(path))
    try:
        yield seen
    except (Damaged, Replaced) as error:
        raise UserFacing("backup-unusable", path=str(path)) from error


def count_in(path: Path) -> int:
    """How many annotations a backup holds, the trash left out; much faster than reading them.

    Raises UserFacing: file-missing, notebook-newer, backup-unusable.
    """
    with _usable(path):
        database = Database(path)
        try:
            return sum(NotebookFile(database).counts().values())
        finally:
            database.close()


def _read(path: Path) -> Contents:
    database = Database(path)
    try:
        return contents(NotebookFile(database))
    finally:
        database.close()


def _on_a_copy(path: Path, act: Callable[[NotebookFile], Contents]) -> Contents:
    """An older backup stays as it is: a copy in memory is brought to the newest version."""
    database = Database(None)
    try:
        database.load(path)
        database.migrate()
        return act(NotebookFile(database))
    finally:
        database.close()


def copy_verified(file: NotebookFile, target: Path) -> None:
    """A copy of the notebook at ``target``, put there only after it was read and found whole.

    Raises Damaged when the copy is not sound, because then the notebook is not either; UserFacing
    names ``target`` when it is the one that cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with refusals(target):
        part.unlink(missing_ok=True)
        try:
            before = _count(file)
            # SQLite would say of the notebook what is true of the target.
            part.touch()
            try:
                file.database.copy_into(part)
            except UserFacing as error:
                if error.code == "disk-full":
                    raise UserFacing("disk-full", path=str(target)) from error
                raise
            copied = len(_read(part).annotations)
            # Another process may write between the counts.
            if copied not in (before, _count(file)):
                raise Damaged("the copy has another number of annotations")
            sync(part)
            os.replace(part, target)
            sync(target.parent)
        finally:
            part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Onto the disk, past the system's cache; a folder where the system can do that."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _count(file: NotebookFile) -> int:
    return int(file.database.rows("SELECT count(*) FROM annotations NOT INDEXED")[0][0])
