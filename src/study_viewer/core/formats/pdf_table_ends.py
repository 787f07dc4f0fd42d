# SPDX-License-Identifier: MIT
"""Tables of a PDF that were cut at the end of a page, put together again.

Only where that is clear: nothing stands between the two parts, the columns are the same, and the
next row would not have fitted above. All else stays two tables.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.document.rewrap import ends_sentence, first_unit, join, width
from study_viewer.core.formats.pdf_cells import Ruled, is_alike

_MOST_HEADERS = 3
"""Rows that are repeated on top of the next page; with more of them two forms are alike."""
_CUT = 32.0
"""Points that a row leaves empty above its cut: no line is left alone."""
_SLACK = 2.0
_OPEN = 1.5
_GOES_ON = re.compile(
    r"[（(]?(?:上接|接上|续)\s*表\s*[一二三四五六七八九十0-9A-Za-z.．—–-]*[）)]?|[（(]续[）)]"
    r"|表\s*[一二三四五六七八九十0-9A-Za-z.．—–-]+\s*[（(]续表?[）)]"
    r"|(?:table\s*[0-9.-]*[.:]?\s*)?\(?(?:continued|cont[.’']?d?\.?)\)?",
    re.IGNORECASE,
)

_Row = tuple[Cell, ...]


class Whole(NamedTuple):
    """Two parts as one table; the second page begins in cell ``begins`` of it."""

    table: Ruled
    begins: int


def says_so(line: str) -> bool:
    """Whether a line says nothing but that a table is going on: 续表, 表1（续）."""
    return _GOES_ON.fullmatch(line.strip()) is not None


def joined(above: Ruled, below: Ruled, room: float) -> Whole | None:
    """The two as one, a heading row that comes again once; None where they may be two.

    ``room`` are the points that were left empty below the first of them.
    """
    if not _are_one_set(above, below):
        return None
    first, second = above.table.rows, below.table.rows
    repeated = _repeated(first, second)
    if repeated is None or (not above.framed and not repeated):
        return None
    more = second[repeated:]
    if _are_forms(first[repeated:], more):
        return None
    begins = sum(map(len, first))
    needed = below.heights[repeated + 1] - below.heights[repeated]
    if (mended := _mended(first[-1], more[0], above)) is not None:
        row, at = mended
        begins += at - len(first[-1])
        first, more = (*first[:-1], row), more[1:]
        needed += _CUT
    if not above.framed:
        # Its rows end lower than its words do.
        needed *= _OPEN
    if room >= needed + _SLACK:
        return None
    # What comes again on each page is what stands above the columns.
    headers = max(above.table.headers, repeated)
    return Whole(below._replace(table=Table((*first, *more), headers)), begins)


def _are_one_set(above: Ruled, below: Ruled) -> bool:
    return above.framed == below.framed and is_alike(above.shape, below.shape)


def _repeated(first: Sequence[_Row], second: Sequence[_Row]) -> int | None:
    """How many rows come again as the heading; None where that is not clear."""
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    said = sum(bool(cell.spans) for row in second[:count] for cell in row)
    if not count or said < 2:
        return 0
    is_closed = all(
        at + cell.rows <= count for at, row in enumerate(second[:count]) for cell in row
    )
    if count > _MOST_HEADERS or count == len(second) or not is_closed:
        return None
    return count


def _are_forms(first: Sequence[_Row], second: Sequence[_Row]) -> bool:
    """Whether the two have the same words in front of their rows: each is a form of its own."""
    fronts = [
        text_of(one[0].spans) == text_of(other[0].spans)
        for one, other in zip(first, second, strict=False)
        if one and other and one[0].spans
    ]
    return len(fronts) > 1 and sum(fronts) * 2 > len(fronts)


def _mended(last: _Row, after: _Row, above: Ruled) -> tuple[_Row, int] | None:
    """A row that was cut, whole, with the cell from which on it was; None for two rows.

    It is one where nothing stands in front of its second part, and all that does stand there goes
    on a cell whose last line was full.
    """
    across = len(above.columns) - 1
    if not (len(last) == len(after) == len(above.rooms) == across) or not last[0].spans:
        return None
    if any(cell.rows > 1 for cell in (*last, *after)):
        return None
    goes_on = [at for at, cell in enumerate(after) if cell.spans]
    if not goes_on or goes_on[0] == 0:
        return None
    for at in goes_on:
        before, text = text_of(last[at].spans), text_of(after[at].spans)
        is_full = width(first_unit(text)) / 2 >= above.rooms[at]
        if not before or ends_sentence(before) or not is_full:
            return None
    row = tuple(
        cell._replace(spans=(Span(join(text_of(cell.spans), text_of(more.spans))),))
        if more.spans
        else cell
        for cell, more in zip(last, after, strict=True)
    )
    return row, goes_on[0]
