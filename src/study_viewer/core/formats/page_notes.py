# SPDX-License-Identifier: MIT
"""The footnotes of a web page or of an EPUB's chapter, made what the funnel knows as footnotes.

Known are ``epub:type`` noteref and footnote, endnote or rearnote (and the same as ARIA roles), the
classes duokan-footnote and duokan-footnote-item, and what ``page_note_links`` finds. A note may
stand in another file.
"""

import copy
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.document.walk import BRACKETS
from study_viewer.core.formats.page_note_links import (
    Find,
    Target,
    is_raised,
    is_sign,
    names_of,
    target_of,
)
from study_viewer.core.formats.page_tree import drop, epub_type, text_in

MARKED = re.compile(rb"noteref|duokan-footnote")
"""What is in the bytes of every chapter that marks notes."""

_NOTES = frozenset(("footnote", "endnote", "rearnote", "note"))
_LISTS = frozenset(("footnotes", "endnotes", "rearnotes"))
_OPENING = frozenset("[(（〔［【")
_CLOSING = frozenset("])）〕］】")
_FRAME = re.compile(r"[\s^↑]*(?:\[\s*\]|\(\s*\)|（\s*）|〔\s*〕|［\s*］|【\s*】)?[\s^↑.．、]*")


class Noted(NamedTuple):
    """The notes that any chapter marks, and what is known of the names of their marks."""

    notes: set[Target]
    names: set[str]


Fetch = Callable[[Target], etree._Element | None]
"""A note in another chapter; not a copy."""


def is_mark(link: etree._Element) -> bool:
    """Whether a link is the mark of a note."""
    if tag_of(link) != "a" or "#" not in attribute_of(link, "href"):
        return False
    return "noteref" in epub_type(link) or "duokan-footnote" in attribute_of(link, "class").split()


def targets_of(tree: etree._Element, find: Find) -> set[Target]:
    """The notes that a chapter marks."""
    return {target_of(link, find) for link in tree.iter() if is_mark(link)}


def named_in(tree: etree._Element) -> dict[str, etree._Element]:
    """The elements by their ids, of several the first: sought one by one, 4,000 notes took 10 s."""
    found: dict[str, etree._Element] = {}
    for one in tree.iter():
        if isinstance(one.tag, str):
            for name in names_of(one):
                found.setdefault(name, one)
    return found


def element_of(named: Mapping[str, etree._Element], fragment: str) -> etree._Element | None:
    """The element that a link names, as far as it is a note."""
    found = named.get(fragment)
    while found is not None and tag_of(found) not in ("aside", "li", "div", "p", "section", "dd"):
        found = found.getparent()
    return found if found is not None and tag_of(found) != "body" else None


def settle_notes(body: etree._Element, name: str, noted: Noted, find: Find, fetch: Fetch) -> None:
    """Makes the marks of a chapter lead to notes at its end.

    Of the notes in this chapter those that other chapters mark go there.
    """
    marked = noted.notes
    marks = [
        link
        for link in body.iter()
        if is_mark(link) or (is_raised(link) and target_of(link, find) in marked)
    ]
    named = named_in(body)
    own = {target: element_of(named, target.fragment) for target in marked if target.name == name}
    labels: dict[Target, str] = {}
    taken: set[str] = set()
    notes = etree.Element("ol")
    for link in marks:
        target = target_of(link, find)
        note = own.get(target) if target.name == name else fetch(target)
        if note is None:
            continue
        if target not in labels:
            labels[target] = _label(link, taken)
            taken.add(labels[target])
            notes.append(_as_note(note, labels[target], noted.names))
        _lead(link, labels[target])
    holders: dict[etree._Element, None] = {}
    for gone in own.values():
        if gone is not None and (holder := gone.getparent()) is not None:
            holders[holder] = None
            drop(gone)
    for holder in holders:
        _drop_empty(holder)
    if holders:
        _drop_rule(body)
    if len(notes):
        body.append(notes)


