# SPDX-License-Identifier: MIT
"""Opens the stores of one data folder and hands out the use cases; one per thread."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from study_viewer.core import whereabouts
from study_viewer.core.annotation import Incoming, Placement, State
from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Correction
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusals
from study_viewer.core.formats.contract import Kind, Progress, Wishes, no_progress
from study_viewer.core.keeper import Keeper
from study_viewer.core.library import Library
from study_viewer.core.notebook import Notebook
from study_viewer.core.paths import Paths
from study_viewer.core.reading import Reading
from study_viewer.core.settings import Settings
from study_viewer.core.store.index import Index

if TYPE_CHECKING:
    from study_viewer.core.apart.readers import Reads
    from study_viewer.core.backups import Preview
    from study_viewer.core.collecting import Collections
    from study_viewer.core.comparing import Compared
    from study_viewer.core.destinations import Destination
    from study_viewer.core.document.kinship import Kin
    from study_viewer.core.draft import Draft
    from study_viewer.core.drafts import Drafts
    from study_viewer.core.importing import Imported
    from study_viewer.core.merge import Merged
    from study_viewer.core.overview import Row
    from study_viewer.core.phrases import History
    from study_viewer.core.publisher import Publisher
    from study_viewer.core.searching import Excerpt, Hit, Searching
    from study_viewer.core.whereabouts import Moved


Restated = tuple[str, State, State]
"""An annotation's id, and where it stood before and stands now."""


