# SPDX-License-Identifier: MIT
"""Finds words the slow way, one character after another, and by nobody else's code."""

import unicodedata
from collections.abc import Iterator


def levelled(text: str) -> Iterator[tuple[str, int]]:
    """Each character that counts, in the form that counts, with its place."""
    for place, one in enumerate(text):
        if one.isspace() or one in "\u200b\u00ad\u2060\ufeff":
            continue
        if "\uff01" <= one <= "\uff5e":
            one = unicodedata.normalize("NFKC", one)
        if "À" <= one <= "ɏ":
            one = unicodedata.normalize("NFD", one)[0]
        yield one.lower(), place


def scan(text: str, words: str) -> list[tuple[int, int]]:
    """The places of ``words``, from left to right, none overlapping."""
    wanted = [one for one, _ in levelled(words)]
    form = list(levelled(text))
    found, at = [], 0
    while wanted and at + len(wanted) <= len(form):
        if [one for one, _ in form[at : at + len(wanted)]] == wanted:
            found.append((form[at][1], form[at + len(wanted) - 1][1] + 1))
            at += len(wanted)
        else:
            at += 1
    return found
