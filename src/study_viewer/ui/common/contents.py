# SPDX-License-Identifier: MIT
"""Which outline entry a place in a document belongs to: asked by every panel, known by none."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Entry
from study_viewer.core.document.ranges import Ranges, covered
from study_viewer.core.outlined import Outlined

# Sections whose lengths are asked for one by one.
_FEW = 20
# A damaged outline may lead in a circle; no real one is deeper.
_DEEPEST = 64
_LINES = 200
"""Characters: an issuer, a number, a date."""


class Contents:
    """The outline of one document; what was asked once is remembered."""

    def __init__(self, outlined: Outlined) -> None:
        self._outlined = outlined
        self.title = outlined.title
        self.sections = outlined.sections
        """How many there are; so ``entries``."""
        self.entries = outlined.entries
        self._in_section: dict[str, tuple[Entry, ...]] = {}
        self._starts: dict[str, list[int]] = {}
        self._entries: dict[str, Entry | None] = {}
        self._numbers: dict[str, int | None] = {}
        self._lengths: dict[str, int] = {}
        self._behind: dict[str, int] = {}

    def section_number(self, section: str) -> int | None:
        """Where in the document a section stands, from 0."""
        if section not in self._numbers:
            self._numbers[section] = self._outlined.number(section)
        return self._numbers[section]

    def section_at(self, number: int) -> str | None:
        return self._outlined.section_at(number)

    def entry(self, entry: str) -> Entry | None:
        if entry not in self._entries:
            self._entries[entry] = self._outlined.entry(entry)
        return self._entries[entry]

    def number(self, entry: Entry) -> int:
        """Where in reading order an entry stands, from 0."""
        return self._outlined.entry_number(entry.id)

    def entry_by_number(self, number: int) -> Entry | None:
        return self._outlined.entry_by_number(number)

    def entry_at(self, section: str, offset: int) -> Entry | None:
        """The last entry that starts at or before ``offset``; before all of them the first."""
        entries = self._of_section(section)
        if not entries:
            return None
        # Entries of a section come in reading order, so their starts never fall.
        place = bisect_right(self._starts[section], offset)
        return entries[max(place - 1, 0)]

    def top_of(self, entry: Entry) -> int:
        """The offset to show it from: a line or two that stand before the first entry of all
        belong to none and are not hidden above it."""
        lines = entry.start <= _LINES and self.section_number(entry.section) == 0
        return 0 if lines and self._of_section(entry.section)[0] == entry else entry.start

    def next_start(self, section: str, offset: int) -> float:
        """Where the entry after that one begins; infinity if there is none in the section."""
        self._of_section(section)
        starts = self._starts[section]
        # Before the first entry it is the first one that counts.
        place = max(bisect_right(starts, offset), 1)
        return starts[place] if place < len(starts) else float("inf")

    def ancestors(self, entry: Entry | None) -> tuple[Entry, ...]:
        """From the top down to ``entry``, itself included."""
        found: list[Entry] = []
        while entry is not None and len(found) < _DEEPEST:
            found.append(entry)
            entry = self.entry(entry.parent) if entry.parent else None
        return tuple(reversed(found))

    def path(self, entry: Entry | None) -> tuple[str, ...]:
        """The titles from the top down to ``entry``."""
        return tuple(one.title for one in self.ancestors(entry))

    def counts(self, annotations: Iterable[Annotation]) -> dict[str, int]:
        """How many annotations stand under each entry; the unplaced belong to none."""
        found: dict[str, int] = {}
        near, key, first, end = "", "", 0, 0.0
        for annotation in annotations:
            section, start = annotation.placement.section, annotation.placement.start or 0
            if section is None:
                continue
            if section != near or not first <= start < end:
                # They come in order: those up to the next entry belong to the same one.
                entry = self.entry_at(section, start)
                key = entry.id if entry is not None else ""
                near, first, end = section, start, self.next_start(section, start)
            if key:
                found[key] = found.get(key, 0) + 1
        return found

    def reach(self, entry: Entry) -> tuple[int, int]:
        """Where in its section an entry begins and ends, those below it included.

        What stands before the first entry of a section belongs to it, as in ``entry_at``.
        """
        entries = self._of_section(entry.section)
        place = entries.index(entry)
        start = entry.start if place else 0
        for later in entries[place + 1 :]:
            if later.level <= entry.level:
                return start, later.start
        return start, (self.length(entry.section) or entry.start) + 1

    def passages(self, entry: Entry) -> tuple[tuple[str, int, int], ...]:
        """An entry with all that is below it as (section, start, end), one for each section."""
        behind = self._outlined.entry_behind(entry)
        first = self.section_number(entry.section) or 0
        last, end = self.sections - 1, -1
        if behind is not None:
            last, end = self.section_number(behind.section) or first, self.reach(behind)[0]
        found = []
        for number in range(first, last + 1):
            section = self.section_at(number) or ""
            start = self.reach(entry)[0] if number == first else 0
            stop = end if number == last and end >= 0 else self.length(section)
            if start < stop:
                found.append((section, start, stop))
        return tuple(found)

    def read(self, progress: Mapping[str, Ranges]) -> Container[str]:
        """Entries read whole with all that is below; ``progress`` is by section."""
        return _Read(self, self._outlined, progress)

    def percent(self, progress: Mapping[str, Ranges]) -> int:
        """How much of the document was read, 0 to 100; rounded down, so that 100 means all."""
        total = self._outlined.characters
        return (total - self.unread(progress)) * 100 // total if total else 0

    @property
    def characters(self) -> int:
        return self._outlined.characters

    def behind(self, section: str) -> int:
        """Characters of a section and of all that come after it."""
        if section not in self._behind:
            self._behind[section] = self._outlined.behind(section)
        return self._behind[section]

    def unread(self, progress: Mapping[str, Ranges]) -> int:
        """Characters of the document that were not read."""
        if len(progress) > _FEW and len(self._lengths) < len(progress):
            self._lengths = self._outlined.lengths()
        left = self._outlined.characters
        for section, ranges in progress.items():
            length = self.length(section)
            seen = covered(ranges, 0, length)
            left -= length if seen >= _enough(length) else seen
        return max(left, 0)

    def _of_section(self, section: str) -> tuple[Entry, ...]:
        if section not in self._in_section:
            entries = self._in_section[section] = self._outlined.entries_in(section)
            self._starts[section] = [entry.start for entry in entries]
        return self._in_section[section]

    def length(self, section: str) -> int:
        """Characters of a section; 0 when there is no such one."""
        if section not in self._lengths:
            self._lengths[section] = self._outlined.length(section)
        return self._lengths[section]


def _enough(characters: int) -> int:
    """How many of an entry's characters are all of it.

    The last is the break before the next entry, or a full stop; a page that is a picture is one.
    """
    return max(characters - 1, min(characters, 1))


class _Read:
    """Answers entry by entry: only the rows in sight are asked for."""

    def __init__(
        self, contents: Contents, outlined: Outlined, progress: Mapping[str, Ranges]
    ) -> None:
        self._contents = contents
        self._outlined = outlined
        self._progress = progress
        self._known: dict[str, bool] = {}

    def __contains__(self, entry: object) -> bool:
        found = self._contents.entry(entry) if isinstance(entry, str) else None
        return found is not None and self._is_read(found, 0)

    def _is_read(self, entry: Entry, depth: int) -> bool:
        """An entry without text of its own, such as a part that holds chapters, is its children."""
        if entry.id not in self._known:
            self._known[entry.id] = self._seen(entry) and self._below(entry, depth)
        return self._known[entry.id]

    def _seen(self, entry: Entry) -> bool:
        ranges = self._progress.get(entry.section, ())
        seen = covered(ranges, entry.start, entry.start + entry.characters)
        return seen >= _enough(entry.characters)

    def _below(self, entry: Entry, depth: int) -> bool:
        children = self._outlined.entries_below(entry.id) if depth < _DEEPEST else ()
        if not children:
            return bool(entry.characters)
        return all(self._is_read(child, depth + 1) for child in children)
