# SPDX-License-Identifier: MIT
"""What a table of a PDF page is, however it was found, and the text of a cell."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from study_viewer.core.document.model import Table
from study_viewer.core.document.plain import text_of
from study_viewer.core.document.rewrap import first_unit, join, width
from study_viewer.core.formats.pdf_characters import HYPHEN, Glyph
from study_viewer.core.formats.pdf_lines import lines_of

PADDING = 12.0
"""Points on both sides of a cell that its text leaves free."""


END = 0.25
"""Of a page's height, how far from its top or bottom a table is that goes on beyond it."""
_SHIFT = 2.0
"""Points that the columns of one table may be apart on two pages."""


class Shape(NamedTuple):
    """Where the columns of a table begin and end; what its headings say where nothing is drawn
    between them."""

    columns: tuple[float, ...] = ()
    head: tuple[str, ...] = ()


class Beside(NamedTuple):
    """The table that the page before ends with, and the one that the next page begins with."""

    before: Shape = Shape()
    after: Shape = Shape()


class Ruled(NamedTuple):
    """A table and its box in points from the page's top left.

    ``columns`` and ``heights`` are where its columns and rows begin and end; in one without lines
    between its columns these are not known, and ``framed`` is not true. ``rooms`` are the ems that
    the last line of each cell of its last row leaves free.
    """

    left: float
    top: float
    right: float
    bottom: float
    table: Table
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rooms: tuple[float, ...] = ()
    framed: bool = True

    @property
    def shape(self) -> Shape:
        if self.framed:
            return Shape(self.columns)
        rows = self.table.rows[: self.table.headers]
        return Shape(self.columns, tuple(text_of(cell.spans) for row in rows for cell in row))


def is_alike(one: Shape, other: Shape) -> bool:
    """Whether columns are as wide as others; left and right pages may begin them elsewhere."""
    if one.head != other.head or len(one.columns) != len(other.columns):
        return False
    return all(
        abs((here - one.columns[0]) - (there - other.columns[0])) <= _SHIFT
        for here, there in zip(one.columns, other.columns, strict=True)
    )


def cell_text(glyphs: Sequence[Glyph], right: float, page: int) -> tuple[str, float]:
    """The lines of a cell as one text, and the ems that the last one leaves free before ``right``.

    What ended early begins a new line in it.
    """
    text = ""
    room, size = inf, 1.0
    for line in lines_of(glyphs, page):
        own = line.text.replace("\t", " ")
        if not text:
            text = own
        elif width(first_unit(own)) * line.size / 2 + PADDING < room:
            text = f"{text}\n{own}"
        else:
            text = join(text, own)
        room, size = right - line.right, line.size
    return text.replace(HYPHEN, "-"), (room - PADDING) / size
