# SPDX-License-Identifier: MIT
"""The blocks of a Word file → sections with their outline.

Where two headings or more have a heading's style, these are the tree, numbered articles between
them get entries, and a title that was only set in the middle stands above them all. Otherwise the
numbers at the beginning of the paragraphs make it, by the same rules as in plain text, and what has
a heading's style is the title.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from study_viewer.core.document.model import Block, Body, Heading, Metadata, Paragraph
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import entry_title, in_one_line, shortened
from study_viewer.core.document.plain import OBJECT, leaves, plain_text, text_of
from study_viewer.core.document.sections import cut, with_notes
from study_viewer.core.formats.contract import Mark, ParsedSection
from study_viewer.core.formats.opening import EARLY, Opened, language_of, opened, told
from study_viewer.core.formats.sectioning import Sections
from study_viewer.core.formats.wrapping import Piece

_STYLED = 2
_LAST = 4


class Outlined(NamedTuple):
    """A document's sections with what its beginning and its end tell."""

    metadata: Metadata
    sections: Iterator[ParsedSection]


def outlined(body: Body, wished: str, named: str) -> Outlined:
    """``wished`` is the title to use, ``named`` the one where the text tells none."""
    body = _titled(body)
    styled = [block for block in body.blocks if isinstance(block, Heading)]
    items = _items(body.blocks)
    first = items[:EARLY]
    title = wished or _title(styled, first) or named
    metadata = Metadata(title, language_of("\n".join(item.piece.text for item in first)))
    last = [item.piece for item in items[-_LAST:]]
    metadata = told(metadata, first, last)
    by_style = len(styled) >= _STYLED
    sections = _by_style(body, title) if by_style else _by_number(body, items, title)
    return Outlined(metadata, sections)


def _titled(body: Body) -> Body:
    """The same with a title that was only set large and in the middle as the top heading.

    That is how offices write one: the headings below it have a style, the title has not.
    """
    levels = Counter(block.level for block in body.blocks if isinstance(block, Heading))
    if levels.total() < _STYLED or levels[min(levels)] < _STYLED:
        return body
    count = next(at for at, block in enumerate(body.blocks) if isinstance(block, Heading))
    above = [_piece(block) for block in body.blocks[: min(count, EARLY)]]
    roles = (at for at, one in enumerate(opened(above, wrapped=False)) if one.role == "title")
    at = next(roles, None)
    if at is None or not isinstance(paragraph := body.blocks[at], Paragraph):
        return body
    if paragraph.align != "center":
        return body
    blocks = tuple(
        block._replace(level=min(block.level + 1, 6)) if isinstance(block, Heading) else block
        for block in body.blocks
    )
    spans = tuple(span._replace(style=span.style.replace("b", "")) for span in paragraph.spans)
    title = Heading(1, spans, align=paragraph.align)
    return body._replace(blocks=(*blocks[:at], title, *blocks[at + 1 :]))


def _title(styled: list[Heading], first: list[Opened]) -> str:
    """A lone heading on top, else what the opening shows."""
    levels = Counter(block.level for block in styled)
    if styled and levels[styled[0].level] == 1 and styled[0].level == min(levels):
        return in_one_line(text_of(styled[0].spans))
    title = next((one.piece.text for one in first if one.role == "title"), "")
    return in_one_line(title)


def _items(blocks: tuple[Block, ...]) -> list[Opened]:
    """Each block with its part in the opening, told by its style or found as in plain text."""
    pieces = [_piece(block) for block in blocks]
    heads = [isinstance(block, Heading) for block in blocks]
    if any(heads):
        return [
            Opened(piece, "title" if is_head else "")
            for piece, is_head in zip(pieces, heads, strict=True)
        ]
    first = opened(pieces[:EARLY], wrapped=False)
    return [*first, *(Opened(piece) for piece in pieces[EARLY:])]


def _piece(block: Block) -> Piece:
    """A block as a piece of text; its number is 0, because a Word file has no lines."""
    if isinstance(block, Paragraph | Heading):
        spans = block.spans
        return Piece(text_of(spans), 0, 1, True, block.align, block=Paragraph(spans, block.align))
    text = plain_text(Body((block,))).strip() or OBJECT
    return Piece(text, 0, 1, True, row=True, block=block)


def _by_number(body: Body, items: list[Opened], title: str) -> Iterator[ParsedSection]:
    for section in Sections(title).of(items):
        yield section._replace(body=with_notes(section.body.blocks, body.notes))


def _by_style(body: Body, title: str) -> Iterator[ParsedSection]:
    levels = Counter(block.level for block in body.blocks if isinstance(block, Heading))
    top = next((level for level in sorted(levels) if levels[level] > 1), 0)
    begins = ((one, isinstance(one, Heading) and one.level <= top) for one in body.blocks)
    runs = list(cut(begins))
    level = 0
    for run in runs:
        marks = []
        taken: set[str] = set()
        for index, leaf in enumerate(leaves(Body(tuple(run)))):
            text = in_one_line(leaf.text)
            if leaf.kind == "heading" and text:
                level = leaf.level
                marks.append(Mark(shortened(text), level, index))
                continue
            number = number_of(text) if leaf.kind == "paragraph" else None
            if number and number.kind == "article":
                marks.append(Mark(entry_title(text, number, taken), level + 1, index))
                taken.add(marks[-1].title)
        if not marks:
            text = next((t for t in plain_text(Body(tuple(run))).split("\n") if t.strip()), title)
            marks = [Mark(entry_title(text.strip(), None, ()), max(level, 1), 0)]
        name = title if len(runs) == 1 else marks[0].title
        yield ParsedSection("", name, with_notes(run, body.notes), tuple(marks))
