# SPDX-License-Identifier: MIT
"""Corrections of a text that was read wrongly: heading or not, split, join, rename, no list.

An act is a value that can be kept and repeated. It names its place by the offset of a block in the
section's plain text and by that block's first words, so that an act made on another text is
refused and never guessed. Only line breaks change, with the blank that a join needs: no other
character comes, goes or moves, but that the numbers of what is no list come into its text. Headings
and paragraphs that stand by themselves can be corrected; a list or table becomes paragraphs as a
whole, and quotations are left as they are.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from study_viewer.core.document.canonical import canonical, free_anchor, slug
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import (
    Block,
    Body,
    Correction,
    Heading,
    Paragraph,
    Span,
    Spans,
)
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import entry_title, has_entry, is_part, shortened
from study_viewer.core.document.plain import leaves, text_of
from study_viewer.core.document.rewrap import join as joined
from study_viewer.core.document.unlisting import Listed, listed, unlisted
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import is_same_title

QUOTE = 40
"""Code points of a block that an act quotes: as many Chinese characters as a line has."""

# A section by any other name is a file of a folder: it has an entry of its own, whatever its text
# begins with.
_COUNTED = re.compile(r"s\d{3,}")


class Page(NamedTuple):
    """A section on its way through corrections; ``body`` is canonical, ``starts`` its entries."""

    id: str
    title: str
    body: Body
    starts: tuple[Start, ...]


class Spot(NamedTuple):
    """A block that can be corrected: ``level`` is a heading's, 0 for a paragraph.

    ``joins`` says whether there is a block above that it can be joined with.
    """

    start: int
    text: str
    level: int
    joins: bool

    @property
    def quote(self) -> str:
        return self.text[:QUOTE]


def spot_at(body: Body, offset: int) -> Spot | None:
    """The heading or paragraph that holds a place; None in a list, a table or the like."""
    found = None
    laid = _laid(body)
    for number, (begin, _) in enumerate(laid):
        if begin > offset:
            break
        found = number
    if found is None:
        return None
    start, block = laid[found]
    if not isinstance(block, Paragraph | Heading) or offset > start + len(text_of(block.spans)):
        return None
    above = found > 0 and isinstance(laid[found - 1][1], Paragraph | Heading)
    level = block.level if isinstance(block, Heading) else 0
    return Spot(start, text_of(block.spans), level, above)


def heading(section: str, spot: Spot, level: int) -> Correction:
    """The paragraph becomes a heading, or the heading one of another level (1 to 6)."""
    return Correction("heading", section, spot.start, spot.quote, level=level)


def paragraph(section: str, spot: Spot) -> Correction:
    """The heading becomes a paragraph; a paragraph loses its entry in the outline."""
    return Correction("paragraph", section, spot.start, spot.quote)


def split(section: str, spot: Spot, offset: int) -> Correction:
    """A new paragraph begins at ``offset`` of the section's plain text."""
    at = offset - spot.start
    return Correction(
        "split", section, spot.start, spot.quote, at=at, text=spot.text[at : at + QUOTE]
    )


def join(section: str, spot: Spot) -> Correction:
    """The block goes on in the one above it."""
    return Correction("join", section, spot.start, spot.quote)


def as_text(section: str, block: Listed) -> Correction:
    """The list or table becomes paragraphs."""
    return Correction("text", section, block.start, block.text[:QUOTE])


def title(section: str, entry: Start, text: str) -> Correction:
    """An entry of the outline gets another title; the text stays."""
    return Correction("title", section, entry.start, entry.title, text=text)


def correct(page: Page, acts: Iterable[Correction]) -> Page:
    """The page after the acts that name it, one after another; those of other pages are skipped.

    Raises UserFacing: correction-stale where the text is another one than the act was made on,
    correction-not-here, correction-nothing-above, correction-nothing-to-split,
    correction-entry-stays for a paragraph whose entry stands for its section.
    """
    for act in acts:
        if act.section == page.id:
            page = _corrected(page, act)
    return page


class _Held(NamedTuple):
    """An entry while its page is corrected.

    ``below`` says how far it stands below the heading before it; None for what a heading or the
    section itself makes, whose ``level`` stays.
    """

    title: str
    level: int
    start: int
    below: int | None


def _corrected(page: Page, act: Correction) -> Page:
    if act.act == "title":
        return _retitled(page, act)
    if act.act == "text":
        return _as_text(page, act)
    number, block = _block(page, act)
    match act.act:
        case "heading":
            return _as_heading(page, act, number, block)
        case "paragraph":
            return _as_paragraph(page, act, number, block)
        case "split":
            return _split(page, act, number, block)
        case "join":
            return _join(page, act, number, block)


