# SPDX-License-Identifier: MIT
"""Blocks become a QTextDocument, written by cursor: never from HTML, which nobody could bound."""

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextDocument

from study_viewer.core.document import model
from study_viewer.core.document.plain import OBJECT, text_of
from study_viewer.ui.common.page.pen import KEEP, NOTE_LINK, Box, Pen, Place, safe
from study_viewer.ui.common.page.pictures import Pictures
from study_viewer.ui.common.page.runs import Setting, plainly_set, setting_of
from study_viewer.ui.common.page.typography import Formats

if TYPE_CHECKING:
    from study_viewer.ui.common.page.table_writer import Columns

_BULLETS = "•◦▪"


class Writer(Pen):
    """Each method writes one kind of block."""

    def __init__(
        self, document: QTextDocument, formats: Formats, pictures: Pictures, column: int
    ) -> None:
        super().__init__(document, formats, pictures, column)
        self.titles: list[int] = []
        self.tables: list[Columns] = []
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
        marks = _marks(body) if body.notes else {}
        for note in body.notes:
            self._lead, self._leads_to = marks.get(note.label, note.label), note.label
            self.anchors.setdefault(NOTE_LINK + note.label, self.offsets.next_start)
            for block in note.blocks:
                self._block(block, inside)
            self._lead = self._leads_to = ""
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
        self._cursor.insertText("\n".join(map(safe, texts)), characters)
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


def _marks(body: model.Body) -> dict[str, str]:
    """What the text shows for each note: files name their notes as they like."""
    from study_viewer.core.document.walk import marks_of  # few pages have notes

    return marks_of(body)
