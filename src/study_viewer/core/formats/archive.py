# SPDX-License-Identifier: MIT
"""ZIP archives that nobody vouches for: Word files, EPUBs. Nothing of one is ever written out.

Sizes are checked twice: as the archive tells them, before anything is inflated, and as they come
out. Without the bounds a Word file of 0.6 MB cost the reading of it 26 s and 1.8 GB.
"""

import re
import stat
import zipfile
import zlib
from pathlib import Path
from types import TracebackType

from study_viewer.core.errors import UserFacing

BYTES = 200_000_000
RATIO = 200
MEMBERS = 10_000
_SMALL = 1_000_000
"""Inflated bytes below which no ratio is looked at: an empty sheet of XML packs very well."""
_PIECE = 1 << 16
_DRIVE = re.compile(r"[A-Za-z]:")
_LOCKED = 0x1


class Archive:
    """A checked archive; raises UserFacing: archive-damaged, -unsafe, -too-large, file-locked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left = BYTES
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise UserFacing("archive-damaged", path=str(path)) from error
        try:
            self._members = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """The files in it, in their order in the archive."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """As the archive tells it; ``read`` gives no more than that."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The bytes of one file; KeyError when there is none of that name."""
        member = self._members[name]
        pieces: list[bytes] = []
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise UserFacing("archive-too-large", path=str(self._path))
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise UserFacing("archive-damaged", path=str(self._path)) from error
        return b"".join(pieces)

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > MEMBERS or sum(one.file_size for one in members) > BYTES:
            raise UserFacing("archive-too-large", path=str(self._path))
        found: dict[str, zipfile.ZipInfo] = {}
        for one in members:
            if not _is_safe(one):
                raise UserFacing("archive-unsafe", path=str(self._path), name=one.filename[:80])
            if one.flag_bits & _LOCKED:
                raise UserFacing("file-locked", path=str(self._path))
            if one.file_size > _SMALL and one.file_size > RATIO * one.compress_size:
                raise UserFacing("archive-too-large", path=str(self._path))
            if not one.is_dir():
                # The first of a name is what every reader takes that goes from the front.
                found.setdefault(one.filename, one)
        self._refuse_shared(members)
        return found

    def _refuse_shared(self, members: list[zipfile.ZipInfo]) -> None:
        """Members that lie over one another are how a small archive tells of petabytes."""
        end = 0
        for one in sorted(members, key=lambda each: each.header_offset):
            if one.header_offset < end:
                raise UserFacing("archive-too-large", path=str(self._path))
            end = one.header_offset + one.compress_size


def _is_safe(member: zipfile.ZipInfo) -> bool:
    # ZipInfo cuts a name at NUL and turns the system's separators; what stood there counts.
    name = member.orig_filename
    parts = re.split(r"[/\\]", name)
    return not (
        not name
        or "\0" in name
        or name[0] in "/\\"
        or _DRIVE.match(name)
        or any(part.strip(" .") == "" and part.strip() not in ("", ".") for part in parts)
        or stat.S_ISLNK(member.external_attr >> 16)
    )
