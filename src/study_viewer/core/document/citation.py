# SPDX-License-Identifier: MIT
"""A quote with where it stands, as one writes it into a report of one's own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Entry
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import shortened
from study_viewer.core.document.plain import OBJECT, Leaf

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BRACKETED = re.compile(r"\s*[（(].*[）)]\s*", re.DOTALL)
# Inside quotation marks or a title a second pair is the other kind.
_INNER = str.maketrans("“”《》", "‘’〈〉")


class Spot(NamedTuple):
    """Where a passage stands: the entries it lies in, from the top down, and its paragraph there.

    ``paragraph`` counts from 1, and is None for what is in no paragraph (a heading, a table, a
    footnote) or where the entry begins in an earlier section.
    """

    titles: tuple[str, ...]
    paragraph: int | None


def spot(
    title: str, path: Sequence[Entry], leaves: Sequence[Leaf], section: str, offset: int
) -> Spot:
    """``path`` leads down to the entry at ``offset``, ``leaves`` are the section's.

    The document's own title is left out, and so is an entry that only repeats how its paragraph
    opens: it is no name, and its paragraph is counted within the entry above.
    """
    named = [entry for entry in path if entry.section != section or _is_name(entry, leaves)]
    begin: int | None = 0
    if named:
        begin = named[-1].start if named[-1].section == section else None
    titles = tuple(entry.title for entry in named if entry.title != title)
    return Spot(titles, None if begin is None else _paragraph(leaves, begin, offset))


def citation(quote: str, title: str, at: Spot, *, chinese: bool | None = None) -> str:
    """“…”（《题目》第三部分（二）第2段） or “…” (Title, Part 3, paragraph 2).

    Without ``chinese`` it is what most of the quote is.
    """
    words = "\n".join(line for line in quote.replace(OBJECT, "").splitlines() if line.strip())
    if chinese is None:
        chinese = len(_HAN.findall(words)) * 4 > len(words)
    if chinese:
        name = title.removeprefix("《").removesuffix("》").translate(_INNER)
        place = "".join(_chinese_place(one) for one in at.titles)
        paragraph = f"第{at.paragraph}段" if at.paragraph else ""
        return f"“{words.translate(_INNER)}”（《{name}》{place}{paragraph}）"
    paragraph = f"paragraph {at.paragraph}" if at.paragraph else ""
    parts = (title, *(shortened(one) for one in at.titles), paragraph)
    return f"“{words.translate(_INNER)}” ({', '.join(part for part in parts if part)})"


def _is_name(entry: Entry, leaves: Sequence[Leaf]) -> bool:
    if number_of(entry.title) is not None:
        return True
    leaf = next((one for one in reversed(leaves) if one.start <= entry.start), None)
    if leaf is None or leaf.kind == "heading":
        return True
    return not leaf.text.startswith(entry.title.rstrip("…")[:8])


def paragraphs(leaves: Sequence[Leaf], begin: int) -> Iterator[Leaf]:
    """What is counted as the paragraphs of an entry that begins there, headings and tables not."""
    after_heading = False
    for leaf in leaves:
        # The date in brackets under a title is nobody's first paragraph.
        dated = after_heading and _BRACKETED.fullmatch(leaf.text) is not None
        counts = leaf.kind in ("paragraph", "item") and bool(leaf.text.strip()) and not dated
        after_heading = leaf.kind == "heading"
        if leaf.start >= begin and counts:
            yield leaf


def _paragraph(leaves: Sequence[Leaf], begin: int, offset: int) -> int | None:
    for number, leaf in enumerate(paragraphs(leaves, begin), 1):
        if leaf.start <= offset <= leaf.start + len(leaf.text):
            return number
        if leaf.start > offset:
            break
    return None


def _chinese_place(title: str) -> str:
    """第三部分 for 三、…, 第二章 for 第二章 …, （二） for （二）…; without a number “…”."""
    number = number_of(title)
    if number is None:
        return f"“{shortened(title).translate(_INNER)}”"
    mark = title[: number.end].strip()
    match number.kind:
        case "han":
            return f"第{mark.rstrip('、．.')}部分"
        case "arabic":
            return f"第{mark.rstrip('、．.')}点"
        case _:
            return mark
