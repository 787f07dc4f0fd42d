# SPDX-License-Identifier: MIT
"""The blocks of a Word file, written anew as plain and whole as mammoth takes them.

What mammoth has no words for goes beside the text: each paragraph that is more than a paragraph
begins with a bookmark, by whose number ``shapes`` tells what it is.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from study_viewer.core.document.model import Align
from study_viewer.core.formats.word_fields import Fields
from study_viewer.core.formats.word_numbering import ListPlace, Numbering
from study_viewer.core.formats.word_styles import Styles, align_of, numbered_of
from study_viewer.core.formats.word_text import SILENT, Found, Inline, Token, chosen, joined
from study_viewer.core.formats.word_xml import MC, W, child, child_value, is_on, value, whole

MARK = "sv:"
"""What the bookmarks begin with that are ours; those of the file begin with ``KEPT``."""
KEPT = "b:"

LONGEST_HEADING = 200
"""Characters; what is longer is a paragraph in a heading's style."""
_NESTED = 6
"""Tables in one another that are kept; deeper ones are paragraphs."""
_WIDEST = 1000

_PROPERTIES = {
    "b": "<w:b/>",
    "i": "<w:i/>",
    "u": '<w:u w:val="single"/>',
    "d": "<w:strike/>",
    "s": '<w:vertAlign w:val="superscript"/>',
    "v": '<w:vertAlign w:val="subscript"/>',
}


class Shape(NamedTuple):
    """What a paragraph is: a heading of a level from 1 (0: none), the title, aligned, an item."""

    heading: int = 0
    is_title: bool = False
    align: Align = ""
    item: ListPlace | None = None


