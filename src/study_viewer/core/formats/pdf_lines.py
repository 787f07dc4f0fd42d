# SPDX-License-Identifier: MIT
"""Lines of a PDF page in reading order, made of its characters by where they stand."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.rewrap import is_wide
from study_viewer.core.formats.pdf_characters import BULLET, Glyph, is_bullet, is_private

_CELL_GAP = 2.2
"""Ems of white within a line that set cells of a table apart; wider than the two of an indent."""
_RUN_GAP = 1.2
"""Ems at which characters that follow one another stop being one run."""
_WORD_GAP = 0.15
_MARK_GAP = 0.3
"""Ems beside marks as ① and “, which office programs set off by a quarter as Latin words."""
_HANGING = 4.0
"""Ems that a bullet stands before its text at most; cells of a table have more between them."""
_CLOSING = frozenset(",.;:!?)]")
_FIRST_CHINESE = "\u2e80"
_INSIDE = 0.3
"""Ems by which boxes of characters that stand beside one another overlap at most."""
_SAME_LINE = 0.5
"""Of the lower one's height, how much two runs share at least that stand in one line."""
_GUTTER = 0.8
"""Ems of white between two columns at least."""
_FEWEST = 4
"""Lines on either side of a gutter: fewer are a table or a signature."""


class Line(NamedTuple):
    """A line of text and its box in points from the page's top left; ``size`` is its em.

    ``left_edge`` and ``right_edge`` are those of its column. ``turned`` lines do not stand upright.
    ``blank`` says that a blank was written at its end.
    """

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    left_edge: float = 0.0
    right_edge: float = 0.0
    turned: bool = False
    blank: bool = False


