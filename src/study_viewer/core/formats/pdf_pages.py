# SPDX-License-Identifier: MIT
"""All pages of a PDF, read once: their lines, without page furniture, and their figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study_viewer.core.document.model import Body, Image
from study_viewer.core.document.plain import OBJECT, plain_text
from study_viewer.core.formats.contract import Progress, Remark, Wishes
from study_viewer.core.formats.pdf_blanks import with_blanks
from study_viewer.core.formats.pdf_cells import Beside, Ruled, Shape, is_alike
from study_viewer.core.formats.pdf_characters import characters
from study_viewer.core.formats.pdf_file import PdfFile
from study_viewer.core.formats.pdf_furniture import ZONE, furniture
from study_viewer.core.formats.pdf_lines import Line, lines_of
from study_viewer.core.formats.pdf_outline import Spot
from study_viewer.core.formats.pdf_paragraphs import Numbered
from study_viewer.core.formats.pdf_pictures import Figure, figures
from study_viewer.core.formats.pdf_table_ends import joined, says_so
from study_viewer.core.formats.pdf_tables import Found, tables

BEHIND = 0.8
"""Of a page: a picture that covers as much is the page itself."""
_LEAST_FOOT = 0.8
"""Of a page's height: a table that ends higher up does so on its own account."""
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
    doubted: tuple[Shape, ...] = ()

    @property
    def last_table(self) -> Shape:
        """The lowest one; one without its last line, of which nothing but the next page tells."""
        opened = [shape for shape in self.doubted if shape.head]
        if opened:
            return opened[-1]
        return self.tables[-1].shape if self.tables else Shape()


class Pages:
    """The pages of a file, in their order."""

    def __init__(self, file: PdfFile, progress: Progress) -> None:
        size = file.path.stat().st_size
        self.all: list[Page] = []
        for number in range(1, file.pages + 1):
            progress(size * (number - 1) // file.pages, size)
            before = self.all[-1].last_table if self.all else Shape()
            page = _page(file, number, Beside(before))
            if page.tables and self.all:
                self._read_again(file, page.tables[0].shape)
            self.all.append(page)

    def _read_again(self, file: PdfFile, after: Shape) -> None:
        """The last page, if what was doubted in its foot goes on in a table with such columns."""
        if any(is_alike(shape, after) for shape in self.all[-1].doubted):
            before = self.all[-2].last_table if len(self.all) > 1 else Shape()
            self.all[-1] = _page(file, self.all[-1].number, Beside(before, after))

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


class Start(NamedTuple):
    """Where a page begins: its first line, and the ``cell`` of a table that went on on it."""

    page: int
    line: int
    cell: int = 0


class Text(NamedTuple):
    """What stands in a file in reading order, every line numbered from 1 through all pages."""

    lines: list[Numbered]
    starts: list[Start]
    spots: dict[int, list[Spot]]


class _Ending(NamedTuple):
    """The table that a page ends with, its place in the text, the points left empty below it."""

    place: int
    table: Ruled
    room: float


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
    foot = _foot(pages.all, by_page, left_out)
    ending: _Ending | None = None
    number = 0
    for at, (page, lines) in enumerate(zip(pages.all, by_page, strict=True)):
        text.starts.append(Start(page.number, number + 1))
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
        rest = list(page.tables)
        told = bool(found) and says_so(found[0].line.text)
        told = told and not (wishes.keep_furniture or found[0].number in wishes.keep_lines)
        whole = _gone_on(text, ending, page, found[told:], shown)
        if whole is not None:
            del rest[0]
            if told:
                remarks.append(Remark("page-furniture", str(found[0].number), found[0].line.text))
                del found[0], spots[0]
        number = _put_figures(found, page, shown, rest, number)
        text.lines.extend(found)
        text.spots[page.number] = spots
        ending = _ending(text.lines, len(found), rest, whole, foot * page.height)
    return text


def _foot(
    pages: Sequence[Page], by_page: Sequence[Sequence[Line]], left_out: set[tuple[int, int]]
) -> float:
    """How far down any page goes, as a share of its height."""
    lowest = _LEAST_FOOT
    for at, (page, lines) in enumerate(zip(pages, by_page, strict=True)):
        ends = [line.bottom for n, line in enumerate(lines) if (at, n) not in left_out]
        ends += [table.bottom for table in page.tables]
        lowest = max(lowest, max(ends, default=0.0) / (page.height or 1.0))
    return lowest


def _gone_on(
    text: Text, ending: _Ending | None, page: Page, found: Sequence[Numbered], shown: Sequence[int]
) -> _Ending | None:
    """The table that the page before ended with and this one begins with, as one in the text."""
    if ending is None or not page.tables:
        return None
    below = page.tables[0]
    if _place_of(found, below, 0)[0] or any(page.figures[n].top < below.top for n in shown):
        return None
    whole = joined(ending.table, below, ending.room)
    if whole is None:
        return None
    one = text.lines[ending.place]
    text.lines[ending.place] = _as_table(page, one.number, whole.table)
    text.starts[-1] = Start(page.number, one.number, whole.begins)
    return ending._replace(table=whole.table)


def _ending(
    lines: Sequence[Numbered],
    count: int,
    tables: Sequence[Ruled],
    whole: _Ending | None,
    foot: float,
) -> _Ending | None:
    """The last of all lines but footnotes, if that is a table; ``count`` lines are the page's."""
    notes = [one.line for one in lines[len(lines) - count :] if one.aside and one.block is None]
    foot = min((note.top for note in notes), default=foot)
    place = len(lines) - len(notes) - 1
    if whole is not None and place == whole.place:
        return whole._replace(room=foot - whole.table.bottom)
    for table in tables:
        if place >= 0 and lines[place].block is table.table:
            return _Ending(place, table, foot - table.bottom)
    return None


def picture_path(page: int, figure: int) -> str:
    """Where a figure of a page is kept, but for its suffix; the page itself is figure 0."""
    return f"images/page-{page}-{figure}" if figure else f"images/page-{page}"


def place_of(path: str) -> tuple[int, int]:
    """The page and the figure that a path was made of."""
    page, _, figure = path.removeprefix("images/page-").partition("-")
    return int(page), int(figure or 0)


def _page(file: PdfFile, number: int, beside: Beside) -> Page:
    with file.sheet(number) as sheet:
        if sheet is None:
            return Page(number, 0.0, 0.0, (), (), False)
        glyphs = with_blanks(sheet, characters(sheet))
        ruled = tables(sheet, glyphs, beside) if glyphs else Found([], glyphs, [])
        return Page(
            number,
            sheet.width,
            sheet.height,
            tuple(lines_of(ruled.rest, number)),
            tuple(figures(sheet)),
            bool(glyphs or sheet.drawn),
            tuple(ruled.tables),
            tuple(ruled.doubted),
        )


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
    return found[:end] + [one._replace(aside=True, note=True) for one in found[end:]]


def _put_figures(
    found: list[Numbered], page: Page, shown: Sequence[int], tables: Sequence[Ruled], number: int
) -> int:
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
    for ruled in tables:
        place, here = _place_of(found, ruled, number)
        number = max(number, here)
        found.insert(place, _as_table(page, here, ruled))
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


def _as_table(page: Page, number: int, ruled: Ruled) -> Numbered:
    text = plain_text(Body((ruled.table,)))
    line = Line(text, page.number, ruled.left, ruled.top, ruled.right, ruled.bottom, 10.0)
    return Numbered(number, line, ruled.table)


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