class Writer:
    """Writes blocks; shared by the text and its notes. ``links`` are the addresses by their ids."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.shapes: list[Shape] = []
        self.links: dict[str, str] = {}
        self.anchors: set[str] = set()
        """Bookmarks that a link leads to."""
        self.has_title = False
        """Whether a paragraph has the style of titles: then all headings stand below it."""

    def mark(self, shape: Shape) -> str:
        if shape == Shape():
            return ""
        self.shapes.append(shape)
        return _bookmark(f"{MARK}{len(self.shapes) - 1}")

    def runs(self, tokens: Iterable[Token]) -> str:
        pieces: list[str] = []
        link = ""
        for token in tokens:
            if token.link != link:
                pieces.append(("</w:hyperlink>" if link else "") + self._link(token.link))
                link = token.link
            pieces.append(self._token(token))
        return "".join(pieces) + ("</w:hyperlink>" if link else "")

    def _link(self, address: str) -> str:
        if not address:
            return ""
        if address.startswith("#"):
            return f"<w:hyperlink w:anchor={quoteattr(KEPT + address[1:])}>"
        name = self.links.setdefault(address, f"L{len(self.links)}")
        return f'<w:hyperlink r:id="{name}">'

    def _token(self, token: Token) -> str:
        match token.kind:
            case "anchor":
                return _bookmark(KEPT + token.text) if token.text in self.anchors else ""
            case "note":
                return f'<w:r><w:footnoteReference w:id="{token.text}"/></w:r>'
            case "picture":
                return _picture(token)
        properties = "".join(_PROPERTIES[letter] for letter in token.style)
        text = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else ""
            for line in token.text.split("\n")
        )
        return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text}</w:r>"


class Blocks:
    """The blocks of one part, in reading order."""

    def __init__(
        self, root: etree._Element, writer: Writer, found: Found, *, is_note: bool = False
    ) -> None:
        self._writer = writer
        self._found = found
        self._inline = Inline(writer.styles, Fields(root), found)
        self._is_note = is_note
        self._carried: list[Token] = []
        self._depth = 0

    def of(self, parent: etree._Element) -> Iterator[str]:
        """Each block as XML; what a deleted paragraph end left over stands at the end."""
        yield from self._inside(parent)
        if self._carried:
            yield self._written(Shape(), self._taken([]))

    @property
    def contents(self) -> int:
        return self._inline.fields.contents

    def _inside(self, parent: etree._Element) -> Iterator[str]:
        for one in parent:
            match str(one.tag).removeprefix(W):
                case "p":
                    yield from self._paragraph(one)
                case "tbl":
                    yield from self._table(one)
                case "sdt":
                    if _is_contents(one):
                        self._inline.fields.contents += 1
                    elif (inner := child(one, "sdtContent")) is not None:
                        yield from self._inside(inner)
                case "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self._inside(one)
                case "altChunk" | "subDoc":
                    self._found.skipped("word-object")
                case "bookmarkStart" | "commentRangeStart" | "commentRangeEnd":
                    self._carried.extend(self._inline.token(one))
                case _ if one.tag == MC + "AlternateContent":
                    yield from self._inside(chosen(one))
                case _ if one.tag not in SILENT:
                    yield from self._stray(one)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        style = child_value(properties, "pStyle")
        heading = 0 if self._is_note else heading_of(paragraph, self._writer.styles)
        is_title = not self._is_note and self._writer.styles.is_title(style)
        tokens = joined(self._inline.tokens(paragraph, style, bool(heading or is_title)))
        boxes, self._inline.boxes = self._inline.boxes, []
        if _is_end_gone(properties):
            # With its end deleted a paragraph goes on in the next one.
            self._carried.extend(tokens)
        else:
            tokens = self._taken(tokens)
            text = "".join(token.text for token in tokens if token.kind == "text")
            if not text.strip() or len(text) > LONGEST_HEADING:
                heading, is_title = 0, False
            if heading and not is_title:
                heading += self._writer.has_title
            shape = Shape(0 if is_title else heading, is_title, self._align(properties, style))
            if heading or is_title:
                tokens = _without_bold(tokens)
            yield self._numbered(paragraph, shape, tokens)
        for box in boxes:
            yield from self._inside(box)

    def _stray(self, one: etree._Element) -> Iterator[str]:
        """What stands in no paragraph: a formula, text of a damaged file, what is unknown."""
        if next(one.iter(W + "p"), None) is not None:
            yield from self._inside(one)
            return
        tokens = joined(self._inline.stray(one))
        boxes, self._inline.boxes = self._inline.boxes, []
        if tokens:
            yield self._written(Shape(), self._taken(tokens))
        for box in boxes:
            yield from self._inside(box)

    def _numbered(self, paragraph: etree._Element, shape: Shape, tokens: list[Token]) -> str:
        place = place_of(paragraph, self._writer)
        if place is not None:
            is_heading = bool(shape.heading or shape.is_title)
            number, item = self._writer.numbering.count(place, in_text=is_heading)
            is_empty = not any(token.kind != "anchor" for token in tokens)
            if number and not is_empty:
                style = tokens[0].style.translate(_NOT_BESIDE_A_NUMBER)
                tokens = joined([Token("text", number, style), *tokens])
            shape = shape._replace(item=None if is_empty else item)
        return self._written(shape, tokens)

    def _written(self, shape: Shape, tokens: list[Token]) -> str:
        mark = self._writer.mark(shape)
        return f"<w:p>{mark}{self._writer.runs(tokens)}</w:p>"

    def _taken(self, tokens: list[Token]) -> list[Token]:
        carried, self._carried = self._carried, []
        return joined([*carried, *tokens])

    def _align(self, properties: etree._Element | None, style: str) -> Align:
        own = align_of(properties)
        return self._writer.styles.align(style) if own is None else own

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [
            (row, list(_wrapped(row, "tc")))
            for row in _wrapped(table, "tr")
            if child(child(row, "trPr"), "del") is None
        ]
        rows = [(row, cells) for row, cells in rows if cells]
        lone = len(rows) == 1 and len(rows[0][1]) == 1
        if lone or self._depth >= _NESTED:
            # A table of one cell is a frame round what it holds.
            for _, cells in rows:
                for cell in cells:
                    yield from self._inside(cell)
            return
        self._depth += 1
        pieces = [self._row(row, cells) for row, cells in rows]
        self._depth -= 1
        if pieces:
            yield f"<w:tbl>{''.join(pieces)}</w:tbl>"

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> str:
        properties = child(row, "trPr")
        before = whole(child_value(properties, "gridBefore"), 0)
        pieces = [_cell("", before, "")] if 0 < before <= _WIDEST else []
        for cell in cells:
            told = child(cell, "tcPr")
            columns = min(max(whole(child_value(told, "gridSpan"), 1), 1), _WIDEST)
            merged = child(told, "vMerge")
            below = merged is not None and value(merged) != "restart"
            inner = "".join(self._inside(cell))
            pieces.append(_cell(inner, columns, "" if merged is None else str(below)))
        header = is_on(child(properties, "tblHeader"))
        return (
            f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{''.join(pieces)}</w:tr>"
        )


_NOT_BESIDE_A_NUMBER = str.maketrans("", "", "sv")


def heading_of(paragraph: etree._Element, styles: Styles) -> int:
    """The level that a paragraph heads at: what it says of itself, then what its style says."""
    properties = child(paragraph, "pPr")
    if own := child_value(properties, "outlineLvl"):
        level = whole(own, 9)
        return level + 1 if 0 <= level < 9 else 0
    return styles.heading(child_value(properties, "pStyle"))


def place_of(paragraph: etree._Element, writer: Writer) -> tuple[str, int] | None:
    properties = child(paragraph, "pPr")
    return writer.numbering.place(numbered_of(properties), child_value(properties, "pStyle"))


def look_through(body: etree._Element, writer: Writer) -> None:
    """Looks through all paragraphs once: which numbers stay lists, and whether there is a title."""
    places = []
    for paragraph in body.iter(W + "p"):
        is_heading = heading_of(paragraph, writer.styles) > 0
        if next(paragraph.iter(W + "t"), None) is not None:
            style = child_value(child(paragraph, "pPr"), "pStyle")
            writer.has_title = writer.has_title or writer.styles.is_title(style)
            places.append(None if is_heading else place_of(paragraph, writer))
    writer.numbering.decide(places)


def _is_end_gone(properties: etree._Element | None) -> bool:
    end = child(properties, "rPr")
    return child(end, "del") is not None or child(end, "moveFrom") is not None


def _without_bold(tokens: list[Token]) -> list[Token]:
    """A heading is bold anyway; of one that is bold only in part the part is told."""
    if all("b" in token.style for token in tokens if token.kind == "text" and token.text.strip()):
        return joined(token._replace(style=token.style.replace("b", "")) for token in tokens)
    return tokens


def _is_contents(told: etree._Element) -> bool:
    gallery = next(told.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"), None)
    return value(gallery) == "Table of Contents"


def _wrapped(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through what may stand around them."""
    for one in parent:
        tag = str(one.tag).removeprefix(W)
        if tag == name:
            yield one
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _wrapped(one, name)


def _cell(inner: str, columns: int, merged: str) -> str:
    properties = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    if merged:
        properties += f'<w:vMerge w:val="{"continue" if merged == "True" else "restart"}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="0" w:name={quoteattr(name)}/>'


def _picture(token: Token) -> str:
    return (
        f"<w:r><w:drawing><wp:inline><wp:docPr descr={quoteattr(token.alt)}/><a:graphic>"
        f"<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed={quoteattr(token.text)}/>"
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
