# SPDX-License-Identifier: MIT
"""Footnotes that only their links tell: a raised or bracketed mark leads to a note, and a link at
the note's edge leads back to the mark.

So they stand in web pages and in older e-books, which have no word for them. Both links are asked
for, and no heading may be near: a number in a table of contents is no mark.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import count, islice
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.formats.page_tree import HEADINGS, text_in

LINKED = re.compile(
    rb"<a\b[^<>#]{0,400}+#[^<>]{0,400}+>\s*+(?:<(?:sup|span|small|b|i|font)\b[^<>]{0,200}+>\s*+){0,3}+"
    rb"(?:[\[(*^]|\d{1,4}\s*<|&#|[\xc2-\xef][\x80-\xbf])"
)
"""What is in the bytes of every chapter that may have such marks."""

_BLOCKS = frozenset(("aside", "li", "div", "p", "section", "dd"))
_ENDS = _BLOCKS | HEADINGS | {"body", "ul", "ol"}
"""Tags of what holds a line of text, links included."""
_MARK = re.compile(
    r"[\[(（〔［【]?\s*(?:[注註释釋]\s*)?(?:\d{1,4}|[①-⑳㉑-㉟]|[*＊†‡]{1,3})\s*[\])）〕］】]?"
)
_LETTERED = re.compile(r"[A-Za-z]{1,2}|[0-9.]{1,6}|上移|跳转")
_BRACKETED = re.compile(r"[\[(（〔［【].+[\])）〕］】]|[注註].+|[①-⑳㉑-㉟*＊†‡].*")
_BACK = 8
"""Characters that a link back has at most."""
_AROUND = " \n\t\r\xa0\u3000^↑↩⤴.．,，、;；:：[]()（）〔〕［］【】"
"""Signs around a link back, which are no words."""
_SMALL = 20
"""Elements in a link that is nothing but a mark, and links that stand before one in a row."""
_LARGEST = 300
"""Elements of a block that may be a note: more are a text, and cost the more the more links lead
out of it."""
_DEEPEST = 4
"""Blocks in one another that may all be the note that a link back stands in."""
_MOST_NAMES = 50
"""Names in a block that may be a note: each block around it has them as well."""


class Target(NamedTuple):
    """Where a note stands: a file of the book, and an id in it."""

    name: str
    fragment: str


Find = Callable[[str], str]
"""An address in the file → the file of the book, empty when it is none."""


class Linked(NamedTuple):
    """What the links of one file tell: where each possible mark leads, with the names it has
    itself; of each place that is led back to, the notes that do; and of each name, the notes that
    it stands in. Notes are told by numbers, because many links stand in one, and many names."""

    marks: list[tuple[Target, frozenset[str]]]
    backs: dict[Target, set[int]]
    named: dict[str, set[int]]

    def leads_back(self, note: str, mark: Target) -> bool:
        """Whether a note that has the name leads back to the mark."""
        return not self.named.get(note, _NONE).isdisjoint(self.backs.get(mark, _NONE))


_NONE: frozenset[int] = frozenset()


def target_of(link: etree._Element, find: Find) -> Target:
    address = attribute_of(link, "href")
    return Target(find(address), unquote(address.partition("#")[2]))


def names_of(element: etree._Element) -> set[str]:
    names = {attribute_of(element, "id")}
    if tag_of(element) == "a":
        names.add(attribute_of(element, "name"))
    return names - {""}


def is_sign(seen: str) -> bool:
    """Whether what a link back shows is a mark, and no words of the note."""
    return bool(_MARK.fullmatch(seen) or _LETTERED.fullmatch(seen))


def is_raised(link: etree._Element) -> bool:
    """Whether a link looks like the mark of a note: raised, in brackets or a sign of its own."""
    return _may_lead_back(link) and _looks_raised(link)


def _looks_raised(link: etree._Element) -> bool:
    if not _MARK.fullmatch(seen := text_in(link)):
        return False
    if _BRACKETED.fullmatch(seen) or any(tag_of(one) == "sup" for one in link.iter()):
        return True
    return any(tag_of(one) == "sup" for one in _within_block(link))


def links_in(body: etree._Element, find: Find) -> Linked:
    """What the links of a file tell of its notes, and of those elsewhere."""
    links = {link: None for link in body.iter("a") if _may_lead_back(link)}
    words, possible = _Words(), _Notes(links)
    linked = Linked([], {}, possible.named)
    for link in links:
        target = target_of(link, find)
        if _looks_raised(link) and words.before(link):
            linked.marks.append((target, frozenset(_names_at(link))))
        for block in _blocks_around(link):
            number = possible.with_edge(block, link)
            if not number:
                break
            linked.backs.setdefault(target, set()).add(number)
    return linked


def noted(files: Mapping[str, Linked]) -> tuple[set[Target], set[str]]:
    """The notes that are led to and lead back, over all files; and the names of their marks."""
    notes: set[Target] = set()
    names: set[str] = set()
    asked: set[tuple[Target, Target]] = set()
    for name, linked in files.items():
        for target, own in linked.marks:
            there = files.get(target.name)
            if there is None:
                continue
            for one in own:
                mark = Target(name, one)
                if (target, mark) not in asked and there.leads_back(target.fragment, mark):
                    notes.add(target)
                    names.add(one)
                asked.add((target, mark))
    # Where each of two leads to the other, neither can be told from the text.
    return {one for one in notes if one.fragment not in names}, names


def _names_at(link: etree._Element) -> Iterable[str]:
    """The names of a link, of what is in it, and of what only frames it."""
    for one in link.iter():
        if isinstance(one.tag, str):
            yield from names_of(one)
    for around in _within_block(link):
        # Counting all of them would take the longer the more there are.
        if (
            len(list(islice(around, 3))) > 2
            or len(list(islice(around.iter(), _LARGEST))) == _LARGEST
        ):
            break
        if text_in(around) != text_in(link):
            break
        yield from names_of(around)


def _within_block(link: etree._Element) -> list[etree._Element]:
    """What a link stands in, up to its block."""
    found = []
    around = link.getparent()
    while around is not None and tag_of(around) not in _ENDS:
        found.append(around)
        around = around.getparent()
    return found


class _Words:
    """Whether words stand before the links of a page, each looked for once: many stand in one row,
    and in the same elements."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, bool | None] = {}
        self._begins: dict[etree._Element, bool] = {}
        self._says: dict[etree._Element, bool] = {}
        self._silent: set[etree._Element] = set()

    def before(self, link: etree._Element) -> bool:
        """Whether there are words before a link in its block, which is no heading."""
        path: list[etree._Element] = []
        one = link
        # None where the block is a heading, or there is none.
        told: bool | None = None
        while one not in self._known:
            path.append(one)
            around = one.getparent()
            if around is None or tag_of(around) in _ENDS:
                told = None if around is None or tag_of(around) in HEADINGS else False
                break
            one = around
        else:
            told = self._known[one]
        for one in reversed(path):
            if told is False:
                told = self._beside(one)
            self._known[one] = told
        return bool(told)

    def _beside(self, element: etree._Element) -> bool:
        """Whether words begin what an element stands in, or are near before it there."""
        around = element.getparent()
        if around is not None:
            if around not in self._begins:
                self._begins[around] = bool((around.text or "").strip())
            if self._begins[around]:
                return True
        before = element.getprevious()
        for _ in range(_SMALL):
            if before is None:
                break
            if before not in self._says:
                self._says[before] = self._has_words(before) or bool((before.tail or "").strip())
            if self._says[before]:
                return True
            before = before.getprevious()
        return False

    def _has_words(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or tag_of(element) == "a":
            return False
        waiting = [element]
        while waiting:
            one = waiting.pop()
            if (one.text or "").strip():
                return True
            for child in one:
                if (child.tail or "").strip():
                    return True
                if child not in self._silent:
                    waiting.append(child)
        self._silent.add(element)
        return False


def _blocks_around(link: etree._Element) -> list[etree._Element]:
    """The blocks that may be the note a link leads back from, the innermost first."""
    found: list[etree._Element] = []
    around = link.getparent()
    while around is not None and len(found) < _DEEPEST:
        tag = tag_of(around)
        if tag in HEADINGS or tag in ("body", "html", "ol", "ul", "dl", "table"):
            break
        if tag in _BLOCKS:
            found.append(around)
        around = around.getparent()
    return found


class _Notes:
    """The blocks of a page that may be notes, numbered from 1, with the names that stand in them.

    They are asked for in the order of the page.
    """

    def __init__(self, links: Container[etree._Element]) -> None:
        self.named: dict[str, set[int]] = {}
        self._links = links
        self._numbers = count(1)
        self._known: dict[etree._Element, tuple[int, frozenset[etree._Element]]] = {}

    def with_edge(self, block: etree._Element, link: etree._Element) -> int:
        """The number of the note that a block is, where the link stands at its edge; else 0."""
        if block not in self._known:
            self._known[block] = self._note(block)
            if len(self._known) > _LARGEST:
                # So many blocks stand in no note: none that holds the first is still asked for.
                del self._known[next(iter(self._known))]
        number, edges = self._known[block]
        return number if link in edges else 0

    def _note(self, block: etree._Element) -> tuple[int, frozenset[etree._Element]]:
        nothing: tuple[int, frozenset[etree._Element]] = (0, frozenset())
        inside = list(islice(block.iter(), _LARGEST + 1))
        if len(inside) > _LARGEST or any(tag_of(one) in HEADINGS for one in inside):
            return nothing
        elements = (one for one in inside if isinstance(one.tag, str))
        names = {name for one in elements for name in names_of(one)}
        if len(names) > _MOST_NAMES or not (edges := _at_edges(block, self._links)):
            return nothing
        number = next(self._numbers)
        for name in names:
            self.named.setdefault(name, set()).add(number)
        return number, edges


def _at_edges(block: etree._Element, links: Container[etree._Element]) -> frozenset[etree._Element]:
    """The links that stand before the first word of a block or behind the last one; none where
    such links stand among its words too, as where one paragraph holds several notes."""
    # A link, or None for words outside of any.
    told: list[etree._Element | None] = []
    inside = 0
    for event, one in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            if leads := one in links:
                told.append(one)
            inside += leads
            said = one.text
        else:
            inside -= one in links
            said = one.tail if one is not block else ""
        if not inside and said and said.strip(_AROUND):
            told.append(None)
    if None not in told:
        return frozenset()
    first, last = told.index(None), len(told) - 1 - told[::-1].index(None)
    if any(one is not None for one in told[first:last]):
        return frozenset()
    return frozenset(one for one in (*told[:first], *told[last:]) if one is not None)


def _may_lead_back(link: etree._Element) -> bool:
    if tag_of(link) != "a" or "#" not in attribute_of(link, "href"):
        return False
    return sum(1 for _ in islice(link.iter(), _SMALL)) < _SMALL and len(text_in(link)) <= _BACK
