# SPDX-License-Identifier: MIT
"""Fields of a Word file: which text is a field's instruction, a table of contents, a link."""

import re

from lxml import etree

from study_viewer.core.formats.word_xml import W, value

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]+))?', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


class _Open:
    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False
        self.box = ""


class Fields:
    """Where in nested fields one is; only fields that end are believed, or one that a damaged file
    never ends would swallow all its text."""

    def __init__(self, root: etree._Element) -> None:
        self._ending: set[etree._Element] = set()
        self._open: list[_Open] = []
        begun: list[etree._Element] = []
        for mark in root.iter(W + "fldChar"):
            kind = value(mark, "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                self._ending.update((begun.pop(), mark))
        self.contents = 0
        """Tables of contents met so far."""

    def mark(self, told: etree._Element) -> str:
        """Goes on after a mark; gives the text that a form's box stands for."""
        kind = value(told, "fldCharType")
        if kind == "begin" and told in self._ending:
            self._open.append(_Open())
            self._open[-1].box = _box(told)
        if kind == "separate" and self._open:
            self._open[-1].has_result = True
            self.contents += is_contents(self._open[-1].instruction)
        elif kind == "end" and told in self._ending and self._open:
            return self._open.pop().box
        return ""

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    @property
    def hidden(self) -> bool:
        """Whether what comes now is no text of the document."""
        return any(not one.has_result or is_contents(one.instruction) for one in self._open)

    @property
    def link(self) -> str:
        """The address of the innermost link around what comes now."""
        links = (link_of(one.instruction) for one in reversed(self._open))
        return next((link for link in links if link), "")


def is_contents(instruction: str) -> bool:
    return bool(_CONTENTS.match(instruction))


def link_of(instruction: str) -> str:
    """The address that a field leads to, ``#name`` for a bookmark; empty for any other field."""
    match = _LINK.match(instruction)
    if match is None:
        return ""
    anchor = _ANCHOR.search(instruction)
    name = (anchor[1] or anchor[2] or "") if anchor else ""
    address = match[1] or match[2] or ""
    return f"{address}#{name}" if name else address


def _box(mark: etree._Element) -> str:
    """The sign of a form's check box; nothing for any other field."""
    box = next(mark.iter(W + "checkBox"), None)
    if box is None:
        return ""
    told = box.find(W + "checked")
    if told is None:
        told = box.find(W + "default")
    return "☒" if told is not None and value(told) not in ("0", "false", "off") else "☐"
