# SPDX-License-Identifier: MIT
"""A reading process whose formats do what a hostile file would have them do."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from study_viewer.core.apart import child
from study_viewer.core.document.model import Body, Metadata, Paragraph, Span
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    PagePicture,
    PageWish,
    Parsed,
    ParsedSection,
    Picture,
    Progress,
    Wishes,
)


def _hang(path: Path) -> None:
    time.sleep(60)


def _die(path: Path) -> None:
    ctypes.string_at(0)


def _grow(path: Path) -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def _call(path: Path) -> None:
    socket.create_connection(("127.0.0.1", 9))


def _write(path: Path) -> None:
    path.with_name("written.txt").write_text("x", encoding="utf-8")


def _delete(path: Path) -> None:
    path.unlink()


def _run(path: Path) -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _err(path: Path) -> None:
    raise LookupError("a mistake of ours")


def _nest(path: Path) -> None:
    _nest(path)


def _chatter(path: Path) -> None:
    print("this is no frame")
    os.write(1, b"nor is this")


_ACTS: dict[str, Callable[[Path], None]] = {
    name.removeprefix("_"): act
    for name, act in list(globals().items())
    if name[1:]
    in ("hang", "die", "grow", "call", "write", "delete", "run", "err", "nest", "chatter")
}


_LEADING_OUT = {
    "up": ("", "../a.png"),
    "root": ("", "/a.png"),
    "drive": ("", "images/C:a.png"),
    "back": ("", "images\\..\\..\\a.png"),
    "section": ("../../s001", "images/a.png"),
}
"""Where a section and its picture would be kept."""


def page(path: Path, wish: PageWish) -> PagePicture:
    """Far fewer bytes than its measures say."""
    return PagePicture(4_000, 4_000, 1, b"\0" * 16)


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    when, _, act = path.stem.partition("-")
    name, picture = _LEADING_OUT.get(path.stem, ("", "images/a.png"))

    def sections() -> Iterator[ParsedSection]:
        for number in range(3):
            body = Body((Paragraph((Span(f"第{number}段😀"),)),))
            yield ParsedSection(name, "", body, pictures=(Picture(picture, b"\x00\xff"),))
            if when == "later":
                _ACTS[act](path)

    if when == "first":
        _ACTS[act](path)
    originals = [(path, path.name), (Path(os.devnull).absolute(), "stolen")]
    return Parsed(Metadata("题目"), sections(), originals=originals)


if __name__ == "__main__":
    sys.modules["study_viewer.core.formats.odd"] = sys.modules["__main__"]
    registry.MODULES[".odd"] = registry.PAGED[".odd"] = "odd"
    child.main()
