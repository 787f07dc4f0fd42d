# SPDX-License-Identifier: MIT
"""The Word hand-in: title, unit, name, date; then document, section, quote and note."""

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Paragraph, Span
from study_viewer.core.document.title_lines import title_lines
from study_viewer.core.export.contract import (
    ROOMS,
    TOGETHER,
    DocumentNotes,
    HandIn,
    headed,
    passages,
)
from study_viewer.core.export.notes import body_of
from study_viewer.core.export.ooxml.blocks import Frame, Typesetter
from study_viewer.core.export.ooxml.elements import (
    Element,
    add_settings,
    name_of,
    paragraph,
    run,
    value,
    w,
)
from study_viewer.core.export.ooxml.looks import COLOURS, NO_COLOUR, look_of
from study_viewer.core.export.ooxml.package import Binder
from study_viewer.core.export.ooxml.parts import Imprint
from study_viewer.core.export.ooxml.styles import indent
from study_viewer.core.export.wording import (
    about,
    colon,
    details,
    named_in_title,
    note_label,
    on_the_whole,
    quoted,
)


def export(hand_in: HandIn, style: str = "official") -> bytes:
    """The whole file; ``style`` is official (GB/T 9704-2012) or plain."""
    return _HandInWord(hand_in, style).bound()


class _HandInWord:
    def __init__(self, hand_in: HandIn, style: str) -> None:
        self._hand_in = hand_in
        self._labels = hand_in.labels
        self._parts = hand_in.parts
        self._look = look_of(style, hand_in.language)
        self._rooms = ROOMS[style]
        # How many levels of headings stand above the chapters.
        self._above = 0 if named_in_title(hand_in) else 1
        imprint = Imprint(hand_in.title, hand_in.name, hand_in.date)
        self._binder = Binder(self._look, imprint)
        self._setter = Typesetter(self._binder, self._picture, hand_in.language)
        self._document = ""

    def bound(self) -> bytes:
        content = self._opening()
        for document in self._hand_in.documents:
            self._document = document.id
            content.extend(self._of_document(document))
        return self._binder.bind(content)

    def _picture(self, path: str) -> bytes | None:
        return self._hand_in.picture(self._document, path)

    def _opening(self) -> list[Element]:
        """The title and who hands in; an unknown thing leaves no line behind."""
        title = "\n".join(title_lines(self._hand_in.title, self._rooms.title))
        made = [self._line("Title", title)]
        said = about(self._hand_in, self._rooms.about)
        if said:
            made.append(self._line("Subtitle", said))
        made.append(paragraph("BodyText"))
        return made

    def _of_document(self, document: DocumentNotes) -> list[Element]:
        """Its title, the notes on the whole of it, its sections, and what has no place."""
        if not document.annotations:
            return []
        made = [self._line("Heading1", document.metadata.title)] if self._above else []
        if document.whole:
            made.append(self._heading(0, self._labels.whole_document))
            for annotation in on_the_whole(self._hand_in, document):
                made.extend(self._note(annotation, labelled=False))
                made.extend(self._details(annotation, ""))
        for steps, section in headed(document):
            if self._parts.titles:
                for depth, title in steps:
                    made.append(self._heading(depth, title))
            made.extend(self._passages(section.annotations, section.title))
        if document.unplaced:
            made.append(self._heading(0, self._labels.unplaced))
            made.extend(self._passages(document.unplaced, ""))
        return made

    def _passages(self, annotations: tuple[Annotation, ...], title: str) -> list[Element]:
        made: list[Element] = []
        for passage in passages(annotations):
            block = self._quote(passage[0], title)
            lines, characters = len(block), len(passage[0].quote)
            for before, annotation in zip((None, *passage), passage, strict=False):
                block.extend(self._note(annotation))
                block.extend(self._details(annotation, title, before))
                if annotation.note.strip():
                    # A quote stays with its first note; further ones may go to the next page,
                    # or a passage with many notes would leave half a page empty.
                    _keep_together(block, lines, characters, annotation)
                    made.extend(block)
                    block, lines, characters = [], 0, 0
            _keep_together(block, lines, characters, passage[-1])
            made.extend(block)
        return made

    def _quote(self, annotation: Annotation, title: str) -> list[Element]:
        text = quoted(self._hand_in, annotation, title)
        label: list[Element] = []
        if annotation.kind == "bookmark":
            after = colon(self._hand_in.language) if text else ""
            label = [self._label(self._labels.bookmark + after)]
        if not text and not label:
            return []
        colour = COLOURS.get(annotation.colour or "", NO_COLOUR)
        lines = tuple(Paragraph((Span(line),)) for line in text.split("\n"))
        # Quotes may follow one another: each begins as a paragraph of its language does.
        em, first = self._look.em, self._look.first
        frame = Frame(style="Quote", left=2 * em, first=first * em, bar=colour)
        made = list(self._setter.blocks(lines, frame))
        _begin(made[0], label)
        return made

    def _note(self, annotation: Annotation, *, labelled: bool = True) -> list[Element]:
        if not annotation.note.strip():
            return []
        body = body_of(annotation.note)
        # Where first lines are not set in, a note as a whole is, as its quote is above it.
        quote = labelled and annotation.selector and not self._look.first
        left = 2 * self._look.em if quote else 0
        made = self._setter.body(body, Frame(style="NoteText", left=left, outline=False))
        if not labelled or not made:
            return made
        label = self._label(note_label(self._hand_in, annotation) + colon(self._hand_in.language))
        if body.blocks and body.blocks[0].kind == "paragraph":
            _begin(made[0], [label])
            return made
        place = (indent(left),) if left else ()
        return [paragraph("NoteText", label, settings=(w("keepNext"), *place)), *made]

    def _details(
        self, annotation: Annotation, title: str, before: Annotation | None = None
    ) -> list[Element]:
        text = details(self._hand_in, annotation, title, before)
        if not text:
            return []
        made = self._line("Details", text)
        add_settings(made, w("ind", left=2 * self._look.em))
        return [made]

    def _heading(self, depth: int, text: str) -> Element:
        """Of a chapter at depth 0, or of a part of one."""
        return self._line(f"Heading{min(self._above + 1 + depth, 6)}", text)

    def _line(self, style: str, text: str) -> Element:
        return paragraph(style, *self._setter.spans((Span(text),)))

    def _label(self, text: str) -> Element:
        return run(text, value("rStyle", "Label"))


def _begin(target: Element, content: list[Element]) -> None:
    """Puts runs in front of a paragraph's text, after its properties."""
    for place, one in enumerate(content, 1):
        target.insert(place, one)


def _keep_together(block: list[Element], quoted: int, quote: int, noted: Annotation) -> None:
    """Keeps a quote and a note on a page.

    ``quoted`` counts the paragraphs of the quote, ``quote`` its characters.
    """
    whole = quote + len(noted.note) <= TOGETHER
    for place, line in enumerate(block):
        if name_of(line) != "p":
            continue
        in_quote = place < quoted and quote <= TOGETHER
        if whole or in_quote:
            add_settings(line, w("keepLines"))
            if place + 1 < len(block):
                add_settings(line, w("keepNext"))
        elif place >= quoted:
            # Two lines of a note at the least, beside its quote and on the next page.
            add_settings(line, value("widowControl", 1))
