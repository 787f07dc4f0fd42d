# SPDX-License-Identifier: MIT
"""Paragraphs into sections with their outline marks, one after another as they come."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from study_viewer.core.document.attachments import begins_list, names_attachment
from study_viewer.core.document.model import Block, Body, Heading, Paragraph, Span, Spans
from study_viewer.core.document.numbering import RANKS, Number, has_bare_number, heading_number
from study_viewer.core.document.outline import (
    Nesting,
    entry_title,
    has_entry,
    in_one_line,
    is_heading,
    is_part,
    shortened,
    stands_alone,
)
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.sections import LIMIT, Begins, cut
from study_viewer.core.formats.contract import Mark, ParsedSection
from study_viewer.core.formats.opening import Opened, is_issued
from study_viewer.core.formats.wrapping import Piece

_TITLE_RANK = 0
_ATTACHMENT_RANK = 1


class _Block(NamedTuple):
    """A block with its outline entry: no ``title`` means that it has none.

    ``leaves`` is how many leaf blocks it has.
    ``rank`` is what a heading or an article stands at (0 the document's title); ``level`` the
    entry's, or what an entry here would have; ``is_plain`` that the block is running text, no
    subtitle, table row or signature; ``line`` is where it begins in the file.
    """

    text: str
    block: Block
    level: int
    rank: int = -1
    title: str = ""
    is_plain: bool = False
    line: int = 0
    leaves: int = 1


class Sections:
    """The sections of one text, each given as soon as it is complete."""

    def __init__(self, title: str, *, by_number: bool = True) -> None:
        """``by_number`` says that numbered blocks may be headings where the format knows none."""
        self._title = title
        self._by_number = by_number
        self._nesting = Nesting()
        self._number: Number | None = None
        self._last_bare = 0
        self._told_ranks: dict[int, int] = {}
        """Of numbers in headings that the format knows: what these stand at."""
        self._number_above = ""
        """One that stands alone in the line above the heading that comes now."""
        self._titles: set[str] = set()
        self._attachment = ""
        """Its name, once one has begun: it may stand above each page."""
        self._lists_attachments = False
        self._offered: deque[_Block] = deque()

    def of(self, pieces: Iterable[Opened]) -> Iterator[ParsedSection]:
        """All sections, or one with an outline of its own where the text is one page."""
        stream = self._blocks(pieces)
        # Whether the text is one page shows only after LIMIT characters of it.
        waited: list[_Block] = []
        characters = 0
        for block in stream:
            waited.append(block)
            characters += len(block.text) + 1
            if characters > LIMIT:
                break
        if characters > LIMIT:
            heads = (b for b in waited if isinstance(b.block, Heading) and b.rank > 0)
            # An attachment begins a section, and keeps no chapter from doing so.
            ranks = [head.rank for head in heads if not names_attachment(head.text)]
            top = _top(ranks)
            for run in cut(self._offers(chain(waited, stream), top)):
                yield self._section([self._offered.popleft() for _ in run])
        elif waited:
            yield _one_page(waited, self._title)

    def _blocks(self, pieces: Iterable[Opened]) -> Iterator[_Block]:
        before: Opened | None = None
        for opened in pieces:
            if before:
                yield self._placed(before, opened)
            before = opened
        if before:
            yield self._placed(before, None)

    def _offers(self, blocks: Iterable[_Block], top: int) -> Iterator[tuple[Block, Begins]]:
        """The blocks for ``cut``, which counts them out again."""
        for block in blocks:
            self._offered.append(block)
            begins: Begins = "late" if block.rank >= 0 else False
            if isinstance(block.block, Heading) and block.rank <= top:
                begins = True
            yield block.block, begins

    def _placed(self, opened: Opened, following: Opened | None) -> _Block:
        piece = opened.piece
        if piece.level:
            return self._given(opened, following)
        if piece.block is not None and not isinstance(piece.block, Paragraph):
            count = sum(1 for _ in leaves(Body((piece.block,))))
            self._number = None
            below = self._nesting.below
            return _Block(piece.text, piece.block, below, line=piece.number, leaves=count)
        if self._heads_attachment(opened, following):
            return self._of_attachment(opened, following)
        number = None if opened.role or piece.row else heading_number(piece.text)
        if begins_list(piece.text):
            self._lists_attachments = True
        elif self._lists_attachments:
            self._lists_attachments = number is not None and number.kind.startswith("arabic")
            number = None if self._lists_attachments else number
        before, self._number = self._number, number
        after = heading_number(following.piece.text) if number and following else None
        if number and self._by_number and stands_alone(piece.text, number):
            around = [other for other in (before, after) if other and other.rank == number.rank]
            if following and not around and (alone := self._alone(piece, number, following)):
                return alone
        number = self._in_turn(piece.text, number)
        spans = piece.block.spans if piece.block else (Span(piece.text),)
        is_head = self._by_number and is_heading(piece.text, number, before, after)
        if opened.role == "title" or is_head:
            if number and has_bare_number(piece.text):
                self._last_bare = number.value
            rank = number.rank if number else _TITLE_RANK
            level = self._nesting.level(rank, is_heading=True)
            spans = _not_bold(spans)
            block: Block = Heading(min(level, 6), spans, align="" if number else "center")
            title = shortened(piece.text)
            return _Block(piece.text, block, level, rank, title, line=piece.number)
        block = Paragraph(spans, "center" if opened.role else piece.align)
        if number and has_entry(piece.text, number, self._nesting.is_within(RANKS["article"])):
            title = entry_title(piece.text, number, self._titles)
            self._titles.add(title)
            level = self._nesting.level(number.rank, is_heading=False)
            return _Block(piece.text, block, level, number.rank, title, line=piece.number)
        is_plain = not (opened.role or piece.row or piece.align)
        below = self._nesting.below
        return _Block(piece.text, block, below, is_plain=is_plain, line=piece.number)

    def _alone(self, piece: Piece, number: Number, following: Opened) -> _Block | None:
        """A number in a line of its own as a heading, where its like have an entry or it is the
        first of them; the points of an article are its own matter."""
        rank = self._told_ranks.get(number.rank, number.rank)
        if not self._nesting.is_within(rank):
            is_first = number.value == 1 and number.kind in ("han", "han-paren")
            if not is_first or self._nesting.is_within(RANKS["article"]):
                return None
        if following.piece.level:
            self._number_above = piece.text
            return None
        level = self._nesting.level(rank, is_heading=True)
        spans = _not_bold(piece.block.spans) if isinstance(piece.block, Paragraph) else ()
        block = Heading(min(level, 6), spans or (Span(piece.text),), align=piece.align)
        title = self._with_words(piece.text, number, following)
        return _Block(piece.text, block, level, rank, title, line=piece.number)

    def _with_words(self, text: str, number: Number, following: Opened | None) -> str:
        """The entry of a number that stands alone: with the words below it, if it has any."""
        below = following.piece if following else None
        is_text = below is not None and not (below.row or below.level or below.align == "right")
        if below is None or not is_text or heading_number(below.text):
            return text
        title = entry_title(in_one_line(f"{text}\n{below.text}"), number, self._titles)
        self._titles.add(title)
        return title

    def _heads_attachment(self, opened: Opened, following: Opened | None) -> bool:
        """Whether a line alone names the attachment that begins here; where its title is told by
        the format it is the entry."""
        piece = opened.piece
        if not self._by_number or opened.role or piece.row or following is None:
            return False
        if not names_attachment(piece.text) or begins_list(piece.text):
            return False
        begins = not (following.role or following.piece.level or following.piece.row)
        begins = begins and not names_attachment(following.piece.text)
        return begins and piece.text.strip() != self._attachment

    def _of_attachment(self, opened: Opened, following: Opened | None) -> _Block:
        """With the title below it, where there is one, as its entry."""
        piece, self._attachment = opened.piece, opened.piece.text.strip()
        self._number, self._lists_attachments = None, False
        title = self._attachment.rstrip("：:")
        if following and following.piece.align == "center" and following.piece.text.strip():
            title = f"{title} {following.piece.text.strip()}"
        level = self._nesting.level(_ATTACHMENT_RANK, is_heading=True)
        told = piece.block.spans if isinstance(piece.block, Paragraph) else ()
        spans = _not_bold(told) or (Span(piece.text),)
        block = Heading(min(level, 6), spans, align=piece.align)
        return _Block(
            piece.text, block, level, _ATTACHMENT_RANK, shortened(title), line=piece.number
        )

    def _given(self, opened: Opened, following: Opened | None) -> _Block:
        """A block whose place in the outline the format knows."""
        piece = opened.piece
        above, self._number_above = self._number_above, ""
        title = shortened(piece.entry or f"{above}\n{piece.text}")
        if piece.entry:
            level = self._nesting.level(piece.level, is_heading=True)
            block = piece.block or Paragraph((Span(piece.text),), piece.align)
            return _Block(piece.text, block, level, piece.level, title, line=piece.number)
        self._number = heading_number(piece.text)
        rank = _TITLE_RANK if opened.role == "title" else piece.level
        if self._number:
            self._told_ranks[self._number.rank] = rank
            if stands_alone(piece.text, self._number):
                title = self._with_words(piece.text, self._number, following)
        level = self._nesting.level(rank, is_heading=True)
        align = "center" if opened.role == "title" else piece.align
        heading = Heading(min(level, 6), (Span(piece.text),), align=align)
        return _Block(piece.text, heading, level, rank, title, line=piece.number)

    def _in_turn(self, text: str, number: Number | None) -> Number | None:
        """A number without a dot counts only in its turn: 12 Members attended is no heading."""
        if number and has_bare_number(text) and number.value not in (1, self._last_bare + 1):
            return None
        return number

    def _section(self, blocks: list[_Block]) -> ParsedSection:
        """One without entries is found by its opening clause."""
        self._titles.clear()
        marks = _marks(blocks)
        if not marks:
            marks = (Mark(entry_title(blocks[0].text, None, ()), blocks[0].level, 0),)
        return _section(blocks, marks, marks[0].title)


def _top(ranks: list[int]) -> int:
    """The rank of the headings that begin sections; a lone one above the others is a title."""
    known = sorted(rank for rank in ranks if rank < RANKS["part"])
    if not known:
        return max(RANKS["chapter"], min(ranks, default=0))
    return next((rank for rank in known if known.count(rank) > 1), known[0])


def _one_page(blocks: list[_Block], title: str) -> ParsedSection:
    """A whole short text; one without headings gets an entry for each of its parts."""
    marks = _marks(blocks)
    if any(block.rank > _TITLE_RANK for block in blocks):
        return _section(blocks, marks, title)
    taken: set[str] = set()
    parts = []
    level = 1
    leaf = 0
    for block in blocks:
        if block.title:
            parts.append(Mark(block.title, 1, leaf))
            level = 2
        elif _is_part(block):
            name = entry_title(block.text, None, taken)
            taken.add(name)
            parts.append(Mark(name, level, leaf))
        leaf += block.leaves
    first = Mark(entry_title(blocks[0].text, None, ()), 1, 0)
    return _section(blocks, tuple(parts) or (first,), title)


def _not_bold(spans: Spans) -> Spans:
    """A heading is bold anyway; of one that is bold only in part the part is told."""
    if all("b" in span.style for span in spans if span.text.strip()):
        return tuple(span._replace(style=span.style.replace("b", "")) for span in spans)
    return spans


def _is_part(block: _Block) -> bool:
    """Whether a block gets an entry where a text has no headings."""
    return block.is_plain and is_part(block.text) and not is_issued(block.text)


def _marks(blocks: list[_Block]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    leaf = 0
    for block in blocks:
        if block.title:
            marks.append(Mark(block.title, block.level, leaf))
        leaf += block.leaves
    return tuple(marks)


def _section(blocks: list[_Block], marks: tuple[Mark, ...], title: str) -> ParsedSection:
    body = Body(tuple(block.block for block in blocks))
    lines = tuple(block.line for block in blocks)
    return ParsedSection("", title, body, marks, lines=lines if all(lines) else ())
