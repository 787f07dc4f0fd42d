# SPDX-License-Identifier: MIT
"""The notebook's health, looked at without changing anything."""

from typing import NamedTuple

from study_viewer.core.backups import backups
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Remark
from study_viewer.core.keeper import Keeper, Places
from study_viewer.core.store.backup import contents, read_copy
from study_viewer.core.store.database import Damaged, Database, Replaced, look, speaks_for_itself
from study_viewer.core.store.notebook_file import NotebookFile
from study_viewer.core.store.salvage import salvage


class Health(NamedTuple):
    """``annotations`` could be read whole, ``damaged`` could not; ``sound`` is about the notebook.

    A backup that cannot be read is a remark and leaves the notebook sound.
    """

    sound: bool
    annotations: int
    damaged: int
    remarks: tuple[Remark, ...]


def examine(keeper: Keeper) -> Health:
    """Every page, row and backup; nothing is mended (the next opening does that).

    Raises UserFacing: notebook-newer, notebook-foreign, notebook-locked, notebook-unreadable,
    notebook-away.
    """
    places = keeper.places
    keeper.close()
    seen = look(places.notebook)
    if seen in ("newer", "foreign") and speaks_for_itself(places.notebook):
        raise UserFacing(f"notebook-{seen}", path=str(places.notebook))
    remarks = _unusable_backups(places)
    if seen == "missing" and places.elsewhere:
        raise UserFacing("notebook-away", path=str(places.notebook))
    if seen == "missing":
        gone = keeper.left_behind()
        missing = (Remark("notebook-missing", str(places.notebook)),) if gone else ()
        return Health(not gone, 0, 0, missing + remarks)
    try:
        return Health(True, _count_sound(places), 0, remarks)
    except (Damaged, Replaced) as error:
        what = Remark("notebook-damaged", str(places.notebook), str(error))
        sound, damaged = _count_salvaged(places)
        return Health(False, sound, damaged, (what, *remarks))


def _count_sound(places: Places) -> int:
    """Raises Damaged."""
    seen = look(places.notebook)
    if seen not in ("older", "current"):
        raise Damaged(seen)
    if seen == "older":
        try:
            held = read_copy(places.notebook).annotations
        except UserFacing as error:
            raise Damaged("an older notebook that is not whole") from error
    else:
        database = Database(places.notebook)
        try:
            database.verify_opening()
            held = contents(NotebookFile(database)).annotations
        finally:
            database.close()
    return sum(record.annotation.deleted is None for record in held.values())


def _count_salvaged(places: Places) -> tuple[int, int]:
    """How many annotations are whole, and how many are known that are not."""
    found = salvage(places.notebook)
    whole = {**found.stray, **found.sound}
    count = sum(record.annotation.deleted is None for record in whole.values())
    return count, len((found.seen | set(found.doubtful)) - set(whole))


def _unusable_backups(places: Places) -> tuple[Remark, ...]:
    found = []
    for backup in backups(places.backups):
        try:
            read_copy(backup.path)
        except UserFacing:
            found.append(Remark("backup-damaged", backup.path.name))
    return tuple(found)
