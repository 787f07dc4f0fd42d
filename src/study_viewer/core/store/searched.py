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


class Section(NamedTuple):
    """``number`` is its place in the document, from 0; ``folded`` is in UTF-8."""

    document: str
    number: int
    section: str
    content: str
    folded: bytes


def documents(index: Index) -> list[Shelf]:
    """In the order of their titles."""
    rows = index.rows("SELECT id, title, folder, sections FROM documents ORDER BY title, id")
    return [Shelf(*row) for row in rows]


def sections(index: Index, wanted: Sequence[Shelf]) -> Iterator[list[Section]]:
    """The sections of these documents, some at a time; no question is open between two."""
    for batch in _batches(wanted):
        rank = {document: number for number, (document, _, _) in enumerate(batch)}
        if len(batch) == 1:
            rows = index.rows(f"{_SECTIONS} = ? AND n >= ? AND n < ? ORDER BY n", *batch[0])
        else:
            marks = ",".join("?" * len(batch))
            rows = index.rows(f"{_SECTIONS} IN ({marks}) ORDER BY document, n", *rank)
        found = [Section(*row) for row in rows]
        found.sort(key=lambda one: rank[one.document])
        yield found


_SECTIONS = (
    "SELECT document, n, id, content, folded FROM sections JOIN bodies USING (content)"
    " WHERE document"
)


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
