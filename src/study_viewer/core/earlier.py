# SPDX-License-Identifier: MIT
"""An edition of a document read from its folder: the earlier ones stand in no index."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.document.kinship import trace_of
from study_viewer.core.document.model import Body, Document, Metadata
from study_viewer.core.document.plain import plain_text
from study_viewer.core.document_folder import read_document, read_section
from study_viewer.core.editions import numbers, place_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import picture_in


class EditionInfo(NamedTuple):
    """One edition of a document; ``current`` is the one that is read and noted in."""

    number: int
    metadata: Metadata
    sections: int
    characters: int
    current: bool


class Earlier:
    """The text of one edition, read from its folder; nothing of it is in the index."""

    def __init__(self, folder: Path, number: int) -> None:
        """Raises UserFacing where the folder is no document."""
        self.folder = folder
        self.document: Document = read_document(folder)._replace(edition=number)
        self._infos = {info.id: info for info in self.document.sections}
        self._bodies: dict[str, Body] = {}

    def body(self, section: str) -> Body:
        """Raises UserFacing: section-unknown, and where its file cannot be read."""
        if section not in self._bodies:
            info = self._infos.get(section)
            if info is None:
                raise UserFacing("section-unknown", document=self.document.id, section=section)
            self._bodies[section] = read_section(self.folder, info).body
        return self._bodies[section]

    def picture(self, path: str) -> bytes | None:
        """An image of the edition; None for whatever does not lie in its folder ``images``."""
        return picture_in(self.folder, path)

    def text(self, section: str) -> str:
        """The plain text that the edition's offsets count."""
        return plain_text(self.body(section))


def editions_of(folder: Path) -> tuple[EditionInfo, ...]:
    """The editions of a document's folder, the oldest first; one that is damaged is left out."""
    present = read_document(folder)
    found = []
    for number in numbers(folder):
        with contextlib.suppress(UserFacing):
            found.append(_info(read_document(place_of(folder, number)), number))
    return (*found, _info(present, present.edition, current=True))


def edition_of(folder: Path, number: int) -> Earlier:
    """Raises UserFacing("edition-unknown") where no such one is kept."""
    present = read_document(folder)
    if number == present.edition:
        return Earlier(folder, number)
    if number not in numbers(folder):
        raise UserFacing("edition-unknown", title=present.title, edition=number)
    return Earlier(place_of(folder, number), number)


def with_text(folder: Path, identity: str) -> int:
    """The number of the earlier edition that has the text of a trace's identity, the latest if
    several have; 0 if none. Reads their text: for a worker. One that is damaged has none.
    """
    for number in reversed(numbers(folder)):
        with contextlib.suppress(UserFacing):
            one = Earlier(place_of(folder, number), number)
            texts = (one.text(section.id) for section in one.document.sections)
            if trace_of(texts).identity == identity:
                return number
    return 0


def _info(document: Document, number: int, *, current: bool = False) -> EditionInfo:
    sections = len(document.sections)
    return EditionInfo(number, document.metadata, sections, document.characters, current)
