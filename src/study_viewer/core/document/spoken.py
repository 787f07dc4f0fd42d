# SPDX-License-Identifier: MIT
"""How Chinese is spoken: titles as pinyin, and letters found in it."""

from collections.abc import Sequence


def syllables(text: str) -> list[str]:
    """One for each character, without tone; what is not Chinese stands for itself, a blank as _."""
    # Its tables take 0.3 s to import and 30 MB; who types no pinyin never pays it.
    from pypinyin import lazy_pinyin

    said: list[str] = lazy_pinyin(text, errors=list)  # type: ignore[arg-type]
    return [one.lower() if one.strip() else "_" for one in said]


def is_spoken(word: str) -> bool:
    """May these letters be pinyin?"""
    return len(word) > 1 and word.isascii() and word.isalpha()


def heard(letters: str, said: Sequence[str]) -> tuple[int, int] | None:
    """Which characters of a text the letters mean: their initials (cxrh), or whole syllables from
    the first on (chengxiang, chengx). None where they mean none of them."""
    initials = "".join(one[:1] for one in said)
    at = initials.find(letters)
    if at >= 0:
        return at, at + len(letters)
    for first in range(len(said)):
        rest = letters
        for place in range(first, len(said)):
            if said[place].startswith(rest):
                return first, place + 1
            if not rest.startswith(said[place]):
                break
            rest = rest[len(said[place]) :]
    return None
