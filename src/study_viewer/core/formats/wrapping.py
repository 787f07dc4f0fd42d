# SPDX-License-Identifier: MIT
"""Lines into paragraphs: the second pass, which knows how the text was set."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from study_viewer.core.document.model import Align, Block
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.rewrap import (
    ends_sentence,
    first_unit,
    is_row,
    join_lines,
    tidy_blanks,
)
from study_viewer.core.formats.layout import Layout, lead_of, size_in
from study_viewer.core.formats.lines import Line

SLACK = 5
"""Columns that a full line may be short of the wrap width; justified lines vary by that much."""

_OPENING = re.compile(
    r"——|[●■◆▲★☆•◇○□▪]|(?:编者)?按[：:]|附[：:]|附件(?:[0-9一二三四五六七八九十]{1,2})?\s?[：:.．、]|注[：:]"
    r"|(?:全会|会议|大会|公报|通知)(?:还|同时|最后)?"
    r"(?:指出|强调|认为|要求|提出|号召|决定|通过|听取|审议|讨论|充分肯定|高度评价|一致|明确|部署"
    r"|审查|批准|选举|确定|同意|坚持|锚定|希望|[由在][^，。；：]{2,20}(?:主持|举行|召开))"
)
_ISSUED = re.compile(
    r"\S{2,40}[室局委部院会处厅府党科社组司学校心办团]\s{1,4}[0-9]{4}\s?年\s?[0-9]{1,2}\s?月"
    r"\s?[0-9]{1,2}\s?日"
)


class Piece(NamedTuple):
    """A paragraph as it stood in the file: ``number`` is its first line's, ``lines`` their count.

    ``block`` is the block that it is already, where the file told of more than text: then ``text``
    is that of a paragraph, and of anything else what it shows.
    ``short`` says that its last line ended well before the right edge (always so in a text whose
    lines are paragraphs), ``align`` where its one line stood on the page.

    A format that knows more says it: ``level`` is where it stands in the outline, by the title
    ``entry`` or as a heading, ``block`` what stands there instead of a paragraph.
    """

    text: str
    number: int
    lines: int
    short: bool
    align: Align = ""
    row: bool = False
    level: int = 0
    entry: str = ""
    block: Block | None = None


class _Open(NamedTuple):
    """The line read last, which the paragraph may go on after."""

    text: str
    lead: int
    columns: int
    alone: bool


def paragraphs(
    lines: Iterable[Line], layout: Layout, furniture: Container[int], put_back: Container[int]
) -> Iterator[Piece]:
    """All paragraphs; ``furniture`` are the lines to leave out, by their place in the stream.

    Lines ``put_back`` stand as paragraphs of their own.
    """
    if layout.wrap:
        yield from _rebuilt(lines, layout, furniture, put_back)
        return
    for at, (number, raw, _, _) in enumerate(lines):
        text = raw.strip()
        if text and at not in furniture:
            row = is_row(text)
            yield Piece(text if row else tidy_blanks(text), number, 1, True, row=row)


def _rebuilt(
    lines: Iterable[Line], layout: Layout, furniture: Container[int], put_back: Container[int]
) -> Iterator[Piece]:
    ended = _rule(layout)
    size = size_in(layout)
    gathered: list[str] = []
    cut: set[int] = set()
    begin = 0
    before, edge = _Open("", 0, 0, True), ""
    blank = page = False
    for at, (number, raw, begins_page, whole) in enumerate(lines):
        text = raw.strip()
        page = page or begins_page
        if not text:
            blank = True
            continue
        if at in furniture:
            page = True
            continue
        lead = max(0, lead_of(raw) - layout.margin) if raw[0] != text[0] else 0
        if lead == 1 and layout.spaces_join:
            lead, page = 0, True
        alone = whole or at in put_back or is_row(text) or bool(_ISSUED.fullmatch(text))
        line = _Open(text, lead, size(text), alone)
        parted = blank and layout.blanks and not page
        if gathered and (parted or ended(before, line, len(gathered) == 1)):
            yield _piece(gathered, cut, begin, before, layout)
            gathered = []
        if not gathered:
            begin = number
            cut = set()
        elif _is_cut(before, edge + raw[0], layout):
            cut.add(len(gathered))
        gathered.append(text)
        before, edge = line, raw[-1]
        blank = page = False
    if gathered:
        yield _piece(gathered, cut, begin, before, layout)


def _rule(layout: Layout) -> Callable[[_Open, _Open, bool], bool]:
    """Whether a paragraph ended between two lines, the former being its first line or not."""
    wrap, missing, size = layout.wrap, layout.missing, size_in(layout)
    indented, latin = layout.indented, layout.latin

    def ended(before: _Open, line: _Open, is_first: bool) -> bool:
        if before.alone or line.alone:
            return True
        if line.lead >= 2 and (indented or line.lead > 8):
            return True
        slack = wrap - before.columns - before.lead
        if is_first and not before.lead:
            slack -= missing
        finished = ends_sentence(before.text)
        if finished and (number_of(line.text) or _OPENING.match(line.text)):
            return True
        if slack < 2:
            return False
        unit = size(first_unit(line.text))
        if latin:
            return slack > unit and (finished or slack * 4 > wrap)
        return slack >= unit and (slack > SLACK or (finished and not indented))

    return ended


def _is_cut(before: _Open, edges: str, layout: Layout) -> bool:
    """Whether a line broke off within a word or a number, so that no blank belongs there.

    Who breaks lines after so many characters heeds no words. Elsewhere that is clear of digits
    alone, and not in a text of Latin words, where a year may end a line that a number follows.
    ``edges`` are the characters on either side.
    """
    if layout.latin or before.columns + before.lead < layout.wrap or not edges.isascii():
        return False
    return edges.isdigit() or (layout.by_characters and edges == "".join(edges.split()))


def _piece(gathered: list[str], cut: set[int], begin: int, last: _Open, layout: Layout) -> Piece:
    row = len(gathered) == 1 and is_row(gathered[0])
    lines: list[str] = []
    for at, line in enumerate(gathered):
        if at in cut:
            lines[-1] += line
        else:
            lines.append(line)
    text = lines[0] if row else tidy_blanks(join_lines(lines))
    slack = layout.wrap - last.columns - last.lead
    align: Align = ""
    if len(gathered) == 1 and last.lead > 8 and not row:
        align = "center" if abs(last.lead - slack) <= 6 else "right" if slack <= 8 else ""
    return Piece(text, begin, len(gathered), slack > SLACK, align, row)
