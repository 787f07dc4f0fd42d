# SPDX-License-Identifier: MIT
"""Blocks become a QTextDocument, written by cursor: never from HTML, which nobody could bound."""

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from study_viewer.core.document import model
from study_viewer.core.document.plain import OBJECT, text_of
from study_viewer.ui.common.page.offsets import OffsetMap
from study_viewer.ui.common.page.pictures import Pictures
from study_viewer.ui.common.page.runs import Setting, plainly_set, setting_of
from study_viewer.ui.common.page.typography import Face, Formats

if TYPE_CHECKING:
    from study_viewer.ui.common.page.table_writer import Columns

NOTE_LINK = "note:"
MARK_LINK = "mark:"
LEAD = "\u2002"
"""What stands between a footnote's label and its text."""

# What insertText would turn into a new block or drop; each becomes one position all the same.
_UNSAFE = re.compile("[\n\r\0\u2029\ufdd0\ufdd1\ud800-\udfff]")
_BULLETS = "•◦▪"
KEEP = QTextFormat.Property.UserProperty.value + 2
"""True on a block that must not stand last on a sheet of paper, as a heading."""
MARKER = QTextFormat.Property.UserProperty.value + 1
"""A block's list marker, painted in front of it: it is no text of the section, so it is not in
the document either, and a selection never holds it."""

BoxKind = Literal["quote", "code", "admonition", "rule", "head"]


class Box(NamedTuple):
    """Something painted behind the text from the block at ``first`` to the one at ``last``.

    ``first`` and ``last`` are positions; ``left`` and ``right`` are distances from the column.
    ``colour`` is ``#RRGGBB``, empty for the theme's own.
    """

    kind: BoxKind
    first: int
    last: int
    left: int
    right: int
    colour: str = ""


class Place(NamedTuple):
    """Where blocks are being written: margins in pixels, depth of lists, and in what."""

    left: int = 0
    right: int = 0
    depth: int = 0
    within: Literal["page", "item", "note"] = "page"


