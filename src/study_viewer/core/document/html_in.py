# SPDX-License-Identifier: MIT
"""HTML → blocks: the one funnel for rendered Markdown, Word, EPUB and web pages.

It knows only what it allows. Of any other tag only the text stays; scripts, styles, forms' insides
and comments vanish (a comment inside code is text). Nothing is ever loaded: no network, no
entities, no external pictures.
"""

import re

from lxml import etree

from study_viewer.core.document.canonical import canonical, clean, clean_code, safe_path
from study_viewer.core.document.html_inline import (
    DEEPEST,
    Inline,
    PictureOf,
    Where,
    aligned,
    styled,
)
from study_viewer.core.document.html_out import HARD_SPACE, HARD_SPACE_ENTITY
from study_viewer.core.document.html_text import collapse
from study_viewer.core.document.html_tree import (
    BLOCKS,
    GONE,
    NOTE_ID,
    attribute_of,
    holding_blocks,
    number_of,
    parse,
    tag_of,
)
from study_viewer.core.document.model import (
    Admonition,
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
from study_viewer.core.document.walk import lines_of

_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang)-(\S+)")
_WRAPPERS = ("thead", "tbody", "tfoot", "div")


def read(source: str | etree._Element, picture: PictureOf = safe_path) -> Body:
    """The canonical body of an HTML text or tree; a tree may be changed by reading it."""
    tree = (
        parse(source.replace(HARD_SPACE_ENTITY, HARD_SPACE)) if isinstance(source, str) else source
    )
    if tree is None:
        return Body()
    reader = _Reader(picture, holding_blocks(tree))
    return canonical(Body(reader.blocks(tree, Where()), tuple(reader.notes)))


class _Reader:
    def __init__(self, picture: PictureOf, holders: set[etree._Element]) -> None:
        self.inline = Inline(picture)
        self.holders = holders
        self.notes: list[Note] = []

    def blocks(self, element: etree._Element, where: Where) -> tuple[Block, ...]:
        """What stands in ``element``: its blocks, and loose text between them as paragraphs."""
        found: list[Block] = []
        loose: list[Span] = []

        def flush() -> None:
            spans = collapse(loose)
            loose.clear()
            if spans:
                found.append(Paragraph(spans, where.align))

        self.inline.add_text(loose, element.text, where)
        inner = where.deeper()
        for child in element:
            tag = tag_of(child)
            if tag in BLOCKS or child in self.holders:
                flush()
                found.extend(self._block(child, tag, aligned(child, inner)))
            else:
                self.inline.add(loose, child, tag, inner)
            self.inline.add_text(loose, child.tail, where)
        flush()
        return tuple(found)

    def _block(self, element: etree._Element, tag: str, where: Where) -> tuple[Block, ...]:
        where = where.deeper()
        if where.depth > DEEPEST:
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
        return self.blocks(element, styled(where, tag, element))

    def _paragraph(self, element: etree._Element, where: Where) -> tuple[Block, ...]:
        spans = self.inline.spans(element, where)
        if len(spans) == 1 and spans[0].image and not spans[0].link and not where.align:
            title = next((attribute_of(one, "title") for one in element.iter("img")), "")
            return (Image(spans[0].image, spans[0].alt, title),)
        return (Paragraph(spans, where.align),)

    def _heading(self, element: etree._Element, level: int, where: Where) -> tuple[Block, ...]:
        anchor = attribute_of(element, "id")
        for inner in element.iter("a"):
            if not inner.get("href"):
                anchor = attribute_of(inner, "id") or attribute_of(inner, "name") or anchor
        return (Heading(level, self.inline.spans(element, where), anchor, where.align),)

    def _list(self, element: etree._Element, tag: str, where: Where) -> tuple[Block, ...]:
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
                items.append(Item(self.blocks(child, aligned(child, where))))
            elif name and name not in GONE:
                items.append(Item(self._block(child, name, where)))
            loose(child.tail)
        return (List(tuple(items), number_of(element, "start", 1, 1) if tag == "ol" else 0),)

    def _is_notes(self, element: etree._Element) -> bool:
        items = [child for child in element if tag_of(child) == "li"]
        return bool(items) and all(NOTE_ID.match(attribute_of(item, "id")) for item in items)

    def _take_notes(self, element: etree._Element, where: Where) -> None:
        for item in element:
            label = NOTE_ID.match(attribute_of(item, "id"))
            if label is not None:
                inner = Where(depth=where.depth + 1)
                self.notes.append(Note(label.group(1), self.blocks(item, inner)))

    def _division(self, element: etree._Element, where: Where) -> tuple[Block, ...]:
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
        self, element: etree._Element, names: list[str], where: Where
    ) -> tuple[Block, ...]:
        title: Spans = ()
        for child in element:
            if "admonition-title" in attribute_of(child, "class").split():
                title = self.inline.spans(child, where)
                tail = child.tail
                element.remove(child)
                element.text = (element.text or "") + (tail or "")
                break
        label = next((name for name in names if name != "admonition"), "note")
        return (Admonition(label, title, self.blocks(element, where)),)

    def _table(self, element: etree._Element, where: Where) -> tuple[Block, ...]:
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
            rows.append(tuple(self._cell(cell, aligned(cell, plain)) for cell in cells))
        return (*astray, Table(tuple(rows), headers))

    def _parts(
        self, element: etree._Element, tags: tuple[str, ...], where: Where
    ) -> tuple[list[etree._Element], list[Block]]:
        """What stands in ``element`` under these tags, through wrappers, and all else as blocks.

        The rest (a caption, or words astray between the rows) has no place in the table itself.
        """
        parts: list[etree._Element] = []
        astray: list[Block] = []
        inner = where.deeper()

        def loose(text: str | None) -> None:
            if text and text.strip():
                astray.append(Paragraph(collapse([Span(text, where.style, where.link)])))

        loose(element.text)
        for child in element:
            tag = tag_of(child)
            if tag in tags:
                parts.append(child)
            elif tag in _WRAPPERS and where.depth < DEEPEST:
                within, lost = self._parts(child, tags, inner)
                parts += within
                astray += lost
            elif tag and tag not in GONE:
                astray += self._block(child, tag, inner)
            loose(child.tail)
        return parts, astray

    def _cell(self, element: etree._Element, where: Where) -> Cell:
        columns = number_of(element, "colspan", 1, 1)
        rows = number_of(element, "rowspan", 1, 1)
        if element not in self.holders:
            return Cell(self.inline.spans(element, where), columns, rows, where.align)
        spans: list[Span] = []
        for line in lines_of(self.blocks(element, where)):
            if spans and line:
                spans.append(Span("\n"))
            spans.extend(line)
        return Cell(tuple(spans), columns, rows, where.align)

    def _definitions(self, element: etree._Element, where: Where) -> tuple[Block, ...]:
        entries: list[Definition] = []
        parts, astray = self._parts(element, ("dt", "dd"), where)
        for child in parts:
            if tag_of(child) == "dt":
                entries.append(Definition(self.inline.spans(child, where), ()))
                continue
            if not entries:
                entries.append(Definition((), ()))
            meaning = self.blocks(child, where)
            entries[-1] = Definition(entries[-1].term, (*entries[-1].meanings, meaning))
        return (*astray, Definitions(tuple(entries)))


def _code(element: etree._Element) -> Code:
    language = None
    for each in (element, *element.iter("code")):
        language = language or _LANGUAGE.search(attribute_of(each, "class"))
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    text = str(element.xpath("string()")).replace(HARD_SPACE, " ")
    return Code(clean_code(text), clean(language.group(1)) if language else "")
