# SPDX-License-Identifier: MIT
"""Handing in: gathers annotations under their headings, and writes them and documents to files."""

import bisect
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Body, Document, Entry, Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.export import registry
from study_viewer.core.export.contract import (
    EVERYTHING,
    DocumentNotes,
    FullText,
    HandIn,
    Labels,
    PagePrinter,
    Parts,
    SectionNotes,
)
from study_viewer.core.files import write_atomically


class Named(Protocol):
    @property
    def id(self) -> str: ...


class Documents(Protocol):
    """What the publisher asks the library."""

    def list(self) -> Iterable[Named]: ...
    def document(self, document: str) -> Document: ...
    def body(self, document: str, section: str) -> Body: ...
    def picture(self, document: str, path: str) -> bytes | None: ...


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
        document: str | None = None,
        section: str | None = None,
        title: str = "",
        name: str = "",
        unit: str = "",
        date: str | None = None,
        exclude_colours: Iterable[str] = (),
        include: Parts = EVERYTHING,
    ) -> HandIn:
        """What an export shows: all documents, one, or one section of it.

        Annotations of a document that was removed are there too, under its id. Colours are named
        to be left out, so that a new colour is in by default. ``date`` is ISO 8601, today when
        None; an empty ``title`` makes one. Raises UserFacing("document-unknown") when a document
        is named that is neither on the shelf nor in the notebook.
        """
        annotations = self._notebook.list(document, section=section)
        wanted = _ticked(annotations, include, frozenset(exclude_colours))
        found: dict[str, list[Annotation]] = {}
        for annotation in wanted:
            found.setdefault(annotation.document, []).append(annotation)
        if document is not None and not annotations:
            self._library.document(document)
        documents = tuple(
            self._document_notes(id, found[id]) for id in self._in_order(found) if id in found
        )
        return HandIn(
            title=title or _title(documents, language, labels),
            name=name,
            unit=unit,
            date=datetime.date.today().isoformat() if date is None else date,
            language=language,
            documents=documents,
            labels=labels,
            parts=include,
            picture=self._library.picture,
        )

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

        A PDF needs ``printer``. Raises UserFacing: export-format-unknown, and those of
        ``write_atomically``.
        """
        data = self.rendered(
            hand_in, registry.format_of(out.suffix, format), style=style, printer=printer
        )
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
            return printer(hand_in)
        return registry.exporter(format)(hand_in, style)

    def document(self, document: str, section: str | None, format: str) -> bytes | str:
        """The cleaned text of a document or of one section of it, as text, markdown or docx.

        Raises UserFacing: document-unknown, section-unknown, document-format-unknown.
        """
        export = registry.document_exporter(format)
        known = self._library.document(document)
        sections = [one for one in known.sections if section in (None, one.id)]
        if section is not None and not sections:
            raise UserFacing("section-unknown", document=document, section=section)
        about = known.metadata
        if section is not None:
            about = about._replace(title=sections[0].title or about.title)
        bodies = tuple((one.title, self._library.body(document, one.id)) for one in sections)
        return export(FullText(about, bodies, self._pictures(document)))

    def formats(self) -> tuple[str, ...]:
        """Suffixes, without the dot, of what a hand-in can be; the first is the usual one."""
        return registry.formats()

    def _pictures(self, document: str) -> Callable[[str], bytes | None]:
        return lambda path: self._library.picture(document, path)

    def _in_order(self, found: Iterable[str]) -> list[str]:
        """Documents as the shelf has them, then those that are on it no longer."""
        return list(dict.fromkeys([*(one.id for one in self._library.list()), *found]))

    def _document_notes(self, id: str, annotations: list[Annotation]) -> DocumentNotes:
        try:
            document = self._library.document(id)
        except UserFacing:
            # Taken off the shelf: its notes stay, and are handed in under what is known of it.
            title = self._notebook.title_of(id) or id
            document = Document(id, 0, Metadata(title), "", (), ())
        return grouped(document, annotations)


def _title(documents: tuple[DocumentNotes, ...], language: str, labels: Labels) -> str:
    """Names the document where all notes are on one."""
    if len(documents) != 1:
        return labels.notes_title
    title = documents[0].metadata.title
    if language != "zh":
        return f"{labels.notes_title}: {title}"
    # GB/T 15834: inside 《》 the marks of a title are 〈〉.
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》{labels.notes_title}"


def as_body(hand_in: HandIn) -> Body:
    """A hand-in as blocks, for a page printer, which sees no exporter.

    The module is imported when it is asked for: it brings the Markdown reader with it (47 ms).
    """
    from study_viewer.core.export.markdown import as_body as gathered

    return gathered(hand_in)


def grouped(document: Document, annotations: Iterable[Annotation]) -> DocumentNotes:
    """The annotations of one document under the headings they stand below, in document order.

    The heading is the nearest outline entry at or before an annotation's start. What has no place
    in the present text, also in a section that is gone, comes last as unplaced.
    """
    order = {section.id: number for number, section in enumerate(document.sections)}
    whole, unplaced = [], []
    placed: list[tuple[tuple[int, int, int, str], Annotation]] = []
    for annotation in annotations:
        place = annotation.placement
        if place.state == "unplaced" or (place.section and place.section not in order):
            unplaced.append(annotation)
        elif place.section is None:
            whole.append(annotation)
        else:
            start = -1 if place.start is None else place.start
            end = -1 if place.end is None else place.end
            placed.append(((order[place.section], start, end, annotation.created), annotation))
    placed.sort(key=lambda pair: pair[0])
    headings = _Headings(document, order)
    groups: list[tuple[tuple[str, ...], list[Annotation]]] = []
    for key, annotation in placed:
        path = headings.above(key[0], max(key[1], 0))
        if not groups or groups[-1][0] != path:
            groups.append((path, []))
        groups[-1][1].append(annotation)
    sections = tuple(
        SectionNotes(" › ".join(path), len(path), tuple(inside), path) for path, inside in groups
    )
    return DocumentNotes(
        document.id,
        document.metadata,
        tuple(whole),
        sections,
        tuple(unplaced),
        document.digest,
        document.sections,
    )


class _Headings:
    """Finds the outline entry a place stands below."""

    def __init__(self, document: Document, order: dict[str, int]) -> None:
        self._title = document.title
        self._entries = {entry.id: entry for entry in document.outline}
        self._starts = sorted(
            (
                (order[entry.section], entry.start, number, entry)
                for number, entry in enumerate(document.outline)
                if entry.section in order
            ),
            key=lambda start: start[:3],
        )

    def above(self, section: int, start: int) -> tuple[str, ...]:
        """Titles from the top down to the entry, without the document's own title."""
        count = bisect.bisect_right(
            self._starts, (section, start), key=lambda known: (known[0], known[1])
        )
        if not count:
            return ()
        path: list[str] = []
        entry: Entry | None = self._starts[count - 1][3]
        while entry is not None and len(path) < 100:
            path.append(entry.title)
            entry = self._entries.get(entry.parent) if entry.parent else None
        path.reverse()
        if path and path[0].split() == self._title.split():
            path = path[1:]
        return tuple(title for title in path if title.strip())


def _ticked(
    annotations: Iterable[Annotation], parts: Parts, excluded: frozenset[str]
) -> list[Annotation]:
    """What the person ticked: a highlight with a note is both a highlight and a note."""
    wanted = []
    for annotation in annotations:
        if annotation.colour in excluded:
            continue
        kept = (
            (annotation.kind == "highlight" and parts.highlights)
            or (annotation.kind == "bookmark" and parts.bookmarks)
            or (bool(annotation.note.strip()) and parts.notes)
        )
        if not kept:
            continue
        if not parts.notes:
            annotation = annotation._replace(note="")
        if not parts.tags:
            annotation = annotation._replace(tags=())
        wanted.append(annotation)
    return wanted
