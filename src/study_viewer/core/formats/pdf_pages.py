# SPDX-License-Identifier: MIT
"""All pages of a PDF, read once: their lines, without page furniture, and their figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Body, Image
from study_viewer.core.document.plain import OBJECT, plain_text
from study_viewer.core.formats.contract import Progress, Remark, Wishes
from study_viewer.core.formats.pdf_blanks import with_blanks
from study_viewer.core.formats.pdf_characters import characters
from study_viewer.core.formats.pdf_file import PdfFile
from study_viewer.core.formats.pdf_furniture import ZONE, furniture
from study_viewer.core.formats.pdf_lines import Line, lines_of
from study_viewer.core.formats.pdf_outline import Spot
from study_viewer.core.formats.pdf_paragraphs import Numbered
from study_viewer.core.formats.pdf_pictures import Figure, figures
from study_viewer.core.formats.pdf_tables import Ruled, tables

BEHIND = 0.8
"""Of a page: a picture that covers as much is the page itself."""
_NOTE = 0.92
"""Times the size of the text, up to which the last lines of a page are its footnotes."""


class Page(NamedTuple):
    """A page as it was read; ``is_drawn`` says that something stands on it at all."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    is_drawn: bool
    tables: tuple[Ruled, ...] = ()


class Pages:
    """The pages of a file, in their order."""

    def __init__(self, file: PdfFile, progress: Progress) -> None:
        size = file.path.stat().st_size
        self.all: list[Page] = []
        for number in range(1, file.pages + 1):
            progress(size * (number - 1) // file.pages, size)
            self.all.append(_page(file, number))

    @property
    def has_text(self) -> bool:
        return any(page.lines or page.tables for page in self.all)

    @property
    def is_drawn(self) -> bool:
        return any(page.is_drawn for page in self.all)

    def lines(self) -> Iterator[Line]:
        """Every line with the edges of the text: those of all pages that are one column alike."""
        edges = self._edges()
        for page in self.all:
            for line in page.lines:
                yield _fitted(line, edges.get(_alike(page)))

    def _edges(self) -> dict[tuple[int, int], tuple[float, float]]:
        sides: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for page in self.all:
            if len({(line.left_edge, line.right_edge) for line in page.lines}) == 1:
                sides[_alike(page)] += [(line.left, line.right) for line in page.lines]
        edges = {}
        for key, found in sides.items():
            spare = len(found) // 20
            lefts, rights = sorted(one[0] for one in found), sorted(one[1] for one in found)
            edges[key] = (lefts[spare], rights[-1 - spare])
        return edges


class Text(NamedTuple):
    """What stands in a file in reading order, every line numbered from 1 through all pages.

    ``starts`` are the pages with the number of their first line.
    """

    lines: list[Numbered]
    starts: list[tuple[int, int]]
    spots: dict[int, list[Spot]]


def text_of(pages: Pages, wishes: Wishes, size: float, remarks: list[Remark]) -> Text:
    """The lines and figures to make paragraphs of; ``size`` is the em of the text.

    What is left out is named in a remark: page furniture, unless it is wished for, and pictures
    that stand on most pages.
    """
    stream = pages.lines()
    by_page = [[next(stream) for _ in page.lines] for page in pages.all]
    left_out = furniture(by_page, [page.height for page in pages.all])
    logos = _logos(pages.all)
    if logos:
        remarks.append(Remark("pdf-logo", text=str(len(logos))))
    text = Text([], [], {})
    number = 0
    for at, (page, lines) in enumerate(zip(pages.all, by_page, strict=True)):
        text.starts.append((page.number, number + 1))
        spots: list[Spot] = []
        found: list[Numbered] = []
        for place, line in enumerate(lines):
            number += 1
            is_furniture = (at, place) in left_out
            put_back = wishes.keep_furniture or number in wishes.keep_lines
            if is_furniture and not put_back:
                remarks.append(Remark("page-furniture", str(number), line.text))
                continue
            found.append(Numbered(number, line, alone=is_furniture))
            spots.append(Spot(number, line.text, page.height - line.bottom))
        found = _with_notes_aside(found, size)
        shown = [n for n, figure in enumerate(page.figures) if _key(figure) not in logos]
        number = _put_figures(found, page, shown, number)
        text.lines.extend(found)
        text.spots[page.number] = spots
    return text


def picture_path(page: int, figure: int) -> str:
    """Where a figure of a page is kept, but for its suffix; the page itself is figure 0."""
    return f"images/page-{page}-{figure}" if figure else f"images/page-{page}"


def place_of(path: str) -> tuple[int, int]:
    """The page and the figure that a path was made of."""
    page, _, figure = path.removeprefix("images/page-").partition("-")
    return int(page), int(figure or 0)


def _page(file: PdfFile, number: int) -> Page:
    with file.sheet(number) as sheet:
        if sheet is None:
            return Page(number, 0.0, 0.0, (), (), False)
        glyphs = with_blanks(sheet, characters(sheet))
        ruled, rest = tables(sheet, glyphs) if glyphs else ([], glyphs)
        if any(_is_in_margin(one, sheet.height) for one in ruled):
            # A header may be set in a table; only its lines tell that it comes on every page.
            ruled, rest = [], glyphs
        lines = tuple(lines_of(rest, number))
        found = tuple(figures(sheet))
        is_drawn = bool(glyphs or sheet.drawn)
        return Page(number, sheet.width, sheet.height, lines, found, is_drawn, tuple(ruled))


def _is_in_margin(table: Ruled, height: float) -> bool:
    return table.bottom < ZONE * height or table.top > (1 - ZONE) * height


def _alike(page: Page) -> tuple[int, int]:
    """Pages of one width, left or right, are set alike."""
    return round(page.width), page.number % 2


def _fitted(line: Line, edges: tuple[float, float] | None) -> Line:
    """The edges of its own page's column where that is another one."""
    if edges is None or line.turned:
        return line
    if abs(line.left_edge - edges[0]) > 3 * line.size or line.right_edge > edges[1] + 3 * line.size:
        return line
    if line.right_edge < (edges[0] + edges[1]) / 2 and line.right_edge - line.left_edge > 0:
        # A page whose lines are all short, or the left one of two columns: full lines tell.
        return line
    return line._replace(left_edge=edges[0], right_edge=max(edges[1], line.right_edge))


def _with_notes_aside(found: list[Numbered], size: float) -> list[Numbered]:
    """Footnotes do not end the paragraph that goes on behind them on the next page."""
    end = len(found)
    while end and found[end - 1].line.size <= _NOTE * size and not found[end - 1].line.turned:
        end -= 1
    if not end:
        return found
    return found[:end] + [one._replace(aside=True) for one in found[end:]]


def _put_figures(found: list[Numbered], page: Page, shown: Sequence[int], number: int) -> int:
    """Puts the page's figures and tables where they stand; gives the last number that was used."""
    if not page.lines and not page.tables and page.is_drawn:
        # No text: the page is kept as the picture that it is.
        whole = Figure(0, 0, page.width, page.height, 1.0)
        found.append(_as_figure(page, 0, number + 1, whole))
        return number + 1
    for n in shown:
        figure = page.figures[n]
        if figure.share > BEHIND:
            continue
        place, here = _place_of(found, figure, number)
        number = max(number, here)
        found.insert(place, _as_figure(page, n + 1, here, figure))
    for ruled in page.tables:
        place, here = _place_of(found, ruled, number)
        number = max(number, here)
        text = plain_text(Body((ruled.table,)))
        line = Line(text, page.number, ruled.left, ruled.top, ruled.right, ruled.bottom, 10.0)
        found.insert(place, Numbered(here, line, ruled.table))
    return number


def _place_of(found: Sequence[Numbered], box: Figure | Ruled, number: int) -> tuple[int, int]:
    """Where in the page's lines a figure or table belongs, and its number: that of the line that it
    stands before, so that numbers never fall."""
    place = next(
        (
            at
            for at, one in enumerate(found)
            if one.line.top >= box.top and one.line.right > box.left
        ),
        len(found),
    )
    return place, found[place].number if place < len(found) else number + (not found)


def _as_figure(page: Page, figure: int, number: int, box: Figure) -> Numbered:
    image = Image(picture_path(page.number, figure))
    line = Line(OBJECT, page.number, box.left, box.top, box.right, box.bottom, 10.0)
    return Numbered(number, line, image, aside=True)


def _key(figure: Figure) -> tuple[int, int, int, int]:
    return round(figure.left), round(figure.top), round(figure.right), round(figure.bottom)


def _logos(pages: Sequence[Page]) -> set[tuple[int, int, int, int]]:
    """Pictures at one place in the head or foot of at least half of the pages."""
    counted: Counter[tuple[int, int, int, int]] = Counter()
    for page in pages:
        for figure in page.figures:
            middle = (figure.top + figure.bottom) / 2 / (page.height or 1.0)
            if middle <= ZONE or middle >= 1 - ZONE:
                counted[_key(figure)] += 1
    return {key for key, times in counted.items() if times >= 3 and times * 2 >= len(pages)}
