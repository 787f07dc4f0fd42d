# SPDX-License-Identifier: MIT
"""PDF files: text by where it stands on the pages, and pages without text as pictures.

Every character that a page shows is in a block once; headers, footers and page numbers are left
out, each named in a remark.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path

from study_viewer.core.document.attachments import names_attachment
from study_viewer.core.document.model import Block, Body, Image, List, Metadata, Table
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.sections import LIMIT
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import (
    Mark,
    PageMark,
    PagePicture,
    PageWish,
    Parsed,
    ParsedSection,
    Picture,
    Progress,
    Remark,
    Wishes,
)
from study_viewer.core.formats.opening import EARLY, Opened, language_of, letterhead, opened, told
from study_viewer.core.formats.pdf_file import PdfFile
from study_viewer.core.formats.pdf_headings import by_size, title_above
from study_viewer.core.formats.pdf_lists import with_lists
from study_viewer.core.formats.pdf_outline import Bookmark, Head, bookmarks, heads
from study_viewer.core.formats.pdf_pages import Pages, Start, picture_path, place_of, text_of
from study_viewer.core.formats.pdf_paragraphs import Numbered, Set, foot_of, manner, paragraphs
from study_viewer.core.formats.pdf_pictures import figure_file, page_file, painted
from study_viewer.core.formats.sectioning import Sections
from study_viewer.core.formats.wrapping import Piece

_WIDTHS = (16, 4000)
_LONGEST_TITLE = 120
# What programs write as the title when nobody gave one.
_NO_TITLE = ("microsoft ", "untitled", "无标题", "未命名", "文档", "document", "powerpoint")
_FILES = (
    ".doc",
    ".docx",
    ".wps",
    ".rtf",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".pdf",
    ".indd",
    ".tmp",
)


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Opens the file at once and reads all its pages when the first section is asked for.

    Raises UserFacing: pdf-password, pdf-password-wrong, pdf-damaged, text-empty.
    """
    file = PdfFile(path, wishes.password)
    title = wishes.title or _sensible(file.said("Title"))
    parsed = Parsed(Metadata(title or path.stem), iter(()), originals=[(path, path.name)])
    parsed.sections = _closing(file, _sections(parsed, file, title, wishes, progress))
    return parsed


def page(path: Path, wish: PageWish) -> PagePicture:
    """Paints a page; raises UserFacing("page-unknown") beside what ``read`` does."""
    file = PdfFile(path, wish.password)
    try:
        if not 1 <= wish.page <= file.pages:
            raise UserFacing("page-unknown", page=wish.page, pages=file.pages)
        with file.sheet(wish.page) as sheet:
            if sheet is None:
                raise UserFacing("pdf-damaged", path=str(path))
            width = min(max(wish.width, _WIDTHS[0]), _WIDTHS[1])
            across, down, data = painted(sheet, width)
            return PagePicture(across, down, file.pages, data)
    finally:
        file.close()


def _closing(file: PdfFile, sections: Iterator[ParsedSection]) -> Iterator[ParsedSection]:
    try:
        yield from sections
    finally:
        file.close()


def _sections(
    parsed: Parsed, file: PdfFile, title: str, wishes: Wishes, progress: Progress
) -> Iterator[ParsedSection]:
    pages = Pages(file, progress)
    marks = bookmarks(file)
    if not pages.has_text:
        if not pages.is_drawn:
            raise UserFacing("no-text", path=str(file.path))
        parsed.warnings.append(Remark("pdf-scan", text=str(file.pages)))
        yield from _scanned(file, marks)
        return
    pictured = sum(not (one.lines or one.tables) and one.is_drawn for one in pages.all)
    if pictured:
        parsed.warnings.append(Remark("pdf-pages-pictured", text=str(pictured)))
    measured = manner(list(pages.lines()))
    text = text_of(pages, wishes, measured.size, parsed.warnings)
    found = heads(marks, text.spots)
    measured = measured._replace(foot=foot_of(text.lines))
    laid_out = list(paragraphs(_headed(text.lines, found), measured))
    is_told = len(found) * LIMIT >= sum(len(one.piece.text) for one in laid_out) > 0
    levels = {} if is_told else by_size(laid_out, measured)
    pieces = _levelled(laid_out, found, levels)
    if is_told and (title_at := title_above(laid_out, measured)) is not None:
        pieces = _below(pieces, title_at)
    pieces, items = with_lists(pieces, laid_out)
    first = _opened(pieces)
    for at in range(letterhead(first) if not is_told else 0):
        first[at] = Opened(first[at].piece._replace(level=0))
    own = next((item.piece.text for item in first if item.role == "title"), "")
    named = wishes.title or own or title or _only_top(pieces) or file.path.stem
    parsed.metadata = metadata = Metadata(
        named, language_of("".join(item.piece.text for item in first))
    )
    rest = (Opened(piece) for piece in pieces[EARLY:])
    made = Sections(named, by_number=not is_told).of(chain(first, rest))
    yield from _finished(file, _paged(made, text.starts, items))
    parsed.metadata = told(metadata, first, pieces[-4:])


def _headed(lines: Sequence[Numbered], found: Sequence[Head]) -> Iterator[Numbered]:
    """The lines, those that are headings by the file's own outline marked so."""
    of_line = {
        number: at
        for at, head in enumerate(found, 1)
        if head.is_text
        for number in range(head.first, head.last + 1)
    }
    for one in lines:
        yield one if one.block is not None else one._replace(heading=of_line.get(one.number, 0))


