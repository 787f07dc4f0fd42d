# SPDX-License-Identifier: MIT
"""Reads what can be read of a damaged notebook: row by row, then byte by byte."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.store.raw import ids_in, rows_in
from study_viewer.core.store.rows import COLUMNS, Record, from_doubtful_row, from_row, is_sound

_SMALL = {
    "documents": "id, title, digest, checksum",
    "places": "document, section, start, turn, checksum",
    "read_ranges": "document, section, ranges, checksum",
}

_FARTHEST = "document, section, farthest, checksum"
"""The columns of ``progress``, which is what a file of the first version has for read_ranges."""


class Salvage(NamedTuple):
    """``sound`` rows fit their checksum; ``doubtful`` ones do not, and their id is in no sound one.

    ``stray`` rows are sound too, but stood outside the readable tree: perhaps an older state.
    ``seen`` are all ids whose text stands anywhere in the file.
    """

    sound: dict[str, Record]
    stray: dict[str, Record]
    doubtful: dict[str, Record]
    tables: dict[str, list[tuple[Any, ...]]]
    seen: set[str]


def salvage(path: Path) -> Salvage:
    """Everything that is left in the file at ``path``; it is only read. Never raises Damaged."""
    data = path.read_bytes()
    sound: dict[str, Record] = {}
    doubtful: dict[str, Record] = {}
    tables: dict[str, list[tuple[Any, ...]]] = {}
    with contextlib.closing(_connect(path)) as db:
        for row in _rows(db, "annotations", ", ".join((*COLUMNS, "checksum"))):
            _sort_in(row, sound, doubtful)
        for name, columns in _SMALL.items():
            found = (_decoded(row) for row in _rows(db, name, columns))
            tables[name] = [row[:-1] for row in found if row and is_sound(row)]
        for former in map(_decoded, _rows(db, "progress", _FARTHEST)):
            if former and is_sound(former) and former[2] > 0:
                tables["read_ranges"].append((*former[:2], f"0-{former[2]}"))
    stray: dict[str, Record] = {}
    for row in rows_in(data):
        _sort_in(row, stray, doubtful)
    known = set(sound) | set(stray)
    return Salvage(
        sound,
        {id_: record for id_, record in stray.items() if id_ not in sound},
        {id_: record for id_, record in doubtful.items() if id_ not in known},
        tables,
        ids_in(data),
    )


def _connect(path: Path) -> sqlite3.Connection:
    """``immutable``: SQLite takes no lock, plays back no journal, and writes nothing."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    db.text_factory = bytes
    return db


def _rows(db: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows from the first up to the damage, then from the last down to it."""
    seen: set[int] = set()
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error):
            query = f"SELECT rowid, {columns} FROM {table} NOT INDEXED ORDER BY rowid {direction}"
            for rowid, *values in db.execute(query):
                if rowid not in seen:
                    seen.add(rowid)
                    yield tuple(values)


def _sort_in(row: tuple[Any, ...], sound: dict[str, Record], doubtful: dict[str, Record]) -> None:
    decoded = _decoded(row)
    if decoded and is_sound(decoded):
        record = from_row(decoded)
        known = sound.get(record.annotation.id)
        if known is None or known.annotation.modified <= record.annotation.modified:
            sound[record.annotation.id] = record
        return
    kept = from_doubtful_row(row)
    if kept:
        doubtful.setdefault(kept.annotation.id, kept)


def _decoded(row: tuple[Any, ...]) -> tuple[Any, ...] | None:
    try:
        return tuple(value.decode("utf-8") if isinstance(value, bytes) else value for value in row)
    except UnicodeDecodeError:
        return None