class _Run(NamedTuple):
    """Characters next to one another; ``blank`` is what was seen before the first."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    blank: str
    turned: bool
    glyphs: tuple[Glyph, ...]


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """All lines of a page: two columns one after the other, what does not stand upright last."""
    has_blanks = _has_blanks(glyphs)
    runs = _runs(glyphs, has_blanks)
    upright = [run for run in runs if not run.turned]
    columns = [_with_edges(_lines(column, page, has_blanks)) for column in _columns(upright)]
    found = [line for column in columns for line in _beside(column, columns)]
    turned = [run for run in runs if run.turned]
    return found + [_line([run], page)._replace(turned=True) for run in turned]


def _has_blanks(glyphs: Sequence[Glyph]) -> bool:
    """Whether blanks are written, as nearly all files do, and not only left as gaps.

    Where no two words of Latin letters stand side by side nothing tells, and it is taken for so.
    """
    if any(glyph.blank for glyph in glyphs):
        return True
    return not any(
        glyph.spaced and not glyph.parted and not is_wide(before.text) and not is_wide(glyph.text)
        for before, glyph in pairwise(glyphs)
    )


def _runs(glyphs: Iterable[Glyph], has_blanks: bool) -> list[_Run]:
    """What stands close together; gaps count as blanks where a page has no blanks of its own."""
    runs: list[_Run] = []
    gathered: list[Glyph] = []
    for glyph in glyphs:
        if gathered and _breaks(gathered[-1], glyph):
            runs.append(_run(gathered, has_blanks))
            gathered = []
        gathered.append(glyph)
    if gathered:
        runs.append(_run(gathered, has_blanks))
    return runs


def _breaks(before: Glyph, glyph: Glyph) -> bool:
    if before.turned or glyph.turned:
        return glyph.parted or before.turned != glyph.turned
    if before.top == glyph.top and 0 <= glyph.left - before.right <= before.size / 2:
        # As nearly all are: the general way takes twice as long.
        return False
    size = max(before.size, glyph.size)
    shared = min(before.bottom, glyph.bottom) - max(before.top, glyph.top)
    if shared < _SAME_LINE * min(before.bottom - before.top, glyph.bottom - glyph.top):
        return True
    gap = glyph.left - before.right
    return gap > _RUN_GAP * size or glyph.left < before.left - 0.3 * size


def _run(glyphs: list[Glyph], has_blanks: bool) -> _Run:
    pieces = [glyphs[0].text]
    usual = _usual_gap(glyphs) if any(glyph.spaced for glyph in glyphs) else 0.0
    for before, glyph in pairwise(glyphs):
        pieces.append(glyph.blank)
        if not glyph.blank and glyph.spaced and _is_blank(before, glyph, usual, has_blanks):
            pieces.append(" ")
        pieces.append(glyph.text)
    return _Run(
        "".join(pieces),
        glyphs[0].left,
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        max(glyphs, key=lambda glyph: glyph.right - glyph.left).size,
        sum(glyph.bold for glyph in glyphs) * 2 > len(glyphs),
        glyphs[0].blank or " " * glyphs[0].spaced,
        glyphs[0].turned,
        tuple(glyphs),
    )


def _usual_gap(glyphs: list[Glyph]) -> float:
    """Points between two Chinese characters, which in a justified line is no blank."""
    gaps = sorted(
        after.left - before.right
        for before, after in pairwise(glyphs)
        if is_wide(before.text) and is_wide(after.text)
    )
    return gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0


def _is_blank(before: Glyph, glyph: Glyph, usual: float, has_blanks: bool) -> bool:
    """Whether a gap that PDFium saw is a blank.

    Between Chinese characters it is one where it is wider than the others. Beside one it is only in
    files that draw no blanks: elsewhere it is the quarter of an em that sets Latin words off.
    Behind a footnote's raised mark PDFium sees one however close the comma stands.
    """
    if is_bullet(before.text) and glyph.left - before.right > _MARK_GAP * before.size:
        return True
    if glyph.text in _CLOSING and glyph.left - before.right <= _WORD_GAP * glyph.size:
        return False
    if is_wide(before.text) and is_wide(glyph.text):
        gap = glyph.left - before.right
        is_mark = min(before.text, glyph.text) < _FIRST_CHINESE
        least = _MARK_GAP if is_mark else _WORD_GAP
        return gap > least * glyph.size and gap > 2 * usual
    if is_wide(before.text) or is_wide(glyph.text):
        return not has_blanks
    return True


def _columns(runs: list[_Run]) -> list[list[_Run]]:
    """The runs in groups that are read one after another: bands across, and columns in them."""
    gutter = _gutter(runs)
    if gutter is None:
        return [runs]
    crossing = [run for run in runs if run.left < gutter < run.right]
    bands = sorted(run.top for run in crossing)
    groups: list[list[_Run]] = []
    rest = [run for run in runs if not run.left < gutter < run.right]
    for top in bands:
        above = [run for run in rest if run.top < top]
        if above:
            rest = [run for run in rest if run.top >= top]
            groups += _halves(above, gutter)
        here = [run for run in crossing if run.top == top]
        if groups and groups[-1] and groups[-1][0].left < gutter < groups[-1][0].right:
            groups[-1] += here
        else:
            groups.append(here)
    return [group for group in (*groups, *_halves(rest, gutter)) if group]


def _halves(runs: list[_Run], gutter: float) -> tuple[list[_Run], list[_Run]]:
    left = [run for run in runs if run.right <= gutter]
    return left, [run for run in runs if run.right > gutter]


def _gutter(runs: list[_Run]) -> float | None:
    """Where the white between two columns lies, or None for a page with one."""
    if len(runs) < 2 * _FEWEST:
        return None
    begin, end = min(run.left for run in runs), max(run.right for run in runs)
    width = end - begin
    if width <= 0:
        return None
    best: tuple[int, float, float] | None = None
    middle = begin + width / 2
    for step in range(-15, 16):
        x = middle + step * width / 100
        crossing = sum(run.left < x < run.right for run in runs)
        if best is None or (crossing, abs(x - middle)) < best[:2]:
            best = (crossing, abs(x - middle), x)
    assert best is not None
    x = best[2]
    left = [run for run in runs if run.right <= x]
    right = [run for run in runs if run.left >= x]
    if best[0] * 5 > len(runs) or min(len(left), len(right)) < _FEWEST:
        return None
    # Text fills its column; the cells of a table do not. A column of headings and short items is
    # less full than the one beside it.
    full = [sum(run.right - run.left > width * 0.33 for run in side) for side in (left, right)]
    if sum(full) * 2 < len(left) + len(right) or full[0] * 5 < len(left) * 2:
        return None
    if full[1] * 5 < len(right) * 2:
        return None
    # A page's number may stand below the white, in the middle of it.
    end = max(run.right for run in left if run.right - run.left > width * 0.33)
    begin = min(run.left for run in right if run.right - run.left > width * 0.33)
    end = max(run.right for run in left if run.left < end)
    begin = min(run.left for run in right if run.right > begin)
    size = sorted(run.size for run in runs)[len(runs) // 2]
    return (begin + end) / 2 if begin - end >= _GUTTER * size else None


def _lines(runs: Iterable[_Run], page: int, has_blanks: bool) -> list[Line]:
    """Runs at one height as one line, from the top."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: ((run.top + run.bottom) / 2, run.left)):
        for row in reversed(rows[-3:]):
            shared = min(row[0].bottom, run.bottom) - max(row[0].top, run.top)
            if shared >= _SAME_LINE * min(row[0].bottom - row[0].top, run.bottom - run.top):
                row.append(run)
                break
        else:
            rows.append([run])
    by_place = (sorted(row, key=lambda run: run.left) for row in rows)
    return [_line(_woven(row, has_blanks), page) for row in by_place]


