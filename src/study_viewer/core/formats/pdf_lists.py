# SPDX-License-Identifier: MIT
"""Paragraphs of a PDF that begin with a bullet, one below the other, as lists."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.model import Body, Item, List, Paragraph, Span
from study_viewer.core.document.plain import plain_text
from study_viewer.core.formats.pdf_paragraphs import Set
from study_viewer.core.formats.wrapping import Piece

# Boxes, ticks and stars say something of what follows: they are words.
_MARK = re.compile(r"([•●■◆▪◦○‣–-])[ \u3000\xa0]+(?=\S)")
_NEAR = 0.3
"""Ems by which marks of one level differ at most, and by which lines hang at least."""


_MOST = 100
"""Items from which the next one at the top begins a list of its own: sections end between lists."""


class _Marked(NamedTuple):
    """A paragraph with the bullet ``mark``, ``lead`` points from the edge of its column; whether
    its other lines hang below its text."""

    piece: Piece
    mark: str
    lead: float
    em: float
    text: str
    hangs: bool


class WithLists(NamedTuple):
    """``items`` are the lines at which the items of a list begin, by its own first line."""

    pieces: list[Piece]
    items: dict[int, tuple[int, ...]]


def with_lists(pieces: Sequence[Piece], laid_out: Sequence[Set]) -> WithLists:
    """``pieces`` are those of ``laid_out``. Two bullets at least make a list; those set in further
    are a list of the one above."""
    items: dict[int, tuple[int, ...]] = {}
    made: list[Piece] = []
    run: list[_Marked] = []
    for piece, one in zip(pieces, laid_out, strict=True):
        marked = _marked(piece, one)
        if run and (marked is None or not _goes_on(run, marked)):
            made += _made(run, items)
            run = []
        if marked is None:
            made.append(piece)
        else:
            run.append(marked)
    return WithLists([*made, *_made(run, items)], items)


def _marked(piece: Piece, one: Set) -> _Marked | None:
    if piece.level or piece.row or piece.block is not None or piece.align or not one.lines:
        return None
    found = _MARK.match(piece.text)
    if found is None:
        return None
    first = one.lines[0]
    lead = first.left - first.left_edge
    least = lead + _NEAR * first.size
    hangs = all(line.left - line.left_edge > least for line in one.lines[1:])
    text = piece.text[found.end() :]
    return _Marked(piece, found[1], lead, first.size, text, hangs)


def _goes_on(run: Sequence[_Marked], after: _Marked) -> bool:
    """Whether a paragraph is of the list: at a level that it has, or one below the last."""
    near = _NEAR * after.em
    if len(run) >= _MOST and after.lead <= run[0].lead + near:
        return False
    if after.lead > run[-1].lead + near:
        return True
    above = next((one for one in reversed(run) if one.lead <= after.lead + near), None)
    if above is None or above.lead < after.lead - near:
        return False
    return above.mark == after.mark


def _made(run: Sequence[_Marked], items: dict[int, tuple[int, ...]]) -> list[Piece]:
    if len(run) < 2 or not all(one.hangs for one in run):
        # What is set as any other paragraph is one, whatever it begins with.
        return [one.piece for one in run]
    block = _list(run)
    text = plain_text(Body((block,)))
    lines = sum(one.piece.lines for one in run)
    number = run[0].piece.number
    items[number] = tuple(one.piece.number for one in run)
    return [Piece(text, number, lines, True, row=True, block=block)]


def _list(items: Sequence[_Marked]) -> List:
    top = items[0].lead + _NEAR * items[0].em
    begins = [at for at, one in enumerate(items) if one.lead <= top]
    made = []
    for begin, end in pairwise((*begins, len(items))):
        own = Paragraph((Span(items[begin].text),))
        below = items[begin + 1 : end]
        made.append(Item((own, _list(below)) if below else (own,)))
    return List(tuple(made))
