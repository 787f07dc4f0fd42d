# SPDX-License-Identifier: MIT
"""Two editions of a document side by side, and the annotations that their differences touch."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.document.changed import Change, Passage, SectionText, changes, touches
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.model import Document, Entry
from study_viewer.core.document.selector import resolve_all
from study_viewer.core.earlier import Earlier
from study_viewer.core.formats.contract import Progress, no_progress

_STEPS = 5
"""Finding the annotations in either text, reading both, and comparing, which takes longest."""


class Compared(NamedTuple):
    """``touched`` has for each of the ``changes`` the ids of the annotations in its passage.

    The title of a passage is that of the outline's entry it stands under; one that is an entry
    itself, as an article of a law, stands under its chapter, or under the title of the document.
    """

    document: str
    title: str
    old: int
    new: int
    changes: tuple[Change, ...]
    touched: tuple[tuple[str, ...], ...]


def compared(
    old: Earlier,
    new: Earlier,
    annotations: Sequence[Annotation],
    progress: Progress = no_progress,
) -> Compared:
    """Some seconds for a text of 10,000 paragraphs: for a worker."""
    marked = [one for one in annotations if one.selector]
    both_places = []
    for step, edition in enumerate((old, new)):
        progress(step, _STEPS)
        both_places.append(_places(marked, edition))
    places = list(zip(*both_places, strict=True))
    # Only those of the same section are looked at: 5,000 times 10,000 would take a minute.
    standing: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for number, both in enumerate(places):
        for side, place in enumerate(both):
            standing[side, place.section].append(number)
    texts = []
    for step, edition in enumerate((old, new)):
        progress(2 + step, _STEPS)
        texts.append(_sections(edition))

    def tell(done: int, total: int) -> None:
        progress(4 * total + done, _STEPS * total)

    found = changes(texts[0], texts[1], tell)
    touched = []
    for change in found:
        near: set[int] = set()
        for side, passage in enumerate((change.old, change.new)):
            near.update(standing.get((side, passage.section), ()) if passage else ())
        touched.append(
            tuple(marked[one].id for one in sorted(near) if touches(change, *places[one]))
        )
    told = new.document
    titles = _Titles(old.document, told.title), _Titles(told, told.title)
    named = tuple(
        change._replace(old=titles[0].on(change.old), new=titles[1].on(change.new))
        for change in found
    )
    return Compared(told.id, told.title, old.document.edition, told.edition, named, tuple(touched))


class _Titles:
    """What the passages of an edition stand under: a short text is one section of many entries."""

    def __init__(self, document: Document, title: str) -> None:
        self._title = title
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._by_id = {entry.id: entry for entry in document.outline}
        for entry in document.outline:
            self._entries[entry.section].append(entry)

    def on(self, passage: Passage | None) -> Passage | None:
        entries = self._entries.get(passage.section, []) if passage else []
        if passage is None or not entries:
            return passage
        at = bisect_right([entry.start for entry in entries], passage.start) - 1
        entry = entries[max(at, 0)]
        if entry.start != passage.start:
            return passage._replace(title=entry.title)
        if entry.parent:
            return passage._replace(title=self._by_id[entry.parent].title)
        # A heading stands under itself; an article without a chapter would be alone under its own.
        heads = "".join(passage.text.split()) == "".join(entry.title.split())
        return passage._replace(title=entry.title if heads else self._title)


def _sections(edition: Earlier) -> list[SectionText]:
    return [
        SectionText(one.id, one.title, edition.text(one.id)) for one in edition.document.sections
    ]


def _places(annotations: Sequence[Annotation], edition: Earlier) -> list[Placement]:
    selectors = [one.selector for one in annotations if one.selector]
    return resolve_all(selectors, Edition(edition.document.sections, edition.text))
