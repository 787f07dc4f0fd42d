# SPDX-License-Identifier: MIT
"""The straight lines that are drawn on a PDF page, across and down."""

import ctypes
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from study_viewer.core.formats.pdf_file import Sheet

THIN = 3.0
"""Points: what is no thicker is a line."""
NEAR = 3.0
"""Points that lines which meet may be apart."""
_LONG = 8.0
"""Points of a line at least."""
_MOST_OBJECTS = 20_000
_MOST_POINTS = 4_000
"""Of all paths of a page: with more it is a picture, no table."""
_MOST_LINES = 400


class Rule(NamedTuple):
    """A line ``at`` a height or distance, from ``begin`` to ``end``."""

    at: float
    begin: float
    end: float


def meet(across: Rule, down: Rule) -> bool:
    """Whether two lines cross or touch, but for what they are drawn apart."""
    return (
        across.begin - NEAR <= down.at <= across.end + NEAR
        and down.begin - NEAR <= across.at <= down.end + NEAR
    )


def rules(sheet: Sheet) -> tuple[list[Rule], list[Rule]]:
    """All straight lines across and down, lying as the page is shown."""
    across: list[Rule] = []
    down: list[Rule] = []
    for begin, end in _strokes(sheet):
        left, top, right, bottom = sheet.shown(
            min(begin[0], end[0]),
            min(begin[1], end[1]),
            max(begin[0], end[0]),
            max(begin[1], end[1]),
        )
        if right - left >= _LONG and bottom - top <= 1:
            across.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _LONG and right - left <= 1:
            down.append(Rule((left + right) / 2, top, bottom))
    across, down = _joined(across), _joined(down)
    return (across, down) if len(across) + len(down) <= _MOST_LINES else ([], [])


_Point = tuple[float, float]


def _strokes(sheet: Sheet) -> Iterator[tuple[_Point, _Point]]:
    """The straight parts of all paths; a thin filled box is told by its edges."""
    points = 0
    for at in range(min(int(pdfium.FPDFPage_CountObjects(sheet.raw)), _MOST_OBJECTS)):
        raw = pdfium.FPDFPage_GetObject(sheet.raw, at)
        if not raw or pdfium.FPDFPageObj_GetType(raw) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        matrix = pdfium.FS_MATRIX()
        count = int(pdfium.FPDFPath_CountSegments(raw))
        points += count
        if points > _MOST_POINTS or not pdfium.FPDFPageObj_GetMatrix(raw, matrix):
            return
        yield from _parts(raw, count, matrix)


def _parts(raw: Any, count: int, matrix: Any) -> Iterator[tuple[_Point, _Point]]:
    first = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, first
            last = first


def _joined(rules: list[Rule]) -> list[Rule]:
    """Lines that go on one another are one: each cell may have drawn its own part."""
    found: list[Rule] = []
    for rule in sorted(rules):
        near = takewhile(lambda at: rule.at - found[at].at <= THIN, reversed(range(len(found))))  # noqa: B023
        place = next((at for at in near if _go_on(found[at], rule)), None)
        if place is None:
            found.append(rule)
        else:
            before = found[place]
            begin, end = min(rule.begin, before.begin), max(rule.end, before.end)
            found[place] = Rule(before.at, begin, end)
    return found


def _go_on(before: Rule, rule: Rule) -> bool:
    return rule.begin <= before.end + NEAR and before.begin <= rule.end + NEAR
