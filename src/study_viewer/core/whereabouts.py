# SPDX-License-Identifier: MIT
"""Where the notebook lies, and how it is moved to another folder without being lost on the way."""

import contextlib
import os
import time
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals, write_atomically
from study_viewer.core.keeper import Keeper, Places
from study_viewer.core.paths import NOTEBOOK, Paths


class Moved(NamedTuple):
    """Where the notebook lies now, and under which name the file stays that was ``left``.

    ``kept_as`` is None where there was none, or where it kept its old name because another program
    has it open; ``added`` annotations were brought into a notebook that was there already.
    """

    path: Path
    left: Path
    kept_as: Path | None
    added: int = 0


def places(paths: Paths) -> Places:
    """Raises UserFacing("notebook-pointer-unclear")."""
    elsewhere = paths.elsewhere
    folder = elsewhere or paths.data
    return Places(folder / NOTEBOOK, paths.backups, paths.mirror, elsewhere is not None)


def move(keeper: Keeper, paths: Paths, folder: Path) -> Moved:
    """Copies the notebook into ``folder``, reads the copy whole, and only then points to it.

    Whatever ends the program on the way: the pointer names a whole notebook. Nobody writes to the
    old file meanwhile. Raises UserFacing: file-missing, not-a-folder, not-allowed, disk-full,
    notebook-there where a notebook lies already, notebook-stays, notebook-read-only.
    """
    # Reading the rows is what a move alone needs, and no start.
    from study_viewer.core.store.backup import copy_verified
    from study_viewer.core.store.database import held

    keeper.moved()
    old, new = keeper.places.notebook, folder / NOTEBOOK
    _must_be_a_folder(folder)
    with refusals(folder):
        if old.parent.exists() and folder.samefile(old.parent):
            raise UserFacing("notebook-stays", path=str(folder))
    if os.path.lexists(new):
        raise UserFacing("notebook-there", path=str(new))
    if keeper.read_only:
        raise UserFacing("notebook-read-only", path=str(old))
    with held(old):
        keeper.run(lambda file: copy_verified(file, new))
        _point(paths, folder)
    keeper.close()
    return Moved(new, old, put_aside(old))


def adopt(keeper: Keeper, paths: Paths, folder: Path, *, join: bool) -> Moved:
    """From now on the notebook that lies in ``folder`` is used; with ``join`` it gets what is here.

    The newer ``modified`` wins. What is here is backed up and its file stays beside.
    Raises UserFacing as ``read_copy``, and notebook-read-only.
    """
    from study_viewer.core import backups
    from study_viewer.core.store.backup import read_copy

    keeper.moved()
    old, new = keeper.places.notebook, folder / NOTEBOOK
    if old.exists() and new.exists() and old.samefile(new):
        raise UserFacing("notebook-stays", path=str(folder))
    read_copy(new)
    if not keeper.places.elsewhere or old.exists():
        backups.back_up(keeper, "restore")
    there = Keeper(keeper.places._replace(notebook=new, elsewhere=True))
    try:
        added = _bring(keeper, there) if join else 0
        _point(paths, folder)
        # The newest backup is what a damaged notebook is mended from.
        backups.back_up(there, "restored")
    finally:
        there.close()
    keeper.close()
    return Moved(new, old, put_aside(old), added)


def without(paths: Paths) -> None:
    """The notebook that was moved is given up for now: the data folder's own is used again.

    There it is built from the newest backup and the mirror. What lies there by its name is older
    than either and is put aside.
    """
    put_aside(paths.data / NOTEBOOK)
    with refusals(paths.pointer):
        paths.pointer.unlink(missing_ok=True)


def put_aside(old: Path) -> Path | None:
    """Renames the file that was left; None where there is none or it may not be renamed.

    A program that still has it open is told by the new name, at its next look, that it is to open
    the other one. Windows does not rename an open file; there the window lets go first.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    aside = old.with_name(f"{old.stem}.moved-{stamp}{old.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = old.with_name(f"{old.stem}.moved-{stamp}-{number}{old.suffix}")
    with contextlib.suppress(OSError):
        old.rename(aside)
        return aside
    return None


def _must_be_a_folder(folder: Path) -> None:
    with refusals(folder):
        if not folder.exists():
            raise UserFacing("file-missing", path=str(folder))
        if not folder.is_dir():
            raise UserFacing("not-a-folder", path=str(folder))


def _point(paths: Paths, folder: Path) -> None:
    """The one step that decides which notebook is used: a file replaced, or taken away."""
    if folder.samefile(paths.data):
        with refusals(paths.pointer):
            paths.pointer.unlink(missing_ok=True)
        return
    write_atomically(paths.pointer, f"{folder.absolute()}\n".encode())


def _bring(keeper: Keeper, there: Keeper) -> int:
    """Puts into the other notebook what is only here or newer here; how many annotations."""
    from study_viewer.core.store.backup import contents

    mine, theirs = keeper.run(contents), there.run(contents)
    records = []
    for id_, record in mine.annotations.items():
        known = theirs.annotations.get(id_)
        if known is None or known.annotation.modified < record.annotation.modified:
            records.append(record)
    # Places and progress of documents that were read here alone; theirs stay where there are both.
    tables = {name: [*rows, *theirs.tables[name]] for name, rows in mine.tables.items()}
    there.run(lambda file: file.put(records))
    there.run(lambda file: file.fill(tables))
    return sum(record.annotation.deleted is None for record in records)
