# SPDX-License-Identifier: MIT
"""A web page saved in one file (.mht): the page, and what of its pictures and frames is in it.

The parts are found by their boundaries, and only their heads go through the e-mail parser of the
standard library: of a hostile file it would take nested parts and long heads to pieces for minutes.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Remark
from study_viewer.core.formats.page_address import is_web, joined, without_fragment
from study_viewer.core.formats.page_pictures import LARGEST, Found

_LONGEST_HEAD = 65_536
"""Bytes of a part's head."""
_LONGEST_TYPE = 1_000
"""Characters of what a part says it is: its parser takes the square of them."""
_MOST_PARTS = 10_000
_DEEPEST = 5
_PAGES = ("text/html", "application/xhtml+xml")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
"""What may stand before the first line of a file and says nothing."""
_HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]")
_REST = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")
"""What stands behind a boundary in its line."""
_FOLD = re.compile(r"\r?\n[ \t]*")
_TELLS = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type):", re.IGNORECASE)


class Part(NamedTuple):
    """A part: what it is, where it was, and its bytes as they were sent.

    ``addresses`` are two where its letters may be of one encoding or another.
    """

    number: int
    kind: str
    charset: str
    addresses: tuple[str, ...]
    content_id: str
    coding: str
    body: bytes

    @property
    def address(self) -> str:
        return self.addresses[0] if self.addresses else ""


def is_archive(data: bytes) -> bool:
    """Whether a file begins as a message, which hardly a page does: with the lines of a head, and
    before the first empty one of them one that tells what it is."""
    start = data[:8_192]
    start = start[_begin(start) :]
    blank = _BLANK_LINE.search(start)
    head = start[: blank.start()] if blank else start
    return bool(_HEAD.match(head)) and bool(_TELLS.search(head))


class PageArchive:
    """An archive with its page; ``kept`` is there for what takes pictures from a folder."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Raises UserFacing: format-web-archive where no page is found, archive-too-large."""
        try:
            self.parts = tuple(_parts(data, path))
        except (ValueError, LookupError, MessageError) as error:
            raise UserFacing("format-web-archive", path=str(path)) from error
        page = next((part for part in self.parts if part.kind in _PAGES), None)
        if page is None:
            raise UserFacing("format-web-archive", path=str(path))
        self.page = page
        self.kept: dict[Path, str] = {}
        self._known: dict[str, Part] = {}
        for part in self.parts:
            for address in part.addresses:
                self._known.setdefault(_key(address), part)
                self._known.setdefault(_key(joined(page.address, address)), part)
            if part.content_id:
                self._known.setdefault(_key(f"cid:{part.content_id}"), part)

    def part(self, address: str) -> Part | None:
        """What is in the archive under an address, cid: or another."""
        return self._known.get(_key(address))

    def find(self, address: str, place: str) -> Found | Remark:
        """The picture of an address; nothing is looked for outside of the archive."""
        part = self.part(address)
        if part is None:
            if is_web(address) or address.replace("\\", "/").startswith("//"):
                return Remark("picture-remote", place)
            return Remark("picture-missing", place)
        if len(part.body) > 2 * LARGEST:
            return Remark("picture-too-large", place)
        name = PurePosixPath(unquote(without_fragment(part.address)).replace("\\", "/")).name
        return Found(f"{part.number}/{name or 'picture'}", partial(bytes_of, part))


def bytes_of(part: Part) -> bytes:
    """The bytes that a part stands for; as far as they are sound."""
    if part.coding == "quoted-printable":
        return quopri.decodestring(part.body)
    if part.coding == "base64":
        try:
            return base64.b64decode(part.body + b"==")
        except binascii.Error:
            # One sign more or less than a whole group: the last one was cut.
            return base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", part.body)[:-1] + b"==")
    return part.body


def _begin(data: bytes) -> int:
    found = _BEFORE.match(data)
    return found.end() if found else 0


def _parts(data: bytes, path: Path) -> Iterator[Part]:
    waiting = [(_begin(data), len(data), 0)]
    number = 0
    while waiting:
        begin, end, depth = waiting.pop()
        head, body = _head(data, begin, end)
        kind = _kind(head)
        boundary = _boundary(head) if kind.startswith("multipart/") else b""
        if boundary:
            if depth == _DEEPEST:
                raise UserFacing("archive-too-large", path=str(path))
            inner = []
            for span in _between(data, boundary, body, end):
                inner.append((*span, depth + 1))
                if number + len(waiting) + len(inner) > _MOST_PARTS:
                    raise UserFacing("archive-too-large", path=str(path))
            waiting.extend(reversed(inner))
            continue
        number += 1
        yield Part(
            number,
            kind,
            head.get_content_charset(""),
            _values(head, "Content-Location") or _values(head, "Snapshot-Content-Location"),
            "".join(_values(head, "Content-ID")[:1]).strip("<> "),
            "".join(_values(head, "Content-Transfer-Encoding")[:1]).lower(),
            data[body:end],
        )


def _head(data: bytes, begin: int, end: int) -> tuple[Message, int]:
    """The head of a part, and where its body begins; a part may begin with its body."""
    if data[begin : begin + 2] == b"\r\n":
        return Message(), begin + 2
    if data[begin : begin + 1] == b"\n":
        return Message(), begin + 1
    found = _BLANK_LINE.search(data, begin, min(end, begin + _LONGEST_HEAD))
    if found is None:
        if end - begin > _LONGEST_HEAD:
            raise ValueError("a head without end")
        return BytesHeaderParser().parsebytes(data[begin:end]), end
    return BytesHeaderParser().parsebytes(data[begin : found.start()]), found.end()


def _kind(head: Message) -> str:
    if len(str(head.get("Content-Type", ""))) > _LONGEST_TYPE:
        raise ValueError("a type without end")
    return head.get_content_type()


def _boundary(head: Message) -> bytes:
    return (head.get_boundary() or "").encode("ascii", "surrogateescape")


def _between(data: bytes, boundary: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the parts between boundaries begin and end; the last may lack its end."""
    mark = b"--" + boundary
    start = -1
    at = data.find(mark, begin, end)
    while at >= 0:
        found = _REST.match(data, at + len(mark), end)
        if found and (at == begin or data[at - 1 : at] == b"\n"):
            if start >= 0:
                stop = at - 2 if data[at - 2 : at] == b"\r\n" else at - 1
                yield start, max(stop, start)
            start = found.end()
            if found.group(1):
                return
        at = data.find(mark, at + len(mark), end)
    if start >= 0:
        yield start, end


def _values(head: Message, name: str) -> tuple[str, ...]:
    """A line of the head as text, unfolded, in each encoding that its bytes may be in."""
    for key, value in head.raw_items():
        if key.lower() == name.lower():
            data = _FOLD.sub("", str(value)).strip().encode("utf-8", "surrogateescape")
            texts = (data.decode(one, "replace") for one in ("utf-8", "gb18030"))
            return tuple(dict.fromkeys(text for text in texts if text))
    return ()


def _key(address: str) -> str:
    return unquote(without_fragment(address)).replace("\\", "/").strip().casefold()
