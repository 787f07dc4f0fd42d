# SPDX-License-Identifier: MIT
"""An outline for a text that has none: which blocks are headings, and what entries are called."""

import re
from collections.abc import Container

from study_viewer.core.document.attachments import names_attachment
from study_viewer.core.document.numbering import Number, number_of
from study_viewer.core.document.rewrap import ends_sentence, join, width

HEADING_COLUMNS = 80
"""Columns of a numbered heading, 40 Chinese characters: of 1,318 short numbered blocks in 15 laws
1,121 are items."""

TITLE_COLUMNS = 60
"""Columns of an entry's title, 30 Chinese characters; a longer one ends in …"""

PREFACE = "按语"
_PREFACE = re.compile(r"(?:编者)?按[：:]")
_CLAUSE_END = re.compile(r"[。！？；，：]|[.!?;,:](?=\s|$)")
_STOPS = frozenset("。！？；：，、,.;:…!?")
_CHAPTERS = ("part", "chapter", "section")
_ORDINALS = (*_CHAPTERS, "article")
_COUNTING = ("han", "han-paren", "arabic", "arabic-paren")
_SHORT = 12
"""Columns; a clause of that length tells nothing: 全会指出，会议强调，"""
_SHORT_SENTENCE = 6
"""Columns of a whole sentence that tells nothing; （一）明确分工。 tells enough."""

SHORTEST = 10
"""Characters of a sentence that is worth an entry; shorter ones are verses."""

SHORTEST_OPEN = 24
"""Characters of a line that ends no sentence and is; shorter ones are names, places and times."""


def is_heading(
    text: str, number: Number | None, before: Number | None, following: Number | None
) -> bool:
    """Whether a numbered block is a heading, not a list item or a paragraph.

    ``before`` and ``following`` are the numbers of the blocks around it: of two neighbours of one
    kind neither heads anything, they are items or a table of contents. A chapter whose number
    begins anew heads what follows, behind the last line of such a table.
    """
    if number is None or width(text) > HEADING_COLUMNS or text[-1] in _STOPS:
        return False
    if len(text) <= number.end:
        return number.kind in _CHAPTERS
    if before is not None and number.kind in _CHAPTERS and number.value == 1 <= before.value:
        before = None
    return all(other is None or other.rank != number.rank for other in (before, following))


def stands_alone(text: str, number: Number | None) -> bool:
    """Whether a line is a number that belongs to the text below it, and nothing else: （一）."""
    return number is not None and number.kind in _COUNTING and number.end >= len(text)


def has_entry(text: str, number: Number, within_article: bool) -> bool:
    """Whether a numbered paragraph that is no heading stands in the outline all the same.

    Articles do, and 一、 or （一） of some length or of more than one sentence; the points of an
    article are its own matter.
    """
    if number.kind == "article":
        return True
    if within_article or number.kind not in ("han", "han-paren"):
        return False
    return width(text) > HEADING_COLUMNS or "。" in text[:-1]


def is_part(text: str) -> bool:
    """Whether a plain paragraph is worth an entry where a text has no headings."""
    return len(text) >= (SHORTEST if ends_sentence(text) else SHORTEST_OPEN)


def entry_title(text: str, number: Number | None, taken: Container[str]) -> str:
    """The opening clause of a paragraph, its number included.

    A clause that is very short, or already in ``taken``, is followed by the next ones until it
    tells the paragraph apart.
    """
    if _PREFACE.match(text):
        return PREFACE
    begin = number.end if number else 0
    title = text
    for match in _CLAUSE_END.finditer(text, begin + 1):
        title = text[: match.start()]
        short = _SHORT_SENTENCE if match.group() == "。" else _SHORT
        if (width(title[begin:]) > short and title not in taken) or width(title) > TITLE_COLUMNS:
            break
    else:
        title = text.rstrip("".join(_STOPS)) or text
    return shortened(title)


def shortened(title: str) -> str:
    """At most TITLE_COLUMNS wide, in one line."""
    title = in_one_line(title[: 2 * TITLE_COLUMNS])
    if width(title) <= TITLE_COLUMNS:
        return title
    while width(title) > TITLE_COLUMNS - 2:
        title = title[:-1]
    return title + "…"


def in_one_line(title: str) -> str:
    """The lines of a title as one: without a blank between Chinese characters, but with one after
    第一章 or 附件1 in a line of its own."""
    if "\n" not in title:
        return " ".join(title.split())
    whole = ""
    for line in title.split("\n"):
        line = " ".join(line.split())
        number = number_of(whole)
        alone = number is not None and number.kind in _ORDINALS and number.end == len(whole)
        apart = whole and line and (alone or names_attachment(whole))
        whole = f"{whole} {line}" if apart else join(whole, line)
    return whole


class Nesting:
    """Levels from ranks: what lies below what, whichever kinds of numbers a text uses.

    A number whose kind stands open already is a sibling of the one there, so that 四、 follows
    三、 also where the articles of a text lie below 三、 and not, as usual, above it.
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, bool]] = []

    def level(self, rank: int, is_heading: bool) -> int:
        """The level, from 1, of an entry of this rank that comes now.

        A paragraph with a number ends no heading but one of its own rank.
        """
        if self.is_within(rank):
            while self._open[-1][0] != rank:
                self._open.pop()
            self._open.pop()
        else:
            while self._open and self._open[-1][0] > rank and not self._heads(is_heading):
                self._open.pop()
        self._open.append((rank, is_heading))
        return len(self._open)

    @property
    def below(self) -> int:
        """The level of something that belongs to the last entry."""
        return len(self._open) + 1

    def is_within(self, rank: int) -> bool:
        return any(rank == known for known, _ in self._open)

    def _heads(self, heading_comes: bool) -> bool:
        return self._open[-1][1] and not heading_comes
