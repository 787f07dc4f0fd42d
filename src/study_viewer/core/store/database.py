# SPDX-License-Identifier: MIT
"""The notebook's SQLite file: one connection, whole transactions, migrations, honest errors.

``DELETE`` journal and ``synchronous=FULL``: a commit that returned survives a power cut, and no
side file can be replayed into a restored backup (as happens with WAL on network drives).
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from study_viewer.core.errors import UserFacing
from study_viewer.core.store.rows import checksum

APPLICATION_ID = 0x53564E42
"""``SVNB`` in the file's header: this file is a Study Viewer notebook."""

VERSION = 2
"""The highest number in MIGRATIONS; told here, because listing a folder costs the start time."""

MIGRATIONS = Path(__file__).parent / "migrations" / "notebook"

BUSY_SECONDS = 5.0

_MAGIC = b"SQLite format 3\x00"
_SMALL = 1_000_000
"""Bytes of a file that is checked whole when it is opened (3 ms); a larger one in the background,
when it is backed up."""

Row = tuple[Any, ...]
Look = Literal["missing", "empty", "current", "older", "newer", "foreign", "damaged"]


class Damaged(Exception):
    """The file is there and cannot be trusted; whoever catches it salvages what can be read."""


class Replaced(Exception):
    """Another process put a new file in this one's place while it was open."""


def look(path: Path) -> Look:
    """What lies at ``path``, from its header alone."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return "missing"
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(path)) from error
    except OSError as error:
        raise UserFacing("notebook-unreadable", path=str(path)) from error
    if not head:
        return "empty"
    if len(head) < 100 or not head.startswith(_MAGIC):
        return "damaged"
    version = int.from_bytes(head[60:64], "big")
    application = int.from_bytes(head[68:72], "big")
    if application != APPLICATION_ID:
        return "foreign"
    if version == 0:
        return "damaged"
    if version == VERSION:
        return "current"
    return "newer" if version > VERSION else "older"


def speaks_for_itself(path: Path) -> bool:
    """Whether a file that looks newer or foreign really is: one flipped bit in the header of our
    own says the same, and then the version told inside the file is one that this program knows."""
    database = Database(path)
    try:
        tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master")]
        database.verify_structure()
        if "annotations" not in tables or "about" not in tables:
            return True
        told = database.rows("SELECT version FROM about")
        if len(told) != 1 or told[0][0] not in range(1, VERSION + 1):
            return True
        # Two bits never flip alone: whoever set that number meant it.
        return bool((database.version() ^ told[0][0]).bit_count() > 1)
    except Damaged:
        return False
    finally:
        database.close()


class Database:
    """One connection to a notebook file; use it in the thread that made it.

    Raises UserFacing: notebook-locked, notebook-read-only, disk-full, disk-trouble. Raises Damaged
    where the file cannot be trusted, and Replaced where another file lies at its path now.
    """

    def __init__(self, path: Path | None, name: str = "") -> None:
        """Opens ``path``, or an empty file in memory when there is none; errors name ``name``."""
        self.path = path
        self.name = name or str(path)
        with self._trouble():
            self._db = sqlite3.connect(
                path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None
            )
            self._identity = self._present()
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA cell_size_check = ON")
            # What is deleted or replaced is really gone: nobody reads it from the file, and a
            # salvage never mistakes it for something that is there.
            self._db.execute("PRAGMA secure_delete = ON")
        self.read_only = path is not None and not _writable(path)

    def close(self) -> None:
        self._db.close()

    def _present(self) -> tuple[int, int] | None:
        if self.path is None:
            return None
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            raise Damaged("the file is gone") from error
        return status.st_dev, status.st_ino

    def _same_file(self) -> None:
        """A deleted or replaced file would take what is written to it along into nowhere."""
        if self._present() != self._identity:
            raise Replaced

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _translated(error, self.name) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with self._trouble():
            self._same_file()
            return self._db.execute(sql, values).fetchall()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed and on the disk when the block is left, or not begun."""
        if self.read_only:
            raise UserFacing("notebook-read-only", path=self.name)
        with self._trouble():
            self._same_file()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._same_file()
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")

    def data_version(self) -> int:
        """Another number after another connection wrote."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def verify_opening(self) -> None:
        """The quick look at every start; raises Damaged."""
        if self.path is None:
            return
        self._use_rollback_journal()
        told = self.rows("SELECT version FROM about")
        if told != [(VERSION,)]:
            raise Damaged("the version is told in two ways")
        if self.path.stat().st_size <= _SMALL:
            self.verify_structure()

    def _use_rollback_journal(self) -> None:
        if self.rows("PRAGMA journal_mode") == [("wal",)] and not self.read_only:
            self.rows("PRAGMA journal_mode = DELETE")

    def verify_structure(self) -> None:
        """SQLite's own check of pages and indexes; raises Damaged."""
        answer = self.rows("PRAGMA integrity_check(1)")
        if answer != [("ok",)]:
            raise Damaged(str(answer[0][0]) if answer else "no answer")

    def migrate(self, before: Callable[[], None] | None = None) -> None:
        """Brings the file to the newest version, each step whole or not at all.

        ``before`` is called before each step: time for a backup. A step that does not fit the
        file raises sqlite3.OperationalError: a bug, and the file is as it was.
        """
        version = self.version()
        self._db.create_function("row_checksum", -1, _row_checksum, deterministic=True)
        for step in sorted(MIGRATIONS.glob("*.sql")):
            number = int(step.stem)
            if number <= version:
                continue
            if self.read_only:
                raise UserFacing("notebook-read-only", path=self.name)
            if before:
                before()
            self._step(number, step.read_text(encoding="utf-8"))

    def version(self) -> int:
        return int(self.rows("PRAGMA user_version")[0][0])

    def _step(self, number: int, sql: str) -> None:
        script = (
            f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {number};\nCOMMIT;"
        )
        try:
            self._db.executescript(script)
        except sqlite3.Error as error:
            self._roll_back()
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                raise
            raise _translated(error, self.name) from error

    def copy_into(self, target: Path) -> None:
        """A compact copy of all that is committed, where nothing or an empty file lies."""
        with self._trouble():
            self._same_file()
            self._db.execute("VACUUM INTO ?", (str(target),))

    def load(self, source: Path) -> None:
        """Takes over all pages of another file; for a notebook in memory alone."""
        with self._trouble(), contextlib.closing(sqlite3.connect(source)) as other:
            other.backup(self._db)


