# SPDX-License-Identifier: MIT
"""What a double click takes: in Chinese, where Qt knows no words, the clause, else the word."""

import re

from study_viewer.ui.common.page.runs import CHINESE
from study_viewer.ui.reader.lines import line_end

# Between two digits (5.2, 12,000, 10:30) or two letters (it’s) a mark is part of the word.
_PAUSE = re.compile(
    r"(?!(?<=\d)[.,:](?=\d))(?!(?<=[A-Za-z])’(?=[A-Za-z]))"
    r"[\s，。、；：？！…—“”‘’（）《》〈〉【】〔〕「」『』·,.;:?!()\[\]\ufffc]"
)
_WORD = re.compile(r"\w+(?:[.,:'’]\w+)*")


def clause_around(text: str, offset: int) -> tuple[int, int] | None:
    """The Chinese between two punctuation marks with its digits and letters, or the word there.

    On a mark or a blank it is what ends there, at the beginning of a paragraph what begins it;
    None where the paragraph has no letter at all.
    """
    offset = min(offset, len(text))
    leaf = text.rfind("\n", 0, offset) + 1
    found = None
    for start, end in _units(text, leaf, line_end(text, offset)):
        if start > offset and found is not None:
            break
        found = start, end
        if end > offset:
            break
    return found


def _units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses and words of a paragraph, in their order."""
    edges = [found.span() for found in _PAUSE.finditer(text, start, end)]
    units = []
    for first, last in zip(
        [start, *(after for _, after in edges)],
        [*(before for before, _ in edges), end],
        strict=True,
    ):
        if CHINESE.search(text, first, last):
            units.append((first, last))
        else:
            units += [found.span() for found in _WORD.finditer(text, first, last)]
    return units