class Writer:
    """Holds the cursor; each method writes one kind of block."""

    def __init__(
        self, document: QTextDocument, formats: Formats, pictures: Pictures, column: int
    ) -> None:
        self.document = document
        self.formats = formats
        self.offsets = OffsetMap()
        self.boxes: list[Box] = []
        self.anchors: dict[str, int] = {}
        self.images: list[int] = []
        self.titles: list[int] = []
        self.tables: list[Columns] = []
        self.links: list[str] = []
        self._pictures = pictures
        self._column = column
        self._cursor = QTextCursor(document)
        # True while the block under the cursor is empty and belongs to nobody.
        self._fresh = True
        # What the next block is to show in front of its text.
        self._marker = ""
        self._lead = ""
        self._after_title = False

    def body(self, body: model.Body) -> None:
        self._cursor.beginEditBlock()
        place = Place()
        for setting, blocks in groupby(body.blocks, plainly_set):
            if setting is not None:
                self._alike([text_of(block.spans) for block in blocks], setting)  # type: ignore[union-attr]
                continue
            for block in blocks:
                self._block(block, place)
        if body.notes:
            self._rule(place)
        inside = Place(left=self.formats.note.size * 2, within="note")
        for note in body.notes:
            self._lead = note.label
            self.anchors.setdefault(NOTE_LINK + note.label, self.offsets.next_start)
            for block in note.blocks:
                self._block(block, inside)
            self._lead = ""
        if self._fresh:
            self._spacer(1)
        self._cursor.endEditBlock()

    def _block(self, block: model.Block, place: Place) -> None:
        self._write(block, place)
        self._after_title = block.kind == "heading" and block.level == 1

    def _write(self, block: model.Block, place: Place) -> None:
        match block.kind:
            case "paragraph" if self._after_title and block.align == "center":
                self._subtitle(block, place)
            case "paragraph":
                self._paragraph(block, place)
            case "heading":
                self._heading(block, place)
            case "list":
                self._list(block, place)
            case "quote":
                self._quote(block, place)
            case "code":
                self._code(block, place)
            case "table":
                self._table(block, place)
            case "image":
                self._image(block, place)
            case "rule":
                self._rule(place)
            case "definitions":
                self._definitions(block, place)
            case "admonition":
                self._admonition(block, place)

    def begin(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        """Goes to a new block; the one a table or a new document left over is used up first."""
        if self._marker:
            block.setProperty(MARKER, self._marker)
            self._marker = ""
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(characters)
            self._fresh = False
        else:
            self._cursor.insertBlock(block, characters)

    def leaf(self, spans: model.Spans, face: Face) -> None:
        """Writes the text of one leaf at the cursor and notes where it is."""
        self._write_leaf(self._cursor, spans, face)

    def _write_leaf(self, cursor: QTextCursor, spans: model.Spans, face: Face) -> None:
        start = self.offsets.add(cursor.position(), text_of(spans))
        inside = 0
        for span in spans:
            if span.image and span.text == OBJECT:
                self._inline_image(cursor, span, face)
            else:
                link = span.link
                if span.note:
                    link = NOTE_LINK + span.note
                    self.anchors.setdefault(MARK_LINK + span.note, start + inside)
                style = span.style + "s" if span.note else span.style
                cursor.insertText(_safe(span.text), self._characters(face, style, link))
            inside += len(span.text)

    def _characters(self, face: Face, style: str, link: str) -> QTextCharFormat:
        """Links go by number: Qt would read an address as a URL and change its letters."""
        if not link:
            return self.formats.characters(face, style)
        self.links.append(link)
        return self.formats.characters(face, style, f"link:{len(self.links) - 1}")

    def _text(self, spans: model.Spans, face: Face, block: QTextBlockFormat) -> None:
        lead, self._lead = self._lead, ""
        if lead:
            # The label hangs in front of the note, whose lines all begin at one edge.
            metrics = QFontMetricsF(self.formats.font(face))
            block.setTextIndent(-metrics.horizontalAdvance(_safe(lead) + LEAD))
        self.begin(block, self.formats.characters(face))
        if lead:
            linked = self._characters(face._replace(soft=True), "", MARK_LINK + lead)
            self._cursor.insertText(_safe(lead) + LEAD, linked)
        self._write_leaf(self._cursor, spans, face)

    def _paragraph(self, block: model.Paragraph, place: Place) -> None:
        face = self.formats.note if place.within == "note" else self.formats.body
        text = text_of(block.spans)
        plain = place.within == "page" and not block.align
        indented = plain and self._begins_in(text)
        pictured = any(span.image for span in block.spans)
        self._text(
            block.spans,
            face,
            self.formats.block(
                face,
                block.align or setting_of(text).align,
                left=place.left,
                right=place.right,
                below=12 if place.within == "page" else 6,
                indent=2 * face.size if indented else 0,
                grows=pictured,
            ),
        )

    def _begins_in(self, text: str) -> bool:
        """Whether the first line of a paragraph is set in, as that of a Chinese one is."""
        return setting_of(text).indented

    def _alike(self, texts: list[str], setting: Setting) -> None:
        """Paragraphs of one run each: Qt cuts them faster than they are written one by one."""
        face = self.formats.body
        indent = 2 * face.size if setting.indented else 0
        characters = self.formats.characters(face)
        self.begin(self.formats.block(face, setting.align, indent=indent), characters)
        self.offsets.add_all(self._cursor.position(), texts)
        self._cursor.insertText("\n".join(map(_safe, texts)), characters)
        self._after_title = False

    def _subtitle(self, block: model.Paragraph, place: Place) -> None:
        """As "(adopted on …)" under a title."""
        face = self.formats.subtitle
        form = self.formats.block(face, "center", left=place.left, right=place.right, below=28)
        self._text(block.spans, face, form)

    def _heading(self, block: model.Heading, place: Place) -> None:
        face = self.formats.headings[min(max(block.level, 1), 6) - 1]
        title = block.level == 1 and place == Place()
        start = self.offsets.next_start
        form = self.formats.block(
            face,
            block.align or ("center" if title else "left"),
            left=place.left,
            right=place.right,
            above=(36 if start else 12) if title else 28,
            below=20 if title else 12,
            grows=any(span.image for span in block.spans),
        )
        form.setProperty(KEEP, True)
        self._text(block.spans, face, form)
        if title:
            self.titles.append(self._cursor.block().position())
        if block.anchor:
            self.anchors.setdefault(block.anchor, start)

    def _list(self, block: model.List, place: Place) -> None:
        self._flush_marker(place)
        inside = Place(
            place.left + 2 * self.formats.typography.size, place.right, place.depth + 1, "item"
        )
        for number, item in enumerate(block.items, block.start):
            self._marker = f"{number}." if block.start else _BULLETS[place.depth % len(_BULLETS)]
            for inner in item.blocks or (model.Paragraph(()),):
                self._block(inner, inside)
        if not place.depth and not self._fresh:
            last = QTextBlockFormat()
            last.setBottomMargin(12)
            self._cursor.mergeBlockFormat(last)

    def _flush_marker(self, place: Place) -> None:
        """An item that starts with something else than text still shows its marker."""
        if self._marker:
            body = self.formats.body
            self.begin(
                self.formats.block(body, left=place.left, below=0), self.formats.characters(body)
            )

    def _quote(self, block: model.Quote, place: Place) -> None:
        self._flush_marker(place)
        first = self._next_position()
        inside = place._replace(left=place.left + 20)
        for inner in block.blocks:
            self._block(inner, inside)
        if not self._fresh:
            last = QTextBlockFormat()
            last.setProperty(KEEP, True)
            self._cursor.mergeBlockFormat(last)
        self._box("quote", first, place)

    def _code(self, block: model.Code, place: Place) -> None:
        first = self._next_position()
        face = self.formats.code
        self._text(
            (model.Span(block.text),),
            face,
            self.formats.block(
                face, "left", left=place.left + 14, right=place.right + 14, above=20, below=28
            ),
        )
        self._box("code", first, place)

    def _table(self, block: model.Table, place: Place) -> None:
        self._flush_marker(place)
        if not any(block.rows):
            return
        if self._fresh:
            self._shrink()
        # Most first pages show no table.
        from study_viewer.ui.common.page.table_writer import write_table

        left, right = place.left, place.right
        write, room = self._write_leaf, self._column
        made = write_table(self._cursor, block, self.formats, left, right, room, write)
        self.tables.append(made.columns)
        if made.head:
            self.boxes.append(Box("head", *made.head, left, right))
        self._fresh = True

    def _image(self, block: model.Image, place: Place) -> None:
        face = self.formats.body
        self.begin(
            self.formats.block(
                face, "center", left=place.left, right=place.right, grows=True, above=8, below=20
            ),
            self.formats.characters(face),
        )
        self.offsets.add(self._cursor.position(), OBJECT)
        self._picture(self._cursor, block.source, block.alt or block.title, place)

    def _inline_image(self, cursor: QTextCursor, span: model.Span, face: Face) -> None:
        self._picture(cursor, span.image, span.alt, Place())

    def _picture(self, cursor: QTextCursor, source: str, alt: str, place: Place) -> None:
        self.images.append(cursor.position())
        widest = max(self._column - place.left - place.right, 40)
        cursor.insertImage(self._pictures.add(source, alt, widest))

    def _rule(self, place: Place) -> None:
        self._flush_marker(place)
        first = self._next_position()
        self._spacer(32)
        self._box("rule", first, place)

    def _definitions(self, block: model.Definitions, place: Place) -> None:
        self._flush_marker(place)
        inside = Place(
            place.left + 2 * self.formats.typography.size, place.right, place.depth, "item"
        )
        for entry in block.entries:
            self._text(
                entry.term,
                self.formats.term,
                self.formats.block(
                    self.formats.term, "left", left=place.left, right=place.right, below=4
                ),
            )
            for meaning in entry.meanings:
                for inner in meaning:
                    self._block(inner, inside)

    def _admonition(self, block: model.Admonition, place: Place) -> None:
        self._flush_marker(place)
        first = self._next_position()
        inside = place._replace(left=place.left + 16, right=place.right + 16)
        self._spacer(10)
        if block.title:
            face = self.formats.term
            self._text(
                block.title,
                face,
                self.formats.block(face, "left", left=inside.left, right=inside.right, below=4),
            )
        for inner in block.blocks:
            self._block(inner, inside)
        self._spacer(4)
        self._box("admonition", first, place)
        self._spacer(14)

    def _next_position(self) -> int:
        return self._cursor.position() + (0 if self._fresh else 1)

    def _box(self, kind: BoxKind, first: int, place: Place) -> None:
        last = max(self._cursor.position(), first)
        self.boxes.append(Box(kind, first, last, place.left, place.right))

    def _spacer(self, pixels: int) -> None:
        face = Face(1, pixels)
        self.begin(self.formats.block(face, "left", below=0), self.formats.characters(face))

    def _shrink(self) -> None:
        """A table needs a block before it; where it is nobody's, it takes no room."""
        face = Face(1, 1)
        self._cursor.setBlockFormat(self.formats.block(face, "left", below=0))
        self._cursor.setBlockCharFormat(self.formats.characters(face))
        self._fresh = False


def _safe(text: str) -> str:
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: "\u2028" if found[0] == "\n" else "\ufffd", text)
