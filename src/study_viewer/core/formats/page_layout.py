# SPDX-License-Identifier: MIT
"""Tables that are no tables: old web pages are laid out in cells, and their text stands in one."""

from collections.abc import Iterator

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.formats.page_tree import HEADINGS, text_in

_FRAME_LETTERS = 300
_FRAME_SHARE = 0.8
"""A cell with so much of a table's text holds a page, not a value."""


def unframe(body: etree._Element) -> None:
    """Makes plain divisions of the tables that only place things; tables of values stay."""
    for table in list(body.iter("table")):
        parts = list(_own(table))
        if _is_frame(table, parts):
            for part in (table, *parts):
                part.tag = "div"


def _own(table: etree._Element) -> Iterator[etree._Element]:
    """The rows, row groups and cells of a table, without those of tables in it."""
    waiting = [table]
    while waiting:
        for child in waiting.pop():
            tag = tag_of(child)
            if tag in ("tbody", "thead", "tfoot", "tr", "td", "th"):
                yield child
                if tag not in ("td", "th"):
                    waiting.append(child)


def _is_frame(table: etree._Element, parts: list[etree._Element]) -> bool:
    if attribute_of(table, "role") in ("presentation", "none"):
        return True
    if any(tag_of(part) == "th" for part in parts) or any(
        tag_of(child) == "caption" for child in table
    ):
        return False
    cells = [part for part in parts if tag_of(part) == "td"]
    if any(next(cell.iter("table", *HEADINGS), None) is not None for cell in cells):
        return True
    lengths = [len(text_in(cell)) for cell in cells]
    most = max(lengths, default=0)
    return most >= _FRAME_LETTERS and most >= _FRAME_SHARE * sum(lengths)
