# SPDX-License-Identifier: MIT
"""Brings annotations from elsewhere into the notebook: another PC's export, or a mirror."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from study_viewer.core.annotation import (
    COLOURS,
    KINDS,
    Incoming,
    Placement,
    Selector,
    State,
)
from study_viewer.core.backups import Preview, preview_act
from study_viewer.core.changes import Changes
from study_viewer.core.keeper import Keeper
from study_viewer.core.noting import (
    new_id,
    now,
    possible_kind,
    regular_note,
    regular_tags,
)
from study_viewer.core.one_line import whole_characters
from study_viewer.core.placing import placed_anew
from study_viewer.core.store.notebook_file import Known
from study_viewer.core.store.rows import Record
from study_viewer.core.texts import Texts
from study_viewer.core.undo import Act, Step

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,99}")
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,500}")


class Merged(NamedTuple):
    """How many came in, and where all those that were brought stand now.

    ``skipped`` are items of the file that held nothing to keep.
    """

    changes: Changes
    added: int
    updated: int
    unchanged: int
    states: dict[State, int]
    skipped: int = 0


def newest_first_wins(incoming: Iterable[Incoming]) -> list[Incoming]:
    """Each id once, made regular, in the order they came; of doubles the one modified last."""
    found: dict[str, Incoming] = {}
    for one in map(_regular, incoming):
        known = found.get(one.annotation.id)
        if known is None or known.annotation.modified < one.annotation.modified:
            found[one.annotation.id] = one
    return list(found.values())


def act_of(
    incoming: Iterable[Incoming], present: Mapping[str, Record], texts: Texts
) -> tuple[Act, list[Record]]:
    """What to write, and the records as they are after it.

    The newer ``modified`` wins: what was deleted here comes back only if it was changed there
    after that. The document is found by its id, else by the digest of its text.
    """
    coming: list[Record] = []
    staying: list[Record] = []
    for one in incoming:
        known = present.get(one.annotation.id)
        if known and known.annotation.modified >= one.annotation.modified:
            staying.append(known)
        else:
            coming.append(_on_the_shelf(one, texts))
    placed = placed_anew(coming, texts)
    act = tuple(Step(present.get(record.annotation.id), record) for record in placed)
    return act, [*placed, *staying]


def preview_of(keeper: Keeper, texts: Texts, incoming: Iterable[Incoming]) -> Preview:
    """What merging would change; nothing is written."""
    coming = newest_first_wins(incoming)
    present = keeper.run(lambda file: file.by_ids([one.annotation.id for one in coming]))
    act, brought = act_of(coming, present, texts)
    there = sum(record.annotation.deleted is None for record in brought)
    return preview_act(act)._replace(annotations=there)


def titles_of(incoming: Iterable[Incoming], known: Mapping[str, Known]) -> list[Known]:
    """Titles and digests that the incoming tell of documents the notebook does not know."""
    found = {
        one.annotation.document: Known(one.annotation.document, one.title, one.digest)
        for one in incoming
        if one.title and one.annotation.document not in known
    }
    return list(found.values())


def _on_the_shelf(one: Incoming, texts: Texts) -> Record:
    document = one.annotation.document
    if not texts.digest(document):
        document = (one.digest and texts.by_digest(one.digest)) or document
    annotation = one.annotation._replace(document=document, placement=Placement("unplaced"))
    return Record(annotation, "", one.heading, one.section_digest)


def _regular(one: Incoming) -> Incoming:
    """What others wrote, brought into our shape; nothing a person wrote is dropped."""
    old = one.annotation
    selector = _regular_selector(old.selector)
    note = regular_note(old.note)
    kind = old.kind if old.kind in KINDS else "note" if note else "highlight"
    kind = possible_kind(kind, note, selector is not None)
    colour = old.colour if old.colour in COLOURS else COLOURS[0]
    created = old.created if _TIME.fullmatch(old.created) else now()
    annotation = old._replace(
        id=old.id if _ID.fullmatch(old.id) else new_id(),
        kind=kind,
        document=old.document if _NAME.fullmatch(old.document) else "unknown",
        selector=selector,
        section=selector.section if selector else old.section or None,
        note=note,
        colour=None if kind == "bookmark" else colour,
        tags=regular_tags(old.tags),
        created=created,
        modified=old.modified if _TIME.fullmatch(old.modified) else created,
        deleted=old.deleted if old.deleted and _TIME.fullmatch(old.deleted) else None,
    )
    return one._replace(annotation=annotation)


def _regular_selector(selector: Selector | None) -> Selector | None:
    if selector is None or not selector.exact.strip():
        return None
    start = max(0, selector.start)
    texts = [whole_characters(part) for part in selector[1:4]]
    end = selector.end if selector.end > start else start + len(selector.exact)
    return Selector(selector.section, texts[0], texts[1], texts[2], start, end, selector.digest)
