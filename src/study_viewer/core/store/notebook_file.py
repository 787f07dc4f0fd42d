# SPDX-License-Identifier: MIT
"""The tables of the notebook: annotations, the documents they are on, reading places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.store.database import Damaged, Database
from study_viewer.core.store.rows import COLUMNS, Record, from_row, is_sound, sealed, to_row

_ALL = ", ".join((*COLUMNS, "checksum"))
_SELECT = f"SELECT {_ALL} FROM annotations"
_PUT = f"INSERT OR REPLACE INTO annotations ({_ALL}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
_PUT_OVER = (
    f"UPDATE annotations SET ({_ALL}) = ({', '.join('?' * (len(COLUMNS) + 1))})"
    " WHERE id = ? AND checksum = ?"
)

_TABLES = {
    "documents": ("id", "title", "digest"),
    "places": ("document", "section", "start", "turn"),
    "read_ranges": ("document", "section", "ranges"),
}
"""The smaller tables, without their checksum."""

# SQLite may be built to take 999 values in one question, and no more.
_AT_ONCE = 500


class Known(NamedTuple):
    """A document that annotations are on, as it was when one was last written."""

    id: str
    title: str
    digest: str


class NotebookFile:
    """Typed access to one notebook database; every method is whole in itself.

    Raises what ``Database`` raises; Damaged also for a row whose checksum does not fit.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def path(self) -> Path | None:
        return self.database.path

    @property
    def read_only(self) -> bool:
        return self.database.read_only

    def annotations(self, document: str | None = None) -> list[Record]:
        """All of a document, or all there are, deleted ones too, in no promised order."""
        if document is None:
            rows = self.database.rows(f"{_SELECT} NOT INDEXED")
        else:
            rows = self.database.rows(f"{_SELECT} WHERE document = ?", (document,))
        return [_checked(row) for row in rows]

    def trash(self, document: str | None = None) -> list[Record]:
        """What was deleted, of a document or of all; the others are not even read."""
        where, values = ("", ()) if document is None else (" AND document = ?", (document,))
        rows = self.database.rows(f"{_SELECT} WHERE deleted IS NOT NULL{where}", values)
        return [_checked(row) for row in rows]

    def by_ids(self, ids: Sequence[str]) -> dict[str, Record]:
        """Those that are there, in the order asked for."""
        found: dict[str, Record] = {}
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for row in self.database.rows(f"{_SELECT} WHERE id IN ({marks})", tuple(some)):
                record = _checked(row)
                found[record.annotation.id] = record
        return {id_: found[id_] for id_ in ids if id_ in found}

    def counts(self) -> dict[str, int]:
        """How many annotations each document has, without those in the trash."""
        rows = self.database.rows(
            "SELECT document, count(*) FROM annotations WHERE deleted IS NULL GROUP BY document"
        )
        return {str(document): int(count) for document, count in rows}

    def has_more(self, document: str, than: int) -> bool:
        """Whether so many of its annotations are not in the trash."""
        rows = self.database.rows(
            "SELECT count(*) FROM (SELECT 1 FROM annotations"
            " WHERE document = ? AND deleted IS NULL LIMIT ?)",
            (document, than + 1),
        )
        return int(rows[0][0]) > than

    def tally(self) -> dict[str, int]:
        """How many of each kind there are, how many carry a note, and how many lie in the trash."""
        rows = self.database.rows(
            "SELECT kind, deleted IS NOT NULL, note <> '', count(*) FROM annotations"
            " GROUP BY 1, 2, 3"
        )
        found: dict[str, int] = {}
        for kind, deleted, noted, count in rows:
            names = ("trash",) if deleted else (kind, "noted") if noted else (kind,)
            for name in names:
                found[name] = found.get(name, 0) + int(count)
        return found

    def tags(self) -> tuple[str, ...]:
        """Each tag once, compared folded, the most used first; the trash is left out."""
        rows = self.database.rows(
            "SELECT tags, count(*) FROM annotations"
            " WHERE deleted IS NULL AND tags != '' GROUP BY tags"
        )
        spelt: dict[str, Counter[str]] = {}
        for tags, count in rows:
            for tag in str(tags).split("\n"):
                spelt.setdefault(tag.casefold(), Counter())[tag] += int(count)
        often = sorted(spelt.values(), key=lambda found: -found.total())
        return tuple(found.most_common(1)[0][0] for found in often)

    def documents_of(self, ids: Sequence[str] | None) -> list[str]:
        """The documents that these annotations are on, or that any is on."""
        if ids is None:
            rows = self.database.rows("SELECT DISTINCT document FROM annotations")
            return sorted(row[0] for row in rows)
        return sorted({one.annotation.document for one in self.by_ids(ids).values()})

    def put(self, records: Iterable[Record], documents: Iterable[Known] = ()) -> None:
        """Writes records under their ids, new or in place of the old, in one transaction."""
        with self.database.writing() as db:
            db.executemany(_PUT, [to_row(record) for record in records])
            db.executemany(_put_into("documents"), [sealed(tuple(known)) for known in documents])

    def put_unless_changed(self, old: Sequence[Record], new: Sequence[Record]) -> None:
        """Writes each new record where the old one still lies, in one transaction."""
        with self.database.writing() as db:
            for before, after in zip(old, new, strict=True):
                values, row = to_row(before), to_row(after)
                if values != row:
                    db.execute(_PUT_OVER, (*row, values[0], values[-1]))

    def has_trash(self, before: str) -> bool:
        return bool(
            self.database.rows("SELECT 1 FROM annotations WHERE deleted < ? LIMIT 1", (before,))
        )

    def empty_trash(self, before: str) -> int:
        """Forgets what was deleted before that time; says how many."""
        with self.database.writing() as db:
            return db.execute("DELETE FROM annotations WHERE deleted < ?", (before,)).rowcount

    def documents(self) -> dict[str, Known]:
        return {row[0]: Known(*row) for row in self.table("documents")}

    def table(
        self, name: str, where: str = "", values: Sequence[Any] = ()
    ) -> list[tuple[Any, ...]]:
        """The sound rows of one of the smaller tables, without their checksums."""
        columns = ", ".join((*_TABLES[name], "checksum"))
        rows = self.database.rows(f"SELECT {columns} FROM {name} {where}", values)
        if not all(is_sound(row) for row in rows):
            raise Damaged(f"a row of {name} does not fit its checksum")
        return [row[:-1] for row in rows]

    def replace_all(
        self, records: Iterable[Record], tables: dict[str, list[tuple[Any, ...]]]
    ) -> None:
        """Puts this in the place of everything there is, in one transaction."""
        with self.database.writing() as db:
            for name in ("annotations", *_TABLES):
                db.execute(f"DELETE FROM {name}")
            db.executemany(_PUT, [to_row(record) for record in records])
            for name, rows in tables.items():
                db.executemany(_put_into(name), [sealed(tuple(row)) for row in rows])

    def fill(self, tables: dict[str, list[tuple[Any, ...]]]) -> None:
        """Puts rows into the smaller tables: how a salvaged notebook gets them back."""
        with self.database.writing() as db:
            for name, rows in tables.items():
                db.executemany(_put_into(name), [sealed(tuple(row)) for row in rows])


def _put_into(table: str) -> str:
    columns = (*_TABLES[table], "checksum")
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def _checked(row: tuple[Any, ...]) -> Record:
    if not is_sound(row):
        raise Damaged("an annotation does not fit its checksum")
    return from_row(row)
