# SPDX-License-Identifier: MIT
"""HTML → blocks: the one funnel for rendered Markdown, Word, EPUB and web pages.

It knows only what it allows. Of any other tag only the text stays; scripts, styles, forms' insides
and comments vanish (a comment inside code is text). Nothing is ever loaded: no network, no
entities, no external pictures.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document.canonical import canonical, clean, clean_code, safe_path
from study_viewer.core.document.html_out import HARD_SPACE, HARD_SPACE_ENTITY
from study_viewer.core.document.html_text import LINE_BREAK, collapse
from study_viewer.core.document.html_tree import (
    BLOCKS,
    GONE,
    NOTE_ID,
    attribute_of,
    holding_blocks,
    is_note_mark,
    note_label_of,
    number_of,
    parse,
    tag_of,
)
from study_viewer.core.document.model import (
    Admonition,
    Align,
    Block,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.walk import lines_of

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
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang)-(\S+)")
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_WRAPPERS = ("thead", "tbody", "tfoot", "div")
_DEEPEST = 200


class _Where(NamedTuple):
    """What the elements around say of the text in them."""

    style: str = ""
    link: str = ""
    align: Align = ""
    depth: int = 0


def read(source: str | etree._Element, picture: PictureOf = safe_path) -> Body:
    """The canonical body of an HTML text or tree; a tree may be changed by reading it."""
    tree = (
        parse(source.replace(HARD_SPACE_ENTITY, HARD_SPACE)) if isinstance(source, str) else source
    )
    if tree is None:
        return Body()
    reader = _Reader(picture, holding_blocks(tree))
    return canonical(Body(reader.blocks(tree, _Where()), tuple(reader.notes)))


class _Reader:
    def __init__(self, picture: PictureOf, holders: set[etree._Element]) -> None:
        self.picture = picture
        self.holders = holders
        self.notes: list[Note] = []

    def blocks(self, element: etree._Element, where: _Where) -> tuple[Block, ...]:
        """What stands in ``element``: its blocks, and loose text between them as paragraphs."""
        found: list[Block] = []
        loose: list[Span] = []

        def flush() -> None:
            spans = collapse(loose)
            loose.clear()
            if spans:
                found.append(Paragraph(spans, where.align))

        self._add_text(loose, element.text, where)
        inner = where._replace(depth=where.depth + 1)
        for child in element:
            tag = tag_of(child)
            if tag in BLOCKS or child in self.holders:
                flush()
                found.extend(self._block(child, tag, _aligned(child, inner)))
            else:
                self._inline(loose, child, tag, inner)
            self._add_text(loose, child.tail, where)
        flush()
        return tuple(found)

    def _block(self, element: etree._Element, tag: str, where: _Where) -> tuple[Block, ...]:
        where = where._replace(depth=where.depth + 1)
        if where.depth > _DEEPEST:
            text = " ".join(str(piece) for piece in element.itertext())
            return (Paragraph(collapse([Span(text)])),)
        if tag == "p" and element not in self.holders:
            return self._paragraph(element, where)
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            return self._heading(element, int(tag[1]), where)
        match tag:
            case "ul" | "ol" | "menu" | "dir":
                return self._list(element, tag, where)
            case "blockquote":
                return (Quote(self.blocks(element, where)),)
            case "pre" | "listing" | "xmp":
                return (_code(element),)
            case "table":
                return self._table(element, where)
            case "hr":
                return (Rule(),)
            case "dl":
                return self._definitions(element, where)
            case "div" | "section" | "aside":
                return self._division(element, where)
            case "center":
                return self.blocks(element, where._replace(align="center"))
            case _ if tag in GONE:
                return ()
        return self.blocks(element, _styled(where, tag, element))

    def _paragraph(self, element: etree._Element, where: _Where) -> tuple[Block, ...]:
        spans = self._spans(element, where)
        if len(spans) == 1 and spans[0].image and not spans[0].link and not where.align:
            title = next((attribute_of(one, "title") for one in element.iter("img")), "")
            return (Image(spans[0].image, spans[0].alt, title),)
        return (Paragraph(spans, where.align),)

    def _heading(self, element: etree._Element, level: int, where: _Where) -> tuple[Block, ...]:
        anchor = attribute_of(element, "id")
        for inner in element.iter("a"):
            if not inner.get("href"):
                anchor = attribute_of(inner, "id") or attribute_of(inner, "name") or anchor
        return (Heading(level, self._spans(element, where), anchor, where.align),)

    def _list(self, element: etree._Element, tag: str, where: _Where) -> tuple[Block, ...]:
        if tag == "ol" and self._is_notes(element):
            self._take_notes(element, where)
            return ()
        items: list[Item] = []

        def loose(text: str | None) -> None:
            if text and text.strip():
                spans = collapse([Span(text, where.style, where.link)])
                items.append(Item((Paragraph(spans),)))

        loose(element.text)
        for child in element:
            name = tag_of(child)
            if name in ("ul", "ol") and items:
                # Word and old web pages put a nested list between the items, not into one.
                nested = self._block(child, name, where)
                items[-1] = Item(items[-1].blocks + nested)
            elif name == "li":
                items.append(Item(self.blocks(child, _aligned(child, where))))
            elif name and name not in GONE:
                items.append(Item(self._block(child, name, where)))
            loose(child.tail)
        return (List(tuple(items), number_of(element, "start", 1, 1) if tag == "ol" else 0),)

    def _is_notes(self, element: etree._Element) -> bool:
        items = [child for child in element if tag_of(child) == "li"]
        return bool(items) and all(NOTE_ID.match(attribute_of(item, "id")) for item in items)

    def _take_notes(self, element: etree._Element, where: _Where) -> None:
        for item in element:
            label = NOTE_ID.match(attribute_of(item, "id"))
            if label is not None:
                inner = _Where(depth=where.depth + 1)
                self.notes.append(Note(label.group(1), self.blocks(item, inner)))

    def _division(self, element: etree._Element, where: _Where) -> tuple[Block, ...]:
        names = attribute_of(element, "class").split()
        if "toc" in names:
            return ()
        if "admonition" in names:
            return self._admonition(element, names, where)
        inner = self.blocks(element, where)
        if "footnote" in names and inner and inner[0] == Rule():
            return inner[1:]
        return inner

    def _admonition(
        self, element: etree._Element, names: list[str], where: _Where
    ) -> tuple[Block, ...]:
        title: Spans = ()
        for child in element:
            if "admonition-title" in attribute_of(child, "class").split():
                title = self._spans(child, where)
                tail = child.tail
                element.remove(child)
                element.text = (element.text or "") + (tail or "")
                break
        label = next((name for name in names if name != "admonition"), "note")
        return (Admonition(label, title, self.blocks(element, where)),)

    def _table(self, element: etree._Element, where: _Where) -> tuple[Block, ...]:
        rows: list[tuple[Cell, ...]] = []
        headers = 0
        plain = where._replace(align="")
        parts, astray = self._parts(element, ("tr",), plain)
        for part in parts:
            cells, lost = self._parts(part, ("td", "th"), plain)
            astray += lost
            if not cells:
                continue
            parent = part.getparent()
            heads = parent is not None and tag_of(parent) == "thead"
            if headers == len(rows) and (heads or all(tag_of(cell) == "th" for cell in cells)):
                headers += 1
            rows.append(tuple(self._cell(cell, _aligned(cell, plain)) for cell in cells))
        return (*astray, Table(tuple(rows), headers))

    def _parts(
        self, element: etree._Element, tags: tuple[str, ...], where: _Where
    ) -> tuple[list[etree._Element], list[Block]]:
        """What stands in ``element`` under these tags, through wrappers, and all else as blocks.

        The rest (a caption, or words astray between the rows) has no place in the table itself.
        """
        parts: list[etree._Element] = []
        astray: list[Block] = []
        inner = where._replace(depth=where.depth + 1)

        def loose(text: str | None) -> None:
            if text and text.strip():
                astray.append(Paragraph(collapse([Span(text, where.style, where.link)])))

        loose(element.text)
        for child in element:
            tag = tag_of(child)
            if tag in tags:
                parts.append(child)
            elif tag in _WRAPPERS and where.depth < _DEEPEST:
                within, lost = self._parts(child, tags, inner)
                parts += within
                astray += lost
            elif tag and tag not in GONE:
                astray += self._block(child, tag, inner)
            loose(child.tail)
        return parts, astray

    def _cell(self, element: etree._Element, where: _Where) -> Cell:
        columns = number_of(element, "colspan", 1, 1)
        rows = number_of(element, "rowspan", 1, 1)
        if element not in self.holders:
            return Cell(self._spans(element, where), columns, rows, where.align)
        spans: list[Span] = []
        for line in lines_of(self.blocks(element, where)):
            if spans and line:
                spans.append(Span("\n"))
            spans.extend(line)
        return Cell(tuple(spans), columns, rows, where.align)

    def _definitions(self, element: etree._Element, where: _Where) -> tuple[Block, ...]:
        entries: list[Definition] = []
        parts, astray = self._parts(element, ("dt", "dd"), where)
        for child in parts:
            if tag_of(child) == "dt":
                entries.append(Definition(self._spans(child, where), ()))
                continue
            if not entries:
                entries.append(Definition((), ()))
            meaning = self.blocks(child, where)
            entries[-1] = Definition(entries[-1].term, (*entries[-1].meanings, meaning))
        return (*astray, Definitions(tuple(entries)))

    def _spans(self, element: etree._Element, where: _Where) -> Spans:
        spans: list[Span] = []
        self._inside(spans, element, where)
        return collapse(spans)

    def _inside(self, spans: list[Span], element: etree._Element, where: _Where) -> None:
        self._add_text(spans, element.text, where)
        inner = where._replace(depth=where.depth + 1)
        for child in element:
            self._inline(spans, child, tag_of(child), inner)
            self._add_text(spans, child.tail, where)

    def _inline(self, spans: list[Span], element: etree._Element, tag: str, where: _Where) -> None:
        if not tag or tag in GONE:
            return
        if where.depth > _DEEPEST:
            self._add_text(spans, "".join(str(piece) for piece in element.itertext()), where)
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
            self._inside(spans, element, _styled(where, tag, element))

    def _anchor(self, spans: list[Span], element: etree._Element, where: _Where) -> None:
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
            self._inside(spans, element, _styled(where, "a", element))
            return
        marks: list[Span] = []
        self._inside(marks, element, where._replace(link=""))
        style = marks[0].style if marks else where.style
        text = "".join([mark.text for mark in marks])
        spans.append(Span(text, style, "", label))

    def _add_picture(self, spans: list[Span], element: etree._Element, where: _Where) -> None:
        alt = attribute_of(element, "alt")
        path = self.picture(attribute_of(element, "src"))
        if path:
            spans.append(Span(OBJECT, "", where.link, "", path, alt))
        else:
            self._add_text(spans, alt, where)

    def _add_text(self, spans: list[Span], text: str | None, where: _Where) -> None:
        if text:
            spans.append(Span(text, where.style, where.link))


def _aligned(element: etree._Element, where: _Where) -> _Where:
    found = attribute_of(element, "align").lower()
    if not found and (style := attribute_of(element, "style")):
        match = _TEXT_ALIGN.search(style)
        found = match.group(1).lower() if match else ""
    for align in ("left", "center", "right"):
        if found == align:
            return where._replace(align=align)
    return where


def _styled(where: _Where, tag: str, element: etree._Element) -> _Where:
    letter = _STYLES.get(tag, "")
    if letter and letter not in where.style:
        return where._replace(style="".join(sorted(where.style + letter)))
    if tag == "a" and element.get("href"):
        return where._replace(link=attribute_of(element, "href"))
    return where


def _code(element: etree._Element) -> Code:
    language = None
    for each in (element, *element.iter("code")):
        language = language or _LANGUAGE.search(attribute_of(each, "class"))
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    text = str(element.xpath("string()")).replace(HARD_SPACE, " ")
    return Code(clean_code(text), clean(language.group(1)) if language else "")
