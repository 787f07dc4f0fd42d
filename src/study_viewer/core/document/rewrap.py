# SPDX-License-Identifier: MIT
"""Lines back into paragraphs: how wide a line is, how two are joined, where one could not break.

Widths are display columns: a Chinese character has two, a Latin letter one.
"""

import itertools
import re

SENTENCE_ENDS = frozenset("。！？；：.!?;:…")
CLOSING = frozenset("”’」』）》〉】〕)]\"'")
"""May follow the end of a sentence and still belongs to it."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
_GAP = "[ \xa0\u2002-\u200a\u202f]"
_DIGIT_GAP = re.compile(f"(?<=[0-9]){_GAP}(?=[{_HAN}])|(?<=[{_HAN}]){_GAP}(?=[0-9])")
# What stands after a number that counts something; after any other digits at the beginning of a
# block a blank sets a number mark apart (1 范围).
_COUNTED = "年月日时分秒点个名人次位届期号条款项章节页万亿元岁天周多余家所件种类级倍至、"
_MARK = re.compile(rf"[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*{_GAP}+(?=[{_HAN}])(?![{_COUNTED}])")
_DATE_GAP = re.compile(rf"(?<=[0-9]){_GAP}(?=[年月日时分])|(?<=[年月日时分]){_GAP}(?=[0-9])")
_WIDE_GAP = re.compile(r"\S(?:[ \xa0]{2,}|[ \xa0]*\t[ \xa0\t]*)(?=\S)")
_NO_LINE_START = frozenset("，。、；：？！”’）》〉】〕」』…—·％‰℃,.;:?!)]}%")
_NO_LINE_END = frozenset("“‘（《〈【〔「『([{")
_WORD = re.compile(r"[!-~À-ɏͰ-ӿ]+")
_SENTENCE_MARK = re.compile("[，。；：！？]")
_LETTER = re.compile(f"[{_HAN}0-9]")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]"
)
# Typeset as wide as a Chinese character in Chinese fonts.
_WIDE_MARKS = frozenset("“”‘’…—·×÷±§①②③④⑤⑥⑦⑧⑨⑩")


def width(line: str) -> int:
    """Columns of a line; GB 18030 happens to give a Chinese character two bytes, ASCII one."""
    if line.isascii():
        return len(line)
    return len(line.encode("gb18030", "replace"))


def is_wide(character: str) -> bool:
    """Whether text flows on from it (or into it) without a space."""
    return character in _WIDE_MARKS or bool(_WIDE.match(character))


def ends_sentence(line: str) -> bool:
    """Whether the line ends in 。！？；： or the like, closing quotes and brackets aside."""
    last = line[-1:]
    if last in SENTENCE_ENDS:
        return True
    return last in CLOSING and line.rstrip("".join(CLOSING))[-1:] in SENTENCE_ENDS


def first_unit(line: str) -> str:
    """What may not be broken at the beginning of a line.

    An opening bracket stays with what follows, closing punctuation with what precedes it.
    """
    at = 0
    while at < len(line) and line[at] in _NO_LINE_END:
        at += 1
    word = _WORD.match(line, at)
    at = word.end() if word else at + 1
    while at < len(line) and line[at] in _NO_LINE_START:
        at += 1
    return line[:at]


def join(before: str, after: str) -> str:
    """Two pieces of one paragraph, without a space where Chinese is on either side.

    Latin words get one space. A hyphen at the end of a line stays, and the word goes on after it:
    whether it was the author's can't be known.
    """
    if not before or not after or is_wide(before[-1]) or is_wide(after[0]):
        return before + after
    if before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower():
        return before + after
    return f"{before} {after}"


def join_lines(lines: list[str]) -> str:
    """All lines of one paragraph as one; see ``join``."""
    if len(lines) == 1:
        return lines[0]
    pieces = [lines[0]]
    for before, after in itertools.pairwise(lines):
        glue = join(before[-2:], after[:1])
        if len(glue) > len(before[-2:]) + 1:
            pieces.append(" ")
        pieces.append(after)
    return "".join(pieces)


_OFFICE_AND_DAY = re.compile(
    r"([\u3400-\u9fff（）()〇、·]+[室会部局院厅府处科组委办社司校所站心团])\s+"
    r"(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
)


def tidy_blanks(text: str) -> str:
    """Without the blanks between a digit and a Chinese character: 2023 年 11月 → 2023年11月.

    The blank after a number mark at the beginning (1 范围) stays, so does the one between an office
    and the day in a line of these alone, and all others do.
    """
    if not _DIGIT_GAP.search(text):
        return text
    mark = _MARK.match(text)
    end = mark.end() if mark else 0
    if signed := _OFFICE_AND_DAY.fullmatch(text):
        return f"{signed[1]} {_DIGIT_GAP.sub('', signed[2])}"
    return text[:end] + _DIGIT_GAP.sub("", text[end:])


def is_row(line: str) -> bool:
    """Whether the line is a row of a table set with blanks, which is neither joined nor tidied.

    That is two wide gaps or tabs, or at least four short words with hardly a sentence among them.
    """
    if " " not in line and "\t" not in line and "\xa0" not in line:
        return False
    if len(_WIDE_GAP.findall(line)) >= 2 or "\t" in line:
        return True
    if _SENTENCE_MARK.search(line) or (line.isascii() and not any(map(str.isdigit, line))):
        return False
    words = _DATE_GAP.sub("", line).split()
    if len(words) < 4 or sum(map(len, words)) > 6 * len(words):
        return False
    return sum(bool(_LETTER.search(word)) for word in words) * 2 > len(words)
