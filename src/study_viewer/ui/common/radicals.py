# SPDX-License-Identifier: MIT
"""Chinese characters that Qt's PDFs call radicals get their own names back."""

import re

from study_viewer.core.document.radicals import OWN

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_RADICAL = re.compile(rb"<(2[EF][0-9A-F]{2})>")


def mend(pdf: bytes) -> bytes:
    """The same file, in which 一 or 月 can be found and copied.

    Fonts draw 一 (U+4E00) and the radical ⼀ (U+2F00) with one glyph, and Qt names a glyph by the
    first character it finds, so that a search for 学习一 fails in a file that shows it. The names
    stand in the file's ToUnicode maps as four hex digits, uncompressed: they are replaced in
    place, and no offset moves.
    """
    return _MAP.sub(lambda found: _RADICAL.sub(_own_name, found[0]), pdf)


def _own_name(found: re.Match[bytes]) -> bytes:
    own = OWN.get(chr(int(found[1], 16)))
    return b"<%04X>" % ord(own) if own else found[0]
