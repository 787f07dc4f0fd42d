# SPDX-License-Identifier: MIT
"""Numbers written as Chinese numerals."""


def counted(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """As one counts: 11 → 十一, 103 → 一百零三, 20480 → 二万零四百八十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = digits[0] if 0 < low < 1000 else ""
        rest = gap + _below(low, digits, units) if low else ""
        return counted(high, digits, units) + "万" + rest
    text = _below(number, digits, units)
    ten = digits[1] + units[0]
    return text[1:] if text.startswith(ten) and digits[1] == "一" else text


def _below(number: int, digits: str, units: str) -> str:
    """Below 10,000, every unit with its digit."""
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text