class Workspace:
    """Everything over one data folder; each store is opened when it is first asked for.

    Raises UserFacing where the folder cannot be made.
    """

    def __init__(self, paths: Paths, bundled: Path | None = None, *, patient: bool = False) -> None:
        """``patient`` as for ``Library``."""
        self.paths = paths
        self._patient = patient
        self._bundled = bundled
        make_folder(paths.data)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.paths.settings)

    @cached_property
    def index(self) -> Index:
        return Index(self.paths.index)

    @cached_property
    def library(self) -> Library:
        return Library(
            self.paths, self.index, lambda: self.reads, self._bundled, patient=self._patient
        )

    @cached_property
    def reads(self) -> "Reads":
        """What reads foreign files; its processes are begun when they are needed."""
        from study_viewer.core.apart.readers import Readers
        from study_viewer.core.converting import Converting

        return Converting(Readers(self.paths.logs), self.paths.documents)

    @cached_property
    def keeper(self) -> Keeper:
        return Keeper(whereabouts.places(self.paths), lambda: whereabouts.places(self.paths))

    @cached_property
    def notebook(self) -> Notebook:
        return Notebook(self.keeper, self.library)

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.keeper)

    @cached_property
    def searching(self) -> "Searching":
        # No start of the window looks for anything.
        from study_viewer.core.searching import Searching

        return Searching(self.index, self.notebook.each, self.library.bundled)

    def destinations(
        self,
        document: str,
        words: str,
        here: tuple[str, int] | None = None,
        check: "Callable[[], None]" = lambda: None,
    ) -> "tuple[Destination, ...]":
        """The places of a document that these words mean; as ``core.destinations``."""
        from study_viewer.core.destinations import destinations

        return destinations(self.searching, self.index, document, words, here, check)

    def phrase(self, phrase: str, progress: Progress = no_progress) -> "History":
        """How often and in which documents it stands; as ``core.phrases.history``."""
        from study_viewer.core.phrases import history

        return history(self.searching, self.index, phrase, progress)

    def phrase_places(
        self, told: "History", documents: Iterable[str] = (), skip: int = 0, most: int = 500
    ) -> "list[Hit]":
        """Its places by date, so many of them; as ``core.phrases.places``."""
        from study_viewer.core.phrases import places

        return places(self.searching, told, documents, skip, most)

    def phrase_passage(self, hit: "Hit") -> "Excerpt":
        """One of them with some lines around it."""
        from study_viewer.core.phrases import passage

        return passage(self.index, hit)

    @cached_property
    def collections(self) -> "Collections":
        # No start of the window asks for them.
        from study_viewer.core.collecting import Collections

        return Collections(self.paths.collections, self.paths.backups)

    def overview(self) -> "list[Row]":
        """Every document with its progress and annotations, by title; for a worker."""
        from study_viewer.core.overview import rows

        shelf, bundled = self.library.list(), str(self.library.bundled)
        return rows(self.index, shelf, bundled, self.notebook.counts(), self.reading.all_progress())

    @cached_property
    def publisher(self) -> "Publisher":
        # No start of the window exports anything.
        from study_viewer.core.publisher import Publisher

        return Publisher(self.library, self.notebook)

    @cached_property
    def drafts(self) -> "Drafts":
        # The parsers cost 0.2 s to import, which no start of the window pays.
        from study_viewer.core.drafts import Drafts

        return Drafts(self.paths, self.index, self.library, self.reads)

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of file that can be imported."""
        from study_viewer.core.formats import registry

        return registry.kinds()

    def import_paths(
        self,
        paths: Iterable[Path],
        wishes: Wishes | None = None,
        progress: Progress = no_progress,
        announce: Callable[[Path], None] = lambda path: None,
        replaces: str = "",
        *,
        holds: bool = False,
    ) -> Iterator[tuple["Imported", dict[State, int]]]:
        """As ``Library.import_paths``, with where each document's annotations now stand.

        A document that comes back finds the annotations that stayed in the notebook. Of a new
        edition ``Imported.states`` tells each annotation's place before and now.
        """
        self.library.complete(progress)
        before = self._places(replaces) if replaces else {}
        every = self.library.import_paths(paths, wishes, progress, announce, replaces, holds=holds)
        for imported in every:
            yield self._resolved(imported, before)

    def keep(
        self, draft: "Draft", progress: Progress = no_progress, replaces: str = ""
    ) -> tuple["Imported", dict[State, int]]:
        """As ``Drafts.keep``, with where the document's annotations now stand.

        ``replaces`` is the document whose new edition the draft is to be, as it now is: whoever
        wants the document's corrections in it calls ``as_edition`` first. Raises UserFacing as
        ``Library.over``.
        """
        self.library.complete(progress)
        before = self._places(replaces) if replaces else {}
        over = self.library.over(replaces) if replaces else None
        return self._resolved(self.drafts.keep(draft, progress, over), before)

    def kin_of(self, coming: "Draft | Path", progress: Progress = no_progress) -> "tuple[Kin, ...]":
        """The documents that a draft or a file may be a new edition of, the likeliest first.

        Raises UserFacing where a file cannot be imported.
        """
        self.library.complete(progress)
        draft = self.drafts.of(coming, None, progress) if isinstance(coming, Path) else coming
        return self.drafts.kin(draft)

    def as_edition(self, draft: "Draft", document: str) -> tuple["Draft", int]:
        """The draft with the title and the corrections that a person gave the document, and how
        many of these fit no longer."""
        from study_viewer.core.renewing import title_after

        told = self.library.over(document).told
        made, lost = draft.repeating(told.corrections)
        return made.titled(title_after(told, draft.title)), lost

    def take_back_edition(self, document: str) -> tuple[Changes, tuple[Restated, ...]]:
        """As ``Library.take_back_edition``, with each annotation's place before and now."""
        from study_viewer.core.reading_on import read_on, texts_of

        before = self._places(document)
        texts = texts_of(self.library, self.reading, document, 0)
        changes = self.library.take_back_edition(document)
        read_on(self.library, self.reading, document, texts)
        return changes, self._moved(document, before)

    def changes(
        self, document: str, old: int = 0, new: int = 0, progress: Progress = no_progress
    ) -> "Compared":
        """What changed from one edition to another, by default to the present one from the one
        before, and the annotations that this touches; for a worker.

        Raises UserFacing: document-unknown, edition-unknown, edition-first.
        """
        from study_viewer.core.comparing import compared

        kept = [one.number for one in self.library.editions(document)]
        new = new or kept[-1]
        before = [number for number in kept if number < new]
        if not old and not before:
            raise UserFacing("edition-first", title=self.library.title(document))
        return compared(
            self.library.edition(document, old or before[-1]),
            self.library.edition(document, new),
            self.notebook.list(document),
            progress,
        )

    def _resolved(
        self, imported: "Imported", before: dict[str, Placement]
    ) -> tuple["Imported", dict[State, int]]:
        if not imported.document:
            return imported, {}
        if imported.edition > 1 and not imported.already:
            from study_viewer.core.reading_on import read_on, texts_of

            texts = texts_of(self.library, self.reading, imported.document, 1)
            read_on(self.library, self.reading, imported.document, texts)
            if before:
                from study_viewer.core.noting_on import note_on

                note_on(self.library, self.notebook, imported.document, before)
        if before:
            imported = imported._replace(states=self._moved(imported.document, before))
        if imported.comments:
            self.notebook.take_comments(imported.document, imported.comments)
        return imported, self.notebook.resolve(imported.document)

    def _places(self, document: str) -> dict[str, Placement]:
        return {one.id: one.placement for one in self.notebook.list(document)}

    def _moved(self, document: str, before: dict[str, Placement]) -> tuple[Restated, ...]:
        now = self._places(document)
        return tuple((id, before[id].state, now[id].state) for id in now if id in before)

    def take_place(self, document: str, old: str) -> Changes | None:
        """Takes ``old`` off the shelf, which ``document`` was imported to stand in for.

        None where it stays beside it because of notes in it or of earlier editions; nothing changes
        where both are one. Raises UserFacing as ``Library.remove``.
        """
        if document == old:
            return Changes()
        if self.notebook.list(old) or len(self.library.editions(old)) > 1:
            return None
        return self.library.remove(old)

    def correct(self, document: str, acts: Iterable[Correction]) -> Changes:
        """As ``Library.correct``; the annotations find their places in the corrected text."""
        changes = self.library.correct(document, acts)
        self.notebook.resolve(document)
        return changes

    def take_back(self, document: str, count: int = 1) -> tuple[Changes, tuple[Correction, ...]]:
        """As ``Library.take_back``; the annotations find their places again."""
        done = self.library.take_back(document, count)
        self.notebook.resolve(document)
        return done

    def named_document(self, name: str) -> str:
        """The id of a document by id or title, also of a removed one that has annotations.

        Raises UserFacing("document-unknown").
        """
        try:
            return self.library.find(name)[0]
        except UserFacing:
            for document in self.notebook.counts():
                if name in (document, self.notebook.title_of(document)):
                    return document
            raise

    def import_notes(self, path: Path, progress: Progress = no_progress) -> "Merged":
        """Merges the annotations of an exported .json; raises UserFacing when it is none.

        ``Merged.skipped`` says how many of its items could not be kept.
        """
        self.library.complete(progress)
        skipped: list[str] = []
        merged = self.notebook.merge(_collected(path, skipped))
        return merged._replace(skipped=len(skipped))

    def restore(self, path: Path, progress: Progress = no_progress) -> Changes:
        """A backup replaces the notebook; a .json, or a .yaml of the mirror, is merged into it.

        Either way there is a backup of what was there before.
        """
        from study_viewer.core import backups

        if backups.merges(path):
            self.library.complete(progress)
            backups.back_up(self.keeper, "restore")
        if path.suffix.lower() == ".json":
            return self.import_notes(path, progress).changes
        return self.notebook.restore(path)

    def held_in(self, backup: Path) -> int:
        """How many annotations a backup holds; raises UserFacing as ``count_in``."""
        from study_viewer.core.store.backup import count_in

        return count_in(backup)

    def move_notebook(self, folder: Path) -> "Moved":
        """To another folder; raises UserFacing as ``whereabouts.move``."""
        return whereabouts.move(self.keeper, self.paths, folder)

    def adopt_notebook(self, folder: Path, *, join: bool) -> "Moved":
        """Uses the notebook that lies there; raises UserFacing as ``whereabouts.adopt``."""
        return whereabouts.adopt(self.keeper, self.paths, folder, join=join)

    def give_up_elsewhere(self) -> None:
        """The data folder's own notebook is used again, built from the newest backup."""
        self.keeper.close()
        whereabouts.without(self.paths)

    def let_go(self, moved: "Moved") -> Path | None:
        """Called where the notebook was open when another thread moved it: opens it anew.

        Gives the name that the file which was left has now, if it could be renamed.
        """
        self.keeper.close()
        return moved.kept_as or whereabouts.put_aside(moved.left)

    def preview(self, path: Path) -> "Preview":
        """What ``restore`` of this file would change; raises UserFacing as it does."""
        from study_viewer.core.backups import merges

        if not merges(path):
            return self.notebook.preview(path)
        from study_viewer.core.merge import preview_of

        json = path.suffix.lower() == ".json"
        incoming = _collected(path, []) if json else _mirrored(path)
        return preview_of(self.keeper, self.library, incoming)

    def close(self) -> None:
        """Closes what was opened; everything is on the disk already."""
        opened = self.__dict__
        if "keeper" in opened:
            self.keeper.close()
        if "reads" in opened:
            self.reads.close()
        if "index" in opened:
            self.index.close()


def _collected(path: Path, skipped: list[str]) -> "Iterable[Incoming]":
    from study_viewer.core.export.collection_in import read_collection

    with refusals(path):
        data = path.read_bytes()
    return read_collection(data, skipped)


def _mirrored(path: Path) -> "Iterable[Incoming]":
    from study_viewer.core.mirror import read

    return read(path)
