# SPDX-License-Identifier: MIT
"""The import of large files of each format: seconds, the memory of the largest process, losses."""

import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.measure import Row, cost_of, study_viewer
from bench.shelves import Language
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

PEAK_MB_BUDGET = 1000
"""What one process that reads a foreign file may take at most."""
_PAGE = 600
"""Chinese characters of an office page, headings included."""


class Chapter(NamedTuple):
    title: str
    paragraphs: tuple[str, ...]


class Case(NamedTuple):
    """``write`` gives what is to be imported."""

    what: str
    chapters: int
    characters: int
    write: Callable[[Path, list[Chapter]], list[Path]]


def measure() -> Iterator[Row]:
    """Through the command line, as a person would."""
    for number, case in enumerate(CASES):
        # Other processes make the files and look at what came of them: this one stays small.
        beside = [sys.executable, "-m", "bench.formats", str(number)]
        with tempfile.TemporaryDirectory() as name:
            (folder := Path(name, "in")).mkdir()
            files = cost_of([*beside, "write", str(folder)]).output.splitlines()
            data = Path(name, "data")
            cost = cost_of(study_viewer(data, "import", *files))
            lost = int(cost_of([*beside, "lost", str(data)]).output)
        shown = f"{cost.wall:.1f} s, {cost.peak_mb:.0f} MB, {lost} characters lost"
        kept = cost.peak_mb <= PEAK_MB_BUDGET and not lost
        yield Row(f"import {case.what}", f"≤ {PEAK_MB_BUDGET} MB, none lost", shown, kept)


def _chapters(number: int, characters: int) -> list[Chapter]:
    language = Language()
    return [
        Chapter(
            f"第{n + 1}条 {language.words[n]}", tuple(language.text(characters).split("\n\n")[:-1])
        )
        for n in range(number)
    ]


def _lost(data: Path, chapters: list[Chapter]) -> int:
    """Characters of the texts, white space aside, that no document on the shelf has."""
    given: Counter[str] = Counter()
    for chapter in chapters:
        given.update("".join("".join((chapter.title, *chapter.paragraphs)).split()))
    workspace = Workspace(Paths(data), data / "nothing")
    try:
        library = workspace.library
        for document in library.list():
            for section in library.sections(document.id):
                given.subtract(library.text(document.id, section.id))
    finally:
        workspace.close()
    return sum(count for count in given.values() if count > 0)


def _markdown(chapter: Chapter) -> str:
    return "\n\n".join((f"# {chapter.title}", *chapter.paragraphs, ""))


def _word(folder: Path, chapters: list[Chapter]) -> list[Path]:
    import docx

    made = docx.Document()
    for chapter in chapters:
        made.add_heading(chapter.title, 1)
        for paragraph in chapter.paragraphs:
            made.add_paragraph(paragraph)
    made.save(str(folder / "big.docx"))
    return [folder / "big.docx"]


def _pdf(folder: Path, chapters: list[Chapter]) -> list[Path]:
    """A chapter a page; needs a Chinese font."""
    from PySide6.QtCore import QMarginsF, QRectF, Qt
    from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter

    application = QGuiApplication.instance() or QGuiApplication(["bench", "-platform", "offscreen"])
    writer = QPdfWriter(str(folder / "big.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 25, 25, 25))
    writer.setResolution(72)
    painter = QPainter(writer)
    page = QRectF(0, 0, writer.width(), writer.height())
    wrapped = Qt.TextFlag.TextWrapAnywhere
    for number, chapter in enumerate(chapters):
        if number:
            writer.newPage()
        painter.setFont(QFont("Noto Sans CJK SC", 16))
        top = painter.drawText(page, wrapped, chapter.title).bottom() + 12
        painter.setFont(QFont("Noto Sans CJK SC", 11))
        for paragraph in chapter.paragraphs:
            rest = page.adjusted(0, top, 0, 0)
            top = painter.drawText(rest, wrapped, "　　" + paragraph).bottom() + 8
    painter.end()
    del application
    return [folder / "big.pdf"]


def _epub(folder: Path, chapters: list[Chapter]) -> list[Path]:
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    rows = "".join(
        f'<li><a href="{name}">{chapter.title}</a></li>'
        for name, chapter in zip(names, chapters, strict=True)
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    with zipfile.ZipFile(folder / "big.epub", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="book.opf"'
            ' media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        book.writestr(
            "book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">big'
            "</dc:identifier><dc:title>汇编</dc:title><dc:language>zh</dc:language></metadata>"
            '<manifest><item id="nav" href="nav.xhtml" properties="nav"'
            f' media-type="application/xhtml+xml"/>{items}</manifest>'
            f"<spine>{spine}</spine></package>",
        )
        book.writestr(
            "nav.xhtml", f'{page}<body><nav epub:type="toc"><ol>{rows}</ol></nav></body></html>'
        )
        for name, chapter in zip(names, chapters, strict=True):
            text = "".join(f"<p>{one}</p>" for one in chapter.paragraphs)
            book.writestr(name, f"{page}<body><h1>{chapter.title}</h1>{text}</body></html>")
    return [folder / "big.epub"]


def _web_page(folder: Path, chapters: list[Chapter]) -> list[Path]:
    parts = [
        f"<h2>{chapter.title}</h2>" + "".join(f"<p>{one}</p>" for one in chapter.paragraphs)
        for chapter in chapters
    ]
    text = f"<html><head><title>汇编</title></head><body>{''.join(parts)}</body></html>"
    (folder / "big.html").write_text(text, encoding="utf-8")
    return [folder / "big.html"]


def _files(folder: Path, chapters: list[Chapter]) -> list[Path]:
    found = []
    for number, chapter in enumerate(chapters):
        path = folder / f"{number:04}.md"
        path.write_text(_markdown(chapter), encoding="utf-8")
        found.append(path)
    return found


def _folder(folder: Path, chapters: list[Chapter]) -> list[Path]:
    _files(folder, chapters)
    return [folder]


CASES = (
    Case("DOCX, 300 pages", 300, _PAGE, _word),
    Case("PDF, 500 pages", 500, _PAGE, _pdf),
    Case("HTML, 20 MB", 330, 20_000, _web_page),
    Case("EPUB, 2,000 chapters", 2000, 1000, _epub),
    Case("3,500 Markdown files", 3500, 500, _files),
    Case("1,000 Markdown files as one", 1000, 2000, _folder),
)


def main(number: str, act: str, folder: str) -> int:
    """Prints the paths that were written, or how many characters were lost."""
    case = CASES[int(number)]
    chapters = _chapters(case.chapters, case.characters)
    if act == "write":
        print(*case.write(Path(folder), chapters), sep="\n")
    else:
        print(_lost(Path(folder), chapters))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
