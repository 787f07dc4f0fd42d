# SPDX-License-Identifier: MIT
"""Measure how well passages are found again in later editions of a text.

    python bench/reanchor.py [TEXT.txt] [--quotes 5000] [--characters 350000] [--seed 1]

Without a text, one is made that repeats itself as official Chinese does: a chain over the study
material that ships with the program, each character chosen after the two before it. Quotes of 3 to
80 characters are marked in it; then editions are made of it, of which each character knows where it
came from, and all quotes are looked for at once.

*right* covers at least 80 % of the true passage and little else; *elsewhere* is "please check" at
another place; *wrong* is shown without a question at another place, or for what is no longer there.
A passage is *intact* when it and its context are untouched, *deleted* when less than half of its
characters are left. The last lines hold the sums against the limits.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from study_viewer.core.annotation import Placement, Selector
from study_viewer.core.document import selector as selectors
from study_viewer.core.document.changed import SectionText
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.following import Doubt, followed
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of, plain_text
from study_viewer.core.formats import txt
from study_viewer.core.formats.contract import Wishes, no_progress

CONTENT = Path(__file__).resolve().parents[1] / "content"
SECTION = 6_000
"""Characters of a section, about: so there are some sixty to move and to split."""

Cell = tuple[str, int]
"""A character, and its place in the first edition; -1 for a new one."""
Paragraph = list[Cell]
Section = list[Paragraph]


class Made(NamedTuple):
    """An edition, and where each character of the first one stands in it."""

    edition: Edition
    places: dict[int, tuple[str, int]]


class Marked(NamedTuple):
    """A quote with the places of its characters in the first edition."""

    selector: Selector
    start: int
    end: int


class Row(NamedTuple):
    """``verdicts`` counts by what was done to the passage, and by what came of it."""

    name: str
    verdicts: dict[str, Counter[str]]
    seconds: float


def text_of(path: Path) -> str:
    parsed = txt.read(path, Wishes(), no_progress)
    return "\n".join(plain_text(section.body) for section in parsed.sections)


def shipped() -> str:
    """The study material that comes with the program."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md")))


class Chain:
    """Makes paragraphs that sound like a text: each character follows the two before it."""

    def __init__(self, text: str, rng: random.Random) -> None:
        signs = "，。；：、"
        self._known = "".join(one for one in text if "\u4e00" <= one <= "\u9fff" or one in signs)
        self._after: dict[str, list[str]] = defaultdict(list)
        for at in range(len(self._known) - 2):
            self._after[self._known[at : at + 2]].append(self._known[at + 2])
        self._rng = rng

    def paragraph(self) -> str:
        """Of 20 to 200 characters."""
        at = self._rng.randrange(len(self._known) - 2)
        out = self._known[at : at + 2]
        for _ in range(self._rng.randint(18, 198)):
            following = self._after.get(out[-2:])
            if not following:
                break
            out += self._rng.choice(following)
        return out.strip("，。；：、") + "。"

    def text(self, characters: int) -> str:
        paragraphs = []
        while characters > 0:
            paragraphs.append(self.paragraph())
            characters -= len(paragraphs[-1]) + 1
        return "\n".join(paragraphs)


def first_edition(text: str) -> list[Section]:
    sections: list[Section] = [[]]
    at = size = 0
    for line in text.split("\n"):
        if size > SECTION:
            sections.append([])
            size = 0
        sections[-1].append([(one, at + n) for n, one in enumerate(line)])
        at += len(line) + 1
        size += len(line) + 1
    return sections


def made(sections: list[Section]) -> Made:
    infos, texts, places = [], {}, {}
    for number, section in enumerate(sections, 1):
        name = f"s{number:03d}"
        at = 0
        lines = []
        for paragraph in section:
            lines.append("".join(one for one, _ in paragraph))
            for offset, (_, origin) in enumerate(paragraph):
                if origin >= 0:
                    places[origin] = name, at + offset
            at += len(paragraph) + 1
        texts[name] = "\n".join(lines)
        infos.append(SectionInfo(name, "", "", len(texts[name]), digest_of(texts[name])))
    return Made(Edition(infos, texts.__getitem__), places)


