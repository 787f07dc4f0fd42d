# SPDX-License-Identifier: MIT
"""The notebook: everything a person marks and writes in documents."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from study_viewer.core.annotation import STATES, Annotation, Incoming, State
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper
from study_viewer.core.noted import Noted
from study_viewer.core.noting import (
    after,
    complete,
    edited,
    known_colour,
    known_kind,
    new_id,
    now,
    regular_note,
    regular_tags,
)
from study_viewer.core.passages import find, target
from study_viewer.core.store.rows import Record
from study_viewer.core.texts import Texts
from study_viewer.core.undo import Act, Deed, History, Step, backward, forward_again, same_content

if TYPE_CHECKING:
    from pathlib import Path

    from study_viewer.core.backups import Backup, Preview
    from study_viewer.core.commenting import Commented
    from study_viewer.core.health import Health
    from study_viewer.core.merge import Merged


class Quoted(NamedTuple):
    """An annotation made by quoting; ``matches`` says how often the quote stands there."""

    changes: Changes
    matches: int


class Notebook(Noted):
    """All annotations; every write is on the disk before the method returns.

    One for each thread. Any method may raise the UserFacing of ``Keeper``; a write also
    notebook-read-only and disk-full, and then nothing has changed.
    """

    def __init__(self, keeper: Keeper, texts: Texts) -> None:
        super().__init__(keeper, texts)
        self.history = History()
        """What ``undo`` knows; who lets another notebook do an act for this one adds it here."""

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
        record = self._made(document, section, start, end, kind, note, colour, tags)
        return self._write((Step(None, record),))

    def take_comments(self, document: str, comments: "Iterable[Commented]") -> Changes:
        """A note for each comment, all in one act; one that stands there already is not doubled.

        A passage that is no longer there is noted on its section. Raises UserFacing as
        ``annotate``.
        """
        there = {(one.section, one.quote, one.note) for one in self.list(document)}
        steps: list[Step] = []
        for section, start, end, note in comments:
            length = len(self.texts.text(document, section))
            first, last = (start, end) if start < end <= length else (None, None)
            made = self._made(document, section, first, last, "note", note, None, ())
            told = made.annotation
            if (told.section, told.quote, told.note) not in there:
                there.add((told.section, told.quote, told.note))
                steps.append(Step(None, made))
        return self._write(tuple(steps)) if steps else Changes()

    def _made(
        self,
        document: str,
        section: str | None,
        start: int | None,
        end: int | None,
        kind: str,
        note: str,
        colour: str | None,
        tags: Iterable[str],
    ) -> Record:
        regular_kind = known_kind(kind)
        selector, place, heading, digest = target(self.texts, document, section, start, end)
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
        return Record(complete(annotation), self.texts.digest(document), heading, digest)

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
        found = find(self.texts, document, section, quote, occurrence)
        changes = self.annotate(
            document,
            found.section,
            found.start,
            found.end,
            kind=kind,
            note=note,
            colour=colour,
            tags=tags,
        )
        return Quoted(changes, found.matches)

    # Changing.

    def edit(
        self,
        ids: str | Iterable[str],
        *,
        kind: str | None = None,
        note: str | None = None,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
        joins: bool = False,
    ) -> Changes:
        """Changes what is named, in one act; empty Changes when that is what they say already.

        ``joins`` makes one act of it and the last one, if that touched this annotation alone: a
        note kept while it is written is undone as a whole. Raises: annotation-unknown, as annotate.
        """
        steps = []
        for before in self.records(ids):
            new = edited(before.annotation, kind, note, colour, tags)
            if new != before.annotation:
                new = new._replace(modified=after(new.modified, now()))
                steps.append(Step(before, before._replace(annotation=new)))
        return self._write(tuple(steps), joins=joins)

    def delete(self, ids: str | Iterable[str]) -> Changes:
        """To the trash, for 30 days."""
        return self._set_deleted(ids, now())

    def bring_back(self, ids: str | Iterable[str]) -> Changes:
        """Out of the trash."""
        return self._set_deleted(ids, None)

    def _set_deleted(self, ids: str | Iterable[str], time: str | None) -> Changes:
        steps = []
        for before in self.records(ids):
            if (before.annotation.deleted is None) != (time is None):
                modified = after(before.annotation.modified, now())
                new = before.annotation._replace(deleted=time, modified=modified)
                steps.append(Step(before, before._replace(annotation=new)))
        return self._write(tuple(steps))

    def attach(self, id: str, section: str, start: int, end: int) -> Changes:
        """Binds an annotation to the passage selected for it; a note on a whole gets a passage."""
        (before,) = self.records(id)
        document = before.annotation.document
        found = target(self.texts, document, section, start, end)
        new = before.annotation._replace(
            section=section,
            selector=found.selector,
            placement=found.placement,
            modified=after(before.annotation.modified, now()),
        )
        return self._write((Step(before, Record(new, self.texts.digest(document))),))

    # Taking back.

    def undo(self) -> Changes:
        """Takes the last act back; empty Changes when there is none.

        Raises UserFacing("undo-overtaken") when an annotation of it was changed elsewhere
        meanwhile; what was changed there stays, and the older acts are forgotten.
        """
        act = self.history.last_done()
        if act is None:
            return Changes()
        backwards = backward(act, now())
        changes = self._replay(backwards)
        self.history.undone(forward_again(backwards))
        return changes

    def redo(self) -> Changes:
        """Does again what was taken back last; as ``undo``."""
        act = self.history.last_undone()
        if act is None:
            return Changes()
        changes = self._replay(act)
        self.history.redone()
        return changes

    def to_undo(self) -> Deed | None:
        """What ``undo`` would take back."""
        return self.history.to_undo()

    def to_redo(self) -> Deed | None:
        """What ``redo`` would do again."""
        return self.history.to_redo()

    def _replay(self, act: Act) -> Changes:
        ids = [step.after.annotation.id for step in act]
        present = self.keeper.run(lambda file: file.by_ids(ids))
        for step in act:
            if not same_content(present.get(step.after.annotation.id), step.before):
                self.history.clear()
                raise UserFacing("undo-overtaken")
        return self._put(act)

    def _write(self, act: Act, *, joins: bool = False) -> Changes:
        """Commits an act and remembers it."""
        changes = self._put(act)
        if act:
            self.history.add(act, joins=joins)
        return changes

    def _put(self, act: Act) -> Changes:
        records = [step.after for step in act]
        names = {record.annotation.document for record in records}
        documents = [known for known in map(self.on_shelf, names) if known.digest]
        if records:
            self.keeper.run(lambda file: file.put(records, documents))
        return Changes(annotations=tuple(record.annotation.id for record in records))

    # Bringing in, keeping safe.

    def merge(self, incoming: Iterable[Incoming]) -> "Merged":
        """Brings in annotations from elsewhere; the newer ``modified`` wins, one act to undo.

        A document is found by its id, then by its digest; what has none is kept as unplaced.
        """
        from study_viewer.core.merge import Merged, act_of, newest_first_wins, titles_of

        coming = newest_first_wins(incoming)
        present = self.keeper.run(lambda file: file.by_ids([one.annotation.id for one in coming]))
        act, brought = act_of(coming, present, self.texts)
        changes = self._write(act)
        titles = titles_of(coming, self.keeper.run(lambda file: file.documents()))
        if titles:
            self.keeper.run(lambda file: file.put((), titles))
        found = [record.annotation.placement.state for record in brought]
        states: dict[State, int] = {state: found.count(state) for state in STATES}
        added = sum(step.before is None for step in act)
        return Merged(changes, added, len(act) - added, len(brought) - len(act), states)

    def backup(self, out: "Path | None" = None) -> "Path":
        """A verified copy at ``out``, or among the backups; returns its path."""
        from study_viewer.core import backups

        if out is None:
            return backups.back_up(self.keeper, "manual")
        return backups.back_up_to(self.keeper, out)

    def backup_if_due(self, reason: Literal["start", "cli"]) -> "Path | None":
        """For a worker after the window's start, and for the command line after a write."""
        from study_viewer.core.backups import back_up_if_due

        return back_up_if_due(self.keeper, reason)

    def backups(self) -> "tuple[Backup, ...]":
        """The newest first."""
        from study_viewer.core.backups import backups

        return backups(self.keeper.places.backups)

    def preview(self, path: "Path") -> "Preview":
        """What restoring a backup would change."""
        from study_viewer.core.backups import preview

        return preview(self.keeper, path)

    def restore(self, path: "Path") -> Changes:
        """A backup replaces everything, after a backup of what is there; a .yaml is merged.

        Raises UserFacing: file-missing, backup-unusable, notebook-newer, mirror-unreadable.
        """
        if path.suffix.lower() in (".yaml", ".yml"):
            from study_viewer.core.mirror import read

            return self.merge(read(path)).changes
        from study_viewer.core.backups import replace_by

        replace_by(self.keeper, path)
        self.history.clear()
        return Changes(everything=True)

    def mirror(self, changes: Changes | None = None) -> None:
        """Rewrites the readable mirror of the documents whose annotations changed, or of all."""
        from study_viewer.core.mirror import rewrite

        ids = None if changes is None or changes.everything else changes.annotations
        rewrite(self.keeper, self.known, ids)

    def check(self) -> "Health":
        """Every page and row; changes and mends nothing."""
        from study_viewer.core.health import examine

        return examine(self.keeper)
