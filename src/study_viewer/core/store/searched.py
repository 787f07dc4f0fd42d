# SPDX-License-Identifier: MIT
"""What the index holds for the search: folded texts and titles, in reading order.

The folded texts of some neighbouring sections stand in one row, a run: to go through 500 rows takes
half the time of going through 10,000. A run is named by what is in it, so a document that changed
a little shares nearly all of its runs with what it was.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.document.dense import ENCODINGS, WIDE, dense
from study_viewer.core.document.folding import folded
from study_viewer.core.document.model import Document
from study_viewer.core.errors import UserFacing
from study_viewer.core.store import bodies
from study_viewer.core.store.index import Index, Stored

_RUNS_AT_ONCE = 16
"""Runs read with one question: enough that questions cost nothing, and few enough to stop."""
_LEAST, _MOST = 16_000, 64_000
"""Characters of a run; between the two it ends behind a section that happens to be named so, which
is how two editions come to have the same runs again behind a change."""
_SELDOM = 4
_END = "\n"
"""Behind each section of a run; no folded text has one, so nothing that is found lies in two."""
DOCUMENTS_AT_ONCE = 450
"""Documents of one question."""
_TITLES_AT_ONCE = 450
"""Titles of one question, which names each twice; SQLite before 3.32 takes 999 values."""
_TITLES = 1000


class Shelf(NamedTuple):
    """A document as the search goes through it."""

    document: str
    title: str
    folder: str
    sections: int


class Run(NamedTuple):
    """Neighbouring sections: ``first`` is the place of the first in its document, from 0; in
    ``data``, folded and in this encoding, the n-th of them ends before ``ends[n]``. Another text
    has another ``key``."""

    document: str
    first: int
    key: str
    encoding: str
    ends: "array[int]"
    data: bytes

    def part(self, place: int) -> bytes:
        """One of its sections."""
        begin = self.ends[place - 1] + len(_END) * self._width() if place else 0
        return self.data[begin : self.ends[place]]

    def size(self, place: int) -> int:
        """Of a section, about in characters."""
        return len(self.part(place)) // self._width()

    def _width(self) -> int:
        return 2 if self.encoding == WIDE else 1


def prepare(index: Index, sections: Sequence[Stored]) -> None:
    """Folds what is not folded yet, in a transaction for each run, so that nobody waits for long
    to read; outside of ``Index.writing``."""
    for run in _runs(sections):
        if not _is_there(index, key := _key(run)):
            with index.writing():
                _fold(index, key, run)


def put(index: Index, document: Document, sections: Sequence[Stored]) -> None:
    """After ``Index.put_document``: what of it is searched; inside ``Index.writing``."""
    first = 0
    rows = []
    for run in _runs(sections):
        if not _is_there(index, key := _key(run)):
            _fold(index, key, run)
        rows.append((document.id, first, key))
        first += len(run)
    index.run_for_each("INSERT INTO runs VALUES (?,?,?)", rows)
    lines = [folded(document.title)]
    # Half a million titles one by one would take more memory than all else of an import.
    for at in range(0, len(document.outline), _TITLES):
        some = document.outline[at : at + _TITLES]
        lines.append("\n".join(folded(entry.title) for entry in some))
    index.run("INSERT INTO headings VALUES (?,?)", document.id, "\n".join(lines))


def _runs(sections: Sequence[Stored]) -> Iterator[list[Stored]]:
    run: list[Stored] = []
    characters = 0
    for one in sections:
        run.append(one)
        characters += one.info.characters
        ends = int(one.content[:2], 16) % _SELDOM == 0
        if characters >= _MOST or (ends and characters >= _LEAST):
            yield run
            run, characters = [], 0
    if run:
        yield run


def _key(run: Sequence[Stored]) -> str:
    return hashlib.sha256("".join(one.content for one in run).encode("ascii")).hexdigest()


def _is_there(index: Index, key: str) -> bool:
    return bool(index.rows("SELECT 1 FROM folded WHERE key = ?", key))


def _fold(index: Index, key: str, run: Sequence[Stored]) -> None:
    texts = [folded(_text(index, one.content)) for one in run]
    number, data = dense("".join(text + _END for text in texts))
    ends = array("I")
    at = 0
    for text in texts:
        ends.append(at + len(text.encode(ENCODINGS[number])))
        at = ends[-1] + len(_END.encode(ENCODINGS[number]))
    index.run("INSERT INTO folded VALUES (?,?,?,?)", key, number, ends.tobytes(), data)


def _text(index: Index, content: str) -> str:
    text = bodies.text(index, content)
    if text is None:
        # Somebody else tidied up before the document was there that the text is of.
        raise UserFacing("index-busy", path=index.name)
    return text


def documents(index: Index) -> list[Shelf]:
    """In the order of their titles."""
    rows = index.rows("SELECT id, title, folder, sections FROM documents ORDER BY title, id")
    return [Shelf(*row) for row in rows]


def runs(index: Index, wanted: Sequence[Shelf]) -> Iterator[list[Run]]:
    """The texts of these documents, some at a time; no question is open between two.

    Raises UserFacing("index-damaged").
    """
    every: dict[str, list[tuple[str, int, str]]] = {}
    for row in index.rows("SELECT document, n, key FROM runs ORDER BY document, n"):
        every.setdefault(row[0], []).append(row)
    named = [row for one in wanted for row in every.get(one.document, ())]
    for at in range(0, len(named), _RUNS_AT_ONCE):
        some = named[at : at + _RUNS_AT_ONCE]
        marks = ",".join("?" * len(some))
        found = index.rows(
            f"SELECT key, encoding, ends, data FROM folded WHERE key IN ({marks})",
            *(row[2] for row in some),
        )
        try:
            held = {row[0]: _sound(*row[1:]) for row in found}
        except (ValueError, IndexError, TypeError) as error:
            raise index.distrusted() from error
        yield [Run(*row, *held[row[2]]) for row in some if row[2] in held]


def _sound(number: int, ends: bytes, data: bytes) -> tuple[str, "array[int]", bytes]:
    """Raises ValueError, IndexError or TypeError for what was not written so."""
    encoding, places = ENCODINGS[number], array("I", ends)
    if places[-1] + len(_END.encode(encoding)) != len(data):
        raise ValueError("not the ends of this text")
    return encoding, places, data


def is_present(index: Index, run: Run) -> bool:
    """Is it what the index has of its sections by now?"""
    where = "document = ? AND n = ? AND key = ?"
    asked = f"SELECT 1 FROM runs WHERE {where}"
    return bool(index.rows(asked, run.document, run.first, run.key))


def text(index: Index, document: str, number: int) -> str:
    """Of a section; empty when there is no such one."""
    rows = index.rows("SELECT content FROM sections WHERE document = ? AND n = ?", document, number)
    return (bodies.text(index, rows[0][0]) or "") if rows else ""


def begins(index: Index, document: str) -> dict[int, list[int]]:
    """Places of a document's stored texts → where entries begin within each, in code points,
    rising; without those that begin with the text."""
    rows = index.rows(
        "SELECT sections.n, start FROM outline"
        " JOIN sections ON sections.document = outline.document AND sections.id = outline.section"
        " WHERE outline.document = ? AND start > 0 ORDER BY sections.n, start",
        document,
    )
    found: dict[int, list[int]] = {}
    for number, start in rows:
        found.setdefault(number, []).append(start)
    return found


def headings(index: Index, wanted: Iterable[Shelf]) -> Iterator[tuple[str, list[str]]]:
    """Document → its folded title and those of its entries, in reading order."""
    known: dict[str, str] = dict(index.rows("SELECT document, folded FROM headings"))
    for one in wanted:
        if one.document in known:
            yield one.document, known[one.document].split("\n")


def holding(index: Index, spellings: Sequence[str], documents: Sequence[str]) -> list[str]:
    """Those of at most ``DOCUMENTS_AT_ONCE`` documents that have one of the spellings in their
    folded title, or in one of their entries'; in the order they were named."""
    marks = ",".join("?" * len(documents))
    one = " OR ".join("instr(folded, ?)" for _ in spellings)
    rows = index.rows(
        f"SELECT document FROM headings WHERE document IN ({marks}) AND ({one})",
        *documents,
        *spellings,
    )
    found = {row[0] for row in rows}
    return [document for document in documents if document in found]


