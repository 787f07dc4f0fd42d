# SPDX-License-Identifier: MIT
"""Bodies as compact JSON for the index: the start of the window reads this and parses nothing.

A named tuple is written as a list whose last member is its kind; a footnote's body is such a list
too. Only ``json`` is imported, because this is on the way to the first paint.
"""

import json
from collections.abc import Callable
from typing import Any

from study_viewer.core.document.model import (
    Admonition,
    Block,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def to_json(body: Body) -> str:
    return _encode(body)


def from_json(text: str) -> Body:
    """The very body that ``to_json`` was given; ValueError when ``text`` is anything else."""
    try:
        blocks, notes = json.loads(text)
        return Body(
            _blocks(blocks), tuple(Note(label, _blocks(inner)) for label, inner, _ in notes)
        )
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError("not a body") from error


def _spans(data: Any) -> Spans:
    return tuple([Span(*one) for one in data])


def _blocks(data: Any) -> tuple[Block, ...]:
    return tuple([_READERS[one[-1]](one) for one in data])


def _list(data: Any) -> List:
    return List(tuple([Item(_blocks(blocks)) for blocks, _ in data[0]]), data[1])


def _table(data: Any) -> Table:
    rows = [
        tuple([Cell(_spans(spans), columns, rows, align) for spans, columns, rows, align, _ in row])
        for row in data[0]
    ]
    return Table(tuple(rows), data[1])


def _definitions(data: Any) -> Definitions:
    entries = [
        Definition(_spans(term), tuple([_blocks(meaning) for meaning in meanings]))
        for term, meanings, _ in data[0]
    ]
    return Definitions(tuple(entries))


_READERS: dict[str, Callable[[Any], Block]] = {
    "paragraph": lambda d: Paragraph(_spans(d[0]), d[1]),
    "heading": lambda d: Heading(d[0], _spans(d[1]), d[2], d[3]),
    "list": _list,
    "quote": lambda d: Quote(_blocks(d[0])),
    "code": lambda d: Code(d[0], d[1]),
    "table": _table,
    "image": lambda d: Image(d[0], d[1], d[2]),
    "rule": lambda d: Rule(),
    "definitions": _definitions,
    "admonition": lambda d: Admonition(d[0], _spans(d[1]), _blocks(d[2])),
}
