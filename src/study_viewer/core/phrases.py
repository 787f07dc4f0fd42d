# SPDX-License-Identifier: MIT
"""The history of a phrase: how often and in which documents it stands, by their dates."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.query import as_phrase
from study_viewer.core.errors import UserFacing
from study_viewer.core.searching import Excerpt, Group, Hit, Searching
from study_viewer.core.store import searched
from study_viewer.core.store.index import Index

Progress = Callable[[int, int], None]
"""Sections looked through, and how many there are; it raises to stop."""

LONGEST = 200
"""Characters of a phrase; what is longer is a passage, and stands where it stands."""
AROUND = 200
"""Characters before and behind the phrase in a passage that is read beside another."""


class InDocument(NamedTuple):
    """``issued_on`` is a day, a month or a year in ISO 8601, or empty where nobody knows it."""

    document: str
    title: str
    issued_on: str
    often: int
    groups: tuple[Group, ...]


class Bar(NamedTuple):
    """``often`` in one document or, of many documents, in those of one ``year``; "" is unknown."""

    documents: tuple[str, ...]
    title: str
    date: str
    often: int


class History(NamedTuple):
    """The documents that have the phrase, the oldest first, those without a date last."""

    phrase: str
    documents: tuple[InDocument, ...] = ()

    @property
    def total(self) -> int:
        return sum(one.often for one in self.documents)

    @property
    def first(self) -> InDocument | None:
        """The oldest document of those with a date."""
        return next((one for one in self.documents if one.issued_on), None)

    @property
    def last(self) -> InDocument | None:
        """The newest document of those with a date."""
        return next((one for one in reversed(self.documents) if one.issued_on), None)

    def bars(self, most: int) -> tuple[Bar, ...]:
        """One for each document; where there are more than ``most``, one for each year."""
        if len(self.documents) <= most:
            return tuple(
                Bar((one.document,), one.title, one.issued_on, one.often) for one in self.documents
            )
        years: dict[str, list[InDocument]] = {}
        for one in self.documents:
            years.setdefault(one.issued_on[:4], []).append(one)
        return tuple(
            Bar(tuple(one.document for one in inside), "", year, sum(one.often for one in inside))
            for year, inside in years.items()
        )


def history(searching: Searching, index: Index, phrase: str, progress: Progress) -> History:
    """Compared as the search compares, blanks and line breaks in it not counted.

    Raises UserFacing: search-empty, phrase-long.
    """
    words = " ".join(phrase.replace(OBJECT, "").split())
    if len(words) > LONGEST:
        raise UserFacing("phrase-long", most=LONGEST)
    query = as_phrase(words)
    if not query.terms:
        raise UserFacing("search-empty")
    shelf = searching.shelf()
    before: dict[str, int] = {}
    whole = 0
    for one in shelf:
        before[one.document] = whole
        whole += one.sections

    def tell() -> None:
        document, number = searching.looking_at or ("", 0)
        # One that came since the shelf was listed counts for nothing.
        progress(before[document] + number if document in before else 0, whole)

    progress(0, whole)
    groups: dict[str, list[Group]] = {}
    for group in searching.sections(query, check=tell):
        groups.setdefault(group.document, []).append(group)
    known = {one.id: one.metadata for one in index.shelf()}
    found = [
        InDocument(
            document,
            known[document].title,
            known[document].issued_on,
            sum(group.often for group in inside),
            tuple(inside),
        )
        for document, inside in groups.items()
        if document in known
    ]
    # The shelf's order stays among those of one day, or of none.
    return History(words, tuple(sorted(found, key=lambda one: (not one.issued_on, one.issued_on))))


def places(
    searching: Searching,
    told: History,
    documents: Iterable[str] = (),
    skip: int = 0,
    most: int = 500,
) -> list[Hit]:
    """The places of the phrase by date, of these documents alone where any are named."""
    query = as_phrase(told.phrase)
    wanted = set(documents)
    found: list[Hit] = []
    for group in _groups(told, wanted):
        if skip >= group.often:
            skip -= group.often
            continue
        hits = searching.hits(query, group, skip + most - len(found))
        found += hits[skip:]
        skip = 0
        if len(found) >= most:
            break
    return found


def passage(index: Index, hit: Hit) -> Excerpt:
    """A place of the phrase with some lines around it; empty where its section is gone."""
    number = index.section_number(hit.document, hit.section or "")
    text = searched.text(index, hit.document, number) if number is not None else ""
    start, end = hit.start or 0, hit.end or 0
    if not text or end > len(text):
        return Excerpt("", "", "")
    begin, stop = max(start - AROUND, 0), min(end + AROUND, len(text))
    before = ("…" if begin else "") + text[begin:start]
    after = text[end:stop] + ("…" if stop < len(text) else "")
    return Excerpt(*(part.replace(OBJECT, "") for part in (before, text[start:end], after)))


def _groups(told: History, wanted: set[str]) -> Iterator[Group]:
    for one in told.documents:
        if not wanted or one.document in wanted:
            yield from one.groups
