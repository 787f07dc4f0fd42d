# SPDX-License-Identifier: MIT
"""Which type a line is set in: Chinese or Latin; “ ” ’ — … are in both, and look different."""

import re
from collections.abc import Iterator

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile("[A-Za-zÀ-ɏ]+")
_ASCII = "!-~À-ɏ"
# With the apostrophes and blanks inside: Let’s go.
_LATIN = re.compile(f"[{_ASCII}](?:[{_ASCII} ’]*[{_ASCII}])?")
_CHINESE = re.compile(
    "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]+"
)


def is_chinese(line: str, otherwise: bool) -> bool:
    """Whether it holds as many Chinese characters as Latin words; ``otherwise`` where neither."""
    characters, words = len(_HAN.findall(line)), len(_WORD.findall(line))
    return characters >= words if characters or words else otherwise


def runs(text: str, chinese: bool) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is set in Latin type.

    What both have, as quotation marks, follows the line: ``chinese`` or not.
    """
    at = 0
    for match in (_LATIN if chinese else _CHINESE).finditer(text):
        if match.start() > at:
            yield text[at : match.start()], not chinese
        yield match[0], chinese
        at = match.end()
    if at < len(text):
        yield text[at:], not chinese
