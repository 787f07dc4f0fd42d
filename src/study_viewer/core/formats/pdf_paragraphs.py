# SPDX-License-Identifier: MIT
"""Lines of a PDF into paragraphs, within a page and from one to the next."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study_viewer.core.document.model import Align, Block
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.rewrap import (
    ends_sentence,
    first_unit,
    is_wide,
    join,
    tidy_blanks,
    width,
)
from study_viewer.core.formats.pdf_characters import HYPHEN
from study_viewer.core.formats.pdf_lines import Line
from study_viewer.core.formats.wrapping import Piece

INDENT = 0.8
"""Ems by which the first line of a paragraph is set in at least."""

LARGER = 1.12
"""Times the size of the text, from which on a short line is a heading."""
HEADING_LINES = 3
"""Lines that a heading has at most."""

_LARGEST_INDENT = 5
_SLACK = 2.5
"""Ems that a full line may be short of the edge."""
_LOOSE = 1.3
"""How much more than the usual distance of two lines sets paragraphs apart."""
_SIGNED = 8
"""Ems that a signature and its date leave free on the left at least."""
_FREE = 4.5
"""And on the right at most: GB/T 9704-2012 has them set four characters from the edge."""
_EMPTY = 3
"""Lines that were left empty at the foot of a page."""
_TITLE_PITCH = 2.2
"""Ems from one line of a title to the next at most: with an empty line between they are two."""
_ASIDE = frozenset("（(〔[【—")
"""What a draft's mark or a date below a title begins with."""
_BULLET = re.compile(r"[●■◆▲★☆•◇○□▪◦‣–—*·]\s|[●■◆▲★☆•◇○□▪◦‣]|——")
_NOTE_MARK = re.compile(r"[0-9]{1,3}(?![0-9.．、)）])|[\[〔][0-9]{1,3}[\]〕]|[①-⑳]|[*†‡]{1,3}")
"""What a footnote begins with; 1. begins a list or a heading as well."""
_COMPOUND = re.compile(r"[a-z]+(?:-[a-z]+)+", re.IGNORECASE)
_WORD_END = re.compile(r"[A-Za-z]+$")
_WORD_BEGIN = re.compile(r"[a-z]+")


class Numbered(NamedTuple):
    """A line of the file, the lines counted from 1, or a ``block`` that stands there instead.

    ``alone`` lines are paragraphs of their own; those of one ``heading`` are one together.
    ``aside`` says that the text goes on past it: a footnote, a picture between two lines; ``note``
    that it is in the small lines at a page's foot.
    """

    number: int
    line: Line
    block: Block | None = None
    alone: bool = False
    heading: int = 0
    aside: bool = False
    note: bool = False


class Set(NamedTuple):
    """A paragraph with how it was set; a block that stood there already has no ``lines``."""

    piece: Piece
    size: float
    bold: bool
    heading: int
    lines: tuple[Line, ...] = ()


class Manner(NamedTuple):
    """How the text of a file is set: the em and the distance of its lines, in points.

    ``indented`` says that an indent begins a paragraph; ``compounds`` are its words with hyphens,
    in small letters. ``foot`` is how far down a full page goes, 0 where that is not known.
    ``ends_blank`` says that a blank at a line's end is one of the text: where most lines have one,
    the program put it there.
    """

    size: float
    pitch: float
    indented: bool
    compounds: Container[str]
    bold: bool
    foot: float = 0.0
    ends_blank: bool = True


