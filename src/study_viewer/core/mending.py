# SPDX-License-Identifier: MIT
"""Makes notebooks: a new one, or one from all that is left of a damaged one.

Nothing readable is given up: what the damaged file still holds, the newest sound backup and the
readable mirror are joined by id. What is not certain is kept and marked, not dropped.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.backups import free_name
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusals
from study_viewer.core.keeper import Opening, Places
from study_viewer.core.merge import newest_first_wins
from study_viewer.core.mirror import read_all
from study_viewer.core.store.backup import SMALL_TABLES, Contents, contents, read_copy, sync
from study_viewer.core.store.database import Damaged, Database, Replaced, held, look
from study_viewer.core.store.notebook_file import NotebookFile
from study_viewer.core.store.rows import Record
from study_viewer.core.store.salvage import Salvage, salvage

_NOTHING = Salvage({}, {}, {}, {}, set())


class _Joined(NamedTuple):
    records: dict[str, Record]
    tables: dict[str, list[tuple[Any, ...]]]
    opening: Opening


def make_new(path: Path) -> NotebookFile:
    """A notebook without annotations; where the folder cannot be written, one in memory."""
    return _build(path, {}, {}, keep_theirs=True)


def copy_before_migration(places: Places) -> None:
    """The file as it is, of an older version, among the backups; raises Damaged."""
    make_folder(places.backups)
    target = free_name(places.backups, "migration")
    database = Database(places.notebook)
    try:
        with refusals(target):
            database.copy_into(target)
            sync(target)
    finally:
        database.close()
    try:
        read_copy(target)
    except UserFacing as error:
        # The mending keeps the damaged file beside; this copy of it would pass for a backup.
        if error.code != "backup-unusable":
            raise
        target.unlink(missing_ok=True)
        raise Damaged("an older notebook that is not whole") from error


def in_memory(path: Path) -> NotebookFile:
    """An older notebook where nothing may be written: to be read as if it had been migrated."""
    database = Database(None, str(path))
    database.load(path)
    database.migrate()
    database.read_only = True
    return NotebookFile(database)


def mend(places: Places) -> tuple[NotebookFile, Opening]:
    """A sound notebook in the place of a damaged, empty or missing one, and what it holds."""
    path = places.notebook
    if look(path) == "missing":
        joined = _join(_NOTHING, places, "missing")
        return _build(path, joined.records, joined.tables, keep_theirs=True), joined.opening
    with held(path) as let_go:
        sound = _sound(path)
        if sound:
            return sound, Opening()
        kept_as = _keep_aside(path)
        try:
            joined = _join(salvage(path), places, "damaged" if path.stat().st_size else "empty")
            if os.name == "nt":
                # Windows does not replace a file that is open.
                let_go()
            file = _build(path, joined.records, joined.tables, keep_theirs=False)
        except BaseException:
            # The damaged file is still in its place; copies would pile up on a full disk.
            if kept_as:
                kept_as.unlink(missing_ok=True)
            raise
    return file, joined.opening._replace(kept_as=kept_as)


def _sound(path: Path) -> NotebookFile | None:
    """The notebook, when another process has mended it meanwhile."""
    if look(path) != "current":
        return None
    try:
        database = Database(path)
        file = NotebookFile(database)
        database.verify_opening()
        contents(file)
    except (Damaged, Replaced):
        return None
    return file


def _keep_aside(path: Path) -> Path | None:
    """A copy of the damaged file as it is; None of an empty one, or in a read-only folder."""
    if not path.stat().st_size or not os.access(path.parent, os.W_OK):
        return None
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")
    with refusals(kept):
        try:
            shutil.copyfile(path, kept)
            journal = _journal(path)
            if journal.exists():
                shutil.copyfile(journal, _journal(kept))
        except OSError:
            kept.unlink(missing_ok=True)
            raise
    return kept


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _build(
    path: Path,
    records: dict[str, Record],
    tables: dict[str, list[tuple[Any, ...]]],
    *,
    keep_theirs: bool,
) -> NotebookFile:
    """A whole new file, put under its name at once: a kill in between leaves the old one."""
    if not os.access(path.parent, os.W_OK):
        in_memory = NotebookFile(Database(None, str(path)))
        in_memory.database.migrate()
        in_memory.replace_all(records.values(), tables)
        in_memory.database.read_only = True
        return in_memory
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    with refusals(path):
        part.unlink(missing_ok=True)
        try:
            part.touch()
            fresh = NotebookFile(Database(part, str(path)))
            fresh.database.migrate()
            fresh.replace_all(records.values(), tables)
            fresh.database.close()
            if keep_theirs:
                _put_unless_there(part, path)
            else:
                _journal(path).unlink(missing_ok=True)
                os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return NotebookFile(Database(path))


def _put_unless_there(part: Path, path: Path) -> None:
    """Under its name, unless another process was faster: then theirs stays."""
    with contextlib.suppress(FileExistsError):
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A file system without hard links (FAT on a stick).
            if not path.exists():
                os.replace(part, path)


def _join(found: Salvage, places: Places, reason: str) -> _Joined:
    """Everything by id: sound rows first, then whichever other source is newest."""
    backup = _newest_backup(places.backups)
    elsewhere = dict(backup.annotations)
    for record in _mirrored(places.mirror):
        _put_newer(elsewhere, record)
    records = dict(found.sound)
    restored = 0
    for id_ in [*found.stray, *elsewhere]:
        if id_ in records:
            continue
        stray, other = found.stray.get(id_), elsewhere.get(id_)
        from_file = stray and (other is None or _modified(stray) >= _modified(other))
        records[id_] = stray if stray and from_file else elsewhere[id_]
        restored += not from_file
    salvaged = len(records) - restored
    lost = found.seen - set(records) - set(found.doubtful)
    kept = _doubtful(found, records, elsewhere, lost)
    records.update(kept)
    tables = {
        name: [*backup.tables.get(name, []), *found.tables.get(name, [])] for name in SMALL_TABLES
    }
    opening = Opening(
        reason=reason,
        salvaged=salvaged,
        doubtful=tuple(kept),
        restored=restored,
        lost=len(lost - set(kept)),
        new=not records,
    )
    return _Joined(records, tables, opening)


def _doubtful(
    found: Salvage, records: dict[str, Record], elsewhere: dict[str, Record], lost: set[str]
) -> dict[str, Record]:
    """The damaged rows worth keeping: those that are not known whole from elsewhere.

    A row that differs from a whole one in one field is that one with a flipped bit in it. An id
    that differs from a lost one in up to two places is the lost one, read wrong.
    """
    kept: dict[str, Record] = {}
    for id_, record in found.doubtful.items():
        whole = elsewhere.get(id_)
        if whole and _modified(whole) < _modified(record) and _differing(whole, record) > 1:
            kept[id_] = record
        elif whole is None and not any(_differing(one, record) <= 1 for one in elsewhere.values()):
            true_id = next((name for name in lost if _differing(name, id_) <= 2), id_)
            annotation = record.annotation._replace(id=true_id)
            kept[true_id] = record._replace(annotation=annotation)
    return kept


def _differing(one: Any, other: Any) -> int:
    """In how many places two ids differ, or in how many fields two records' annotations."""
    if isinstance(one, Record):
        one, other = _compared(one.annotation), _compared(other.annotation)
    if len(one) != len(other):
        return max(len(one), len(other))
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _compared(annotation: Annotation) -> tuple[Any, ...]:
    """The fields without the placement, each part of the selector by itself."""
    plain = annotation._replace(
        placement=annotation.placement._replace(state="check"), selector=None
    )
    return (*plain, *(annotation.selector or ()))


def _modified(record: Record) -> str:
    return record.annotation.modified


def _put_newer(records: dict[str, Record], record: Record) -> None:
    known = records.get(record.annotation.id)
    if known is None or _modified(known) < _modified(record):
        records[record.annotation.id] = record


def _newest_backup(folder: Path) -> Contents:
    """What the newest readable backup holds."""
    for path in sorted(folder.glob("*.sqlite3"), key=lambda path: path.name, reverse=True):
        try:
            return read_copy(path)
        except UserFacing:
            continue
    return Contents({}, {})


def _mirrored(folder: Path) -> Iterator[Record]:
    for one in newest_first_wins(read_all(folder)):
        yield Record(one.annotation, "", one.heading, one.section_digest)
