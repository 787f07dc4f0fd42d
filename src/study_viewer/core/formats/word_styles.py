# SPDX-License-Identifier: MIT
"""What the styles of a Word file say: which are headings, how text looks, which are numbered."""

import re
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document.model import Align
from study_viewer.core.formats.word_xml import W, child, child_value, is_on, value, whole

BODY_LEVEL = 9
"""The outline level (from 0) that says: no heading."""
_DEEPEST = 20

_HEADING = re.compile(r"(?:heading|标题|標題)\s?([1-9])", re.IGNORECASE)
_TITLES = ("title", "标题", "標題")
_SUBTITLES = ("subtitle", "副标题", "副標題")

_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}

Look = dict[str, str | bool]
"""Letters of ``Span.style``, ``s`` for strike as ``d``, and ``h`` hidden; what is not told is not
in it. ``raised`` is superscript, subscript or nothing."""


class Numbered(NamedTuple):
    """The list that a paragraph belongs to; None as level where a style leaves it to the list."""

    list: str
    level: int | None


class _Style(NamedTuple):
    name: str
    based_on: str
    outline: int | None
    align: Align | None
    look: Look
    numbered: Numbered | None


class Styles:
    """By the ids that paragraphs and runs name; unknown ids say nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for told in root.iter(W + "style") if root is not None else ():
            name = value(told, "styleId")
            self._styles.setdefault(name, _style(told))
            if value(told, "type") == "paragraph" and value(told, "default") in ("1", "true", "on"):
                self._default = name
        self._levels: dict[str, int] = {}

    def heading(self, style: str) -> int:
        """The level from 1 that paragraphs of a style head at; 0 for none.

        What a style says of its outline level counts for it and all based on it, and its name where
        nothing is said; the nearest of them wins.
        """
        if style not in self._levels:
            self._levels[style] = self._heading(style)
        return self._levels[style]

    def _heading(self, style: str) -> int:
        for one in self._chain(style):
            if one.outline is not None:
                return 0 if one.outline >= BODY_LEVEL else one.outline + 1
            if match := _HEADING.fullmatch(one.name):
                return int(match[1])
        return 0

    def is_title(self, style: str) -> bool:
        for one in self._chain(style):
            if _HEADING.fullmatch(one.name) or one.name.lower() in _SUBTITLES:
                return False
            if one.name.lower() in _TITLES:
                return True
        return False

    def align(self, style: str) -> Align:
        found = (one.align for one in self._chain(style or self._default))
        return next((align for align in found if align is not None), "")

    def look(self, style: str) -> Look:
        """How text of a style looks, with what the styles say that it is based on."""
        look: Look = {}
        for one in self._chain(style or self._default):
            look = {**one.look, **look}
        return look

    def numbered(self, style: str) -> Numbered | None:
        found = (one.numbered for one in self._chain(style))
        return next((numbered for numbered in found if numbered is not None), None)

    def line(self, style: str) -> tuple[str, ...]:
        """The style's id and those that it is based on."""
        ids: list[str] = []
        while style in self._styles and style not in ids and len(ids) < _DEEPEST:
            ids.append(style)
            style = self._styles[style].based_on
        return tuple(ids)

    def _chain(self, style: str) -> list[_Style]:
        return [self._styles[one] for one in self.line(style)]


def _style(told: etree._Element) -> _Style:
    paragraph = child(told, "pPr")
    level = whole(child_value(paragraph, "outlineLvl"), -1)
    return _Style(
        name=" ".join(child_value(told, "name").split()),
        based_on=child_value(told, "basedOn"),
        outline=level if level >= 0 else None,
        align=align_of(paragraph),
        look=look_of(child(told, "rPr")),
        numbered=numbered_of(paragraph),
    )


def align_of(properties: etree._Element | None) -> Align | None:
    """How a paragraph is set, as its properties say; None where they don't."""
    told = child_value(properties, "jc")
    return _ALIGNS.get(told, "") if told else None


def numbered_of(properties: etree._Element | None) -> Numbered | None:
    told = child(properties, "numPr")
    if told is None:
        return None
    level = child_value(told, "ilvl")
    name = child_value(told, "numId")
    return Numbered(name, whole(level, 0) if level else None) if name else None


_SWITCHES = {"b": "b", "i": "i", "strike": "d", "dstrike": "d", "vanish": "h"}


def look_of(properties: etree._Element | None) -> Look:
    look: Look = {}
    for told in properties if properties is not None else ():
        name = str(told.tag).removeprefix(W)
        if name in _SWITCHES:
            look[_SWITCHES[name]] = is_on(told)
        elif name == "u":
            look["u"] = value(told) not in ("", "none", "0", "false")
        elif name == "vertAlign":
            look["raised"] = value(told)
    return look
