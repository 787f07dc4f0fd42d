# SPDX-License-Identifier: MIT
"""Gathers annotations for a hand-in: which were chosen, under which headings, in which order."""

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.matching import fold
from study_viewer.core.document.model import Body, Document, Entry
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.plain import Leaf, leaves, plain_text
from study_viewer.core.document.walk import row_joints
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import Choice, DocumentNotes, SectionNotes

_DEEPEST = 100
"""Steps up an outline; a damaged one may lead round in a circle."""


def ticked(annotations: Iterable[Annotation], choice: Choice) -> Iterator[Annotation]:
    """What the person ticked: a highlight with a note is both a highlight and a note."""
    parts = choice.parts
    for annotation in annotations:
        seen = annotation.colour if annotation.selector else None
        if seen in choice.without_colours or choice.without_tags.intersection(annotation.tags):
            continue
        noted = annotation.kind == "note" or bool(annotation.note.strip())
        if not (
            (annotation.kind == "highlight" and parts.highlights)
            or (annotation.kind == "bookmark" and parts.bookmarks)
            or (noted and parts.notes)
        ):
            continue
        if not parts.notes:
            annotation = annotation._replace(note="")
        if not parts.tags:
            annotation = annotation._replace(tags=())
        yield annotation


def below(
    document: Document, annotations: Iterable[Annotation], entry: str
) -> tuple[Annotation, ...]:
    """Those that stand below an outline entry or one of its children.

    Raises UserFacing("section-unknown") when the outline has no such entry. What has no place,
    or is about the whole document, stands below none.
    """
    headings = _Headings(document)
    if entry not in headings.entries:
        raise UserFacing("section-unknown", document=document.id, section=entry)
    return tuple(
        one
        for one in annotations
        if any(above.id == entry for above in headings.above(_place(one, headings.order)))
    )


def grouped(document: Document, annotations: Iterable[Annotation]) -> DocumentNotes:
    """The annotations of one document under the headings they stand below, in document order.

    The heading is the nearest outline entry at or before an annotation's start. What stands in the
    document's title, or below that alone, comes before all other headings, also where the text has
    something before its title. What has no place in the present text, also in a section that is
    gone, comes last as unplaced.
    """
    headings = _Headings(document)
    order = headings.order
    whole, unplaced = [], []
    placed: list[tuple[tuple[bool, int, int, int, bool, str], tuple[str, ...], Annotation]] = []
    for annotation in annotations:
        place = annotation.placement
        if place.state == "unplaced" or (place.section and place.section not in order):
            unplaced.append(annotation)
        elif place.section is None:
            whole.append(annotation)
        else:
            start = -1 if place.start is None else place.start
            end = -1 if place.end is None else place.end
            # A bookmark stands alone: between two notes it would part them from their quote.
            last = annotation.kind == "bookmark"
            path = headings.path(_place(annotation, order))
            key = (bool(path), order[place.section], start, end, last, annotation.created)
            placed.append((key, path, annotation))
    placed.sort(key=lambda one: one[0])
    groups: list[tuple[tuple[str, ...], list[Annotation]]] = []
    for _, path, annotation in placed:
        if not groups or groups[-1][0] != path:
            groups.append((path, []))
        groups[-1][1].append(annotation)
    sections = tuple(
        SectionNotes(" › ".join(path), len(path), tuple(inside), path) for path, inside in groups
    )
    return DocumentNotes(
        document.id,
        document.metadata,
        tuple(whole),
        sections,
        tuple(unplaced),
        document.digest,
        document.sections,
    )


class Numbers(NamedTuple):
    """In which paragraph annotations begin, by their id; see ``DocumentNotes``."""

    paragraphs: dict[str, int]
    headings: dict[str, str]


def numbered(
    document: Document, annotations: Iterable[Annotation], body_of: Callable[[str], Body]
) -> Numbers:
    """In which paragraph below its heading each begins, by its id, counted from 1.

    A table counts as one. What stands in a heading, on a whole section, or in a section that
    cannot be read has none. An entry that is but the opening words of the paragraph itself is no
    heading to count from: then the next one above it is, or the section.
    """
    headings = _Headings(document)
    made = Numbers({}, {})
    paragraphs: dict[str, list[Leaf]] = {}
    for annotation in annotations:
        place = _place(annotation, headings.order)
        section = annotation.placement.section
        if place is None or section is None or annotation.placement.start is None:
            continue
        if section not in paragraphs:
            paragraphs[section] = list(_paragraphs(body_of, section))
        known = paragraphs[section]
        at = next((leaf for leaf in reversed(known) if leaf.start <= place[1]), None)
        if at is None or at.kind == "heading":
            continue
        entry = next(headings.above(place), None)
        if entry and entry.section == section and _opens(entry, at):
            entry = next(
                (one for one in headings.above(place) if _is_heading(one, section, known)), None
            )
            made.headings[annotation.id] = headings.said(entry, section)
        top = entry.start if entry and entry.section == section else 0
        found = [leaf for leaf in known if leaf.start <= place[1] and _end(leaf) >= top]
        made.paragraphs[annotation.id] = sum(leaf.kind != "heading" for leaf in found)
    return made


