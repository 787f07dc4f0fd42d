# SPDX-License-Identifier: MIT
"""The beginning and the end of an official document: title, issuer, number, date."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from study_viewer.core.document.dates import DAY, iso
from study_viewer.core.document.model import Metadata
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.rewrap import ends_sentence, join, tidy_blanks, width
from study_viewer.core.formats.wrapping import Piece

EARLY = 40
"""Pieces among which a title is sought; after them the text has begun."""

Role = Literal["title", "subtitle", ""]

_TITLE_WORDS = (
    "公报|决定|决议|通知|意见|办法|条例|规定|规则|细则|章程|方案|报告|讲话|通报|公告|通告|纪要|函|批复"
    "|命令|令|法|纲要|规划|计划|要点|总结|准则|制度|指南|手册|标准|规范|说明|解读|讲稿|发言|致辞|宣言"
    "|声明|倡议书|建议|提纲|材料|读本|问答|守则|公约|指引|议程|简报|清单|心得|体会|协议|合同|记录|请示"
)
_TITLE_END = re.compile(rf"(?:{_TITLE_WORDS})[》”]?(?:[（(][^（）()]{{1,24}}[）)])?")
_ENDS_AS_TITLE = re.compile(rf".*{_TITLE_END.pattern}", re.DOTALL)
_GOES_ON = re.compile(
    r".*(?:的|和|与|暨|及|、|关于)|[^》]*《[^》]*"
    r"|.* (?:a|an|the|of|for|and|or|in|on|to|with|by|at|from)"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[［（(【][0-9]{4}[〕\]］）)】]\s?第?\s?[0-9]{1,5}\s?号"
)
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,40}[室局委部院会處处厅府党科社组司校心办团]"
    r"|[\u4e00-\u9fff（）()]{2,30}(?:公司|大学)"
)
_COUNT = "[0-9〇零一二三四五六七八九十百千]{1,7}"
_ORDER = re.compile(
    rf"([\u4e00-\u9fff]{{2,20}}令)?\s?(?:第\s?{_COUNT}\s?号|[（(]第\s?{_COUNT}\s?号[）)])"
)
"""Under a title the number that an order bears: 国务院令第666号, or 第666号 alone."""
_ACT = re.compile(
    rf"[（(]?{DAY.pattern}([\u4e00-\u9fff0-9]{{2,40}}?)(令第{_COUNT}号)?"
    r"(?:审议|修订)?(通过|批准|公布|发布|颁布|印发)"
)
"""Under the title of a communiqué or a law: when it was adopted or made known, and by whom."""
_ORGAN = re.compile(r"(?!起|各|有关|[经由自根据]).+(?:[院部委会局署办厅府]|会议|中央)")
_CONGRESS = re.compile(r".+(?:会议|大会|委员会|全会)")
"""Who adopts or approves what is then its own; a government approves what others make known."""
_ADOPTING = 200
_FIELD = re.compile(r"\w+: ")
_LONG = 40
_LOOKED_AT = 20_000
"""Characters from which the language is told."""


class Opened(NamedTuple):
    """A piece and its part in the opening."""

    piece: Piece
    role: Role = ""


def opened(pieces: Sequence[Piece], wrapped: bool) -> list[Opened]:
    """The first pieces of a text, the lines of a title and its subtitle made one each.

    In a text that is not ``wrapped`` every line stays what it is.
    """
    begin, end = _title(pieces, wrapped)
    if begin == end:
        return [Opened(piece) for piece in pieces]
    result = [Opened(piece) for piece in pieces[:begin]]
    result.append(Opened(_merged(pieces[begin:end]), "title"))
    if end < len(pieces) and _is_number(pieces[end].text):
        result.append(Opened(pieces[end]))
        end += 1
    last = _subtitle(pieces, end, wrapped)
    if last > end:
        result.append(Opened(_merged(pieces[end:last]), "subtitle"))
    return result + [Opened(piece) for piece in pieces[last:]]


def told(metadata: Metadata, first: Sequence[Opened], last: Sequence[Piece]) -> Metadata:
    """What the first and the last pieces of a document say of it, added where it was unknown.

    A note that hands it on (按：…印发给你们) says who did that and when, not who issued it. Of the
    acts under a title, adopted by one organ and made known or amended by others, the first counts,
    for the day and for who it was; nobody counts where the first is a government's approval.
    """
    by = on = number = ""
    adopted = _adopted(first)
    act = _ACT.match("".join(adopted.split()))
    for item in first[_own(first) : 12]:
        text = item.piece.text
        if len(text) > _LONG + 20:
            continue
        date = DAY.search(text)
        if date and date.end() == len(text) and not by:
            head = text[: date.start()].strip()
            if _ORGANISATION.fullmatch(head):
                by, on = head, iso(date.groups())
        if (match := _NUMBER.fullmatch(text.split()[0])) and not number:
            number = match[0]
        if (match := _ORDER.fullmatch(text)) and match[1] and not number:
            number = match[0]
    if not by:
        by, on = _signed(last)
    if act and _is_issuer(act):
        by = by or act[4]
        number = number or (act[4] + act[5] if act[5] else "")
    if not on and (date := DAY.search(adopted)):
        on = iso(date.groups())
    return metadata._replace(
        issued_by=metadata.issued_by or by,
        issued_on=metadata.issued_on or on,
        number=metadata.number or number,
    )


def _adopted(first: Sequence[Opened]) -> str:
    """What stands under the title, and the number, about when and by whom it was adopted."""
    title = next((place for place, item in enumerate(first) if item.role == "title"), None)
    if title is None:
        return ""
    for item in first[title + 1 : title + 3]:
        text = item.piece.text
        if item.role == "subtitle":
            return text
        if not _is_number(text):
            return text if is_date(text) or (len(text) <= _ADOPTING and _is_act(text)) else ""
    return ""


def _is_act(text: str) -> bool:
    return bool(_ACT.match("".join(text.split()))) and not ends_sentence(text)


def _is_issuer(act: re.Match[str]) -> bool:
    """Whether an act names plainly the organ whose document it is."""
    adopts = act[6] in ("通过", "批准")
    return bool(_ORGAN.fullmatch(act[4]) and (not adopts or _CONGRESS.fullmatch(act[4])))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _ORDER.fullmatch(text))


def letterhead(first: Sequence[Opened]) -> int:
    """How many pieces stand above the number of an official document: whose letter it is."""
    title = next((place for place, item in enumerate(first) if item.role == "title"), 0)
    numbers = (
        place
        for place, item in enumerate(first[:title])
        if _NUMBER.fullmatch(item.piece.text.split()[0])
    )
    return next(numbers, 0)


def _own(first: Sequence[Opened]) -> int:
    """Where the document itself begins: at its title, where sentences stand before that."""
    title = next((place for place, item in enumerate(first) if item.role == "title"), 0)
    before = (item.piece.text for item in first[:title])
    return title if any(len(text) > _LONG or ends_sentence(text) for text in before) else 0


def is_issued(text: str) -> bool:
    """Whether a line ends in a date and is short: who issued a document, and when."""
    found = list(DAY.finditer(text))
    return bool(found) and found[-1].end() == len(text) <= _LONG + 20


def language_of(text: str) -> str:
    """zh or en by the share of Chinese characters among the letters, else unknown."""
    text = text[:_LOOKED_AT]
    chinese = sum("\u3400" <= character <= "\u9fff" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    # A Chinese character says about as much as three letters.
    if chinese * 3 > latin:
        return "zh"
    return "en" if latin else ""


def is_date(text: str) -> bool:
    return bool(DAY.fullmatch(text))


def _title(pieces: Sequence[Piece], wrapped: bool) -> tuple[int, int]:
    """Where the title's pieces begin and end; equal when there is none."""
    long = 0
    for begin, piece in enumerate(pieces[:EARLY]):
        if number_of(piece.text) or long > 3:
            break
        long += len(piece.text) > _LONG or ends_sentence(piece.text)
        for end in range(begin + 1, min(begin + (4 if wrapped else 2), len(pieces) + 1)):
            if not _may_be_title(pieces[end - 1]):
                break
            if _ENDS_AS_TITLE.fullmatch(pieces[end - 1].text):
                return begin, end
    return _first_line(pieces, wrapped)