def _label(link: etree._Element, taken: set[str]) -> str:
    """The mark as it is seen, without its brackets, else the next number that is free."""
    seen = text_in(link).strip(BRACKETS)
    if seen and len(seen) <= 8 and seen not in taken:
        return seen
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def _lead(link: etree._Element, label: str) -> None:
    if not text_in(link):
        # The mark is a picture.
        for child in list(link):
            link.remove(child)
        link.text = label
    link.set("href", f"#fn:{label}")
    tail, parent = link.tail, link.getparent()
    if parent is not None and tag_of(parent) != "sup":
        raised = etree.Element("sup")
        parent.replace(link, raised)
        link.tail = None
        raised.append(link)
        raised.tail = tail


def _as_note(note: etree._Element, label: str, names: set[str]) -> etree._Element:
    item = etree.Element("li", id=f"fn:{label}")
    # A deep copy takes the text behind the element along.
    inner = copy.deepcopy(note)
    inner.tail = None
    back = [one for one in inner.iter("a") if _leads_back(one, label, names)]
    begins = any(not _before(one, inner).strip(BRACKETS + "^↑\n\t") for one in back)
    for link in back:
        drop(link)
    _unmark(inner, label)
    if begins:
        _without_frame(inner)
    if tag_of(inner) in ("aside", "li", "section", "div", "dd"):
        inner.tag = "div"
    item.append(inner)
    return item


def _unmark(note: etree._Element, label: str) -> None:
    """Takes the mark off that a note begins with, in brackets: the page sets it before the note."""
    while not (note.text or "").strip() and len(note) and isinstance(note[0].tag, str):
        note = note[0]
    text = (note.text or "").lstrip()
    end = next((at for at, one in enumerate(text) if at and one in _CLOSING), 0)
    if text[:1] in _OPENING and end and text[1:end].strip() == label:
        note.text = text[end + 1 :].lstrip()


def _before(link: etree._Element, note: etree._Element) -> str:
    """The text of a note up to a link in it."""
    said: list[str] = []
    for event, one in etree.iterwalk(note, events=("start", "end")):
        if one is link:
            break
        said.append((one.text if event == "start" else one.tail) or "")
    return "".join(said)


def _without_frame(note: etree._Element) -> None:
    """Takes off what framed a link back that the note began with: "^ ", "[]", the point after a
    number."""
    for event, one in etree.iterwalk(note, events=("start", "end")):
        said = (one.text if event == "start" else one.tail if one is not note else "") or ""
        left = said[_FRAME.match(said).end() :]  # type: ignore[union-attr]
        if event == "start":
            one.text = left
        elif one is not note:
            one.tail = left
        if left:
            return


def _leads_back(link: etree._Element, label: str, names: set[str]) -> bool:
    if "backlink" in epub_type(link) or "referrer" in epub_type(link):
        return True
    seen = text_in(link).strip(BRACKETS + ".、:：^")
    _, leads, fragment = attribute_of(link, "href").partition("#")
    if not leads:
        return False
    # Browsers and pandoc ask for the sign of text, not the picture, of an arrow.
    signs = seen.replace("\ufe0e", "")
    return (
        signs in ("", label)
        or signs in "↩↑⤴←返回"
        or (unquote(fragment) in names and is_sign(seen))
    )


def _drop_empty(element: etree._Element | None) -> None:
    """A list of notes without notes goes with all that only held it."""
    while element is not None and tag_of(element) not in ("body", "html"):
        if text_in(element) or any(tag_of(one) in ("img", "svg") for one in element.iter()):
            return
        parent = element.getparent()
        drop(element)
        element = parent


def _drop_rule(body: etree._Element) -> None:
    """A line between the text and its notes goes with them: the page draws its own."""
    last: etree._Element | None = None
    for event, one in etree.iterwalk(body, events=("start", "end")):
        if event == "start" and tag_of(one) in ("hr", "img", "svg"):
            last = one
        said = one.text if event == "start" else one.tail if one is not body else ""
        if said and said.strip():
            last = None
    if last is not None and tag_of(last) == "hr":
        drop(last)
