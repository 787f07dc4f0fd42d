# SPDX-License-Identifier: MIT
"""Backups of the notebook: when one is made, which are kept, and what restoring one would do."""

import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusals
from study_viewer.core.keeper import Keeper
from study_viewer.core.noting import stamp
from study_viewer.core.store.backup import (
    SMALL_TABLES,
    Contents,
    contents,
    copy_verified,
    read_copy,
)
from study_viewer.core.store.database import look
from study_viewer.core.store.rows import Record
from study_viewer.core.undo import Act, same_content

Reason = Literal["start", "cli", "manual", "restore", "restored", "migration"]
"""``restore`` is of what a restore is about to replace, ``restored`` of what it put there."""

TRASH_DAYS = 30
_DAY = 86_400

_STARTS, _DAYS, _WEEKS, _MONTHS = 10, 12, 10, 9
_ASKED_FOR = 10
"""Backups kept of each other reason: asked for, before a restore, before a migration. Whoever tries
one backup after another makes more than that in an hour, and the first is what they began with; so
none goes that is younger than ``_ASKED_FOR_DAYS``."""
_ASKED_FOR_DAYS = 30

_NAME = re.compile(rf"notebook-(\d{{8}}-\d{{6}})-\d{{3}}-({'|'.join(get_args(Reason))})\.sqlite3")


_MERGED = (".json", ".yaml", ".yml")


def merges(path: Path) -> bool:
    """Whether restoring this file adds to the notebook: exported annotations, or the mirror's."""
    return path.suffix.lower() in _MERGED


class Backup(NamedTuple):
    """A copy of the notebook; ``time`` is ISO 8601, UTC."""

    path: Path
    time: str
    reason: Reason
    size: int


class Preview(NamedTuple):
    """What restoring would do to the annotations: ids that come, change, and go.

    ``annotations`` are those of the file. What lies in the trash counts as not there. ``words``
    has the passage or the note of each, as far as ``_WORDED`` reaches.
    """

    annotations: int
    comes: tuple[str, ...]
    changes: tuple[str, ...]
    goes: tuple[str, ...]
    words: Mapping[str, str] = MappingProxyType({})


_WORDED = 1000
"""More than that nobody reads before a restore."""


def backups(folder: Path) -> tuple[Backup, ...]:
    """All backups, the newest first; other files in the folder are none of ours."""
    found = []
    for path in folder.glob("*.sqlite3"):
        named = _NAME.fullmatch(path.name)
        if named:
            when = time.strptime(named[1], "%Y%m%d-%H%M%S")
            written = time.strftime("%Y-%m-%dT%H:%M:%SZ", when)
            found.append(Backup(path, written, _reason(named[2]), path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.time, backup.path.name), reverse=True))


def _reason(name: str) -> Reason:
    return name  # type: ignore[return-value]  # the pattern lets no other through


def back_up(keeper: Keeper, reason: Reason) -> Path:
    """A verified copy in the backups folder; only then the ones that are too many go."""
    folder = keeper.places.backups
    make_folder(folder)
    target = free_name(folder, reason)
    keeper.run(lambda file: copy_verified(file, target))
    for old in too_many(backups(folder), time.time()):
        old.path.unlink(missing_ok=True)
    return target


def back_up_to(keeper: Keeper, out: Path) -> Path:
    """A verified copy where the person wants it; a folder gets one named by the time.

    Raises UserFacing: file-missing and not-a-folder for its folder, not-allowed, out-exists for a
    file that is no notebook, backup-onto-itself, disk-full.
    """
    with refusals(out):
        target = free_name(out, "manual") if out.is_dir() else out
        if not target.parent.is_dir():
            if target.parent.exists():
                raise UserFacing("not-a-folder", path=str(target.parent))
            raise UserFacing("file-missing", path=str(target.parent))
        if target.exists():
            notebook = keeper.places.notebook
            if notebook.exists() and target.samefile(notebook):
                raise UserFacing("backup-onto-itself", path=str(target))
            target.open("rb").close()  # a refusal is said of the target, not of a notebook
            if look(target) not in ("current", "older", "empty"):
                raise UserFacing("out-exists", path=str(target))
    keeper.run(lambda file: copy_verified(file, target))
    return target


