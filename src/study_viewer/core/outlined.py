# SPDX-License-Identifier: MIT
"""The outline of one document as far as it is asked for: 10,000 entries are not read for one."""

from study_viewer.core.document.model import Entry
from study_viewer.core.store.index import Index, Shelved


class Outlined:
    """Answers from the index, each question in well under a millisecond.

    It holds for the document's text as it is now; after a change of it one asks for a new one.
    """

    def __init__(self, index: Index, shelved: Shelved) -> None:
        self._index = index
        self._document = shelved.id
        self.title = shelved.title
        self.edition = shelved.edition
        self.sections = shelved.sections
        """How many there are; so ``entries``."""
        self.entries = shelved.entries
        self.characters = shelved.characters
        """Of all sections together."""

    def number(self, section: str) -> int | None:
        """Where in the document a section stands, from 0; None when there is no such one."""
        return self._index.section_number(self._document, section)

    def section_at(self, number: int) -> str | None:
        return self._index.section_at(self._document, number)

    def length(self, section: str) -> int:
        """Characters of a section; 0 when there is no such one."""
        stored = self._index.section(self._document, section)
        return stored.info.characters if stored else 0

    def lengths(self) -> dict[str, int]:
        """Of all sections: 2 ms for 3,000 of them, which one by one take 80."""
        return self._index.lengths(self._document)

    def behind(self, section: str) -> int:
        """Characters of a section and of all that come after it."""
        return self._index.characters_from(self._document, section)

    def entry(self, entry: str) -> Entry | None:
        return self._index.entry(self._document, entry)

    def entry_number(self, entry: str) -> int:
        """Where in reading order it stands, from 0; -1 when there is no such one."""
        return self._index.entry_number(self._document, entry)

    def entry_by_number(self, number: int) -> Entry | None:
        return self._index.entry_by_number(self._document, number)

    def entries_in(self, section: str) -> tuple[Entry, ...]:
        """Of one section, in reading order."""
        return self._index.entries_in(self._document, section)

    def entries_below(self, parent: str) -> tuple[Entry, ...]:
        """Right below an entry, in reading order."""
        return self._index.entries_below(self._document, parent)

    def entry_behind(self, entry: Entry) -> Entry | None:
        """The first one after it and all that is below it."""
        return self._index.entry_behind(self._document, entry)
