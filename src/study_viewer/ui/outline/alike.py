# SPDX-License-Identifier: MIT
"""What is shown in little room of titles that differ only after a long beginning."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from study_viewer.core.document.rewrap import width

SHARED = 8
"""Columns, four Chinese characters, from which on a shared opening is worth leaving out."""
_LEAST = 3
"""Characters of a beginning that still say which titles these are."""
_BRACKET = re.compile(r"[（(〔【\[《“][^（(〔【\[《“）)〕】\]》”]{0,16}\Z")
_NUMBER = re.compile(r"(?:第?[零〇一二三四五六七八九十百千]+|第|[0-9０-９.．\-—]+|[A-Za-z]+)\Z")
_TELLING = re.compile(
    r"[（(〔【\[《“][^）)〕】\]》”]*[）)〕】\]》”]?|[0-9A-Za-z]+.?|.{1,4}", re.DOTALL
)


class Alike:
    """Of many titles how much each shares with the one that is most like it."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._titles = sorted(titles)

    def opening(self, title: str) -> int:
        """How many characters the title begins with that another one does too, up to the word,
        number or bracket in which they differ; 0 for a few, which tell nothing."""
        place = bisect_left(self._titles, title)
        beside = [*self._titles[max(place - 1, 0) : place], *self._behind(title, place)]
        same = max((_common(title, other) for other in beside), default=0)
        for before in (_BRACKET, _NUMBER):
            if same < len(title) and (found := before.search(title, 0, same)):
                same = found.start()
        return same if width(title[:same]) >= SHARED else 0

    def _behind(self, title: str, place: int) -> list[str]:
        """The next other title; one that is the same is told apart by other things."""
        while place < len(self._titles) and self._titles[place] == title:
            place += 1
        return self._titles[place : place + 1]


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def fitting(title: str, alike: int, metrics: QFontMetrics, room: int) -> str:
    """The title in that room, in pixels: of one that begins as another does with so many characters
    the part in which they differ too, and before it as much as there is room for."""
    right, middle = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
    if not alike or metrics.horizontalAdvance(title) <= room:
        return metrics.elidedText(title, right, room)
    telling = _TELLING.match(title, alike)
    if telling is None:
        # Another one goes on where this one ends.
        return metrics.elidedText(title, middle, room)
    if metrics.horizontalAdvance(f"{title[: telling.end()]}…") <= room:
        return metrics.elidedText(title, right, room)
    for tail in (title[alike:], telling[0] + "…"):
        left = room - metrics.horizontalAdvance(tail)
        if left >= metrics.horizontalAdvance(f"{title[:_LEAST]}…"):
            return metrics.elidedText(title[:alike] + "…", right, left) + tail
    return metrics.elidedText(f"…{title[alike:]}", right, room)
