# SPDX-License-Identifier: MIT
"""A book's table of contents → its chapters, each file once, whatever the table says."""

from pathlib import Path
from urllib.parse import unquote

from study_viewer.core.document.model import Span
from study_viewer.core.files import safe_name
from study_viewer.core.formats.chapters import SUFFIXES, Chapter
from study_viewer.core.formats.contract import Remark
from study_viewer.core.formats.folder_order import TEXTS, inside
from study_viewer.core.formats.markdown_parts import free_name, is_address
from study_viewer.core.formats.own_files import own, within

MOST = 10_000
"""Entries of one table; an alias in YAML can stand for any number."""

DEEPEST = 30


class Contents:
    """Chapters in the order of the table.

    ``base`` is the folder that the table's addresses begin in; both it and the files lie in
    ``root``.
    """

    def __init__(self, root: Path, base: Path, remarks: list[Remark]) -> None:
        self.chapters: list[Chapter] = []
        self._root = root
        self._base = base
        self._remarks = remarks
        self._opens: list[tuple[str, int]] = []
        self._ids: set[str] = set()
        self._there: dict[Path, str] = {}
        self._pages: set[tuple[str, str]] = set()
        self._asked = 0

    @property
    def full(self) -> bool:
        return self._asked >= MOST

    def open(self, title: str, level: int) -> None:
        """An entry without a page of its own, which begins with the next chapter."""
        if self.full:
            return
        self._asked += 1
        if title.strip():
            self._opens.append((" ".join(title.split()), min(level, DEEPEST)))

    def add(self, title: str, link: str, level: int, number: str = "") -> None:
        """The next chapter; without a title the file's own, without a file its title alone.
        ``number`` is what the table counts it as.

        A file that is not there, or comes a second time, is a page with the title alone; the same
        title for the same file is no second one.
        """
        title = " ".join(title.split())
        level = min(level, DEEPEST)
        self._asked += 1
        if self._asked > MOST or not (title or link):
            return
        if is_address(link):
            self._page(title or link, link, level, number)
            return
        name = unquote(link.partition("#")[0].partition("?")[0])
        file = self._file(name) if name else None
        if file is None:
            if name:
                self._remarks.append(Remark("chapter-file-missing", name[:200], title))
            self._page(title or name, "", level, number)
        elif file.resolve() in self._there:
            self._page(title or file.stem, self._there[file.resolve()], level, number)
        else:
            relative = file.relative_to(self._base) if file.is_relative_to(self._base) else file
            parts = relative.with_suffix("").parts if relative is not file else (file.stem,)
            id = free_name("/".join(safe_name(part) for part in parts), "", self._ids)
            self._there[file.resolve()] = id
            shown, opens = title or file.stem, self._taken()
            chapter = Chapter(file, id, level, shown, opens, bool(title), number=number)
            self.chapters.append(chapter)

    def tell_unlisted(self, known: set[Path]) -> None:
        """A remark for each text that lies beside the chapters and stands in no table."""
        seen = self._there.keys() | {path.resolve() for path in known}
        for file in inside(self._base):
            suffix = file.suffix.lower()
            if (suffix in SUFFIXES or suffix in TEXTS) and file.resolve() not in seen:
                place = file.relative_to(self._root).as_posix()
                self._remarks.append(Remark("chapter-unlisted", place))

    def end(self) -> None:
        """Entries that no chapter followed become pages, so that none is lost."""
        for title, level in self._taken():
            self._page(title, "", level)

    def _page(self, title: str, link: str, level: int, number: str = "") -> None:
        if link and (title, link) in self._pages:
            return
        self._pages.add((title, link))
        id = safe_name(title)
        if id.casefold() in self._ids:
            id = f"{id}-{len(self.chapters) + 1}"
        id = free_name(id, "", self._ids)
        page = (Span(title, link=link),)
        self.chapters.append(Chapter(None, id, level, title, self._taken(), True, page, number))

    def _taken(self) -> tuple[tuple[str, int], ...]:
        opens = tuple(self._opens)
        self._opens = []
        return opens

    def _file(self, name: str) -> Path | None:
        """The chapter of this name; none that leads out of the book."""
        file = within(self._root, self._base, name.replace("\\", "/").lstrip("/"))
        if file is None or file.suffix.lower() not in SUFFIXES:
            return None
        return file if own(self._root, file) else None
