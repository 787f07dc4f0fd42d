# SPDX-License-Identifier: MIT
"""Which paragraphs of a PDF are headings, told by how large or bold they are set."""

from collections.abc import Sequence

from study_viewer.core.document.numbering import heading_number
from study_viewer.core.document.outline import HEADING_COLUMNS, stands_alone
from study_viewer.core.document.rewrap import width
from study_viewer.core.formats.pdf_paragraphs import HEADING_LINES, LARGER, Manner, Set

_STOPS = frozenset("。！？；：，、,.;:…!?")


def by_size(found: Sequence[Set], manner: Manner) -> dict[int, int]:
    """Levels from 1 by the place in ``found``: larger sizes first, then bold lines.

    Lines of one size with numbers of several kinds (1 and 1.1, 第一章 and 第一节) are as many
    levels.
    """
    sizes: dict[int, float] = {}
    for at, one in enumerate(found):
        if not _may_head(one) and not _heads_below(found, at):
            continue
        if one.size >= LARGER * manner.size:
            sizes[at] = round(one.size)
        elif one.bold and not manner.bold and one.size >= 0.95 * manner.size:
            # Below all that are larger, whatever its size.
            sizes[at] = 0.0
    levels: dict[int, int] = {}
    below = 0
    for size in sorted(set(sizes.values()), reverse=True):
        here = {at: _rank(found[at]) for at, one in sizes.items() if one == size}
        ranks = sorted({rank for rank in here.values() if rank is not None})
        for at, rank in here.items():
            levels[at] = below + 1 + (ranks.index(rank) if rank is not None else 0)
        below += max(1, len(ranks))
    return levels


def title_above(found: Sequence[Set], manner: Manner) -> int | None:
    """The place in ``found`` of a title that the file's own outline leaves out.

    Outlines name headings alone: a title is the first paragraph, set larger than all others.
    """
    if not found or found[0].heading or not _may_head(found[0]):
        return None
    size = found[0].size
    others = max((one.size for one in found[1:]), default=size)
    return 0 if size >= LARGER * max(others, manner.size) else None


def _heads_below(found: Sequence[Set], at: int) -> bool:
    """Whether a number that stands alone, （一）, may head the text below: no heading goes on."""
    piece = found[at].piece
    if piece.block is not None or piece.row or piece.align == "right" or at + 1 == len(found):
        return False
    if not stands_alone(piece.text, heading_number(piece.text)):
        return False
    below = found[at + 1]
    return not (_may_head(below) and (below.size, below.bold) == (found[at].size, found[at].bold))


def _rank(one: Set) -> int | None:
    number = heading_number(one.piece.text)
    return number.rank if number else None


def _may_head(one: Set) -> bool:
    piece = one.piece
    if (
        piece.block is not None
        or piece.row
        or piece.lines > HEADING_LINES
        or piece.align == "right"
    ):
        return False
    text = piece.text
    if width(text) > HEADING_COLUMNS or text[-1] in _STOPS:
        return False
    return sum(map(str.isalpha, text)) > 1
