# SPDX-License-Identifier: MIT
"""The cursor of a page being written: begins blocks, puts text at them, notes where it stands."""

import re
from typing import Literal, NamedTuple

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
from study_viewer.ui.common.page.typography import Face, Formats

NOTE_LINK = "note:"
MARK_LINK = "mark:"
LEAD = "\u2002"
"""What stands between a footnote's label and its text."""

# What insertText would turn into a new block or drop; each becomes one position all the same.
_UNSAFE = re.compile("[\n\r\0\u2029\ufdd0\ufdd1\ud800-\udfff]")
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


class Pen:
    """Knows what stands where on the page so far; which blocks come, a ``Writer`` says."""

    def __init__(
        self, document: QTextDocument, formats: Formats, pictures: Pictures, column: int
    ) -> None:
        self.document = document
        self.formats = formats
        self.offsets = OffsetMap()
        self.boxes: list[Box] = []
        self.anchors: dict[str, int] = {}
        self.images: list[int] = []
        self.links: list[str] = []
        self._pictures = pictures
        self._column = column
        self._cursor = QTextCursor(document)
        # True while the block under the cursor is empty and belongs to nobody.
        self._fresh = True
        # What the next block is to show in front of its text.
        self._marker = ""
        self._lead = ""
        self._leads_to = ""

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

    def _write_leaf(self, cursor: QTextCursor, spans: model.Spans, face: Face) -> None:
        """Puts the text of one leaf at a cursor and notes where it is."""
        start = self.offsets.add(cursor.position(), text_of(spans))
        inside = 0
        for span in spans:
            if span.image and span.text == OBJECT:
                self._picture(cursor, span.image, span.alt, Place())
            else:
                link = span.link
                if span.note:
                    link = NOTE_LINK + span.note
                    self.anchors.setdefault(MARK_LINK + span.note, start + inside)
                style = span.style + "s" if span.note else span.style
                cursor.insertText(safe(span.text), self._characters(face, style, link))
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
            block.setTextIndent(-metrics.horizontalAdvance(safe(lead) + LEAD))
        self.begin(block, self.formats.characters(face))
        if lead:
            linked = self._characters(
                face._replace(soft=True), "", MARK_LINK + (self._leads_to or lead)
            )
            self._cursor.insertText(safe(lead) + LEAD, linked)
        self._write_leaf(self._cursor, spans, face)

    def _flush_marker(self, place: Place) -> None:
        """An item that starts with something else than text still shows its marker."""
        if self._marker:
            body = self.formats.body
            self.begin(
                self.formats.block(body, left=place.left, below=0), self.formats.characters(body)
            )

    def _picture(self, cursor: QTextCursor, source: str, alt: str, place: Place) -> None:
        self.images.append(cursor.position())
        widest = max(self._column - place.left - place.right, 40)
        cursor.insertImage(self._pictures.add(source, alt, widest))

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


def safe(text: str) -> str:
    """The text with nothing in it that Qt would drop or begin a new block at."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: "\u2028" if found[0] == "\n" else "\ufffd", text)
