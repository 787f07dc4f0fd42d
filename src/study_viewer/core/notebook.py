# SPDX-License-Identifier: MIT
"""The notebook: everything a person marks and writes in documents."""

import contextlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from study_viewer.core.annotation import STATES, Annotation, Placement, Selector, State
from study_viewer.core.changes import Changes
from study_viewer.core.document.selector import make
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper, Opening
from study_viewer.core.listing import Wanted, in_document_order
from study_viewer.core.noting import (
    complete,
    known_colour,
    known_kind,
    new_id,
    now,
    regular_note,
    regular_tags,
)
from study_viewer.core.store.notebook_file import Known, NotebookFile
from study_viewer.core.store.rows import Record
from study_viewer.core.texts import Texts, placed_anew
from study_viewer.core.undo import Act, History, Step, backward, forward_again, same_content

if TYPE_CHECKING:
    from pathlib import Path

    from study_viewer.core.backups import Backup, Preview
    from study_viewer.core.health import Health
    from study_viewer.core.merge import Incoming, Merged


class Quoted(NamedTuple):
    """An annotation made by quoting; ``matches`` says how often the quote stands there."""

    changes: Changes
    matches: int


class Notebook:
    """All annotations; every write is on the disk before the method returns.

    One for each thread. Any method may raise the UserFacing of ``Keeper``; a write also
    notebook-read-only and disk-full, and then nothing has changed.
    """

    def __init__(self, keeper: Keeper, texts: Texts) -> None:
        self.keeper = keeper
        self._texts = texts
        self._history = History()
        self._seen_version = -1

    @property
    def opening(self) -> Opening:
        """What had to be done to open the file, or since then to mend it."""
        self.keeper.run(lambda file: None)
        return self.keeper.opening

    # Making.

    def annotate(
        self,
        document: str,
        section: str | None = None,
        start: int | None = None,
        end: int | None = None,
        *,
        kind: str = "highlight",
        note: str = "",
        colour: str | None = None,
        tags: Iterable[str] = (),
    ) -> Changes:
        """Marks a passage, or notes something on a whole section (no start) or document.

        ``Changes.annotations`` holds the new id. Raises UserFacing: document-unknown,
        section-unknown, range-outside, selection-empty, kind-unknown, colour-unknown, note-empty,
        passage-missing.
        """
        regular_kind = known_kind(kind)
        if not self._texts.digest(document):
            raise UserFacing("document-unknown", document=document)
        selector, place, heading, digest = self._target(document, section, start, end)
        time = now()
        annotation = Annotation(
            id=new_id(),
            kind=regular_kind,
            document=document,
            section=section,
            selector=selector,
            note=regular_note(note),
            colour=known_colour(colour, regular_kind),
            tags=regular_tags(tags),
            created=time,
            modified=time,
            placement=place,
        )
        record = Record(complete(annotation), self._texts.digest(document), heading, digest)
        return self._write((Step(None, record),))

    def annotate_quote(
        self,
        document: str,
        section: str | None,
        quote: str,
        occurrence: int | None = None,
        *,
        kind: str = "highlight",
        note: str = "",
        colour: str | None = None,
        tags: Iterable[str] = (),
    ) -> Quoted:
        """Marks the n-th place (from 1) where a quote stands, compared as selectors compare.

        Without a section it is looked for in all of them, in order. Raises UserFacing as
        ``annotate``, and quote-not-found, occurrence-unknown.
        """
        from study_viewer.core.document.matching import find_quote

        if not self._texts.digest(document):
            raise UserFacing("document-unknown", document=document)
        known = [info.id for info in self._texts.sections(document)]
        if section is not None and section not in known:
            raise UserFacing("section-unknown", document=document, section=section)
        found = [
            (one, match)
            for one in (known if section is None else [section])
            for match in find_quote(self._texts.text(document, one), quote)
        ]
        if not found:
            raise UserFacing("quote-not-found", quote=quote)
        number = 1 if occurrence is None else occurrence
        if not 1 <= number <= len(found):
            raise UserFacing("occurrence-unknown", occurrence=number, count=len(found))
        where, match = found[number - 1]
        changes = self.annotate(
            document, where, match.start, match.end, kind=kind, note=note, colour=colour, tags=tags
        )
        return Quoted(changes, len(found))

    def _target(
        self, document: str, section: str | None, start: int | None, end: int | None
    ) -> tuple[Selector | None, Placement, str, str]:
        """Selector and placement of a new annotation; for a whole section its title and digest."""
        if section is None:
            return None, Placement("placed"), "", ""
        known = {info.id: info for info in self._texts.sections(document)}
        if section not in known:
            raise UserFacing("section-unknown", document=document, section=section)
        info = known[section]
        if start is None or end is None:
            return None, Placement("placed", section), info.title, info.digest
        text = self._texts.text(document, section)
        if not 0 <= start <= end <= len(text):
            raise UserFacing("range-outside", start=start, end=end, length=len(text))
        if not text[start:end].strip():
            raise UserFacing("selection-empty")
        selector = make(section, text, start, end, info.digest)
        return selector, Placement("placed", section, start, end), "", ""

    # Changing.

    def edit(
        self,
        id: str,
        *,
        kind: str | None = None,
        note: str | None = None,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> Changes:
        """Changes what is named; empty Changes when that is what it says already.

        Raises UserFacing: annotation-unknown, and as ``annotate``.
        """
        before = self._record(id)
        old = before.annotation
        new_kind = old.kind if kind is None else known_kind(kind)
        if colour is not None and new_kind == "bookmark":
            raise UserFacing("bookmark-without-colour")
        new = old._replace(
            kind=new_kind,
            note=old.note if note is None else regular_note(note),
            colour=known_colour(old.colour if colour is None else colour, new_kind),
            tags=old.tags if tags is None else regular_tags(tags),
        )
        if new == old:
            return Changes()
        after = before._replace(annotation=complete(new)._replace(modified=now()))
        return self._write((Step(before, after),))

    def delete(self, ids: str | Iterable[str]) -> Changes:
        """To the trash, for 30 days."""
        return self._set_deleted(ids, now())

    def bring_back(self, ids: str | Iterable[str]) -> Changes:
        """Out of the trash."""
        return self._set_deleted(ids, None)

    def _set_deleted(self, ids: str | Iterable[str], time: str | None) -> Changes:
        chosen = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
        steps = []
        for before in map(self._record, chosen):
            if (before.annotation.deleted is None) != (time is None):
                new = before.annotation._replace(deleted=time, modified=now())
                steps.append(Step(before, before._replace(annotation=new)))
        return self._write(tuple(steps))

    def attach(self, id: str, section: str, start: int, end: int) -> Changes:
        """Binds an annotation to the passage selected for it; a note on a whole gets a passage."""
        before = self._record(id)
        document = before.annotation.document
        selector, place, _, _ = self._target(document, section, start, end)
        new = before.annotation._replace(
            section=section, selector=selector, placement=place, modified=now()
        )
        return self._write((Step(before, Record(new, self._texts.digest(document))),))

    # Taking back.

    def undo(self) -> Changes:
        """Takes the last act back; empty Changes when there is none.

        Raises UserFacing("undo-overtaken") when an annotation of it was changed elsewhere
        meanwhile; what was changed there stays, and the older acts are forgotten.
        """
        act = self._history.last_done()
        if act is None:
            return Changes()
        backwards = backward(act, now())
        changes = self._replay(backwards)
        self._history.undone(forward_again(backwards))
        return changes

    def redo(self) -> Changes:
        """Does again what was taken back last; as ``undo``."""
        act = self._history.last_undone()
        if act is None:
            return Changes()
        changes = self._replay(act)
        self._history.redone()
        return changes

    @property
    def can_undo(self) -> bool:
        return self._history.last_done() is not None

    @property
    def can_redo(self) -> bool:
        return self._history.last_undone() is not None

    def _replay(self, act: Act) -> Changes:
        ids = [step.after.annotation.id for step in act]
        present = self.keeper.run(lambda file: file.by_ids(ids))
        for step in act:
            if not same_content(present.get(step.after.annotation.id), step.before):
                self._history.clear()
                raise UserFacing("undo-overtaken")
        return self._put(act)

    def _write(self, act: Act) -> Changes:
        """Commits an act and remembers it."""
        changes = self._put(act)
        if act:
            self._history.add(act)
        return changes

    def _put(self, act: Act) -> Changes:
        records = [step.after for step in act]
        known = [self._known(name) for name in {one.annotation.document for one in records}]
        documents = [one for one in known if one.digest]
        if records:
            self.keeper.run(lambda file: file.put(records, documents))
        return Changes(annotations=tuple(record.annotation.id for record in records))

    def _known(self, document: str) -> Known:
        return Known(document, self._texts.title(document), self._texts.digest(document))

    # Reading.

    def get(self, id: str) -> Annotation:
        """One annotation, also from the trash; raises UserFacing("annotation-unknown")."""
        return self._placed((self._record(id),))[0].annotation

    def _record(self, id: str) -> Record:
        record = self.keeper.run(lambda file: file.annotation(id))
        if record is None:
            raise UserFacing("annotation-unknown", id=id)
        return record

    def counts(self) -> dict[str, int]:
        """Document → how many annotations it has, the trash left out."""
        return self.keeper.run(lambda file: file.counts())

    def changed_outside(self) -> bool:
        """Whether another process, or another thread's notebook, wrote since the last question."""
        version = self.keeper.run(lambda file: file.database.data_version())
        seen, self._seen_version = self._seen_version, version
        return seen not in (-1, version)

    def title_of(self, document: str) -> str:
        """A document's title; of one that is no longer on the shelf, the last one known."""
        title = self._texts.title(document)
        if title:
            return title
        known = self.keeper.run(lambda file: file.documents())
        return known[document].title if document in known else ""

    def resolve(self, document: str) -> dict[State, int]:
        """How many annotations stand where in the document's present text."""
        counted: dict[State, int] = dict.fromkeys(STATES, 0)
        for annotation in self.list(document):
            counted[annotation.placement.state] += 1
        return counted

    def _placed(self, records: Sequence[Record]) -> tuple[Record, ...]:
        """The records as they stand in the present texts; what is new about that is kept."""
        by_document: dict[str, list[Record]] = {}
        for record in records:
            by_document.setdefault(record.annotation.document, []).append(record)
        found: dict[str, Record] = {}
        for document, group in by_document.items():
            digest = self._texts.digest(document)
            stale = [record for record in group if digest and record.resolved != digest]
            if stale:
                anew = placed_anew(stale, self._texts, document)
                self._keep_placements(stale, anew)
                found.update((record.annotation.id, record) for record in anew)
        return tuple(found.get(record.annotation.id, record) for record in records)

    def _keep_placements(self, stale: Sequence[Record], anew: Sequence[Record]) -> None:
        """Saves looking again the next time; what cannot be written is looked for again."""

        def keep(file: NotebookFile) -> None:
            if not file.read_only:
                file.put_unless_changed(stale, anew)

        with contextlib.suppress(UserFacing):
            self.keeper.run(keep)

    def trash(self, document: str | None = None) -> tuple[Annotation, ...]:
        """What was deleted in the last 30 days, the latest first."""
        records = self.keeper.run(lambda file: file.annotations(document))
        deleted = [record.annotation for record in records if record.annotation.deleted]
        return tuple(sorted(deleted, key=lambda one: one.deleted or "", reverse=True))

    def list(
        self,
        document: str | None = None,
        *,
        section: str | None = None,
        kind: str | None = None,
        colour: str | None = None,
        tag: str | None = None,
        state: str | None = None,
    ) -> tuple[Annotation, ...]:
        """The annotations that fit all that is named, by document title, then in document order.

        Notes on the whole document come first, unplaced annotations last.
        """
        records = self.keeper.run(lambda file: file.annotations(document))
        present = [record for record in records if record.annotation.deleted is None]
        wanted = Wanted(section, kind, colour, tag, state)
        fitting = [one.annotation for one in self._placed(present) if wanted.fits(one.annotation)]
        return in_document_order(fitting, self.title_of, self._texts.sections)
