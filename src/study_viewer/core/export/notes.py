# SPDX-License-Identifier: MIT
"""A person's note on its way into an export: Markdown read as blocks, made fit for a new place."""

from typing import Any

from study_viewer.core.document.markdown_in import read_foreign
from study_viewer.core.document.model import Block, Body, Heading, Note, Paragraph, Span

_OUTSIDE = ("http:", "https:", "mailto:")


def body_of(note: str, prefix: str = "") -> Body:
    """The note's blocks; HTML in it is read as the document reader reads it, nothing runs.

    Links that lead nowhere outside the document are plain text, and ``prefix`` stands before the
    labels of footnotes, so that many notes can share one page.
    """
    body: Body = _each(read_foreign(note), _unlinked)
    return relabelled(body, prefix)


def relabelled(body: Body, prefix: str) -> Body:
    """``body`` with ``prefix`` before the labels of its footnotes, to stand among others."""

    def relabel(value: Any) -> Any:
        if isinstance(value, Note):
            return value._replace(label=prefix + value.label)
        if isinstance(value, Span) and value.note:
            return value._replace(note=prefix + value.note)
        return value

    changed: Body = _each(body, relabel)
    return changed


def picture_free(body: Body) -> Body:
    """``body`` with the description of each picture in its place, for a file that holds none."""
    plain: Body = _each(body, _described)
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


def _described(value: Any) -> Any:
    if isinstance(value, Span) and value.image:
        return Span(f"[{value.alt or '…'}]", value.style, value.link)
    return value


def _unlinked(value: Any) -> Any:
    if isinstance(value, Span) and not value.link.lower().startswith(_OUTSIDE):
        return value._replace(link="")
    return value


def _each(value: Any, change: Any) -> Any:
    """``value`` with every named tuple in it changed, the inner ones first."""
    if not isinstance(value, tuple):
        return value
    inner = [_each(one, change) for one in value]
    if hasattr(value, "_fields"):
        return change(type(value)(*inner))
    return tuple(inner)
