# SPDX-License-Identifier: MIT
"""Corrections of a document on the shelf, kept with it so that each can be taken back exactly.

A corrected section is a new file below ``corrected/``, named after its content, and document.yaml
is what makes it count: replaced in one step, it leaves after a crash the old document or the new
one. The section as it was imported stays untouched, so that taking an act back begins from the
very same text, and not from the original file, which another version might read otherwise.
"""

import contextlib
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.document.corrections import Page, correct
from study_viewer.core.document.entries import Entries, Start
from study_viewer.core.document.model import (
    Body,
    Correction,
    Document,
    Entry,
    SectionInfo,
    Uncorrected,
)
from study_viewer.core.document.plain import digest_of, plain_text
from study_viewer.core.document_folder import (
    FILE,
    digest_of_sections,
    read_document,
    read_section,
    section_file,
    section_markdown,
    write_document,
)
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusals, safe_name, stamp_of, write_atomically
from study_viewer.core.paths import CORRECTED
from study_viewer.core.store import bodies, searched
from study_viewer.core.store.index import LOOKED, Index, Stored


class _Written(NamedTuple):
    """A section as it stands after the act, and its entries."""

    stored: Stored
    body: Body
    text: str
    starts: tuple[Start, ...]


class Corrector:
    """Corrects the document of one folder; raises UserFacing where an act does not fit."""

    def __init__(self, index: Index, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self._told = read_document(folder)
        outline = self._told.outline or index.outline(self._told.id)
        self._starts: dict[str, list[Start]] = {}
        for entry in outline:
            self._starts.setdefault(entry.section, []).append(_start(entry))
        self._infos = {info.id: info for info in self._told.sections}

    def sections(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def page(self, section: str) -> Page:
        """A section as it now is."""
        info = self._infos[section]
        starts = tuple(self._starts.get(section, ()))
        return Page(section, info.title, read_section(self._folder, info).body, starts)

    def correct(self, acts: Iterable[Correction]) -> None:
        """Does the acts, one after another; all of them or none."""
        chosen = tuple(acts)
        made = self._told.corrections
        before = {one.section: one for one in self._told.uncorrected}
        written = {}
        for act in chosen:
            if act.section not in self._infos:
                raise UserFacing("correction-stale", quote=act.quote)
        for section in dict.fromkeys(act.section for act in chosen):
            info = self._infos[section]
            page = self.page(section)
            if section in before and not self._is_ours(info):
                # Changed by hand: that text is what is corrected, and no act before it comes back.
                made = tuple(act for act in made if act.section != section)
                del before[section]
            before.setdefault(section, Uncorrected(section, info.file, page.starts))
            written[section] = self._write(info, correct(page, chosen))
        self._keep(made + chosen, before, written)

    def take_back(self, count: int = 1) -> tuple[Correction, ...]:
        """Undoes the last acts; gives them, so that they can be done again.

        Raises UserFacing("correction-overtaken") where the text was changed by hand since.
        """
        acts = self._told.corrections
        kept, gone = acts[: len(acts) - count], acts[len(acts) - count :]
        before = {one.section: one for one in self._told.uncorrected}
        written = {}
        for section in dict.fromkeys(act.section for act in gone):
            info, old = self._infos.get(section), before.get(section)
            if info is None or old is None or not self._is_ours(info):
                raise UserFacing("correction-overtaken")
            info = info._replace(file=old.file)
            found = read_section(self._folder, info)
            starts = tuple(Start(*entry) for entry in old.entries)
            again = [act for act in kept if act.section == section]
            if again:
                page = correct(Page(section, info.title, found.body, starts), again)
                written[section] = self._write(info, page)
            else:
                del before[section]
                stamp = stamp_of(section_file(self._folder, info.file))
                stored = Stored(found.info, found.content, stamp)
                written[section] = _Written(stored, found.body, found.text, starts)
        self._keep(kept, before, written)
        return gone

    def _write(self, info: SectionInfo, page: Page) -> _Written:
        data = section_markdown(info.title, page.body).encode("utf-8")
        content = hashlib.sha256(data).hexdigest()
        name = f"{CORRECTED}/{safe_name(info.id.replace('/', '-'))}.{content[:12]}.md"
        file = self._folder / name
        make_folder(file.parent)
        if not file.exists():
            write_atomically(file, data)
        text = plain_text(page.body)
        info = info._replace(file=name, characters=len(text), digest=digest_of(text))
        return _Written(Stored(info, content, stamp_of(file)), page.body, text, page.starts)

    def _is_ours(self, info: SectionInfo) -> bool:
        """Whether the file still holds what a correction wrote there."""
        file = section_file(self._folder, info.file)
        with refusals(file):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
        return file.name.endswith(f".{content[:12]}.md")

    def _keep(
        self,
        acts: Sequence[Correction],
        before: dict[str, Uncorrected],
        written: dict[str, _Written],
    ) -> None:
        known = {stored.info.id: stored for stored in self._index.sections(self._told.id)}
        known |= {section: one.stored for section, one in written.items()}
        stored = [known[info.id] for info in self._told.sections]
        sections = tuple(one.info for one in stored)
        entries = Entries()
        for info in sections:
            done = written.get(info.id)
            starts = done.starts if done else self._starts.get(info.id, ())
            entries.add(info.id, starts, info.characters)
        document = self._told._replace(
            sections=sections,
            outline=entries.made(),
            digest=digest_of_sections(sections),
            corrections=tuple(acts),
            uncorrected=tuple(before.values()),
        )
        looked = self._index.fact(LOOKED)
        with self._index.writing():
            # After a crash from here on the next start looks at the folders again.
            self._index.put_fact(LOOKED, "")
        write_document(self._folder, document)
        with self._index.writing():
            for one in written.values():
                bodies.put(self._index, one.stored.content, one.body, one.text)
            self._index.put_document(document, self._folder, stamp_of(self._folder / FILE), stored)
            searched.put(self._index, document, stored)
            self._index.drop_unused_bodies()
            self._index.put_fact(LOOKED, looked)
        self._sweep(document)

    def _sweep(self, document: Document) -> None:
        """Takes away what earlier corrections wrote and no section is any more."""
        used = {info.file for info in document.sections}
        used |= {one.file for one in document.uncorrected}
        for file in (self._folder / CORRECTED).glob("*.md"):
            if f"{CORRECTED}/{file.name}" not in used:
                with contextlib.suppress(OSError):
                    file.unlink()


def _start(entry: Entry) -> Start:
    return Start(entry.title, entry.level, entry.start)
