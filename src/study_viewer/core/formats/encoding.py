# SPDX-License-Identifier: MIT
"""Which encoding a text is in, and its characters, for bytes in hand and for files of any size.

Tried in this order: byte order mark; UTF-16 by its high bytes; strict UTF-8; then GB 18030
against Big5 by the share of common characters. A text that is cut or damaged is read all the
same: what cannot be read becomes U+FFFD and is counted.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals
from study_viewer.core.formats.contract import Progress, no_progress
from study_viewer.core.formats.frequency import FREQUENT, PUNCTUATION, simplified, traditional

CHUNK = 1 << 20
"""Bytes read at a time; progress is told after each."""

_SAMPLE = 1 << 16
_REPLACEMENT = "\ufffd"
# What strict decoding can never yield, so it marks damage apart from a U+FFFD of the author's.
_DAMAGE = "\udfff"
_HANDLER = "study-viewer-damage"

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MAGIC = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\x89PNG\r\n", b"\x7fELF", b"\xff\xd8\xff"),
    *(b"GIF87a", b"GIF89a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"7z\xbc\xaf\x27\x1c"),
    *(b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"SQLite format 3\x00", b"MZ\x90\x00", b"{\\rtf"),
    *(b"\xfd7zXZ\x00", b"\xca\xfe\xba\xbe", b"OggS\x00", b"ID3\x03", b"ID3\x04"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_LONE_BYTE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# GB 18030 holds all that its older names promise, and files labelled with those often need it.
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "big5": "cp950", "ascii": "utf-8"}
_NOT_FOR_FILES = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}

_Chunks = Callable[[], Iterator[bytes]]


class Decoded(NamedTuple):
    """``damaged`` counts the places that could not be read and hold U+FFFD now."""

    text: str
    encoding: str
    damaged: int


def decode(data: bytes, wish: str = "") -> Decoded:
    """The text of a small file, without its byte order mark.

    ``wish`` is an encoding's name. Raises UserFacing: ``text-binary`` when this is no text,
    ``encoding-unknown`` and ``encoding-unfit`` when the wish can't be met.
    """

    def chunks() -> Iterator[bytes]:
        yield from (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))

    encoding = _choose(chunks, wish)
    source = _Decoder(encoding)
    text = source.feed(data, final=True)
    return Decoded(text, encoding, source.damaged)


class TextFile:
    """A text file that is read in pieces, as often as needed; it is never in memory whole.

    ``encoding`` is known at once; ``damaged`` counts as the last reading of ``pieces`` goes on.
    Opening raises UserFacing like ``decode``, and for a file that is missing, a folder, empty
    (``text-empty``) or not allowed to be read.
    """

    def __init__(self, path: Path, wish: str = "") -> None:
        self.path = path
        if path.is_dir():
            raise UserFacing("text-is-folder", path=str(path))
        with refusals(path):
            self.size = path.stat().st_size
            if not self.size:
                raise UserFacing("text-empty", path=str(path))
            try:
                self.encoding = _choose(self._chunks, wish)
            except UserFacing as error:
                raise UserFacing(error.code, path=str(path), **error.details) from None
        self.damaged = 0

    def pieces(self, progress: Progress = no_progress) -> Iterator[tuple[str, bool]]:
        """The text in order, each piece with whether it is the last; told (bytes done, size)."""
        decoder = _Decoder(self.encoding)
        done = 0
        with refusals(self.path):
            for chunk in self._chunks():
                text = decoder.feed(chunk)
                self.damaged = decoder.damaged
                done += len(chunk)
                progress(done, self.size)
                yield text, False
        text = decoder.feed(b"", final=True)
        self.damaged = decoder.damaged
        yield text, True

    def _chunks(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


class _Decoder:
    """Bytes to characters piece by piece, counting the damaged places."""

    def __init__(self, encoding: str) -> None:
        self._inner = codecs.getincrementaldecoder(encoding)(_HANDLER)
        self._started = False
        self.damaged = 0

    def feed(self, data: bytes, final: bool = False) -> str:
        text = self._inner.decode(data, final)
        if not self._started and text:
            self._started = True
            text = text.removeprefix("\ufeff")
        if damaged := text.count(_DAMAGE):
            self.damaged += damaged
            text = text.replace(_DAMAGE, _REPLACEMENT)
        return text


def _mark_damage(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _DAMAGE, error.end


codecs.register_error(_HANDLER, _mark_damage)


def _choose(chunks: _Chunks, wish: str) -> str:
    head = next(chunks(), b"")[:_SAMPLE]
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if wish:
        return _as_wished(chunks, head, wish, marked)
    if marked:
        return marked
    if head.startswith(_MAGIC) or head[4:8] == b"ftyp":
        raise UserFacing("text-binary")
    if wide := _utf16_order(head):
        return wide
    # Random bytes hold 11 % controls; texts hold none, damaged ones a handful.
    if len(_CONTROL_BYTES.findall(head)) > max(3, len(head) // 50):
        raise UserFacing("text-binary")
    sample = _beyond_utf8(chunks)
    if sample is None:
        return "gb18030" if _only_seems_utf8(head) else "utf-8"
    return _of_single_bytes(sample)


def _as_wished(chunks: _Chunks, head: bytes, wish: str, marked: str) -> str:
    try:
        name = codecs.lookup(wish).name
    except (LookupError, ValueError) as error:
        raise UserFacing("encoding-unknown", encoding=wish) from error
    name = _WIDER.get(name, name).replace("_", "-")
    if name in ("utf-16", "utf-32"):
        name = marked if marked.startswith(name) else _utf16_order(head) or f"{name}-le"
    name = name.replace("utf-8-sig", "utf-8")
    try:
        text, damaged = _tried(name, head)
    except (LookupError, TypeError, ValueError) as error:
        raise UserFacing("encoding-unknown", encoding=wish) from error
    # A damaged file keeps nearly all its characters; a wrong encoding loses every third or more.
    controls = len(_CONTROL.findall(text))
    if damaged * 10 > len(text) or controls > max(3, len(text) // 50):
        raise UserFacing("encoding-unfit", encoding=wish)
    return name


def _tried(name: str, data: bytes) -> tuple[str, int]:
    """The bytes read so, and the places that could not be; a cut last character is none."""
    if name.replace("-", "_") in _NOT_FOR_FILES:
        raise LookupError(name)
    b"a".decode(name, "ignore")  # a LookupError for codecs that yield no text, such as base64
    text = codecs.getincrementaldecoder(name)(_HANDLER).decode(data, False)
    return text, text.count(_DAMAGE)


def _utf16_order(head: bytes) -> str:
    """utf-16-le or utf-16-be when the bytes are that without a mark, else nothing."""
    if len(head) < 2:
        return ""
    likely = simplified() | traditional() | PUNCTUATION
    best, best_share = "", 0.0
    for name in ("utf-16-le", "utf-16-be"):
        text, _ = _tried(name, head)
        fitting = sum(c in likely or " " <= c <= "~" or c in "\r\n\t\f" for c in text)
        share = fitting / max(len(text), 1)
        if share > best_share:
            best, best_share = name, share
    if b"\x00" in head:
        return best if best_share > 0.7 else ""
    # Without a single ASCII character the bytes may be ASCII read in pairs, which yields
    # rare characters: "Bush hid the facts" has none of the frequent ones.
    text, _ = _tried(best or "utf-16-le", head)
    frequent = sum(c in FREQUENT or c in PUNCTUATION for c in text)
    return best if best_share > 0.9 and frequent * 2 >= len(text) >= 2 else ""


def _beyond_utf8(chunks: _Chunks) -> bytes | None:
    """None when all is strict UTF-8 (the last character may be cut), else a sample of the rest."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    before = b""
    plain = True
    for chunk in chunks():
        try:
            plain = decoder.decode(chunk).isascii() and plain
        except UnicodeDecodeError as error:
            window = before + chunk
            at = len(before) + error.start
            begin = window.rfind(b"\n", 0, max(at - _SAMPLE, 0)) + 1
            return window[begin : begin + 4 * _SAMPLE]
        before = chunk
    # With nothing but ASCII before it, a lone high byte at the end is no cut UTF-8 character.
    return before[-_SAMPLE:] if plain and decoder.getstate()[0] else None


