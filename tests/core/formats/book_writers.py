# SPDX-License-Identifier: MIT
"""One book, written in every form in which a book comes: chapters of all that a text is made of."""

import html
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from tests.core.formats import books
from tests.core.formats.writers import ODD, spoken

TITLE = "读书活动资料汇编"
_COLUMNS = 3


class Piece(NamedTuple):
    """What stands in a chapter.

    ``texts`` is one text, but for a list (its items), a table (its cells, three a row) and what
    bears a footnote (the words before the mark, those behind it, the note).
    """

    kind: Literal["heading", "paragraph", "list", "table", "quote", "code", "noted"]
    texts: tuple[str, ...]
    level: int = 0


class Chapter(NamedTuple):
    title: str
    pieces: tuple[Piece, ...]


def one_book(chapters: int, seed: int = 11) -> tuple[Chapter, ...]:
    """Chapters of two parts each; every text of the book is there once."""
    some = random.Random(seed)
    count = iter(range(1, 1_000_000))

    def text(length: int = 40) -> str:
        words = [f"（{next(count)}）"]
        while sum(map(len, words)) < length:
            words.append(some.choice(("各单位", "读书会", "资料室", "联络员", "Study Group")))
            words.append(some.choice(("按月整理", "逐条核对", "及时记录", "认真讨论", "review")))
            words.append(some.choice(("学习笔记，", "《读书札记》，", "“问题清单”，", *ODD)))
        return "".join(words).rstrip("，") + "。"

    def part(number: int) -> tuple[Piece, ...]:
        return (
            Piece("heading", (f"（{spoken(number)}）{text(6)}".rstrip("。"),), 2),
            Piece("paragraph", (text(200),)),
            Piece("list", tuple(text(20) for _ in range(3))),
            Piece("noted", (text(60), text(30), text(30))),
            Piece("table", tuple(text(8) for _ in range(3 * _COLUMNS))),
            Piece("quote", (text(50),)),
            Piece("code", (f"{text(20)}\n    {text(20)}\n\n{text(20)}",)),
            Piece("paragraph", (text(240),)),
        )

    made = []
    for number in range(1, chapters + 1):
        title = f"第{spoken(number)}章 {text(6)}".rstrip("。")
        made.append(Chapter(title, (Piece("heading", (title,), 1), *part(1), *part(2))))
    return tuple(made)


def leaves_of(chapter: Chapter) -> list[tuple[str, str]]:
    """The kinds and texts of what the chapter shows, its notes last."""
    found: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []
    inner = {"list": "item", "table": "cell", "quote": "paragraph"}
    for piece in chapter.pieces:
        if piece.kind == "noted":
            before, behind, note = piece.texts
            notes.append(("note", note))
            found.append(("paragraph", f"{before}{len(notes)}{behind}"))
        else:
            found += [(inner.get(piece.kind, piece.kind), text) for text in piece.texts]
    return found + notes


def markdown(chapter: Chapter) -> str:
    blocks: list[str] = []
    notes: list[str] = []
    for kind, texts, level in chapter.pieces:
        safe = [_escaped(text) for text in texts]
        match kind:
            case "heading":
                blocks.append(f"{'#' * level} {safe[0]}")
            case "list":
                blocks.append("\n".join(f"- {text}" for text in safe))
            case "table":
                rows = [" | ".join(safe[at : at + _COLUMNS]) for at in range(0, 9, _COLUMNS)]
                blocks.append("\n".join((rows[0], " | ".join(["---"] * _COLUMNS), *rows[1:])))
            case "quote":
                blocks.append(f"> {safe[0]}")
            case "code":
                blocks.append(f"```\n{texts[0]}\n```")
            case "noted":
                notes.append(f"[^n{len(notes) + 1}]: {safe[2]}")
                blocks.append(f"{safe[0]}[^n{len(notes)}]{safe[1]}")
            case _:
                blocks.append(safe[0])
    return "\n\n".join((*blocks, *notes)) + "\n"


def page(chapter: Chapter) -> str:
    """The body of an EPUB's chapter."""
    blocks: list[str] = []
    notes: list[str] = []
    for kind, texts, level in chapter.pieces:
        safe = [html.escape(text) for text in texts]
        match kind:
            case "heading":
                blocks.append(f"<h{level}>{safe[0]}</h{level}>")
            case "list":
                items = "".join(f"<li>{text}</li>" for text in safe)
                blocks.append(f"<ul>{items}</ul>")
            case "table":
                cells = [f"<td>{text}</td>" for text in safe]
                rows = ("".join(cells[at : at + _COLUMNS]) for at in range(0, 9, _COLUMNS))
                blocks.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            case "quote":
                blocks.append(f"<blockquote><p>{safe[0]}</p></blockquote>")
            case "code":
                blocks.append(f"<pre>{safe[0]}</pre>")
            case "noted":
                number = len(notes) + 1
                mark = f'<a epub:type="noteref" href="#n{number}">{number}</a>'
                note = f'<aside epub:type="footnote" id="n{number}"><p>{safe[2]}</p></aside>'
                notes.append(note)
                blocks.append(f"<p>{safe[0]}{mark}{safe[1]}</p>")
            case _:
                blocks.append(f"<p>{safe[0]}</p>")
    return "".join((*blocks, *notes))


def epub(path: Path, book: tuple[Chapter, ...]) -> Path:
    chapters = {f"c{number}.xhtml": page(each) for number, each in enumerate(book, 1)}
    titles = zip(chapters, book, strict=True)
    lists = "".join(f'<li><a href="{name}">{html.escape(c.title)}</a></li>' for name, c in titles)
    metadata = f"<dc:title>{TITLE}</dc:title><dc:language>zh</dc:language>"
    return books.simple(path / "book.epub", chapters, f"<ol>{lists}</ol>", metadata=metadata)


def mdbook(path: Path, book: tuple[Chapter, ...]) -> Path:
    _written(path / "book" / "src", book)
    (path / "book" / "book.toml").write_text(f'[book]\ntitle = "{TITLE}"\n', encoding="utf-8")
    lines = [f"- [{_escaped(c.title)}]({_name(n)})" for n, c in enumerate(book, 1)]
    summary = "# Summary\n\n" + "\n".join(lines) + "\n"
    (path / "book" / "src" / "SUMMARY.md").write_text(summary, encoding="utf-8")
    return path / "book"


def mkdocs(path: Path, book: tuple[Chapter, ...]) -> Path:
    """The pages in another order than their names have."""
    turned = book[::-1]
    _written(path / "site" / "docs", turned)
    nav = "".join(f"  - {_name(len(book) - n)}\n" for n in range(len(book)))
    settings = f"site_name: {TITLE}\nnav:\n{nav}"
    (path / "site" / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return path / "site"


def folder(path: Path, book: tuple[Chapter, ...]) -> Path:
    """Named so that only counting finds their order: 10.md comes after 9.md."""
    _written(path / TITLE, book)
    return path / TITLE


BOOKS: dict[str, Callable[[Path, tuple[Chapter, ...]], Path]] = {
    "EPUB": epub,
    "mdBook": mdbook,
    "MkDocs": mkdocs,
    "folder of Markdown": folder,
}
"""By what people call it."""


def _written(where: Path, book: tuple[Chapter, ...]) -> None:
    where.mkdir(parents=True)
    for number, chapter in enumerate(book, 1):
        (where / _name(number)).write_text(markdown(chapter), encoding="utf-8")


def _name(number: int) -> str:
    return f"{number}.md"


def _escaped(text: str) -> str:
    text = re.sub(r"[\\*_`\[\]~|]", r"\\\g<0>", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
