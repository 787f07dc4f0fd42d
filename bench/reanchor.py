# SPDX-License-Identifier: MIT
"""Measure how well passages are found again in an edited text.

    python bench/reanchor.py TEXT.txt [--quotes 200] [--seed 1]

The text is imported as a document is; 200 quotes are marked in it; then characters are changed,
paragraphs put in, or the marked passages deleted, and
each quote is looked for. *right* covers at least 80 % of the true passage and little else.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from study_viewer.core.annotation import Placement, Selector
from study_viewer.core.document import selector as selectors
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of, plain_text
from study_viewer.core.formats import txt
from study_viewer.core.formats.contract import Wishes, no_progress

SECTION = "s001"


class Edited(NamedTuple):
    """A changed text and where each old character stands in it; -1 for one that is gone."""

    text: str
    places: list[int]

    def passage(self, start: int, end: int) -> tuple[int, int] | None:
        """The true range of an old passage; None when less than half of it is left."""
        left = [place for place in self.places[start:end] if place >= 0]
        return (left[0], left[-1] + 1) if 2 * len(left) >= end - start else None


def text_of(path: Path) -> str:
    """The plain text as an import makes it, its sections one after another."""
    parsed = txt.read(path, Wishes(), no_progress)
    return "\n".join(plain_text(section.body) for section in parsed.sections)


def edition_of(text: str) -> Edition:
    info = SectionInfo(SECTION, "", "", len(text), digest_of(text))
    return Edition([info], {SECTION: text}.__getitem__)


def change(text: str, share: float, rng: random.Random) -> Edited:
    """Insert, delete and replace single characters, each for a third of ``share``."""
    alphabet = [character for character in text if not character.isspace()]
    out: list[str] = []
    places = []
    for character in text:
        if character != "\n" and rng.random() < share:
            act = rng.randrange(3)
            if act == 0:
                places.append(-1)
                continue
            out.append(rng.choice(alphabet))
            if act == 1:
                places.append(len(out) - 1)
                continue
        places.append(len(out))
        out.append(character)
    return Edited("".join(out), places)


def cut(text: str, start: int, end: int) -> Edited:
    places = [
        at if at < start else -1 if at < end else at - (end - start) for at in range(len(text))
    ]
    return Edited(text[:start] + text[end:], places)


def put_in(text: str, at: int, new: str) -> Edited:
    places = [place if place < at else place + len(new) for place in range(len(text))]
    return Edited(text[:at] + new + text[at:], places)


def verdict(placement: Placement, truth: tuple[int, int] | None) -> str:
    if placement.state == "unplaced" or placement.start is None or placement.end is None:
        return "unplaced"
    wrong = "check, wrong" if placement.state == "check" else "wrong"
    if truth is None:
        return wrong
    shared = min(placement.end, truth[1]) - max(placement.start, truth[0])
    joined = max(placement.end, truth[1]) - min(placement.start, truth[0])
    return placement.state.replace("moved", "placed") if shared >= 0.8 * joined else wrong


def quotes(text: str, count: int, rng: random.Random) -> list[Selector]:
    found = []
    while len(found) < count:
        start = rng.randrange(len(text))
        end = start + rng.randint(8, 80)
        quote = text[start:end]
        if end <= len(text) and "\n" not in quote and quote == quote.strip():
            found.append(selectors.make(SECTION, text, start, end))
    return found


Row = tuple[str, Counter[str], float]


def together(name: str, edited: Edited, marked: list[Selector]) -> Row:
    before = time.perf_counter()
    placements = selectors.resolve_all(marked, edition_of(edited.text))
    seconds = time.perf_counter() - before
    counted = Counter(
        verdict(placement, edited.passage(one.start, one.end))
        for one, placement in zip(marked, placements, strict=True)
    )
    return name, counted, seconds


def one_by_one(
    name: str, text: str, marked: list[Selector], edit: Callable[[Selector], Edited]
) -> Row:
    before = time.perf_counter()
    counted: Counter[str] = Counter()
    for one in marked:
        edited = edit(one)
        placement = selectors.resolve(one, edition_of(edited.text))
        counted[verdict(placement, edited.passage(one.start, one.end))] += 1
    return name, counted, time.perf_counter() - before


def table(text: str, count: int, rng: random.Random) -> list[Row]:
    marked = quotes(text, count, rng)
    breaks = [match.end() for match in re.finditer("\n", text)] or [0]
    new = "这一段是新版本里加进来的，原来的文本中没有；它不应当让任何一条批注离开自己的位置。\n"

    def whole_paragraph(one: Selector) -> Edited:
        start = text.rfind("\n", 0, one.start) + 1
        end = text.find("\n", one.end)
        return cut(text, start, len(text) if end < 0 else end + 1)

    rows = [
        together(f"{share:.0%} of characters changed", change(text, share, rng), marked)
        for share in (0, 0.05, 0.1, 0.2)
    ]
    rows.append(together("a paragraph put in", put_in(text, rng.choice(breaks), new), marked))
    rows.append(
        one_by_one("passage deleted", text, marked, lambda one: cut(text, one.start, one.end))
    )
    rows.append(one_by_one("its paragraph deleted", text, marked, whole_paragraph))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how passages are found again.")
    parser.add_argument("text", type=Path)
    parser.add_argument("--quotes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    text = text_of(chosen.text)
    verdicts = ("placed", "check", "check, wrong", "wrong", "unplaced")
    print(f"{len(text)} characters, {chosen.quotes} quotes of 8 to 80 characters")
    print(f"{'':28}" + "".join(f"{name:>14}" for name in verdicts) + f"{'seconds':>10}")
    for name, counted, seconds in table(text, chosen.quotes, random.Random(chosen.seed)):
        figures = "".join(f"{counted[verdict]:>14}" for verdict in verdicts)
        print(f"{name:28}{figures}{seconds:>10.2f}")


if __name__ == "__main__":
    main()