def manner(lines: Sequence[Line]) -> Manner:
    """Measures the lines of a whole file."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    compounds: set[str] = set()
    bold = total = indents = begins = full = blanks = 0
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
        total += len(line.text)
        bold += line.bold * len(line.text)
        if "-" in line.text:
            compounds.update(map(str.casefold, _COMPOUND.findall(line.text)))
    size = max(sizes, key=lambda one: (sizes[one], one)) if sizes else 10.0
    for before, line in pairwise(lines):
        if before.page != line.page or abs(line.size - before.size) > 0.5 or line.turned:
            continue
        if abs(line.size - size) > 0.5:
            # Footnotes are set in their own manner.
            continue
        pitch = line.bottom - before.bottom
        if 0 < pitch < 4 * line.size:
            pitches[round(pitch * 2) / 2] += 1
        if before.right_edge - before.right > 2 * _SLACK * line.size:
            begins += 1
            lead = line.left - line.left_edge
            indents += INDENT * line.size < lead < _LARGEST_INDENT * line.size
        elif is_wide(before.text[-1]):
            full += 1
            blanks += before.blank
    often = sum(pitches.values()) / 10
    pitch = min((one for one in pitches if pitches[one] >= often), default=1.5 * size)
    indented, mostly_bold = indents * 2 > begins, bold * 2 > total
    ends_blank = blanks * 2 <= full
    return Manner(size, pitch, indented, compounds, mostly_bold, ends_blank=ends_blank)


def foot_of(lines: Iterable[Numbered]) -> float:
    """How far down the pages go: half of them at least as far."""
    lowest: dict[int, float] = {}
    for one in lines:
        lowest[one.line.page] = max(lowest.get(one.line.page, 0.0), one.line.bottom)
    feet = sorted(lowest.values())
    return feet[len(feet) // 2] if feet else 0.0


def paragraphs(lines: Iterable[Numbered], manner: Manner) -> Iterator[Set]:
    """All paragraphs; what is aside comes after the one that it stands in."""
    gathered: list[Numbered] = []
    aside: list[Numbered] = []
    for one in lines:
        if one.aside:
            aside.append(one)
            continue
        if gathered and (
            _ends(gathered, one, manner) or (not aside and _is_left(gathered[-1], one, manner))
        ):
            yield _set(gathered, manner)
            gathered = []
        if aside and not gathered:
            yield from paragraphs([other._replace(aside=False) for other in aside], manner)
            aside = []
        gathered.append(one)
    if gathered:
        yield _set(gathered, manner)
    if aside:
        yield from paragraphs([other._replace(aside=False) for other in aside], manner)


def _ends(gathered: Sequence[Numbered], after: Numbered, manner: Manner) -> bool:
    """Whether a paragraph ended before the line ``after``."""
    last = gathered[-1]
    if last.block is not None or after.block is not None or last.alone or after.alone:
        return True
    if last.heading or after.heading:
        return last.heading != after.heading
    before, line = last.line, after.line
    em = line.size
    if before.turned or line.turned or "\t" in before.text or "\t" in line.text:
        return True
    if abs(before.size - em) > 0.1 * max(before.size, em):
        return True
    if (align_of(before) or align_of(line)) and not _is_of_item(gathered, line):
        return not _is_one_title([one.line for one in gathered], line, manner)
    if line.page == before.page and line.top > before.top:
        usual = max(manner.pitch, manner.pitch * em / manner.size)
        if line.bottom - before.bottom > _LOOSE * usual + 0.1 * em:
            return True
    if _BULLET.match(line.text):
        return True
    indent = line.left - line.left_edge
    if indent > INDENT * em and not _hangs(gathered, line):
        return True
    if len(gathered) > 1 and _lead(before) - indent > INDENT * em:
        return True
    if manner.indented and _goes_on(gathered[0].line, before, line):
        return False
    return _is_over(before, line, manner)


def _is_of_item(gathered: Sequence[Numbered], line: Line) -> bool:
    """Whether a line hangs below a bullet, where it may be far from the edge and full."""
    first, before = gathered[0].line, gathered[-1].line
    if not _BULLET.match(first.text) or line.page != before.page:
        return False
    if len(gathered) > 1:
        return abs(_lead(before) - _lead(line)) <= 0.3 * line.size
    return INDENT * line.size < _lead(line) - _lead(first) < _LARGEST_INDENT * line.size


def _is_one_title(gathered: Sequence[Line], line: Line, manner: Manner) -> bool:
    """Whether a line goes on a title: large lines set one below the other, about one middle."""
    before = gathered[-1]
    if line.page != before.page or line.size < LARGER * manner.size or line.top <= before.top:
        return False
    if len(gathered) == HEADING_LINES or ends_sentence(before.text) or number_of(line.text):
        return False
    if line.text[0] in _ASIDE:
        return False
    pitch = line.bottom - before.bottom
    middles = [(one.left + one.right) / 2 for one in (before, line)]
    return pitch < _TITLE_PITCH * line.size and abs(middles[0] - middles[1]) < line.size


def _goes_on(first: Line, before: Line, line: Line) -> bool:
    """Whether a line is not set in after one that broke off, in a paragraph that began set in.

    However short that is: words that may not be parted leave much of a line empty.
    """
    if not INDENT * line.size < _lead(first) < _LARGEST_INDENT * line.size:
        return False
    slack, column = before.right_edge - before.right, before.right_edge - before.left_edge
    set_out = _lead(line) < INDENT * line.size / 2
    return set_out and slack * 3 < column and not ends_sentence(before.text)


def _is_left(last: Numbered, after: Numbered, manner: Manner) -> bool:
    """Whether the rest of a page was left empty before the next one."""
    room = manner.foot - last.line.bottom
    return last.line.page != after.line.page and room > _EMPTY * manner.pitch


def _lead(line: Line) -> float:
    return line.left - line.left_edge


def _hangs(gathered: Sequence[Numbered], line: Line) -> bool:
    """Whether a line that is set in goes on a paragraph that is set in as a whole, or hangs."""
    first, before = gathered[0].line, gathered[-1].line
    near = 0.3 * line.size
    if len(gathered) > 1:
        return abs(_lead(before) - _lead(line)) <= near
    if _BULLET.match(first.text) or number_of(first.text) or _is_note(gathered[0]):
        return _lead(line) > _lead(first) + near or abs(_lead(line) - _lead(first)) <= near
    return abs(_lead(line) - _lead(first)) <= near and not ends_sentence(before.text)


def _is_note(first: Numbered) -> bool:
    return first.note and _NOTE_MARK.match(first.line.text) is not None


def _is_over(before: Line, line: Line, manner: Manner) -> bool:
    """Whether the line before ends so early that the next one's first word would have fitted."""
    em = line.size
    finished = ends_sentence(before.text)
    if finished and number_of(line.text):
        return True
    slack = before.right_edge - before.right
    latin = not is_wide(before.text[-1]) and not is_wide(line.text[0])
    unit = width(first_unit(line.text)) * em / 2
    if latin:
        column = before.right_edge - before.left_edge
        return slack > unit + em and (finished or slack * 4 > column)
    return slack >= unit and (
        slack > _SLACK * em or (finished and not manner.indented and slack > em / 2)
    )


