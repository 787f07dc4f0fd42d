# SPDX-License-Identifier: MIT
"""Numbers at the beginning of a block: 第一章, 第二条, 一、, （一）, 1., 1.2, ①, Chapter 1."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

Kind = Literal[
    "part",
    "chapter",
    "section",
    "article",
    "han",
    "han-paren",
    "arabic",
    "decimal",
    "arabic-paren",
    "circled",
]

RANKS: dict[Kind, int] = {
    "part": 10,
    "chapter": 20,
    "section": 30,
    "article": 40,
    "han": 50,
    "han-paren": 60,
    "arabic": 70,
    "decimal": 70,
    "arabic-paren": 80,
    "circled": 90,
}
"""What stands above what, the smaller the higher; a decimal lies one lower for each of its dots."""


class Number(NamedTuple):
    """A number mark: ``value`` is its (last) number, ``end`` where the text after it begins.

    ``rank`` is comparable within a document and says nothing of how deep the block really lies.
    """

    kind: Kind
    rank: int
    value: int
    end: int


_DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, *range(1, 10)), strict=True)) | {
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    **dict(zip("貳參陸", (2, 3, 6), strict=True)),
    **dict(zip("两兩弌弍弎", (2, 2, 1, 2, 3), strict=True)),
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_HAN = f"[{''.join((*_DIGITS, *_UNITS, *_TENS))}]{{1,9}}"
_ARABIC = r"[0-9０-９]{1,3}"
_GAP = r"[ \u3000\xa0]?"
_AFTER = r"[ \u3000\xa0\t]*"

_ORDINAL = re.compile(
    rf"第{_GAP}({_HAN}|{_ARABIC}){_GAP}(编|編|篇|部分|卷|章|讲|单元|课|节|節|条|條)"
    rf"(?:之({_HAN}|{_ARABIC}))?(?![款项号目数])"
)
_ORDINAL_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("编", "編", "篇", "部分", "卷"), "part"),
    **dict.fromkeys(("章", "讲", "单元", "课"), "chapter"),
    **dict.fromkeys(("节", "節"), "section"),
    **dict.fromkeys(("条", "條"), "article"),
}
# 第三条规定的… is a sentence about an article, not its beginning.
_MENTION = re.compile(r"(?:第|规定|規定|所|的|和|至|到|、|，|或|中|以|及|与|与|）|》)")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("han", re.compile(rf"({_HAN})[、．.](?![0-9])")),
    ("han-paren", re.compile(rf"[（(﹙]{_GAP}({_HAN}){_GAP}[）)﹚]")),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?=[ \u3000\xa0\t]+[^年月日万亿元%])")),
    ("arabic", re.compile(rf"({_ARABIC})[.．、](?![0-9])")),
    ("arabic-paren", re.compile(rf"[（(﹙]?{_GAP}({_ARABIC}){_GAP}[）)﹚]")),
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = {
    **{chr(0x2474 + n): n + 1 for n in range(20)},
    **{chr(0x3220 + n): n + 1 for n in range(10)},
}
_ENGLISH = re.compile(
    r"(part|chapter|section|article)\s+([0-9]{1,3}|[ivxlc]{1,7})\b(?=[.:\s—–-]|$)", re.IGNORECASE
)
# A capital follows, as in a title; a month, as in 5 March 2024, makes it a date.
_TITLE = r"[A-Z](?!\S*\.{3})"
_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
    r"|January|February|March|April|August|September|October|November|December)\b"
)
_APPENDIX = re.compile(
    rf"(?:Appendix|Annex|APPENDIX|ANNEX) ([A-Z]|[0-9]{{1,2}})(?:[.:]| ?[–—-])?"
    rf"(?:$|(?=\s+{_TITLE}))"
)
_BARE = re.compile(rf"([0-9]{{1,2}})(?=[ \t\xa0]+(?!{_MONTHS}){_TITLE})")
_LEADERS = re.compile(r"\.{3}|…|\. \. ")
_ENGLISH_KINDS: dict[str, Kind] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FIRST = frozenset(
    "第（(﹙0123456789０１２３４５６７８９" + "".join((*_DIGITS, *_UNITS, *_TENS)) + _CIRCLED
) | frozenset(_BRACKETED)


def value_of(numeral: str) -> int | None:
    """The number a Chinese, Arabic or full-width numeral stands for: 一百零三 → 103, 廿一 → 21.

    None when it is no number. A row of digits is read as one: 二〇二三 → 2023.
    """
    if not numeral:
        return None
    if numeral.isdecimal():
        return int(numeral)
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = part = 0
    digit: int | None = None
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            part, digit = part + _TENS[character], None
        elif character == "万":
            total, part, digit = (total + part + (digit or 0)) * 10_000, 0, None
        elif character in _UNITS:
            part, digit = part + (1 if digit is None else digit) * _UNITS[character], None
        else:
            return None
    return total + part + (digit or 0)


_COUNTING = "[〇零一二三四五六七八九十百千两]+"
_COUNTED = re.compile(rf"\d+|(?<=第){_COUNTING}|^{_COUNTING}(?=[、．.）章节编篇])")

Natural = tuple[tuple[int, int, str], ...]
"""What names are sorted by."""


def natural(name: str, words: Callable[[str], str] = str.casefold) -> Natural:
    """Numbers by their value, Chinese ones too where they count: 第二章 before 第十章.

    ``words`` makes of what stands between numbers what it is sorted by.
    """
    key: list[tuple[int, int, str]] = []
    at = 0
    for found in _COUNTED.finditer(name):
        value = value_of(found.group())
        if value is None:
            continue
        if found.start() > at:
            key.append((1, 0, words(name[at : found.start()])))
        key.append((0, value, ""))
        at = found.end()
    return (*key, (1, 0, words(name[at:])), (1, 0, name))


def by_sound(name: str) -> Natural:
    """As ``natural``, Chinese words as a dictionary has them: 保密 before 档案 before 数据.

    GB 2312 holds its 3,755 common characters in the order of their pinyin, the rarer ones behind
    them by radical; characters it has not, traditional ones too, come last.
    """
    return natural(name, _in_order_of_sound)


def _in_order_of_sound(words: str) -> str:
    words = words.casefold()
    try:
        return words.encode("gb2312").decode("latin-1")
    except UnicodeEncodeError:
        return "".join(_placed(sign) for sign in words)


def _placed(sign: str) -> str:
    try:
        return sign.encode("gb2312").decode("latin-1")
    except UnicodeEncodeError:
        # Letters with accents among the signs, characters behind all others.
        return sign if sign < "\u3000" else "\xff" + sign


def number_of(text: str) -> Number | None:
    """The number mark that ``text`` begins with, or None; white space before it must be gone."""
    first = text[:1]
    if first not in _FIRST:
        return _english(text) if first in ("P", "p", "C", "c", "S", "s", "A", "a") else None
    if first == "第":
        return _ordinal(text)
    if first in _CIRCLED:
        return _made("circled", _CIRCLED.index(first) + 1, text, 1)
    if first in _BRACKETED:
        kind: Kind = "arabic-paren" if first < "\u3220" else "han-paren"
        return _made(kind, _BRACKETED[first], text, 1)
    for kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            parts = match[1].split(".") if kind == "decimal" else [match[1]]
            value = value_of(parts[-1])
            if value is None:
                return None
            made = _made(kind, value, text, match.end())
            return made._replace(rank=made.rank + len(parts) - 1)
    return None


def heading_number(text: str) -> Number | None:
    """``number_of``, or a mark that only headings of English manuals have: 1 Scope, Appendix A.

    Such a mark alone proves nothing: 12 Members begins a sentence as well. A line with the dots of
    a table of contents has none.
    """
    if (known := number_of(text)) or _LEADERS.search(text):
        return known
    if match := _BARE.match(text):
        return _made("arabic", int(match[1]), text, match.end())
    if match := _APPENDIX.match(text):
        value = int(match[1]) if match[1].isdecimal() else ord(match[1]) - ord("A") + 1
        return _made("chapter", value, text, match.end())
    return None


def has_bare_number(text: str) -> bool:
    """Whether a number stands there without a dot or anything else: 1 Scope."""
    return bool(_BARE.match(text))


def _ordinal(text: str) -> Number | None:
    match = _ORDINAL.match(text)
    if not match:
        return None
    value = value_of(match[1])
    if value is None:
        return None
    if _MENTION.match(text, match.end()):
        return None
    return _made(_ORDINAL_KINDS[match[2]], value, text, match.end())


def _english(text: str) -> Number | None:
    match = _ENGLISH.match(text)
    if not match:
        return None
    numeral = match[2].lower()
    if numeral.isdecimal():
        value = int(numeral)
    else:
        digits = [_ROMAN[letter] for letter in numeral]
        value = sum(
            -digit if digit < max(digits[n + 1 :], default=0) else digit
            for n, digit in enumerate(digits)
        )
    end = match.end() + (text[match.end() : match.end() + 1] in (".", ":"))
    return _made(_ENGLISH_KINDS[match[1].lower()], value, text, end)


_SPACE = re.compile(_AFTER)


def _made(kind: Kind, value: int, text: str, end: int) -> Number:
    space = _SPACE.match(text, end)
    return Number(kind, RANKS[kind], value, space.end() if space else end)
