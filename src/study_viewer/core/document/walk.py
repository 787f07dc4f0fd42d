# SPDX-License-Identifier: MIT
"""Going through blocks, whatever stands in what: their spans, their pictures, each changed."""

from collections.abc import Callable, Iterable, Iterator

from study_viewer.core.document.model import (
    Admonition,
    Block,
    Body,
    Code,
    Definition,
    Definitions,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
)
from study_viewer.core.document.plain import OBJECT, leaves, plain_text

BRACKETS = "[]()（）〔〕［］【】 \u3000"
"""What may frame the mark of a footnote, blanks included."""


def spans_of(blocks: Iterable[Block]) -> Iterator[Spans]:
    """The spans of every paragraph, heading, cell, term and title, in reading order."""
    return _spans(blocks, whole=False)


def lines_of(blocks: Iterable[Block]) -> Iterator[Spans]:
    """As ``spans_of``, with code and pictures as spans: what blocks are in one line's room."""
    return _spans(blocks, whole=True)


def _spans(blocks: Iterable[Block], *, whole: bool) -> Iterator[Spans]:
    for block in blocks:
        match block.kind:
            case "paragraph" | "heading":
                yield block.spans
            case "code" if whole:
                yield (Span(block.text, "c"),)
            case "image" if whole:
                yield (Span(OBJECT, "", "", "", block.source, block.alt),)
            case "list":
                for item in block.items:
                    yield from _spans(item.blocks, whole=whole)
            case "quote":
                yield from _spans(block.blocks, whole=whole)
            case "table":
                for row in block.rows:
                    for cell in row:
                        yield cell.spans
            case "definitions":
                for entry in block.entries:
                    yield entry.term
                    for meaning in entry.meanings:
                        yield from _spans(meaning, whole=whole)
            case "admonition":
                yield block.title
                yield from _spans(block.blocks, whole=whole)
            case _:
                pass


def taken_along(body: Body, text: str, start: int, end: int) -> str:
    """The passage from ``start`` to ``end`` of a section's plain text as it is quoted elsewhere:
    without pictures and the marks of footnotes, which say nothing there. A mark alone stays."""
    whole = text
    if body.notes:
        blocks = mapped(body.blocks, lambda span: _unmarked(span) if span.note else span)
        whole = plain_text(body._replace(blocks=blocks))
    return whole[start:end].replace(OBJECT, "") or text[start:end].replace(OBJECT, "")


def _unmarked(span: Span) -> Span:
    return span._replace(text=OBJECT * len(span.text))


def marks_of(body: Body) -> dict[str, str]:
    """What stands in the text where a footnote is referred to first, without brackets: 1, ②, *;
    by the labels of the notes."""
    found: dict[str, str] = {}
    noted = (block for note in body.notes for block in note.blocks)
    for spans in spans_of((*body.blocks, *noted)):
        for span in spans:
            if span.note:
                found.setdefault(span.note, span.text.strip(BRACKETS) or span.text)
    return found


def row_joints(body: Body) -> frozenset[int]:
    """Where in the plain text a cell ends and the next of the same row begins: at these LFs."""
    notes = (block for note in body.notes for block in note.blocks)
    followed = (
        number < len(row)
        for table in _tables((*body.blocks, *notes))
        for row in table.rows
        for number, _ in enumerate(row, 1)
    )
    cells = (leaf for leaf in leaves(body) if leaf.kind == "cell")
    return frozenset(
        leaf.start + len(leaf.text)
        for leaf, goes_on in zip(cells, followed, strict=True)
        if goes_on
    )


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        match block.kind:
            case "table":
                yield block
            case "list":
                for item in block.items:
                    yield from _tables(item.blocks)
            case "quote" | "admonition":
                yield from _tables(block.blocks)
            case "definitions":
                for entry in block.entries:
                    for meaning in entry.meanings:
                        yield from _tables(meaning)
            case _:
                pass


def pictures_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The paths of all pictures, in reading order, each as often as it is shown."""
    for spans in lines_of(blocks):
        for span in spans:
            if span.image:
                yield span.image


def mapped(
    blocks: Iterable[Block], change: Callable[[Span], Span], code: Callable[[str], str] = str
) -> tuple[Block, ...]:
    """The blocks with ``change`` done to every span, and ``code`` to the text of code blocks; a
    picture standing alone has neither."""

    def spans(before: Spans) -> Spans:
        return tuple([change(span) for span in before])

    def one(block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return block._replace(spans=spans(block.spans))
            case List():
                return block._replace(items=tuple(Item(many(i.blocks)) for i in block.items))
            case Code():
                return block._replace(text=code(block.text))
            case Quote():
                return block._replace(blocks=many(block.blocks))
            case Table():
                rows = [
                    tuple([cell._replace(spans=spans(cell.spans)) for cell in row])
                    for row in block.rows
                ]
                return block._replace(rows=tuple(rows))
            case Definitions():
                entries = [
                    Definition(spans(entry.term), tuple([many(one) for one in entry.meanings]))
                    for entry in block.entries
                ]
                return block._replace(entries=tuple(entries))
            case Admonition():
                return block._replace(title=spans(block.title), blocks=many(block.blocks))
            case _:
                return block

    def many(inner: Iterable[Block]) -> tuple[Block, ...]:
        return tuple([one(block) for block in inner])

    return many(blocks)


def mapped_body(
    body: Body, change: Callable[[Span], Span], code: Callable[[str], str] = str
) -> Body:
    """The body with ``mapped`` done to its blocks and footnotes."""
    notes = tuple(Note(note.label, mapped(note.blocks, change, code)) for note in body.notes)
    return Body(mapped(body.blocks, change, code), notes)
