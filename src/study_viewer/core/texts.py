# SPDX-License-Identifier: MIT
"""What the notebook needs to know of documents, and where annotations stand in them now."""

from collections.abc import Sequence
from typing import Protocol

from study_viewer.core.annotation import Placement
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.store.rows import Record


class Texts(Protocol):
    """The documents on the shelf; the library fulfils it."""

    def title(self, document: str) -> str:
        """Empty when the document is not there."""
        ...

    def digest(self, document: str) -> str:
        """Of the present text; empty when the document is not there."""
        ...

    def sections(self, document: str) -> tuple[SectionInfo, ...]:
        """In reading order; none when the document is not there."""
        ...

    def text(self, document: str, section: str) -> str:
        """The plain text that offsets count."""
        ...

    def by_digest(self, digest: str) -> str | None:
        """The document whose present text has this digest."""
        ...


def placed_anew(records: Sequence[Record], texts: Texts, document: str) -> list[Record]:
    """The records with their placements in the document's present text.

    Records of a document that is not there stay as they are.
    """
    # The matching rooms are needed only after a text changed.
    from study_viewer.core.document.edition import Edition
    from study_viewer.core.document.selector import resolve_all

    digest = texts.digest(document)
    if not digest:
        return list(records)
    sections = texts.sections(document)
    edition = Edition(sections, lambda section: texts.text(document, section))
    selectors = [record.annotation.selector for record in records if record.annotation.selector]
    found = iter(resolve_all(selectors, edition))
    return [
        record._replace(
            annotation=record.annotation._replace(
                placement=next(found) if record.annotation.selector else _of_whole(record, sections)
            ),
            resolved=digest,
        )
        for record in records
    ]


def _of_whole(record: Record, sections: Sequence[SectionInfo]) -> Placement:
    """Where a note without a passage belongs: its section is known by text, title and id."""
    wanted = record.annotation.section
    if wanted is None:
        return Placement("placed")
    by_id = {section.id: section for section in sections}
    same_text = [section.id for section in sections if section.digest == record.digest]
    same_title = [section.id for section in sections if section.title == record.heading]
    if wanted in by_id and (wanted in same_text or wanted in same_title):
        return Placement("placed", wanted)
    if len(same_text) == 1:
        return Placement("placed", same_text[0])
    if len(same_title) == 1:
        return Placement("moved", same_title[0])
    return Placement("check", wanted) if wanted in by_id else Placement("unplaced")
