# SPDX-License-Identifier: MIT
"""Documents before they are kept: read as an import reads them, kept as they were corrected."""

import contextlib
import secrets
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from study_viewer.core.apart.readers import Reads
from study_viewer.core.beginnings import section_name
from study_viewer.core.correcting import Corrector
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.kinship import Kin, Tracing
from study_viewer.core.document.model import Correction
from study_viewer.core.document.plain import leaves
from study_viewer.core.document_folder import read_document, section_markdown
from study_viewer.core.draft import Draft, regular
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, portable_name, refusal, refusals, stamp_of_all
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    Parsed,
    ParsedSection,
    Progress,
    Wishes,
    no_progress,
)
from study_viewer.core.importing import (
    INCOMING,
    Imported,
    Importer,
)
from study_viewer.core.noting import regular_note
from study_viewer.core.one_line import one_line
from study_viewer.core.paths import Paths
from study_viewer.core.renewing import Over, kin_of, repeat, title_after
from study_viewer.core.sameness import is_same
from study_viewer.core.store import traces
from study_viewer.core.store.index import Index
from study_viewer.core.texts import Texts

SHOWN = 1_000_000
"""Characters that a draft holds at most, and the section that passes it: as blocks they take some
60 MB, and nobody corrects more than that by hand before reading it."""

_NAME_LIMIT = 40


