# SPDX-License-Identifier: MIT
"""What an annotation is made on: a passage, a quote, a whole section or document."""

from typing import NamedTuple

from study_viewer.core.annotation import Placement, Selector
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.selector import make
from study_viewer.core.errors import UserFacing
from study_viewer.core.texts import Texts


class Target(NamedTuple):
    """``heading`` and ``digest`` are of the section when the annotation is on the whole of it."""

    selector: Selector | None
    placement: Placement
    heading: str = ""
    digest: str = ""


class Found(NamedTuple):
    """The place of a quote in a section, and how many places it has in all."""

    section: str
    start: int
    end: int
    matches: int


def target(
    texts: Texts, document: str, section: str | None, start: int | None, end: int | None
) -> Target:
    """Raises UserFacing: document-unknown, section-unknown, range-outside, selection-empty."""
    if not texts.digest(document):
        raise UserFacing("document-unknown", document=document)
    if section is None:
        return Target(None, Placement("placed"))
    info = _section(texts, document, section)
    if start is None or end is None:
        return Target(None, Placement("placed", section), info.title, info.digest)
    text = texts.text(document, section)
    if not 0 <= start <= end <= len(text):
        raise UserFacing("range-outside", start=start, end=end, length=len(text))
    if not text[start:end].strip():
        raise UserFacing("selection-empty")
    selector = make(section, text, start, end, info.digest)
    return Target(selector, Placement("placed", section, start, end))


def find(
    texts: Texts, document: str, section: str | None, quote: str, occurrence: int | None
) -> Found:
    """The n-th place of a quote (from 1), in one section or in all of them in order.

    Raises UserFacing: document-unknown, section-unknown, quote-not-found, occurrence-unknown.
    """
    # The window marks what is selected; only the command line quotes.
    from study_viewer.core.document.matching import find_quote

    if not texts.digest(document):
        raise UserFacing("document-unknown", document=document)
    sections = texts.sections(document)
    searched = sections if section is None else (_section(texts, document, section),)
    found = [
        (info.id, match)
        for info in searched
        for match in find_quote(texts.text(document, info.id), quote)
    ]
    if not found:
        raise UserFacing("quote-not-found", quote=quote)
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(found):
        raise UserFacing("occurrence-unknown", occurrence=number, count=len(found))
    where, match = found[number - 1]
    return Found(where, match.start, match.end, len(found))


def _section(texts: Texts, document: str, section: str) -> SectionInfo:
    info = texts.section(document, section)
    if info is None:
        raise UserFacing("section-unknown", document=document, section=section)
    return info
