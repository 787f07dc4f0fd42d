# SPDX-License-Identifier: MIT
"""The cleaned text of a document as one Markdown file."""

from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.model import Block, Body, Note
from study_viewer.core.export.contract import FullText
from study_viewer.core.export.notes import relabelled
from study_viewer.core.export.whole import titled


def export(text: FullText) -> str:
    """One file; footnotes of all sections at its end, pictures named as the document names them."""
    blocks: list[Block] = []
    notes: list[Note] = []
    for number, body in enumerate(titled(text), 1):
        fitted = relabelled(body, f"{number}-") if len(text.sections) > 1 else body
        blocks.extend(fitted.blocks)
        notes.extend(fitted.notes)
    return write(Body(tuple(blocks), tuple(notes)))
