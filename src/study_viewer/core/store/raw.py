# SPDX-License-Identifier: MIT
"""Finds annotation rows in the bytes of a notebook file, whatever state its pages are in.

A row is a header (its own length, then the type of each column) followed by the values. Ours
are easy to spot: 22 columns, the first a text of 36 characters. What does not fit on its page goes
on in a chain of overflow pages. So neither the page's own table nor the tree above it is needed.
The layout is described at https://www.sqlite.org/fileformat2.html (sections 1.6 and 2.1).
"""

import re
from collections.abc import Iterator
from typing import Any

_COLUMNS = 22
# Type 85 is a text of 36 bytes: the id; its header is 23 to 66 bytes long (22 columns, of up to
# three bytes each).
_START = re.compile(rb"(?=[\x17-\x42]\x55)")
_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)
_PAGE = 4096
_MOST = 50_000_000


def ids_in(data: bytes) -> set[str]:
    """Every annotation id whose text stands somewhere in the file."""
    return {match.group().decode() for match in _ID.finditer(data)}


def rows_in(data: bytes) -> Iterator[tuple[Any, ...]]:
    """Everything that looks like an annotation's row, texts as bytes; also freed, older ones."""
    page_size = _page_size(data)
    for match in _START.finditer(data):
        row = _row_at(data, match.start(), page_size)
        if row is not None:
            yield row


def _page_size(data: bytes) -> int:
    told = int.from_bytes(data[16:18], "big")
    told = 65536 if told == 1 else told
    return told if told >= 512 and told & (told - 1) == 0 else _PAGE


def _row_at(data: bytes, at: int, page_size: int) -> tuple[Any, ...] | None:
    header = data[at]
    types = _types(data[at + 1 : at + header])
    if types is None or len(types) != _COLUMNS:
        return None
    sizes = [_size(kind) for kind in types]
    if any(size < 0 for size in sizes) or sum(sizes) > _MOST:
        return None
    payload = _payload(data, at, header + sum(sizes), page_size)
    if payload is None:
        return None
    values, place = [], header
    for kind, size in zip(types, sizes, strict=True):
        values.append(_value(kind, payload[place : place + size]))
        place += size
    return tuple(values)


def _types(header: bytes) -> list[int] | None:
    """The column types of a row's header (varints); None when it does not end with a type."""
    types, number, going_on = [], 0, False
    for byte in header:
        number = number << 7 | byte & 0x7F
        going_on = bool(byte & 0x80)
        if not going_on:
            types.append(number)
            number = 0
    return None if going_on else types


def _size(kind: int) -> int:
    """Bytes of a value; -1 for a type that none of our columns has (floats, blobs)."""
    if kind in (8, 9):
        return 0
    if kind < len(_WIDTHS):
        return _WIDTHS[kind]
    return (kind - 13) // 2 if kind >= 13 and kind % 2 else -1


def _value(kind: int, data: bytes) -> Any:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(data, "big", signed=True) if kind < len(_WIDTHS) else data


def _payload(data: bytes, at: int, length: int, page_size: int) -> bytes | None:
    """The bytes of a row from its page and its chain of overflow pages."""
    most = page_size - 35
    if length <= most:
        return data[at : at + length] if at + length <= len(data) else None
    least = (page_size - 12) * 32 // 255 - 23
    local = least + (length - least) % (page_size - 4)
    local = local if local <= most else least
    pieces = [data[at : at + local]]
    rest = length - local
    following = int.from_bytes(data[at + local : at + local + 4], "big")
    while rest > 0:
        start = (following - 1) * page_size
        if following < 1 or start + page_size > len(data):
            return None
        piece = data[start + 4 : start + min(page_size, rest + 4)]
        pieces.append(piece)
        rest -= len(piece)
        following = int.from_bytes(data[start : start + 4], "big")
    return b"".join(pieces)
