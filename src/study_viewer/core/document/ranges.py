# SPDX-License-Identifier: MIT
"""Which parts of a text were read: ranges of offsets that are sorted, apart and few."""

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]
"""Half-open (start, end), rising, with a gap between any two."""

MOST = 48
"""Ranges kept of one section: some 500 bytes in its row, and more than a person leaves."""

JOINED = 2
"""A gap of so few characters is the break between two lines, and nobody skips that."""


def add(ranges: Ranges, start: int, end: int) -> Ranges:
    """``ranges`` with everything from ``start`` to ``end``."""
    return joined((*ranges, (start, end)))


def without(ranges: Ranges, start: int, end: int) -> Ranges:
    """``ranges`` with nothing from ``start`` to ``end``."""
    if start >= end:
        return ranges
    left = [piece for a, b in ranges for piece in ((a, min(b, start)), (max(a, end), b))]
    return _fewest([(a, b) for a, b in left if a < b])


def joined(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Any ranges, brought into order; what lies before offset 0 or holds nothing is left out."""
    made: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), end) for start, end in ranges):
        if start >= end:
            continue
        if made and start - made[-1][1] <= JOINED:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return _fewest(made)


def _fewest(ranges: list[tuple[int, int]]) -> Ranges:
    """Too many: the shortest are forgotten, so that nothing unread is ever said to be read."""
    if len(ranges) > MOST:
        longest = sorted(ranges, key=lambda one: one[0] - one[1])[:MOST]
        return tuple(sorted(longest))
    return tuple(ranges)


def covered(ranges: Ranges, start: int, end: int) -> int:
    """How many characters from ``start`` to ``end`` were read."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in ranges)


def to_text(ranges: Ranges) -> str:
    """As ``0-120 300-450``."""
    return " ".join(f"{start}-{end}" for start, end in ranges)


def from_text(text: str) -> Ranges:
    """Back from ``to_text``; raises ValueError for anything else."""
    pairs = (piece.split("-") for piece in text.split())
    return joined((int(start), int(end)) for start, end in pairs)