def _as_text(page: Page, act: Correction) -> Page:
    for one in listed(page.body):
        if one.start == act.start and one.text[:QUOTE] == act.quote:
            body, starts = unlisted(page.body, one, page.starts)
            return page._replace(body=body, starts=starts)
    raise UserFacing("correction-stale", quote=act.quote)


def _block(page: Page, act: Correction) -> tuple[int, Paragraph | Heading]:
    for number, (start, block) in enumerate(_laid(page.body)):
        # What has no text, a rule in a box say, begins where the next block does.
        if start == act.start and any(True for _ in leaves(Body((block,)))):
            if not isinstance(block, Paragraph | Heading):
                raise UserFacing("correction-not-here")
            if text_of(block.spans)[:QUOTE] == act.quote:
                return number, block
    raise UserFacing("correction-stale", quote=act.quote)


def _as_heading(page: Page, act: Correction, number: int, block: Paragraph | Heading) -> Page:
    taken = {each.anchor for each in page.body.blocks if isinstance(each, Heading)}
    text = text_of(block.spans)
    # An anchor in use keeps its heading: links into the section must not lead elsewhere.
    known = block.anchor if isinstance(block, Heading) else ""
    level = min(max(act.level, 1), 6)
    made = Heading(level, block.spans, known or free_anchor(slug(text), taken), block.align)
    title = _given(page, act.start, text) or shortened(text)
    entry = _Held(title, max(1, level + _offset(page, act.start)), act.start, None)
    held = _without(page, act.start)
    if not (act.start == 0 and held and held[0].title == entry.title):
        held.append(entry)
    return _made(page, number, number + 1, (made,), held)


def _given(page: Page, start: int, text: str) -> str:
    """The name a person gave the entry of this text: what is made of the text stands in it."""
    said = "".join(text.split())
    for entry in page.starts:
        words = "".join(entry.title.split()).strip("…·")
        if entry.start == start and words not in said:
            return entry.title
    return ""


def _as_paragraph(page: Page, act: Correction, number: int, block: Paragraph | Heading) -> Page:
    if isinstance(block, Paragraph):
        return _taken_out(page, act, number, block)
    text = text_of(block.spans).strip()
    mark = number_of(text)
    held = _without(page, act.start)
    if not held or (mark and has_entry(text, mark, False)):
        # No section goes without an entry, and an article has one in any case.
        held.append(_Held(entry_title(text, mark, ()), 1, act.start, 1))
    # It was centred as a title, which it is not.
    made = Paragraph(block.spans, "" if block.align == "center" else block.align)
    return _made(page, number, number + 1, (made,), held)


def _taken_out(page: Page, act: Correction, number: int, block: Paragraph) -> Page:
    held = _without(page, act.start)
    if not held or len(held) == len(page.starts):
        raise UserFacing("correction-entry-stays")
    return _made(page, number, number + 1, (block,), held)


def _split(page: Page, act: Correction, number: int, block: Paragraph | Heading) -> Page:
    text = text_of(block.spans)
    if text[act.at : act.at + QUOTE] != act.text:
        raise UserFacing("correction-stale", quote=act.text)
    before, after = _cut(block.spans, act.at)
    first, second = text_of(before).rstrip(" \n"), text_of(after).lstrip(" \n")
    if not first.strip() or not second.strip():
        raise UserFacing("correction-nothing-to-split")
    begin = act.start + len(first) + 1
    grown = len(first) + 1 + len(second) - len(text)
    held = []
    for entry in _held(page):
        if entry.start == act.start:
            entry = _renamed(entry, block, text, first)
        elif entry.start > act.start + len(first):
            entry = entry._replace(start=max(begin, entry.start + grown))
        held.append(entry)
    if new := _entry_of_part(page, act.start, begin, second):
        held.append(new)
    align = block.align if isinstance(block, Paragraph) else ""
    made = (block._replace(spans=before), Paragraph(after, align))
    return _made(page, number, number + 1, made, held)


def _join(page: Page, act: Correction, number: int, block: Paragraph | Heading) -> Page:
    above = page.body.blocks[number - 1] if number else None
    if not isinstance(above, Paragraph | Heading):
        raise UserFacing("correction-nothing-above")
    first, second = text_of(above.spans), text_of(block.spans)
    whole = joined(first, second)
    blank = (Span(" "),) if len(whole) > len(first) + len(second) else ()
    made = above._replace(spans=(*above.spans, *blank, *block.spans))
    begin = act.start - len(first) - 1
    grown = len(whole) - len(first) - 1 - len(second)
    held = []
    for entry in _held(page):
        if entry.start == begin:
            entry = _renamed(entry, above, first, whole)
        elif entry.start == act.start:
            continue
        elif entry.start > act.start:
            entry = entry._replace(start=entry.start + grown)
        held.append(entry)
    if not held:
        held = [_Held(entry_title(whole, number_of(whole), ()), 1, begin, 1)]
    return _made(page, number - 1, number + 1, (made,), held)