def reworded(
    document: Document, annotations: Iterable[Annotation], body_of: Callable[[str], Body]
) -> dict[str, str]:
    """The words that stand at an annotation's place now, by its id, where they are other ones.

    Only sections that changed since an annotation was made are read; one that cannot be read, and
    what stands in no text, say nothing.
    """
    digests = {section.id: section.digest for section in document.sections}
    texts: dict[str, str] = {}
    found: dict[str, str] = {}
    for one in annotations:
        place, selector = one.placement, one.selector
        if selector is None or place.section not in digests or place.start is None:
            continue
        if place.state == "unplaced" or digests[place.section] == selector.digest:
            continue
        if place.section not in texts:
            try:
                texts[place.section] = plain_text(body_of(place.section))
            except UserFacing:
                texts[place.section] = ""
        now = texts[place.section][place.start : place.end]
        if now.strip() and fold(now) != fold(selector.exact):
            found[one.id] = now
    return found


def in_rows(
    annotations: Iterable[Annotation],
    body_of: Callable[[str], Body],
    present: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The quotes over cells of a table, by the annotation's id: a line for each row.

    The quote itself has each cell on a line of its own, as the text that offsets count. ``present``
    has the words of those that were reworded.
    """
    found: dict[str, str] = {}
    joints: dict[str, frozenset[int]] = {}
    for annotation in annotations:
        place, quote = annotation.placement, annotation.quote
        if place.state != "check":
            quote = present.get(annotation.id, quote)
        if "\n" not in quote or place.section is None or place.start is None:
            continue
        if place.state == "unplaced" or place.end != place.start + len(quote):
            continue
        if place.section not in joints:
            try:
                joints[place.section] = row_joints(body_of(place.section))
            except UserFacing:
                joints[place.section] = frozenset()
        inside = joints[place.section]
        if any(place.start <= joint < place.end for joint in inside):
            found[annotation.id] = "".join(
                " | " if place.start + at in inside else letter for at, letter in enumerate(quote)
            )
    return found


def _opens(entry: Entry, leaf: Leaf) -> bool:
    """Whether the entry is the paragraph's first words, with no number of its own."""
    inside = leaf.start <= entry.start <= _end(leaf)
    return inside and leaf.kind != "heading" and number_of(entry.title) is None


def _is_heading(entry: Entry, section: str, known: list[Leaf]) -> bool:
    """Of entries in other sections nothing is read: they are taken as they are."""
    return entry.section != section or not any(_opens(entry, leaf) for leaf in known)


def _end(leaf: Leaf) -> int:
    return leaf.start + len(leaf.text)


def _paragraphs(body_of: Callable[[str], Body], section: str) -> Iterator[Leaf]:
    try:
        known = leaves(body_of(section))
    except UserFacing:
        return
    for is_cell, leaf in groupby(known, key=lambda leaf: leaf.kind == "cell"):
        if is_cell:
            yield next(leaf)
        else:
            yield from (one for one in leaf if one.text.strip())


def _place(annotation: Annotation, order: dict[str, int]) -> tuple[int, int] | None:
    """Number of the section and offset; a note on a whole section stands at its beginning."""
    place = annotation.placement
    if place.state == "unplaced" or place.section not in order:
        return None
    return order[place.section], max(place.start or 0, 0)


class _Headings:
    """Finds the outline entry a place stands below."""

    def __init__(self, document: Document) -> None:
        self._title = document.title
        self._sections = {section.id: section.title for section in document.sections}
        self.order = {section.id: number for number, section in enumerate(document.sections)}
        self.entries = {entry.id: entry for entry in document.outline}
        self._starts = sorted(
            (
                (self.order[entry.section], entry.start, number, entry)
                for number, entry in enumerate(document.outline)
                if entry.section in self.order
            ),
            key=lambda start: start[:3],
        )

    def above(self, place: tuple[int, int] | None) -> Iterator[Entry]:
        """The nearest entry at or before a place, then what that is part of, up to the top."""
        if place is None:
            return
        count = bisect.bisect_right(self._starts, place, key=lambda known: known[:2])
        entry = self._starts[count - 1][3] if count else None
        for _ in range(_DEEPEST):
            if entry is None:
                return
            yield entry
            entry = self.entries.get(entry.parent) if entry.parent else None

    def said(self, entry: Entry | None, section: str) -> str:
        """An entry with those above it in one line; without one its section, where there are
        several.
        """
        if entry is not None:
            return " › ".join(self.path((self.order[entry.section], entry.start)))
        title = self._sections.get(section, "") if len(self._sections) > 1 else ""
        return "" if title.split() == self._title.split() else title

    def path(self, place: tuple[int, int] | None) -> tuple[str, ...]:
        """Titles from the top down to the entry, without the document's own title."""
        path = [entry.title for entry in self.above(place)]
        path.reverse()
        if path and path[0].split() == self._title.split():
            path = path[1:]
        return tuple(title for title in path if title.strip())
