# SPDX-License-Identifier: MIT
"""The hand-in as one Markdown file."""

from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.model import (
    Block,
    Body,
    Heading,
    Note,
    Paragraph,
    Quote,
    Span,
    Spans,
)
from study_viewer.core.export.contract import HandIn
from study_viewer.core.export.notes import picture_free
from study_viewer.core.export.pieces import Piece, pieces
from study_viewer.core.export.wording import colon


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8; ``style`` changes nothing.

    Notes are read and written anew, so that an unclosed fence in one cannot swallow the rest.
    """
    page = _Page(colon(hand_in.language))
    for piece in pieces(hand_in):
        page.add(piece)
    return write(page.body()).encode("utf-8", "replace")


class _Page:
    """``colon`` is what stands after a label."""

    def __init__(self, colon: str) -> None:
        self._colon = colon
        self._blocks: list[Block] = []
        self._footnotes: list[Note] = []

    def body(self) -> Body:
        return Body(tuple(self._blocks), tuple(self._footnotes))

    def add(self, piece: Piece) -> None:
        match piece.role:
            case "title":
                self._blocks.append(Heading(1, (Span(piece.text),)))
            case "heading":
                self._blocks.append(Heading(min(piece.level + 1, 6), (Span(piece.text),)))
            case "about":
                self._blocks.append(Paragraph((Span(piece.text),)))
            case "quote":
                self._quote(piece)
            case "note":
                self._note(piece)
            case "details":
                self._blocks.append(Paragraph((Span(piece.text, "i"),)))

    def _quote(self, piece: Piece) -> None:
        text = piece.text
        lines = [Paragraph((Span(line),)) for line in text.split("\n")] if text else []
        if piece.label:
            label = self._label(piece.label)
            lines[:1] = [Paragraph((*label, *lines[0].spans) if lines else label[:1])]
        self._blocks.append(Quote(tuple(lines)))

    def _note(self, piece: Piece) -> None:
        body = picture_free(piece.body)
        blocks = list(body.blocks)
        if piece.label:
            label = self._label(piece.label)
            first = blocks[0] if blocks else None
            if isinstance(first, Paragraph):
                blocks[0] = first._replace(spans=(*label, *first.spans))
            else:
                blocks.insert(0, Paragraph(label))
        self._blocks.extend(blocks)
        self._footnotes.extend(body.notes)

    def _label(self, word: str) -> Spans:
        """The colon is not bold: CommonMark takes **Note:**x for plain text when x is Chinese."""
        return Span(word, "b"), Span(self._colon)
