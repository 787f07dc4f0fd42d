# SPDX-License-Identifier: MIT
"""HTML → the spans of one block: styles, links, pictures, the marks of notes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document.html_text import LINE_BREAK, collapse
from study_viewer.core.document.html_tree import (
    BLOCKS,
    GONE,
    attribute_of,
    is_note_mark,
    note_label_of,
    tag_of,
)
from study_viewer.core.document.model import Align, Span, Spans
from study_viewer.core.document.plain import OBJECT

PictureOf = Callable[[str], str | None]
"""The ``src`` of a picture → its path below the document's folder, or None: only its alt stays."""

_STYLES = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "ins": "u",
    "s": "d",
    "del": "d",
    "strike": "d",
    "sup": "s",
    "sub": "v",
    "code": "c",
    "kbd": "c",
    "samp": "c",
    "tt": "c",
}
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
DEEPEST = 200
"""Elements below one another; of what lies deeper only the text is read."""


class Where(NamedTuple):
    """What the elements around say of the text in them."""

    style: str = ""
    link: str = ""
    align: Align = ""
    depth: int = 0

    def deeper(self) -> "Where":
        """The same, one element further in."""
        return Where(self.style, self.link, self.align, self.depth + 1)


class Inline:
    """Reads what stands within a block; ``add`` and ``add_text`` append to the spans given."""

    def __init__(self, picture: PictureOf) -> None:
        self._picture = picture

    def spans(self, element: etree._Element, where: Where) -> Spans:
        spans: list[Span] = []
        self._inside(spans, element, where)
        return collapse(spans)

    def _inside(self, spans: list[Span], element: etree._Element, where: Where) -> None:
        self.add_text(spans, element.text, where)
        # Nearly all are words alone, and in a dense page there are a hundred thousand.
        if not len(element):
            return
        inner = where.deeper()
        for child in element:
            self.add(spans, child, tag_of(child), inner)
            self.add_text(spans, child.tail, where)

    def add(self, spans: list[Span], element: etree._Element, tag: str, where: Where) -> None:
        if not tag or tag in GONE:
            return
        if where.depth > DEEPEST:
            self.add_text(spans, "".join(str(piece) for piece in element.itertext()), where)
        elif tag == "br":
            spans.append(Span(LINE_BREAK, where.style, where.link))
        elif tag == "img":
            self._add_picture(spans, element, where)
        elif tag == "a":
            self._anchor(spans, element, where)
        elif tag == "sup" and is_note_mark(element):
            self._inside(spans, element, where)
        else:
            # A block inside a heading or the like is set apart by white space.
            if tag in BLOCKS:
                spans.append(Span(LINE_BREAK if spans else " "))
            self._inside(spans, element, styled(where, tag, element))

    def _anchor(self, spans: list[Span], element: etree._Element, where: Where) -> None:
        address = attribute_of(element, "href")
        names = attribute_of(element, "class").split()
        if "footnote-backref" in names or address.startswith(("#footnote-ref-", "#endnote-ref-")):
            # Python-Markdown sets the way back apart by one no-break space, mammoth by a space.
            if spans and spans[-1].text.endswith("\u00a0"):
                spans[-1] = spans[-1]._replace(text=spans[-1].text[:-1])
            return
        if "headerlink" in names:
            return
        label = note_label_of(element)
        if not label:
            self._inside(spans, element, styled(where, "a", element))
            return
        marks: list[Span] = []
        self._inside(marks, element, where._replace(link=""))
        style = marks[0].style if marks else where.style
        text = "".join([mark.text for mark in marks])
        spans.append(Span(text, style, "", label))

    def _add_picture(self, spans: list[Span], element: etree._Element, where: Where) -> None:
        alt = attribute_of(element, "alt")
        path = self._picture(attribute_of(element, "src"))
        if path:
            spans.append(Span(OBJECT, "", where.link, "", path, alt))
        else:
            self.add_text(spans, alt, where)

    def add_text(self, spans: list[Span], text: str | None, where: Where) -> None:
        if text:
            spans.append(Span(text, where.style, where.link))


def aligned(element: etree._Element, where: Where) -> Where:
    found = attribute_of(element, "align").lower()
    if not found and (style := attribute_of(element, "style")):
        match = _TEXT_ALIGN.search(style)
        found = match.group(1).lower() if match else ""
    for align in ("left", "center", "right"):
        if found == align:
            return where._replace(align=align)
    return where


def styled(where: Where, tag: str, element: etree._Element) -> Where:
    letter = _STYLES.get(tag, "")
    if letter and letter not in where.style:
        return where._replace(style="".join(sorted(where.style + letter)))
    if tag == "a" and element.get("href"):
        return where._replace(link=attribute_of(element, "href"))
    return where
