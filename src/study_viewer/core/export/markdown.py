# SPDX-License-Identifier: MIT
"""The hand-in as one Markdown file."""

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.model import (
    Block,
    Body,
    Heading,
    Note,
    Paragraph,
    Quote,
    Span,
    Spans,
)
from study_viewer.core.export.contract import DocumentNotes, HandIn, new_steps, passages
from study_viewer.core.export.notes import body_of, picture_free, without_headings
from study_viewer.core.export.wording import about, colon, details, note_label, quoted


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8; ``style`` changes nothing.

    Notes are read and written anew, so that an unclosed fence in one cannot swallow the rest.
    """
    return write(as_body(hand_in)).encode("utf-8", "replace")


def as_body(hand_in: HandIn) -> Body:
    """The whole hand-in as blocks: its title, who hands it in, then document by document."""
    return _Page(hand_in).body()


class _Page:
    def __init__(self, hand_in: HandIn) -> None:
        self._hand_in = hand_in
        self._blocks: list[Block] = []
        self._footnotes: list[Note] = []
        self._notes = 0

    def body(self) -> Body:
        self._heading(1, self._hand_in.title)
        said = about(self._hand_in)
        if said:
            self._blocks.append(Paragraph((Span(said),)))
        for document in self._hand_in.documents:
            self._document(document)
        return Body(tuple(self._blocks), tuple(self._footnotes))

    def _document(self, document: DocumentNotes) -> None:
        if not document.annotations:
            return
        labels = self._hand_in.labels
        self._heading(2, document.metadata.title)
        if document.whole:
            self._heading(3, labels.whole_document)
            for annotation in document.whole:
                self._note(annotation, labelled=False)
                self._details(annotation, "")
        above: tuple[str, ...] = ()
        for section in document.sections:
            if self._hand_in.parts.titles:
                for depth, title in new_steps(section, above):
                    self._heading(min(depth + 3, 6), title)
                above = section.path or above
            self._passages(section.annotations, section.title)
        if document.unplaced:
            self._heading(3, labels.unplaced)
            self._passages(document.unplaced, "")

    def _passages(self, annotations: tuple[Annotation, ...], title: str) -> None:
        for passage in passages(annotations):
            self._quote(passage[0], title)
            for annotation in passage:
                self._note(annotation)
                self._details(annotation, title)

    def _quote(self, annotation: Annotation, title: str) -> None:
        text = quoted(annotation, title)
        lines = [Paragraph((Span(line),)) for line in text.split("\n")] if text else []
        if annotation.kind == "bookmark":
            label = self._label(self._hand_in.labels.bookmark)
            lines[:1] = [Paragraph((*label, *lines[0].spans) if lines else label[:1])]
        if lines:
            self._blocks.append(Quote(tuple(lines)))

    def _note(self, annotation: Annotation, *, labelled: bool = True) -> None:
        if not annotation.note.strip():
            return
        self._notes += 1
        body = without_headings(picture_free(body_of(annotation.note, f"{self._notes}-")))
        blocks = list(body.blocks)
        if labelled:
            label = self._label(note_label(self._hand_in, annotation))
            first = blocks[0] if blocks else None
            if isinstance(first, Paragraph):
                blocks[0] = first._replace(spans=(*label, *first.spans))
            else:
                blocks.insert(0, Paragraph(label))
        self._blocks.extend(blocks)
        self._footnotes.extend(body.notes)

    def _details(self, annotation: Annotation, title: str) -> None:
        text = details(self._hand_in, annotation, title)
        if text:
            self._blocks.append(Paragraph((Span(text, "i"),)))

    def _label(self, word: str) -> Spans:
        """The colon is not bold: CommonMark takes **Note:**x for plain text when x is Chinese."""
        return Span(word, "b"), Span(colon(self._hand_in.language))

    def _heading(self, level: int, title: str) -> None:
        self._blocks.append(Heading(level, (Span(title),)))
