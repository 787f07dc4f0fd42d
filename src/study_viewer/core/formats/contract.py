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


class ParsedSection(NamedTuple):
    """One section; an empty ``id`` asks for the next of s001, s002…

    ``level`` is the depth of the section's own outline entry: 0 says that it has none of its own
    (its ``marks`` are its entries), 1 is the top. Marks below an own entry count on from its level.
    ``lines`` are the lines of the file, from 1, that the blocks begin with; empty where that is not
    known.
    """

    id: str
    title: str
    body: Body
    marks: tuple[Mark, ...] = ()
    level: int = 0
    pictures: tuple[Picture, ...] = ()
    lines: tuple[int, ...] = ()


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
    puts all of it back.
    """

    encoding: str = ""
    title: str = ""
    keep_lines: frozenset[int] = frozenset()
    keep_furniture: bool = False


Read = Callable[[Path, Wishes, Progress], Parsed]
"""What each format's module has as ``read``: it starts reading, and raises UserFacing when the file
cannot be a document of this format."""
