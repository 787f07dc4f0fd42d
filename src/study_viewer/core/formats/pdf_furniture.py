# SPDX-License-Identifier: MIT
"""Headers, footers and page numbers of a PDF: which lines they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from study_viewer.core.document.attachments import names_attachment
from study_viewer.core.formats.pdf_lines import Line

ZONE = 0.14
"""Of a page's height, how far from its top or bottom a header or footer stands at most."""

_NEAR = 0.02
_WIDEST = 0.75
"""Of its column: a fuller line without cells is prose, however often it is repeated."""
_SHORT = 12
"""Characters that are a header also where nothing else on a page is longer."""
_NUMBERS = re.compile(r"[0-9０-９]{1,5}|(?<![a-z])[ivxlc]{1,7}(?![a-z])")


class _Seen(NamedTuple):
    """A line that may be furniture: ``at`` is its page, ``values`` the numbers in its ``text``."""

    at: int
    place: int
    text: str
    values: tuple[str, ...]


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """The lines that are page furniture, as (page, line), both from 0.

    Such a line stands in the top or bottom 14 % of at least half of the pages at one height, with
    nothing but furniture beyond it, and a page near by says the same, its numbers risen by as much
    as the pages: headers may change with the chapters, and from left to right pages. A lone page is
    known by nothing and loses nothing, and a line that names an attachment is text on any page.
    """
    found: set[tuple[int, int]] = set()
    for is_top in (True, False):
        here: set[tuple[int, int]] = set()
        for slot in _slots(pages, heights, is_top):
            kept = [seen for n, seen in enumerate(slot) if _repeats(slot, n)]
            if len(kept) >= 2 and len({seen.at for seen in kept}) * 2 >= len(pages) - 1:
                here.update((seen.at, seen.place) for seen in kept)
        found.update(_outermost(pages, here, is_top))
    return found


def _outermost(
    pages: Sequence[Sequence[Line]], found: set[tuple[int, int]], is_top: bool
) -> Iterator[tuple[int, int]]:
    for at, lines in enumerate(pages):
        places = sorted(range(len(lines)), key=lambda place: lines[place].top, reverse=not is_top)
        upright = [place for place in places if not lines[place].turned]
        yield from ((at, n) for n in takewhile(lambda n, at=at: (at, n) in found, upright))  # type: ignore[misc]
        yield from ((at, n) for n in places if lines[n].turned and (at, n) in found)


def _slots(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], is_top: bool
) -> list[list[_Seen]]:
    """The lines of the zone by the height at which they stand, page after page."""
    slots: list[tuple[float, list[_Seen]]] = []
    for at, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for place, line in enumerate(lines):
            middle = (line.top + line.bottom) / 2 / (height or 1.0)
            in_zone = middle <= ZONE if is_top else middle >= 1 - ZONE
            if not (in_zone or line.turned) or _is_prose(line) or names_attachment(line.text):
                continue
            text = "".join(line.text.split()).casefold()
            seen = _Seen(at, place, _NUMBERS.sub("#", text), tuple(_NUMBERS.findall(text)))
            for height_of, slot in slots:
                if abs(height_of - middle) <= _NEAR:
                    slot.append(seen)
                    break
            else:
                slots.append((middle, [seen]))
    return [slot for _, slot in slots]


def _is_prose(line: Line) -> bool:
    if line.turned or "\t" in line.text:
        return False
    return line.right - line.left > _WIDEST * (line.right_edge - line.left_edge) > 0 and (
        len(line.text) > _SHORT
    )


def _repeats(slot: Sequence[_Seen], number: int) -> bool:
    """Whether a page before or behind, or the second from there, says the same at that place."""
    one = slot[number]
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(slot) and abs(slot[other].at - one.at) <= 2:
            if slot[other].at != one.at and _is_alike(one, slot[other]):
                return True
            other += step
    return False


def _is_alike(one: _Seen, other: _Seen) -> bool:
    if one.text != other.text:
        return False
    pages = other.at - one.at
    return all(
        before == after
        or not before.isdecimal()
        or (after.isdecimal() and int(after) - int(before) == pages)
        for before, after in zip(one.values, other.values, strict=True)
    )
