# SPDX-License-Identifier: MIT
"""Bodies as compact JSON for the index: the start of the window reads this and parses nothing.

A named tuple is written as a list whose last member is its kind; a footnote's body is such a list
too. Where the plain text lies beside it the words are left out, and a run says how long it is.
Only ``json`` is imported, because this is on the way to the first paint.
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


_FAR = 4096
"""Characters between two runs, at most: line ends and pictures, which are no words."""
_PLAIN = ("", "", "", "", "")


def to_json(body: Body) -> str:
    return _encode(body)


def to_json_beside(text: str, body: Body) -> str:
    """Without the words, which stand in the body's plain text."""
    return _encode(_Beside(text).bare(body))


def from_json(data: str, text: str = "") -> Body:
    """The very body that was written, ``text`` being what it was written beside.

    ValueError when ``data`` is anything else, or does not go with the text.
    """
    reading = _Reading(text)
    try:
        blocks, notes = json.loads(data)
        body = Body(
            reading.blocks(blocks),
            tuple(Note(label, reading.blocks(inner)) for label, inner, _ in notes),
        )
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError("not a body") from error
    if reading.at > len(text):
        raise ValueError("not the body of this text")
    return body


class _Beside:
    """Goes through a body and its text together. Where a run's words follow the run before at once
    or behind a line end it becomes twice its length, plus one for the line end; where more lies
    between, the distance and its length; and where they do not stand there at all, themselves."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def bare(self, value: Any) -> Any:
        if isinstance(value, Span):
            rest = value[1:]
            kept = () if rest == _PLAIN else rest[:1] if rest[1:] == _PLAIN[1:] else rest
            return self._mark(value.text), *kept
        if isinstance(value, Code):
            return self._mark(value.text), *value[1:]
        return tuple([self.bare(one) for one in value]) if isinstance(value, tuple) else value

    def _mark(self, words: str) -> int | tuple[int, int] | str:
        length = len(words)
        found = self._text.find(words, self._at, self._at + length + _FAR)
        if found < 0:
            return words
        gap = found - self._at
        self._at = found + length
        return 2 * length + gap if gap < 2 else (gap, length)


class _Reading:
    """The blocks in the order in which they were written; ``at`` is how far into the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def words(self, mark: Any) -> str:
        if isinstance(mark, str):
            return mark
        gap, length = (mark & 1, mark >> 1) if isinstance(mark, int) else mark
        start = self.at + gap
        self.at = start + length
        return self._text[start : self.at]

    def spans(self, data: Any) -> Spans:
        return tuple([Span(self.words(one[0]), *one[1:]) for one in data])

    def blocks(self, data: Any) -> tuple[Block, ...]:
        return tuple([_READERS[one[-1]](self, one) for one in data])

    def list(self, data: Any) -> List:
        return List(tuple([Item(self.blocks(blocks)) for blocks, _ in data[0]]), data[1])

    def table(self, data: Any) -> Table:
        rows = [
            tuple(
                [
                    Cell(self.spans(spans), columns, rows, align)
                    for spans, columns, rows, align, _ in row
                ]
            )
            for row in data[0]
        ]
        return Table(tuple(rows), data[1])

    def definitions(self, data: Any) -> Definitions:
        entries = [
            Definition(self.spans(term), tuple([self.blocks(meaning) for meaning in meanings]))
            for term, meanings, _ in data[0]
        ]
        return Definitions(tuple(entries))


_READERS: dict[str, Callable[[_Reading, Any], Block]] = {
    "paragraph": lambda r, d: Paragraph(r.spans(d[0]), d[1]),
    "heading": lambda r, d: Heading(d[0], r.spans(d[1]), d[2], d[3]),
    "list": _Reading.list,
    "quote": lambda r, d: Quote(r.blocks(d[0])),
    "code": lambda r, d: Code(r.words(d[0]), d[1]),
    "table": _Reading.table,
    "image": lambda r, d: Image(d[0], d[1], d[2]),
    "rule": lambda r, d: Rule(),
    "definitions": _Reading.definitions,
    "admonition": lambda r, d: Admonition(d[0], r.spans(d[1]), r.blocks(d[2])),
}
