# SPDX-License-Identifier: MIT
"""Which words of a reworded text are new and which are gone, in marks that can be read.

Chinese is compared by the character, a number or a word of letters as a whole: 38 → 40 and
第三十八条 → 第四十条 are another number, not a digit that stayed beside one that went.
"""

import re
from typing import NamedTuple

from rapidfuzz.distance import Indel

_LARGEST = 25_000_000
"""Units of one side times those of the other: the comparison needs a bit for each."""
_ISLAND = 2
"""So few equal characters between two larger changes are chance, and marks around them hard to
read; a single one is so between any two."""
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸"
# Letters that are written in words: all but Chinese and Japanese ones.
_LETTERS = r"[^\W\d_\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]+"
_UNIT = re.compile(
    rf"(?:[0-9０-９]+(?:[.,．][0-9０-９]+)*|[{_HAN_DIGITS}])+[%％‰]?"
    rf"|{_LETTERS}(?:['’-]{_LETTERS})*"
    r"|.",
    re.DOTALL,
)


class Mark(NamedTuple):
    """A run of a passage's text: the ``same`` on the other side, or only here."""

    start: int
    end: int
    same: bool


class _Run(NamedTuple):
    """The range of a run that is the same or not, in code points of either text."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def marks(old: str, new: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks of either side, which cover its whole text; white space alone is no difference."""
    mine: list[Mark] = []
    theirs: list[Mark] = []
    runs = _worded(_runs(old, new), old, new)
    # Those around one alone grow first, and then outweigh two.
    for island in range(1, _ISLAND + 1):
        runs = _without_islands(runs, island)
    for run in runs:
        for side, start, end in ((mine, run.old, run.old_end), (theirs, run.new, run.new_end)):
            if start < end and side and side[-1].same == run.same:
                side[-1] = Mark(side[-1].start, end, run.same)
            elif start < end:
                side.append(Mark(start, end, run.same))
    return tuple(mine), tuple(theirs)


def _runs(old: str, new: str) -> list[_Run]:
    mine, theirs = _UNIT.findall(old), _UNIT.findall(new)
    if len(mine) * len(theirs) > _LARGEST:
        return _rough(mine, theirs)
    at, to = _places(mine), _places(theirs)
    return [
        _Run(
            code.tag == "equal",
            at[code.src_start],
            at[code.src_end],
            to[code.dest_start],
            to[code.dest_end],
        )
        for code in Indel.opcodes(mine, theirs)
    ]


def _places(units: list[str]) -> list[int]:
    """Where each begins, and at last where the text ends."""
    found = [0]
    for unit in units:
        found.append(found[-1] + len(unit))
    return found


def _rough(old: list[str], new: list[str]) -> list[_Run]:
    """The ends that are the same, and what lies between."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    at, to = _places(old), _places(new)
    first, last = at[head], at[len(old) - tail]
    start, end = to[head], to[len(new) - tail]
    return [
        _Run(True, 0, first, 0, start),
        _Run(False, first, last, start, end),
        _Run(True, last, at[-1], end, to[-1]),
    ]


def _worded(runs: list[_Run], old: str, new: str) -> list[_Run]:
    """Where a paragraph was broken the words are the same; neighbours of a kind are one run."""
    made: list[_Run] = []
    for run in runs:
        words = old[run.old : run.old_end] + new[run.new : run.new_end]
        same = run.same or not words.strip()
        if made and made[-1].same == same:
            made[-1] = made[-1]._replace(old_end=run.old_end, new_end=run.new_end)
        else:
            made.append(run._replace(same=same))
    return made


def _without_islands(runs: list[_Run], island: int) -> list[_Run]:
    """Two runs that differ, with at most so many equal characters between them, become one."""
    made: list[_Run] = []
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else None
        grows = bool(made) and not made[-1].same
        if grows and run.same:
            grows = bool(after and _is_chance(made[-1], run, after, island))
        if grows:
            made[-1] = made[-1]._replace(old_end=run.old_end, new_end=run.new_end)
        else:
            made.append(run)
    return made


def _is_chance(before: _Run, between: _Run, after: _Run, island: int) -> bool:
    if max(between.old_end - between.old, between.new_end - between.new) > island:
        return False
    return island == 1 or min(_size(before), _size(after)) > island


def _size(run: _Run) -> int:
    return run.old_end - run.old + run.new_end - run.new
