# SPDX-License-Identifier: MIT
"""What the panel lists, without any window: cards in order, their headings, how much of what."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, indexOf
from typing import Any, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.noting import folded

PATH = " › "
"""Between the parts of a heading, the uppermost first."""

DRAFT = ""
"""The id of a note that is being written and is not in the notebook yet."""


class Card(NamedTuple):
    """An annotation and the heading it stands under."""

    annotation: Annotation
    heading: str


class Heading(NamedTuple):
    """``title`` has two lines where it names its document: that, and the place in it.

    ``lost``: what stands under it has no place in its text any more.
    """

    title: str
    cards: int
    lost: bool = False


Row = Card | Heading

_ID = attrgetter("annotation.id")


class Tally:
    """How many annotations there are of each kind, colour, tag and state."""

    def __init__(self) -> None:
        self.total = 0
        self.kinds: Counter[str] = Counter()
        """highlights, bookmarks, notes: an annotation with a note counts as a note too."""
        self.colours: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        """By the folded tag."""
        self.states: Counter[str] = Counter()
        self.spelt: dict[str, str] = {}
        """A folded tag as somebody wrote it."""

    def add(self, one: Annotation, by: int = 1) -> None:
        """``by`` -1 takes it out again."""
        self.total += by
        if one.kind != "note":
            self.kinds[one.kind + "s"] += by
        if one.note:
            self.kinds["notes"] += by
        if one.colour is not None:
            self.colours[one.colour] += by
        for tag in one.tags:
            self.tags[folded(tag)] += by
            self.spelt.setdefault(folded(tag), tag)
        self.states[one.placement.state] += by


class Listed:
    """All cards of the scope in document order; may be made in a worker."""

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self.cards = list(cards)
        self._places = {card.annotation.id: place for place, card in enumerate(self.cards)}
        """Where each stood when it came, or when this was made; never further from there now than
        there were ``_edits``."""
        self._edits = 0
        self._rows: list[Row] | None = with_headings(self.cards)
        self._numbers: dict[str, int] | None = row_numbers(self._rows)
        self.tally = Tally()
        for card in self.cards:
            self.tally.add(card.annotation)

    @property
    def rows(self) -> list[Row]:
        """The cards under their headings."""
        if self._rows is None:
            self._rows = with_headings(self.cards)
        return self._rows

    @property
    def numbers(self) -> dict[str, int] | None:
        """Annotation → its row in ``rows``, as long as nothing changed; None after that."""
        return self._numbers

    def take(self, annotation: str) -> Card | None:
        # Of 100,000 cards to look at each takes 50 ms.
        near = self._places.pop(annotation, None)
        if near is None:
            return None
        first = max(near - self._edits, 0)
        about = self.cards[first : near + self._edits + 1]
        place = first + indexOf(map(_ID, about), annotation)
        self._edits += 1
        self._rows = self._numbers = None
        self.tally.add(self.cards[place].annotation, -1)
        return self.cards.pop(place)

    def put(self, card: Card, order: Callable[[Annotation], Any]) -> int:
        """In its place among cards that are sorted by ``order``; answers which place that is."""
        self._rows = self._numbers = None
        self.tally.add(card.annotation)
        place = bisect_right(
            self.cards, order(card.annotation), key=lambda one: order(one.annotation)
        )
        self._places[card.annotation.id] = place
        self._edits += 1
        self.cards.insert(place, card)
        return place


def with_headings(cards: Sequence[Card]) -> list[Row]:
    rows: list[Row] = []
    place = 0
    while place < len(cards):
        heading = cards[place].heading
        end = place
        while end < len(cards) and cards[end].heading == heading:
            end += 1
        if heading:
            rows.append(Heading(heading, end - place, is_lost(cards[place])))
        rows.extend(cards[place:end])
        place = end
    return rows


def row_numbers(rows: Sequence[Row]) -> dict[str, int]:
    """Annotation → its row."""
    return {row.annotation.id: number for number, row in enumerate(rows) if isinstance(row, Card)}


def is_lost(card: Card) -> bool:
    return card.annotation.placement.state == "unplaced"