def quotes(sections: list[Section], count: int, rng: random.Random) -> list[Marked]:
    edition = made(sections).edition
    found: list[Marked] = []
    while len(found) < count:
        number = rng.randrange(len(sections))
        at = rng.randrange(len(sections[number]))
        paragraph = sections[number][at]
        length = rng.randint(8, 80) if rng.random() < 0.9 else rng.randint(3, 7)
        if length > len(paragraph):
            continue
        begin = rng.randrange(len(paragraph) - length + 1)
        name = f"s{number + 1:03d}"
        start = sum(len(one) + 1 for one in sections[number][:at]) + begin
        selector = selectors.make(name, edition.text(name), start, start + length)
        origin = paragraph[begin][1]
        if selector.exact == selector.exact.strip():
            found.append(Marked(selector, origin, origin + length))
    return found


# The editions.


def reworded(share: float) -> Callable[[list[Section], random.Random], list[Section]]:
    """Characters put in, left out and replaced, each for a third of ``share``."""

    def edit(sections: list[Section], rng: random.Random) -> list[Section]:
        letters = [one for section in sections[:9] for line in section for one, _ in line]

        def changed(paragraph: Paragraph) -> Paragraph:
            out: Paragraph = []
            for cell in paragraph:
                if rng.random() >= share:
                    out.append(cell)
                    continue
                act = rng.randrange(3)
                if act:
                    # A replaced character stands where the old one stood.
                    out.append((rng.choice(letters), cell[1] if act == 1 else -1))
                if act == 2:
                    out.append(cell)
            return out

        return [[changed(paragraph) for paragraph in section] for section in sections]

    return edit


def inserted(sections: list[Section], rng: random.Random) -> list[Section]:
    """After one paragraph in ten a new one, which sounds like the text."""
    chain = Chain("".join(one for section in sections for line in section for one, _ in line), rng)

    def new() -> Paragraph:
        return [(letter, -1) for letter in chain.paragraph()]

    return [
        [one for line in section for one in ([line, new()] if rng.random() < 0.1 else [line])]
        for section in sections
    ]


def deleted(sections: list[Section], rng: random.Random) -> list[Section]:
    """One paragraph in ten is gone."""
    left = [[line for line in section if rng.random() >= 0.1] for section in sections]
    return [section for section in left if section]


