# SPDX-License-Identifier: MIT
"""The tables of the index, and the way in: a file of another version is none of ours."""

import contextlib
import sqlite3
from pathlib import Path

from study_viewer.core.errors import UserFacing

VERSION = 8
_PATIENCE = 5.0
"""Seconds that a question or a transaction waits for whoever is writing."""
_IN_MEMORY = 4_000
# Two starts may make it in the same moment.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, stamp TEXT NOT NULL, edition INTEGER NOT NULL,
    title TEXT NOT NULL, language TEXT NOT NULL, issued_by TEXT NOT NULL,
    issued_on TEXT NOT NULL, number TEXT NOT NULL, source TEXT NOT NULL,
    imported_from TEXT NOT NULL, digest TEXT NOT NULL, sections INTEGER NOT NULL,
    characters INTEGER NOT NULL, entries INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sections (
    document TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    file TEXT NOT NULL, characters INTEGER NOT NULL, digest TEXT NOT NULL,
    content TEXT NOT NULL, stamp TEXT NOT NULL,
    PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS section_by_id ON sections (document, id);
CREATE TABLE IF NOT EXISTS outline (
    document TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    level INTEGER NOT NULL, parent TEXT, section TEXT NOT NULL, start INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_by_id ON outline (document, id);
CREATE INDEX IF NOT EXISTS entry_by_section ON outline (document, section);
CREATE INDEX IF NOT EXISTS entry_by_parent ON outline (document, parent);
CREATE TABLE IF NOT EXISTS pages (
    document TEXT NOT NULL, page INTEGER NOT NULL, n INTEGER NOT NULL, section TEXT NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (document, page)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS traces (
    n INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL UNIQUE, identity TEXT NOT NULL,
    reach INTEGER NOT NULL, paragraphs BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS trace_by_identity ON traces (identity);
CREATE TABLE IF NOT EXISTS paragraphs (
    digest INTEGER NOT NULL, trace INTEGER NOT NULL,
    PRIMARY KEY (digest, trace)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrivals (
    path TEXT PRIMARY KEY, asked TEXT NOT NULL, bytes TEXT NOT NULL, document TEXT NOT NULL,
    text TEXT NOT NULL, paragraphs INTEGER NOT NULL, remarks TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bodies (
    content TEXT PRIMARY KEY, encoding INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pieces (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TRIGGER IF NOT EXISTS body_gone AFTER DELETE ON bodies
    BEGIN DELETE FROM pieces WHERE n BETWEEN old.first AND old.last; END;
CREATE TABLE IF NOT EXISTS folded (
    key TEXT PRIMARY KEY, encoding INTEGER NOT NULL, ends BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS runs (
    document TEXT NOT NULL, n INTEGER NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS headings (document TEXT PRIMARY KEY, folded TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS spoken (
    title TEXT PRIMARY KEY, syllables TEXT NOT NULL, initials TEXT NOT NULL, whole TEXT NOT NULL);
"""
_REFUSALS = {
    "SQLITE_BUSY": "index-busy",
    "SQLITE_LOCKED": "index-busy",
    "SQLITE_FULL": "disk-full",
    # Somebody made it anew since it was opened.
    "SQLITE_READONLY_DBMOVED": "index-busy",
    "SQLITE_READONLY": "read-only",
    "SQLITE_CANTOPEN": "read-only",
    "SQLITE_IOERR": "index-trouble",
}


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies there, by drive and number; None where none does, or nobody can tell."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_dev, there.st_ino


def other_than(
    known: tuple[int, int] | None, path: Path
) -> tuple[sqlite3.Connection, tuple[int, int]] | None:
    """A connection to the file that took the place of the ``known`` one, with that; None while
    that is there, while none is or the drive does not answer, and while the other is being made."""
    there = file_at(path)
    if known is None or there is None or there == known:
        return None
    try:
        return connect(str(path), patience=0), there
    except sqlite3.Error:
        return None


def refusal(error: sqlite3.DatabaseError, path: Path) -> UserFacing | None:
    """The world's part of an error; None says that the file itself is at fault."""
    name = getattr(error, "sqlite_errorname", "")
    for start, code in _REFUSALS.items():
        if name.startswith(start):
            return UserFacing(code, path=str(path), reason=str(error))
    return None


def connect(name: str, patience: float = _PATIENCE) -> sqlite3.Connection:
    """Raises sqlite3.DatabaseError for whatever is no index of this version, or is being written
    for longer than ``patience``, in seconds."""
    db = sqlite3.connect(name, timeout=patience, isolation_level=None)
    try:
        # Lost power may cost the index, never more than the time to make it again.
        db.execute("PRAGMA synchronous = OFF")
        # What a transaction wrote stays in memory till its end, up to these pages of 4 KB: spilling
        # to the disk keeps every reader out until then.
        db.execute(f"PRAGMA cache_spill = {_IN_MEMORY}")
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found == 0:
            db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
        elif found != VERSION:
            raise sqlite3.DatabaseError("made by another version")
        db.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
    except BaseException:
        db.close()
        raise
    return db


def delete(path: Path) -> None:
    for end in ("", "-journal"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink()


def opened(path: Path) -> tuple[sqlite3.Connection, tuple[int, int] | None]:
    """The file if it is sound and ours, else a fresh one, with which file that is; else one in
    memory."""
    try:
        return connect(str(path)), file_at(path)
    except sqlite3.DatabaseError as error:
        refused = refusal(error, path)
        if refused is not None and refused.code == "index-busy":
            # Somebody writes to it this moment; nobody takes it from under them.
            raise refused from error
        delete(path)
    try:
        return connect(str(path)), file_at(path)
    except sqlite3.Error:
        return connect(":memory:"), None
