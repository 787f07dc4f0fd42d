# SPDX-License-Identifier: MIT
"""Texts as bytes, in the shorter of two encodings.

Chinese characters take three bytes in UTF-8 and two in UTF-16, Latin letters one and two.
"""

NARROW, WIDE = ENCODINGS = ("utf-8", "utf-16-be")
"""In WIDE the low byte comes last: it differs more from character to character than the high one,
so that a search, which looks at the end of its words first, steps over more."""


def dense(text: str) -> tuple[int, bytes]:
    """The number of the encoding among ENCODINGS, and the text in it."""
    narrow, wide = text.encode(NARROW), text.encode(WIDE)
    return (1, wide) if len(wide) < len(narrow) else (0, narrow)
