# SPDX-License-Identifier: MIT
"""The pictures of a page or a book: by their first bytes, from its own place, within bounds."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from study_viewer.core.document.canonical import clean
from study_viewer.core.document.model import Block
from study_viewer.core.document.walk import pictures_of
from study_viewer.core.files import safe_name
from study_viewer.core.formats.contract import Picture, Remark
from study_viewer.core.formats.markdown_parts import free_name, is_address
from study_viewer.core.formats.own_files import within

LARGEST = 20_000_000
"""Bytes of one picture."""
ALL = 150_000_000
"""Bytes of all pictures of one document."""

_KINDS = (
    (re.compile(rb"\x89PNG\r\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"BM"), ".bmp"),
)


class Found(NamedTuple):
    """A picture that is there; the same picture has the same name, and is read once."""

    name: str
    read: Callable[[], bytes]


Find = Callable[[str, str], Found | Remark]
"""The address of a picture and the place it is shown in → the picture, or why there is none."""


def suffix_of(data: bytes) -> str:
    """The suffix of a picture that can be shown; empty for anything else."""
    return next((suffix for kind, suffix in _KINDS if kind.match(data)), "")


class Gallery:
    """Keeps each picture once; its bytes wait here until the section is given that shows it."""

    def __init__(self, find: Find, remarks: list[Remark]) -> None:
        self._find = find
        self._remarks = remarks
        self._paths: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self._used: set[str] = set()
        self._waiting: dict[str, bytes] = {}
        self._told: set[Remark] = set()
        self._left = ALL

    def keep(self, address: str, place: str) -> str | None:
        """The path that a picture is shown by; None, with a remark why, when it is left out."""
        shown = clean(address)[:80]
        if not shown.strip():
            return None
        inline = address[:5].lower() == "data:"
        found = _inline(address, place) if inline else self._find(address, place)
        if isinstance(found, Remark):
            self._tell(found._replace(text=shown))
            return None
        # An ornament may stand on a thousand pages.
        if found.name not in self._paths and found.name not in self._refused:
            self._take(found)
        if refused := self._refused.get(found.name):
            self._tell(Remark(refused, place, shown))
        return self._paths.get(found.name)

    def pictures(self, blocks: Iterable[Block]) -> Iterator[Picture]:
        """The pictures that the blocks show and that were not given yet."""
        for path in pictures_of(blocks):
            data = self._waiting.pop(path, None)
            if data is not None:
                yield Picture(path, data)

    def _take(self, found: Found) -> None:
        try:
            data = found.read()
        except OSError:
            self._refused[found.name] = "picture-missing"
            return
        suffix = suffix_of(data)
        if not suffix:
            self._refused[found.name] = "picture-kind"
        elif len(data) > min(LARGEST, self._left):
            self._refused[found.name] = "picture-too-large"
        else:
            self._left -= len(data)
            stem = safe_name(PurePosixPath(found.name).stem)
            path = f"images/{free_name(stem, suffix, self._used)}"
            self._paths[found.name] = path
            self._waiting[path] = data

    def _tell(self, remark: Remark) -> None:
        if remark not in self._told:
            self._told.add(remark)
            self._remarks.append(remark)


class FolderPictures:
    """Pictures below the folder of a page; ``kept`` are the files that were read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = folder.resolve()
        self.kept: dict[Path, str] = {}

    def find(self, address: str, place: str) -> Found | Remark:
        if is_address(address) or address.replace("\\", "/").startswith("//"):
            return Remark("picture-remote", place)
        relative = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
        # A web page's "/a.png" is the top of its server, which is not this computer's.
        if relative.startswith("/") or is_address(relative):
            return Remark("picture-outside", place)
        file = within(self._real, self._folder, relative)
        if file is None:
            return Remark("picture-outside", place)
        try:
            if not file.is_file():
                return Remark("picture-missing", place)
            if file.stat().st_size > LARGEST:
                return Remark("picture-too-large", place)
        except (OSError, ValueError):
            return Remark("picture-missing", place)
        return Found(file.relative_to(self._real).as_posix(), partial(self._read, file))

    def _read(self, file: Path) -> bytes:
        data = file.read_bytes()
        if suffix_of(data):
            self.kept[file] = file.relative_to(self._real).as_posix()
        return data


def _inline(address: str, place: str) -> Found | Remark:
    """The picture that a data: address holds."""
    head, _, rest = address[5:].partition(",")
    if len(rest) > 2 * LARGEST:
        return Remark("picture-too-large", place)
    try:
        if head.lower().replace(" ", "").endswith(";base64"):
            data = base64.b64decode("".join(unquote(rest).split()) + "==")
        else:
            data = unquote_to_bytes(rest)
    except (binascii.Error, ValueError):
        return Remark("picture-missing", place)
    return Found(f"inline-{hashlib.sha256(data).hexdigest()[:16]}", lambda: data)