def _levelled(
    laid_out: Sequence[Set], found: Sequence[Head], by_look: Mapping[int, int]
) -> list[Piece]:
    """The paragraphs with their levels: by the outline first, and by their look below it."""
    deepest = max((head.level for head in found), default=0)
    entries = {head.first: head for head in found if not head.is_text}
    places = sorted(one.piece.number for one in laid_out)
    by_piece = {places[max(bisect_right(places, at) - 1, 0)]: e for at, e in entries.items()}
    pieces = []
    for at, one in enumerate(laid_out):
        piece = one.piece
        if one.heading:
            piece = piece._replace(level=found[one.heading - 1].level)
        elif entry := by_piece.pop(piece.number, None):
            piece = piece._replace(level=entry.level, entry=entry.title)
        elif at in by_look:
            piece = piece._replace(level=deepest + by_look[at])
        pieces.append(piece)
    return pieces


def _below(pieces: Sequence[Piece], title_at: int) -> list[Piece]:
    """The pieces with that title at the top and all other headings a level lower."""
    lower = [piece._replace(level=piece.level + 1) if piece.level else piece for piece in pieces]
    lower[title_at] = lower[title_at]._replace(level=1)
    return lower


def _opened(pieces: Sequence[Piece]) -> list[Opened]:
    """The first pieces; a heading that has others beside it is not the document's title.

    The titles of attachments are not beside it, and one below the number of an official document
    is its title whatever else is set as large.
    """
    first = opened(pieces[:EARLY], wrapped=True)
    level = next((item.piece.level for item in first if item.role == "title"), 0)
    beside = sum(
        piece.level == level and not (before and names_attachment(before.text))
        for before, piece in pairwise((None, *pieces))
        if piece
    )
    if level and beside > 1 and not letterhead(first):
        return [Opened(piece) for piece in pieces[:EARLY]]
    return first


def _only_top(pieces: Sequence[Piece]) -> str:
    tops = [piece.text for piece in pieces if piece.level == 1 and not piece.entry]
    return tops[0] if len(tops) == 1 else ""


def _paged(
    sections: Iterable[ParsedSection],
    starts: Sequence[Start],
    items: Mapping[int, Sequence[int]],
) -> Iterator[ParsedSection]:
    """The sections with the pages that begin in them; ``starts`` tells each page's first line,
    ``items`` those of the items of each list."""
    waiting = list(starts)
    before: ParsedSection | None = None
    for section in sections:
        if before is not None:
            until = min(section.lines)
            here = [one for one in waiting if one.line < until]
            waiting = waiting[len(here) :]
            yield before._replace(pages=_page_marks(before, here, items))
        before = section
    if before is not None:
        yield before._replace(pages=_page_marks(before, waiting, items))


def _page_marks(
    section: ParsedSection, starts: Sequence[Start], items: Mapping[int, Sequence[int]]
) -> tuple[PageMark, ...]:
    """The page begins in the last block that stands before or at its first line."""
    counts = (sum(1 for _ in leaves(Body((block,)))) for block in section.body.blocks)
    firsts = list(accumulate(counts, initial=0))
    marks = []
    for number, line, cell in starts:
        before = [at for at, begin in enumerate(section.lines) if begin <= line]
        at = max(before, key=lambda at: (section.lines[at], at), default=0)
        within = cell * isinstance(section.body.blocks[at], Table)
        if isinstance(section.body.blocks[at], List):
            # Each item is one leaf.
            within = max(sum(begin <= line for begin in items[section.lines[at]]) - 1, 0)
        marks.append(PageMark(number, firsts[at] + within))
    return tuple(marks)


def _finished(file: PdfFile, sections: Iterable[ParsedSection]) -> Iterator[ParsedSection]:
    """The sections with their pictures, taken out only now: at no time more than one section's."""
    for section in sections:
        blocks: list[Block] = []
        pictures: list[Picture] = []
        for block in section.body.blocks:
            if isinstance(block, Image):
                picture = _picture(file, *place_of(block.source))
                pictures.append(picture)
                block = block._replace(source=picture.path)
            blocks.append(block)
        yield section._replace(body=Body(tuple(blocks)), pictures=tuple(pictures))


def _picture(file: PdfFile, number: int, figure: int) -> Picture:
    with file.sheet(number) as sheet:
        assert sheet is not None
        suffix, data = figure_file(sheet, figure) if figure else page_file(sheet)
    return Picture(picture_path(number, figure) + suffix, data)


def _scanned(file: PdfFile, marks: Sequence[Bookmark]) -> Iterator[ParsedSection]:
    """Each page as a picture, found by its number below what the file's own outline says."""
    level = 0
    for number in range(1, file.pages + 1):
        here = [Mark(mark.title, mark.level, 0) for mark in marks if mark.page == number]
        level = here[-1].level if here else level
        with file.sheet(number) as sheet:
            if sheet is None:
                continue
        picture = _picture(file, number, 0)
        body = Body((Image(picture.path, str(number)),))
        entries = (*here, Mark(str(number), level + 1, 0))
        yield ParsedSection(
            "", str(number), body, entries, pictures=(picture,), pages=(PageMark(number, 0),)
        )


def _sensible(title: str) -> str:
    """The title that a file tells of itself, where a person seems to have written it."""
    small = title.casefold()
    if len(title) > _LONGEST_TITLE or small.startswith(_NO_TITLE) or small.endswith(_FILES):
        return ""
    return title if any(map(str.isalpha, title)) and "\ufffd" not in title else ""
