# SPDX-License-Identifier: MIT
"""What every format promises: a path in, a stream of sections out.

Sections come one after another, so that a text of 100 MB never stands in memory as a whole; what
is only known at the end (warnings, a title) is read from ``Parsed`` after its sections ran out.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.document.model import Body, Metadata

Progress = Callable[[int, int], None]
"""Told (done, total) in bytes; it raises ``Cancelled`` when the person stopped the job."""


def no_progress(done: int, total: int) -> None:
    """Nobody watches."""


class Remark(NamedTuple):
    """Something the person should know of an import that went through.

    ``code`` names the sentence in ``study_viewer.sentences``; ``place`` says where (``line 42``
    is given as "42", a file as its relative path); ``text`` is the piece of text it is about.
    """

    code: str
    place: str = ""
    text: str = ""


class Mark(NamedTuple):
    """An outline entry on its way: ``leaf`` is the index of its leaf block in the section."""

    title: str
    level: int
    leaf: int


class Picture(NamedTuple):
    """An image to keep: ``path`` as the body names it (``images/a.png``), and its bytes."""

    path: str
    data: bytes


class PageMark(NamedTuple):
    """A page of the original, from 1, and the leaf block in which it begins."""

    page: int
    leaf: int


class Comment(NamedTuple):
    """A remark that somebody made in the original, on ``quote`` in a leaf block (empty: on all of
    it); ``made`` is ISO 8601 or empty."""

    leaf: int
    quote: str
    text: str
    author: str = ""
    made: str = ""


class ParsedSection(NamedTuple):
    """One section; an empty ``id`` asks for the next of s001, s002…

    ``level`` is the depth of the section's own outline entry: 0 says that it has none of its own
    (its ``marks`` are its entries), 1 is the top. Marks below an own entry count on from its level.
    ``lines`` are the lines of the file, from 1, that the blocks begin with; empty where that is not
    known. ``pages`` tells which page of the original begins where, ``comments`` what others
    remarked there.
    """

    id: str
    title: str
    body: Body
    marks: tuple[Mark, ...] = ()
    level: int = 0
    pictures: tuple[Picture, ...] = ()
    lines: tuple[int, ...] = ()
    pages: tuple[PageMark, ...] = ()
    comments: tuple[Comment, ...] = ()


class Parsed:
    """A document on its way in; ``metadata`` and ``warnings`` are complete after ``sections``.

    ``originals`` are the files to keep untouched, as (path, name under original/). ``encoding`` is
    what the file was read as; empty for what is no single text.
    """

    def __init__(
        self,
        metadata: Metadata,
        sections: Iterator[ParsedSection],
        warnings: list[Remark] | None = None,
        originals: list[tuple[Path, str]] | None = None,
        encoding: str = "",
    ) -> None:
        self.metadata = metadata
        self.sections = sections
        self.warnings = warnings if warnings is not None else []
        self.originals = originals if originals is not None else []
        self.encoding = encoding


class Wishes(NamedTuple):
    """What the person asked for; the defaults let the format decide.

    ``keep_lines`` are the line numbers (from 1) of page furniture to put back, ``keep_furniture``
    puts all of it back. ``password`` opens a locked file and is kept nowhere; ``comments`` asks for
    the remarks that others made in it.
    """

    encoding: str = ""
    title: str = ""
    keep_lines: frozenset[int] = frozenset()
    keep_furniture: bool = False
    password: str = ""
    comments: bool = False


class PageWish(NamedTuple):
    """Which page of a file to paint, from 1, how many pixels wide."""

    page: int
    width: int
    password: str = ""


class PagePicture(NamedTuple):
    """A painted page: rows of four bytes a pixel (blue, green, red, nothing), without padding.

    ``pages`` is how many the file has.
    """

    width: int
    height: int
    pages: int
    data: bytes


class Kind(NamedTuple):
    """A kind of file as a person knows it: its name in ``study_viewer.words``, and its suffixes in
    lower case with their dots."""

    name: str
    suffixes: tuple[str, ...]


Read = Callable[[Path, Wishes, Progress], Parsed]
"""What each format's module has as ``read``: it starts reading, and raises UserFacing when the file
cannot be a document of this format."""

Paint = Callable[[Path, PageWish], PagePicture]
"""What a format with pages has as ``page``; raises UserFacing("page-unknown") for one that is not
there, and as ``read`` does."""


def counted(
    sections: Iterator[ParsedSection], total: int, progress: Progress
) -> Iterator[ParsedSection]:
    """The sections; behind the last of them all of ``total`` is done."""
    yield from sections
    progress(total, total)
