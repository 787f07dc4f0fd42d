# SPDX-License-Identifier: MIT
"""Which blocks Markdown can say in its own words; all others are written as HTML."""

import re
from collections.abc import Iterable, Iterator

from study_viewer.core.document.html_out import escape_text
from study_viewer.core.document.model import (
    Admonition,
    Block,
    Body,
    Code,
    Definitions,
    List,
    Quote,
    Table,
)
from study_viewer.core.document.walk import spans_of

_DEEPEST = 6
"""Deeper lists are HTML: their indentation would be wider than what stands in them."""

_RUN_TOGETHER = frozenset(("list", "quote", "definitions"))
_LANGUAGE = re.compile(r"[A-Za-z0-9+#-]*")
_LABEL = re.compile(r"[A-Za-z0-9-]+")
_TITLE = re.compile(r"(?:[^\W_]|[ ,.:，。：、；（）《》-])*")


def simple(block: Block) -> bool:
    """Whether this block, standing at the margin, is written in Markdown's own words."""
    match block.kind:
        case "paragraph" | "heading":
            return not block.align
        case "list":
            return simple_list(block)
        case "quote":
            return simple_quote(block)
        case "code":
            return simple_code(block)
        case "table":
            return simple_table(block)
        case "definitions":
            return simple_definitions(block)
        case "admonition":
            return simple_title(block) is not None
        case "image" | "rule":
            return True


def simple_code(block: Code) -> bool:
    """Blank lines at the ends, or holding blanks, are lost in a fence."""
    if not _LANGUAGE.fullmatch(block.language):
        return False
    lines = block.text.split("\n")
    return bool(lines[0].strip()) and not any(line != line.rstrip() for line in lines)


def simple_list(block: List, depth: int = 1) -> bool:
    if depth > _DEEPEST:
        return False
    for item in block.items:
        if not item.blocks or item.blocks[0].kind != "paragraph":
            return False
        if not _simple_inside(item.blocks, ("paragraph", "list", "code"), depth):
            return False
    return True


def simple_quote(block: Quote, depth: int = 1) -> bool:
    return depth <= _DEEPEST and _simple_inside(
        block.blocks, ("paragraph", "heading", "list", "code", "quote"), depth
    )


def simple_table(block: Table) -> bool:
    """One heading row, no merged cells, one alignment a column."""
    first = block.rows[0]
    if block.headers != 1 or len(block.rows) < 2:
        return False
    return all(
        len(row) == len(first)
        and all(
            cell.columns == cell.rows == 1 and cell.align == head.align
            for cell, head in zip(row, first, strict=True)
        )
        for row in block.rows
    )


def simple_definitions(block: Definitions) -> bool:
    """Each term has text, each meaning is one paragraph."""
    for entry in block.entries:
        if not entry.term or not entry.meanings:
            return False
        for meaning in entry.meanings:
            if len(meaning) != 1 or not _simple_inside(meaning, ("paragraph",), 1):
                return False
    return True


def simple_title(block: Admonition) -> str | None:
    """The title as it stands in quotation marks, or None when the remark must be HTML."""
    title = escape_text("".join([span.text for span in block.title]))
    if any(span != (span.text, "", "", "", "", "") for span in block.title):
        return None
    if not _TITLE.fullmatch(title) or "  " in title or not _LABEL.fullmatch(block.label):
        return None
    if not block.blocks or not _simple_inside(
        block.blocks, ("paragraph", "heading", "list", "code", "quote"), 1
    ):
        return None
    return title


def numbered_notes(body: Body) -> dict[str, str]:
    """Label → number of the footnotes, when all of them can be ``[^label]``; else nothing.

    They can when each is marked somewhere in Markdown's own words, by the number it will be shown
    with, and is itself nothing but paragraphs without marks.
    """
    numbers = {note.label: str(number) for number, note in enumerate(body.notes, 1)}
    for note in body.notes:
        fine = note.blocks and _simple_inside(note.blocks, ("paragraph",), 1)
        if not fine or not _LABEL.fullmatch(note.label) or any(_marks(note.blocks)):
            return {}
    marked = set()
    for block in body.blocks:
        for label, text, style in _marks((block,)):
            if numbers.get(label) != text or style or not simple(block):
                return {}
            marked.add(label)
    return numbers if len(marked) == len(numbers) else {}


def _simple_inside(blocks: tuple[Block, ...], kinds: tuple[str, ...], depth: int) -> bool:
    last = ""
    for block in blocks:
        if block.kind not in kinds or (last in _RUN_TOGETHER and block.kind in _RUN_TOGETHER):
            return False
        last = block.kind
        match block.kind:
            case "paragraph" | "heading":
                if block.align:
                    return False
            case "list":
                if not simple_list(block, depth + 1):
                    return False
            case "quote":
                if not simple_quote(block, depth + 1):
                    return False
            case "code":
                if not simple_code(block):
                    return False
    return True


def _marks(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    """(label, text, style) of every footnote mark in ``blocks``, in reading order."""
    for spans in spans_of(blocks):
        for span in spans:
            if span.note:
                yield span.note, span.text, span.style
