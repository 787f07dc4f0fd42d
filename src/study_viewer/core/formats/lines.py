# SPDX-License-Identifier: MIT
"""A text file as lines: cleaned of what is no text, numbered, with page joins told apart.

CR, LF, CR LF, NEL, VT, U+2028 and U+2029 end a line. Control characters (C0, C1, DEL) and the two
noncharacters U+FDD0 and U+FDD1, which page layouts use inside, go. Nothing else changes.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LINE_LIMIT = 20_000
"""Longest line in characters: a longer one is cut at a sentence end, because a whole book may
stand in one line and must neither fill the memory nor become one paragraph."""

_ENDS = re.compile("[\x0b\x85\u2028\u2029]")
_GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0\ufdd1]")
_CUT_AT = re.compile(r"[。！？!?…](?![”’」』）》)\"'])[”’」』）》)\"']*|[.](?=\s)|[；;]")
_CUT_LATER = re.compile(r"[，、,：:]|\s")


class Line(NamedTuple):
    """``number`` counts from 1; ``text`` is as in the file, its white space included.

    ``page`` says that a form feed stands before it; ``whole`` that it is part of a line that was
    too long, and is joined to nothing.
    """

    number: int
    text: str
    page: bool = False
    whole: bool = False


def lines(pieces: Iterable[tuple[str, bool]]) -> Iterator[Line]:
    """All lines of a text that comes in pieces, each with whether it is the last."""
    number = 0
    rest = ""
    within = False
    for piece, last in pieces:
        text = rest + piece
        held = "\r" if text.endswith("\r") and not last else ""
        text = text.removesuffix(held)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _cleaned(text)
        if "\f" in text:
            # A rest that begins with one was parted from its line before.
            text = text.replace("\f", "\n\f").removeprefix("\n" if rest[:1] == "\f" else "")
        found = text.split("\n")
        rest = "" if last else found.pop()
        for text in found:
            if text[:1] == "\f" and len(text) <= LINE_LIMIT:
                # It begins a page, not a line: the line end before it is our own.
                yield Line(max(number, 1), text[1:], True)
                continue
            number += 1
            if within or len(text) > LINE_LIMIT:
                yield from (Line(number, part, whole=True) for part in _parts(text))
                within = False
            else:
                yield Line(number, text)
        if len(rest) > LINE_LIMIT:
            *parts, rest = _parts(rest)
            yield from (Line(number + 1, part, whole=True) for part in parts)
            within = True
        rest += held


def _cleaned(text: str) -> str:
    if _ENDS.search(text):
        text = _ENDS.sub("\n", text)
    if _GONE.search(text):
        text = _GONE.sub("", text)
    return text


def _parts(text: str) -> list[str]:
    """The line in parts of at most LINE_LIMIT, cut after a sentence where there is an end of one.

    A cut is sought in the second half of each part, so that parts are of some length.
    """
    parts = []
    begin = 0
    while len(text) - begin > LINE_LIMIT:
        window = range(begin + LINE_LIMIT // 2, begin + LINE_LIMIT)
        end = 0
        for pattern in (_CUT_AT, _CUT_LATER):
            for match in pattern.finditer(text, window.start, window.stop):
                end = match.end()
            if end:
                break
        end = end or window.stop
        parts.append(text[begin:end])
        begin = end
    parts.append(text[begin:])
    return parts
