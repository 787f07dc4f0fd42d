# SPDX-License-Identifier: MIT
"""A hand-in as a stream of pieces in the order they are shown, for what sets them line by line."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Body
from study_viewer.core.document.title_lines import title_lines
from study_viewer.core.export.contract import (
    TOGETHER,
    DocumentNotes,
    HandIn,
    Rooms,
    headed,
    passages,
)
from study_viewer.core.export.notes import body_of, without_headings
from study_viewer.core.export.wording import (
    about,
    details,
    named_in_title,
    note_label,
    on_the_whole,
    quoted,
)

Role = Literal["title", "about", "heading", "quote", "note", "details"]


class Piece(NamedTuple):
    """One thing that is shown.

    ``text`` is that of a title, heading, quote (lines parted by LF) or details; ``body`` that of a
    note. ``level`` of a heading is 1 for the topmost, then deeper. ``label`` are the words before a
    bookmark or note, without the colon. ``document`` is the one whose pictures a note shows.
    ``below`` says that a note stands below the passage it is on. ``whole`` wants all lines on one
    page, ``with_next`` the next piece there too.
    """

    role: Role
    text: str = ""
    body: Body = Body()
    level: int = 0
    label: str = ""
    colour: str = ""
    document: str = ""
    below: bool = False
    whole: bool = False
    with_next: bool = False


def pieces(hand_in: HandIn, rooms: Rooms | None = None) -> Iterator[Piece]:
    """Its title, who hands it in, then document by document.

    With ``rooms`` the lines of the first two are parted by LF where a page of paper breaks them.
    """
    title = "\n".join(title_lines(hand_in.title, rooms.title)) if rooms else hand_in.title
    yield Piece("title", title)
    if said := about(hand_in, rooms.about) if rooms else about(hand_in):
        yield Piece("about", said)
    walk = _Walk(hand_in)
    for document in hand_in.documents:
        if document.annotations:
            yield from walk.document(document)


class _Walk:
    def __init__(self, hand_in: HandIn) -> None:
        self._hand_in = hand_in
        self._document = ""
        self._notes = 0
        self._above = 0 if named_in_title(hand_in) else 1

    def document(self, document: DocumentNotes) -> Iterator[Piece]:
        """Its title, the notes on the whole of it, its sections, and what has no place."""
        self._document = document.id
        labels = self._hand_in.labels
        if self._above:
            yield Piece("heading", document.metadata.title, level=1)
        if document.whole:
            yield Piece("heading", labels.whole_document, level=self._above + 1)
            for annotation in on_the_whole(self._hand_in, document):
                yield from self._note(annotation, "", labelled=False)
        for steps, section in headed(document):
            if self._hand_in.parts.titles:
                for depth, title in steps:
                    yield Piece("heading", title, level=self._above + 1 + depth)
            yield from self._passages(section.annotations, section.title)
        if document.unplaced:
            yield Piece("heading", labels.unplaced, level=self._above + 1)
            yield from self._passages(document.unplaced, "")

    def _passages(self, annotations: tuple[Annotation, ...], title: str) -> Iterator[Piece]:
        for passage in passages(annotations):
            first = passage[0]
            text = quoted(self._hand_in, first, title)
            label = self._hand_in.labels.bookmark if first.kind == "bookmark" else ""
            block: list[Piece] = []
            if text or label:
                block = [Piece("quote", text, label=label, colour=first.colour or "")]
            for before, annotation in zip((None, *passage), passage, strict=False):
                block.extend(self._note(annotation, title, before))
                if annotation.note.strip() or annotation is passage[-1]:
                    yield from _together(block, len(first.quote), len(annotation.note))
                    block = []

    def _note(
        self,
        annotation: Annotation,
        title: str,
        before: Annotation | None = None,
        *,
        labelled: bool = True,
    ) -> Iterator[Piece]:
        if annotation.note.strip():
            self._notes += 1
            body = without_headings(body_of(annotation.note, f"{self._notes}-"))
            label = note_label(self._hand_in, annotation) if labelled else ""
            below = annotation.selector is not None
            yield Piece("note", body=body, label=label, document=self._document, below=below)
        if text := details(self._hand_in, annotation, title, before):
            yield Piece("details", text)


def _together(block: list[Piece], quote: int, note: int) -> Iterator[Piece]:
    """A quote and a note on one page where they are short, else the quote and what follows."""
    quoted_here = bool(block) and block[0].role == "quote"
    whole = (quote if quoted_here else 0) + note <= TOGETHER
    for piece, following in zip(block, (*block[1:], None), strict=True):
        held = whole or (piece.role == "quote" and quote <= TOGETHER)
        yield piece._replace(whole=held, with_next=held and following is not None)
