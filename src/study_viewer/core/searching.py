# SPDX-License-Identifier: MIT
"""Finds words in titles, texts and notes: every place, in reading order, none left out silently.

All folded texts are gone through; nothing is looked up, so nothing can be missing from what would
be looked up in (docs/decisions/2026-11-23-how-words-are-found.md).
"""

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import sqrt
from pathlib import Path
from typing import Literal, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.folding import folded
from study_viewer.core.document.numbering import Natural, by_sound
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.query import Query, as_phrase
from study_viewer.core.document.spoken import heard, is_spoken, syllables
from study_viewer.core.errors import UserFacing
from study_viewer.core.store import searched
from study_viewer.core.store.index import Index
from study_viewer.core.together import Together

Kind = Literal["title", "text", "note"]
Check = Callable[[], None]
"""Called often; it raises to stop the search."""

AROUND = 50
"""Characters of context on either side of a hit."""
_SPOKEN_AT_ONCE = 500
_APART = f"\n{OBJECT}\n"
"""Between the parts of an annotation, which folding would else put together: the end of a note and
the beginning of its quote are no word."""


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
    from 0, ``size`` about that of its folded text in characters."""

    document: str
    number: int
    often: int
    size: int


Named = tuple[str, int, tuple[int, int] | None]
"""A title: its document, the number of its entry (-1 for the document's own), and where its words
stand if they were found by their sound."""


def nothing() -> None:
    """Nobody stops the search."""


class Searching:
    """``notes`` gives those of some documents, of all where none is named; ``bundled`` is where the
    documents lie that ship with the program: they come last."""

    def __init__(
        self,
        index: Index,
        notes: Callable[[Sequence[str]], Iterable[Annotation]],
        bundled: Path,
    ) -> None:
        self._index = index
        self._notes = notes
        self._bundled = bundled
        self._keys: dict[str, Natural] = {}
        self._at: searched.Run | None = None
        """Where the last search for sections stands: whoever asks for hits asks for these."""

    def shelf(self, only: Sequence[str] = ()) -> list[searched.Shelf]:
        """The documents in the order of their hits; ``only`` these, where any are named."""
        every = searched.documents(self._index)
        if only:
            every = [one for one in every if one.document in only]
        for one in every:
            if one.title not in self._keys:
                self._keys[one.title] = by_sound(one.title)
        return sorted(every, key=lambda one: (self._ships(one), self._keys[one.title]))

    def _ships(self, one: searched.Shelf) -> bool:
        return os.path.dirname(one.folder) == str(self._bundled)

    def titles(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Hit]:
        """Documents and entries whose title has all the words, or sounds as a single one."""
        for document, number, spoken in self.named(query, only, check):
            yield self.title_hit(query, document, number, spoken)

    def named(
        self,
        query: Query,
        only: Sequence[str] = (),
        check: Check = nothing,
        *,
        doubled: bool = False,
    ) -> list[Named]:
        """Where those titles are, which is known much sooner than what each of them says.

        Documents come before what is in one. A first heading that only says the title of its
        document once more is found when ``doubled`` ones are wanted.
        """
        if query.pattern is not None or not query.terms:
            return []
        shelf = self.shelf(only)
        exact = any(term.exact for term in (*query.terms, *query.without))
        found: list[Named] = []
        for document, lines in searched.headings(self._index, shelf):
            check()
            again = not doubled and len(lines) > 1 and lines[1] == lines[0]
            for line in _with_all(query, lines):
                if line == 1 and again:
                    continue
                if not exact or self._has(query, document, line - 1):
                    found.append((document, line - 1, None))
        if len(query.terms) == 1 and is_spoken(query.words):
            documents = [one.document for one in shelf]
            found += self._spoken(query.words.lower(), documents, check, doubled=doubled)
        found.sort(key=lambda one: one[1] >= 0)
        return found

    def holding(
        self, words: str, documents: Sequence[str], check: Check = nothing
    ) -> Iterator[list[str]]:
        """Those of the documents whose title, or one of whose headings, holds the words in a row;
        in the order they were named, some at a time."""
        spellings = [one for term in as_phrase(words).terms for one in term.spellings]
        for at in range(0, len(documents) if spellings else 0, searched.DOCUMENTS_AT_ONCE):
            check()
            some = documents[at : at + searched.DOCUMENTS_AT_ONCE]
            yield searched.holding(self._index, spellings, some)

    def about(self, document: str) -> str:
        """Who issued it, and when, as far as it is known."""
        shelved = self._index.shelved(document)
        said = (shelved.metadata.issued_by, shelved.metadata.issued_on) if shelved else ()
        return " · ".join(one for one in said if one)

    def title_hit(
        self, query: Query, document: str, number: int, spoken: tuple[int, int] | None = None
    ) -> Hit:
        """One of the titles that ``named`` found."""
        entry = self._index.entry_by_number(document, number) if number >= 0 else None
        title = self._title(document, number)
        start, end = spoken or next(iter(query.spans(title)), (0, 0))
        excerpt = Excerpt(title[:start], title[start:end], title[end:])
        section, at = (entry.section, entry.start) if entry else (None, None)
        return Hit("title", document, section, title, at, at, excerpt)

    def sections(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Group]:
        """Every section with hits, in reading order. Raises UserFacing("search-pattern-slow")."""
        if not query.terms and query.pattern is None:
            return
        self._at = None
        # What stands in one stored text may be of several sections: which, is looked up there.
        counters = query._replace(without=()).counters()
        exact = Together(self._index, query)
        for batch in searched.runs(self._index, self.shelf(only)):
            check()
            for run in batch:
                self._at = run
                # A pattern may take seconds in each section, so it is asked there too.
                check()
                if query.terms and not query.may_be_in(run.data, run.encoding):
                    continue
                often = counters[run.encoding]
                for place in range(len(run.ends)):
                    number = run.first + place
                    if query.pattern is not None:
                        check()
                    fetch = partial(searched.text, self._index, run.document, number)
                    found = often(run.part(place), fetch)
                    if found and query.combines:
                        found = exact.often(run, place, found, fetch)
                    if found:
                        yield Group(run.document, number, found, run.size(place))

    @property
    def looking_at(self) -> tuple[str, int] | None:
        """The document, and the place in it, that the search for sections has come to."""
        return (self._at.document, self._at.first) if self._at is not None else None

    def hits(self, query: Query, group: Group, most: int | None = None) -> list[Hit]:
        """Those of one section, in order; at most so many, where somebody says so.

        None where the section went since it was found.
        """
        document, number = group.document, group.number
        section = self._index.section_at(document, number)
        if section is None:
            return []
        text = searched.text(self._index, document, number)
        entries = self._index.entries_in(document, section)
        begins = [entry.start for entry in entries]
        found = []
        for start, end in islice(query.spans(text, self._form(group), begins), most):
            above = bisect_right(begins, start)
            title = entries[above - 1].title if above else self._named(document, section)
            excerpt = excerpt_of(text, start, end)
            found.append(Hit("text", document, section, title, start, end, excerpt))
        return found

    def begins(self, document: str, section: str) -> list[int]:
        """Where entries begin within a section's text, in code points, rising."""
        return [entry.start for entry in self._index.entries_in(document, section)]

    def notes(
        self, query: Query, only: Sequence[str] = (), check: Check = nothing
    ) -> Iterator[Hit]:
        """Annotations whose note, quote and tags together have all the words."""
        if not query.terms and query.pattern is None:
            return
        often = query.counter()
        for one in self._notes(only):
            check()
            text = _APART.join(part for part in (one.note, one.quote, *one.tags) if part)
            if often(folded(text).encode(), partial(str, text)):
                start, end = query.spans(text)[0]
                place = one.placement
                yield Hit(
                    *("note", one.document, place.section, one.quote[:100]),
                    *(place.start, place.end, excerpt_of(text, start, end), one.id),
                )

    def relevant(self, groups: Iterable[Group], titles: Iterable[Hit]) -> list[Group]:
        """The sections by how much they are about the words: how thick the hits stand, and
        whether a title above them has the words. What ships with the program comes last."""
        shipped = {one.document for one in searched.documents(self._index) if self._ships(one)}
        named = Counter((one.document, one.section) for one in titles)

        def weight(group: Group) -> tuple[bool, float]:
            section = self._index.section_at(group.document, group.number)
            above = 1 + 2 * named[group.document, None] + named[group.document, section]
            thick = above * group.often / sqrt(group.size + 300)
            return group.document not in shipped, thick

        return sorted(groups, key=weight, reverse=True)

    def _form(self, group: Group) -> str | None:
        """The folded text of a section, where it is at hand: making it again takes longest."""
        at = self._at
        if at is None or at.document != group.document:
            return None
        place = group.number - at.first
        if not 0 <= place < len(at.ends) or not searched.is_present(self._index, at):
            return None
        return at.part(place).decode(at.encoding)

    def _title(self, document: str, number: int) -> str:
        entry = self._index.entry_by_number(document, number) if number >= 0 else None
        shelved = None if entry else self._index.shelved(document)
        return entry.title if entry else shelved.title if shelved else ""

    def _has(self, query: Query, document: str, number: int) -> bool:
        title = self._title(document, number)
        return query.counter()(folded(title).encode(), partial(str, title)) > 0

    def _spoken(
        self, letters: str, shelf: Sequence[str], check: Check, *, doubled: bool
    ) -> Iterator[Named]:
        told = self._tell(check)
        like = {**searched.spoken_like(self._index, letters), **told}
        places = {title: place for title, said in like.items() if (place := heard(letters, said))}
        rank = {document: number for number, document in enumerate(shelf)}
        found = [one for one in searched.titled(self._index, list(places)) if one[0] in rank]
        whole = {document: self._title(document, -1) for document, number in found if number < 0}
        for document, number in sorted(found, key=lambda one: (rank[one[0]], one[1])):
            title = self._title(document, number)
            if not number and not doubled and title == whole.get(document):
                continue
            # Another process may have named it otherwise this moment.
            if place := places.get(title):
                yield document, number, place

    def _tell(self, check: Check) -> dict[str, list[str]]:
        """Learns how the titles are spoken that came since somebody last asked; gives those that
        could not be kept, on a full or read-only disk, or while another process writes."""
        untold = searched.untold(self._index)
        left: dict[str, list[str]] = {}
        for at in range(0, len(untold), _SPOKEN_AT_ONCE):
            check()
            some = {title: syllables(title) for title in untold[at : at + _SPOKEN_AT_ONCE]}
            if not left:
                try:
                    with self._index.writing():
                        searched.tell(self._index, some.items())
                    continue
                except UserFacing:
                    pass
            left |= some
        return left

    def _named(self, document: str, section: str) -> str:
        stored = self._index.section(document, section)
        return stored.info.title if stored else ""


class Findings(NamedTuple):
    """The first hits, and how many there are in all, of each kind that was looked for."""

    totals: dict[Kind, int]
    hits: tuple[Hit, ...]

    @property
    def total(self) -> int:
        return sum(self.totals.values())


def found(
    searching: Searching, query: Query, kinds: Sequence[Kind], most: int | None = None
) -> Findings:
    """The hits of these kinds one after another: titles, then texts, then notes."""
    totals: dict[Kind, int] = dict.fromkeys(kinds, 0)
    hits: list[Hit] = []

    def room() -> int | None:
        return None if most is None else max(most - len(hits), 0)

    if "title" in kinds:
        named = searching.named(query)
        totals["title"] = len(named)
        hits += [searching.title_hit(query, *one) for one in named[: room()]]
    if "text" in kinds:
        for group in searching.sections(query):
            totals["text"] += group.often
            if room() != 0:
                hits += searching.hits(query, group, room())
    if "note" in kinds:
        notes = list(searching.notes(query))
        totals["note"] = len(notes)
        hits += notes[: room()]
    return Findings(totals, tuple(hits))


def excerpt_of(text: str, start: int, end: int) -> Excerpt:
    return Excerpt(
        _in_line(text[max(start - AROUND, 0) : start]),
        _in_line(text[start:end]),
        _in_line(text[end : end + AROUND]),
    )


def _in_line(text: str) -> str:
    return text.replace(_APART, " ").replace(OBJECT, "").replace("\n", " ").replace("\t", " ")


def _with_all(query: Query, lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that have every word, and none that is not wanted."""
    whole = "\n".join(lines)
    if not all(_has_one(term.spellings, whole) for term in query.terms):
        return
    unwanted = [term.spellings for term in query.without if term.exact is None]
    for number, line in enumerate(lines):
        if all(_has_one(term.spellings, line) for term in query.terms) and not any(
            _has_one(spellings, line) for spellings in unwanted
        ):
            yield number


def _has_one(spellings: Sequence[str], text: str) -> bool:
    return any(spelling in text for spelling in spellings)
