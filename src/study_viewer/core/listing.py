# SPDX-License-Identifier: MIT
"""Which annotations are listed, and in which order."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.noting import folded


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


def in_document_order(
    annotations: Sequence[Annotation],
    title_of: Callable[[str], str],
    sections_of: Callable[[str], tuple[SectionInfo, ...]],
) -> tuple[Annotation, ...]:
    """By title, whole-document notes first, unplaced ones last, the rest as the text runs."""
    documents = {annotation.document for annotation in annotations}
    titles = {document: title_of(document) for document in documents}
    numbers: dict[tuple[str, str], tuple[object, ...]] = {
        (document, section.id): (number,)
        for document in documents
        for number, section in enumerate(sections_of(document))
    }
    far = len(numbers)
    for document, section in {(one.document, _section(one) or "") for one in annotations}:
        numbers.setdefault((document, section), (far, natural(section)))

    def key(one: Annotation) -> tuple[object, ...]:
        place = one.placement
        unplaced = place.state == "unplaced"
        section = _section(one)
        start = one.selector.start if unplaced and one.selector else place.start
        return (
            titles[one.document],
            one.document,
            unplaced,
            section is not None,
            numbers[one.document, section or ""],
            -1 if start is None else start,
            place.end or 0,
            one.created,
            one.id,
        )

    return tuple(sorted(annotations, key=key))


def _section(one: Annotation) -> str | None:
    """Where it stands now, or where it stood."""
    return one.section if one.placement.state == "unplaced" else one.placement.section


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts s2 before s10: for sections of a document that is no longer there."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", name)
    )