def _only_seems_utf8(head: bytes) -> bool:
    """Short GB texts can be valid UTF-8 by accident: 学习 reads as two archaic Greek letters."""
    text, damaged = _tried("utf-8", head)
    if damaged or not any("\x7f" < c < "\u0800" for c in text) or max(text) > "\u07ff":
        return False
    other, damaged = _tried("gb18030", head)
    wide = [c for c in other if c > "\x7f"]
    frequent = sum(c in FREQUENT or c in PUNCTUATION for c in wide)
    return not damaged and bool(wide) and frequent * 5 >= len(wide) * 4


def _of_single_bytes(sample: bytes) -> str:
    """Damaged UTF-8, GB 18030, Big5, or a Western text whose accents stand alone."""
    text, damaged = _tried("utf-8", sample)
    if sum(c > "\x7f" and c != _DAMAGE for c in text) > 2 * damaged:
        return "utf-8"
    high, lone = len(_HIGH_BYTE.findall(sample)), len(_LONE_BYTE.findall(sample))
    # A byte of its own among letters is an accent or a curly quote, never half a Chinese word.
    if lone * 10 > high * 7:
        return "cp1252" if not _tried("cp1252", sample)[1] else "latin-1"
    # cp950 is Big5 as Windows writes it; Hong Kong's characters are missing there.
    names = ("gb18030", "cp950", "big5hkscs")
    likeness = [_likeness(sample, name) for name in names]
    if max(likeness) < -0.5:
        raise UserFacing("text-binary")
    return names[likeness.index(max(likeness))]


def _likeness(sample: bytes, name: str) -> float:
    """From -1 (not this encoding) to 1: what share of the wide characters is common."""
    common = simplified() if name == "gb18030" else traditional()
    text, damaged = _tried(name, sample)
    wide = [c for c in text if c > "\x7f" and c != _DAMAGE]
    if not wide:
        return -1.0
    score = 0.0
    for character in wide:
        if character in FREQUENT or character in PUNCTUATION:
            score += 1
        elif character in common:
            score += 0.3
        else:
            score -= 0.5
    return (score - 2 * damaged) / len(wide)