class Drafts:
    """Previews of what may come on the shelf of one data folder.

    ``texts`` tells what is there already; the library fulfils it.
    """

    def __init__(self, paths: Paths, index: Index, texts: Texts, reads: Reads) -> None:
        self._paths = paths
        self._index = index
        self._texts = texts
        self._reads = reads

    def of(
        self, path: Path, wishes: Wishes | None = None, progress: Progress = no_progress
    ) -> Draft:
        """What an import would make of a file; writes nothing.

        Raises UserFacing where the file cannot be imported.
        """
        path = registry.document_of(path)
        draft = draft_of(self._reads, path, wishes or Wishes(), progress)
        if draft.document:
            # The text may have come as a new edition of a document with another id.
            same = traces.by_identity(self._index, draft.document) or draft.document
            draft = draft._replace(document=same, there=self._texts.title(same))
            folder = self._paths.documents / same
            if draft.there and folder.is_dir():
                draft = draft._replace(other=_is_other(draft, folder))
        return draft

    def kin(self, draft: Draft) -> tuple[Kin, ...]:
        """The documents that it may be a new edition of, the likeliest first."""
        if draft.trace is None:
            return ()
        # The library looks at the disk first.
        self._texts.title(draft.document)
        metadata = draft.metadata._replace(
            imported_from=draft.metadata.imported_from or draft.path.name
        )
        return kin_of(self._index, draft.trace, metadata, self._paths.documents)

    def of_text(self, text: str, progress: Progress = no_progress) -> Draft:
        """The draft of a document of this text, named after its first line.

        The text lies in a folder that is no document until it is kept or dropped. Raises
        UserFacing("paste-empty") for nothing but blanks.
        """
        make_folder(self._paths.documents)
        Importer(self._paths, self._index, self._reads).sweep()
        file = _pasted(text, self._paths.documents)
        try:
            return self.of(file, Wishes(encoding="utf-8"), progress)
        except BaseException:
            self._forget(file)
            raise

    def keep(
        self, draft: Draft, progress: Progress = no_progress, over: Over | None = None
    ) -> Imported:
        """Imports a draft as it now is; a refusal is told as an import tells it.

        Its corrections are done as on any document of the shelf, so that they can be taken back
        later. ``Cancelled`` from ``progress`` ends it, and nothing is kept. With ``over`` it takes
        that document's place.
        """
        # The library looks at the disk first: what is there must not come twice.
        self._texts.title(draft.document)
        importer = Importer(self._paths, self._index, self._reads)
        # A title that nobody changed says nothing against the one a document has.
        asked = draft.title if draft.wishes.title or draft.title != draft.file_title else ""
        wishes = draft.wishes._replace(title=asked)
        lost: tuple[Correction, ...] = ()
        if over is not None:
            wishes = wishes._replace(title="")
            named = title_after(over.told, draft.file_title)
            over = over._replace(asked=draft.title if draft.title != named else "")
        try:
            imported = importer.write(
                draft.path, _parsed(self._reads, draft, wishes, progress), wishes, over
            )
            if over is not None and not imported.already:
                lost = repeat(self._index, over, partial(_corrections, draft, over))
            elif draft.acts and not imported.already:
                self._correct(imported.document, draft.acts)
        except UserFacing as error:
            return Imported(draft.path, error=error)
        except OSError as error:
            return Imported(draft.path, error=refusal(error, draft.path))
        self.drop(draft)
        return imported._replace(lost=lost)

    def drop(self, draft: Draft) -> None:
        """Forgets a draft that is not wanted; of a pasted text nothing stays."""
        self._forget(draft.path)

    def files_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """What an import of the paths makes a document of each, in its order.

        A folder that holds none stands for itself: importing it tells why.
        """
        found: list[Path] = []
        for path in paths:
            try:
                found += registry.documents_in(path)[0]
            except (UserFacing, OSError):
                found.append(path)
        return tuple(dict.fromkeys(found))

    def is_document(self, folder: Path) -> bool:
        """Whether a folder is one document as a whole."""
        try:
            return registry.documents_in(folder)[0] == (folder,)
        except (UserFacing, OSError):
            return False

    def left_out_of(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """What an import of the paths passes over in folders: files of no format it reads."""
        found: list[Path] = []
        for path in paths:
            with contextlib.suppress(UserFacing, OSError):
                found += registry.documents_in(path)[1]
        return tuple(dict.fromkeys(found))

    def is_pasted(self, draft: Draft) -> bool:
        return _is_paste(draft.path, self._paths.documents)

    def _correct(self, document: str, acts: tuple[Correction, ...]) -> None:
        folder = self._paths.documents / document
        try:
            Corrector(self._index, folder).correct(acts)
        except BaseException:
            # Kept as it was seen, or not at all.
            with self._index.writing():
                self._index.drop_document(document)
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _forget(self, path: Path) -> None:
        if _is_paste(path, self._paths.documents):
            shutil.rmtree(path.parent, ignore_errors=True)


def draft_of(reads: Reads, path: Path, wishes: Wishes, progress: Progress, limit: int = 0) -> Draft:
    """Reads a file, or a folder of Markdown, as far as ``limit`` characters (by default SHOWN).

    Raises UserFacing for whatever keeps it from being imported.
    """
    stamp = stamp_of_all(path)
    try:
        parsed = reads.begin(path, wishes).parsed(progress)
        sections: list[ParsedSection] = []
        characters, whole = 0, True
        tracing = Tracing()
        for section in parsed.sections:
            if characters >= (limit or SHOWN):
                whole = False
                break
            body = canonical(section.body)
            text = "\n".join(leaf.text for leaf in leaves(body))
            characters += len(text)
            tracing.add(text, (picture.data for picture in section.pictures))
            lines = section.lines if len(section.lines) == len(body.blocks) else ()
            title = one_line(section.title)
            sections.append(section._replace(title=title, body=body, lines=lines))
    except OSError as error:
        raise refusal(error, path) from error
    if whole and not tracing.letters:
        raise UserFacing("no-text", path=str(path))
    read = regular(sections)
    own = one_line(parsed.metadata.title) or path.stem
    title = one_line(wishes.title) or own
    trace = tracing.made()
    return Draft(
        path=path,
        wishes=wishes,
        metadata=parsed.metadata._replace(title=title),
        sections=read,
        read=read,
        remarks=tuple(parsed.warnings),
        originals=tuple(parsed.originals),
        encoding=parsed.encoding,
        characters=characters,
        whole=whole,
        document=trace.identity if whole else "",
        stamp=stamp,
        file_title=own,
        trace=trace,
    )


def _is_other(draft: Draft, folder: Path) -> bool:
    """Whether a draft of the same words has other pictures or headings than the document has."""
    try:
        told = read_document(folder)
        return not is_same(folder, told, draft.originals, _files_of(draft), draft.outline())
    except (OSError, UserFacing):
        return False


def _files_of(draft: Draft) -> Iterator[tuple[str, bytes]]:
    """What an import would write of it, without its corrections."""
    # A later section's picture of the same name is the one that stays.
    pictures = {one.path: one.data for section in draft.read for one in section.pictures}
    for number, section in enumerate(draft.read):
        written = section_markdown(section.title, section.body)
        yield f"sections/{section_name(section, number)}.md", written.encode("utf-8")
    yield from pictures.items()


def _corrections(draft: Draft, over: Over, now: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """A draft's corrections; of a text that it holds the beginning of, the document's own; and
    those that were made ``now``, since the document was looked at."""
    own = over.told.corrections
    later = now[len(own) :] if now[: len(own)] == own else ()
    if draft.whole:
        return (*draft.acts, *later)
    seen = {(act.act, act.quote) for act in draft.acts}
    return (*draft.acts, *(act for act in own if (act.act, act.quote) not in seen), *later)


def _parsed(reads: Reads, draft: Draft, wishes: Wishes, progress: Progress) -> Parsed:
    """What is to be written: the draft's sections, and behind them those it does not hold.

    Raises UserFacing("draft-outdated") when the file changed since it was looked at.
    """
    with refusals(draft.path):
        draft.path.stat()
    if stamp_of_all(draft.path) != draft.stamp:
        raise UserFacing("draft-outdated", path=str(draft.path))
    if draft.whole:
        remarks, originals = list(draft.remarks), list(draft.originals)
        metadata = draft.metadata._replace(title=draft.file_title)
        return Parsed(metadata, _told(draft.read, progress), remarks, originals)
    parsed = reads.begin(draft.path, wishes).parsed(progress)
    parsed.sections = chain(draft.read, islice(parsed.sections, len(draft.read), None))
    return parsed


def _told(sections: tuple[ParsedSection, ...], progress: Progress) -> Iterator[ParsedSection]:
    for number, section in enumerate(sections):
        progress(number, len(sections))
        yield section


def _pasted(text: str, documents: Path) -> Path:
    """The text as a file to read, named after its first line."""
    text = regular_note(text)
    first = one_line(next((line for line in text.splitlines() if line.strip()), ""))
    if not first:
        raise UserFacing("paste-empty")
    folder = documents / f"{INCOMING}{secrets.token_hex(4)}"
    # Short in bytes too: of the 255 that a name may have, a Chinese character takes three.
    file = folder / f"{portable_name(first[:_NAME_LIMIT].rstrip('. '))}.txt"
    with refusals(documents):
        folder.mkdir()
        file.write_bytes(text.encode("utf-8"))
    return file


def _is_paste(path: Path, documents: Path) -> bool:
    return path.parent.parent == documents and path.parent.name.startswith(INCOMING)
