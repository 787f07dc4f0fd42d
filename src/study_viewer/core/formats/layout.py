# SPDX-License-Identifier: MIT
"""How a text was set: whether its lines were broken by a page layout, how wide, with what indents.

One pass over the lines gathers counts; nothing of the text is kept.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from study_viewer.core.document.rewrap import ends_sentence, is_row, width
from study_viewer.core.formats.furniture import Furniture, Spot
from study_viewer.core.formats.lines import Line

_ENOUGH = 40_000
"""Lines that are measured: more of them change no percentile."""

_WIDEST = 200
_NARROWEST = 32
"""Columns of a wrapped line: below are verses and lists, above paragraphs in one line each."""


_IN_SENTENCES = re.compile("[，。；：、！？“”《》（）,.;:!?()]")


class Layout(NamedTuple):
    """What the lines of one text have in common.

    ``wrap`` is the width of a full line in columns, 0 when every line is a paragraph. ``blanks``
    says that blank lines separate paragraphs, ``indented`` that an indent begins one, ``missing``
    the columns of an indent that the first line of a paragraph once had and lost. ``margin`` is
    the white space before every line; ``latin`` that words, not characters, are wrapped,
    ``by_characters`` that a Latin letter counts as much as a Chinese character.
    """

    wrap: int = 0
    blanks: bool = True
    indented: bool = False
    missing: int = 0
    margin: int = 0
    latin: bool = False
    by_characters: bool = False
    spaces_join: bool = False
    furniture: dict[int, Spot] = {}  # noqa: RUF012  never changed
    has_text: bool = False


class _Counts:
    """The histograms; widths are with the white space before the line.

    Open lines do not end a sentence, prose lines are open ones with punctuation in them.
    """

    def __init__(self, size: Callable[[str], int]) -> None:
        self.size = size
        self.finished = 0
        self.lines = 0
        self.after_blank = 0
        self.one_space = 0
        self.characters = 0
        self.columns = 0
        self.leads: Counter[int] = Counter()
        self.widths: Counter[int] = Counter()
        self.open_widths: Counter[int] = Counter()
        self.prose_widths: Counter[int] = Counter()
        # (width of a line that ends a sentence, lead and width of the next) → how often
        self.followers: Counter[tuple[int, int, int]] = Counter()


def lead_of(raw: str) -> int:
    """Columns of white space before the text; a tab stands for two characters."""
    blank = raw[: len(raw) - len(raw.lstrip())]
    return sum(4 if c == "\t" else 2 if c == "\u3000" else 1 for c in blank)


def size_in(layout: Layout) -> Callable[[str], int]:
    """How the lines of this text are measured, in columns."""
    return _by_characters if layout.by_characters else width


def _by_characters(text: str) -> int:
    return 2 * len(text)


def measure(lines: Iterable[Line]) -> Layout:
    """The first pass: reads all lines to their end."""
    columns, characters = _Counts(width), _Counts(_by_characters)
    by_page, by_space = Furniture(), Furniture()
    blank = page = False
    has_text = False
    for at, (number, raw, begins_page, whole) in enumerate(lines):
        page = page or begins_page
        text = raw.strip()
        if not text:
            blank = True
            continue
        has_text = True
        lead = lead_of(raw) if raw[0] != text[0] else 0
        one_space = lead == 1 and raw[0] == " "
        if not whole:
            by_page.line(at, number, text, page)
            by_space.line(at, number, text, page or one_space)
            if columns.lines < _ENOUGH:
                _count(columns, text, lead, blank, one_space)
                _count(characters, text, lead, blank, one_space)
        blank = page = False
    layout = _judge(columns, characters)._replace(has_text=has_text)
    watch = by_space if layout.spaces_join else by_page
    # A full line is prose, however often it is repeated.
    return layout._replace(furniture=watch.found(layout.wrap * 3 // 4 or _NARROWEST))


def _count(counts: _Counts, text: str, lead: int, blank: bool, one_space: bool) -> None:
    """Counts one line; ``finished`` is then its size when it ends a sentence, else 0."""
    before, counts.finished = counts.finished, 0
    counts.lines += 1
    counts.after_blank += blank
    counts.one_space += one_space
    if is_row(text):
        return
    columns = counts.size(text)
    counts.characters += len(text)
    counts.columns += columns
    counts.leads[lead] += 1
    if one_space:
        lead = 0
    whole = min(lead + columns, _WIDEST + 50)
    counts.widths[whole] += 1
    if before and len(counts.followers) < 50_000:
        counts.followers[before, lead, whole] += 1
    if ends_sentence(text):
        counts.finished = whole
        return
    counts.open_widths[whole] += 1
    counts.prose_widths[whole] += bool(_IN_SENTENCES.search(text))


def _judge(columns: _Counts, characters: _Counts) -> Layout:
    """The layout by columns, or by characters where lines end more sharply when they are counted.

    A page layout counts columns; a program that cuts every 30 characters takes a digit for as
    wide as a Chinese character.
    """
    counts = columns
    measured = sum(counts.widths.values())
    if not measured:
        return Layout()
    latin = counts.columns < 1.25 * counts.characters
    wrap, sharpness = _wrap_width(columns, measured, latin)
    if not latin:
        other, sharper = _wrap_width(characters, measured, latin)
        if other and (not wrap or sharper > 1.2 * sharpness):
            wrap, counts = other, characters
    if not wrap:
        return Layout()
    margin = _margin(counts.leads, measured)
    after_short = [
        (lead - margin, size, times)
        for (before, lead, size), times in counts.followers.items()
        if before < 0.75 * wrap
    ]
    followers = sum(times for *_, times in after_short)
    indents = sum(times for lead, _, times in after_short if 2 <= lead <= 8)
    indented = indents * 5 > followers * 3
    # Full first lines end an indent's width before the others when their indent was lost.
    near = Counter[bool]()
    for lead, size, times in after_short:
        if lead <= 0 and wrap - 7 <= size <= wrap + 2:
            near[size <= wrap - 3] += times
    return Layout(
        wrap=wrap,
        blanks=counts.after_blank * 5 <= counts.lines * 3,
        indented=indented,
        missing=4 if not indented and not latin and near[True] >= near[False] else 0,
        margin=margin,
        latin=latin,
        by_characters=counts is characters,
        spaces_join=margin == 0 and counts.one_space * 5 <= counts.lines,
    )


def _margin(leads: Counter[int], measured: int) -> int:
    """The white space that all lines begin with, one in twenty excepted."""
    under = 0
    for margin in sorted(leads):
        under += leads[margin]
        if under * 20 > measured:
            return margin
    return 0


def _wrap_width(counts: _Counts, measured: int, latin: bool) -> tuple[int, float]:
    """Columns of a full line, and the share of broken lines that end there or an indent before.

    0 when the lines were not broken by a page layout.

    Broken lines crowd at the right edge, stop in the middle of a sentence there, and have commas
    in them. A list of titles has neither; rules and notices have few full lines, so that a twelfth
    of all is enough when they end at one column, or at two an indent apart.
    """
    edge = _right_edge(counts.widths, measured)
    if not _NARROWEST <= edge <= _WIDEST:
        return 0, 0.0
    window = range(edge - (14 if latin else 8), _WIDEST + 51)
    crowd, unfinished, prose = (
        sum(histogram[columns] for columns in window)
        for histogram in (counts.widths, counts.open_widths, counts.prose_widths)
    )
    if unfinished < 2 or unfinished * 12 < measured or unfinished * 2 < crowd:
        return 0, 0.0
    if prose * 5 < unfinished * (1 if latin else 2):
        return 0, 0.0
    many = unfinished * 4 >= measured
    wide = sum(times for columns, times in counts.open_widths.items() if columns * 2 > edge)
    if not many and unfinished * 2 < wide:
        return 0, 0.0
    if latin:
        return (edge if many else 0), 1.0
    best = max(window, key=lambda columns: (counts.widths[columns], columns))
    # First lines that lost their indent may outnumber the full ones.
    beyond = [(counts.widths[best + more], best + more) for more in (3, 4, 5)]
    if sum(times for times, _ in beyond) * 15 >= crowd:
        best = max(beyond)[1]
    near = 4 if many else 1
    close = sum(
        counts.open_widths[columns]
        for columns in {*range(best - near, best + near + 1), *range(best - 5, best - 2)}
    )
    if close * 10 < unfinished * (6 if many else 7):
        return 0, 0.0
    sharp = {*range(best - 1, best + 2), *range(best - 5, best - 2)}
    return best, sum(counts.open_widths[columns] for columns in sharp) / unfinished


def _right_edge(widths: Counter[int], measured: int) -> int:
    """The column that only one line in fifty goes beyond."""
    over = edge = 0
    for edge in sorted(widths, reverse=True):
        over += widths[edge]
        if over * 50 > measured:
            break
    return edge
