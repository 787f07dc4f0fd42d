# SPDX-License-Identifier: MIT
"""What passes between the window's process and the one that reads files.

Frames of a length, a JSON text and raw bytes; never pickle, which would let a file that took the
reading process over take this one too.
"""

import json
import struct
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from study_viewer.core.document.encode import from_json, to_json
from study_viewer.core.document.model import Metadata
from study_viewer.core.files import portable_name
from study_viewer.core.formats.contract import (
    Comment,
    Mark,
    PageMark,
    PagePicture,
    Parsed,
    ParsedSection,
    Picture,
    Remark,
    Wishes,
)

LARGEST = 300_000_000
"""Bytes of one frame; no section with its pictures may be larger than what an archive may hold."""
_HEAD = struct.Struct(">II")


class Frame(NamedTuple):
    """``kind`` says what ``words`` are; ``blobs`` are the bytes that JSON has no room for."""

    kind: str
    words: Any
    blobs: tuple[bytes, ...] = ()


def send(stream: BinaryIO, frame: Frame) -> None:
    sizes = [len(blob) for blob in frame.blobs]
    text = json.dumps([frame.kind, frame.words, sizes], separators=(",", ":")).encode("ascii")
    stream.write(_HEAD.pack(len(text), sum(sizes)))
    stream.write(text)
    for blob in frame.blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: BinaryIO) -> Frame | None:
    """The next frame; None at the end of the stream, ValueError for what is no frame."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    size, more = _HEAD.unpack(head)
    if size + more > LARGEST:
        raise ValueError("a frame too large")
    data = stream.read(size)
    if len(data) < size:
        return None
    found = json.loads(data)
    if not (isinstance(found, list) and len(found) == 3 and isinstance(found[0], str)):
        raise ValueError("no frame")
    kind, words, sizes = found
    if sum(sizes) != more or min(sizes, default=0) < 0:
        raise ValueError("no frame")
    blobs = tuple(stream.read(one) for one in sizes)
    if any(len(blob) < one for blob, one in zip(blobs, sizes, strict=True)):
        return None
    return Frame(kind, words, blobs)


def wishes_out(wishes: Wishes) -> dict[str, Any]:
    return {**wishes._asdict(), "keep_lines": sorted(wishes.keep_lines)}


def wishes_in(words: dict[str, Any]) -> Wishes:
    return Wishes(**{**words, "keep_lines": frozenset(words["keep_lines"])})


def section_out(section: ParsedSection) -> Frame:
    words = {
        "id": section.id,
        "title": section.title,
        "body": to_json(section.body),
        "marks": section.marks,
        "level": section.level,
        "pictures": [picture.path for picture in section.pictures],
        "lines": section.lines,
        "pages": section.pages,
        "comments": section.comments,
    }
    return Frame("section", words, tuple(picture.data for picture in section.pictures))


def section_in(frame: Frame) -> ParsedSection:
    """Raises ValueError, TypeError or KeyError for what is no section.

    Its id and the paths of its pictures become names of files: none leads out of its folder.
    """
    words = frame.words
    paths = [_kept(str(path)) for path in words["pictures"]]
    return ParsedSection(
        id=words["id"] and _kept(str(words["id"])),
        title=str(words["title"]),
        body=from_json(words["body"]),
        marks=tuple(
            Mark(str(title), int(level), int(leaf)) for title, level, leaf in words["marks"]
        ),
        level=int(words["level"]),
        pictures=tuple(map(Picture, paths, frame.blobs)),
        lines=tuple(map(int, words["lines"])),
        pages=tuple(PageMark(int(page), int(leaf)) for page, leaf in words["pages"]),
        comments=tuple(Comment(int(leaf), *map(str, rest)) for leaf, *rest in words["comments"]),
    )


def _kept(path: str) -> str:
    if path != "/".join(map(portable_name, path.split("/"))):
        raise ValueError("a path that leads elsewhere")
    return path


def page_in(frame: Frame) -> PagePicture:
    """Raises ValueError, TypeError or IndexError for what is no page: whoever paints it reads as
    many bytes as its measures say."""
    width, height, pages = map(int, frame.words)
    (data,) = frame.blobs
    if min(width, height) < 1 or len(data) != 4 * width * height:
        raise ValueError("a page of other measures")
    return PagePicture(width, height, pages, data)


def end_out(parsed: Parsed, kind: str) -> Frame:
    """What is told beside the sections, at the beginning and again, complete, at the end."""
    words = {
        "metadata": parsed.metadata,
        "warnings": parsed.warnings,
        "originals": [(str(path), name) for path, name in parsed.originals],
        "encoding": parsed.encoding,
    }
    return Frame(kind, words)


def end_in(frame: Frame, parsed: Parsed, folder: Path) -> None:
    """Takes over what was told; of originals only what lies below ``folder`` is believed."""
    words = frame.words
    parsed.metadata = Metadata(*map(str, words["metadata"]))
    parsed.warnings[:] = [
        Remark(str(code), str(place), str(text)) for code, place, text in words["warnings"]
    ]
    root = folder.resolve()
    found = [(Path(path), str(name)) for path, name in words["originals"]]
    parsed.originals[:] = [one for one in found if one[0].resolve().is_relative_to(root)]
    parsed.encoding = str(words["encoding"])
