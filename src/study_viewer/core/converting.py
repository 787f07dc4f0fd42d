# SPDX-License-Identifier: MIT
"""Reads what an office program has to convert first: .doc, .wps, .rtf, .odt.

The reading processes may start no program, so the conversion is begun from here, with limits of its
own; what comes out is as foreign as any file, and is read apart like one.
"""

import mmap
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from study_viewer.core.apart.readers import Reading, Reads
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, portable_name, refusals
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    PagePicture,
    PageWish,
    Parsed,
    ParsedSection,
    Progress,
    Wishes,
    no_progress,
)
from study_viewer.core.formats.signatures import misnamed
from study_viewer.core.importing import INCOMING
from study_viewer.core.office import Conversion

_HEAD = 2_000
"""Bytes by which a file is known that is not what its name says."""
_LOOK = 0.05
"""Seconds between two looks at whether the program is done."""


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file of Word 97 to 2003, and of WPS, begins with, and of other programs of that time."""
_TEXTS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "CONTENTS"))
"""The part of such a file that holds a text: that of Word and WPS, that of Works."""
_BEGINNINGS = (
    *(_COMPOUND, b"PK", b"{\\rtf", b"\xff\xfe", b"\xfe\xff"),
    *(b"\xdb\xa5", b"\xdc\xa5", b"\x9b\xa5", b"\x31\xbe", b"\x32\xbe", b"\xfe\x37"),
)
"""What else the texts of an office program begin with: archives, rich text, UTF-16, Word before
1997."""
_NEVER_IN_TEXT = frozenset({*range(9), *range(14, 26), *range(28, 32)})
"""Bytes of control characters that no text has; 26 and 27 end or switch something in old ones."""


class Converting:
    """Reads files as ``reads`` does, those of an old format after they were converted."""

    def __init__(self, reads: Reads, folder: Path) -> None:
        """In ``folder`` each conversion has a folder of its own, which is no document's."""
        self._reads = reads
        self._folder = folder
        self._begun: list[_Converted] = []

    @property
    def side_by_side(self) -> int:
        return self._reads.side_by_side

    def begin(self, path: Path, wishes: Wishes) -> Reading:
        suffix = registry.converted_to(path)
        if not suffix:
            return self._reads.begin(path, wishes)
        self._begun = [one for one in self._begun if not one.is_over]
        self._begun.append(_Converted(self._reads, path, wishes, suffix, self._folder))
        return self._begun[-1]

    def page(self, path: Path, wish: PageWish, progress: Progress = no_progress) -> PagePicture:
        return self._reads.page(path, wish, progress)

    def close(self) -> None:
        for one in self._begun:
            one.drop()
        self._begun.clear()
        self._reads.close()


class _Copied:
    """A file that only bears the name of an old format; read as what it is."""

    def __init__(self, path: Path, suffix: str, room: Path) -> None:
        self._room = room
        self.result = room / f"{portable_name(path.stem)}{suffix}"
        make_folder(room)
        try:
            with refusals(path):
                shutil.copyfile(path, self.result)
        except UserFacing:
            self.drop()
            raise

    def is_done(self) -> bool:
        return True

    def drop(self) -> None:
        shutil.rmtree(self._room, ignore_errors=True)


def _really(path: Path) -> str:
    """The suffix of a format that is read here, where a file begins like one of it; else empty.

    Office systems write web pages by the name of .doc, and people give a .docx that name. Raises
    UserFacing for a file without a byte, for one that cannot be read, and for one that no office
    program ever wrote: LibreOffice would take its bytes for letters.
    """
    with refusals(path), path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UserFacing("text-empty", path=str(path))
    if head.startswith(_COMPOUND):
        sound = _names_a_text(path)
    else:
        sound = head.startswith(_BEGINNINGS) or _NEVER_IN_TEXT.isdisjoint(head)
    # What begins like an archive is taken apart in the reading process alone.
    packed = head.startswith(b"PK") and b"application/epub+zip" not in head
    other = None if packed else misnamed(path)
    if other is not None or not sound:
        raise other or UserFacing("office-failed", path=str(path))
    # An OpenDocument text is a ZIP archive too, and begins with a part of this name.
    is_word = head.startswith(b"PK\x03\x04") and head[30:38] != b"mimetype"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_web = start.startswith(b"<") and b"<html" in start.lower()
    suffix = ".docx" if is_word else ".html" if is_web else ""
    return suffix if suffix in registry.MODULES else ""


def _names_a_text(path: Path) -> bool:
    """Whether the directory of a compound file names a text; of one that was cut short it is often
    gone, and of a table renamed to .doc there is none."""
    with (
        refusals(path),
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return any(data.find(name) >= 0 for name in _TEXTS)


class _Converted:
    """A file that is being converted while others are read."""

    def __init__(self, reads: Reads, path: Path, wishes: Wishes, suffix: str, folder: Path) -> None:
        self._reads = reads
        self._path = path
        self._wishes = wishes
        self._reading: Reading | None = None
        self._conversion: Conversion | _Copied | None = None
        self._refused: UserFacing | None = None
        try:
            room = folder / f"{INCOMING}{secrets.token_hex(4)}"
            if really := _really(path):
                self._conversion = _Copied(path, really, room)
            else:
                self._conversion = Conversion(path, suffix, room)
        except UserFacing as error:
            self._refused = error

    @property
    def is_over(self) -> bool:
        return self._conversion is None

    def parsed(self, progress: Progress) -> Parsed:
        if self._refused is not None:
            raise self._refused
        conversion = self._conversion
        assert conversion is not None
        try:
            while not conversion.is_done():
                # The program gives no word, but a person may cancel.
                progress(0, 1)
                time.sleep(_LOOK)
            self._reading = self._reads.begin(conversion.result, self._wishes)
            parsed = self._reading.parsed(progress)
        except UserFacing as error:
            self.drop()
            raise self._named(error) from error
        except BaseException:
            self.drop()
            raise
        self._tell(parsed, conversion.result.name)
        parsed.sections = self._sections(parsed, parsed.sections)
        return parsed

    def drop(self) -> None:
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        self._over()

    def _sections(
        self, parsed: Parsed, sections: Iterator[ParsedSection]
    ) -> Iterator[ParsedSection]:
        result = self._conversion.result.name if self._conversion else ""
        try:
            yield from sections
        except UserFacing as error:
            raise self._named(error) from error
        finally:
            self._over()
        self._tell(parsed, result)

    def _tell(self, parsed: Parsed, result: str) -> None:
        """The original is what the person brought; nothing of the way here is told, nor the name
        of ``result``."""
        parsed.warnings[:] = [
            remark._replace(place=self._path.name) if remark.place == result else remark
            for remark in parsed.warnings
        ]
        parsed.originals[:] = [(self._path, self._path.name)]
        parsed.metadata = parsed.metadata._replace(imported_from="")

    def _named(self, error: UserFacing) -> UserFacing:
        """A refusal of the converted file names the one that was asked for."""
        again = UserFacing(error.code)
        again.details = error.details | {"path": str(self._path)}
        return again

    def _over(self) -> None:
        if self._conversion is not None:
            self._conversion.drop()
            self._conversion = None
