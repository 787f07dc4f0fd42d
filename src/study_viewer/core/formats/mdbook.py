# SPDX-License-Identifier: MIT
"""A book of mdBook (or GitBook) → one document, in the order of its SUMMARY.md."""

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from study_viewer.core.document.canonical import clean
from study_viewer.core.document.markdown_in import read_foreign
from study_viewer.core.document.model import Block, Heading, List, Metadata, Paragraph, Span, Spans
from study_viewer.core.document.numbering import heading_number
from study_viewer.core.document.plain import text_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.book_folders import LARGEST, MDBOOK, SUMMARY
from study_viewer.core.formats.book_text import (
    DEEPEST,
    Pieces,
    between,
    lines_in,
    outside_code,
    setting,
    without_attributes,
)
from study_viewer.core.formats.chapters import Chapters
from study_viewer.core.formats.contents import Contents
from study_viewer.core.formats.contract import Parsed, Progress, Remark, Wishes
from study_viewer.core.formats.encoding import decode
from study_viewer.core.formats.folder_order import files_of, title_of
from study_viewer.core.formats.markdown_parts import Album
from study_viewer.core.formats.own_files import own, within

_NOTHING = re.compile(r"\]\(\s*(?:<\s*>\s*)?\)")
_DRAFT = "#a-chapter-without-a-page"
_CALL = re.compile(r"(\\)?\{\{\s*#([a-z_]+)[ \t]+([^{}\s][^{}\n]*)\}\}")
_ANCHOR = re.compile(r"ANCHOR(_END)?:\s*([\w-]+)")
_INCLUDES = ("include", "rustdoc_include")
_SAMPLES = ("playground", "playpen")


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Looks the book over, and reads chapter by chapter as sections are asked for.

    A book whose SUMMARY.md is missing is read in the order of its folder, with a remark. Raises
    UserFacing("folder-empty") when it has no text.
    """
    remarks: list[Remark] = []
    settings = _settings(path, remarks)
    told = _table(settings, "book")
    base = _base(path, told, remarks)
    summary = base / SUMMARY
    album = Album(path)
    pieces = Pieces(path, remarks)
    prepare = partial(_prepared, pieces)
    if own(path, summary):
        contents = Contents(path, base, remarks)
        blocks = _blocks(summary, remarks)
        _fill(contents, blocks, counted=_is_counted(path, settings, blocks))
        chapters = contents.chapters
        contents.tell_unlisted({summary})
    else:
        remarks.append(Remark("summary-missing", MDBOOK))
        chapters = files_of(base)
    if not chapters:
        raise UserFacing("folder-empty", path=str(path))
    title = wishes.title or setting(told.get("title")) or title_of(path.name)
    authors = told.get("authors")
    names = [one for one in authors if isinstance(one, str)] if isinstance(authors, list) else []
    metadata = Metadata(title, setting(told.get("language")), clean(", ".join(names)))
    parsed = Parsed(metadata, iter(()), remarks)
    book = Chapters(album, chapters, album.name_of(base), prepare)
    kept = [*filter(partial(own, path), (path / MDBOOK, summary)), *book.files()]
    parsed.originals = [(file, album.name_of(file)) for file in dict.fromkeys(kept)]
    parsed.sections = pieces.kept_with(parsed, book.sections(parsed, wishes, progress))
    return parsed


def _settings(folder: Path, remarks: list[Remark]) -> dict[str, Any]:
    """What book.toml says; empty where there is none that can be read."""
    file = folder / MDBOOK
    if not own(folder, file):
        return {}
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("too long")
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        remarks.append(Remark("book-settings-unreadable", MDBOOK))
        return {}


def _table(settings: dict[str, Any], name: str) -> dict[str, Any]:
    found = settings.get(name)
    return found if isinstance(found, dict) else {}


def _base(folder: Path, told: dict[str, Any], remarks: list[Remark]) -> Path:
    """Where the chapters lie: ``src``, or the folder itself where only that has a SUMMARY.md."""
    name = setting(told.get("src"))
    if name:
        base = within(folder, folder, name)
        if base is not None and base.is_dir():
            return base
        remarks.append(Remark("book-source-missing", MDBOOK, name[:200]))
    for usual in (folder / "src", folder):
        if own(folder, usual / SUMMARY):
            return usual
    return folder / "src" if own(folder, folder / MDBOOK) and (folder / "src").is_dir() else folder


def _blocks(summary: Path, remarks: list[Remark]) -> tuple[Block, ...]:
    data = summary.read_bytes()[:LARGEST]
    text = _NOTHING.sub(f"]({_DRAFT})", decode(data).text)
    return read_foreign(text).blocks


def _is_counted(folder: Path, settings: dict[str, Any], blocks: tuple[Block, ...]) -> bool:
    """Whether the chapters bear the numbers that mdBook shows before their titles.

    Not where the book leaves them out, is none of mdBook's, or mostly has numbers of its own:
    mdBook then shows 1. 第一章, which nobody wants to cite.
    """
    html = _table(_table(settings, "output"), "html")
    if not own(folder, folder / MDBOOK) or html.get("no-section-label") is True:
        return False
    titles = [title for block in blocks if isinstance(block, List) for title in _titles(block)]
    return 2 * sum(heading_number(title) is not None for title in titles) < len(titles)


def _titles(chapters: List) -> Iterator[str]:
    for item in chapters.items:
        for block in item.blocks:
            if isinstance(block, List):
                yield from _titles(block)
            elif isinstance(block, Paragraph | Heading):
                yield text_of(block.spans).strip()


def _fill(contents: Contents, blocks: tuple[Block, ...], *, counted: bool) -> None:
    """A heading that comes first is that of the list itself; a later one begins a part.

    Chapters are counted on through all parts, as mdBook does.
    """
    part = count = 0
    for number, block in enumerate(blocks):
        match block:
            case Heading() if number:
                contents.open(text_of(block.spans), 1)
                part = 1
            case List():
                _numbered(contents, block, 1 + part, (count,) if counted else None)
                count += len(block.items)
            case Paragraph():
                # Beside the numbered list: a preface before it, an appendix after it.
                part = 0
                for title, link in _links(block.spans):
                    contents.add(title, link, 1)
            case _:
                pass
    contents.end()


def _numbered(contents: Contents, chapters: List, level: int, last: tuple[int, ...] | None) -> None:
    """``last`` is the number before the first of the chapters, None where they have none."""
    for item in chapters.items:
        if last is not None:
            last = (*last[:-1], last[-1] + 1)
        number = _label(last)
        for block in item.blocks:
            if isinstance(block, List):
                _numbered(contents, block, level + 1, None if last is None else (*last, 0))
            elif isinstance(block, Paragraph | Heading):
                found = list(_links(block.spans))
                for title, link in found:
                    contents.add(title, link, level, number)
                    number = ""
                if not found and text_of(block.spans).strip():
                    contents.add(text_of(block.spans), "", level, number)


def _label(number: tuple[int, ...] | None) -> str:
    """As in headings: 1. and 1.2."""
    if number is None:
        return ""
    return f"{number[0]}." if len(number) == 1 else ".".join(map(str, number))


def _links(spans: Spans) -> Iterator[tuple[str, str]]:
    """(title, address) of each link; the address of a draft is empty."""
    run: list[Span] = []
    for span in (*spans, Span("")):
        if run and span.link != run[-1].link:
            link = run[0].link
            yield text_of(tuple(run)), "" if link == _DRAFT else link
            run = []
        if span.link:
            run.append(span)


def _prepared(pieces: Pieces, text: str, path: Path) -> str:
    whole = _expanded(pieces, text, path, (path.resolve(),))
    return outside_code(whole, without_attributes)


def _expanded(pieces: Pieces, text: str, path: Path, above: tuple[Path, ...]) -> str:
    """The text with the pieces of other files in it; what cannot be had stays as it is written."""

    def call(found: re.Match[str]) -> str:
        escaped, name, about = found.groups()
        if escaped:
            return found[0][1:]
        if name == "title":
            # The name that a browser shows above the page; the tree has its own.
            return ""
        if name in _INCLUDES:
            piece = _piece(pieces, about, path, above)
        elif name in _SAMPLES:
            file = about.split()[0]
            piece = _piece(pieces, file, path, above)
            piece = piece and f"```rust\n{piece}\n```"
        else:
            return found[0]
        return found[0] if piece is None else piece

    return _CALL.sub(call, text) if "{{" in text else text


def _piece(pieces: Pieces, about: str, path: Path, above: tuple[Path, ...]) -> str | None:
    name, _, part = about.partition(":")
    place = pieces.place(path)
    found = pieces.text(name.strip(), [path.parent], place)
    if found is None:
        return None
    file, text = found
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    if part.strip():
        by_number = lines_in(lines, part.strip())
        lines = between(lines, part.strip(), _mark) if by_number is None else by_number
    taken = pieces.take(lines, place)
    if taken is None or "{{" not in taken:
        return taken
    if file.resolve() in above or len(above) > DEEPEST:
        pieces.circle(place, about)
        return taken
    return _expanded(pieces, taken, file, (*above, file.resolve()))


def _mark(line: str) -> tuple[str, bool] | None:
    found = _ANCHOR.search(line)
    return (found[2], found[1] is None) if found else None
