# SPDX-License-Identifier: MIT
"""What books write into Markdown: pieces of other files, and lists of attributes.

Only files of the book's own folder are read, and together never more than ``Pieces.LARGEST``.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from study_viewer.core.document.canonical import clean, slug
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Parsed, ParsedSection, Remark
from study_viewer.core.formats.encoding import decode
from study_viewer.core.formats.own_files import own, within

_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})([^`]*)$")
_PAIR = r"(?:[#.][\w-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)|-)"
_LIST = rf"\{{:?[ ]*{_PAIR}(?:[ ]+{_PAIR})*[ ]*\}}"
_HEADING = re.compile(rf"^([ ]{{0,3}}#{{1,6}}[ ].*?)({_LIST})[ ]*(?:#+[ ]*)?$")
_ALONE = re.compile(r"^\s*\{:[^{}\n]*\}\s*$")
_AFTER = re.compile(rf"(`+[^`]*`+(?!\{{))|(?<=[)\]*_`~>]){_LIST}|[ ]?\{{:[ ]*{_PAIR}[^{{}}\n]*\}}")
_LINE_NUMBER = re.compile(r"\d{0,9}")
_NAMED = re.compile(r"#([\w-]+)")
_Marks = Callable[[str], tuple[str, bool] | None]
DEEPEST = 10
"""Files that include one another; mdBook stops there too."""


class Pieces:
    """The files that chapters take pieces from."""

    LARGEST = 1_000_000
    """Characters that all chapters together take from other files."""

    MOST = 20_000
    """Pieces that all chapters together take."""

    LONGEST = 50_000_000
    """Characters that are read for all of them: of a long file each may take one line."""

    def __init__(self, root: Path, remarks: list[Remark]) -> None:
        self.used: dict[Path, None] = {}
        self._root = root
        self._remarks = remarks
        self._left = self.LARGEST
        self._count = self.MOST
        self._unread = self.LONGEST
        self._full = False

    def kept_with(
        self, parsed: Parsed, sections: Iterator[ParsedSection]
    ) -> Iterator[ParsedSection]:
        """The sections; behind the last, the files that pieces came from are originals too, and
        nobody is told that no table names them."""
        yield from sections
        taken = {Remark("chapter-unlisted", self.place(file)) for file in self.used}
        parsed.warnings[:] = [remark for remark in parsed.warnings if remark not in taken]
        there = {file for file, _ in parsed.originals}
        parsed.originals.extend((file, self.place(file)) for file in self.used if file not in there)

    def place(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else ""

    def find(self, name: str, folders: list[Path]) -> Path | None:
        """The file of this name in the first of the folders that has it; none outside the book."""
        for folder in folders:
            file = within(self._root, folder, name)
            if file is not None and own(self._root, file):
                return file
        return None

    def text(self, name: str, folders: list[Path], place: str) -> tuple[Path, str] | None:
        """A file and its text; None, with a remark, where it cannot be had."""
        file = self.find(name, folders)
        if file is None:
            self.missing(place, name)
            return None
        try:
            size = file.stat().st_size
            if size > self.LARGEST or min(self._left, self._count, self._unread) <= 0:
                self._too_much(place)
                return None
            text = decode(file.read_bytes()).text.replace("\r\n", "\n")
        except (OSError, UserFacing):
            self.missing(place, name)
            return None
        self._unread -= len(text)
        self.used[file] = None
        return file, text

    def take(self, lines: list[str], place: str) -> str | None:
        """The lines as one text, counted; None, with a remark, when it is more than fits."""
        text = "\n".join(lines)
        self._left -= len(text)
        self._count -= 1
        if self._left < 0 or self._count < 0:
            self._too_much(place)
            return None
        return text

    def missing(self, place: str, name: str) -> None:
        self._remarks.append(Remark("include-missing", place, name[:200]))

    def circle(self, place: str, name: str) -> None:
        self._remarks.append(Remark("include-circle", place, name[:200]))

    def _too_much(self, place: str) -> None:
        self._left = 0
        if not self._full:
            self._full = True
            self._remarks.append(Remark("include-too-much", place))


def lines_in(lines: list[str], part: str) -> list[str] | None:
    """The lines that ``2``, ``2:5``, ``:5`` or ``2:`` names, from 1; None for another word."""
    first, colon, last = part.partition(":")
    last = last.partition(":")[0]
    if not all(_LINE_NUMBER.fullmatch(one) for one in (first, last)) or not (first or colon):
        return None
    begin = max(int(first or 1) - 1, 0)
    if not colon:
        return lines[begin : begin + 1]
    return lines[begin : int(last)] if last else lines[begin:]


def between(lines: list[str], name: str, mark: _Marks) -> list[str]:
    """The lines between the marks of a named piece, without these and other marks.

    ``mark`` says which piece a line begins (True) or ends; None of a line of text.
    """
    taken: list[str] = []
    inside = False
    for line in lines:
        found = mark(line)
        if found is None:
            if inside:
                taken.append(line)
        elif found[0] == name:
            inside = found[1]
    return taken


def setting(value: Any) -> str:
    """A text that the settings of a book say; empty for what is none."""
    return clean(value).strip() if isinstance(value, str) else ""


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """``change`` done to each line that stands in no fenced code block."""
    return "\n".join(_outside(text.split("\n"), change))


def _outside(lines: list[str], change: Callable[[str], str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
            yield line
        elif found:
            fence = found[1]
            yield line
        else:
            yield change(line)


def without_attributes(line: str) -> str:
    """The line without ``{: .x }`` and ``{#name .x}``; a heading keeps its name as its anchor."""
    if "{" not in line:
        return line
    if _ALONE.match(line):
        return ""
    heading = _HEADING.match(line)
    if heading:
        name = _NAMED.search(heading[2])
        anchor = f' <a id="{slug(name[1]) or name[1]}"></a>' if name else ""
        return heading[1].rstrip(" ") + anchor
    return _AFTER.sub(lambda found: found[1] or "", line)
