# SPDX-License-Identifier: MIT
"""How a text was set: whether its lines were broken by a page layout, how wide, with what indents.

One pass over the lines gathers counts; nothing of the text is kept.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from study_viewer.core.document.rewrap import ends_sentence, is_row, width
from study_viewer.core.formats.furniture import Furniture
from study_viewer.core.formats.lines import Line

_ENOUGH = 100_000
"""Lines that are measured: more of them change no percentile."""

_WIDEST = 200
_NARROWEST = 32
"""Columns of a wrapped line: below are verses and lists, above paragraphs in one line each."""


class Layout(NamedTuple):
    """What the lines of one text have in common.

    ``wrap`` is the width of a full line in columns, 0 when every line is a paragraph. ``blanks``
    says that blank lines separate paragraphs, ``indented`` that an indent begins one, ``missing``
    the columns of an indent that the first line of a paragraph once had and lost. ``margin`` is
    the white space before every line; ``latin`` that words, not characters, are wrapped.
    """

    wrap: int = 0
    blanks: bool = True
    indented: bool = False
    missing: int = 0
    margin: int = 0
    latin: bool = False
    spaces_join: bool = False
    furniture: dict[int, str] = {}  # noqa: RUF012  never changed
    has_text: bool = False


class _Counts:
    """The histograms; widths are with the white space before the line."""

    def __init__(self) -> None:
        self.lines = 0
        self.after_blank = 0
        self.one_space = 0
        self.characters = 0
        self.columns = 0
        self.leads: Counter[int] = Counter()
        self.widths: Counter[int] = Counter()
        self.open_widths: Counter[int] = Counter()
        # (width of a line that ends a sentence, lead and width of the next) → how often
        self.followers: Counter[tuple[int, int, int]] = Counter()


def lead_of(raw: str) -> int:
    """Columns of white space before the text; a tab stands for two characters."""
    blank = raw[: len(raw) - len(raw.lstrip())]
    return sum(4 if c == "\t" else 2 if c == "\u3000" else 1 for c in blank)


def measure(lines: Iterable[Line]) -> Layout:
    """The first pass: reads all lines to their end."""
    counts = _Counts()
    by_page, by_space = Furniture(), Furniture()
    blank = page = False
    finished = 0
    has_text = False
    for number, raw, begins_page, whole in lines:
        page = page or begins_page
        text = raw.strip()
        if not text:
            blank = True
            continue
        has_text = True
        lead = lead_of(raw) if raw[0] != text[0] else 0
        one_space = lead == 1 and raw[0] == " "
        if not whole:
            by_page.line(number, text, page)
            by_space.line(number, text, page or one_space)
            if counts.lines < _ENOUGH:
                finished = _count(counts, text, lead, finished, blank, one_space)
        blank = page = False
    layout = _judge(counts)._replace(has_text=has_text)
    watch = by_space if layout.spaces_join else by_page
    return layout._replace(furniture=watch.found())


def _count(
    counts: _Counts, text: str, lead: int, finished: int, blank: bool, one_space: bool
) -> int:
    """Counts one line; the columns of it when it ends a sentence, else 0."""
    counts.lines += 1
    counts.after_blank += blank
    counts.one_space += one_space
    if is_row(text):
        return 0
    columns = width(text)
    counts.characters += len(text)
    counts.columns += columns
    counts.leads[lead] += 1
    if one_space:
        lead = 0
    whole = min(lead + columns, _WIDEST + 50)
    counts.widths[whole] += 1
    if finished and len(counts.followers) < 50_000:
        counts.followers[finished, lead, whole] += 1
    if ends_sentence(text):
        return whole
    counts.open_widths[whole] += 1
    return 0


def _judge(counts: _Counts) -> Layout:
    measured = sum(counts.widths.values())
    if not measured:
        return Layout()
    latin = counts.columns < 1.25 * counts.characters
    wrap = _wrap_width(counts, measured, latin)
    if not wrap:
        return Layout()
    common, often = counts.leads.most_common(1)[0]
    margin = common if often * 2 > measured else 0
    after_short = [
        (lead - margin, columns, times)
        for (before, lead, columns), times in counts.followers.items()
        if before < 0.75 * wrap
    ]
    followers = sum(times for *_, times in after_short)
    indents = sum(times for lead, _, times in after_short if 2 <= lead <= 8)
    indented = indents * 5 > followers * 3
    # Full first lines end an indent's width before the others when their indent was lost.
    near = Counter[bool]()
    for lead, columns, times in after_short:
        if lead <= 0 and wrap - 7 <= columns <= wrap + 2:
            near[columns <= wrap - 3] += times
    return Layout(
        wrap=wrap,
        blanks=counts.after_blank * 5 <= counts.lines * 3,
        indented=indented,
        missing=4 if not indented and not latin and near[True] >= near[False] else 0,
        margin=margin,
        latin=latin,
        spaces_join=margin == 0 and counts.one_space * 5 <= counts.lines,
    )


def _wrap_width(counts: _Counts, measured: int, latin: bool) -> int:
    """Columns of a full line, or 0 when the lines were not broken by a page layout.

    Broken lines crowd at the right edge and stop in the middle of a sentence there.
    """
    over = 0
    edge = 0
    for edge in sorted(counts.widths, reverse=True):
        over += counts.widths[edge]
        if over * 50 > measured:
            break
    if not _NARROWEST <= edge <= _WIDEST:
        return 0
    ragged = 14 if latin else 8
    window = range(edge - ragged, _WIDEST + 51)
    crowd = sum(counts.widths[columns] for columns in window)
    unfinished = sum(counts.open_widths[columns] for columns in window)
    if unfinished < 2 or unfinished * 4 < measured or unfinished * 2 < crowd:
        return 0
    if latin:
        return edge
    best = max(window, key=lambda columns: (counts.widths[columns], columns))
    close = sum(counts.open_widths[columns] for columns in range(best - 4, best + 5))
    return best if close * 5 >= unfinished * 3 else 0
