# SPDX-License-Identifier: MIT
"""A document before it is kept, as a value: what was read of it, and its corrections.

A correction makes another draft of it, so that taking one back is to return to the draft before.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.beginnings import section_name, starts_of
from study_viewer.core.document.corrections import Page, correct
from study_viewer.core.document.entries import Entries
from study_viewer.core.document.kinship import Trace
from study_viewer.core.document.model import Block, Body, Correction, Entry, Metadata
from study_viewer.core.document.plain import Leaf, leaves, plain_text
from study_viewer.core.document.repeating import Repeating
from study_viewer.core.formats.contract import Mark, ParsedSection, Remark, Wishes
from study_viewer.core.one_line import one_line


class Draft(NamedTuple):
    """What an import of ``path`` would keep; every section's body is canonical.

    ``characters`` counts those of the sections that are here, as they were read.
    ``encoding`` is what the file was read as, empty for what is no single text. ``whole`` says that
    all its sections are here: of a long text there are only the first, and of its remarks and
    metadata what is known by then. ``document`` is the id it would get, empty while not ``whole``;
    ``there`` the title of the document on the shelf with this id, empty where there is none.
    ``other`` says that this one has the same words, but other pictures or headings.
    ``file_title`` is the title that the file itself has, and ``trace`` tells its kin.
    ``stamp`` tells whether the file changed since, ``acts`` are the corrections in the
    sections, and ``read`` the sections without them.
    """

    path: Path
    wishes: Wishes
    metadata: Metadata
    sections: tuple[ParsedSection, ...]
    remarks: tuple[Remark, ...]
    originals: tuple[tuple[Path, str], ...]
    encoding: str
    characters: int
    whole: bool
    document: str
    stamp: str
    read: tuple[ParsedSection, ...]
    there: str = ""
    acts: tuple[Correction, ...] = ()
    file_title: str = ""
    trace: Trace | None = None
    other: bool = False

    @property
    def title(self) -> str:
        return self.metadata.title

    def titled(self, title: str) -> "Draft":
        """With this title; a section that bears the document's takes the new one too."""
        title = one_line(title)
        if not title or title == self.title:
            return self

        def named(sections: tuple[ParsedSection, ...]) -> tuple[ParsedSection, ...]:
            return tuple(
                section._replace(title=title) if section.title == self.title else section
                for section in sections
            )

        metadata = self.metadata._replace(title=title)
        return self._replace(
            metadata=metadata, sections=named(self.sections), read=named(self.read)
        )

    def page(self, number: int) -> Page:
        """A section as corrections see it."""
        section = self.sections[number]
        starts = tuple(starts_of(section, list(leaves(section.body))))
        return Page(section_name(section, number), section.title, section.body, starts)

    def after(self, act: Correction) -> "Draft":
        """With one more correction; raises UserFacing as ``corrections.correct`` does."""
        number = self._numbers()[act.section]
        corrected = _as_section(correct(self.page(number), (act,)), self.sections[number])
        sections = (*self.sections[:number], corrected, *self.sections[number + 1 :])
        return self._replace(sections=sections, acts=(*self.acts, act))

    def repeating(self, acts: Iterable[Correction]) -> tuple["Draft", int]:
        """With the corrections that were made on another reading of the file, or on an earlier
        edition of it.

        Also tells how many of them fit no longer. A block that moved is known by its first words.
        """
        numbers = self._numbers()
        repeating = Repeating(tuple(numbers), lambda section: self.page(numbers[section]))
        done = tuple(repeating.run(acts))
        sections = list(self.sections)
        for section, page in repeating.pages.items():
            number = numbers[section]
            sections[number] = _as_section(page, sections[number])
        acts = (*self.acts, *done)
        return self._replace(sections=tuple(sections), acts=acts), len(repeating.lost)

    def outline(self) -> tuple[Entry, ...]:
        """The section tree as it will be, of the sections that are here."""
        entries = Entries()
        for number, section in enumerate(self.sections):
            found = list(leaves(section.body))
            entries.add(section_name(section, number), starts_of(section, found), _length(found))
        return entries.made()

    def section_number(self, entry: Entry) -> int:
        """Which of the sections an entry of the outline lies in."""
        return self._numbers()[entry.section]

    def _numbers(self) -> dict[str, int]:
        return {section_name(section, n): n for n, section in enumerate(self.sections)}


def regular(sections: list[ParsedSection]) -> tuple[ParsedSection, ...]:
    """The sections with all entries as marks, with the titles and levels that the outline of the
    document has, so that an act fits here and on the shelf alike.
    """
    entries = Entries()
    places: list[dict[int, int]] = []
    for number, section in enumerate(sections):
        found = list(leaves(section.body))
        places.append({leaf.start: n for n, leaf in enumerate(found)})
        entries.add(section_name(section, number), starts_of(section, found), _length(found))
    marks: dict[str, list[Entry]] = {}
    for entry in entries.made():
        marks.setdefault(entry.section, []).append(entry)
    return tuple(
        section._replace(
            level=0,
            marks=tuple(
                Mark(entry.title, entry.level, place.get(entry.start, 0))
                for entry in marks.get(section_name(section, number), ())
            ),
        )
        for number, (section, place) in enumerate(zip(sections, places, strict=True))
    )


def _length(found: list[Leaf]) -> int:
    return found[-1].start + len(found[-1].text) if found else 0


def _as_section(page: Page, before: ParsedSection) -> ParsedSection:
    """The corrected page with all its entries as marks."""
    place = {leaf.start: number for number, leaf in enumerate(leaves(page.body))}
    marks = tuple(
        Mark(start.title, start.level, place.get(start.start, 0)) for start in page.starts
    )
    lines = _lines(before, page.body) if before.lines else ()
    return before._replace(body=page.body, marks=marks, level=0, lines=lines)


def _lines(before: ParsedSection, body: Body) -> tuple[int, ...]:
    """The lines that the blocks now begin with: no correction moves a letter."""
    counted = accumulate((_letters(block) for block in before.body.blocks), initial=0)
    starts = list(counted)[:-1]
    now = list(accumulate((_letters(block) for block in body.blocks), initial=0))[:-1]
    return tuple(before.lines[max(bisect_right(starts, at) - 1, 0)] for at in now)


def _letters(block: Block) -> int:
    return len("".join(plain_text(Body((block,))).split()))
