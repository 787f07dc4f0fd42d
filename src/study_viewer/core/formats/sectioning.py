# SPDX-License-Identifier: MIT
"""Paragraphs into sections with their outline marks, one after another as they come."""

from collections.abc import Iterator
from typing import NamedTuple

from study_viewer.core.document.model import Block, Body, Heading, Paragraph, Span
from study_viewer.core.document.numbering import RANKS, Number, number_of
from study_viewer.core.document.outline import (
    Nesting,
    entry_title,
    has_entry,
    is_heading,
    shortened,
)
from study_viewer.core.document.rewrap import ends_sentence
from study_viewer.core.formats.contract import Mark, ParsedSection
from study_viewer.core.formats.opening import Opened, is_issued

SECTION_LIMIT = 20_000
"""Characters of a page: a text below it is one, a longer run without headings is cut near it."""

_HEADING_FROM = 15_000
"""From here on any heading is a good place to cut: a cut at a paragraph end is a worse one."""

_SHORTEST = 10
"""Characters of a sentence that is worth an entry; shorter ones are verses."""

_SHORTEST_OPEN = 24
"""Characters of a line that ends no sentence and is; shorter ones are names, places and times."""

_TITLE_RANK = 0


class _Block(NamedTuple):
    """A block with its outline entry: no ``title`` means that it has none.

    ``rank`` is what a heading or an article stands at (0 the document's title); ``is_plain``
    that the block is running text, no subtitle, table row or signature.
    """

    text: str
    block: Block
    rank: int = -1
    title: str = ""
    level: int = 0
    is_plain: bool = False


class Sections:
    """Takes pieces in order and gives sections as soon as they are complete."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._nesting = Nesting()
        self._number: Number | None = None
        self._titles: set[str] = set()
        self._waiting: list[_Block] | None = []
        self._section: list[_Block] = []
        self._has_text = False
        self._characters = 0
        self._top = RANKS["chapter"]

    def add(self, opened: Opened, following: Opened | None) -> Iterator[ParsedSection]:
        """One more piece; ``following`` is the one after it."""
        placed = self._placed(opened, following)
        if self._waiting is None:
            yield from self._cut(placed)
            return
        # Whether the text is one page shows only after SECTION_LIMIT characters of it.
        self._waiting.append(placed)
        self._characters += len(placed.text) + 1
        if self._characters > SECTION_LIMIT:
            waited, self._waiting, self._characters = self._waiting, None, 0
            ranks = [b.rank for b in waited if isinstance(b.block, Heading) and b.rank > 0]
            self._top = max(self._top, min(ranks, default=self._top))
            for block in waited:
                yield from self._cut(block)

    def finish(self) -> Iterator[ParsedSection]:
        """The last section; of a text that is one page, all of it."""
        if self._waiting:
            yield _one_page(self._waiting, self._title)
        elif self._section:
            yield self._flushed()

    def _placed(self, opened: Opened, following: Opened | None) -> _Block:
        piece = opened.piece
        number = None if opened.role or piece.row else number_of(piece.text)
        before, self._number = self._number, number
        after = number_of(following.piece.text) if number and following else None
        spans = (Span(piece.text),)
        if opened.role == "title" or is_heading(piece.text, number, before, after):
            rank = number.rank if number else _TITLE_RANK
            level = self._nesting.level(rank, is_heading=True)
            block: Block = Heading(min(level, 6), spans, align="" if number else "center")
            return _Block(piece.text, block, rank, shortened(piece.text), level)
        block = Paragraph(spans, "center" if opened.role else piece.align)
        if number and has_entry(piece.text, number, self._nesting.is_within(RANKS["article"])):
            title = entry_title(piece.text, number, self._titles)
            self._titles.add(title)
            level = self._nesting.level(number.rank, is_heading=False)
            return _Block(piece.text, block, number.rank, title, level)
        is_plain = not (opened.role or piece.row or piece.align)
        return _Block(piece.text, block, is_plain=is_plain)

    def _cut(self, block: _Block) -> Iterator[ParsedSection]:
        is_heading = isinstance(block.block, Heading)
        if self._has_text:
            full = self._characters + len(block.text) > SECTION_LIMIT
            late = self._characters > _HEADING_FROM and block.rank >= 0
            if full or late or (is_heading and block.rank <= self._top):
                yield self._flushed()
        self._section.append(block)
        self._has_text = self._has_text or not is_heading
        self._characters += len(block.text) + 1

    def _flushed(self) -> ParsedSection:
        """The section gathered so far; one without entries is found by its opening clause."""
        blocks, self._section, self._characters = self._section, [], 0
        self._has_text = False
        self._titles.clear()
        marks = _marks(blocks)
        if not marks:
            title = entry_title(blocks[0].text, None, ())
            marks = (Mark(title, self._nesting.below, 0),)
        return _section(blocks, marks, marks[0].title)


def _one_page(blocks: list[_Block], title: str) -> ParsedSection:
    """A whole short text; one without headings gets an entry for each of its parts."""
    marks = _marks(blocks)
    if any(block.rank > _TITLE_RANK for block in blocks):
        return _section(blocks, marks, title)
    taken: set[str] = set()
    parts = []
    level = 1
    for leaf, block in enumerate(blocks):
        if block.title:
            parts.append(Mark(block.title, 1, leaf))
            level = 2
        elif _is_part(block):
            name = entry_title(block.text, None, taken)
            taken.add(name)
            parts.append(Mark(name, level, leaf))
    first = Mark(entry_title(blocks[0].text, None, ()), 1, 0)
    return _section(blocks, tuple(parts) or (first,), title)


def _is_part(block: _Block) -> bool:
    """Whether a block gets an entry where a text has no headings."""
    least = _SHORTEST if ends_sentence(block.text) else _SHORTEST_OPEN
    return block.is_plain and len(block.text) >= least and not is_issued(block.text)


def _marks(blocks: list[_Block]) -> tuple[Mark, ...]:
    return tuple(Mark(b.title, b.level, leaf) for leaf, b in enumerate(blocks) if b.title)


def _section(blocks: list[_Block], marks: tuple[Mark, ...], title: str) -> ParsedSection:
    return ParsedSection("", title, Body(tuple(block.block for block in blocks)), marks)
