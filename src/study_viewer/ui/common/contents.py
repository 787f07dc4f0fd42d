# SPDX-License-Identifier: MIT
"""Which outline entry a place in a document belongs to: asked by every panel, known by none."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Document, Entry
from study_viewer.core.document.ranges import Ranges, covered


class Contents:
    """The outline of one document, ready to be asked; building it is linear in its entries."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries = document.outline
        self.by_id = {entry.id: entry for entry in document.outline}
        self.sections = {section.id: number for number, section in enumerate(document.sections)}
        self._numbers = {entry.id: number for number, entry in enumerate(document.outline)}
        self._in_section: dict[str, list[Entry]] = {}
        for entry in document.outline:
            self._in_section.setdefault(entry.section, []).append(entry)

    def entry_at(self, section: str, offset: int) -> Entry | None:
        """The last entry that starts at or before ``offset``; before all of them the first."""
        entries = self._in_section.get(section)
        if not entries:
            return None
        # Entries of a section come in reading order, so their starts never fall.
        place = bisect_right(entries, offset, key=lambda entry: entry.start)
        return entries[max(place - 1, 0)]

    def number(self, entry: Entry) -> int:
        """The how many-th entry in reading order, from 0."""
        return self._numbers[entry.id]

    def path(self, entry: Entry | None) -> tuple[str, ...]:
        """The titles from the top down to ``entry``."""
        titles: list[str] = []
        while entry is not None and len(titles) < 64:
            titles.append(entry.title)
            entry = self.by_id.get(entry.parent) if entry.parent else None
        return tuple(reversed(titles))

    def order(self, section: str | None, start: int | None) -> tuple[int, int]:
        """Where a place stands in document order; the whole document comes before all."""
        if section is None:
            return -1, -1
        return self.sections.get(section, len(self.sections)), -1 if start is None else start

    def counts(self, annotations: Iterable[Annotation]) -> dict[str, int]:
        """How many annotations stand under each entry; the unplaced belong to none."""
        found: dict[str, int] = {}
        for annotation in annotations:
            place = annotation.placement
            if place.section is None:
                continue
            entry = self.entry_at(place.section, place.start or 0)
            if entry is not None:
                found[entry.id] = found.get(entry.id, 0) + 1
        return found

    def reach(self, entry: Entry) -> tuple[int, int]:
        """Where in its section an entry begins and ends, those below it included.

        What stands before the first entry of a section belongs to it, as in ``entry_at``.
        """
        entries = self._in_section[entry.section]
        place = entries.index(entry)
        start = entry.start if place else 0
        for later in entries[place + 1 :]:
            if later.level <= entry.level:
                return start, later.start
        number = self.sections.get(entry.section)
        length = self.document.sections[number].characters if number is not None else entry.start
        return start, length + 1

    def passages(self, entry: Entry) -> tuple[tuple[str, int, int], ...]:
        """An entry with all that is below it as (section, start, end), one for each section."""
        number = self.number(entry)
        later = (one for one in self.entries[number + 1 :] if one.level <= entry.level)
        behind = next(later, None)
        order = list(self.sections)
        first = self.sections.get(entry.section, 0)
        last, end = len(order) - 1, self._length(len(order) - 1)
        if behind is not None:
            last, end = self.sections.get(behind.section, first), self.reach(behind)[0]
        found = []
        for section in range(first, last + 1):
            start = self.reach(entry)[0] if section == first else 0
            stop = end if section == last else self._length(section)
            if start < stop:
                found.append((order[section], start, stop))
        return tuple(found)

    def _length(self, section: int) -> int:
        return self.document.sections[section].characters

    def read(self, progress: Mapping[str, Ranges]) -> set[str]:
        """Entries read whole with all that is below; ``progress`` is by section.

        An entry without text of its own, such as a part that holds chapters, is its children.
        """
        unread = set()
        parents = {entry.parent for entry in self.entries}
        # Parents come before their children, so that backwards each child is known when it counts.
        for entry in reversed(self.entries):
            end = entry.start + entry.characters
            # The last character is the break before the next entry, or a full stop.
            seen = (
                covered(progress.get(entry.section, ()), entry.start, end) >= entry.characters - 1
            )
            if not seen or entry.id in unread or (not entry.characters and entry.id not in parents):
                unread.add(entry.id)
                if entry.parent:
                    unread.add(entry.parent)
        return set(self.by_id) - unread

    def percent(self, progress: Mapping[str, Ranges]) -> int:
        """How much of the document was read, 0 to 100; rounded down, so that 100 means all."""
        total = sum(section.characters for section in self.document.sections)
        if total == 0:
            return 0
        done = 0
        for section in self.document.sections:
            if section.id in progress:
                seen = covered(progress[section.id], 0, section.characters)
                done += section.characters if seen >= section.characters - 1 else seen
        return min(100, done * 100 // total)
