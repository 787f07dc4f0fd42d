# SPDX-License-Identifier: MIT
"""The whole library at a glance: one row for each document, sifted and put in order."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from study_viewer.core.document.folding import folded
from study_viewer.core.document.numbering import Natural, by_sound
from study_viewer.core.document.ranges import Ranges, covered
from study_viewer.core.document.spoken import heard, is_spoken, syllables
from study_viewer.core.store.index import Index, Shelved
from study_viewer.core.store.lengths import lengths

By = Literal["title", "issuer", "date", "progress", "annotations", "collections"]
"""What the rows can be put in order by."""

_APART = "\x00"
"""Between two fields that are searched as one: no white space, which folding takes out."""


class Row(NamedTuple):
    """A document as the library shows it.

    ``percent`` of it was read, rounded down. ``words`` are title, issuer and number as they are
    searched, ``place`` its title as titles are sorted. ``ships``: it comes with the program.
    """

    id: str
    title: str
    issued_by: str
    issued_on: str
    percent: int
    annotations: int
    ships: bool
    words: str
    place: Natural


class Said(NamedTuple):
    """A title as it is spoken: the initials, and whole, to look through quickly."""

    initials: str
    whole: str
    syllables: tuple[str, ...]


def rows(
    index: Index,
    shelf: Iterable[Shelved],
    bundled: str,
    annotations: Mapping[str, int],
    read: Mapping[str, Mapping[str, Ranges]],
) -> list[Row]:
    """By title. ``bundled`` is the folder of what ships; ``read`` what was read, by document and
    section."""
    sections = lengths(index, list(read))
    made = []
    for shelved in shelf:
        about = shelved.metadata
        words = folded(_APART.join((about.title, about.issued_by, about.number)))
        made.append(
            Row(
                shelved.id,
                about.title,
                about.issued_by,
                about.issued_on,
                _percent(shelved, read.get(shelved.id, {}), sections),
                annotations.get(shelved.id, 0),
                os.path.dirname(shelved.folder) == bundled,
                words,
                by_sound(about.title),
            )
        )
    made.sort(key=lambda row: row.place)
    return made


def _percent(
    shelved: Shelved, read: Mapping[str, Ranges], sections: Mapping[tuple[str, str], int]
) -> int:
    """As the window tells it of the document that is being read."""
    seen = 0
    for section, ranges in read.items():
        length = sections.get((shelved.id, section), 0)
        some = covered(ranges, 0, length)
        # The end of a section's last line is nothing that anybody reads.
        seen += length if some >= length - 1 else some
    total = shelved.characters
    return min(seen, total) * 100 // total if total else 0


def spoken(titles: Iterable[str]) -> dict[str, Said]:
    """Each title as it is spoken; 0.3 s and more, for a worker."""
    made = {}
    for title in titles:
        said = syllables(title)
        made[title] = Said("".join(one[:1] for one in said), "".join(said), tuple(said))
    return made


def asks_for_sound(words: str) -> bool:
    """Whether the titles must be known as they are spoken to answer this."""
    return any(is_spoken(word) for word in words.split())


def sifted(
    of: Sequence[Row],
    words: str,
    within: Collection[str] | None,
    named: Mapping[str, Sequence[str]],
    said: Mapping[str, Said],
) -> list[Row]:
    """The rows that have every word in title, issuer, number or the name of a collection.

    Only those of the documents ``within``, unless that is None. ``named`` are the collections of
    each document, ``said`` the titles as spoken, as far as that is known.
    """
    sought = [(folded(word), word.lower() if is_spoken(word) else "") for word in words.split()]
    sought = [one for one in sought if one[0]]
    left = list(of) if within is None else [row for row in of if row.id in within]
    every = {name for names in named.values() for name in names} if sought else ()
    for word, letters in sought:
        fitting = {name for name in every if word in folded(name)}
        left = [
            row
            for row in left
            if word in row.words
            or (fitting and not fitting.isdisjoint(named.get(row.id, ())))
            or (letters and _sounds(letters, said.get(row.title)))
        ]
    return left


def _sounds(letters: str, said: Said | None) -> bool:
    if said is None or not (letters in said.initials or letters in said.whole):
        return False
    return heard(letters, said.syllables) is not None


def ordered(
    of: Iterable[Row], by: By, falling: bool, named: Mapping[str, Sequence[str]]
) -> list[Row]:
    """By one thing, rising or falling, then by title; rows that say nothing of it come last."""
    made = sorted(of, key=lambda row: row.place)
    if by == "title":
        return made[::-1] if falling else made

    def key(row: Row) -> str | int | tuple[str, ...] | Natural:
        match by:
            case "issuer":
                return by_sound(row.issued_by) if row.issued_by else ""
            case "date":
                return row.issued_on
            case "progress":
                return row.percent
            case "annotations":
                return row.annotations
            case _:
                return tuple(named.get(row.id, ()))

    silent = [row for row in made if not key(row)]
    # Sorting backwards keeps rows that are alike in the order of their titles.
    speaking = sorted((row for row in made if key(row)), key=key, reverse=falling)
    if by in ("progress", "annotations") and not falling:
        return silent + speaking
    return speaking + silent