def _woven(row: list[_Run], has_blanks: bool) -> list[_Run]:
    """Runs that stand in the gaps of another as one, in the order in which they are read.

    LibreOffice writes what a font lacks, as quotation marks, behind the line in which it left room.
    """
    found: list[_Run] = []
    for run in row:
        inside = bool(found) and run.left < found[-1].right - _INSIDE * run.size
        woven = _weave(found[-1], run, has_blanks) if inside else None
        if woven is not None:
            found[-1:] = woven
        else:
            found.append(run)
    return found


def _weave(around: _Run, run: _Run, has_blanks: bool) -> list[_Run] | None:
    """None where the one lies upon the other: neither stands in a gap."""
    own = {id(after): before for one in (around, run) for before, after in pairwise(one.glyphs)}
    glyphs = sorted((*around.glyphs, *run.glyphs), key=lambda glyph: glyph.left)
    for at, (before, glyph) in enumerate(pairwise(glyphs), 1):
        gap = glyph.left - before.right
        if gap < -_INSIDE * min(before.size, glyph.size):
            return None
        if own.get(id(glyph)) is not before:
            glyphs[at] = glyph._replace(blank=before.behind, spaced=gap > _WORD_GAP * glyph.size)
    return _runs(glyphs, has_blanks)


def _line(row: list[_Run], page: int) -> Line:
    pieces = [row[0].text]
    for before, run in pairwise(row):
        gap = run.left - before.right
        size = max(before.size, run.size)
        if before is row[0] and is_bullet(before.text) and gap < _HANGING * size:
            pieces.append(before.glyphs[-1].behind or run.blank or " " * (gap > _MARK_GAP * size))
        elif gap > _CELL_GAP * size:
            pieces.append("\t")
        elif gap > _RUN_GAP * size:
            pieces.append(run.blank or " ")
        elif before.glyphs[-1].behind:
            pieces.append(before.glyphs[-1].behind)
        elif not (is_wide(before.text[-1]) or is_wide(run.text[0])):
            pieces.append(run.blank or " " * (gap > _WORD_GAP * size))
        pieces.append(run.text)
    widest = max(row, key=lambda run: run.right - run.left)
    length = sum(len(run.text) for run in row)
    return Line(
        _shown("".join(pieces)),
        page,
        row[0].left,
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
        widest.size,
        sum(len(run.text) for run in row if run.bold) * 2 > length,
        blank=bool(row[-1].glyphs[-1].behind),
    )


def _shown(text: str) -> str:
    """A sign of a symbol font before the text of a line is a bullet, whichever it is."""
    return BULLET + text[1:] if is_private(text[0]) and text[1:2].isspace() else text


def _with_edges(lines: list[Line]) -> list[Line]:
    """Each with the edges of its column: what one line in twenty goes beyond counts for nothing."""
    if not lines:
        return []
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    spare = len(lines) // 20
    left, right = lefts[spare], rights[-1 - spare]
    return [line._replace(left_edge=left, right_edge=right) for line in lines]


def _beside(column: list[Line], columns: Sequence[list[Line]]) -> list[Line]:
    """Lines alone above or below others, as a running header, with the edges of these."""
    if not column or len(column) >= _FEWEST:
        return column
    left, right = column[0].left_edge, column[0].right_edge
    around = [
        (other[0].right_edge - other[0].left_edge, other[0].left_edge, other[0].right_edge)
        for other in columns
        if len(other) >= _FEWEST and other[0].left_edge - 1 <= left and right <= other[0].right_edge
    ]
    if not around:
        return column
    _, left, right = min(around)
    return [line._replace(left_edge=left, right_edge=right) for line in column]