def back_up_if_due(keeper: Keeper, reason: Literal["start", "cli"]) -> Path | None:
    """At each start of the window one, from the command line at most one a day.

    None when none is due: the notebook is read-only, or nothing changed since the newest one.
    Empties the trash of what has lain there for 30 days first.
    """
    if keeper.run(lambda file: file.read_only) or not keeper.places.notebook.exists():
        return None
    known = backups(keeper.places.backups)
    today = stamp(time.time())[:10]
    if reason == "cli" and any(backup.time[:10] == today for backup in known):
        return None
    empty_trash(keeper)
    if _unchanged_since(keeper, known[0] if known else None):
        return None
    return back_up(keeper, reason)


def empty_trash(keeper: Keeper) -> None:
    before = stamp(time.time() - TRASH_DAYS * _DAY)
    if keeper.run(lambda file: file.has_trash(before)):
        keeper.run(lambda file: file.empty_trash(before))


def _unchanged_since(keeper: Keeper, newest: Backup | None) -> bool:
    """Whether nothing was written after the newest backup, or, without one, never anything."""
    if newest is None:
        return keeper.run(contents) == Contents({}, {name: [] for name in SMALL_TABLES})
    return keeper.places.notebook.stat().st_mtime_ns < newest.path.stat().st_mtime_ns


def too_many(known: Iterable[Backup], now: float) -> list[Backup]:
    """Those to drop: beyond the last 10 starts, 12 days, 10 weeks, 9 months.

    Of those asked for, and those made before a restore or a migration, beyond the last 10 and
    those of the last 30 days before ``now`` (seconds since 1970).
    """
    newest_first = sorted(known, key=lambda backup: (backup.time, backup.path.name), reverse=True)
    kept: set[Path] = set()
    for reason, count in (("start", _STARTS), ("cli", 1), ("restored", 1)):
        kept.update(one.path for one in _first(newest_first, reason, count))
    young = stamp(now - _ASKED_FOR_DAYS * _DAY)
    for reason in ("manual", "restore", "migration"):
        kept.update(one.path for one in _first(newest_first, reason, _ASKED_FOR))
        kept.update(one.path for one in newest_first if one.reason == reason and one.time > young)
    for form, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        spans: dict[str, Path] = {}
        for backup in newest_first:
            day = time.strptime(backup.time, "%Y-%m-%dT%H:%M:%SZ")
            spans.setdefault(time.strftime(form, day), backup.path)
        kept.update(list(spans.values())[:count])
    return [backup for backup in newest_first if backup.path not in kept]


def _first(newest_first: list[Backup], reason: str, count: int) -> list[Backup]:
    return [backup for backup in newest_first if backup.reason == reason][:count]


def preview(keeper: Keeper, path: Path) -> Preview:
    """What ``restore`` of a backup would change. Raises UserFacing as ``read_copy``."""
    coming = _there(read_copy(path).annotations.values())
    present = _there(keeper.run(lambda file: file.annotations()))
    return _compared(present, coming)


def preview_act(act: Act) -> Preview:
    """What an act of the notebook would change."""
    present = _there(step.before for step in act if step.before)
    return _compared(present, _there(step.after for step in act))


def _compared(present: dict[str, Record], coming: dict[str, Record]) -> Preview:
    both = coming.keys() & present.keys()
    comes = sorted(coming.keys() - present.keys())
    changes = sorted(id_ for id_ in both if not same_content(coming[id_], present[id_]))
    goes = sorted(present.keys() - coming.keys())
    every = {**present, **coming}
    told = [*comes, *changes, *goes][:_WORDED]
    words = {id_: every[id_].annotation.quote or every[id_].annotation.note for id_ in told}
    return Preview(len(coming), tuple(comes), tuple(changes), tuple(goes), words)


def _there(records: Iterable[Record]) -> dict[str, Record]:
    return {record.annotation.id: record for record in records if record.annotation.deleted is None}


def replace_by(keeper: Keeper, path: Path) -> Contents:
    """Puts a backup in the notebook's place, after a backup of what is there.

    And one of what is there then: the newest backup is what a damaged notebook is mended from.
    """
    coming = read_copy(path)
    back_up(keeper, "restore")
    keeper.run(lambda file: file.replace_all(coming.annotations.values(), coming.tables))
    back_up(keeper, "restored")
    return coming


def free_name(folder: Path, reason: Reason) -> Path:
    """Sorts by time, also within a second."""
    moment = int(time.time() * 1000)
    while True:
        written = time.strftime("%Y%m%d-%H%M%S", time.gmtime(moment // 1000))
        target = folder / f"notebook-{written}-{moment % 1000:03}-{reason}.sqlite3"
        if not target.exists():
            return target
        moment += 1
