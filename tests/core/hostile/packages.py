# SPDX-License-Identifier: MIT
"""Word files and books whose parts are whatever a test wants them to be."""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.core.formats.writers import Part, epub, word

TEXT = (Part("通知", 1), Part("各单位要认真阅读。"), Part("第一章 要求", 2), Part("按月整理笔记。"))
PACKAGES = (".docx", ".epub")
BODY = {".docx": "word/document.xml", ".epub": "c1.xhtml"}
"""The part that holds the text."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(path: Path, parts: Mapping[str, bytes | str] | None = None) -> Path:
    """A sound file of the path's suffix; ``parts`` take the place of its own or come beside."""
    (word if path.suffix == ".docx" else epub)(path, TEXT)
    with zipfile.ZipFile(path) as archive:
        held: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    held |= parts or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def part_of(path: Path, name: str) -> str:
    """A part of the sound file of that suffix, to be changed."""
    package(path)
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def renamed(path: Path, name: str) -> None:
    """Gives the part ``xx…`` of the same length another name, as zipfile itself never would."""
    data = path.read_bytes()
    place = b"x" * len(name.encode())
    assert data.count(place) == 2
    path.write_bytes(data.replace(place, name.encode()))


def overlapping(path: Path, times: int) -> None:
    """Each entry of the directory is told again and again, over the same bytes."""
    data = path.read_bytes()
    begin, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    count = data[begin:end].count(b"PK\x01\x02")
    entries = data[begin:end] * times
    tail = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, count * times, count * times, len(entries), begin, 0
    )
    path.write_bytes(data[:begin] + entries + tail)


def lying(path: Path, name: str, size: int) -> None:
    """The directory tells another size of a part than it has."""
    data = bytearray(path.read_bytes())
    at = data.rindex(name.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", size)
    path.write_bytes(bytes(data))
