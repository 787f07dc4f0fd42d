# SPDX-License-Identifier: MIT
"""The numbers that Word counts by itself, counted here, and which of them stay lists.

A list stays one when every level of it that the text uses is a bullet, or a decimal number alone
(``1.``, ``1)``), and most of its items stand next to one another. Every other number is part of the
text: 第一条, （一）, 1.1.2, (a), iv. and the numbers of headings, because a list here knows nothing
but 1, 2, 3, and people cite what they read. So is a number that stands over paragraphs of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from study_viewer.core.formats.word_numerals import numeral
from study_viewer.core.formats.word_styles import Numbered, Styles
from study_viewer.core.formats.word_xml import W, child, child_value, is_on, value, whole

_LEVELS = range(9)
"""All that Word has; a file that names others is damaged, and they say nothing."""
_PLAIN = re.compile(r"%[1-9][.)．]?")
_PLACE = re.compile(r"%([1-9])")
_CLOSED = "、．）】〕：。"
"""After these no blank is set: the sign is as wide as a letter already."""


class ListPlace(NamedTuple):
    """An item of a list: ``value`` is its number, 0 for a bullet; ``depth`` counts from 0."""

    name: str
    depth: int
    value: int


class _Level(NamedTuple):
    sort: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    glue: str = "tab"
    style: str = ""

    @property
    def is_bullet(self) -> bool:
        return self.sort == "bullet"

    @property
    def is_plain(self) -> bool:
        return self.is_bullet or (self.sort == "decimal" and bool(_PLAIN.fullmatch(self.text)))


class _Num(NamedTuple):
    """One use of a scheme: ``starts`` are the levels that begin anew with it."""

    scheme: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts through a document; each numbered paragraph must be asked for once, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._schemes: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, _Num] = {}
        if root is not None:
            self._take(root)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._as_text: set[str] = set()

    def place(self, told: Numbered | None, style: str) -> tuple[str, int] | None:
        """The list and the level that a paragraph has, of itself or by its style; None for none."""
        by_style = self._styles.numbered(style)
        numbered = told or by_style
        if numbered is None:
            return None
        name, level = numbered
        if level is None and told is not None and by_style and by_style.list == name:
            level = by_style.level
        num = self._nums.get(name)
        if num is None:
            return None
        if level is None:
            ids = self._styles.line(style)
            level = next((n for n, one in num.levels.items() if one.style and one.style in ids), 0)
        return (name, level) if level in num.levels else None

    def decide(self, places: Iterable[tuple[str, int] | None]) -> None:
        """Which schemes are text, from the places of all paragraphs that are no headings."""
        beside: Counter[str] = Counter()
        items: Counter[str] = Counter()
        before = ""
        alone = False
        for place in places:
            scheme = self._nums[place[0]].scheme if place else ""
            if place and not self._nums[place[0]].levels[place[1]].is_plain:
                self._as_text.add(scheme)
            if scheme:
                items[scheme] += 1
            if scheme and scheme == before:
                beside[scheme] += 2 if alone else 1
            alone = scheme != before
            before = scheme
        for scheme, count in items.items():
            if beside[scheme] * 2 < count:
                self._as_text.add(scheme)

    def count(self, place: tuple[str, int], *, in_text: bool) -> tuple[str, ListPlace | None]:
        """The number as it stands before the text, or the place in a list. One of the two.

        ``in_text`` makes it text whatever it is.
        """
        name, level = place
        num = self._nums[name]
        value = self._next(name, num, level)
        one = num.levels[level]
        if one.is_bullet:
            return "", (None if in_text else ListPlace(name, level, 0))
        if not in_text and num.scheme not in self._as_text:
            return "", ListPlace(name, level, value)
        return self._written(num, level), None

    def _next(self, name: str, num: _Num, level: int) -> int:
        counts = self._counts.setdefault(num.scheme, [None] * len(_LEVELS))
        for other, start in num.starts.items():
            if (name, other) not in self._begun and other <= level:
                self._begun.add((name, other))
                counts[other] = start - 1 if other == level else start
        before = counts[level]
        value = num.levels[level].start if before is None else before + 1
        counts[level] = value
        for deeper in _LEVELS[level + 1 :]:
            restart = num.levels.get(deeper, _Level()).restart
            # A level begins anew after any higher one, unless it names the one, or none (0).
            if restart is None or level < restart:
                counts[deeper] = None
        return value

    def _written(self, num: _Num, level: int) -> str:
        counts = self._counts[num.scheme]
        one = num.levels[level]

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            told = num.levels.get(other, _Level())
            count = counts[other]
            if count is None:
                # Shown as its first number where nothing of that level came yet.
                count = counts[other] = told.start
            if told.sort in ("none", "bullet"):
                return ""
            return numeral(count, "decimal" if one.legal else told.sort)

        text = _PLACE.sub(number, one.text)
        if not text or one.glue == "nothing" or text[-1] in _CLOSED or text[-1].isspace():
            return text
        return f"{text} "

    def _take(self, root: etree._Element) -> None:
        for told in root.iterfind(W + "abstractNum"):
            name = value(told, "abstractNumId")
            self._schemes[name] = {
                level: _level(one)
                for one in told.iterfind(W + "lvl")
                if (level := whole(value(one, "ilvl"), 0)) in _LEVELS
            }
            if link := child_value(told, "numStyleLink"):
                self._linked[name] = link
        schemes = {
            value(told, "numId"): child_value(told, "abstractNumId")
            for told in root.iterfind(W + "num")
        }
        for told in root.iterfind(W + "num"):
            scheme = schemes[value(told, "numId")]
            if scheme in self._linked:
                # The scheme of a list style stands where the style itself says so.
                by_style = self._styles.numbered(self._linked[scheme])
                scheme = schemes.get(by_style.list, scheme) if by_style else scheme
            levels = dict(self._schemes.get(scheme, {}))
            starts: dict[int, int] = {}
            for override in told.iterfind(W + "lvlOverride"):
                level = whole(value(override, "ilvl"), 0)
                if level not in _LEVELS:
                    continue
                if (other := child(override, "lvl")) is not None:
                    levels[level] = _level(other)
                if start := child_value(override, "startOverride"):
                    starts[level] = whole(start, 1)
            self._nums[value(told, "numId")] = _Num(scheme, levels, starts)


def _level(told: etree._Element) -> _Level:
    restart = child_value(told, "lvlRestart")
    return _Level(
        sort=_sort(told),
        text=child_value(told, "lvlText"),
        start=whole(child_value(told, "start"), 1),
        restart=whole(restart, 0) if restart else None,
        legal=is_on(child(told, "isLgl")),
        glue=child_value(told, "suff") or "tab",
        style=child_value(told, "pStyle"),
    )


def _sort(told: etree._Element) -> str:
    """The sort of numbers; newer files tell it twice, the newer sort first."""
    found = next(told.iter(W + "numFmt"), None)
    return value(found) or "decimal"
