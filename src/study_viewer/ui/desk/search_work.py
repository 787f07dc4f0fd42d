# SPDX-License-Identifier: MIT
"""What workers do for the search: rows for the list, counts, and the places in one text."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from time import monotonic
from typing import NamedTuple

from study_viewer.core.document.finding import Hits
from study_viewer.core.document.folding import folded
from study_viewer.core.document.query import Query, asked, by_pattern
from study_viewer.core.errors import UserFacing
from study_viewer.core.searching import Group, Hit, Named
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import lasting
from study_viewer.ui.common.tasks import Job
from study_viewer.ui.search.model import Part, Row
from study_viewer.ui.search.panel import Asked

AT_ONCE = 500
"""Places that are shown before one asks for more."""
FEW = 5
"""Titles and notes that are shown first, so that the texts are not far below."""
FIRST = 8
"""Titles in the box for everything."""
_BATCH = 60
_PAUSE = 0.05
_MANY = 1000
"""Hits that nobody shall look through for garbage while they are shown."""
_WEIGHED = 2000
"""Titles that the order by relevance looks at."""


class Came(NamedTuple):
    """More rows of one part, and how much is known by now."""

    part: Part
    rows: list[Row]
    places: int
    documents: int


class Found(NamedTuple):
    """All there is in titles and texts; rows came for ``shown`` of the places."""

    query: Query
    named: list[Named]
    groups: list[Group]
    places: int
    shown: int


class Noted(NamedTuple):
    """All annotations that have the words."""

    hits: list[Hit]
    titles: dict[str, str]


def query_of(wanted: Asked) -> Query:
    """Raises UserFacing: search-pattern, search-pattern-large, search-empty."""
    query = by_pattern(wanted.words) if wanted.pattern else asked(wanted.words)
    if not query.terms and query.pattern is None:
        raise UserFacing("search-empty")
    return query


def lacks_a_word(wanted: Asked) -> bool:
    """Are there only words to leave out?"""
    return not wanted.pattern and asked(wanted.words).lacking


def search(workspace: Workspace, job: Job, wanted: Asked, only: Sequence[str]) -> Found:
    """Titles and texts; ``Came`` is reported as they are found."""
    searching, query = workspace.searching, query_of(wanted)

    def check() -> None:
        job.progress(0, 0)

    titles = {one.document: one.title for one in searching.shelf(only)}
    named = searching.named(query, only, check)
    rows = title_rows(workspace, query, named[:FEW], titles, len(named))
    job.report(Came("title", rows, 0, 0))
    groups: list[Group] = []
    documents = set[str]()
    places = shown = 0
    told, batch = monotonic(), list[Row]()
    if wanted.order == "relevance":
        above = [searching.title_hit(query, *one) for one in named[:_WEIGHED]]
        found = iter(searching.relevant(searching.sections(query, only, check), above))
    else:
        found = searching.sections(query, only, check)
    for group in found:
        check()
        groups.append(group)
        documents.add(group.document)
        places += group.often
        if shown < AT_ONCE:
            hits = searching.hits(query, group, AT_ONCE - shown)
            shown += len(hits)
            batch += text_rows(hits, group, titles)
        if len(batch) >= _BATCH or monotonic() - told > _PAUSE:
            job.report(Came("text", batch, places, len(documents)))
            told, batch = monotonic(), []
    job.report(Came("text", batch, places, len(documents)))
    return Found(query, named, groups, places, shown)


def by_entry(workspace: Workspace, job: Job, found: Found) -> dict[str, dict[str, int]]:
    """How many places each entry of the outline has, by document; those before the first entry of
    a section count for the document alone, under an empty name."""
    counts: dict[str, dict[str, int]] = {}
    for document, some in groupby(sorted(found.groups), key=lambda group: group.document):
        try:
            counts[document] = _by_entry(workspace, job, found.query, document, list(some))
        except UserFacing:
            # One that cannot be read now hides none of the others.
            continue
    return counts


def _by_entry(
    workspace: Workspace, job: Job, query: Query, document: str, groups: Sequence[Group]
) -> dict[str, int]:
    library = workspace.library
    sections = library.sections(document)
    entries: dict[str, list[tuple[int, str]]] = {}
    for entry in library.outline(document):
        entries.setdefault(entry.section, []).append((entry.start, entry.id))
    told: Counter[str] = Counter()
    for group in groups:
        job.progress(0, 0)
        if group.number >= len(sections):
            # The document has become shorter since; what is in it is sought anew.
            break
        section = sections[group.number].id
        inside = entries.get(section, [])
        if len(inside) == 1 and not inside[0][0]:
            told[inside[0][1]] += group.often
            continue
        begins = [start for start, _ in inside]
        for start, _ in query.spans(library.text(document, section), begins=begins):
            at = bisect_right(begins, start) - 1
            told[inside[at][1] if at >= 0 else ""] += 1
    return dict(told)


def more_texts(workspace: Workspace, job: Job, found: Found) -> list[Row]:
    """The next places, under their headings."""
    searching = workspace.searching
    titles = {one.document: one.title for one in searching.shelf()}
    rows: list[Row] = []
    before, room = 0, AT_ONCE
    for group in found.groups:
        job.progress(0, 0)
        if before + group.often > found.shown and room > 0:
            first = max(found.shown - before, 0)
            hits = searching.hits(found.query, group, first + room)[first:]
            room -= len(hits)
            rows += text_rows(hits, group, titles)
        before += group.often
    return rows


def more_titles(workspace: Workspace, job: Job, found: Found, shown: int) -> list[Row]:
    job.progress(0, 0)
    titles = {one.document: one.title for one in workspace.searching.shelf()}
    some = found.named[shown : shown + AT_ONCE]
    return title_rows(workspace, found.query, some, titles, 0)


class Titled(NamedTuple):
    """A title that was found, and beside it the document's, or who issued that and when."""

    hit: Hit
    beside: str


