# SPDX-License-Identifier: MIT
"""From a document folder into the index, for documents that no import has just put there."""

from pathlib import Path

from study_viewer.core.document.kinship import Tracing
from study_viewer.core.document.model import Body, Document, SectionInfo
from study_viewer.core.document_folder import (
    FILE,
    ReadSection,
    digest_of_sections,
    outline_of,
    read_document,
    read_section,
    section_file,
)
from study_viewer.core.files import stamp_of
from study_viewer.core.store import bodies, searched, traces
from study_viewer.core.store.index import Index, Stored

_AT_ONCE = 20
"""Sections of one transaction: few enough that nobody waits for it."""


def index_folder(index: Index, folder: Path, *, trusting: bool = False) -> Document:
    """Reads the whole folder and puts it in the index; raises UserFacing when it is no document.

    ``trusting``: a section's file that has the time and size which the index knows is not read
    again: of a document of 10,000 sections one was edited. Not for whoever wrote it just now: some
    file systems tell the time in steps of two seconds.

    Lengths and digests are computed anew, so a section edited by hand counts as it now is. Only the
    last step changes what the index says of the document, and it is short: nobody who reads
    meanwhile waits for the text, and after a kill the document is there as it was, or not at all.
    """
    stamp = stamp_of(folder / FILE)
    told = read_document(folder)
    known = _known(index, told.id, folder) if trusting else {}
    stored: list[Stored] = []
    tracing = Tracing()
    # Kept only where the outline must be made from them.
    read: list[tuple[SectionInfo, Body]] = []
    for at in range(0, len(told.sections), _AT_ONCE):
        new: list[ReadSection] = []
        for info in told.sections[at : at + _AT_ONCE]:
            file_stamp = stamp_of(section_file(folder, info.file))
            held = known.get((info.file, file_stamp))
            section = _held(index, info, held, with_body=not told.outline) if held else None
            if section is None:
                section = read_section(folder, info)
                new.append(section)
            stored.append(Stored(section.info, section.content, file_stamp))
            tracing.add(section.text)
            if not told.outline:
                read.append((section.info, section.body))
        if new:
            with index.writing():
                for section in new:
                    bodies.put(index, section.content, section.body, section.text)
    searched.prepare(index, stored)
    sections = tuple(s.info for s in stored)
    lengths = {info.id: info.characters for info in sections}
    outline = tuple(
        entry._replace(start=min(entry.start, lengths[entry.section]))
        for entry in told.outline or outline_of(read)
        if entry.section in lengths
    )
    document = told._replace(
        sections=sections, outline=outline, digest=digest_of_sections(sections)
    )
    with index.writing():
        index.put_document(document, folder, stamp, stored)
        searched.put(index, document, stored)
        traces.put(index, document.id, tracing.made())
    return document


def _known(index: Index, document: str, folder: Path) -> dict[tuple[str, str], Stored]:
    """What the index has of this very folder, by the files' names and stamps."""
    shelved = index.shelved(document)
    if shelved is None or shelved.folder != str(folder):
        return {}
    return {(one.info.file, one.stamp): one for one in index.sections(document) if one.stamp}


def _held(index: Index, told: SectionInfo, known: Stored, *, with_body: bool) -> ReadSection | None:
    """A section as the index holds it, if it does; making the blocks takes the longest."""
    text = bodies.text(index, known.content)
    body = bodies.body(index, known.content) if with_body else Body()
    if text is None or body is None:
        return None
    info = told._replace(characters=known.info.characters, digest=known.info.digest)
    return ReadSection(info, body, text, known.content)
