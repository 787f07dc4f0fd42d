# SPDX-License-Identifier: MIT
"""One document in the section tree: who stands below whom, and what the badges say."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from study_viewer.core.document.model import Entry
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.rewrap import width
from study_viewer.ui.outline import sought
from study_viewer.ui.outline.alike import SHARED

CROWD = 1000
"""Rows under one parent from which on they are shown in groups: Qt asks for every row that is
unfolded, 6 µs each, and nobody finds one among thousands by scrolling."""
_GROUPS = 100

_ENDS = re.compile(r".*[，、：；,:; ]", re.DOTALL)


def _whole_words(opening: str) -> int:
    """Its length up to the end of a clause, else of a word; 0 if that is not worth leaving out."""
    clause = _ENDS.match(opening)
    for part in (clause[0] if clause else "", opening):
        # Between two letters would be in the midst of a word.
        if width(part) >= SHARED and not (part[-1].isascii() and part[-1].isalnum()):
            return len(part)
    return 0


class Shelf(NamedTuple):
    """A document as the tree shows it while it is folded; ``entries`` says how many it has,
    ``apart`` what tells it from another of its title, empty where there is none. With another
    ``mark`` its outline is another too."""

    id: str
    title: str
    entries: int = 0
    apart: str = ""
    mark: str = ""

    @property
    def full_title(self) -> str:
        return f"{self.title} · {self.apart}" if self.apart else self.title


class Branches:
    """Rows have numbers: those of the entries, then those of groups of many siblings.

    ``read`` and ``percent`` are shown as they are. It can be loaded in any thread.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.loaded = False
        self.entries: tuple[Entry, ...] = ()
        self.number: dict[str, int] = {}
        self.above: list[int] = []
        """The row above each, -1 for the document's own."""
        self.row: list[int] = []
        """Where below it each stands, -1 for what the filter hides."""
        self.children: dict[int, list[int]] = {}
        self.counts: Mapping[str, int] = {}
        self.inside: dict[int, int] = {}
        """Annotations of a row and of those below it; of rows without any there is nothing."""
        self.hits: Mapping[str, int] | None = None
        """Places of the words that are sought, by entry; None while nothing is."""
        self.hits_inside: dict[int, int] = {}
        self.hits_of_all = 0
        self.read: Container[str] = frozenset()
        self.percent: int | None = None
        self._parent: list[int] = []
        self._forms: list[str] | None = None
        """The titles as they are looked through, once somebody filters."""
        self._openings: dict[int, dict[int, int]] = {}
        self._arranged: tuple[str, bool] | None = None
        """For which words it stands arranged, and what that answered."""
        self._groups: list[str] = []

    def load(self, entries: tuple[Entry, ...]) -> None:
        self.loaded = True
        self.entries = entries
        self.number = {entry.id: number for number, entry in enumerate(entries)}
        # A parent that is missing or stands later is damage; such an entry goes to the top.
        self._parent = [
            parent if (parent := self.number.get(entry.parent or "", -1)) < number else -1
            for number, entry in enumerate(entries)
        ]
        self._arranged = None
        self._forms = None
        self.arrange("")

    @property
    def folded(self) -> bool:
        """Can it be filtered without delay?"""
        return self._forms is not None

    def fold(self) -> list[str]:
        if self._forms is None:
            self._forms = sought.fold([entry.title for entry in self.entries])
        return self._forms

    def count(self, counts: Mapping[str, int]) -> None:
        """Takes the annotations of each entry, and adds them to all that stands above it."""
        self.counts = counts
        self.inside = self._with_those_above(counts)

    def count_hits(self, hits: Mapping[str, int] | None) -> None:
        """The same for places that were found; what stands in no entry counts for all."""
        self.hits = hits
        self.hits_of_all = sum(hits.values()) if hits else 0
        self.hits_inside = self._with_those_above(hits or {})

    def _with_those_above(self, counts: Mapping[str, int]) -> dict[int, int]:
        inside: dict[int, int] = {}
        for key, many in counts.items():
            number = self.number.get(key, -1)
            while number >= 0:
                inside[number] = inside.get(number, 0) + many
                number = self.above[number]
        return inside

    def fit(self, words: str) -> None:
        """Finds what the words of a filter leave of it: all, where its own title is meant."""
        meant = not words or sought.fits(words, self.shelf.title)
        self.arrange("" if meant else words)

    def arrange(self, words: str) -> bool:
        """Shows the entries whose title holds ``words``, with their ancestors; is there any?"""
        if self._arranged is not None and self._arranged[0] == words:
            # Of 10,000 entries it takes 10 ms, and the tree is often shown anew as it was.
            return self._arranged[1]
        kept: Container[int] = self._with_ancestors(words) if words else range(len(self.entries))
        self._openings = {}
        self.above = list(self._parent)
        self.row = [-1] * len(self.entries)
        self.children = {}
        for number, parent in enumerate(self._parent):
            if number in kept:
                siblings = self.children.setdefault(parent, [])
                self.row[number] = len(siblings)
                siblings.append(number)
        self._group()
        self.count(self.counts)
        self.count_hits(self.hits)
        self._arranged = words, bool(kept)
        return bool(kept)

    def key(self, number: int) -> str:
        """What names a row for good: the entry's id, or the name of the group."""
        if number < len(self.entries):
            return self.entries[number].id
        return self._groups[number - len(self.entries)]

    def title(self, number: int) -> str:
        """Of a group, which siblings it holds and what the first is called."""
        if number < len(self.entries):
            return self.entries[number].title
        return f"{self.key(number).rpartition(' ')[2]}  {self.title(self.children[number][0])}"

    def opening(self, number: int) -> int:
        """How many characters a title begins with that a sibling's does too: 全会指出，.

        0 for a few, which tell nothing, and where a number tells the siblings apart.
        """
        parent = self.above[number]
        found = self._openings.get(parent)
        if found is None:
            found = self._openings[parent] = self._shared(self.children.get(parent, []))
        return found.get(number, 0)

    def _shared(self, siblings: Sequence[int]) -> dict[int, int]:
        titles = sorted(
            (self.entries[number].title, number)
            for number in siblings
            if number < len(self.entries) and number_of(self.entries[number].title) is None
        )
        found: dict[int, int] = {}
        for (one, first), (other, second) in pairwise(titles):
            alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
            same = _whole_words(one[: sum(1 for _ in alike)])
            if same:
                for title, number in ((one, first), (other, second)):
                    if same < len(title):
                        found[number] = max(found.get(number, 0), same)
        return found

    def entry(self, number: int) -> Entry | None:
        return self.entries[number] if number < len(self.entries) else None

    def _with_ancestors(self, words: str) -> set[int]:
        kept: set[int] = set()
        for number in sought.fitting(words, self.fold()):
            while number >= 0 and number not in kept:
                kept.add(number)
                number = self._parent[number]
        return kept

    def _group(self) -> None:
        """Puts siblings that are too many into groups, each of which is a row of its own."""
        for key in self._groups:
            self.number.pop(key, None)
        self._groups = []
        crowds = [parent for parent, rows in self.children.items() if len(rows) > CROWD]
        for parent in crowds:
            rows = self.children[parent]
            size = -(-len(rows) // _GROUPS)
            self.children[parent] = []
            for first in range(0, len(rows), size):
                self._add_group(parent, first, rows[first : first + size])

    def _add_group(self, parent: int, first: int, rows: list[int]) -> None:
        group = len(self.row)
        within = self.entries[parent].id if parent >= 0 else ""
        # A blank stands in no entry's id, so that a group is never taken for one.
        key = f"{within} {first + 1}–{first + len(rows)}"
        self._groups.append(key)
        self.number[key] = group
        self.above.append(parent)
        self.row.append(len(self.children[parent]))
        self.children[parent].append(group)
        self.children[group] = rows
        for row, number in enumerate(rows):
            self.above[number] = group
            self.row[number] = row
