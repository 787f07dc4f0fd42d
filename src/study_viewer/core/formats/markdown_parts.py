# SPDX-License-Identifier: MIT
"""What a Markdown file and a folder of them share: metadata, pictures, links, outline marks."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from study_viewer.core.document.canonical import slug
from study_viewer.core.document.frontmatter import FrontMatter, split
from study_viewer.core.document.markdown_in import read_foreign
from study_viewer.core.document.model import Block, Body, Heading, Metadata, Span
from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.outline import entry_title, in_one_line, shortened
from study_viewer.core.document.plain import leaves, text_of
from study_viewer.core.document.walk import mapped_body, pictures_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import safe_name
from study_viewer.core.formats.contract import Mark, Picture, Remark, Wishes
from study_viewer.core.formats.encoding import decode
from study_viewer.core.formats.own_files import within

LARGEST_FILE = 50_000_000
"""Bytes: Python-Markdown builds about 30 times a text's size in memory."""

LARGEST_PICTURE = 50_000_000

_UNSHOWN = frozenset((".svg", ".tif", ".tiff", ".ico"))
"""Pictures by their suffix that no page shows: told of, and kept with the originals alone."""
PICTURES = _UNSHOWN | {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_FIELDS = {
    "language": ("language", "lang"),
    "issued_by": ("issued_by", "publisher", "author"),
    "number": ("number",),
    "source": ("source", "url"),
}


_CHAPTERS = ("part", "chapter", "section")


class Text(NamedTuple):
    """One Markdown file, read; ``heading`` is its first H1 as text, or empty."""

    front: FrontMatter
    body: Body
    heading: str
    encoding: str

    @property
    def title(self) -> str:
        return self.front.fields.get("title") or self.heading


def read_text(
    path: Path,
    wishes: Wishes,
    album: "Album",
    remarks: list[Remark],
    prepare: Callable[[str, Path], str] | None = None,
) -> Text:
    """Reads a file; what a person should know goes to ``remarks``, its place being the file's.

    ``prepare`` is done to the text behind its front matter before it is read as Markdown.

    Raises UserFacing for a file that cannot be read or is no text.
    """
    place = album.name_of(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserFacing("markdown-too-large", path=str(path), limit=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(path)) from error
    except FileNotFoundError as error:
        raise UserFacing("file-missing", path=str(path)) from error
    try:
        decoded = decode(data, wishes.encoding)
    except UserFacing as error:
        raise UserFacing(error.code, path=str(path), **error.details) from None
    if decoded.damaged:
        remarks.append(Remark("text-damaged", place, str(decoded.damaged)))
    front = split(decoded.text)
    if front.problem:
        remarks.append(Remark(front.problem, place))
    rest = prepare(front.rest, path) if prepare else front.rest
    body = read_foreign(rest, lambda address: album.keep(address, path, remarks))
    return Text(front, body, _first_heading(body), decoded.encoding)


def metadata_of(front: FrontMatter, title: str) -> Metadata:
    def field(name: str) -> str:
        return next((front.fields[key] for key in _FIELDS[name] if front.fields.get(key)), "")

    date = _DATE.search(front.fields.get("issued_on") or front.fields.get("date") or "")
    issued_on = ""
    if date:
        year, month, day = (int(part) for part in date.groups())
        issued_on = f"{year:04}-{month:02}-{day:02}"
    return Metadata(
        title,
        field("language"),
        field("issued_by"),
        issued_on,
        field("number"),
        field("source"),
    )


def marks_of(body: Body, without: str = "") -> tuple[Mark, ...]:
    """An entry for each heading; the first of the top level is left out when it is ``without``."""
    marks: list[Mark] = []
    for index, leaf in enumerate(leaves(body)):
        if leaf.kind != "heading":
            continue
        if without and leaf.level == 1 and leaf.text.replace("\n", " ") == without:
            without = ""
            continue
        if leaf.text.strip():
            marks.append(Mark(shortened(leaf.text), leaf.level, index))
    return tuple(marks)


def clauses_of(body: Body) -> tuple[Mark, ...]:
    """For a text without headings: an entry for each paragraph, by its opening clause."""
    marks: list[Mark] = []
    taken: set[str] = set()
    for index, leaf in enumerate(leaves(body)):
        text = " ".join(leaf.text.split())
        if leaf.kind == "paragraph" and text:
            title = entry_title(text, number_of(text), taken)
            taken.add(title)
            marks.append(Mark(title, 1, index))
    return tuple(marks)


def is_by_article(body: Body) -> bool:
    """Whether headings lead down to chapters alone, and the articles below them are paragraphs.

    Without a chapter they begin with the first, or one follows another as in an excerpt: a notice
    may quote a single 第十二条.
    """
    found = list(leaves(body))
    headings = [in_one_line(leaf.text) for leaf in found if leaf.kind == "heading"]
    numbers = [number for title in headings if (number := number_of(title))]
    if not headings or any(number.kind not in _CHAPTERS for number in numbers):
        return False
    paragraphs = [" ".join(leaf.text.split()) for leaf in found if leaf.kind == "paragraph"]
    articles = [
        number.value
        for text in paragraphs
        if (number := number_of(text)) is not None and number.kind == "article"
    ]
    follows = any(after == before + 1 for before, after in pairwise(articles))
    return bool(numbers) or 1 in articles or follows


def with_articles(body: Body, above: int) -> tuple[Mark, ...]:
    """An entry for each heading and, below it, for each article that is a paragraph.

    ``above`` is the level of the last heading before this body.
    """
    marks = list(marks_of(body))
    levels = {mark.leaf: mark.level for mark in marks}
    taken: set[str] = set()
    for index, leaf in enumerate(leaves(body)):
        above = levels.get(index, above)
        text = " ".join(leaf.text.split())
        number = number_of(text) if leaf.kind == "paragraph" else None
        if number is not None and number.kind == "article":
            title = entry_title(text, number, taken)
            taken.add(title)
            marks.append(Mark(title, above + 1, index))
    return tuple(sorted(marks, key=lambda mark: mark.leaf))


def relinked(body: Body, change: Callable[[str], str]) -> Body:
    """The body with ``change`` done to every link; an empty result leaves the text alone."""

    def one(span: Span) -> Span:
        return span._replace(link=change(span.link)) if span.link else span

    return mapped_body(body, one)


def is_address(link: str) -> bool:
    """Whether a link leads out into the world (it has a scheme), not to another file."""
    return bool(_SCHEME.match(link))


def fragment_of(link: str, anchors: Mapping[str, str] | None = None) -> str:
    """The anchor a link names: as it is when it is known, else as headings are named here."""
    fragment = unquote(link.partition("#")[2])
    if not fragment:
        return ""
    if anchors is not None and fragment in anchors:
        return fragment
    return slug(fragment) or fragment


def free_name(stem: str, suffix: str, used: set[str]) -> str:
    """``stem + suffix``, numbered when it is in ``used`` (case does not count); it is added."""
    name, number = f"{stem}{suffix}", 1
    while name.casefold() in used:
        number += 1
        name = f"{stem}-{number}{suffix}"
    used.add(name.casefold())
    return name


class Album:
    """The pictures of one import: each file once, by a safe name below ``images/``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, Path] = {}
        self._paths: dict[Path, str] = {}
        self._used: set[str] = set()
        self._real_root = root.resolve()
        self._unshown: set[Path] = set()

    def name_of(self, path: Path) -> str:
        """The file's path below the root, with slashes."""
        return path.relative_to(self.root).as_posix()

    def originals(self) -> Iterator[tuple[Path, str]]:
        """The pictures, as files and as their names below the root: those too that the page has
        no way to show."""
        for file in (*self.files.values(), *sorted(self._unshown)):
            yield file, file.relative_to(self._real_root).as_posix()

    def keep(self, address: str, text: Path, remarks: list[Remark]) -> str | None:
        """The path that ``address`` in the file ``text`` is shown by; None, with a remark why, when
        it is not kept: its alternative text stays then."""
        place = self.name_of(text)
        if is_address(address) or address.replace("\\", "/").startswith("//"):
            remarks.append(Remark("picture-remote", place, address[:200]))
            return None
        relative = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
        start = self.root if relative.startswith("/") else text.parent
        found = within(self.root, start, relative.lstrip("/"))
        if found is None:
            remarks.append(Remark("picture-outside", place, address[:200]))
            return None
        file = self._real_root / found.relative_to(self.root)
        try:
            fine = relative and file.is_file() and file.suffix.lower() in PICTURES
            fine = fine and file.stat().st_size <= LARGEST_PICTURE
        except (OSError, ValueError):
            fine = False
        if not fine:
            remarks.append(Remark("picture-missing", place, address[:200]))
            return None
        if file.suffix.lower() in _UNSHOWN:
            self._unshown.add(file)
            remarks.append(Remark("picture-kind", place, address[:200]))
            return None
        if file not in self._paths:
            name = free_name(safe_name(file.stem), file.suffix.lower(), self._used)
            self._paths[file] = f"images/{name}"
            self.files[f"images/{name}"] = file
        return self._paths[file]

    def pictures(self, blocks: tuple[Block, ...], given: set[str]) -> Iterator[Picture]:
        """The pictures that ``blocks`` show and ``given`` does not hold yet; they are added."""
        for path in pictures_of(blocks):
            if path not in given and path in self.files:
                given.add(path)
                yield Picture(path, self.files[path].read_bytes())


def _first_heading(body: Body) -> str:
    for block in body.blocks:
        if isinstance(block, Heading) and block.level == 1:
            return " ".join(text_of(block.spans).split())
    return ""
