# SPDX-License-Identifier: MIT
"""The plain text of a section, which every offset counts: its leaf blocks joined by LF."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from study_viewer.core.document.model import Block, Body, Spans

LeafKind = Literal["paragraph", "heading", "item", "cell", "code", "image", "note"]

OBJECT = "\ufffc"


class Leaf(NamedTuple):
    """One block that has text of its own.

    ``level`` is a heading's level or a list item's depth (from 1), else 0; ``start`` counts code
    points from the beginning of the section's plain text.
    """

    kind: LeafKind
    level: int
    text: str
    start: int


def text_of(spans: Spans) -> str:
    # Most blocks are one run, and this is asked three times of each.
    return spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)


def leaves(body: Body) -> Iterator[Leaf]:
    """The leaf blocks of a section in reading order, footnotes last.

    A list marker or number is in no leaf. A term and each paragraph of its meaning are items of
    level 1; an admonition's title, where there is one, is a paragraph. A rule has no leaf; an
    empty list item, cell or paragraph has one with empty text, because the page shows it too.
    """
    start = 0
    for kind, level, text in _pieces(body):
        yield Leaf(kind, level, text, start)
        start += len(text) + 1


def plain_text(body: Body) -> str:
    return "\n".join(text for _, _, text in _pieces(body))


def digest_of(text: str) -> str:
    """SHA-256 in hex of a section's plain text: what selectors compare."""
    # With hashlib comes OpenSSL; a window starts without asking for a digest.
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_Piece = tuple[LeafKind, int, str]


def _pieces(body: Body) -> Iterator[_Piece]:
    for block in body.blocks:
        yield from _of_block(block, "paragraph", 0)
    for note in body.notes:
        for block in note.blocks:
            yield from _of_block(block, "note", 0)


def _of_block(block: Block, plain: LeafKind, depth: int) -> Iterator[_Piece]:
    """``plain`` is what a paragraph counts as here: item in a list, note in a footnote."""
    match block.kind:
        case "paragraph":
            yield plain, depth, text_of(block.spans)
        case "heading":
            yield "heading", block.level, text_of(block.spans)
        case "list":
            for item in block.items:
                if not item.blocks:
                    yield "item", depth + 1, ""
                for inner in item.blocks:
                    yield from _of_block(inner, "item", depth + 1)
        case "quote":
            for inner in block.blocks:
                yield from _of_block(inner, plain, depth)
        case "code":
            yield "code", 0, block.text
        case "table":
            for row in block.rows:
                for cell in row:
                    yield "cell", 0, text_of(cell.spans)
        case "image":
            yield "image", 0, OBJECT
        case "definitions":
            for entry in block.entries:
                yield "item", 1, text_of(entry.term)
                for meaning in entry.meanings:
                    for inner in meaning:
                        yield from _of_block(inner, "item", 1)
        case "admonition":
            if block.title:
                yield plain, depth, text_of(block.title)
            for inner in block.blocks:
                yield from _of_block(inner, plain, depth)
        case "rule":
            return
