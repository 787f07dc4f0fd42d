# SPDX-License-Identifier: MIT
"""Keeps the notebook file open and sound: opens, migrates, and has it mended when it is damaged."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from study_viewer.core.errors import UserFacing
from study_viewer.core.store.database import Damaged, Database, Replaced, look, speaks_for_itself
from study_viewer.core.store.notebook_file import NotebookFile

T = TypeVar("T")

_ATTEMPTS = 3
"""A file can be replaced by another process, then be found damaged, then be mended."""


class Places(NamedTuple):
    """Where the notebook, its backups and its readable mirror lie.

    ``elsewhere`` says that the notebook was moved out of the data folder.
    """

    notebook: Path
    backups: Path
    mirror: Path
    elsewhere: bool = False


class Opening(NamedTuple):
    """What had to be done to open the notebook; all empty when it was simply there.

    ``reason`` is damaged, empty (zero bytes) or missing. ``kept_as`` is the damaged file,
    untouched. ``salvaged`` annotations were read from it whole; ``doubtful`` ones are kept though
    damaged, each to be checked by the person; ``restored`` ones came from a backup or the mirror;
    of ``lost`` ones nothing but the name was found. ``new`` says that it is empty now.
    """

    reason: str = ""
    kept_as: Path | None = None
    salvaged: int = 0
    doubtful: tuple[str, ...] = ()
    restored: int = 0
    lost: int = 0
    new: bool = False

    @property
    def trouble(self) -> bool:
        """Whether the person has to be told; a first start is no trouble."""
        return bool(self.reason)


class Keeper:
    """The one door to the notebook file, for one thread.

    Raises UserFacing: notebook-newer, notebook-foreign, notebook-locked, notebook-read-only,
    notebook-unreadable, notebook-away, disk-full.
    """

    def __init__(self, places: Places, follow: Callable[[], Places] | None = None) -> None:
        """``follow`` says anew where all lies: another process may have moved the notebook."""
        self.places = places
        self._follow = follow
        self.opening = Opening()
        self._file: NotebookFile | None = None

    def close(self) -> None:
        if self._file:
            self._file.database.close()
        self._file = None

    def run(self, act: Callable[[NotebookFile], T]) -> T:
        """Does something with the file, and mends the file first where that is needed.

        ``act`` may be called again after the file was mended or replaced, so it is one
        transaction or reads alone.
        """
        for _ in range(_ATTEMPTS):
            try:
                if self._file is None:
                    self._file = self._open()
                return act(self._file)
            except Replaced:
                self.close()
            except Damaged:
                if not self.moved():
                    self._mend()
        raise UserFacing("notebook-unreadable", path=str(self.places.notebook))

    @property
    def read_only(self) -> bool:
        return self.run(lambda file: file.read_only)

    def moved(self) -> bool:
        """Whether it is another file by now that is to be opened; the old one is let go then."""
        old = self.places
        if self._follow is not None:
            self.places = self._follow()
        if self.places == old:
            return False
        self.close()
        return True

    def _open(self) -> NotebookFile:
        self.moved()
        path = self.places.notebook
        seen = look(path)
        if seen == "missing" and self.places.elsewhere:
            # A drive that is not there now comes back; a new notebook would part ways with it.
            raise UserFacing("notebook-away", path=str(path))
        if seen in ("newer", "foreign") and speaks_for_itself(path):
            raise UserFacing(f"notebook-{seen}", path=str(path))
        if seen == "missing" and not self.left_behind():
            return self._first_time()
        if seen not in ("current", "older"):
            return self._mend()
        database = Database(path)
        if seen == "older" and database.read_only:
            from study_viewer.core.mending import in_memory

            database.close()
            return in_memory(path)
        if seen == "older":
            database.migrate(before=self._back_up_first)
        database.verify_opening()
        return NotebookFile(database)

    def left_behind(self) -> bool:
        """Whether there was a notebook before: its backups or its mirror are still there."""
        folders = ((self.places.backups, "*.sqlite3"), (self.places.mirror, "*.yaml"))
        return any(next(folder.glob(pattern), None) for folder, pattern in folders)

    def _first_time(self) -> NotebookFile:
        """A new notebook, put in its place whole: a kill in between leaves no empty file."""
        # Making and mending are rare; a usual start does not load them.
        from study_viewer.core.mending import make_new

        self.opening = Opening(new=True)
        return make_new(self.places.notebook)

    def _mend(self) -> NotebookFile:
        from study_viewer.core.mending import mend

        if self.places.elsewhere and look(self.places.notebook) == "missing":
            self.close()
            raise UserFacing("notebook-away", path=str(self.places.notebook))
        old, self._file = self._file, None
        if old:
            old.database.close()
        self._file, self.opening = mend(self.places)
        return self._file

    def _back_up_first(self) -> None:
        """A migration begins only after what it changes lies safe."""
        from study_viewer.core.mending import copy_before_migration

        copy_before_migration(self.places)
