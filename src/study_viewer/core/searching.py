# SPDX-License-Identifier: MIT
"""Finds words in titles, texts and notes: every place, in reading order, none left out silently.

All folded texts are gone through; nothing is looked up, so nothing can be missing from what would
be looked up in (docs/decisions/2026-11-23-how-words-are-found.md).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import sqrt
from pathlib import Path
from typing import Literal, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.folding import folded
from study_viewer.core.document.model import Entry
from study_viewer.core.document.numbering import Natural, natural
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.query import Query
from study_viewer.core.document.spoken import heard, is_spoken, syllables
from study_viewer.core.store import searched
from study_viewer.core.store.index import Index

Kind = Literal["title", "text", "note"]
Check = Callable[[], None]
"""Called often; it raises to stop the search."""

AROUND = 50
"""Characters of context on either side of a hit."""
_SPOKEN_AT_ONCE = 500


class Excerpt(NamedTuple):
    """The words as they stand, and what stands around them; line breaks are blanks."""

    before: str
    words: str
    after: str


class Hit(NamedTuple):
    """One place; ``start`` to ``end`` in code points of the section's text.

    A title's place is where its entry begins, a note's where its annotation stands now; both are
    None, as ``section`` is, for the whole document and for what is unplaced.
    """

    kind: Kind
    document: str
    section: str | None
    title: str
    start: int | None
    end: int | None
    excerpt: Excerpt
    annotation: str = ""


class Group(NamedTuple):
    """A section with hits in its text, ``often`` of them; ``number`` is its place in the document,
    from 0, ``size`` that of its folded text in bytes."""

    document: str
    number: int
    often: int
    size: int


def nothing() -> None:
    """Nobody stops the search."""


class Searching:
    """``bundled`` is where the documents lie that ship with the program: they come last."""

    def __init__(
        self, index: Index, notes: Callable[[], Iterable[Annotation]], bundled: Path
    ) -> None:
        self._index = index
        self._notes = notes
        self._bundled = bundled
        self._keys: dict[str, Natural] = {}

    def shelf(self, only: Sequence[str] = ()) -> list[searched.Shelf]:
        """The documents in the order of their hits; ``only`` these, where any are named."""
        every = searched.documents(self._index)
        if only:
            every = [one for one in every if one.document in only]
        for one in every:
            if one.title not in self._keys:
                self._keys[one.title] = natural(one.title)
        return sorted(
            every,
            key=lambda one: (Path(one.folder).parent == self._bundled, self._keys[one.title]),
        )

    def titles(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Hit]:
        """Documents and entries whose title has all the words, or sounds as a single one."""
        shelf = self.shelf(only)
        named = {one.document: one.title for one in shelf}
        if query.pattern is None:
            for document, lines in searched.headings(self._index, shelf):
                check()
                for number in _with_all(query, lines):
                    yield from self._title(query, document, named[document], number - 1)
            if len(query.terms) == 1 and is_spoken(query.words):
                yield from self._spoken(query.words.lower(), named, check)

    def sections(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Group]:
        """Every section with hits, in reading order. Raises UserFacing("search-pattern-slow")."""
        if not query.terms and query.pattern is None:
            return
        often = query.counter()
        for batch in searched.sections(self._index, self.shelf(only)):
            check()
            for document, number, data in batch:
                if found := often(data, partial(searched.text, self._index, document, number)):
                    yield Group(document, number, found, len(data))

    def hits(self, query: Query, group: Group, most: int | None = None) -> list[Hit]:
        """Those of one section, in order; at most so many, where somebody says so."""
        document, number = group.document, group.number
        section = self._index.section_at(document, number) or ""
        text = searched.text(self._index, document, number)
        entries = self._index.entries_in(document, section)
        found = []
        for start, end in islice(query.spans(text), most):
            title = self._title_at(document, section, entries, start)
            excerpt = excerpt_of(text, start, end)
            found.append(Hit("text", document, section, title, start, end, excerpt))
        return found

    def notes(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Hit]:
        """Annotations whose note, quote and tags together have all the words."""
        if not query.terms and query.pattern is None:
            return
        often = query.counter()
        for one in self._notes():
            if only and one.document not in only:
                continue
            check()
            text = "\n".join(part for part in (one.note, one.quote, " ".join(one.tags)) if part)
            if often(folded(text).encode(), partial(str, text)):
                start, end = query.spans(text)[0]
                place = one.placement
                yield Hit(
                    *("note", one.document, place.section, one.quote[:100]),
                    *(place.start, place.end, excerpt_of(text, start, end), one.id),
                )

    def relevant(self, groups: Iterable[Group], titles: Iterable[Hit]) -> list[Group]:
        """The sections by how much they are about the words: how thick the hits stand, and
        whether a title above them has the words."""
        named = Counter((one.document, one.section) for one in titles)

        def weight(group: Group) -> float:
            section = self._index.section_at(group.document, group.number)
            above = 1 + 2 * named[group.document, None] + named[group.document, section]
            return above * group.often / sqrt(group.size + 1000)

        return sorted(groups, key=weight, reverse=True)

    def _title(self, query: Query, document: str, named: str, number: int) -> Iterator[Hit]:
        """One title, where it really has the words."""
        entry = self._index.entry_by_number(document, number) if number >= 0 else None
        title = entry.title if entry else named
        if query.counter()(folded(title).encode(), partial(str, title)):
            yield _titled(document, entry, title, query.spans(title)[0])

    def _spoken(self, letters: str, named: dict[str, str], check: Check) -> Iterator[Hit]:
        self._tell(check)
        like = searched.spoken_like(self._index, letters)
        places = {title: place for title, said in like.items() if (place := heard(letters, said))}
        found = searched.titled(self._index, list(places))
        rank = {document: number for number, document in enumerate(named)}
        for document, number in sorted(
            (one for one in found if one[0] in rank), key=lambda one: (rank[one[0]], one[1])
        ):
            entry = self._index.entry_by_number(document, number) if number >= 0 else None
            title = entry.title if entry else named[document]
            yield _titled(document, entry, title, places[title])

    def _tell(self, check: Check) -> None:
        """Learns how the titles are spoken that came since somebody last asked."""
        untold = searched.untold(self._index)
        for at in range(0, len(untold), _SPOKEN_AT_ONCE):
            check()
            some = untold[at : at + _SPOKEN_AT_ONCE]
            with self._index.writing():
                searched.tell(self._index, ((title, syllables(title)) for title in some))

    def _title_at(self, document: str, section: str, entries: Sequence[Entry], start: int) -> str:
        before = [entry for entry in entries if entry.start <= start]
        if before:
            return before[-1].title
        stored = self._index.section(document, section)
        return stored.info.title if stored else ""


class Findings(NamedTuple):
    """The first hits, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


