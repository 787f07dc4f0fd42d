# SPDX-License-Identifier: MIT
"""Which annotations are listed, and in which order."""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.noting import folded

_SECTION = 5
"""So much of an annotation's place is that of its section."""
_FAR = 1 << 40
"""More sections than any document has."""


class Wanted(NamedTuple):
    """A filter; None lets everything through."""

    section: str | None = None
    kind: str | None = None
    colour: str | None = None
    tag: str | None = None
    state: str | None = None

    def fits(self, annotation: Annotation) -> bool:
        return (
            self.section in (None, annotation.placement.section)
            and self.kind in (None, annotation.kind)
            and self.colour in (None, annotation.colour)
            and self.state in (None, annotation.placement.state)
            and (self.tag is None or folded(self.tag) in map(folded, annotation.tags))
        )


class DocumentOrder:
    """Where an annotation stands among others: what to sort them by.

    By title, whole-document notes first, unplaced ones last, the rest as the text runs. Each
    document and section is asked for once: this serves as long as titles and sections stay.
    """

    def __init__(
        self, title_of: Callable[[str], str], number_of: Callable[[str, str], int | None]
    ) -> None:
        """``number_of`` (document, section) says where the section stands in the document, and
        None of one that is not there."""
        self._title_of = title_of
        self._number_of = number_of
        self._titles: dict[str, object] = {}
        self._numbers: dict[tuple[str, str], tuple[object, ...]] = {}

    def __call__(self, one: Annotation) -> tuple[object, ...]:
        place = one.placement
        unplaced = place.state == "unplaced"
        section = _section(one)
        start = one.selector.start if unplaced and one.selector else place.start
        return (
            self._title(one.document),
            one.document,
            unplaced,
            section is not None,
            () if section is None else self._number(one.document, section),
            -1 if start is None else start,
            place.end or 0,
            one.created,
            one.id,
        )

    def sorted(self, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """All of them in order, section by section: sorting 100,000 in one go would keep every
        other thread from running for half a second."""
        sections: dict[tuple[object, ...], list[tuple[tuple[object, ...], Annotation]]] = {}
        for one in annotations:
            place = self(one)
            sections.setdefault(place[:_SECTION], []).append((place[_SECTION:], one))
        return tuple(
            one
            for section in sorted(sections)
            for _, one in sorted(sections[section], key=itemgetter(0))
        )

    def documents(self, documents: Iterable[str]) -> list[str]:
        """The documents in the order of what is in them."""
        return sorted(documents, key=lambda one: (self._title(one), one))

    def _title(self, document: str) -> Any:
        title = self._titles.get(document)
        if title is None:
            title = self._titles[document] = _natural(self._title_of(document))
        return title

    def _number(self, document: str, section: str) -> tuple[object, ...]:
        found = self._numbers.get((document, section))
        if found is None:
            number = self._number_of(document, section)
            found = (_FAR, natural(section)) if number is None else (number,)
            self._numbers[document, section] = found
        return found


def _section(one: Annotation) -> str | None:
    """Where it stands now, or where it stood."""
    return one.section if one.placement.state == "unplaced" else one.placement.section


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts s2 before s10: for sections of a document that is no longer there."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", name)
    )


def _natural(title: str) -> object:
    """As the shelf sorts its documents; what is in one document alone needs no title."""
    if not title:
        return ()
    # Its patterns take 5 ms to make, which the first page need not wait for.
    from study_viewer.core.document.numbering import by_sound

    return by_sound(title)