def _first_line(pieces: Sequence[Piece], wrapped: bool) -> tuple[int, int]:
    """A short first line over a text of sentences is its title, whatever its words."""
    if not pieces or not _may_be_title(pieces[0]) or number_of(pieces[0].text):
        return 0, 0
    end = 1
    while wrapped and end < min(3, len(pieces)):
        if not _GOES_ON.fullmatch(pieces[end - 1].text) and not pieces[end].text[0].islower():
            break
        if not _may_be_title(pieces[end]):
            return 0, 0
        end += 1
    after = pieces[end : end + 4]
    if any((len(p.text) > _LONG and not p.row) or ends_sentence(p.text) for p in after):
        return 0, end
    return 0, 0


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    if piece.row or piece.lines > 2 or width(text) > 2 * _LONG or not piece.short:
        return False
    if text[-1] in "。！？；：，、,.;:…!?" or "：" in text or "。" in text or _FIELD.match(text):
        return False
    if _NUMBER.fullmatch(text) or is_date(text) or text[0] in "（(—-–[*#|•·":
        return False
    return not is_issued(text) and any(map(str.isalpha, text))


def _subtitle(pieces: Sequence[Piece], begin: int, wrapped: bool) -> int:
    """Where the subtitle in brackets ends that begins after the title, else ``begin``."""
    if begin >= len(pieces) or pieces[begin].text[0] not in "（(" or number_of(pieces[begin].text):
        return begin
    length = 0
    for end in range(begin, min(begin + (5 if wrapped else 1), len(pieces))):
        text = pieces[end].text
        length += len(text)
        if length > 200 or (end > begin and number_of(text)):
            break
        if text[-1] in "）)":
            return end + 1
    return begin


def _merged(pieces: Sequence[Piece]) -> Piece:
    text = pieces[0].text
    for piece in pieces[1:]:
        text = join(text, piece.text)
    return pieces[0]._replace(text=tidy_blanks(text), lines=sum(piece.lines for piece in pieces))


def _signed(last: Sequence[Piece]) -> tuple[str, str]:
    """Who signed at the end, and when."""
    for n, piece in enumerate(last):
        match = DAY.fullmatch(piece.text)
        if match and n:
            name = last[n - 1].text
            if _ORGANISATION.fullmatch(name):
                return name, iso(match.groups())
    return "", ""
