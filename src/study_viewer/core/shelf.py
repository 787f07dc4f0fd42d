# SPDX-License-Identifier: MIT
"""The folders of the documents, and the index brought up to what lies in them."""

import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals, set_aside, stamp_of
from study_viewer.core.formats.contract import Progress
from study_viewer.core.paths import Paths
from study_viewer.core.store.index import LOOKED, Index, Shelved
from study_viewer.core.store.stamps import stamps

_INDEX_TROUBLE = {"disk-full", "read-only", "index-trouble"}
_BUSY = "index-busy"
# That of document_folder, which is imported where documents are read: it reads YAML.
FILE = "document.yaml"
_AT_ONCE = 500
_MANY = 500
"""Documents from which on a window neither looks through their folders nor puts them in order: of
10,000 either takes 0.2 s."""
_FEW = 12
_LITTLE = 200_000
_SHORT = 1_000_000
"""Folders, bytes of their document.yaml and bytes of their text that are read before a window shows
anything: together some tenths of a second."""
# What setting a folder aside adds to its name.
_ASIDE = re.compile(r"-(\d{8}-\d{6})(?:-(\d+))?$")


class Much(Exception):
    """More folders, or larger ones, than a thread beside a window should read."""


class Shelf:
    """``problems`` are the folders that are no readable document, by the last look at them."""

    def __init__(self, paths: Paths, index: Index, bundled: Path, *, patient: bool = False) -> None:
        """A ``patient`` one leaves many or large folders for ``catch_up``."""
        self._paths = paths
        self._index = index
        self.bundled = bundled
        self.problems: list[UserFacing] = []
        self._patient = patient
        self._noticed = False
        self._seen = ""
        self.behind = False
        """Are there folders that are not in the index yet?"""
        index.on_loss = self._fill_anew
        index.on_gap = self._take_again
        self._mending = False
        self._mistake: Exception | None = None
        """One of ours, met with a folder by the last look at them."""

    def notice(self) -> None:
        """Once a run: folders that came or went since the index last saw them."""
        if self._noticed:
            return
        self._noticed = True
        try:
            self._compare()
        except UserFacing as refused:
            if refused.code not in _INDEX_TROUBLE:
                raise
            # A full, read-only or broken disk: the index lives in memory for this run.
            self._index.use_memory()
            self._compare()

    def has_moved_on(self) -> bool:
        """Whether folders came or went since this was last asked, or since the last look."""
        seen, self._seen = self._seen, self._state()
        return self._seen != seen

    def catch_up(self, progress: Progress, *, little: bool = False) -> Iterator[str]:
        """Reads what is not in the index yet; gives the id of each document that went or is there.

        What was read stays when it is stopped. ``progress`` is told folders. ``little``: raises
        Much before it reads what takes long. A mistake of ours with a folder is raised when the
        others are read.
        """
        yield from self._waiting(progress, little=little)
        self._raise_mistake()
        self.behind = False

    def complete(self, progress: Progress) -> None:
        """As ``Holdings.complete``."""
        self.notice()
        if self.behind:
            for _ in self._waiting(progress, backwards=True):
                pass
            self.behind = False

    def look_inside(self, progress: Progress, only: str | None = None) -> Iterator[str]:
        """Reads again the documents of which a file is no longer as the index knows it, or only
        this one; gives the id of each. ``progress`` is told folders.

        One whose files cannot be read now stays as it was: whoever opens it is told. A mistake of
        ours with one is raised when the others are read.
        """
        self._mistake = None
        shelf = self._index.shelf() if only is None else self._alone(only)
        for number, shelved in enumerate(shelf):
            check = partial(progress, number, len(shelf))
            folder = Path(shelved.folder)
            if folder.parent == self.bundled or not self._changed_inside(shelved, folder, check):
                continue
            try:
                document = self.take(folder, trusting=True)
            except UserFacing:
                continue
            except Exception as error:
                self._mistake = self._mistake or error
                continue
            yield document
        self._raise_mistake()

    def _alone(self, document: str) -> tuple[Shelved, ...]:
        shelved = self._index.shelved(document)
        return () if shelved is None else (shelved,)

    def _changed_inside(self, shelved: Shelved, folder: Path, check: Callable[[], None]) -> bool:
        check()
        stamp = stamp_of(folder / FILE)
        if not stamp:
            # Its folder went, which is seen from outside.
            return False
        if stamp != shelved.stamp:
            return True
        for number, (file, known) in enumerate(stamps(self._index, shelved.id)):
            if number % _AT_ONCE == 0:
                check()
            if stamp_of(folder / file) not in ("", known):
                return True
        return False

    def take(self, folder: Path, *, trusting: bool = False) -> str:
        """Reads a folder into the index and gives the id of its document.

        ``trusting`` as for ``index_folder``. Raises UserFacing when it is none.
        """
        from study_viewer.core.indexing import index_folder

        # What it knows of the sections must be of the file that it goes into.
        self._index.follow()
        return index_folder(self._index, folder, trusting=trusting).id

    def take_first(self, document: str) -> bool:
        """Reads the document before all others that wait, where a start can wait for it; whether it
        is on the shelf now."""
        folder = self._paths.documents / document
        if not self.behind or folder.parent != self._paths.documents or _is_much([folder]):
            return False
        try:
            return self.take(folder) == document
        except UserFacing:
            return False

    def remove(self, document: str, folder: Path) -> None:
        """Its folder goes to ``removed``."""
        set_aside(folder, self._paths.removed)
        with self._index.writing():
            self._index.drop_bodies_of(document)
            self._forget(document)

    def bring_back(self, document: str) -> None:
        """Puts what was removed last of a document in its place again.

        Raises UserFacing("document-unknown") when ``removed`` has no such document.
        """
        aside = self._removed_last(document)
        folder = self._paths.documents / _ASIDE.sub("", aside.name)
        with refusals(aside):
            folder.parent.mkdir(parents=True, exist_ok=True)
            aside.replace(folder)
        self.take(folder)

    def first_of_many(self) -> Shelved | None:
        """Of a person's own the first as their titles are written; None where they are few, and
        quickly put in order."""
        few = self._index.size() <= _MANY
        return None if few else self._index.first_outside(f"{self.bundled}{os.sep}")

    def by_title(self, name: str) -> tuple[str, str]:
        """A document named by its title, and the section behind the last possible slash."""
        shelf = self._index.shelf()
        for shelved in shelf:
            if name == shelved.title or name.startswith(shelved.title + "/"):
                if sum(other.title == shelved.title for other in shelf) > 1:
                    raise UserFacing("document-ambiguous", document=shelved.title)
                return shelved.id, name[len(shelved.title) + 1 :]
        raise UserFacing("document-unknown", document=name)

    def _compare(self) -> None:
        state = self._seen = self._state()
        if self._index.fact(LOOKED) != state:
            self._look_again()
            if not self.behind:
                self._looked(state)

    def _state(self) -> str:
        return "|".join(f"{root}:{stamp_of(root)}" for root in self._roots())

    def _looked(self, state: str) -> None:
        # A problem is looked for, and told, at every start until it is gone.
        if not self.problems:
            with self._index.writing():
                self._index.put_fact(LOOKED, state)

    def _fill_anew(self) -> None:
        """The index was lost: a worker fills it there and then, the window leaves it to one."""
        patient = self._patient
        self._patient = patient and threading.current_thread() is threading.main_thread()
        try:
            self._look_again()
        finally:
            self._patient = patient

    def _look_again(self) -> None:
        self.problems, self._mistake = [], None
        if self._patient and self._index.size() > _MANY:
            self.behind = True
            _, folders = self._changed((self.bundled,))
        else:
            _, folders = self._changed(self._roots())
        if self._patient and _is_much(folders):
            self.behind = True
            # What ships with the program is little, and says how to go on.
            folders = [folder for folder in folders if folder.parent == self.bundled]
        try:
            for folder in folders:
                self._come(folder)
        except UserFacing as refused:
            if refused.code != _BUSY:
                raise
            self.problems.append(refused)
            self.behind = True
        # Whoever catches up meets a mistake too, and tells what it is.
        self.behind = self.behind or self._mistake is not None

    def _waiting(
        self, progress: Progress, *, little: bool = False, backwards: bool = False
    ) -> Iterator[str]:
        """What ``catch_up`` gives; what cannot be read is in ``problems`` afterwards."""
        self._noticed = True
        state = self._state()
        self.problems, self._mistake = [], None
        gone, folders = self._changed(self._roots())
        yield from gone
        if little and _is_much(folders):
            raise Much
        if backwards:
            # Whoever else reads them begins with the first: both meet in the middle.
            folders.sort(key=lambda folder: folder.parent == self.bundled)
            folders.reverse()
        for number, folder in enumerate(folders):
            progress(number, len(folders))
            if document := self._come(folder):
                yield document
        if self._index.has_followed():
            # What was known, or read just now, went with the file that it was in.
            yield from self._waiting(progress, little=little, backwards=backwards)
        else:
            self._looked(state)

    def _come(self, folder: Path) -> str:
        """Takes one that the index did not know: the id of its document; empty, with a problem,
        where it is none, or where a mistake of ours keeps it from being read."""
        known = self._index.shelved(folder.name)
        if known and known.folder == str(folder) and known.stamp == stamp_of(folder / FILE):
            # Somebody else read it by now.
            return known.id
        try:
            return self._taken(folder)
        except UserFacing:
            raise
        except Exception as error:
            # For a mistake of ours with one folder the others need not wait.
            self.problems.append(UserFacing("document-damaged", path=str(folder / FILE)))
            self._mistake = self._mistake or error
            return ""

    def _raise_mistake(self) -> None:
        if self._mistake is not None:
            raise self._mistake

    def _changed(self, roots: tuple[Path, ...]) -> tuple[list[str], list[Path]]:
        """The documents that went from these folders, which are forgotten, and the folders in them
        that the index does not know as they are."""
        self._settle()
        every = roots == self._roots()
        shelf = self._index.shelf() if every else self._shelf_in(roots)
        known = {shelved.folder: shelved for shelved in shelf}
        # Imported documents come last and win over a bundled one with the same id.
        there = {str(folder): folder for root in roots for folder in _folders(root)}
        gone = [shelved.id for folder, shelved in known.items() if folder not in there]
        if gone:
            with self._index.writing():
                for document in gone:
                    self._forget(document)
        return gone, [
            folder
            for name, folder in there.items()
            if name not in known or known[name].stamp != stamp_of(folder / FILE)
        ]

    def _shelf_in(self, roots: tuple[Path, ...]) -> list[Shelved]:
        return [one for root in roots for one in self._index.shelf_in(f"{root}{os.sep}")]

    def _taken(self, folder: Path, *, trusting: bool = False) -> str:
        """The id of its document; empty, with a problem, where it is none."""
        try:
            return self.take(folder, trusting=trusting)
        except UserFacing as problem:
            if problem.code in _INDEX_TROUBLE or problem.code == _BUSY:
                # That says nothing of the folder.
                raise
            self.problems.append(problem)
            return ""

    def _take_again(self, folders: list[str]) -> None:
        # What is missing too is met while these folders are read, and read with them.
        if not self._mending:
            self._mending = True
            try:
                for folder in folders:
                    self._taken(Path(folder), trusting=True)
            finally:
                self._mending = False

    def _settle(self) -> None:
        """Ends what a crash left between two editions."""
        from study_viewer.core.editions import settle, unsettled

        if unsettled(self._paths.documents):
            with self._index.writing():
                settle(self._paths.documents)

    def _forget(self, document: str) -> None:
        # It brings OpenSSL with it, and most starts forget nothing.
        from study_viewer.core.store import traces

        self._index.drop_document(document)
        traces.drop(self._index, document)

    def _roots(self) -> tuple[Path, ...]:
        return (self.bundled, self._paths.documents)

    def _removed_last(self, document: str) -> Path:
        from study_viewer.core.document_folder import read_document

        aside = [folder for folder in _folders(self._paths.removed) if _ASIDE.search(folder.name)]
        # A folder copied in by hand may have another name than the document.
        for folder in sorted(aside, key=_when_removed, reverse=True):
            with contextlib.suppress(UserFacing):
                if read_document(folder).id == document:
                    return folder
        raise UserFacing("document-unknown", document=document)


def _is_much(folders: list[Path]) -> bool:
    """Would reading them keep a window from opening? A table of contents of 10,000 sections has
    2 MB; a text of two headings may have 20."""
    if len(folders) > _FEW or sum(_size(folder / FILE) for folder in folders) > _LITTLE:
        return True
    size = 0
    for folder in folders:
        for file in (folder / "sections").glob("*.md"):
            size += _size(file)
            if size > _SHORT:
                return True
    return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _when_removed(folder: Path) -> tuple[str, int]:
    """The time in the name of a folder that was set aside, and its number within the second."""
    found = _ASIDE.search(folder.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def _folders(root: Path) -> Iterator[Path]:
    """Document folders of a root in the order of their names."""
    try:
        found = sorted(root.iterdir())
    except OSError:
        return
    for folder in found:
        if not folder.name.startswith(".") and (folder / FILE).is_file():
            yield folder