def untold(index: Index) -> list[str]:
    """Titles and headings of which it is not known how they are spoken."""
    rows = index.rows(
        "SELECT title FROM documents UNION SELECT title FROM outline"
        " EXCEPT SELECT title FROM spoken"
    )
    return [row[0] for row in rows]


def tell(index: Index, spoken: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Keeps how titles are spoken, syllable by syllable; inside ``Index.writing``."""
    index.run_for_each(
        "INSERT OR REPLACE INTO spoken VALUES (?,?,?,?)",
        (
            (title, " ".join(said), "".join(one[:1] for one in said), "".join(said))
            for title, said in spoken
        ),
    )


def spoken_like(index: Index, letters: str) -> dict[str, list[str]]:
    """The titles that have these letters as initials or in full, with their syllables."""
    rows = index.rows(
        "SELECT title, syllables FROM spoken WHERE instr(initials, ?) OR instr(whole, ?)",
        *(letters, letters),
    )
    return {title: syllables.split(" ") for title, syllables in rows}


def titled(index: Index, titles: Sequence[str]) -> list[tuple[str, int]]:
    """(document, number of the entry, -1 for the document itself) of each with such a title."""
    found: list[tuple[str, int]] = []
    for at in range(0, len(titles), _TITLES_AT_ONCE):
        some = titles[at : at + _TITLES_AT_ONCE]
        marks = ",".join("?" * len(some))
        found += index.rows(
            f"SELECT id, -1 FROM documents WHERE title IN ({marks})"
            f" UNION ALL SELECT document, n FROM outline WHERE title IN ({marks})",
            *some,
            *some,
        )
    return found
