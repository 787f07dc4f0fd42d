# SPDX-License-Identifier: MIT
"""The derived file: what documents hold, ready to be shown without parsing anything.

Everything in it can be made again from the document folders, so any doubt (another version, a
damaged page, a full disk) ends in making it anew, in memory where the folder cannot be written.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.document.model import Document, Entry, Metadata, PageStart, SectionInfo
from study_viewer.core.errors import UserFacing
from study_viewer.core.store.index_file import connect, delete, opened, other_than, refusal

_Row = tuple[Any, ...]

LOOKED = "roots"
"""The fact that says at which state of the folders the index was last compared with them."""

_METADATA = ", ".join(Metadata._fields)


class Shelved(NamedTuple):
    """A document as the shelf shows it; ``bundled`` ones ship with the program."""

    id: str
    folder: str
    stamp: str
    edition: int
    metadata: Metadata
    digest: str
    sections: int
    characters: int
    entries: int

    @property
    def title(self) -> str:
        return self.metadata.title


class Stored(NamedTuple):
    """A section with what ties it to its file: ``content`` is the digest of the file's bytes."""

    info: SectionInfo
    content: str
    stamp: str


class Index:
    """One connection; use it in the thread that made it.

    ``on_loss`` is called after a damaged file was replaced by an empty one, to fill it again, and
    ``on_gap`` with the folders of documents of which one text is missing or damaged.
    Raises UserFacing: index-busy (somebody writes, or just made it anew), disk-full, read-only,
    index-trouble (a network drive that is gone), index-damaged (on writing alone).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db, self._file = opened(path)
        self._followed = False
        self.on_loss: Callable[[], None] = lambda: None
        self.on_gap: Callable[[list[str]], None] = lambda folders: None

    @property
    def name(self) -> str:
        return str(self._path)

    def close(self) -> None:
        self._db.close()

    def use_memory(self) -> None:
        """Goes on without the file; what it held is to be put in again."""
        self._db.close()
        self._db = connect(":memory:")
        self._file = None

    def follow(self) -> None:
        """Opens the file that somebody put in the place of this one, if anybody did: what is read
        from a file that was deleted stays as it was."""
        other = other_than(self._file, self._path)
        if other is not None:
            self._db.close()
            self._db, self._file = other
            self._followed = True

    def has_followed(self) -> bool:
        """Follows, and says whether another file was opened since this was last asked."""
        self.follow()
        followed, self._followed = self._followed, False
        return followed

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all or nothing, in the file that lies there now."""
        self.follow()
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.ProgrammingError:
            # A mistake of ours, as asking what was closed, says nothing of the file.
            self._roll_back()
            raise
        except sqlite3.DatabaseError as error:
            self._roll_back()
            if refused := refusal(error, self._path):
                raise refused from error
            raise self.distrusted() from error
        except BaseException:
            self._roll_back()
            raise

    # What the shelf asks.

    def fact(self, name: str) -> str:
        row = self._row("SELECT value FROM facts WHERE name = ?", name)
        return str(row[0]) if row else ""

    def put_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def shelf(self) -> tuple[Shelved, ...]:
        """All documents in the order of their titles."""
        return tuple(_shelved(row) for row in self.rows(f"{_SHELVED} ORDER BY title, id"))

    def shelf_in(self, folder: str) -> tuple[Shelved, ...]:
        """The documents whose own folders lie in this one."""
        found = self.rows(f"{_SHELVED} WHERE substr(folder, 1, ?) = ?", len(folder), folder)
        return tuple(_shelved(row) for row in found)

    def first_outside(self, folder: str) -> Shelved | None:
        """By its title, of those whose folders do not lie in this one."""
        where = "WHERE substr(folder, 1, ?) <> ? ORDER BY title, id LIMIT 1"
        row = self._row(f"{_SHELVED} {where}", len(folder), folder)
        return _shelved(row) if row else None

    def size(self) -> int:
        """How many documents there are."""
        row = self._row("SELECT count(*) FROM documents")
        return int(row[0]) if row else 0

    def shelved(self, document: str) -> Shelved | None:
        row = self._row(f"{_SHELVED} WHERE id = ?", document)
        return _shelved(row) if row else None

    def by_digest(self, digest: str) -> str | None:
        row = self._row("SELECT id FROM documents WHERE digest = ?", digest)
        return str(row[0]) if row else None

    def sections(self, document: str) -> tuple[Stored, ...]:
        rows = self.rows(f"{_STORED} WHERE document = ? ORDER BY n", document)
        return tuple(_stored(row) for row in rows)

    def section(self, document: str, section: str) -> Stored | None:
        row = self._row(f"{_STORED} WHERE document = ? AND id = ?", document, section)
        return _stored(row) if row else None

    def section_number(self, document: str, section: str) -> int | None:
        """Its place in the document, from 0."""
        row = self._row("SELECT n FROM sections WHERE document = ? AND id = ?", document, section)
        return int(row[0]) if row else None

    def section_at(self, document: str, number: int) -> str | None:
        row = self._row("SELECT id FROM sections WHERE document = ? AND n = ?", document, number)
        return str(row[0]) if row else None

    def lengths(self, document: str) -> dict[str, int]:
        """Section → its characters."""
        rows = self.rows("SELECT id, characters FROM sections WHERE document = ?", document)
        return {str(id): int(characters) for id, characters in rows}

    def characters_from(self, document: str, section: str) -> int:
        """Of this section and all behind it."""
        number = self.section_number(document, section)
        row = self._row(
            "SELECT sum(characters) FROM sections WHERE document = ? AND n >= ?",
            document,
            0 if number is None else number,
        )
        return int(row[0] or 0) if row else 0

    def outline(self, document: str) -> tuple[Entry, ...]:
        return self._entries("document = ?", document)

    def entry(self, document: str, entry: str) -> Entry | None:
        found = self._entries("document = ? AND id = ?", document, entry, by="entry_by_id")
        return found[0] if found else None

    def entry_number(self, document: str, entry: str) -> int:
        row = self._row(f"{_ENTRY_NUMBER} WHERE document = ? AND id = ?", document, entry)
        return int(row[0]) if row else -1

    def entry_by_number(self, document: str, number: int) -> Entry | None:
        found = self._entries("document = ? AND n = ?", document, number)
        return found[0] if found else None

    def entries_in(self, document: str, section: str) -> tuple[Entry, ...]:
        """In reading order."""
        return self._entries(
            "document = ? AND section = ?", document, section, by="entry_by_section"
        )

    def entries_below(self, document: str, parent: str) -> tuple[Entry, ...]:
        """Those right below it, in reading order."""
        return self._entries("document = ? AND parent = ?", document, parent, by="entry_by_parent")

    def entry_behind(self, document: str, entry: Entry) -> Entry | None:
        """The next one that is not below it."""
        where = (
            f"document = ? AND level <= ? AND n > ({_ENTRY_NUMBER} WHERE document = ? AND id = ?)"
        )
        found = self._entries(where, document, entry.level, document, entry.id, limit=1)
        return found[0] if found else None

    def page_at(self, document: str, section: str, start: int) -> PageStart | None:
        """The page of the original that the text there stood on; None where there are no pages."""
        number = self.section_number(document, section)
        row = self._row(
            "SELECT page, section, start FROM pages"
            " WHERE document = ? AND (n, start) <= (?, ?) ORDER BY page DESC LIMIT 1",
            document,
            -1 if number is None else number,
            start,
        )
        return PageStart(*row) if row else None

    def page(self, document: str, page: int) -> PageStart | None:
        """Where a page of the original begins; one without text, where the one before it does."""
        row = self._row(
            "SELECT page, section, start FROM pages"
            " WHERE document = ? AND page <= ? ORDER BY page DESC LIMIT 1",
            document,
            page,
        )
        return PageStart(*row) if row else None

    def _entries(
        self, where: str, *values: str | int, by: str = "", limit: int = -1
    ) -> tuple[Entry, ...]:
        # Left to itself SQLite goes through all entries of the document.
        table = f"outline INDEXED BY {by}" if by else "outline"
        fields = ", ".join(Entry._fields)
        question = f"SELECT {fields} FROM {table} WHERE {where} ORDER BY n LIMIT {limit}"
        rows = self.rows(question, *values)
        return tuple(Entry(*row) for row in rows)

    # What an import tells; always inside ``writing``.

    def put_document(
        self, document: Document, folder: Path, stamp: str, sections: Iterable[Stored]
    ) -> None:
        """Replaces all that is known of the document."""
        self.drop_document(document.id)
        self._db.execute(
            f"INSERT INTO documents (id, folder, stamp, edition, {_METADATA}, digest, sections,"
            " characters, entries) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                *(document.id, str(folder), stamp, document.edition, *document.metadata),
                *(document.digest, len(document.sections), document.characters),
                len(document.outline),
            ),
        )
        self._db.executemany(
            "INSERT INTO sections VALUES (?,?,?,?,?,?,?,?,?)",
            (
                (document.id, n, *stored.info, stored.content, stored.stamp)
                for n, stored in enumerate(sections)
            ),
        )
        self._db.executemany(
            "INSERT INTO outline VALUES (?,?,?,?,?,?,?,?,?)",
            ((document.id, n, *entry) for n, entry in enumerate(document.outline)),
        )
        numbers = {info.id: n for n, info in enumerate(document.sections)}
        self._db.executemany(
            "INSERT OR IGNORE INTO pages VALUES (?,?,?,?,?)",
            (
                (document.id, page.page, numbers[page.section], page.section, page.start)
                for page in document.pages
                if page.section in numbers
            ),
        )

    def drop_document(self, document: str) -> None:
        """All that is known of it but its trace, which ``traces.drop`` takes."""
        for table, column in (
            ("documents", "id"),
            ("sections", "document"),
            ("outline", "document"),
            ("pages", "document"),
            ("headings", "document"),
            ("runs", "document"),
        ):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))

    def run(self, statement: str, *values: str | int | bytes) -> None:
        self._db.execute(statement, values)

    def run_for_each(self, statement: str, rows: Iterable[tuple[str | int | bytes, ...]]) -> None:
        self._db.executemany(statement, rows)

    def drop_bodies_of(self, document: str) -> None:
        """Those that no other document has; before it is dropped itself, and far quicker than
        looking for all that is unused."""
        for table, name, named in (("bodies", "content", "sections"), ("folded", "key", "runs")):
            self._db.execute(
                f"DELETE FROM {table} WHERE {name} IN ("
                f"SELECT {name} FROM {named} WHERE document = ?1"
                f" EXCEPT SELECT {name} FROM {named} WHERE document <> ?1)",
                (document,),
            )

    def drop_unused_bodies(self) -> None:
        self._db.execute("DELETE FROM bodies WHERE content NOT IN (SELECT content FROM sections)")
        self._db.execute("DELETE FROM folded WHERE key NOT IN (SELECT key FROM runs)")

    def _row(self, question: str, *values: str | int) -> _Row | None:
        rows = self.rows(question, *values)
        return rows[0] if rows else None

    # For the rooms beside this one that hold a table of the file.

    def rows(self, question: str, *values: str | int) -> list[_Row]:
        """The answer; a damaged file is made anew, filled, and asked once more."""
        try:
            return self._db.execute(question, values).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            if refused := refusal(error, self._path):
                raise refused from error
        self._begin_anew()
        return self._db.execute(question, values).fetchall()

    def distrusted(self) -> UserFacing:
        """Makes the file anew because of what was read from it; the answer is to be raised."""
        self._begin_anew()
        return UserFacing("index-damaged", path=self.name)

    def is_writing(self) -> bool:
        return self._db.in_transaction

    def read_again(self, content: str) -> None:
        """Has the documents read once more that have a section of this content."""
        holders = "SELECT document FROM sections WHERE content = ?"
        rows = self.rows(f"SELECT folder FROM documents WHERE id IN ({holders})", content)
        self.on_gap([str(folder) for (folder,) in rows])

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("ROLLBACK")

    def _begin_anew(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        delete(self._path)
        self._db, self._file = opened(self._path)
        self.on_loss()


_SHELVED = (
    f"SELECT id, folder, stamp, edition, {_METADATA}, digest, sections, characters, entries"
    " FROM documents"
)
_ENTRY_NUMBER = "SELECT n FROM outline INDEXED BY entry_by_id"
_STORED = "SELECT id, title, file, characters, digest, content, stamp FROM sections"


def _shelved(row: _Row) -> Shelved:
    document, folder, stamp, edition, *rest = row
    width = len(Metadata._fields)
    return Shelved(document, folder, stamp, edition, Metadata(*rest[:width]), *rest[width:])


def _stored(row: _Row) -> Stored:
    return Stored(SectionInfo(*row[:5]), row[5], row[6])
