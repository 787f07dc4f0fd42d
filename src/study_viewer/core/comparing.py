# SPDX-License-Identifier: MIT
"""Two editions of a document side by side, and the annotations that their differences touch."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.document.changed import Change, SectionText, changes, touches
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.selector import resolve_all
from study_viewer.core.earlier import Earlier


class Compared(NamedTuple):
    """``touched`` has for each of the ``changes`` the ids of the annotations in its words."""

    document: str
    title: str
    old: int
    new: int
    changes: tuple[Change, ...]
    touched: tuple[tuple[str, ...], ...]


def compared(old: Earlier, new: Earlier, annotations: Sequence[Annotation]) -> Compared:
    """Some seconds for a text of 10,000 paragraphs: for a worker."""
    marked = [one for one in annotations if one.selector]
    places = list(zip(_places(marked, old), _places(marked, new), strict=True))
    # Only those of the same section are looked at: 5,000 times 10,000 would take a minute.
    standing: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for number, both in enumerate(places):
        for side, place in enumerate(both):
            standing[side, place.section].append(number)
    found = changes(_sections(old), _sections(new))
    touched = []
    for change in found:
        near: set[int] = set()
        for side, passage in enumerate((change.old, change.new)):
            near.update(standing.get((side, passage.section), ()) if passage else ())
        touched.append(
            tuple(marked[one].id for one in sorted(near) if touches(change, *places[one]))
        )
    told = new.document
    return Compared(told.id, told.title, old.document.edition, told.edition, found, tuple(touched))


def _sections(edition: Earlier) -> list[SectionText]:
    return [
        SectionText(one.id, one.title, edition.text(one.id)) for one in edition.document.sections
    ]


def _places(annotations: Sequence[Annotation], edition: Earlier) -> list[Placement]:
    selectors = [one.selector for one in annotations if one.selector]
    return resolve_all(selectors, Edition(edition.document.sections, edition.text))
