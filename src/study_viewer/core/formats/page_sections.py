# SPDX-License-Identifier: MIT
"""A page that was read → its sections, and where in them its named places are."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Block, Body, Heading
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.sections import Begins, cut, with_notes
from study_viewer.core.formats.contract import Mark


class Part(NamedTuple):
    """A run of a page's blocks that is one section; ``first`` is the page's leaf it begins with."""

    id: str
    body: Body
    first: int


class Spot(NamedTuple):
    """Where a link leads: a section, and in it an anchor or, when empty, its beginning."""

    section: str
    anchor: str


def parts_of(body: Body, ids: Iterator[str], starts: frozenset[int] = frozenset()) -> list[Part]:
    """Cuts a page where it is long: at its chapters, and at the leaves that an outline names."""
    level = _cutting_level(body)
    offered: list[tuple[Block, Begins]] = []
    leaf = 0
    for block in body.blocks:
        begins: Begins = leaf in starts
        if isinstance(block, Heading):
            begins = begins or block.level <= level or "late"
        offered.append((block, begins))
        leaf += count_leaves((block,))
    parts: list[Part] = []
    first = 0
    for run in cut(offered):
        parts.append(Part(next(ids), with_notes(run, body.notes), first))
        first += count_leaves(tuple(run))
    if not parts:
        return [Part(next(ids), body, 0)] if body.notes else []
    marked = {note.label for part in parts for note in part.body.notes}
    # Notes that nothing marks stand at the end: their words are not lost.
    rest = tuple(note for note in body.notes if note.label not in marked)
    last = parts[-1]
    parts[-1] = last._replace(body=Body(last.body.blocks, last.body.notes + rest))
    return parts


def count_leaves(blocks: tuple[Block, ...]) -> int:
    return sum(1 for _ in leaves(Body(blocks)))


def spots_of(parts: list[Part], places: dict[str, int]) -> dict[str, Spot]:
    """Where the named places of a page are: at the heading they stand under."""
    anchors: list[tuple[int, str, str]] = []
    own: dict[str, Spot] = {}
    for part in parts:
        anchors.append((part.first, part.id, ""))
        leaf = part.first
        for block in part.body.blocks:
            if isinstance(block, Heading):
                anchors.append((leaf, part.id, block.anchor))
                own[block.anchor] = Spot(part.id, block.anchor)
            leaf += count_leaves((block,))
    spots: dict[str, Spot] = {}
    at = 0
    for name, leaf in sorted(places.items(), key=lambda place: place[1]):
        while at + 1 < len(anchors) and anchors[at + 1][0] <= leaf:
            at += 1
        if anchors:
            spots[name] = Spot(anchors[at][1], anchors[at][2])
    return spots | own


def address_of(spot: Spot, home: str) -> str:
    """The link from the section ``home`` to a spot."""
    if not spot.anchor:
        return spot.section
    return f"#{spot.anchor}" if spot.section == home else f"{spot.section}#{spot.anchor}"


def marks_within(marks: Iterable[Mark], parts: Sequence[Part]) -> list[tuple[Mark, ...]]:
    """Of marks over a page those in each of its parts, counted from the part's beginning."""
    firsts = [part.first for part in parts]
    found: list[list[Mark]] = [[] for _ in parts]
    for mark in marks:
        at = bisect_right(firsts, mark.leaf) - 1
        if at >= 0:
            found[at].append(mark._replace(leaf=mark.leaf - firsts[at]))
    return [tuple(one) for one in found]


def _cutting_level(body: Body) -> int:
    """The highest level that divides the text: one lone heading on top is its title."""
    levels = Counter(block.level for block in body.blocks if isinstance(block, Heading))
    return next((level for level in sorted(levels) if levels[level] > 1), 0)
