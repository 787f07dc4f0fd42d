# SPDX-License-Identifier: MIT
"""Where a long text is cut into sections."""

from collections.abc import Iterable, Iterator
from typing import Literal

from study_viewer.core.document.model import Block, Body, Heading, Note, Paragraph
from study_viewer.core.document.plain import plain_text
from study_viewer.core.document.walk import spans_of

LIMIT = 20_000
"""Characters that are one section; a longer run without a heading to cut at is cut near it."""

LATE = 15_000
"""From here on any heading is a good place to cut: a cut at a paragraph end is a worse one."""

Begins = bool | Literal["late"]
"""Whether a section may begin with a block: "late" only after LATE characters of the last one."""


def cut(blocks: Iterable[tuple[Block, Begins]]) -> Iterator[list[Block]]:
    """Runs of blocks, each a section; with each block comes whether a section may begin with it.

    Nothing is cut below LIMIT characters in all. Headings stay with the text under them. The runs
    come as soon as they are known, and no block is ever left out.
    """
    waiting: list[tuple[Block, Begins]] = []
    total = 0
    stream = iter(blocks)
    for block, may_begin in stream:
        waiting.append((block, may_begin))
        total += length(block)
        if total > LIMIT:
            yield from _cut_long(waiting, stream)
            return
    if waiting:
        yield [block for block, _ in waiting]


def length(block: Block) -> int:
    """Code points of the block's plain text, and its line break."""
    if isinstance(block, Paragraph | Heading):
        # As nearly all are: the general way makes reading a TXT a tenth slower.
        return sum([len(span.text) for span in block.spans]) + 1
    return len(plain_text(Body((block,)))) + 1


def with_notes(blocks: Iterable[Block], notes: tuple[Note, ...]) -> Body:
    """The section of these blocks with the footnotes that it marks, and those that they mark."""
    kept = tuple(blocks)
    if not notes:
        return Body(kept)
    by_label = {note.label: note for note in notes}
    found: dict[str, Note] = {}
    waiting = [kept]
    while waiting:
        for spans in spans_of(waiting.pop()):
            for span in spans:
                if span.note in by_label and span.note not in found:
                    found[span.note] = by_label[span.note]
                    waiting.append(by_label[span.note].blocks)
    return Body(kept, tuple(found.values()))


def _cut_long(
    waiting: list[tuple[Block, Begins]], stream: Iterator[tuple[Block, Begins]]
) -> Iterator[list[Block]]:
    run: list[Block] = []
    size = 0
    has_text = False

    def chained() -> Iterator[tuple[Block, Begins]]:
        yield from waiting
        waiting.clear()
        yield from stream

    for block, begins in chained():
        here = length(block)
        may_begin = begins is True or (begins == "late" and size > LATE)
        if has_text and (may_begin or size + here > LIMIT):
            heads = _end_of_text(run, block)
            yield run[:heads]
            run = run[heads:]
            size, has_text = sum(map(length, run)), False
        run.append(block)
        size += here
        has_text = has_text or block.kind != "heading"
    if run:
        yield run


def _end_of_text(run: list[Block], following: Block) -> int:
    """Where the headings begin, at the end of a run, that ``following`` stands under."""
    end = len(run)
    while end:
        last = run[end - 1]
        if not isinstance(last, Heading):
            break
        if isinstance(following, Heading) and last.level >= following.level:
            break
        end -= 1
    return end
