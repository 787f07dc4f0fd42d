# SPDX-License-Identifier: MIT
"""Where a centred title is broken into lines: between its parts, never inside a word."""

import math
import re
from typing import NamedTuple

from study_viewer.core.document.rewrap import is_wide

# Longer ones are no titles; a page breaks them as it breaks any paragraph.
_LONGEST = 200

_NO_LINE_START = "，。、；：？！”’）》〉】〕」』…—·％,.;:?!)]}%"
_NO_LINE_END = "“‘（《〈【〔「『([{"
_NUMERAL = "0-9０-９〇零一二三四五六七八九十百千"
# What keeps together: 2025年度, 第十二届, “第” and its number.
_COUNT = re.compile(
    rf"第?[{_NUMERAL}]+(?:年度?|月份?|日|届|次|号|个|条|章|节|期|批|项|季度|周年|中全会)?"
)
_LATIN = re.compile(r"[^\s\u2e80-\U0003ffff，。、；：？！“”‘’（）《》〈〉【】]+")
_HAN = r"\u2e80-\u2fff\u3005-\u3007\u3021-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_SEAM = re.compile(rf"(?<=[{_HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{_HAN}])")
_NAME_ENDS = (
    r"委员会(?!会议)|办公室|办公厅|人民政府|党支部|党总支|党组|医院|学校|大学(?!生)|学院|公司"
    r"|集团|协会|总书记|同志|主席|全会|会议(?!精神|公报|决定|决议|纪要|议程)|大会(?!精神|报告)"
)
_VERBS = "贯彻|落实|推进|推动|加强|加快|开展|做好|促进|深化|印发|召开|举办|组织|完善|健全|规范|提升"
_AFTER = re.compile(rf"[，、；：。！？》”）\]〉】]|的(?!确)|{_NAME_ENDS}")
_BEFORE = re.compile(
    r"[《“（〈【]|关于|第[0-9一二三四五六七八九十]|暨|以及"
    r"|(?<![共饱温缓总调祥])和(?![平谐解睦气])|(?<![参给赠])与(?![会时])|(?<![以普涉触危顾])及(?![时格其])"
    rf"|(?:深入|扎实|进一步|全面|切实|认真|大力|持续|坚决)+(?:学习|{_VERBS})?|{_VERBS}"
)


class _Place(NamedTuple):
    """Where a line may end: at ``at``; ``gap`` blanks fall away, ``torn`` cuts a word."""

    at: int
    gap: int
    torn: bool


def title_lines(title: str, room: float) -> tuple[str, ...]:
    """``title`` in lines of at most ``room`` Chinese characters, as even as its parts allow.

    A line ends at a blank, a bracket, a punctuation mark, after 的 or the name of a body, before
    和, 关于 or a verb that titles use; inside other words only where nothing else leaves lines
    short enough. What no break can make fit comes back as one line.
    """
    if ems(title) <= room or len(title) > _LONGEST:
        return (title,)
    text = " ".join(title.split())
    least = math.ceil(ems(text) / room)
    tries = [_divided(text, _places(text), number, room) for number in (least, least + 1)]
    found = [one for one in tries if one is not None]
    if not found:
        return (title,)
    # One line more is better than a torn word.
    return min(found, key=lambda one: one[0])[2]


def ems(text: str) -> float:
    """How wide text is, in Chinese characters: about as Times has Latin letters.

    Between those and Chinese a page leaves a quarter: 2026年11月23日 is over a character wider.
    """
    return sum(map(_em, text)) + len(_SEAM.findall(text)) / 4


def _em(letter: str) -> float:
    if is_wide(letter):
        return 1.0
    if letter in " .,:;!|'iljtfr()[]":
        return 0.33
    return 0.72 if letter.isupper() or letter in "mw—" else 0.5


def _places(text: str) -> list[_Place]:
    """Every place a line may end at, the end of the text too, in order."""
    whole = {at for match in _LATIN.finditer(text) for at in range(*_inside(match))}
    whole |= {at for match in _COUNT.finditer(text) for at in range(*_inside(match))}
    good = {match.end() for match in _AFTER.finditer(text)}
    for match in _BEFORE.finditer(text):
        good.add(match.start())
        good.difference_update(range(*_inside(match)))
    places = []
    for at in range(1, len(text)):
        gap = int(text[at] == " ")
        before, after = text[at - 1], text[at + gap]
        if before == " " or after in _NO_LINE_START or before in _NO_LINE_END:
            continue
        if gap or at not in whole:
            places.append(_Place(at, gap, not gap and at not in good))
    return [*places, _Place(len(text), 0, False)]


def _inside(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + 1, match.end()


def _divided(
    text: str, places: list[_Place], lines: int, room: float
) -> tuple[int, float, tuple[str, ...]] | None:
    """(torn words, unevenness, lines): the best of all ways to make so many lines; None if none."""
    even = ems(text) / lines
    # What is best so far for each place a line may begin at.
    best: dict[int, tuple[int, float, tuple[str, ...]]] = {0: (0, 0.0, ())}
    for _ in range(lines):
        following: dict[int, tuple[int, float, tuple[str, ...]]] = {}
        for begin, (torn, uneven, made) in best.items():
            for place in places:
                if place.at <= begin:
                    continue
                line = text[begin : place.at]
                if ems(line) > room:
                    break
                way = (
                    torn + place.torn,
                    uneven + (ems(line) - even) ** 2,
                    (*made, line),
                )
                start = place.at + place.gap
                following[start] = min(following.get(start, way), way, key=lambda one: one[:2])
        best = following
    return best.get(len(text))
