# SPDX-License-Identifier: MIT
"""A person's note on its way into an export: Markdown read as blocks, made fit for a new place."""

from collections.abc import Iterator

from study_viewer.core.document.markdown_in import read_note
from study_viewer.core.document.model import Block, Body, Heading, Note, Paragraph, Span
from study_viewer.core.document.walk import mapped_body

_OUTSIDE = ("http:", "https:", "mailto:")


def body_of(note: str, prefix: str = "") -> Body:
    """The note's blocks; HTML in it is read as the document reader reads it, nothing runs.

    Where the person began a new line, there is one: a paragraph of its own, or a line break in
    what is a list, a quote or a footnote. Justified lines before a break would be spread, and the
    line after it would stand out at the margin.
    Links that lead nowhere outside the document are plain text, and ``prefix`` stands before the
    labels of footnotes, so that many notes can share one page.
    """
    body = mapped_body(read_note(note), _unlinked)
    blocks = (part for block in body.blocks for part in _parted(block))
    return relabelled(Body(tuple(blocks), body.notes), prefix)


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph of several lines as a paragraph each, anything else as it is."""
    if not isinstance(block, Paragraph):
        yield block
        return
    lines: list[list[Span]] = [[]]
    for span in block.spans:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(span._replace(text=text))
    for line in lines:
        yield block._replace(spans=tuple(line))


def relabelled(body: Body, prefix: str) -> Body:
    """``body`` with ``prefix`` before the labels of its footnotes, to stand among others."""

    def relabel(span: Span) -> Span:
        return span._replace(note=prefix + span.note) if span.note else span

    blocks, notes = mapped_body(body, relabel)
    return Body(blocks, tuple(Note(prefix + note.label, note.blocks) for note in notes))


def picture_free(body: Body) -> Body:
    """``body`` with the description of each picture in its place, for a file that holds none."""
    plain = mapped_body(body, _described)
    return Body(tuple(_as_text(block) for block in plain.blocks), plain.notes)


def without_headings(body: Body) -> Body:
    """Headings as bold paragraphs: a note must not add chapters to what it is part of."""
    return Body(tuple(_as_paragraph(block) for block in body.blocks), body.notes)


def _as_paragraph(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    bold = (span._replace(style="".join(sorted({*span.style, "b"}))) for span in block.spans)
    return Paragraph(tuple(bold), block.align)


def _as_text(block: Block) -> Block:
    if block.kind != "image":
        return block
    return Paragraph((Span(f"[{block.alt or block.title or '…'}]"),))


def _described(span: Span) -> Span:
    return Span(f"[{span.alt or '…'}]", span.style, span.link) if span.image else span


def _unlinked(span: Span) -> Span:
    return span if span.link.lower().startswith(_OUTSIDE) else span._replace(link="")
