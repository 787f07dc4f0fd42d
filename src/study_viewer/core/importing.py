# SPDX-License-Identifier: MIT
"""From a file to a document on the shelf: parsed, written to its folder and indexed as it streams.

A document is made in a folder whose name starts with a dot and moved to its place when all of it
is written, so that a crash or a cancel leaves whole documents only.
"""

import contextlib
import hashlib
import secrets
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.annotation import State
from study_viewer.core.apart.readers import Reading, Reads
from study_viewer.core.arrivals import Arrivals
from study_viewer.core.beginnings import section_name, starts_of
from study_viewer.core.commenting import Commented, commented
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.entries import Entries
from study_viewer.core.document.kinship import Kin, Tracing
from study_viewer.core.document.model import (
    Body,
    Correction,
    Document,
    Metadata,
    PageStart,
    SectionInfo,
)
from study_viewer.core.document.plain import digest_of, leaves
from study_viewer.core.document_folder import (
    FILE,
    digest_of_sections,
    is_whole,
    section_markdown,
    write_document,
)
from study_viewer.core.editions import next_number, put_over, settle
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import keep_originals, make_folder, refusals, set_aside, stamp_of
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Parsed, ParsedSection, Progress, Remark, Wishes
from study_viewer.core.indexing import index_folder
from study_viewer.core.one_line import one_line
from study_viewer.core.paths import Paths
from study_viewer.core.renewing import Over, kin_of, renewed, taking_over, without
from study_viewer.core.sameness import files_in, is_same
from study_viewer.core.store import bodies, searched, traces
from study_viewer.core.store.arrivals import Arrival
from study_viewer.core.store.index import Index, Shelved, Stored

INCOMING = ".incoming-"
"""What the name of a folder begins with that is no document, or not yet one."""

_STALE_AFTER = 86_400
"""Seconds after which a half-made folder belongs to a crashed import, not to one under way."""


class Imported(NamedTuple):
    """What became of one path; ``document`` is empty when it failed, or is held back for its kin.

    ``paragraphs`` counts leaf blocks with text; ``already`` says that the document was there.
    ``kin`` are the documents that it may be a new edition of, the likeliest first. Of one that took
    another's place ``edition`` tells the number, ``lost`` the corrections that fit no longer, and
    ``states`` of each annotation its id and where it stood before and stands now. ``comments`` are
    what others remarked in it, where they were asked for.
    """

    path: Path
    document: str = ""
    title: str = ""
    sections: int = 0
    paragraphs: int = 0
    characters: int = 0
    remarks: tuple[Remark, ...] = ()
    already: bool = False
    error: UserFacing | None = None
    edition: int = 1
    kin: tuple[Kin, ...] = ()
    lost: tuple[Correction, ...] = ()
    states: tuple[tuple[str, State, State], ...] = ()
    comments: tuple[Commented, ...] = ()


class _Found(NamedTuple):
    """A path that is to become a document, or why it does not; ``remarks`` go with it.

    ``bytes`` is a digest of what lies there, ``known`` what came of the same before.
    """

    path: Path
    remarks: tuple[Remark, ...] = ()
    error: UserFacing | None = None
    bytes: str = ""
    known: tuple[Arrival, Shelved] | None = None


