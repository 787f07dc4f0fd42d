# SPDX-License-Identifier: MIT
"""Numbers as Word writes them in lists, by the names of ECMA-376 part 1, 17.18.59."""

from collections.abc import Callable

from study_viewer.core.document.numerals import counted

_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(number: int, sort: str) -> str:
    """A number in one of Word's sorts; a sort that is unknown, or has no such number: decimal."""
    write = _SORTS.get(sort)
    return (write(number) if write and number > 0 else "") or str(number)


def _japanese(number: int) -> str:
    """Without 零, and without 一 before 十, 百 and 千: 110 → 百十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return f"{_japanese(high)}万{_japanese(low) if low else ''}"
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("" if digit == 1 else _HAN[digit]) + name
    return text + (_HAN[number] if number else "")


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """a to z, then aa to zz: Word doubles the letter. Past 780 it would be a line of letters."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if times < 30 else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value and number < 10_000:
            text += letters
            number -= value
    return text


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _row(first: str, count: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode, from ``first``."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else ""


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else ""


def _of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else ""


def _cycle(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number <= 60 else ""


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


_SORTS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand"), counted),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), counted),
    **dict.fromkeys(("japaneseCounting", "koreanDigital2"), _japanese),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits
    ),
    "chineseLegalSimplified": lambda number: counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": lambda number: counted(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": lambda number: counted(number, "零壱弐参四伍六七八九", "拾百阡"),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _row("㊀", 10),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
}
