# SPDX-License-Identifier: MIT
"""Through the funnel with places: in which leaf block each named element of a page begins."""

import re
from collections.abc import Collection, Container
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document import html_in
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.html_inline import PictureOf
from study_viewer.core.document.html_tree import BLOCKS, attribute_of, holding_blocks, tag_of
from study_viewer.core.document.model import Block, Body, Note, Span
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.walk import mapped, mapped_body, spans_of
from study_viewer.core.formats.page_tree import HEADINGS

_FRAMES = frozenset(
    "body dir dl html menu ol table tbody tfoot thead tr ul".split()  # noqa: SIM905
)
"""Tags whose own text is no block: what they begin with is their first inner block."""
_GOING = "going"
_LINES = frozenset(
    "p li dd dt td th h1 h2 h3 h4 h5 h6 a b strong i em u span font going".split()  # noqa: SIM905
)
"""Tags in which a span may go: elsewhere each would be a piece of its own, or frame a mark."""
# Characters of plane 16, which belong to nobody: ten digits, and two around the number of a block.
# Of no other digits would a heading's anchor be free.
_DIGITS = {ord("0") + digit: 0x10FFE0 + digit for digit in range(10)}
_READ = {theirs: ours for ours, theirs in _DIGITS.items()}
_MARK = re.compile("\U0010fff0([\U0010ffe0-\U0010ffe9]+)\U0010fff1")


class Page(NamedTuple):
    """A page that was read; ``places`` are the leaf blocks, counted over ``body``, of all ids.

    A heading's own id is also its anchor.
    """

    body: Body
    places: dict[str, int]


def read_page(body: etree._Element, wanted: Collection[str], picture: PictureOf) -> Page:
    """Reads a settled tree, and finds the places of the elements whose id is ``wanted``.

    An element without a block of its own stands where the next block begins.
    """
    _thin_out(body, wanted)
    marked = _mark(body, wanted) if wanted else {}
    read = html_in.read(body, picture)
    if not marked:
        return Page(read, {})
    blocks: list[Block] = []
    at: dict[int, int] = {}
    leaf = 0
    for block in read.blocks:
        marked_here = False
        for inner in leaves(Body((block,))):
            if "\U0010fff0" in inner.text:
                marked_here = True
                at.update((_number(found), leaf) for found in _MARK.finditer(inner.text))
            leaf += 1
        clean = _unmarked(block) if marked_here else (block,)
        if marked_here:
            # One that held a mark alone is gone.
            leaf -= _count(block) - _count(*clean)
        blocks += clean
    rest = canonical(mapped_body(Body((), read.notes), _bare, _plain)) if read.notes else Body()
    last = max(leaf - 1, 0)
    places = {name: at.get(number, last) for name, number in marked.items()}
    return Page(Body(tuple(blocks), rest.notes), places)


def _thin_out(body: etree._Element, wanted: Container[str]) -> None:
    """Takes the tags out that only set letters, which pages by Word have one of for each few words:
    all that follows costs by the element."""
    holders = holding_blocks(body)
    for element in body.iter("span", "font"):
        around = element.getparent()
        if (
            around is not None
            and tag_of(around) in _LINES
            and around not in holders
            and attribute_of(element, "id") not in wanted
        ):
            element.tag = _GOING
    etree.strip_tags(body, _GOING)


def _mark(body: etree._Element, wanted: Container[str]) -> dict[str, int]:
    """Writes a number before the first word of each block that is wanted; which id has which."""
    holders = holding_blocks(body)
    numbers: dict[str, int] = {}
    numbered: dict[etree._Element, int] = {}
    waiting: list[str] = []

    def give(element: etree._Element, names: list[str]) -> None:
        for name in names:
            numbers.setdefault(name, numbered.setdefault(element, len(numbered)))

    within: etree._Element | None = None
    inside: set[etree._Element] = set()
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        if element.getparent() not in inside:
            inside.clear()
            within = None
        names = [name for name in _names(element) if name in wanted]
        if within is None and _begins_block(element, holders):
            give(element, [*waiting, *names])
            waiting, names = [], []
            if element not in holders or tag_of(element) in HEADINGS:
                within = element
        if within is not None:
            inside.add(element)
            give(within, names)
        else:
            waiting.extend(names)
    for element, number in numbered.items():
        mark = str(number).translate(_DIGITS)
        element.text = f"\U0010fff0{mark}\U0010fff1{element.text or ''}"
    return numbers | dict.fromkeys(waiting, -1)


def _number(mark: re.Match[str]) -> int:
    return int(mark[1].translate(_READ))


def _begins_block(element: etree._Element, holders: set[etree._Element]) -> bool:
    """Whether a block begins with the element's first word or picture."""
    tag = tag_of(element)
    if tag not in BLOCKS or tag in _FRAMES or tag == "hr":
        return False
    if element in holders and tag not in HEADINGS:
        return bool((element.text or "").strip())
    if next(element.iter("img"), None) is not None:
        return True
    return any(str(piece).strip() for piece in element.itertext())


def _names(element: etree._Element) -> list[str]:
    names = [attribute_of(element, "id")]
    if tag_of(element) == "a":
        names.append(attribute_of(element, "name"))
    return [name for name in names if name]


def _bare(span: Span) -> Span:
    return span._replace(text=_plain(span.text)) if "\U0010fff0" in span.text else span


def _plain(text: str) -> str:
    return _MARK.sub("", text)


def _count(*blocks: Block) -> int:
    return sum(1 for _ in leaves(Body(blocks)))


def _unmarked(block: Block) -> tuple[Block, ...]:
    """The block without marks; none where nothing else stood in it."""
    clean = mapped((block,), _bare, _plain)
    # The marks of notes stay marks where there are notes, whatever these say.
    labels = dict.fromkeys(span.note for spans in spans_of(clean) for span in spans if span.note)
    return canonical(Body(clean, tuple(Note(label, ()) for label in labels))).blocks