def align_of(line: Line) -> Align:
    """Where a line stands that does not begin at its column's left edge."""
    lead, slack = _lead(line), line.right_edge - line.right
    if _BULLET.match(line.text):
        return ""
    if lead > 3 * line.size and slack < 2.5 * line.size and lead > 4 * max(slack, 0.1):
        return "right"
    if lead > _SIGNED * line.size and slack < _FREE * line.size and lead > 2.5 * slack:
        return "right"
    if lead > 2.5 * line.size and abs(lead - slack) <= max(2 * line.size, 0.1 * lead):
        return "center"
    return ""


def _set(gathered: Sequence[Numbered], manner: Manner) -> Set:
    first, last = gathered[0], gathered[-1]
    line = first.line
    if first.block is not None:
        piece = Piece(line.text, first.number, 1, True, row=True, block=first.block)
        return Set(piece, line.size, False, 0)
    text = line.text
    for before, after in pairwise(gathered):
        is_blank = before.line.blank and manner.ends_blank
        text = _joined(text, after.line.text, manner, is_blank)
    text = text.replace(HYPHEN, "-")
    row = "\t" in text
    slack = last.line.right_edge - last.line.right
    piece = Piece(
        text if row else tidy_blanks(text),
        first.number,
        len(gathered),
        slack > _SLACK * last.line.size or bool(first.heading),
        align_of(line) if len(gathered) == 1 and not row else "",
        # As little a place in the outline as the row of a table.
        row or _is_note(first),
    )
    lines = tuple(one.line for one in gathered)
    return Set(piece, line.size, all(one.bold for one in lines), first.heading, lines)


def _joined(before: str, after: str, manner: Manner, is_blank: bool) -> str:
    """Two lines of one paragraph; a word that was broken is whole again.

    Its hyphen stays where the file has the word with a hyphen elsewhere. ``is_blank`` says that the
    text has a blank there.
    """
    if before[-1:] in ("-", HYPHEN) and (begin := _WORD_BEGIN.match(after)):
        stem = before[:-1]
        end = _WORD_END.search(stem)
        if end:
            hyphened = f"{end[0]}-{begin[0]}".casefold()
            return f"{stem}-{after}" if hyphened in manner.compounds else stem + after
    before = before.replace(HYPHEN, "-")
    return f"{before} {after}" if is_blank else join(before, after)
