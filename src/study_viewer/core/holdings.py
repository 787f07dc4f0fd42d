# SPDX-License-Identifier: MIT
"""What a library holds, asked: which documents there are, and what they say."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from study_viewer.core.document.model import Body, Document, Entry, PageStart, SectionInfo
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import original_in, picture_in, stamp_of
from study_viewer.core.formats.contract import PagePicture, PageWish, Progress, no_progress
from study_viewer.core.outlined import Outlined
from study_viewer.core.paths import CORRECTED, Paths, shipped
from study_viewer.core.shelf import Shelf
from study_viewer.core.store import bodies, stamps
from study_viewer.core.store.index import Index, Shelved, Stored

if TYPE_CHECKING:
    from study_viewer.core.apart.readers import Reads
    from study_viewer.core.earlier import Earlier, EditionInfo

T = TypeVar("T")


_ALIKE = 60
"""Of a hundred: a title that has three of five characters in common, in their order."""


class Holdings:
    """All documents of one data folder, and those that ship with the program.

    It fulfils the ``Texts`` protocol that the notebook resolves annotations with.
    """

    def __init__(
        self,
        paths: Paths,
        index: Index,
        reads: "Callable[[], Reads]",
        bundled: Path | None = None,
        *,
        patient: bool = False,
    ) -> None:
        """A ``patient`` one reads no more than a window waits for; see ``is_behind``."""
        self._paths = paths
        self._index = index
        self._reads = reads
        self._shelf = Shelf(paths, index, bundled or shipped("content"), patient=patient)
        self._version = -1

    @property
    def problems(self) -> Sequence[UserFacing]:
        """Folders that are no readable document, found by the last look at the shelf."""
        return self._shelf.problems

    @property
    def bundled(self) -> Path:
        return self._shelf.bundled

    @property
    def waits(self) -> bool:
        """Whether folders were left to be read, as far as it is known without a look."""
        return self._shelf.behind

    def is_behind(self) -> bool:
        """Whether folders came, went or wait to be read; for a window to have a worker catch up,
        and to say so afterwards: ``caught_up``."""
        self._shelf.notice()
        if self._index.has_followed() or self._shelf.has_moved_on():
            self._shelf.behind = True
        return self._shelf.behind

    def written_outside(self) -> bool:
        """Whether another process, or another thread's library, wrote since the last question."""
        seen, self._version = self._version, stamps.version(self._index)
        return seen not in (-1, self._version)

    def marks(self, documents: Iterable[str] | None = None) -> dict[str, str]:
        """By id what is another as soon as a document's text, contents or names are; of all, or of
        these as far as they are there."""
        self._shelf.notice()
        return stamps.marks(self._index, documents)

    def mark(self, document: str) -> str:
        """As in ``marks``; empty for a document that is not there."""
        shelved = self._index.shelved(document)
        return self.mark_of(shelved) if shelved else ""

    @staticmethod
    def mark_of(shelved: Shelved) -> str:
        return stamps.mark_of(shelved)

    def caught_up(self) -> None:
        """Another workspace read what waited, or nobody wants it read now."""
        self._shelf.behind = False

    def catch_up(self, progress: Progress = no_progress, *, little: bool = False) -> Iterator[str]:
        """As ``Shelf.catch_up``."""
        return self._shelf.catch_up(progress, little=little)

    def take_first(self, document: str) -> bool:
        """As ``Shelf.take_first``."""
        return self._shelf.take_first(document)

    def complete(self, progress: Progress = no_progress) -> None:
        """Reads what waits to be read, for work that should know every document: to place notes
        that come in, or to tell a new edition from another document. A folder that cannot be read,
        be it by a mistake of ours, is passed over and stands in ``problems``."""
        self._shelf.complete(progress)

    def look_inside(
        self, progress: Progress = no_progress, only: str | None = None
    ) -> Iterator[str]:
        """As ``Shelf.look_inside``."""
        return self._shelf.look_inside(progress, only)

    # What is there.

    def list(self) -> tuple[Shelved, ...]:
        """All documents by title; reads nothing of their text."""
        self._shelf.notice()
        return self._index.shelf()

    def size(self) -> int:
        """How many documents there are, asked in a thousandth of the time of their list."""
        self._shelf.notice()
        return self._index.size()

    def shelf(self, language: str) -> tuple[Shelved, ...]:
        """As a person finds them: their own by title, then what ships with the program, in their
        language before others and the guide before the rest."""
        # Its patterns take 5 ms to make, and a window that opens asks for the shelf later.
        from study_viewer.core.document.numbering import by_sound

        def place(shelved: Shelved) -> tuple[bool, bool, bool, object]:
            shipped = self.ships(shelved)
            foreign = shipped and shelved.metadata.language != language
            guide = shipped and shelved.id.startswith("guide-")
            return shipped, foreign, not guide, by_sound(shelved.title)

        return tuple(sorted(self.list(), key=place))

    def first(self, language: str) -> Shelved | None:
        """The first on the shelf; of very many a person's own that comes first as it is written."""
        self._shelf.notice()
        return self._shelf.first_of_many() or next(iter(self.shelf(language)), None)

    def shelved(self, document: str) -> Shelved:
        """What the shelf says of it; raises UserFacing("document-unknown")."""
        self._shelf.notice()
        shelved = self._index.shelved(document)
        if shelved is None:
            raise UserFacing("document-unknown", document=document)
        return shelved

    def document(self, document: str) -> Document:
        """Metadata, sections and outline; raises UserFacing("document-unknown")."""
        shelved = self.shelved(document)
        return Document(
            id=shelved.id,
            edition=shelved.edition,
            metadata=shelved.metadata,
            digest=shelved.digest,
            sections=self.sections(document),
            outline=self._index.outline(document),
        )

    def outline(self, document: str) -> tuple[Entry, ...]:
        self.shelved(document)
        return self._index.outline(document)

    def outlined(self, document: str) -> Outlined:
        """Its outline to ask bit by bit; raises UserFacing("document-unknown")."""
        return Outlined(self._index, self.shelved(document))

    def find(self, name: str) -> tuple[str, str | None]:
        """``DOCUMENT[/SECTION]`` → their ids; a document is named by its id or its whole title.

        Raises UserFacing: document-unknown, document-ambiguous, section-unknown.
        """
        self._shelf.notice()
        document, slash, section = name.partition("/")
        if self._index.shelved(document) is None:
            document, section = self._shelf.by_title(name)
            slash = "/" if section else ""
        if not slash or not section:
            return document, None
        if self._index.section(document, section) is None:
            raise UserFacing("section-unknown", document=document, section=section)
        return document, section

    def similar(self, name: str, most: int) -> tuple[Shelved, ...]:
        """Documents that may be meant by a name that no document has, the likeliest first.

        Those whose title holds it, the shortest first; then those that are alike.
        """
        from rapidfuzz import fuzz

        from study_viewer.core.document.folding import folded

        wanted = folded(name)
        if not wanted:
            return ()
        found = []
        for shelved in self.list():
            title = folded(shelved.title)
            alike = fuzz.ratio(wanted, title)
            if wanted in title or alike >= _ALIKE:
                found.append((wanted not in title, -alike, shelved))
        return tuple(one for *_, one in sorted(found, key=lambda one: one[:2])[:most])

    def is_bundled(self, document: str) -> bool:
        return self.ships(self.shelved(document))

    def ships(self, shelved: Shelved) -> bool:
        """Does it come with the program?"""
        # A path for each of 10,000 documents would take a tenth of a second.
        return os.path.dirname(shelved.folder) == str(self._shelf.bundled)

    def folder(self, document: str) -> Path:
        return Path(self.shelved(document).folder)

    # What it says.

    def body(self, document: str, section: str) -> Body:
        """The blocks of a section; raises UserFacing when there is no such section."""
        return self._held(document, section, bodies.body) or Body()

    def text(self, document: str, section: str) -> str:
        """The plain text of a section, which offsets count; "" when there is no such section.

        Raises UserFacing when it is there and cannot be read now: nobody must take that for an
        empty text.
        """
        try:
            return self._held(document, section, bodies.text) or ""
        except UserFacing as error:
            if error.code not in ("document-unknown", "section-unknown"):
                raise
            return ""

    def picture(self, document: str, path: str) -> bytes | None:
        """An image of the document; None for whatever does not lie in its folder ``images``."""
        try:
            return picture_in(self.folder(document), path)
        except UserFacing:
            return None

    def original(self, document: str) -> Path | None:
        """What was imported, as it arrived: the file, or the folder where there are several."""
        return original_in(self.folder(document), self.shelved(document).metadata.imported_from)

    def page_at(self, document: str, section: str, offset: int) -> PageStart | None:
        """The page of the original that this text stood on; None where it has no pages."""
        return self._index.page_at(self.shelved(document).id, section, offset)

    def page(self, document: str, page: int) -> PageStart | None:
        """Where the text of a page begins, from 1; None where the original has no pages."""
        return self._index.page(self.shelved(document).id, page)

    def page_picture(
        self, document: str, wish: PageWish, progress: Progress = no_progress
    ) -> PagePicture:
        """A page of the original as it was laid out; for a worker. ``progress`` may cancel.

        Raises UserFacing: no-pages, original-missing, page-unknown, and as reading the original
        does.
        """
        original = self.original(document)
        if original is None:
            title = self.shelved(document).title
            if self.page(document, 1) is None:
                raise UserFacing("no-pages", path=title)
            raise UserFacing("original-missing", path=title)
        return self._reads().page(original, wish, progress)

    # The Texts protocol: never raises for what is not there.

    def title(self, document: str) -> str:
        self._shelf.notice()
        shelved = self._index.shelved(document)
        return shelved.title if shelved else ""

    def digest(self, document: str) -> str:
        self._shelf.notice()
        shelved = self._index.shelved(document)
        return shelved.digest if shelved else ""

    def sections(self, document: str) -> tuple[SectionInfo, ...]:
        self._shelf.notice()
        return tuple(stored.info for stored in self._index.sections(document))

    def section(self, document: str, section: str) -> SectionInfo | None:
        self._shelf.notice()
        stored = self._index.section(document, section)
        return stored.info if stored else None

    def number(self, document: str, section: str) -> int | None:
        self._shelf.notice()
        return self._index.section_number(document, section)

    def first_section(self, document: str) -> str | None:
        """Where reading begins: asked at a start, which lists no 10,000 sections for it."""
        self._shelf.notice()
        return self._index.section_at(document, 0)

    def by_digest(self, digest: str) -> str | None:
        self._shelf.notice()
        return self._index.by_digest(digest) if digest else None

    # What was before.

    def editions(self, document: str) -> "tuple[EditionInfo, ...]":
        """All editions that are kept, the oldest first; the last one is what is read now."""
        from study_viewer.core.earlier import editions_of

        return editions_of(self.folder(document))

    def edition(self, document: str, number: int) -> "Earlier":
        """The text of one edition, the present one too; raises UserFacing("edition-unknown")."""
        from study_viewer.core.earlier import edition_of

        return edition_of(self.folder(document), number)

    def is_corrected(self, document: str) -> bool:
        """Whether there is a correction that could be taken back."""
        return any(info.file.startswith(f"{CORRECTED}/") for info in self.sections(document))

    def _held(self, document: str, section: str, ask: Callable[[Index, str], T | None]) -> T | None:
        """What the index holds of a section; read again where its file changed or it is gone."""
        folder = self.folder(document)
        stored = self._stored(document, section)
        as_known = stamp_of(folder / stored.info.file) == stored.stamp
        held = ask(self._index, stored.content) if as_known else None
        if held is None:
            self._shelf.take(folder, trusting=True)
            held = ask(self._index, self._stored(document, section).content)
        return held

    def _stored(self, document: str, section: str) -> Stored:
        stored = self._index.section(document, section)
        if stored is None:
            raise UserFacing("section-unknown", document=document, section=section)
        return stored
