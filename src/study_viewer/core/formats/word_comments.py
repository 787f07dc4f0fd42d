# SPDX-License-Identifier: MIT
"""Comments in a Word file: what they say, and on which words of the finished blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import Body
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.walk import mapped_body
from study_viewer.core.formats.contract import Comment, ParsedSection
from study_viewer.core.formats.word_package import Part
from study_viewer.core.formats.word_text import COMMENT_BEGINS, COMMENT_ENDS
from study_viewer.core.formats.word_xml import W, value

MOST = 0xFF00
"""Comments that there are private characters for."""
_SIGNS = re.compile("[\U000f0000-\U000fffff\U00100000-\U0010ffff]")


class Said(NamedTuple):
    id: str
    text: str
    author: str
    made: str


def read(part: Part | None) -> list[Said]:
    """All comments that say something, in their order in the file."""
    if part is None:
        return []
    found = []
    for told in part.root.iter(W + "comment"):
        lines = ("".join(_words(paragraph)).strip() for paragraph in told.iter(W + "p"))
        text = "\n".join(line for line in lines if line)
        if text:
            author = value(told, "author").strip()
            found.append(Said(value(told, "id"), text, author, value(told, "date")))
    return found


def _words(paragraph: object) -> Iterator[str]:
    for one in paragraph.iter(W + "t", W + "tab", W + "br"):  # type: ignore[attr-defined]
        yield (one.text or "") if one.tag == W + "t" else " "


class Placed(NamedTuple):
    """A comment on ``quote`` in a leaf block of the whole text; an empty quote is all of it."""

    leaf: int
    quote: str
    said: Said


def numbered(said: Iterable[Said], roots: Iterable[etree._Element]) -> dict[int, Said]:
    """The comments by the numbers of their signs, of which none stands in the text itself."""
    texts = (str(text) for root in roots for text in root.itertext())
    taken = {ord(sign) & 0xFFFF for text in texts for sign in _SIGNS.findall(text)}
    free = (number for number in range(MOST) if number not in taken)
    return dict(zip(free, said, strict=False))


def placed(body: Body, said: Mapping[int, Said]) -> tuple[Body, list[Placed]]:
    """The body without the signs, and where they stood; one without is at the beginning."""
    if not said:
        return body, []
    signs = dict.fromkeys(
        sign + number for sign in (COMMENT_BEGINS, COMMENT_ENDS) for number in said
    )
    found: dict[int, Placed] = {}
    for index, leaf in enumerate(leaves(body)):
        if _SIGNS.search(leaf.text) is None:
            continue
        for match in _SIGNS.finditer(leaf.text):
            number = ord(match[0]) - COMMENT_BEGINS
            if number not in said:
                continue
            begin = match.end()
            end = leaf.text.find(chr(COMMENT_ENDS + number), begin)
            quote = leaf.text[begin : end if end >= 0 else None].translate(signs).strip()
            found[number] = Placed(index, quote, said[number])
    body = canonical(mapped_body(body, lambda span: span._replace(text=span.text.translate(signs))))
    lost = (Placed(0, "", one) for number, one in said.items() if number not in found)
    return body, [*found.values(), *lost]


def shared(sections: Iterable[ParsedSection], comments: list[Placed]) -> Iterator[ParsedSection]:
    """Each section with the comments on its own leaves."""
    begin = 0
    for section in sections:
        end = begin + sum(1 for _ in leaves(Body(section.body.blocks)))
        own = tuple(
            Comment(one.leaf - begin, one.quote, one.said.text, one.said.author, one.said.made)
            for one in comments
            if begin <= one.leaf < end
        )
        yield section._replace(comments=own)
        begin = end
