# SPDX-License-Identifier: MIT
"""Where annotations stand in the documents' present texts."""

import contextlib
from collections.abc import Sequence

from study_viewer.core.annotation import Placement
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper
from study_viewer.core.one_line import is_same_title
from study_viewer.core.store.notebook_file import NotebookFile
from study_viewer.core.store.rows import Record
from study_viewer.core.texts import Texts


def placed_now(keeper: Keeper, texts: Texts, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records as they stand now; what was found out anew is kept in the notebook."""
    digests = {name: texts.digest(name) for name in {one.annotation.document for one in records}}
    stale = [
        record
        for record in records
        if record.resolved != (digests[record.annotation.document] or record.resolved)
    ]
    if not stale:
        return tuple(records)
    anew = placed_anew(stale, texts)

    def keep(file: NotebookFile) -> None:
        if not file.read_only:
            file.put_unless_changed(stale, anew)

    # Keeping it only saves looking again the next time.
    with contextlib.suppress(UserFacing):
        keeper.run(keep)
    found = {record.annotation.id: record for record in anew}
    return tuple(found.get(record.annotation.id, record) for record in records)


def placed_anew(records: Sequence[Record], texts: Texts) -> list[Record]:
    """The records, in their order, with their placements in the documents' present texts.

    Records of a document that is not on the shelf, or of which a text cannot be read now, stay
    as they are, and are looked for again the next time.
    """
    by_document: dict[str, list[Record]] = {}
    for record in records:
        by_document.setdefault(record.annotation.document, []).append(record)
    found = {
        record.annotation.id: record
        for document, group in by_document.items()
        for record in _placed_in(document, group, texts)
    }
    return [found[record.annotation.id] for record in records]


def _placed_in(document: str, records: Sequence[Record], texts: Texts) -> list[Record]:
    # The matching rooms are needed only after a text changed.
    from study_viewer.core.document.edition import Edition
    from study_viewer.core.document.selector import resolve_all

    digest = texts.digest(document)
    if not digest:
        return list(records)
    sections = texts.sections(document)
    edition = Edition(sections, lambda section: texts.text(document, section))
    selectors = [record.annotation.selector for record in records if record.annotation.selector]
    try:
        found = iter(resolve_all(selectors, edition))
    except UserFacing:
        # A passage that cannot be looked for is not one that is gone.
        return list(records)
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
    heading = record.heading
    same_title = [section.id for section in sections if is_same_title(section.title, heading)]
    if wanted in by_id and (wanted in same_text or wanted in same_title):
        return Placement("placed", wanted)
    if len(same_text) == 1:
        return Placement("placed", same_text[0])
    if len(same_title) == 1:
        return Placement("moved", same_title[0])
    return Placement("check", wanted) if wanted in by_id else Placement("unplaced")
