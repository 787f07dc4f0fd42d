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
