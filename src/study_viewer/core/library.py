# SPDX-License-Identifier: MIT
"""The library: how documents come and go, and how they are changed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Correction
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import alone_in, refusals
from study_viewer.core.formats.contract import Progress, Wishes, no_progress
from study_viewer.core.holdings import Holdings

if TYPE_CHECKING:
    from study_viewer.core.correcting import Corrector
    from study_viewer.core.importing import Imported
    from study_viewer.core.renewing import Over


class Library(Holdings):
    """Its holdings, and all that is done to them; what changed is in the Changes."""

    def import_paths(
        self,
        paths: Iterable[Path],
        wishes: Wishes | None = None,
        progress: Progress = no_progress,
        announce: Callable[[Path], None] = lambda path: None,
        replaces: str = "",
        *,
        holds: bool = False,
    ) -> Iterator["Imported"]:
        """Imports files and folders one after another, telling of each as it is done.

        A path that fails is told with its error, and the rest go on. ``Cancelled`` from
        ``progress`` ends it all, and of the document under way nothing is kept.

        ``replaces`` is the document whose new edition the one file or folder is: it keeps its id,
        its corrections are done again as far as they fit, and the present edition is kept below it.
        With ``holds`` nothing is kept of what seems to be a new edition of a document that was
        there: it is told with its ``kin`` and no document, for the person to say what it is.
        Raises UserFacing: document-unknown, document-bundled, replace-one.
        """
        # The parsers cost 0.2 s to import, which no start of the window pays.
        from study_viewer.core.importing import Importer

        self._shelf.notice()
        importer = Importer(self._paths, self._index, self._reads(), holds=holds)
        wishes = wishes or Wishes()
        over = None
        if replaces:
            over = self.over(replaces)._replace(asked=wishes.title)
            wishes = wishes._replace(title="")
        for imported in importer.run(paths, wishes, progress, announce, over):
            if over is not None and imported.error is None and not imported.already:
                from study_viewer.core.renewing import repeat

                imported = imported._replace(lost=repeat(self._index, over))
            yield imported

    def over(self, document: str) -> "Over":
        """What a new edition of the document needs to know of it.

        Raises UserFacing: document-unknown, document-bundled, document-damaged.
        """
        from study_viewer.core.document_folder import read_document
        from study_viewer.core.renewing import Over

        folder = self._own_folder(document)
        return Over(folder, read_document(folder))

    def take_back_edition(self, document: str) -> Changes:
        """The edition before takes the present one's place, which goes to ``removed``.

        Raises UserFacing: document-unknown, document-bundled, edition-first.
        """
        from study_viewer.core.editions import numbers, put_back, settle

        folder = self._own_folder(document)
        kept = numbers(folder)
        if not kept:
            raise UserFacing("edition-first", title=self.shelved(document).title)
        with alone_in(folder):
            with refusals(folder), self._index.writing():
                settle(self._paths.documents)
                put_back(folder, kept[-1], self._paths.removed)
            self._shelf.take(folder)
        return Changes(documents=(document,))

    def rename(self, document: str, **fields: str) -> Changes:
        """Changes title, issued_by, issued_on, number or source; other fields raise TypeError.

        Raises UserFacing: document-bundled, title-empty, date-unclear.
        """
        from study_viewer.core.renaming import rename

        folder = self._own_folder(document)
        with alone_in(folder):
            rename(folder, fields)
            # Its text is as it was: 60 MB are not read again for a word in the title.
            self._shelf.take(folder, trusting=True)
        return Changes(documents=(document,))

    def correct(self, document: str, acts: Iterable[Correction]) -> Changes:
        """Mends a text that was read wrongly; all of the acts are done, or none.

        Raises UserFacing: document-bundled, and as ``core.document.corrections.correct``.
        """
        with alone_in(self._own_folder(document)):
            self._corrector(document).correct(acts)
        return Changes(documents=(document,))

    def take_back(self, document: str, count: int = 1) -> tuple[Changes, tuple[Correction, ...]]:
        """Undoes the last corrections; with them, so that they can be done again.

        Raises UserFacing("correction-overtaken") when the text was changed by hand since.
        """
        with alone_in(self._own_folder(document)):
            gone = self._corrector(document).take_back(count)
        return Changes(documents=(document,) if gone else ()), gone

    def _corrector(self, document: str) -> "Corrector":
        # It reads Markdown and YAML, which no start of the window pays for.
        from study_viewer.core.correcting import Corrector

        return Corrector(self._index, self._own_folder(document))

    def remove(self, document: str) -> Changes:
        """Takes it off the shelf: its folder goes to ``removed``, its annotations stay."""
        folder = self._own_folder(document)
        # Half of a correction, written into a folder that just went, would be a damaged document.
        with alone_in(folder):
            self._shelf.remove(document, folder)
        return Changes(documents=(document,))

    def bring_back(self, document: str) -> Changes:
        """Puts what was removed last of it on the shelf again; empty Changes when it is there.

        Raises UserFacing("document-unknown") when ``removed`` has no such document.
        """
        if self.digest(document):
            return Changes()
        self._shelf.bring_back(document)
        return Changes(documents=(document,))

    def _own_folder(self, document: str) -> Path:
        if self.is_bundled(document):
            raise UserFacing("document-bundled", document=document)
        return self.folder(document)
