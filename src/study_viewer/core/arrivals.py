# SPDX-License-Identifier: MIT
"""Which files need no second reading, because the same bytes came from the same place before.

What is known here is derived: where it is lost or does not fit, a file is read again.
"""

import contextlib
import hashlib
import os
from pathlib import Path

from study_viewer import __version__
from study_viewer.core.document_folder import FILE, section_file
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import stamp_of
from study_viewer.core.formats.contract import Remark, Wishes
from study_viewer.core.store import arrivals
from study_viewer.core.store.arrivals import Arrival
from study_viewer.core.store.index import Index, Shelved

_AT_ONCE = 100
"""Arrivals of one transaction; what a crash loses of them is only read again."""


class Arrivals:
    """For one run of an import, that asks for one thing; to be closed."""

    def __init__(self, index: Index, wishes: Wishes) -> None:
        self._index = index
        self._asked = f"{__version__} {wishes!r}"
        # A password is kept nowhere, not even in here.
        self._keeps = not wishes.password
        self._waiting: list[Arrival] = []

    def bytes_at(self, path: Path) -> str:
        """A digest of the file, or of all files of the folder and their names; empty where it
        cannot be told."""
        if not self._keeps:
            return ""
        digest = hashlib.sha256()
        try:
            for name, file in sorted(_files(path)):
                digest.update(os.fsencode(name) + b"\0")
                with file.open("rb") as data:
                    digest.update(hashlib.file_digest(data, "sha256").digest())
        except OSError:
            return ""
        return digest.hexdigest()

    def known(self, path: Path, digest: str) -> tuple[Arrival, Shelved] | None:
        """What came of these bytes, if all of it is on the shelf as it came."""
        found = arrivals.known(self._index, _name(path)) if digest else None
        if found is None or (found.asked, found.bytes) != (self._asked, digest):
            return None
        shelved = self._index.shelved(found.document)
        if shelved is None or shelved.digest != found.text or not self._is_whole(shelved):
            return None
        return found, shelved

    def keep(
        self,
        path: Path,
        digest: str,
        document: str,
        paragraphs: int,
        remarks: tuple[Remark, ...],
        originals: list[tuple[Path, str]],
    ) -> None:
        """Remembers what came of a path, unless it also hangs on files that lie beside it."""
        beside = any(original.absolute() != path.absolute() for original, _ in originals)
        missed = any(remark.code.startswith("picture-") for remark in remarks)
        shelved = self._index.shelved(document)
        if not digest or shelved is None or (not path.is_dir() and (beside or missed)):
            return
        told = tuple((remark.code, remark.place, remark.text) for remark in remarks)
        self._waiting.append(
            Arrival(_name(path), self._asked, digest, document, shelved.digest, paragraphs, told)
        )
        if len(self._waiting) >= _AT_ONCE:
            self.close()

    def close(self) -> None:
        """Writes what waits; where the index refuses, the files are only read again."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with contextlib.suppress(UserFacing), self._index.writing():
                arrivals.put(self._index, waiting)

    def _is_whole(self, shelved: Shelved) -> bool:
        folder = Path(shelved.folder)
        return stamp_of(folder / FILE) == shelved.stamp and all(
            stamp_of(section_file(folder, stored.info.file)) == stored.stamp
            for stored in self._index.sections(shelved.id)
        )


def _name(path: Path) -> str:
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")


def _files(path: Path) -> list[tuple[str, Path]]:
    if not path.is_dir():
        return [(path.name, path)]
    found = []
    for folder, _, names in os.walk(path):
        for name in names:
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                found.append((str(file.relative_to(path)), file))
            else:
                # A link may lead to what changes without the folder.
                raise OSError("no plain file")
    return found
