# SPDX-License-Identifier: MIT
"""What changed between two editions: passages added, removed, reworded, renumbered and moved.

Only words count: a paragraph that was broken in two and says the same has not changed.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from study_viewer.core.annotation import Placement
from study_viewer.core.document.aligning import Pair, Tell, aligned
from study_viewer.core.document.marks import Mark, marks
from study_viewer.core.document.numbering import number_of

Kind = Literal["added", "removed", "reworded", "renumbered", "moved"]
KINDS: tuple[Kind, ...] = ("added", "removed", "reworded", "renumbered", "moved")


class SectionText(NamedTuple):
    id: str
    title: str
    text: str


class Passage(NamedTuple):
    """Whole paragraphs of a section; ``start`` and ``end`` count code points of its plain text."""

    section: str
    title: str
    start: int
    end: int
    text: str


class Change(NamedTuple):
    """``old`` is None for what was added, ``new`` for what was removed.

    The marks of either side cover its whole text. What ``moved`` may be reworded too. ``numbers``
    are those that it begins with, before and now (第九条, 第十条), where they are not the same; of
    what was ``renumbered`` nothing else changed.
    """

    kind: Kind
    old: Passage | None
    new: Passage | None
    old_marks: tuple[Mark, ...] = ()
    new_marks: tuple[Mark, ...] = ()
    numbers: tuple[str, str] = ("", "")


def changes(
    old: Sequence[SectionText],
    new: Sequence[SectionText],
    tell: Tell = lambda done, total: None,
) -> tuple[Change, ...]:
    """In the order of the new text; what was removed stands where it would be there."""
    texts = {side: {one.id: one.text for one in every} for side, every in ((0, old), (1, new))}
    before, after = paragraphs(old), paragraphs(new)
    pairs = _joined(
        aligned([one.text for one in before], [one.text for one in after], tell), before, after
    )
    found = []
    for pair in pairs:
        mine = _passage(before[pair.old : pair.old_end], texts[0])
        theirs = _passage(after[pair.new : pair.new_end], texts[1])
        if change := _change(mine, theirs, pair.moved):
            found.append(change)
    return tuple(found)


def touches(change: Change, old: Placement | None, new: Placement | None) -> bool:
    """Whether something stood in the passage before, or stands in it now.

    In the passage, not on the words that changed: those around them mean something else now.
    """
    return _within(change.old, old) or _within(change.new, new)


def woven(change: Change) -> list[tuple[Literal["same", "gone", "new"], str]]:
    """Both sides of a change in one run of text: what is gone stands before what came."""
    sides = []
    for passage, marked in ((change.old, change.old_marks), (change.new, change.new_marks)):
        text = passage.text if passage else ""
        sides.append([(one, mark.same) for mark in marked for one in text[mark.start : mark.end]])
    old, new = sides
    made: list[tuple[Literal["same", "gone", "new"], str]] = []
    i = j = 0
    while i < len(old) or j < len(new):
        kind: Literal["same", "gone", "new"] = "same"
        if i < len(old) and not old[i][1]:
            kind, letter, i = "gone", old[i][0], i + 1
        elif j < len(new) and not new[j][1]:
            kind, letter, j = "new", new[j][0], j + 1
        elif j < len(new) and (new[j][0].isspace() or i == len(old)):
            letter, j = new[j][0], j + 1
        elif j == len(new) or old[i][0].isspace():
            i += 1
            continue
        else:
            letter, i, j = new[j][0], i + 1, j + 1
        if made and made[-1][0] == kind:
            made[-1] = kind, made[-1][1] + letter
        else:
            made.append((kind, letter))
    return made


def paragraphs(sections: Sequence[SectionText]) -> list[Passage]:
    """All that have words, in order."""
    found = []
    for section in sections:
        at = 0
        for line in section.text.split("\n"):
            if line.strip():
                found.append(Passage(section.id, section.title, at, at + len(line), line))
            at += len(line) + 1
    return found


def _joined(pairs: list[Pair], old: list[Passage], new: list[Passage]) -> list[Pair]:
    """Neighbours that moved together from one section to one section are one."""
    made: list[Pair] = []
    for pair in pairs:
        last = made[-1] if made else None
        if (
            last
            and last.moved
            and pair.moved
            and (last.old_end, last.new_end) == (pair.old, pair.new)
            and old[last.old].section == old[pair.old].section
            and new[last.new].section == new[pair.new].section
        ):
            made[-1] = Pair(last.old, pair.old_end, last.new, pair.new_end, True)
        else:
            made.append(pair)
    return made


def _passage(paragraphs: list[Passage], texts: dict[str, str]) -> Passage | None:
    """Paragraphs as one passage; what goes on in the next section is told with its words alone."""
    if not paragraphs:
        return None
    first, last = paragraphs[0], paragraphs[-1]
    if first.section == last.section:
        return first._replace(end=last.end, text=texts[first.section][first.start : last.end])
    within = [one for one in paragraphs if one.section == first.section]
    text = "\n".join(one.text for one in paragraphs)
    return first._replace(end=within[-1].end, text=text)


def _change(old: Passage | None, new: Passage | None, moved: bool) -> Change | None:
    if old is None or new is None:
        own = old or new
        every = (Mark(0, len(own.text), False),) if own else ()
        if old is None:
            return Change("added", None, new, (), every) if new else None
        return Change("removed", old, None, every, ())
    if not moved and _words(old.text) == _words(new.text):
        return None
    (before, mine), (now, theirs) = _numbered(old.text), _numbered(new.text)
    numbers = (before, now) if before and now and _words(before) != _words(now) else ("", "")
    kind: Kind = "moved" if moved else "reworded"
    if not moved and numbers[0] and _words(mine) == _words(theirs):
        kind = "renumbered"
    return Change(kind, old, new, *marks(old.text, new.text), numbers)


def _numbered(text: str) -> tuple[str, str]:
    """The number that a passage begins with, empty where there is none, and the rest."""
    number = number_of(text)
    return (text[: number.end].rstrip(), text[number.end :]) if number else ("", text)


def without_number(text: str) -> str:
    """What a paragraph says behind the number that it begins with."""
    return _numbered(text)[1]


def _words(text: str) -> str:
    return "".join(text.split())


def _within(passage: Passage | None, place: Placement | None) -> bool:
    if passage is None or place is None or place.start is None or place.end is None:
        return False
    if place.section != passage.section:
        return False
    return place.start < passage.end and place.end > passage.start
