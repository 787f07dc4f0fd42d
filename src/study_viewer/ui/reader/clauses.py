# SPDX-License-Identifier: MIT
"""What a double click takes in Chinese, where Qt knows no words: the clause."""

import re

from study_viewer.ui.common.page.runs import CHINESE

_PAUSE = re.compile(r"[\s，。、；：？！…—“”‘’（）《》〈〉【】〔〕「」『』·,.;:?!()\[\]\ufffc]")


def clause_around(text: str, offset: int) -> tuple[int, int] | None:
    """The Chinese text between two punctuation marks; None where there is none."""
    if not CHINESE.match(text[offset : offset + 1]):
        return None
    leaf = text.rfind("\n", 0, offset) + 1
    before = [found.end() for found in _PAUSE.finditer(text, leaf, offset)]
    after = _PAUSE.search(text, offset)
    return (before[-1] if before else leaf), (after.start() if after else len(text))