class Importer:
    """Imports into one data folder; with ``holds`` but what has no kin there, which it tells."""

    def __init__(self, paths: Paths, index: Index, reads: Reads, *, holds: bool = False) -> None:
        self._holds = holds
        self._paths = paths
        self._index = index
        self._reads = reads
        self._brought: set[str] = set()

    def run(
        self,
        paths: Iterable[Path],
        wishes: Wishes,
        progress: Progress,
        announce: Callable[[Path], None],
        over: Over | None = None,
    ) -> Iterator[Imported]:
        """One item for each document that the paths hold, in order, as each is done.

        While one is written the next ones are being read. With ``over`` there must be exactly one,
        which takes that document's place; else raises UserFacing("replace-one").
        """
        self.sweep()
        waiting = self._found(paths)
        if over is not None:
            every = list(islice(waiting, 2))
            if len(every) != 1:
                raise UserFacing("replace-one", title=over.told.title)
            waiting = iter(every)
        arrivals = Arrivals(self._index, wishes)
        begun: deque[tuple[_Found, Reading | None]] = deque()
        try:
            while True:
                for found in islice(waiting, self._reads.side_by_side - len(begun)):
                    if found.error is None and over is None:
                        found = found._replace(bytes=arrivals.bytes_at(found.path))
                        found = found._replace(known=arrivals.known(found.path, found.bytes))
                    needed = found.error is None and found.known is None
                    reading = self._reads.begin(found.path, wishes) if needed else None
                    begun.append((found, reading))
                if not begun:
                    return
                found, reading = begun.popleft()
                if found.known is not None:
                    announce(found.path)
                    progress(1, 1)
                    yield _known(found, *found.known)
                else:
                    yield self._imported(found, reading, wishes, progress, announce, over, arrivals)
        finally:
            for _, reading in begun:
                if reading is not None:
                    reading.drop()
            arrivals.close()

    def _found(self, paths: Iterable[Path]) -> "Iterator[_Found]":
        """Each file once: it may be named beside the folder it lies in. What a folder passes over
        goes with the last of its files, wherever that stands, so that it is told in any case."""
        every: list[_Found] = []
        remarks: dict[Path, list[Remark]] = {}
        told: set[Path] = set()
        for path in dict.fromkeys(paths):
            try:
                with refusals(path):
                    make_folder(self._paths.documents)
                    found, passed_over = registry.documents_in(path)
            except UserFacing as error:
                every.append(_Found(path, error=error))
                continue
            new = [file for file in found if file not in remarks]
            every += map(_Found, new)
            remarks |= {file: [] for file in new}
            untold = [file for file in passed_over if file not in told]
            places = [str(file.relative_to(path)) for file in untold]
            remarks[(new or found)[-1]] += [Remark("file-passed-over", one) for one in places]
            told.update(untold)
        return (one._replace(remarks=tuple(remarks.get(one.path, ()))) for one in every)

    def _imported(
        self,
        found: "_Found",
        reading: Reading | None,
        wishes: Wishes,
        progress: Progress,
        announce: Callable[[Path], None],
        over: Over | None,
        arrivals: Arrivals,
    ) -> Imported:
        if reading is None:
            return Imported(found.path, error=found.error)
        announce(found.path)
        try:
            with refusals(found.path):
                parsed = reading.parsed(progress)
                imported = self.write(found.path, parsed, wishes, over)
                came = (imported.document, imported.paragraphs, imported.remarks)
                arrivals.keep(found.path, found.bytes, *came, parsed.originals)
        except UserFacing as error:
            imported = Imported(found.path, error=error)
        except BaseException:
            reading.drop()
            raise
        return imported._replace(remarks=imported.remarks + found.remarks)

    def write(
        self, path: Path, parsed: Parsed, wishes: Wishes, over: Over | None = None
    ) -> Imported:
        """Keeps what is read of the path, whole or not at all; raises UserFacing and Cancelled."""
        make_folder(self._paths.documents)
        incoming = self._paths.documents / f"{INCOMING}{secrets.token_hex(4)}"
        try:
            # What is read has its own sentences; here the data folder is what failed.
            with refusals(self._paths.documents):
                (incoming / "sections").mkdir(parents=True)
                return self._keep(_Making(incoming, self._index), path, parsed, wishes, over)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)

    def _keep(
        self, making: "_Making", path: Path, parsed: Parsed, wishes: Wishes, over: Over | None
    ) -> Imported:
        for section in parsed.sections:
            making.add(section)
        if not making.tracing.letters:
            raise UserFacing("no-text", path=str(path))
        document = making.document(parsed, path, wishes)
        counted = Imported(
            path=path,
            document=document.id,
            title=document.title,
            sections=len(document.sections),
            paragraphs=making.paragraphs,
            characters=document.characters,
            remarks=tuple(parsed.warnings),
            comments=tuple(making.comments),
        )
        if over is not None:
            with taking_over(over) as now:
                return self._keep_over(making, counted, document, parsed, now)
        there = self._settled(document.id)
        if there is not None:
            return counted._replace(document=there.id, title=there.title, already=True)
        kin = self._kin(making, document)
        if kin and self._holds:
            return counted._replace(document="", kin=kin)
        searched.prepare(self._index, making.stored)
        write_document(making.folder, document)
        keep_originals(parsed.originals, making.folder / "original")
        folder = self._paths.documents / document.id
        try:
            making.folder.replace(folder)
        except OSError:
            # Another import of the same file may have been first.
            there = self._settled(document.id)
            if there is None:
                raise
            return counted._replace(title=there.title, already=True)
        with self._index.writing():
            self._index.put_document(document, folder, stamp_of(folder / FILE), making.stored)
            searched.put(self._index, document, making.stored)
            traces.put(self._index, document.id, making.tracing.made())
        self._brought.add(document.id)
        return counted._replace(kin=kin)

    def _keep_over(
        self, making: "_Making", counted: Imported, document: Document, parsed: Parsed, over: Over
    ) -> Imported:
        """The new edition of a document that is there; the old one stays below it."""
        old = over.told
        counted = counted._replace(document=old.id, title=old.title, edition=old.edition)
        same = document.id == traces.identity(self._index, old.id)
        now = (parsed.originals, files_in(making.folder), document.outline) if same else None
        if now and is_same(over.folder, old, *now):
            return counted._replace(already=True)
        number = next_number(over.folder, old.edition)
        metadata, told = renewed(old, document, over.asked)
        document = document._replace(id=old.id, edition=number, metadata=metadata, told=told)
        searched.prepare(self._index, making.stored)
        write_document(making.folder, document)
        keep_originals(parsed.originals, making.folder / "original")
        with self._index.writing():
            settle(self._paths.documents)
            put_over(making.folder, over.folder, old.edition)
            stamp = stamp_of(over.folder / FILE)
            self._index.put_document(document, over.folder, stamp, making.stored)
            searched.put(self._index, document, making.stored)
            traces.put(self._index, document.id, making.tracing.made())
            self._index.drop_unused_bodies()
        return counted._replace(title=document.title, edition=number)

    def _kin(self, making: "_Making", document: Document) -> tuple[Kin, ...]:
        """What it may be a new edition of; of what came with it, if alike and nobody is asked."""
        found = kin_of(self._index, making.tracing.made(), document.metadata, self._paths.documents)
        return without(self._brought, found, alike=not self._holds)

    def _settled(self, document: str) -> Shelved | None:
        """The document as it is on the shelf, if all of it is there.

        One that is damaged is put aside, so that importing the original again mends it.
        """
        folder = self._paths.documents / document
        if not folder.exists():
            # The same text may have come as a new edition of another document.
            same = traces.by_identity(self._index, document)
            there = self._index.shelved(same or document)
            return there if there and Path(there.folder) != folder else None
        if not is_whole(folder):
            set_aside(folder, self._paths.removed)
            return None
        if self._index.shelved(document) is None:
            index_folder(self._index, folder)
        return self._index.shelved(document)

    def sweep(self) -> None:
        """Takes away what a crashed import left; a day old, so that none under way is hit."""
        for folder in self._paths.documents.glob(f"{INCOMING}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > _STALE_AFTER:
                    shutil.rmtree(folder, ignore_errors=True)


def _known(found: _Found, arrival: Arrival, shelved: Shelved) -> Imported:
    remarks = tuple(map(Remark._make, arrival.remarks)) + found.remarks
    counts = (shelved.sections, arrival.paragraphs, shelved.characters)
    return Imported(found.path, shelved.id, shelved.title, *counts, remarks, already=True)


class _Making:
    """A document folder being written, section by section."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.stored: list[Stored] = []
        self.comments: list[Commented] = []
        self.paragraphs = 0
        self.tracing = Tracing()
        self._index = index
        self._entries = Entries()
        self._pages: list[PageStart] = []

    def add(self, section: ParsedSection) -> None:
        section = section._replace(title=one_line(section.title))
        body = canonical(section.body)
        leaf_list = list(leaves(body))
        text = "\n".join(leaf.text for leaf in leaf_list)
        self.paragraphs += sum(bool(leaf.text.strip()) for leaf in leaf_list)
        self.tracing.add(text, (picture.data for picture in section.pictures))
        name = section_name(section, len(self.stored))
        info = SectionInfo(name, section.title, f"sections/{name}.md", len(text), digest_of(text))
        content, stamp = self._write(info, body)
        # A transaction a section, so that the window can read while a large text comes in; a body
        # that no document names in the end does no harm.
        with self._index.writing():
            bodies.put(self._index, content, body, text)
        self.stored.append(Stored(info, content, stamp))
        for picture in section.pictures:
            target = self.folder / picture.path
            make_folder(target.parent)
            target.write_bytes(picture.data)
        self._entries.add(name, starts_of(section, leaf_list), len(text))
        self.comments += commented(section, name, leaf_list)
        for mark in section.pages:
            start = leaf_list[mark.leaf].start if mark.leaf < len(leaf_list) else len(text)
            self._pages.append(PageStart(mark.page, name, start))

    def document(self, parsed: Parsed, path: Path, wishes: Wishes) -> Document:
        sections = tuple(stored.info for stored in self.stored)
        metadata = parsed.metadata
        asked = one_line(wishes.title)
        return Document(
            id=self.tracing.made().identity,
            edition=1,
            metadata=Metadata(
                *map(
                    one_line,
                    metadata._replace(
                        title=asked or one_line(metadata.title) or path.stem,
                        imported_from=metadata.imported_from or path.name,
                    ),
                )
            ),
            digest=digest_of_sections(sections),
            sections=sections,
            outline=self._entries.made(),
            pages=tuple(self._pages),
            # A file that is read for another title does not tell its own.
            told=(("title", ""),) if asked else (),
        )

    def _write(self, info: SectionInfo, body: Body) -> tuple[str, str]:
        """Writes the Markdown file; gives the digest of its bytes and its stamp."""
        target = self.folder / info.file
        make_folder(target.parent)
        data = section_markdown(info.title, body).encode("utf-8")
        target.write_bytes(data)
        return hashlib.sha256(data).hexdigest(), stamp_of(target)
