# SPDX-License-Identifier: MIT
"""Collections: named sets of documents that a person makes, in a file of the data folder.

They are no part of the index, which may be deleted at any time, nor of a document's folder: a
document may be in several, and one that was removed comes back into those it was in.
"""

import contextlib
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from study_viewer.core.document.numbering import by_sound
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusals, stamp_of, write_atomically

FORMAT = 1
_COPIES = "collections-[0-9]*.json"
_KEPT = 30
"""Copies, one for each day on which something was changed."""
_NOT_OURS = (ValueError, TypeError, KeyError, AttributeError)


class Collection(NamedTuple):
    """``documents`` are ids in the order they were added, also of documents that are not there."""

    name: str
    documents: tuple[str, ...] = ()


class Collections:
    """Every change is on the disk before the method returns; what another process wrote is seen.

    Names are compared without capitals. Any change may raise the UserFacing of the disk, and
    then nothing has changed; of a name that is not there nothing is done. In the folder ``copies``
    stands what they were on the last days on which they changed; of a file that is gone or cannot
    be understood the newest of these takes the place.
    """

    def __init__(self, path: Path, copies: Path) -> None:
        self._path = path
        self._copies = copies
        self._stamp = "unread"
        self._sets: list[Collection] = []
        self.put_aside: Path | None = None
        """Where the file lies now that could not be understood."""
        self.taken_from = ""
        """The day of the copy that took the file's place, in ISO 8601."""

    def all(self) -> tuple[Collection, ...]:
        """By name; raises UserFacing where the file cannot be read now."""
        self._look()
        return tuple(sorted(self._sets, key=lambda one: by_sound(one.name)))

    def documents(self, name: str) -> tuple[str, ...] | None:
        """Of the collection of that name; None where there is none."""
        found = self._named(name)
        return None if found is None else found.documents

    def of(self) -> dict[str, tuple[str, ...]]:
        """Document → the names of the collections it is in, in their order."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.all():
            for document in one.documents:
                found[document] = (*found.get(document, ()), one.name)
        return found

    def make(self, name: str, documents: Iterable[str] = ()) -> Collection:
        """Raises UserFacing: collection-unnamed, collection-there."""
        self._look()
        made = Collection(self._free(name), tuple(dict.fromkeys(documents)))
        self._write([*self._sets, made])
        return made

    def add(self, name: str, documents: Iterable[str]) -> tuple[str, ...]:
        """Those of the documents that were not in it before."""
        before = self._named(name)
        if before is None:
            return ()
        new = tuple(one for one in dict.fromkeys(documents) if one not in set(before.documents))
        if new:
            self._replace(before, before._replace(documents=before.documents + new))
        return new

    def take(self, name: str, documents: Iterable[str]) -> tuple[str, ...]:
        """Takes documents out of it; gives those that were in it."""
        before = self._named(name)
        gone = set(documents)
        if before is None or not gone & set(before.documents):
            return ()
        left = tuple(one for one in before.documents if one not in gone)
        self._replace(before, before._replace(documents=left))
        return tuple(one for one in before.documents if one in gone)

    def rename(self, name: str, new: str) -> Collection | None:
        """Raises UserFacing: collection-unnamed, collection-there."""
        before = self._named(name)
        if before is None:
            return None
        renamed = before._replace(name=self._free(new, but=before))
        self._replace(before, renamed)
        return renamed

    def delete(self, name: str) -> Collection | None:
        """The documents stay; what is given back makes it again."""
        gone = self._named(name)
        if gone is not None:
            self._write([one for one in self._sets if one is not gone])
        return gone

    def _free(self, name: str, but: Collection | None = None) -> str:
        regular = " ".join(name.split())
        if not regular:
            raise UserFacing("collection-unnamed")
        others = {_plain(one.name) for one in self._sets if one is not but}
        if _plain(regular) in others:
            raise UserFacing("collection-there", name=regular)
        return regular

    def _named(self, name: str) -> Collection | None:
        self._look()
        return next((one for one in self._sets if _plain(one.name) == _plain(name)), None)

    def _replace(self, before: Collection, after: Collection) -> None:
        self._write([after if one is before else one for one in self._sets])

    def _write(self, sets: list[Collection]) -> None:
        body = {"format": FORMAT, "collections": [one._asdict() for one in sets]}
        make_folder(self._path.parent)
        data = (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
        write_atomically(self._path, data)
        self._sets, self._stamp = sets, stamp_of(self._path)
        # The collections themselves are kept; a copy that is refused is no reason to say no.
        with contextlib.suppress(UserFacing):
            self._copy(data)

    def _copy(self, data: bytes) -> None:
        make_folder(self._copies)
        write_atomically(self._copies / f"collections-{time.strftime('%Y%m%d')}.json", data)
        for old in self._known_copies()[_KEPT:]:
            with contextlib.suppress(OSError):
                old.unlink()

    def _known_copies(self) -> list[Path]:
        """The newest first."""
        return sorted(self._copies.glob(_COPIES), reverse=True)

    def _look(self) -> None:
        """Reads the file if it is not the one that was read or written last."""
        stamp = stamp_of(self._path)
        if stamp == self._stamp:
            return
        if not stamp:
            # A drive that does not answer is no file that is gone.
            with refusals(self._path), contextlib.suppress(FileNotFoundError):
                self._path.stat()
        else:
            with refusals(self._path):
                data = self._path.read_bytes()
            try:
                self._sets, self._stamp = _sets(data), stamp
                return
            except _NOT_OURS:
                self._set_aside()
        self._take_copy()

    def _take_copy(self) -> None:
        """The file is not there, or no longer."""
        self._sets, self._stamp = [], ""
        for copy in self._known_copies():
            try:
                sets = _sets(copy.read_bytes())
            except (OSError, *_NOT_OURS):
                continue
            if sets:
                day = copy.stem.removeprefix("collections-")
                self.taken_from = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
                self._sets = sets
                # On a disk that takes nothing they hold for this run.
                with contextlib.suppress(UserFacing):
                    self._write(sets)
            return

    def _set_aside(self) -> None:
        """Never overwritten unread: a newer version may have written it."""
        name = f"collections.damaged-{time.strftime('%Y%m%d-%H%M%S')}.json"
        aside = self._path.with_name(name)
        with refusals(self._path):
            self._path.replace(aside)
        self.put_aside = aside


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _sets(data: bytes) -> list[Collection]:
    """Raises ValueError, TypeError, KeyError or AttributeError for anything else."""
    found: Any = json.loads(data.decode("utf-8-sig"))
    if found["format"] > FORMAT:
        raise ValueError
    sets: dict[str, Collection] = {}
    for one in found["collections"]:
        name = " ".join(str(one["name"]).split())
        documents = tuple(dict.fromkeys(str(document) for document in one["documents"]))
        if name and _plain(name) not in sets:
            sets[_plain(name)] = Collection(name, documents)
    return list(sets.values())