def found(
    searching: Searching, query: Query, kinds: Sequence[Kind], most: int | None = None
) -> Findings:
    """The hits of these kinds one after another: titles, then texts, then notes."""
    total = 0
    hits: list[Hit] = []

    def room() -> int | None:
        return None if most is None else max(most - len(hits), 0)

    if "title" in kinds:
        titles = list(searching.titles(query))
        total += len(titles)
        hits += titles[: room()]
    if "text" in kinds:
        for group in searching.sections(query):
            total += group.often
            if room() != 0:
                hits += searching.hits(query, group, room())
    if "note" in kinds:
        notes = list(searching.notes(query))
        total += len(notes)
        hits += notes[: room()]
    return Findings(total, tuple(hits))


def excerpt_of(text: str, start: int, end: int) -> Excerpt:
    return Excerpt(
        _in_line(text[max(start - AROUND, 0) : start]),
        _in_line(text[start:end]),
        _in_line(text[end : end + AROUND]),
    )


def _in_line(text: str) -> str:
    return text.replace(OBJECT, "").replace("\n", " ").replace("\t", " ")


def _titled(document: str, entry: Entry | None, title: str, span: tuple[int, int]) -> Hit:
    excerpt = Excerpt(title[: span[0]], title[span[0] : span[1]], title[span[1] :])
    section, start = (entry.section, entry.start) if entry else (None, None)
    return Hit("title", document, section, title, start, start, excerpt)


def _with_all(query: Query, lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that have a spelling of every word."""
    whole = "\n".join(lines)
    if not query.terms or not all(_has(term.spellings, whole) for term in query.terms):
        return
    for number, line in enumerate(lines):
        if all(_has(term.spellings, line) for term in query.terms):
            yield number


def _has(spellings: Sequence[str], text: str) -> bool:
    return any(spelling in text for spelling in spellings)
