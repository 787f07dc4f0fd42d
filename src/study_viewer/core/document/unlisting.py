# SPDX-License-Identifier: MIT
"""A list or a table that is none, as the paragraphs it was made of.

Every item becomes a paragraph, every row one with its cells behind each other. The numbers of a
list are in no text; here they come into it, because people see and cite them. Bullets go.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import Block, Body, List, Paragraph, Span, Spans, Table
from study_viewer.core.document.plain import leaves, plain_text


class Listed(NamedTuple):
    """A list or table that stands by itself: which of the blocks it is, where its text begins."""

    number: int
    start: int
    text: str


def listed(body: Body) -> Iterator[Listed]:
    at = 0
    for number, block in enumerate(body.blocks):
        found = list(leaves(Body((block,))))
        if isinstance(block, List | Table):
            yield Listed(number, at, "\n".join(leaf.text for leaf in found))
        at += sum(len(leaf.text) + 1 for leaf in found)


def listed_at(body: Body, offset: int) -> Listed | None:
    """That which holds a place of the section's plain text."""
    for one in listed(body):
        if one.start <= offset <= one.start + len(one.text):
            return one
    return None


def unlisted(body: Body, which: Listed, starts: Iterable[Start]) -> tuple[Body, tuple[Start, ...]]:
    """The body without this list or table, and where its entries stand now.

    An entry within it stands at the paragraph that has its words. A table without any text leaves
    nothing: the body is the same then.
    """
    old = body.blocks[which.number]
    parts = list(_parts(old))
    made = tuple(block for part in parts for block in part.blocks)
    if not made:
        return body, tuple(starts)
    before, after = body.blocks[: which.number], body.blocks[which.number + 1 :]
    whole = canonical(body._replace(blocks=(*before, *made, *after)))
    grown = len(plain_text(Body(made))) - len(which.text)
    places = _places(old, parts, which.start)
    moved = []
    for one in starts:
        if one.start > which.start + len(which.text):
            one = one._replace(start=one.start + grown)
        elif one.start >= which.start:
            one = one._replace(start=places.get(one.start, which.start))
        moved.append(one)
    return whole, tuple(moved)


class _Part(NamedTuple):
    """What became of so many of the leaves: one block, or none where they had no text."""

    blocks: tuple[Block, ...]
    taken: int


def _parts(block: Block) -> Iterator[_Part]:
    match block.kind:
        case "table":
            for row in block.rows:
                yield _Part(_one(_joined(cell.spans for cell in row)), len(row))
        case "list":
            for number, item in enumerate(block.items, block.start):
                yield from _of_item(item.blocks, f"{number}." if block.start else "")
        case _:
            yield _Part((block,), sum(1 for _ in leaves(Body((block,)))))


def _of_item(blocks: tuple[Block, ...], number: str) -> Iterator[_Part]:
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) or first is None:
        spans = first.spans if first is not None else ()
        yield _Part(_one(_joined(((Span(number),) if number else (), spans))), 1)
        blocks = blocks[1:]
    elif number:
        yield _Part(_one((Span(number),)), 0)
    for block in blocks:
        yield from _parts(block)


def _joined(pieces: Iterable[Spans]) -> Spans:
    """With a blank between any two that have text."""
    made: list[Span] = []
    for spans in pieces:
        if spans and made:
            made.append(Span(" "))
        made += spans
    return tuple(made)


def _one(spans: Spans) -> tuple[Block, ...]:
    return (Paragraph(spans),) if spans else ()


def _places(old: Block, parts: list[_Part], start: int) -> dict[int, int]:
    """Where what began at a place of the old block begins now."""
    waiting = iter(leaves(Body((old,))))
    found = {}
    at = last = start
    for part in parts:
        # What had no text goes along with what stands above it.
        last = at if part.blocks else last
        for _ in range(part.taken):
            found[start + next(waiting).start] = last
        at += sum(len(plain_text(Body((block,)))) + 1 for block in part.blocks)
    return found