def titles(workspace: Workspace, job: Job, words: str) -> tuple[list[Titled], int]:
    """The first documents and headings whose title has the words or sounds like them, and how many
    there are in all."""
    searching, query = workspace.searching, asked(words)
    named = searching.named(query, (), lambda: job.progress(0, 0))
    known = {one.document: one.title for one in searching.shelf()}
    found: list[Titled] = []
    for one in named[:FIRST]:
        hit = searching.title_hit(query, *one)
        inside = hit.section is not None
        said = known.get(hit.document, "") if inside else searching.about(hit.document)
        found.append(Titled(hit, said))
    return found, len(named)


def notes(workspace: Workspace, job: Job, wanted: Asked, only: Sequence[str]) -> Noted:
    """Raises UserFacing as ``query_of``."""
    query, searching = query_of(wanted), workspace.searching
    titles = {one.document: one.title for one in searching.shelf()}
    with lasting.passing():
        hits = list(searching.notes(query, only, lambda: job.progress(0, 0)))
        if len(hits) > _MANY:
            lasting.keep()
    for one in hits:
        titles.setdefault(one.document, workspace.notebook.title_of(one.document))
    return Noted(hits, titles)


def places_in(
    workspace: Workspace, job: Job, wanted: Asked, document: str, section: str
) -> Hits | None:
    """Where the words stand in one text, to be tinted; None where it does not have all of them."""
    query = query_of(wanted)
    text = workspace.library.text(document, section)
    begins = workspace.searching.begins(document, section) if query.combines else []
    if not begins and not query.counter()(folded(text).encode(), lambda: text):
        return None
    spans = query.spans(text, begins=begins)
    if not spans:
        return None
    job.progress(0, 0)
    return Hits(array("I", (one[0] for one in spans)), array("I", (one[1] for one in spans)))


def title_rows(
    workspace: Workspace,
    query: Query,
    named: Sequence[Named],
    titles: dict[str, str],
    total: int,
) -> list[Row]:
    rows = [Row("title", count=total)] if total else []
    for one in named:
        hit = workspace.searching.title_hit(query, *one)
        # The title of a document says itself where it is; of several alike, this tells which.
        if hit.section is not None:
            where = titles.get(hit.document, "")
        else:
            where = workspace.searching.about(hit.document)
        rows.append(Row("title", hit.title, where, hit=hit))
    return rows


def text_rows(hits: Sequence[Hit], group: Group, titles: dict[str, str]) -> list[Row]:
    """Under a heading for each entry of the outline that they stand in."""
    rows: list[Row] = []
    document = titles.get(group.document, "")
    for title, some in groupby(hits, key=lambda hit: hit.title):
        places = list(some)
        detail = document if document != title else ""
        rows.append(Row("text", title, detail, len(places)))
        rows += [Row("text", title, document, hit=hit) for hit in places]
    return rows


def note_rows(noted: Noted, first: int, most: int) -> list[Row]:
    rows = [] if first else [Row("note", count=len(noted.hits))]
    for hit in noted.hits[first : first + most]:
        rows.append(Row("note", hit.title, noted.titles.get(hit.document, ""), hit=hit))
    return rows
