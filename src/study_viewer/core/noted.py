# SPDX-License-Identifier: MIT
"""What the notebook holds, asked: nothing here changes it."""

from collections.abc import Collection, Iterable, Iterator

from study_viewer.core.annotation import STATES, Annotation, State
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper, Opening
from study_viewer.core.listing import DocumentOrder, Wanted
from study_viewer.core.placing import placed_now
from study_viewer.core.store.notebook_file import Known
from study_viewer.core.store.rows import Record
from study_viewer.core.texts import Texts


class Noted:
    """The half of a ``Notebook`` that reads; any method may raise the UserFacing of ``Keeper``."""

    def __init__(self, keeper: Keeper, texts: Texts) -> None:
        self.keeper = keeper
        self.texts = texts
        self._seen_version = -1

    @property
    def opening(self) -> Opening:
        """What had to be done to open the file, or since then to mend it."""
        self.keeper.run(lambda file: None)
        return self.keeper.opening

    def get(self, id: str) -> Annotation:
        """One annotation, also from the trash; raises UserFacing("annotation-unknown")."""
        return self.several((id,))[0]

    def several(self, ids: Iterable[str]) -> tuple[Annotation, ...]:
        """As ``get``, of each, in that order."""
        placed = placed_now(self.keeper, self.texts, self.records(ids))
        return tuple(record.annotation for record in placed)

    def records(self, ids: str | Iterable[str]) -> tuple[Record, ...]:
        """Each named once, read together."""
        wanted = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
        found = self.keeper.run(lambda file: file.by_ids(wanted))
        if missing := [id for id in wanted if id not in found]:
            raise UserFacing("annotation-unknown", id=missing[0])
        return tuple(found.values())

    def counts(self) -> dict[str, int]:
        """Document → how many annotations it has, the trash left out."""
        return self.keeper.run(lambda file: file.counts())

    def has_more(self, document: str, than: int) -> bool:
        """Whether a document has more annotations than that, in a hundredth of the time of
        ``counts`` where there are 100,000."""
        return self.keeper.run(lambda file: file.has_more(document, than))

    def tally(self) -> dict[str, int]:
        """How many there are by kind, ``noted`` with a note, and ``trash``; no zeros."""
        return self.keeper.run(lambda file: file.tally())

    def tags(self) -> tuple[str, ...]:
        """All there are, the most used first, each as it is written most often."""
        return self.keeper.run(lambda file: file.tags())

    def changed_outside(self) -> bool:
        """Whether another process, or another thread's notebook, wrote since the last question."""
        version = self.keeper.run(lambda file: file.database.data_version())
        seen, self._seen_version = self._seen_version, version
        return seen not in (-1, version)

    def title_of(self, document: str) -> str:
        """A document's title; of one that is no longer on the shelf, the last one known."""
        return self.texts.title(document) or self.known(document).title

    def known(self, document: str) -> Known:
        """Title and digest of a document, on the shelf or as they were when last written."""
        there = self.on_shelf(document)
        stored = {} if there.digest else self.keeper.run(lambda file: file.documents())
        return stored.get(document, there)

    def resolve(self, document: str) -> dict[State, int]:
        """How many annotations stand where in the document's present text."""
        found = [annotation.placement.state for annotation in self.list(document)]
        return {state: found.count(state) for state in STATES}

    def trash(self, document: str | None = None) -> tuple[Annotation, ...]:
        """What was deleted in the last 30 days, the latest first."""
        deleted = [one.annotation for one in self.keeper.run(lambda file: file.trash(document))]
        return tuple(sorted(deleted, key=lambda one: one.deleted or "", reverse=True))

    def on_shelf(self, document: str) -> Known:
        """Title and digest of a document, empty where it is not on the shelf."""
        return Known(document, self.texts.title(document), self.texts.digest(document))

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
        placed = placed_now(self.keeper, self.texts, present)
        fitting = [record.annotation for record in placed if wanted.fits(record.annotation)]
        return DocumentOrder(self.title_of, self.texts.number).sorted(fitting)

    def each(self, documents: Collection[str] = ()) -> Iterator[Annotation]:
        """All that ``list`` has, of these documents where any are named, and in that order; a
        document at a time, and let go one by one: to read or to free 100,000 in one go keeps every
        other thread from running for a sixth of a second."""
        order = DocumentOrder(self.title_of, self.texts.number)
        for document in order.documents(documents or self.counts()):
            left = [*reversed(self.list(document))]
            while left:
                yield left.pop()
