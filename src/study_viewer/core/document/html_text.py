# SPDX-License-Identifier: MIT
"""White space as a browser shows it: the spans of one paragraph, collapsed."""

import re
from collections.abc import Iterable

from study_viewer.core.document.html_out import HARD_SPACE
from study_viewer.core.document.model import Span, Spans

LINE_BREAK = "\ufdd3"
"""Stands for a ``<br>`` while the line feeds of the source are still mere white space."""

_RUN = re.compile(f"[ \t\n\r\f]*{LINE_BREAK}[ \t\n\r\f{LINE_BREAK}]*|[ \t\n\r\f]+")
_UNEVEN = re.compile(f"[\t\n\r\f{LINE_BREAK}{HARD_SPACE}]|  |^ | $")
_KEPT = str.maketrans(" \t\n\r\f", HARD_SPACE * 5)
_WIDE = re.compile(
    "[\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)


def collapse(spans: Iterable[Span]) -> Spans:
    """White space runs as one space, none at the ends and around a line break.

    A line feed of the source between two Chinese characters is nothing: Chinese has no spaces
    between words, and a hard-wrapped source would get one at every line's end. Code keeps its
    spaces.
    """
    found = [
        span._replace(text=span.text.translate(_KEPT)) if "c" in span.style else span
        for span in spans
        if span.text
    ]
    joined = "".join([span.text for span in found])
    if _UNEVEN.search(joined) is None:
        return tuple(found)
    collapsed: list[Span] = []
    # A run may go on through a thousand spans, and is looked through once.
    runs = [(run.start(), run.end(), LINE_BREAK in run.group()) for run in _RUN.finditer(joined)]
    at = first = 0
    for span in found:
        end = at + len(span.text)
        pieces, here = [], at
        while first < len(runs) and runs[first][0] < end:
            start, stop, breaks = runs[first]
            pieces.append(joined[here:start])
            if breaks:
                pieces.append("\n" * joined.count(LINE_BREAK, max(start, at), min(stop, end)))
            elif start >= at:
                pieces.append(_shown(joined, start, stop))
            here = min(stop, end)
            if stop > end:
                break
            first += 1
        pieces.append(joined[here:end])
        text = "".join(pieces).replace(HARD_SPACE, " ")
        if text:
            collapsed.append(Span(text, *span[1:]))
        at = end
    return tuple(collapsed)


def _shown(joined: str, start: int, stop: int) -> str:
    """What is seen of a run without line breaks, in the span in which it begins."""
    if start == 0 or stop == len(joined):
        return ""
    feed = joined.find("\n", start, stop) >= 0
    if feed and _WIDE.match(joined[start - 1]) and _WIDE.match(joined[stop]):
        return ""
    return " "
