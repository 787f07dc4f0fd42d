# SPDX-License-Identifier: MIT
"""Footnotes that only their links tell: a raised or bracketed mark leads to a note, and a link at
the note's edge leads back to the mark.

So they stand in web pages and in older e-books, which have no word for them. Both links are asked
for, and no heading may be near: a number in a table of contents is no mark.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
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


class Target(NamedTuple):
    """Where a note stands: a file of the book, and an id in it."""

    name: str
    fragment: str


Find = Callable[[str], str]
"""An address in the file → the file of the book, empty when it is none."""


class Linked(NamedTuple):
    """What the links of one file tell: where each possible mark leads, with the names it has
    itself; and of each place that is led back to, the ids of the notes that do."""

    marks: list[tuple[Target, frozenset[str]]]
    backs: dict[Target, set[str]]


class _Note(NamedTuple):
    """A block that may be a note: the links at its edges, none where it is none; and all names."""

    edges: frozenset[etree._Element]
    names: frozenset[str]


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
    if not _may_lead_back(link) or not _MARK.fullmatch(seen := text_in(link)):
        return False
    if _BRACKETED.fullmatch(seen) or any(tag_of(one) == "sup" for one in link.iter()):
        return True
    return any(tag_of(one) == "sup" for one in _within_block(link))


def links_in(body: etree._Element, find: Find) -> Linked:
    """What the links of a file tell of its notes, and of those elsewhere."""
    linked = Linked([], {})
    known: dict[etree._Element, _Note] = {}
    for link in body.iter("a"):
        if not _may_lead_back(link):
            continue
        target = target_of(link, find)
        if is_raised(link) and _follows_words(link):
            linked.marks.append((target, frozenset(_names_at(link))))
        for block in _blocks_around(link):
            if block not in known:
                known[block] = _note(block)
            if link not in known[block].edges:
                break
            linked.backs.setdefault(target, set()).update(known[block].names)
    return linked


def noted(files: Mapping[str, Linked]) -> tuple[set[Target], set[str]]:
    """The notes that are led to and lead back, over all files; and the names of their marks."""
    notes: set[Target] = set()
    names: set[str] = set()
    for name, linked in files.items():
        for target, own in linked.marks:
            there = files.get(target.name)
            if there is None:
                continue
            back = [one for one in own if target.fragment in there.backs.get(Target(name, one), ())]
            if back:
                notes.add(target)
                names.update(back)
    # Where each of two leads to the other, neither can be told from the text.
    return {one for one in notes if one.fragment not in names}, names


def _names_at(link: etree._Element) -> Iterable[str]:
    """The names of a link, of what is in it, and of what only frames it."""
    for one in link.iter():
        if isinstance(one.tag, str):
            yield from names_of(one)
    for around in _within_block(link):
        # Counting all children would take the longer the more there are.
        if len(list(islice(around, 3))) > 2 or text_in(around) != text_in(link):
            break
        yield from names_of(around)


def _within_block(link: etree._Element) -> list[etree._Element]:
    """What a link stands in, up to its block."""
    found = []
    around = link.getparent()
    while around is not None and tag_of(around) not in _BLOCKS | HEADINGS | {"body", "ul", "ol"}:
        found.append(around)
        around = around.getparent()
    return found


def _follows_words(link: etree._Element) -> bool:
    """Whether there are words before a link in its block, which is no heading."""
    inside = _within_block(link)
    block = (inside[-1] if inside else link).getparent()
    if block is None or tag_of(block) in HEADINGS:
        return False
    for one in (link, *inside):
        before = one.getprevious()
        for _ in range(_SMALL):
            if before is None:
                break
            says = isinstance(before.tag, str) and tag_of(before) != "a" and text_in(before)
            if says or (before.tail or "").strip():
                return True
            before = before.getprevious()
        around = one.getparent()
        if around is not None and (around.text or "").strip():
            return True
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


def _note(block: etree._Element) -> _Note:
    inside = list(islice(block.iter(), _LARGEST + 1))
    if len(inside) > _LARGEST or any(tag_of(one) in HEADINGS for one in inside):
        return _Note(frozenset(), frozenset())
    named = (one for one in inside if isinstance(one.tag, str))
    return _Note(_at_edges(block), frozenset(name for one in named for name in names_of(one)))


def _at_edges(block: etree._Element) -> frozenset[etree._Element]:
    """The links that stand before the first word of a block or behind the last one; none where
    such links stand among its words too, as where one paragraph holds several notes."""
    # A link, or None for words outside of any.
    told: list[etree._Element | None] = []
    inside = 0
    for event, one in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            if leads := _may_lead_back(one):
                told.append(one)
            inside += leads
            said = one.text
        else:
            inside -= _may_lead_back(one)
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
