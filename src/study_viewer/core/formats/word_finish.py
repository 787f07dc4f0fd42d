# SPDX-License-Identifier: MIT
"""What is settled when all blocks of a Word file are there: blanks, links, pictures."""

from collections.abc import Iterable, Iterator, Mapping

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import Block, Body, Heading, Note, Paragraph, Span
from study_viewer.core.document.rewrap import tidy_blanks
from study_viewer.core.document.walk import mapped_body, pictures_of
from study_viewer.core.formats.contract import ParsedSection, Picture
from study_viewer.core.formats.word_blocks import KEPT

_BLANKS = " \n\t\u3000\xa0"


def tidied(body: Body) -> Body:
    """Paragraphs without the blanks that people indent them with, and without those between digits
    and Chinese characters, as in plain text; what is nothing but blanks goes."""
    blocks = tuple(done for block in body.blocks if (done := _tidied(block)) is not None)
    notes = tuple(
        Note(note.label, tuple(d for b in note.blocks if (d := _tidied(b)) is not None))
        for note in body.notes
    )
    return canonical(Body(blocks, notes))


def _tidied(block: Block) -> Block | None:
    if not isinstance(block, Paragraph | Heading):
        return block
    spans = [one._replace(text=tidy_blanks(one.text)) for one in block.spans]
    while spans and not (text := spans[0].text.lstrip(_BLANKS)):
        del spans[0]
    if spans:
        spans[0] = spans[0]._replace(text=text)
    while spans and not (text := spans[-1].text.rstrip(_BLANKS)):
        del spans[-1]
    if not spans:
        return None
    spans[-1] = spans[-1]._replace(text=text)
    return block._replace(spans=tuple(spans))


def finished(
    sections: Iterable[ParsedSection], pictures: Mapping[str, bytes]
) -> Iterator[ParsedSection]:
    """The sections with links that lead to where their headings now are, each picture once."""
    made = list(sections)
    homes = {
        block.anchor: f"s{number:03d}"
        for number, section in enumerate(made, 1)
        for block in section.body.blocks
        if isinstance(block, Heading)
    }
    given: set[str] = set()
    for number, section in enumerate(made, 1):
        home = f"s{number:03d}"
        body = mapped_body(section.body, lambda span, home=home: _linked(span, home, homes))  # type: ignore[misc]
        blocks = [*body.blocks, *(block for note in body.notes for block in note.blocks)]
        shown = [path for path in dict.fromkeys(pictures_of(blocks)) if path not in given]
        given.update(shown)
        kept = tuple(Picture(path, pictures[path]) for path in shown if path in pictures)
        yield section._replace(id=home, body=_named(body), pictures=kept)


def _linked(span: Span, home: str, homes: Mapping[str, str]) -> Span:
    """A link within the file leads to a heading, or is none."""
    if not span.link.startswith("#"):
        return span
    anchor = span.link[1:]
    target = homes.get(anchor)
    if target is None:
        return span._replace(link="")
    name = anchor.removeprefix(KEPT)
    return span._replace(link=f"#{name}" if target == home else f"{target}#{name}")


def _named(body: Body) -> Body:
    blocks = tuple(
        block._replace(anchor=block.anchor.removeprefix(KEPT))
        if isinstance(block, Heading)
        else block
        for block in body.blocks
    )
    return canonical(body._replace(blocks=blocks))
