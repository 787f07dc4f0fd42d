# SPDX-License-Identifier: MIT
"""Headings for a text in which nothing is marked as one: by its title and its numbers."""

from typing import NamedTuple

from study_viewer.core.document.model import Block, Body, Heading, Metadata, Paragraph
from study_viewer.core.document.numbering import RANKS, heading_number
from study_viewer.core.document.outline import (
    Nesting,
    entry_title,
    has_entry,
    in_one_line,
    is_heading,
    shortened,
)
from study_viewer.core.document.plain import leaves, text_of
from study_viewer.core.formats.contract import Mark
from study_viewer.core.formats.opening import EARLY, opened, told
from study_viewer.core.formats.wrapping import Piece


class Headed(NamedTuple):
    """A body with the headings that were found, and its outline; ``title`` is empty when it has
    none of its own."""

    body: Body
    marks: tuple[Mark, ...]
    title: str
    metadata: Metadata


def is_unmarked(body: Body) -> bool:
    """Whether a text has no headings but its title."""
    return sum(leaf.kind == "heading" for leaf in leaves(body)) <= 1


def headed(body: Body, metadata: Metadata) -> Headed:
    """Makes headings of the paragraphs that are, by the rules for plain texts."""
    texts = [_line(block) for block in body.blocks]
    title = _title_at(body.blocks, texts)
    nesting = Nesting()
    numbers = [
        heading_number(text) if text and isinstance(block, Paragraph) else None
        for block, text in zip(body.blocks, texts, strict=True)
    ]
    blocks: list[Block] = []
    marks: list[Mark] = []
    taken: set[str] = set()
    leaf = 0
    for at, block in enumerate(body.blocks):
        number, text = numbers[at], texts[at]
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if at == title or isinstance(block, Heading):
            level = nesting.level(0, is_heading=True)
            marks.append(Mark(shortened(text), level, leaf))
            if isinstance(block, Paragraph):
                block = Heading(1, block.spans, align=block.align)
        elif isinstance(block, Paragraph) and number:
            if is_heading(text, number, before, after):
                level = nesting.level(number.rank, is_heading=True)
                marks.append(Mark(shortened(text), level, leaf))
                block = Heading(min(level, 6), block.spans, align=block.align)
            elif has_entry(text, number, nesting.is_within(RANKS["article"])):
                level = nesting.level(number.rank, is_heading=False)
                name = entry_title(text, number, taken)
                taken.add(name)
                marks.append(Mark(name, level, leaf))
        blocks.append(block)
        leaf += sum(1 for _ in leaves(Body((block,))))
    return Headed(
        Body(tuple(blocks), body.notes),
        tuple(marks),
        texts[title] if title >= 0 else "",
        told_by(body, metadata),
    )


def _title_at(blocks: tuple[Block, ...], texts: list[str]) -> int:
    """Which block is the title; -1 where there is a heading already, or none is found."""
    if any(isinstance(block, Heading) for block in blocks):
        return -1
    places = [at for at, block in enumerate(blocks) if texts[at] and block.kind == "paragraph"]
    pieces = _pieces([texts[at] for at in places[:EARLY]])
    for item in opened(pieces, wrapped=False):
        if item.role == "title":
            return places[item.piece.number]
    return -1


def told_by(body: Body, metadata: Metadata) -> Metadata:
    """What the opening and the signature of a text say of it, where that was unknown."""
    words = [line for block in body.blocks if (line := _line(block))]
    if not words:
        return metadata
    return told(metadata, opened(_pieces(words[:EARLY]), wrapped=False), _pieces(words[-4:]))


def _pieces(texts: list[str]) -> list[Piece]:
    return [Piece(text, number, 1, short=True) for number, text in enumerate(texts)]


def _line(block: Block) -> str:
    if isinstance(block, Paragraph | Heading):
        return in_one_line(text_of(block.spans))
    return ""
