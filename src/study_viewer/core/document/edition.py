# SPDX-License-Identifier: MIT
"""One state of a document's text, prepared so that many passages can be looked for in it."""

import bisect
from collections.abc import Callable, Sequence

from study_viewer.core.document.matching import Normalised, fold, normalise
from study_viewer.core.document.model import SectionInfo


class Edition:
    """A document's sections in order; texts are read and normalised when first needed, and once.

    ``read`` gives the plain text of a section. ``whole`` is the comparable text of all sections,
    one straight after another: the neighbours of a passage stay the same when a section is split.
    """

    def __init__(self, sections: Sequence[SectionInfo], read: Callable[[str], str]) -> None:
        self.sections = {section.id: section for section in sections}
        self.by_digest = {section.digest: section.id for section in reversed(sections)}
        self._order = [section.id for section in sections]
        self._read = read
        self._texts: dict[str, str] = {}
        self._normalised: dict[str, Normalised] = {}
        self._whole: str | None = None
        self._starts: dict[str, int] = {}
        self._bounds: list[int] = []

    def text(self, section: str) -> str:
        if section not in self._texts:
            self._texts[section] = self._read(section)
        return self._texts[section]

    @property
    def whole(self) -> str:
        if self._whole is None:
            pieces, at = [], 0
            for section in self._order:
                piece = fold(self.text(section))
                self._starts[section] = at
                pieces.append(piece)
                at += len(piece)
            self._bounds = [self._starts[section] for section in self._order]
            self._whole = "".join(pieces)
        return self._whole

    def start_of(self, section: str) -> int | None:
        """Where a section begins in ``whole``; None for a section that is not there."""
        return self._starts.get(section) if self.whole else None

    def section_at(self, at: int) -> tuple[str, int, int]:
        """The section that holds a place of ``whole``, and its range there."""
        number = bisect.bisect_right(self._bounds, at) - 1
        last = number + 1 == len(self._bounds)
        end = len(self.whole) if last else self._bounds[number + 1]
        return self._order[number], self._bounds[number], end

    def original(self, start: int, end: int) -> tuple[str, int, int]:
        """Section and plain-text offsets of a range of ``whole`` that lies in one section."""
        section, first, _ = self.section_at(start)
        if section not in self._normalised:
            self._normalised[section] = normalise(self.text(section))
        return section, *self._normalised[section].span(start - first, end - first)
