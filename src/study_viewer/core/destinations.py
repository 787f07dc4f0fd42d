# SPDX-License-Identifier: MIT
"""From what a person types to the places of the document being read, the likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from study_viewer.core.document.citation import paragraphs
from study_viewer.core.document.model import Entry
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import shortened
from study_viewer.core.document.plain import Leaf, leaves
from study_viewer.core.document.query import Query, Term, asked
from study_viewer.core.document.whereto import Step, Whereto, fits, is_printed, meant, openings
from study_viewer.core.errors import UserFacing
from study_viewer.core.searching import Check, Searching, nothing
from study_viewer.core.store import bodies, searched
from study_viewer.core.store.index import Index

MOST = 30
"""Places that are given: a person reads no more, and types another character instead."""
_DEEPEST = 64


class Destination(NamedTuple):
    """``title`` is the heading, or how the paragraph begins; ``path`` are the titles above it, from
    the top down; ``number`` is the page, or the percent, where one of these was asked for."""

    kind: Literal["entry", "paragraph", "page", "share"]
    section: str
    start: int
    title: str
    path: tuple[str, ...] = ()
    entry: str = ""
    number: float = 0


def destinations(
    searching: Searching,
    index: Index,
    document: str,
    words: str,
    here: tuple[str, int] | None = None,
    check: Check = nothing,
) -> tuple[Destination, ...]:
    """At most MOST places; those in the chapter of ``here`` (section, offset) come first.

    Raises UserFacing: place-unknown, place-page-unknown, place-no-pages, place-beyond.
    """
    asked_for = meant(words)
    tree = _Tree(index, document, here, check)
    if asked_for.share is not None:
        return (_share(tree, asked_for.share),)
    if asked_for.page is not None and not asked_for.steps:
        return (_page(tree, asked_for.page),)
    found = _numbered(tree, searching, asked_for)
    if len(found) < MOST:
        found += _titled(tree, searching, words, check)
    if asked_for.page is not None and len(found) < MOST and index.page(document, 1):
        found += _maybe_page(tree, asked_for.page)
    once: dict[tuple[str, int, bool], Destination] = {}
    for one in found:
        once.setdefault((one.section, one.start, one.kind == "page"), one)
    if not once:
        raise UserFacing("place-unknown", words=words.strip())
    return tuple(once.values())[:MOST]


class _Tree:
    """The outline of one document with its numbers, and where in it one reads."""

    def __init__(
        self, index: Index, document: str, here: tuple[str, int] | None, check: Check
    ) -> None:
        self.index = index
        self.document = document
        self.check = check
        self.entries = index.outline(document)
        self.places = {entry.id: n for n, entry in enumerate(self.entries)}
        self.numbers = [number_of(entry.title) for entry in self.entries]
        check()
        shelved = index.shelved(document)
        self.title = shelved.title if shelved else ""
        at = self.entry_at(*here) if here else None
        self.here = at
        self._round = {one.id: depth for depth, one in enumerate(self.above(at))} if at else {}

    def above(self, entry: Entry | None) -> list[Entry]:
        """From the top down to the entry, itself included."""
        found: list[Entry] = []
        while entry is not None and len(found) < _DEEPEST:
            found.append(entry)
            place = self.places.get(entry.parent) if entry.parent else None
            entry = None if place is None else self.entries[place]
        return found[::-1]

    def nearness(self, entry: Entry | None) -> int:
        """How many of the entries above it stand above the reading place as well."""
        return sum(one.id in self._round for one in self.above(entry))

    def children(self, parent: Entry | None) -> list[Entry]:
        id = parent.id if parent else None
        found = [entry for entry in self.entries if entry.parent == id]
        # Whoever counts does not count the one title that everything stands under.
        if parent is None and len(found) == 1:
            below = [entry for entry in self.entries if entry.parent == found[0].id]
            return below or found
        return found

    def below(self, entry: Entry) -> Iterator[Entry]:
        for other in islice(self.entries, self.places[entry.id] + 1, None):
            if other.level <= entry.level:
                return
            yield other

    def entry_at(self, section: str, offset: int) -> Entry | None:
        """As the window has it: the last one that begins there or before, else the first."""
        inside = self.index.entries_in(self.document, section)
        before = [entry for entry in inside if entry.start <= offset]
        return before[-1] if before else inside[0] if inside else None

    def goal(self, entry: Entry) -> Destination:
        path = tuple(one.title for one in self.above(entry)[:-1] if one.title != self.title)
        return Destination("entry", entry.section, entry.start, entry.title, path, entry.id)

    def paragraph(self, section: str, start: int, text: str) -> Destination:
        over = self.above(self.entry_at(section, start))
        path = tuple(one.title for one in over if one.title != self.title)
        return Destination("paragraph", section, start, shortened(text), path)

    def end_in_section(self, entry: Entry | None) -> float:
        """Where in its section an entry with all below it ends."""
        behind = self.index.entry_behind(self.document, entry) if entry else None
        same = behind is not None and entry is not None and behind.section == entry.section
        return behind.start if behind and same else float("inf")

    def lines(self, held: "_Held") -> Iterator[tuple[str, int, str]]:
        """The text that belongs to a place, line by line, with where each begins."""
        goal, entry = held.goal, held.entry
        first = self.index.section_number(self.document, goal.section) or 0
        behind = self.index.entry_behind(self.document, entry) if entry else None
        last, end = first, held.end
        if entry and behind:
            last = self.index.section_number(self.document, behind.section) or first
            end = behind.start
        elif entry:
            last, end = len(self.index.lengths(self.document)) - 1, -1
        for number in range(first, last + 1):
            self.check()
            section = self.index.section_at(self.document, number) or ""
            text = searched.text(self.index, self.document, number)
            start = goal.start if number == first else 0
            stop = end if number == last and end >= 0 else len(text)
            for at, line in _lines(text, start, stop):
                yield section, at, line


def _share(tree: _Tree, percent: float) -> Destination:
    if percent > 100:
        raise UserFacing("place-beyond")
    sections = [stored.info for stored in tree.index.sections(tree.document)]
    left = sum(info.characters for info in sections) * percent / 100
    for info in sections:
        if left < info.characters or info is sections[-1]:
            start = min(int(left), max(info.characters - 1, 0))
            place = tree.paragraph(info.id, start, "")
            title = place.path[-1] if place.path else tree.title
            return place._replace(kind="share", title=title, path=place.path[:-1], number=percent)
        left -= info.characters
    raise UserFacing("place-unknown", words=f"{percent:g}%")


def _page(tree: _Tree, page: int) -> Destination:
    last = tree.index.page(tree.document, 1_000_000)
    if last is None:
        raise UserFacing("place-no-pages")
    found = _maybe_page(tree, page)
    if not found:
        raise UserFacing("place-page-unknown", page=page, last=last.page)
    return found[0]


def _maybe_page(tree: _Tree, page: int) -> list[Destination]:
    last = tree.index.page(tree.document, 1_000_000)
    place = tree.index.page(tree.document, page)
    if last is None or place is None or not 0 < page <= last.page:
        return []
    at = tree.paragraph(place.section, place.start, "")
    title = at.path[-1] if at.path else tree.title
    return [at._replace(kind="page", title=title, path=at.path[:-1], number=page)]


def _titled(tree: _Tree, searching: Searching, words: str, check: Check) -> Sequence[Destination]:
    """Headings that have the words or sound so: those that begin with them before others."""
    query = asked(words)
    every = searching.named(query, (tree.document,), check, doubled=True)
    found = []
    for _, number, spoken in every:
        # The document itself, or one that has more entries by now than when its tree was read.
        if not 0 <= number < len(tree.entries):
            continue
        entry = tree.entries[number]
        start = spoken[0] if spoken else min((at for at, _ in query.spans(entry.title)), default=1)
        mark = tree.numbers[number]
        begins = start <= (mark.end if mark else 0)
        found.append((spoken is not None, not begins, -tree.nearness(entry), number))
    return [tree.goal(tree.entries[number]) for *_, number in sorted(found)[:MOST]]


def _numbered(tree: _Tree, searching: Searching, asked_for: Whereto) -> list[Destination]:
    """By the numbers in print; where there are none, by the position in the tree."""
    dotted = asked_for.dotted
    found: list[Destination] = []
    if dotted:
        found = [tree.goal(entry) for entry in tree.entries if is_printed(dotted, entry.title)]
    if asked_for.steps:
        found += _stepped(tree, searching, asked_for.steps)
    elif len(dotted) > 1 and not found:
        found = _down_by_value(tree, dotted)
    if dotted and not found and (entry := _by_position(tree, dotted)):
        found = [tree.goal(entry)]
    return found


def _by_position(tree: _Tree, dotted: Sequence[int]) -> Entry | None:
    at: Entry | None = None
    for number in dotted:
        children = tree.children(at)
        if not 0 < number <= len(children):
            return None
        at = children[number - 1]
    return at


def _down_by_value(tree: _Tree, dotted: Sequence[int]) -> list[Destination]:
    """3.2 is 三、 and below it （二） as well."""
    held: list[Entry | None] = [None]
    for value in dotted:
        held = [
            child
            for parent in held
            for child in tree.children(parent)
            if (number := tree.numbers[tree.places[child.id]]) and number.value == value
        ]
    return [tree.goal(entry) for entry in held if entry is not None]


class _Held(NamedTuple):
    """A place to look below: an entry, or a paragraph and what belongs to it, up to ``end``."""

    goal: Destination
    entry: Entry | None = None
    end: int = 0


def _stepped(tree: _Tree, searching: Searching, steps: Sequence[Step]) -> list[Destination]:
    held = [_Held(tree.goal(tree.here), tree.here)] if tree.here else []
    if steps[0].kinds:
        held = _entries(tree, steps[0], tree.entries)
        held = held or _openings(tree, searching, steps[0])
        steps = steps[1:]
    for step in steps:
        if not step.kinds:
            held = [found for one in held for found in _counted(tree, one, step)]
            continue
        below = [one.entry for one in held if one.entry]
        found = _entries(tree, step, (down for entry in below for down in tree.below(entry)))
        held = found or [found for one in held for found in _written(tree, one, step)]
    return [one.goal for one in held]


def _entries(tree: _Tree, step: Step, entries: Iterable[Entry]) -> list[_Held]:
    """Those that the step means: the likeliest kind first, then what is near where one reads."""
    ranked = []
    for entry in entries:
        place = tree.places[entry.id]
        rank = fits(step, entry.title, tree.numbers[place])
        if rank is not None:
            ranked.append((rank, -tree.nearness(entry), place))
    return [
        _Held(tree.goal(entry), entry)
        for *_, place in sorted(ranked)
        for entry in (tree.entries[place],)
    ]


def _openings(tree: _Tree, searching: Searching, step: Step) -> list[_Held]:
    """Paragraphs that begin with the number where no entry does."""
    begins = openings(step)
    if not begins:
        return []
    ranked = []
    query = Query("", (Term(begins),))
    for group in searching.sections(query, (tree.document,), tree.check):
        section = tree.index.section_at(tree.document, group.number) or ""
        text = searched.text(tree.index, tree.document, group.number)
        for start, line in _lines(text, 0, len(text)):
            rank = fits(step, line, number_of(line))
            if rank is not None:
                near = tree.nearness(tree.entry_at(section, start))
                ranked.append((rank, -near, group.number, start, section, line))
    return [_paragraph(tree, *place[3:]) for place in sorted(ranked)[:MOST]]


def _paragraph(tree: _Tree, start: int, section: str, line: str) -> _Held:
    """With all up to the next number of its rank, or the next entry."""
    number = tree.index.section_number(tree.document, section) or 0
    text = searched.text(tree.index, tree.document, number)
    inside = tree.index.entries_in(tree.document, section)
    end = min((one.start for one in inside if one.start > start), default=len(text))
    mark = number_of(line)
    for at, other in _lines(text, start, end):
        its = number_of(other)
        if at > start and mark and its and its.rank <= mark.rank:
            end = at
            break
    return _Held(tree.paragraph(section, start, line), None, end)


def _written(tree: _Tree, held: _Held, step: Step) -> list[_Held]:
    """The first paragraph below the place that begins with the number."""
    for section, start, line in tree.lines(held):
        if fits(step, line, number_of(line)) is not None:
            return [_paragraph(tree, start, section, line)]
    return []


def _counted(tree: _Tree, held: _Held, step: Step) -> list[_Held]:
    """The paragraph of that number, as a citation counts them."""
    section, begin = held.goal.section, held.goal.start
    stored = tree.index.section(tree.document, section)
    body = bodies.body(tree.index, stored.content) if stored else None
    if body is None:
        return []
    end = held.end or tree.end_in_section(held.entry)
    inside = (leaf for leaf in paragraphs(tuple(leaves(body)), begin) if leaf.start < end)
    counted = (leaf for leaf in inside if not (step.clause and _is_point(leaf)))
    leaf = next(islice(counted, step.value - 1, None), None)
    if leaf is None:
        return []
    return [_Held(tree.paragraph(section, leaf.start, leaf.text), None, leaf.start + 1)]


def _is_point(leaf: Leaf) -> bool:
    number = number_of(leaf.text)
    return number is not None and number.kind in ("han-paren", "arabic-paren", "arabic")


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each line with where it begins, blanks before it left out."""
    for line in text[start:end].split("\n"):
        yield start, line.lstrip()
        start += len(line) + 1
