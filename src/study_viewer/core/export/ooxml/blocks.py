# SPDX-License-Identifier: MIT
"""Blocks of a document, or of a note, set as paragraphs and tables of a Word file."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from study_viewer.core.document.model import (
    Admonition,
    Block,
    Body,
    Code,
    Definitions,
    Heading,
    Image,
    List,
    Note,
    Paragraph,
    Span,
    Spans,
)
from study_viewer.core.document.plain import OBJECT, text_of
from study_viewer.core.document.salutation import is_salutation
from study_viewer.core.document.script import is_chinese, runs
from study_viewer.core.export.ooxml.drawing import drawing
from study_viewer.core.export.ooxml.elements import (
    Element,
    add_settings,
    legal,
    paragraph,
    run,
    value,
    w,
)
from study_viewer.core.export.ooxml.package import Binder
from study_viewer.core.export.ooxml.parts import LEVELS, hanging
from study_viewer.core.export.ooxml.styles import bar, fonts, indent
from study_viewer.core.export.ooxml.tables import table

Pictures = Callable[[str], bytes | None]

# As an address: what cannot be broken takes half a line of the page with it.
_LONG_WORD = re.compile("[!-~]{16}")

# Word sets these in the Latin font, narrow, unless told that they are Chinese here.
_AMBIGUOUS = re.compile("[‘’“”…—–·×÷±°§→←↑↓\u2460-\u24ff\u2500-\u257f\u25a0-\u25ff]")
# That of Let’s is no Chinese mark, whatever stands around.
_APOSTROPHE = re.compile("[A-Za-z]’[A-Za-z]")
_SAFE_LINK = re.compile(r"(?i)(https?://[^/?#]|mailto:.)")


_BODY = "BodyText"


class Frame(NamedTuple):
    """What a block stands in: the style of its paragraphs, its indent, its coloured bar.

    ``first`` is how much further in the first line of a paragraph begins.
    ``outline`` says that headings are headings of the file (in a note they are bold lines).
    ``depth`` counts the lists around.
    """

    style: str = _BODY
    left: int = 0
    first: int = 0
    bar: str = ""
    outline: bool = True
    depth: int = 0
    in_note: bool = False


TEXT = Frame()


class Typesetter:
    """Sets bodies one after another into one file; footnotes count through."""

    def __init__(self, binder: Binder, pictures: Pictures, language: str) -> None:
        self._binder = binder
        self._look = binder.look
        self._pictures = pictures
        self._chinese = language == "zh"
        self._notes: dict[str, Note] = {}
        self._numbers: dict[str, int] = {}

    def body(self, body: Body, frame: Frame = TEXT) -> list[Element]:
        """The whole body; a footnote without a mark in the text comes at its end."""
        self._notes = {note.label: note for note in body.notes}
        self._numbers = {}
        made = list(self.blocks(body.blocks, frame))
        for note in body.notes:
            if note.label not in self._numbers:
                made.extend(self.blocks(note.blocks, frame))
        return made

    def blocks(self, blocks: Iterable[Block], frame: Frame) -> Iterator[Element]:
        for block in blocks:
            yield from self._block(block, frame)

    def _block(self, block: Block, frame: Frame) -> Iterator[Element]:
        match block.kind:
            case "paragraph":
                yield self._paragraph(block, frame)
            case "heading":
                yield self._heading(block, frame)
            case "list":
                yield from self._list(block, frame)
            case "quote":
                inner = frame._replace(style="Quote", left=frame.left + 2 * self._look.em)
                yield from self.blocks(block.blocks, inner)
            case "code":
                yield self._code(block, frame)
            case "table":
                yield from table(block, self._look, frame.left, self._cell(frame))
            case "image":
                yield self._image(block, frame)
            case "rule":
                line = w("bottom", val="single", sz=6, space=1, color="808080")
                yield paragraph("Picture", settings=(w("pBdr", line),))
            case "definitions":
                yield from self._definitions(block, frame)
            case "admonition":
                yield from self._admonition(block, frame)

    def _paragraph(self, block: Paragraph, frame: Frame) -> Element:
        made = paragraph(frame.style, *self.spans(block.spans, frame))
        self._place(made, frame)
        text = text_of(block.spans)
        if block.align in ("left", "center", "right"):
            add_settings(made, indent(frame.left), value("jc", block.align))
        elif frame.style == _BODY and is_salutation(text):
            add_settings(made, indent(frame.left))
        elif _LONG_WORD.search(text) or not is_chinese(text, self._chinese):
            # Spread to both edges, the line before an address gets holes between its characters,
            # and lines of words as short as these get holes between the words.
            add_settings(made, value("jc", "left"))
        self._make_room(made)
        return made

    def _heading(self, block: Heading, frame: Frame) -> Element:
        if not frame.outline:
            bold = tuple(
                span._replace(style="".join(sorted({*span.style, "b"}))) for span in block.spans
            )
            made = self._paragraph(Paragraph(bold, block.align), frame)
            add_settings(made, w("keepNext"))
            return made
        made = paragraph(f"Heading{block.level}", *self.spans(block.spans, frame))
        if frame.left:
            self._place(made, frame)
        if block.align in ("left", "center", "right"):
            add_settings(made, indent(frame.left), value("jc", block.align))
        self._make_room(made)
        return made

    def _place(self, made: Element, frame: Frame) -> None:
        if frame.left or frame.bar:
            add_settings(made, indent(frame.left, frame.first))
        if frame.bar:
            add_settings(made, bar(frame.bar))

    def _make_room(self, made: Element) -> None:
        """Exact lines would cut a picture down to one line's height."""
        if next(made.iter("{*}drawing"), None) is not None:
            rule = "atLeast" if self._look.line_rule == "exact" else self._look.line_rule
            line = w("spacing", before=0, after=self._look.after, line=self._look.line)
            line.set(f"{{{line.nsmap['w']}}}lineRule", rule)
            add_settings(made, line, value("snapToGrid", 0))

    def _list(self, block: List, frame: Frame) -> Iterator[Element]:
        level = min(frame.depth, LEVELS - 1)
        binder = self._binder
        number = binder.numbers(level, block.start) if block.start else binder.bullets()
        _, mark = hanging(self._look, level)
        left = frame.left + (mark if frame.depth else 2 * self._look.em + mark)
        inner = frame._replace(style="ListParagraph", left=left, depth=frame.depth + 1)
        for item in block.items:
            made = list(self.blocks(item.blocks, inner))
            # A table, a picture or a list cannot carry the number.
            if not item.blocks or item.blocks[0].kind != "paragraph":
                made.insert(0, paragraph("ListParagraph"))
                self._place(made[0], inner)
            counted = w("numPr", value("ilvl", level), value("numId", number))
            add_settings(made[0], counted, indent(left, hanging=mark))
            yield from made

    def _code(self, block: Code, frame: Frame) -> Element:
        made = paragraph("Code", run(block.text))
        self._place(made, frame._replace(left=frame.left + 2 * self._look.em))
        return made

    def _image(self, block: Image, frame: Frame) -> Element:
        span = Span(OBJECT, image=block.source, alt=block.alt or block.title)
        return paragraph("Picture", *self.spans((span,), frame))

    def _definitions(self, block: Definitions, frame: Frame) -> Iterator[Element]:
        term = frame._replace(
            style="ListParagraph", left=frame.left + 2 * self._look.em, outline=False
        )
        inner = term._replace(left=term.left + 2 * self._look.em)
        for entry in block.entries:
            yield self._heading(Heading(6, entry.term), term)
            for meaning in entry.meanings:
                yield from self.blocks(meaning, inner)

    def _admonition(self, block: Admonition, frame: Frame) -> Iterator[Element]:
        inner = frame._replace(
            style="ListParagraph",
            left=frame.left + self._look.em,
            bar=frame.bar or "808080",
            outline=False,
        )
        if block.title:
            yield self._heading(Heading(6, block.title), inner)
        yield from self.blocks(block.blocks, inner)

    def _cell(self, frame: Frame) -> Callable[[Spans], list[Element]]:
        return lambda spans: self.spans(spans, frame)

    def spans(self, spans: Spans, frame: Frame = TEXT) -> list[Element]:
        made: list[Element] = []
        chinese = is_chinese(text_of(spans), self._chinese)
        for span in spans:
            content = self._span(span, frame, chinese)
            address = _outside(span.link)
            if address:
                relation = self._binder.link(address, in_note=frame.in_note)
                anchor = w("hyperlink", *content)
                anchor.set(f"{{{anchor.nsmap['r']}}}id", relation)
                content = [anchor]
            made.extend(content)
        return made

    def _span(self, span: Span, frame: Frame, chinese: bool) -> list[Element]:
        if span.image:
            return [self._picture(span, frame)]
        if span.note:
            return [self._mark(span, frame)]
        parts = [(span.text, not chinese)] if span.text else []
        if chinese and _APOSTROPHE.search(span.text):
            parts = list(runs(span.text, chinese))
        return [run(text, *self._style(span, text, latin)) for text, latin in parts]

    def _style(self, span: Span, text: str, latin: bool) -> list[Element]:
        made: list[Element] = []
        style = span.style
        hint = not latin and bool(_AMBIGUOUS.search(text))
        if "c" in style:
            made.append(fonts(self._look.mono, hint=hint))
        elif hint:
            made.append(_hint())
        for letter, name in (("b", "b"), ("i", "i"), ("d", "strike")):
            if letter in style:
                made.append(w(name))
        if _outside(span.link):
            made.append(value("rStyle", "Hyperlink"))
        if "u" in style:
            made.append(value("u", "single"))
        if "s" in style or "v" in style:
            made.append(value("vertAlign", "superscript" if "s" in style else "subscript"))
        return made

    def _picture(self, span: Span, frame: Frame) -> Element:
        data = self._pictures(span.image)
        placed = self._binder.picture(data, in_note=frame.in_note) if data else None
        if not placed:
            return run(f"[{span.alt}]" if span.alt else "[…]")
        page = self._look.page
        room = (page.text_width - frame.left, page.text_height // 2)
        return drawing(placed, span.alt, self._binder.drawing(), room)

    def _mark(self, span: Span, frame: Frame) -> Element:
        note = self._notes.get(span.note)
        if note and span.note not in self._numbers and not frame.in_note:
            # The number is taken before the content is set: a note may name another.
            self._numbers[span.note] = 0
            inner = Frame(style="FootnoteText", outline=False, in_note=True)
            content = list(self.blocks(note.blocks, inner)) or [paragraph("FootnoteText")]
            if (
                content[0].tag != f"{{{content[0].nsmap['w']}}}p"
                or content[0].find("{*}pPr") is None
            ):
                content.insert(0, paragraph("FootnoteText"))
            content[0].insert(1, _reference(w("footnoteRef")))
            content[0].insert(2, run(" "))
            self._numbers[span.note] = number = self._binder.footnote(content)
            return _reference(w("footnoteReference", id=number))
        number = self._numbers.get(span.note, 0)
        return run(str(number) if number else span.text, value("vertAlign", "superscript"))


def _outside(link: str) -> str:
    """An address that leads out of the file, written so that Word takes it for one; else empty."""
    if not _SAFE_LINK.match(link):
        return ""
    address = quote(legal(link), safe="%/:?#[]@!$&'()*+,;=~-._")
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return address


def _hint() -> Element:
    return w("rFonts", hint="eastAsia")


def _reference(mark: Element) -> Element:
    return w("r", w("rPr", value("rStyle", "FootnoteReference")), mark)