def moved(sections: list[Section], rng: random.Random) -> list[Section]:
    """One section in five stands elsewhere, so that most bear another number."""
    left = list(sections)
    taken = [left.pop(rng.randrange(len(left))) for _ in range(max(1, len(left) // 5))]
    for section in taken:
        left.insert(rng.randrange(len(left) + 1), section)
    return left


def split(sections: list[Section], rng: random.Random) -> list[Section]:
    return [
        part
        for section in sections
        for cut in [rng.randrange(len(section) + 1)]
        for part in (section[:cut], section[cut:])
        if part
    ]


def joined(sections: list[Section], rng: random.Random) -> list[Section]:
    return [
        [line for section in sections[at : at + 2] for line in section]
        for at in range(0, len(sections), 2)
    ]


def everything(sections: list[Section], rng: random.Random) -> list[Section]:
    for edit in (moved, split, deleted, inserted, reworded(0.05)):
        sections = edit(sections, rng)
    return sections


# What came of it.


def truth(one: Marked, new: Made) -> tuple[str, int, int] | None:
    """Where the passage stands now; None when less than half of it is left in one place."""
    left = [new.places[at] for at in range(one.start, one.end) if at in new.places]
    if 2 * len(left) < one.end - one.start:
        return None
    return left[0][0], left[0][1], left[-1][1] + 1


def fate(one: Marked, new: Made) -> str:
    """What was done to the passage: intact, edited or deleted."""
    found = truth(one, new)
    if found is None:
        return "deleted"
    section, start, end = found
    selector = one.selector
    text = new.edition.text(section)
    intact = (
        text[start:end] == selector.exact
        and text[max(0, start - selectors.CONTEXT) : start] == selector.prefix
        and text[end : end + selectors.CONTEXT] == selector.suffix
    )
    return "intact" if intact else "edited"


def verdict(placement: Placement, one: Marked, new: Made) -> str:
    if placement.start is None or placement.end is None:
        return "unplaced"
    wrong = "elsewhere" if placement.state == "check" else "wrong"
    found = truth(one, new)
    if found is None or found[0] != placement.section:
        return wrong
    shared = min(placement.end, found[2]) - max(placement.start, found[1])
    whole = max(placement.end, found[2]) - min(placement.start, found[1])
    if shared < 0.8 * whole:
        return wrong
    return "check" if placement.state == "check" else "right"


def measured(name: str, sections: list[Section], marked: list[Marked], first: list[Section]) -> Row:
    new = made(sections)
    both = texts_of(first), texts_of(sections)
    before = time.process_time()
    placements = selectors.resolve_all([one.selector for one in marked], new.edition)
    placements = with_both(marked, placements, *both)
    seconds = time.process_time() - before
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, placement in zip(marked, placements, strict=True):
        verdicts[fate(one, new)][verdict(placement, one, new)] += 1
    return Row(name, verdicts, seconds)


def texts_of(sections: list[Section]) -> list[SectionText]:
    edition = made(sections).edition
    return [SectionText(name, "", edition.text(name)) for name in edition.sections]


def with_both(
    marked: list[Marked],
    placements: list[Placement],
    old: list[SectionText],
    new: list[SectionText],
) -> list[Placement]:
    """As ``core.noting_on``, which has both editions at hand for what is in doubt."""
    doubtful = [n for n, one in enumerate(placements) if one.state in ("check", "unplaced")]
    chosen = [(marked[n].selector, placements[n]) for n in doubtful]
    doubts = [
        Doubt(one.exact, Placement("placed", one.section, one.start, one.end), now, one.section)
        for one, now in chosen
    ]
    found = dict(zip(doubtful, followed(doubts, old, new), strict=True))
    return [found.get(n, one) for n, one in enumerate(placements)]


EDITIONS: dict[str, Callable[[list[Section], random.Random], list[Section]]] = {
    "nothing changed": lambda sections, rng: sections,
    "paragraphs put in": inserted,
    "paragraphs deleted": deleted,
    "5 % of characters": reworded(0.05),
    "10 % of characters": reworded(0.1),
    "20 % of characters": reworded(0.2),
    "sections moved": moved,
    "sections split": split,
    "sections joined": joined,
    "all of it, 5 %": everything,
}
VERDICTS = ("right", "check", "elsewhere", "wrong", "unplaced")


def told(rows: list[Row]) -> None:
    print(f"{'':20}{'':10}" + "".join(f"{name:>11}" for name in VERDICTS) + f"{'CPU s':>8}")
    for row in rows:
        for n, (kind, counted) in enumerate(sorted(row.verdicts.items(), reverse=True)):
            figures = "".join(f"{counted[name]:>11}" for name in VERDICTS)
            seconds = "" if n else f"{row.seconds:>8.2f}"
            print(f"{'' if n else row.name:20}{kind:10}{figures}{seconds}")


def limits(rows: list[Row]) -> bool:
    """Prints each limit with what was measured; whether all hold."""

    def of(kind: str, *names: str) -> float:
        every = sum(row.verdicts[kind].total() for row in rows)
        return sum(row.verdicts[kind][name] for row in rows for name in names) / max(1, every)

    shown = max(
        sum(c["wrong"] for c in row.verdicts.values())
        / sum(c.total() for c in row.verdicts.values())
        for row in rows
    )
    nothing = rows[0].verdicts["intact"]
    worst = min(
        (c["right"] + c["check"] + c["elsewhere"]) / max(1, c.total())
        for row in rows
        if (c := row.verdicts["edited"])
    )
    held = [
        ("nothing changed: placed", nothing["right"] / nothing.total(), 1.0, True),
        ("intact: placed right", of("intact", "right"), 1.0, True),
        ("edited: right or to check, worst edition", worst, 0.95, True),
        ("shown at a wrong place, worst edition", shown, 0.001, False),
        ("deleted: shown without a question", of("deleted", "wrong"), 0.0, False),
        ("slowest edition, CPU seconds", max(row.seconds for row in rows), 5.0, False),
    ]
    for name, value, limit, least in held:
        good = value >= limit if least else value <= limit
        print(f"{name:44}{value:10.4f}  limit {limit:<6} {'held' if good else 'NOT HELD'}")
    return all(value >= limit if least else value <= limit for _, value, limit, least in held)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how passages are found again.")
    parser.add_argument("text", type=Path, nargs="?")
    parser.add_argument("--quotes", type=int, default=5_000)
    parser.add_argument("--characters", type=int, default=350_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    made_up = Chain(shipped(), rng)
    text = text_of(chosen.text) if chosen.text else made_up.text(chosen.characters)
    sections = first_edition(text)
    marked = quotes(sections, chosen.quotes, rng)
    print(f"{len(text)} characters, {len(sections)} sections, {len(marked)} quotes")
    rows = [
        measured(name, edit(sections, rng), marked, sections) for name, edit in EDITIONS.items()
    ]
    told(rows)
    return 0 if limits(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