def _retitled(page: Page, act: Correction) -> Page:
    new = " ".join(act.text.split())
    for number, start in enumerate(page.starts):
        if start.start == act.start and is_same_title(start.title, act.quote) and new:
            starts = list(page.starts)
            starts[number] = start._replace(title=new)
            return page._replace(starts=tuple(starts))
    raise UserFacing("correction-stale", quote=act.quote)


def _held(page: Page) -> list[_Held]:
    heads = {start for start, block in _laid(page.body) if isinstance(block, Heading)}
    own = _own(page)
    above = 0
    held = []
    for number, start in enumerate(page.starts):
        makes = number < own or start.start in heads
        above = start.level if makes else above
        held.append(_Held(*start, None if makes else start.level - above))
    return held


def _made(page: Page, first: int, end: int, made: tuple[Block, ...], held: list[_Held]) -> Page:
    """The page with the blocks ``first`` to ``end`` replaced, and with these entries."""
    blocks = page.body.blocks
    body = canonical(Body((*blocks[:first], *made, *blocks[end:]), page.body.notes))
    above = 0
    starts = []
    for entry in sorted(held, key=lambda entry: entry.start):
        level = entry.level if entry.below is None else max(1, above + entry.below)
        above = level if entry.below is None else above
        starts.append(Start(entry.title, level, entry.start))
    return Page(page.id, page.title, body, tuple(starts))


def _without(page: Page, start: int) -> list[_Held]:
    """The entries without those of the block at ``start``; the section's own stay."""
    own = _own(page)
    return [held for n, held in enumerate(_held(page)) if held.start != start or n < own]


def _own(page: Page) -> int:
    """How many entries at its beginning belong to the section itself, not to its text."""
    if _COUNTED.fullmatch(page.id):
        return 0
    count = sum(start.start == 0 for start in page.starts)
    first = page.body.blocks[0] if page.body.blocks else None
    if count > 1 and isinstance(first, Heading):
        return count - is_same_title(page.starts[count - 1].title, shortened(text_of(first.spans)))
    return count


def _offset(page: Page, at: int) -> int:
    """How much deeper entries stand in the outline than their headings in the text."""
    levels = {start: block.level for start, block in _laid(page.body) if isinstance(block, Heading)}
    own = _own(page)
    known = [
        (entry.start, entry.level - levels[entry.start])
        for entry in page.starts[own:]
        if entry.start in levels and entry.start != at
    ]
    before = [offset for start, offset in known if start < at]
    if known:
        return before[-1] if before else known[0][1]
    return page.starts[own - 1].level if own else 0


def _entry_of_part(page: Page, start: int, begin: int, text: str) -> _Held | None:
    """The entry of a paragraph that was split off, where its like have one."""
    line = text.strip()
    mark = number_of(line)
    held = _held(page)
    within = any(
        found.kind == "article" for h in held if h.start <= start and (found := number_of(h.title))
    )
    numbered = mark is not None and has_entry(line, mark, within)
    by_clauses = any(h.below is not None and number_of(h.title) is None for h in held)
    if not numbered and not (by_clauses and is_part(line)):
        return None
    fellows = [h.below for h in held if h.start <= start and h.below is not None]
    taken = {h.title for h in held}
    return _Held(entry_title(line, mark, taken), 1, begin, fellows[-1] if fellows else 1)


def _renamed(entry: _Held, block: Block, old: str, new: str) -> _Held:
    """The entry of a block whose text changed, unless it bears another title anyway."""

    def named(text: str) -> str:
        is_head = isinstance(block, Heading)
        return shortened(text) if is_head else entry_title(text, number_of(text), ())

    return entry._replace(title=named(new)) if is_same_title(entry.title, named(old)) else entry


def _laid(body: Body) -> list[tuple[int, Block]]:
    """The blocks that stand by themselves, each with its place in the plain text."""
    found = []
    at = 0
    for block in body.blocks:
        found.append((at, block))
        if isinstance(block, Paragraph | Heading):
            at += len(text_of(block.spans)) + 1
        else:
            at += sum(len(leaf.text) + 1 for leaf in leaves(Body((block,))))
    return found


def _cut(spans: Spans, at: int) -> tuple[Spans, Spans]:
    """Both sides of a place; a picture or a footnote's mark is not cut and stays on the left."""
    left: list[Span] = []
    right: list[Span] = []
    for span in spans:
        if at <= 0:
            right.append(span)
        elif at >= len(span.text) or span.note or span.image:
            left.append(span)
        else:
            left.append(span._replace(text=span.text[:at]))
            right.append(span._replace(text=span.text[at:]))
        at -= len(span.text)
    return tuple(left), tuple(right)