@contextlib.contextmanager
def held(path: Path) -> Iterator[Callable[[], None]]:
    """Keeps other processes from writing to a file, as far as its state allows a lock at all.

    Yields what lets go early. Raises UserFacing("notebook-locked") when somebody else writes.
    """
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED:
                raise _translated(error, str(path)) from error
        yield db.close
    finally:
        db.close()


def _writable(path: Path) -> bool:
    """A transaction needs its journal beside the file, so the folder counts too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _row_checksum(*values: Any) -> int:
    """For migrations; texts come as blobs, because SQLite hands on no text that is damaged."""
    return checksum(
        tuple(
            value.decode("utf-8", "replace") if isinstance(value, bytes) else value
            for value in values
        )
    )


_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def _translated(error: sqlite3.Error, name: str) -> Exception:
    """What an SQLite error means to a person; an error in our own SQL stays what it is.

    SQLITE_ERROR ("no such table", "malformed schema") comes from a damaged schema too.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        unreadable = isinstance(error, sqlite3.OperationalError) and "decode" in str(error)
        return Damaged(str(error)) if unreadable else error
    primary = code & 0xFF
    if primary in _LOCKED:
        return UserFacing("notebook-locked", path=name)
    if primary in _REFUSED:
        return UserFacing("notebook-read-only", path=name)
    if primary == sqlite3.SQLITE_FULL:
        return UserFacing("disk-full", path=name)
    if primary == sqlite3.SQLITE_IOERR:
        return UserFacing("disk-trouble", path=name, reason=str(error))
    return Damaged(str(error)) if primary in _DAMAGED else error
