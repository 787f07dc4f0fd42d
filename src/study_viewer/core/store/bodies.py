# SPDX-License-Identifier: MIT
"""What the index holds of each section: its plain text, and its blocks without their words.

Both are compressed and stand one behind the other, in pieces: a row that takes more than half a
page of the file leaves the rest of the page empty. The figures that decided are told in
docs/decisions/2026-11-23-a-smaller-index.md.
"""

import zlib
from collections.abc import Sequence

from study_viewer.core.document.dense import ENCODINGS, NARROW, dense
from study_viewer.core.document.encode import from_json, to_json_beside
from study_viewer.core.document.model import Body
from study_viewer.core.store.index import Index

_LEVEL = 6
"""Of compression: beside level 1 it saves a tenth of a Latin text and a hundredth of a Chinese one,
and takes hardly longer; what reads a file into the index is twenty times as slow."""
_PIECE = 499
"""Bytes: eight pieces with their heads fill a page of 4,096."""


class _Unreadable(Exception):
    """The bytes are not those that were written."""


def put(index: Index, content: str, body: Body, text: str) -> None:
    """``text`` is the body's plain text; inside ``Index.writing``."""
    number, data = dense(text)
    words = zlib.compressobj(_LEVEL, zdict=_seal(content, number))
    blocks = zlib.compress(to_json_beside(text, body).encode(NARROW), _LEVEL)
    data = words.compress(data) + words.flush() + blocks
    _drop(index, content)
    ((first,),) = index.rows("SELECT coalesce(max(n), 0) + 1 FROM pieces")
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    index.run_for_each("INSERT INTO pieces VALUES (?,?)", enumerate(pieces, first))
    last = first + len(pieces) - 1
    index.run("INSERT INTO bodies VALUES (?,?,?,?)", content, number, first, last)


def _drop(index: Index, content: str) -> None:
    """With its pieces."""
    index.run("DELETE FROM bodies WHERE content = ?", content)


def body(index: Index, content: str) -> Body | None:
    """As ``text``."""
    held = _held(index, content)
    return held[1] if held else None


def text(index: Index, content: str) -> str | None:
    """None where it is not there, nor in a document's folder; what is damaged is read again."""
    held = _held(index, content, with_body=False)
    return held[0] if held else None


def _held(index: Index, content: str, *, with_body: bool = True) -> tuple[str, Body] | None:
    for last in (False, True):
        rows = index.rows(
            "SELECT encoding, data FROM bodies JOIN pieces ON n BETWEEN first AND last"
            " WHERE content = ? ORDER BY n",
            content,
        )
        try:
            if rows:
                return _unpacked(content, rows, with_body)
        except _Unreadable as error:
            if index.is_writing():
                # Whoever writes goes by what was read, so it must be sound.
                raise index.distrusted() from error
            # Whoever reads the folder again takes from here what is there.
            with index.writing():
                _drop(index, content)
        if last or index.is_writing():
            break
        index.read_again(content)
    return None


def _unpacked(content: str, rows: Sequence[tuple[int, bytes]], with_body: bool) -> tuple[str, Body]:
    number = rows[0][0]
    try:
        data = b"".join(piece for _, piece in rows)
        words = zlib.decompressobj(zdict=_seal(content, number))
        text = words.decompress(data).decode(ENCODINGS[number])
        if not words.eof:
            raise _Unreadable
        blocks = zlib.decompress(words.unused_data).decode(NARROW) if with_body else ""
        return text, from_json(blocks, text) if with_body else Body()
    except (zlib.error, ValueError, TypeError, IndexError) as error:
        raise _Unreadable from error


def _seal(content: str, number: int) -> bytes:
    """zlib has a checksum of its own; with this it also refuses the text of another section, or
    one whose encoding is not what the row says."""
    return f"{content} {ENCODINGS[number]}".encode("ascii")
