# SPDX-License-Identifier: MIT
"""What the index holds for the search: folded texts and titles, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.store.index import Index

_AT_ONCE = 128
"""Sections read with one question: enough that questions cost nothing, and few enough to stop."""


class Shelf(NamedTuple):
    """A document as the search goes through it."""

    document: str
    title: str
    folder: str
    sections: int


Folded = tuple[str, int, bytes]
"""A section's document, its place there from 0, and its folded text in UTF-8."""


def documents(index: Index) -> list[Shelf]:
    """In the order of their titles."""
    rows = index.rows("SELECT id, title, folder, sections FROM documents ORDER BY title, id")
    return [Shelf(*row) for row in rows]


def sections(index: Index, wanted: Sequence[Shelf]) -> Iterator[list[Folded]]:
    """The sections of these documents, some at a time; no question is open between two."""
    for batch in _batches(wanted):
        if len(batch) == 1:
            yield index.rows(f"{_SECTIONS} = ? AND n >= ? AND n < ? ORDER BY n", *batch[0])
            continue
        rank = {document: number for number, (document, _, _) in enumerate(batch)}
        marks = ",".join("?" * len(batch))
        rows = index.rows(f"{_SECTIONS} IN ({marks}) ORDER BY document, n", *rank)
        yield sorted(rows, key=lambda row: rank[row[0]])


_SECTIONS = "SELECT document, n, folded FROM sections JOIN bodies USING (content) WHERE document"


def text(index: Index, document: str, number: int) -> str:
    """Of a section; empty when there is no such one."""
    rows = index.rows(
        "SELECT text FROM sections JOIN bodies USING (content) WHERE document = ? AND n = ?",
        *(document, number),
    )
    return str(rows[0][0]) if rows else ""


def _batches(wanted: Sequence[Shelf]) -> Iterator[list[tuple[str, int, int]]]:
    """(document, first section, the one behind the last) of each question; of several documents
    together always the whole."""
    batch: list[tuple[str, int, int]] = []
    full = 0
    for one in wanted:
        if full + one.sections > _AT_ONCE and batch:
            yield batch
            batch, full = [], 0
        if one.sections > _AT_ONCE:
            for first in range(0, one.sections, _AT_ONCE):
                yield [(one.document, first, first + _AT_ONCE)]
            continue
        batch.append((one.document, 0, one.sections))
        full += one.sections
    if batch:
        yield batch


def headings(index: Index, wanted: Iterable[Shelf]) -> Iterator[tuple[str, list[str]]]:
    """Document → its folded title and those of its entries, in reading order."""
    known: dict[str, str] = dict(index.rows("SELECT document, folded FROM headings"))
    for one in wanted:
        if one.document in known:
            yield one.document, known[one.document].split("\n")


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
    for at in range(0, len(titles), 500):
        some = titles[at : at + 500]
        marks = ",".join("?" * len(some))
        found += index.rows(
            f"SELECT id, -1 FROM documents WHERE title IN ({marks})"
            f" UNION ALL SELECT document, n FROM outline WHERE title IN ({marks})",
            *some,
            *some,
        )
    return found
