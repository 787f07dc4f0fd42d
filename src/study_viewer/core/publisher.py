# SPDX-License-Identifier: MIT
"""Handing in: gathers annotations under their headings, and writes them and documents to files."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Body, Document, Metadata
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.script import is_chinese
from study_viewer.core.errors import UserFacing
from study_viewer.core.export import registry
from study_viewer.core.export.contract import (
    ALL,
    Choice,
    DocumentNotes,
    FullText,
    HandIn,
    Labels,
    PagePrinter,
    Rooms,
)
from study_viewer.core.files import write_atomically
from study_viewer.core.gathering import below, grouped, in_rows, numbered, reworded, ticked

if TYPE_CHECKING:
    from study_viewer.core.earlier import Earlier
    from study_viewer.core.export.pieces import Piece


_LANGUAGES = {"zh", "en"}


class Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def metadata(self) -> Metadata: ...


class Documents(Protocol):
    """What the publisher asks the library."""

    def list(self) -> Iterable[Named]: ...
    def document(self, document: str) -> Document: ...
    def body(self, document: str, section: str) -> Body: ...
    def picture(self, document: str, path: str) -> bytes | None: ...
    def edition(self, document: str, number: int) -> "Earlier": ...


class Annotations(Protocol):
    """What the publisher asks the notebook."""

    def title_of(self, document: str) -> str: ...

    def list(
        self, document: str | None = None, *, section: str | None = None
    ) -> tuple[Annotation, ...]: ...


class Publisher:
    """Exports of annotations and of documents; one for each thread, as its library is."""

    def __init__(self, library: Documents, notebook: Annotations) -> None:
        self._library = library
        self._notebook = notebook

    def hand_in(
        self,
        *,
        labels: Labels,
        language: str,
        choice: Choice = ALL,
        title: str = "",
        name: str = "",
        unit: str = "",
        date: str | None = None,
        at_hand: tuple[Annotation, ...] | None = None,
    ) -> HandIn:
        """What an export shows of what was chosen.

        Annotations of a document that was removed are there too, under its id. ``date`` is
        ISO 8601, today when None; an empty ``title`` makes one. Whoever asked ``at_hand`` already
        gives what it said, which is not read again. Raises UserFacing as ``at_hand`` does.
        """
        if at_hand is None:
            at_hand = self.at_hand(choice.document, choice.entry)
        found: dict[str, list[Annotation]] = {}
        for annotation in ticked(at_hand, choice):
            found.setdefault(annotation.document, []).append(annotation)
        documents = tuple(
            self._document_notes(id, found[id], located=choice.parts.location)
            for id in self._in_order(found)
            if id in found
        )
        return HandIn(
            title=title or _title(documents, language, labels),
            name=name,
            unit=unit,
            date=datetime.date.today().isoformat() if date is None else date,
            language=language,
            documents=documents,
            labels=labels,
            parts=choice.parts,
            picture=self._library.picture,
        )

    def at_hand(
        self, document: str | None = None, entry: str | None = None
    ) -> tuple[Annotation, ...]:
        """All annotations there are to choose from: of all documents, of one, below an entry.

        Raises UserFacing: document-unknown for one that is neither on the shelf nor in the
        notebook, section-unknown for an entry that its outline does not have.
        """
        annotations = self._notebook.list(document)
        if document is None:
            return annotations
        if entry is None:
            if not annotations:
                self._library.document(document)
            return annotations
        return below(self._library.document(document), annotations, entry)

    def language(self, documents: Iterable[str], otherwise: str) -> str:
        """zh or en: that of these documents, ``otherwise`` where they have not one of the two.

        What was marked in a Chinese document is handed in in Chinese, whatever the window speaks.
        One that does not name its language is taken at its title.
        """
        wanted = set(documents)
        named = {
            one.metadata.language.lower().partition("-")[0]
            or ("zh" if is_chinese(one.metadata.title, otherwise=False) else "")
            for one in self._library.list()
            if one.id in wanted
        }
        return named.pop() if len(named) == 1 and named <= _LANGUAGES else otherwise

    def export(
        self,
        out: Path,
        hand_in: HandIn,
        *,
        format: str = "",
        style: str = "official",
        printer: PagePrinter | None = None,
    ) -> Path:
        """Writes the whole file or none; the format is ``format``, else what the suffix says.

        A PDF needs ``printer``. Raises UserFacing: export-format-unknown, export-empty where there
        is nothing to hand in, and those of ``write_atomically``.
        """
        known = registry.format_of(out.suffix, format)
        if not any(document.annotations for document in hand_in.documents):
            raise UserFacing("export-empty")
        data = self.rendered(hand_in, known, style=style, printer=printer)
        if out.is_dir():
            raise UserFacing("export-is-folder", path=str(out))
        write_atomically(out, data)
        return out

    def rendered(
        self,
        hand_in: HandIn,
        format: str,
        *,
        style: str = "official",
        printer: PagePrinter | None = None,
    ) -> bytes:
        """The bytes of the file, for a preview or the clipboard."""
        if format == registry.PDF:
            if printer is None:
                raise ValueError("a PDF needs a page printer")
            return printer(hand_in, style)
        return registry.exporter(format)(hand_in, style)

    def document(
        self, document: str, section: str | None, format: str, edition: int = 0
    ) -> bytes | str:
        """The cleaned text of a document or of one section of it, as text, markdown or docx.

        ``edition`` is the one that is wanted, 0 for the present one. Raises UserFacing:
        document-unknown, edition-unknown, section-unknown, document-format-unknown.
        """
        export = registry.document_exporter(format)
        read: Callable[[str], Body] = partial(self._library.body, document)
        picture = self._pictures(document)
        if edition:
            earlier = self._library.edition(document, edition)
            known, read, picture = earlier.document, earlier.body, earlier.picture
        else:
            known = self._library.document(document)
        sections = [one for one in known.sections if section in (None, one.id)]
        if section is not None and not sections:
            raise UserFacing("section-unknown", document=document, section=section)
        about = known.metadata
        if section is not None:
            about = about._replace(title=sections[0].title or about.title)
        bodies = tuple((one.title, read(one.id)) for one in sections)
        return export(FullText(about, bodies, picture))

    def save_document(self, out: Path, document: str) -> Path:
        """Writes a document's text, whole or not at all; the suffix (docx, md, txt) says how.

        Raises UserFacing as ``document`` and ``write_atomically`` do, and export-is-folder.
        """
        if out.is_dir():
            raise UserFacing("export-is-folder", path=str(out))
        made = self.document(document, None, out.suffix.removeprefix(".").lower())
        write_atomically(out, made.encode("utf-8") if isinstance(made, str) else made)
        return out

    def formats(self) -> tuple[str, ...]:
        """Suffixes, without the dot, of what a hand-in can be; the first is the usual one."""
        return registry.formats()

    def _pictures(self, document: str) -> Callable[[str], bytes | None]:
        return lambda path: self._library.picture(document, path)

    def _in_order(self, found: Iterable[str]) -> list[str]:
        """Documents as the shelf has them, then those that are on it no longer."""
        return list(dict.fromkeys([*(one.id for one in self._library.list()), *found]))

    def present(self, id: str) -> dict[str, str]:
        """The words at each placed annotation of a document, by its id, where they are other ones
        than those it was made on. Reads the text that changed: for a worker.
        """
        try:
            document = self._library.document(id)
        except UserFacing:
            return {}
        placed = [
            one for one in self._notebook.list(id) if one.placement.state in ("placed", "moved")
        ]
        return reworded(document, placed, partial(self._library.body, id))

    def _document_notes(
        self, id: str, annotations: list[Annotation], *, located: bool
    ) -> DocumentNotes:
        """``located`` wants to know the paragraph of each; else it is asked where no words are."""
        try:
            document = self._library.document(id)
        except UserFacing:
            # Taken off the shelf: its notes stay, and are handed in under what is known of it.
            title = self._notebook.title_of(id) or id
            document = Document(id, 0, Metadata(title), "", (), ())
            return grouped(document, annotations)
        asked = [one for one in annotations if located or not _has_words(one)]
        read: Callable[[str], Body] = partial(self._library.body, id)
        found = numbered(document, asked, read)
        present = reworded(document, annotations, read)
        rows = in_rows(annotations, read, present)
        return grouped(document, annotations)._replace(
            **found._asdict(), rows=rows, present=present
        )


def _has_words(annotation: Annotation) -> bool:
    """False for a picture, or a bookmark between two letters: only its place can be shown."""
    return any(letter not in OBJECT and not letter.isspace() for letter in annotation.quote)


def _title(documents: tuple[DocumentNotes, ...], language: str, labels: Labels) -> str:
    # No start needs it: it is imported with the first hand-in.
    from study_viewer.core.export.wording import title_of

    return title_of([one.metadata.title for one in documents], language, labels.notes_title)


def pieces_of(hand_in: HandIn, rooms: Rooms) -> "Iterator[Piece]":
    """A hand-in piece by piece, for a page printer, which sees no exporter.

    The module is imported when it is asked for: it brings the Markdown reader with it (47 ms).
    """
    from study_viewer.core.export.pieces import pieces

    return pieces(hand_in, rooms)
