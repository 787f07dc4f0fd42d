# SPDX-License-Identifier: MIT
"""The hand-in as plain lines without any signs of markup, for where a person pastes it."""

from collections.abc import Iterable, Iterator

from study_viewer.core.document.model import Block, Body
from study_viewer.core.document.plain import leaves, text_of
from study_viewer.core.export.contract import HandIn
from study_viewer.core.export.notes import picture_free
from study_viewer.core.export.pieces import Piece, pieces
from study_viewer.core.export.wording import colon


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8; ``style`` changes nothing. An empty line parts one thing from the next."""
    after = colon(hand_in.language)
    said = (_said(piece, after, hand_in.language) for piece in pieces(hand_in))
    return ("\n\n".join(text for text in said if text) + "\n").encode("utf-8", "replace")


def _said(piece: Piece, after: str, language: str) -> str:
    text = piece.text
    if piece.role == "note":
        text = "\n".join(_lines(picture_free(piece.body)))
    elif piece.role == "quote" and text:
        text = f"“{text}”" if not _is_quoted(text) else text
    label = piece.label + after if piece.label and text else piece.label
    return label + text


def _is_quoted(text: str) -> bool:
    """Quotation marks of its own at both ends are enough."""
    return text[0] == "“" and text.find("”") == len(text) - 1


def _lines(body: Body) -> Iterator[str]:
    yield from _of(body.blocks)
    for number, note in enumerate(body.notes, 1):
        for place, line in enumerate(_of(note.blocks)):
            yield line if place else f"[{number}] {line}"


def _of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block.kind:
            case "list":
                for number, item in enumerate(block.items, block.start):
                    mark = f"{number}. " if block.start else "• "
                    for place, line in enumerate(_of(item.blocks)):
                        yield f"{' ' * len(mark)}{line}" if place else mark + line
            case "quote":
                yield from _of(block.blocks)
            case "table":
                for row in block.rows:
                    yield " | ".join(text_of(cell.spans) for cell in row)
            case _:
                yield from (line.text for line in leaves(Body((block,))))
