# SPDX-License-Identifier: MIT
"""Text that a file can hold, on one line, and as long as there is room for."""

import re

_HALVES = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Lone surrogates, which no file can hold, become U+FFFD."""
    return _HALVES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A title or name as a line of it: blanks and line ends are one space each."""
    return " ".join(whole_characters(text).split())


def shortened(text: str, most: int) -> str:
    """On one line, with its blanks single, and of ``most`` characters at most, … among them."""
    return cut(" ".join(text.split()), most)


def cut(text: str, most: int) -> str:
    """As it stands, its lines too, and of ``most`` characters at most, … among them."""
    return text if len(text) <= most else text[: most - 1] + "…"


def is_same_title(one: str, other: str) -> bool:
    """Whether two differ in blanks at most, as those do that earlier versions made of a heading in
    several lines."""
    return one == other or "".join(one.split()) == "".join(other.split())
