# SPDX-License-Identifier: MIT
"""Where a place of one edition is in another, and what was read of the one in the other.

Only paragraphs that say the same in both are known again: what was reworded was not read yet.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from study_viewer.core.document.aligning import equal
from study_viewer.core.document.changed import SectionText, paragraphs
from study_viewer.core.document.ranges import Ranges, covered, joined


class Carried:
    """From the ``old`` edition to the ``new`` one, which may be the earlier of the two."""

    def __init__(self, old: Sequence[SectionText], new: Sequence[SectionText]) -> None:
        self._old = paragraphs(old)
        self._new = paragraphs(new)
        self._to = equal([one.text for one in self._old], [one.text for one in self._new])
        self._back = set(self._to.values())

    def place(self, section: str, offset: int) -> tuple[str, int] | None:
        """(section, offset) of the same words, else of what follows the words that stood before
        them; None where nothing of it all is there."""
        inside = [n for n, one in enumerate(self._old) if one.section == section]
        if not inside:
            return None
        starts = [self._old[n].start for n in inside]
        here = inside[max(bisect_right(starts, offset) - 1, 0)]
        if here in self._to:
            old, new = self._old[here], self._new[self._to[here]]
            return new.section, min(new.start + max(offset - old.start, 0), new.end)
        first, last = inside[0], inside[-1]
        found = self._behind_one_of(range(here - 1, first - 1, -1))
        found = found or self._before_one_of(range(here + 1, last + 1))
        found = found or self._behind_one_of(range(first - 1, -1, -1))
        return found or self._before_one_of(range(last + 1, len(self._old)))

    def _behind_one_of(self, numbers: range) -> tuple[str, int] | None:
        """Behind the first of these paragraphs that is there, but not out of its section."""
        known = next((self._to[n] for n in numbers if n in self._to), None)
        if known is None:
            return None
        here, after = self._new[known], self._new[known + 1 : known + 2]
        found = after[0] if after and after[0].section == here.section else here
        return found.section, found.start

    def _before_one_of(self, numbers: range) -> tuple[str, int] | None:
        """Before the first of these that is there, with what is new right above it."""
        known = next((self._to[n] for n in numbers if n in self._to), None)
        if known is None:
            return None
        section = self._new[known].section
        while known and self._new[known - 1].section == section and known - 1 not in self._back:
            known -= 1
        return section, self._new[known].start

    def ranges(self, read: Mapping[str, Ranges]) -> dict[str, Ranges]:
        """Section of the new edition → what of it was read in the old one."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, other in self._to.items():
            old, new = self._old[number], self._new[other]
            ranges = read.get(old.section, ())
            if old.text == new.text:
                shift = new.start - old.start
                pieces = [
                    (max(start, old.start) + shift, min(end, old.end) + shift)
                    for start, end in ranges
                    if start < old.end and end > old.start
                ]
            elif covered(ranges, old.start, old.end) == len(old.text):
                pieces = [(new.start, new.end)]
            else:
                pieces = []
            if pieces:
                found.setdefault(new.section, []).extend(pieces)
        return {section: joined(pieces) for section, pieces in found.items()}
