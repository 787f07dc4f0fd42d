# SPDX-License-Identifier: MIT
"""A hand-in set for paper: the looks, and the pieces written into one long laid-out page."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from study_viewer.core.document import model
from study_viewer.core.document.plain import text_of
from study_viewer.core.document.script import is_chinese, runs
from study_viewer.core.export.contract import ROOMS, HandIn, Rooms
from study_viewer.core.publisher import pieces_of
from study_viewer.ui.common import fonts
from study_viewer.ui.common.page.build import Page, page_of
from study_viewer.ui.common.page.pen import KEEP, Place
from study_viewer.ui.common.page.pictures import Pictures
from study_viewer.ui.common.page.typography import Face, Formats, Typography
from study_viewer.ui.common.page.writer import Writer
from study_viewer.ui.common.theme import Theme, theme

# Type is laid out in pixels of 1/96 inch.
PIXELS = 96 / 25.4

TITLE = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong")
BLACK = ("黑体", "SimHei", "STHeiti", "Heiti SC")
REGULAR = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "Kaiti SC")
FANG = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong")
SONG = ("宋体", "SimSun", "Songti SC")
# Letters and digits, as in the Word file; in Chinese fonts “ ” are as wide as a character.
ROMAN = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "serif")
ARIAL = ("Arial", "Liberation Sans", "Nimbus Sans", "sans-serif")
WHOLE = QTextFormat.Property.UserProperty.value + 7
"""True on a block whose lines stand on one sheet of paper."""
_IN_LATIN = "l"
"""What a span's style holds beside its own letters where it is set in Latin type."""


class Look(NamedTuple):
    """The sheet in millimetres, its type in pixels.

    ``height`` is that of the type area, 0 for one long sheet as on the web. ``indent`` sets
    quotes two characters in, ``heads`` headings too. ``after`` is the room under a paragraph. The
    page number stands at the outer edge, in the middle, or nowhere. ``latin_heads`` are the fonts
    of letters and digits in title and headings.
    """

    left: float
    top: float
    width: float
    height: float
    size: int
    line: int
    title: Face
    headings: tuple[Face, Face, Face]
    body: tuple[str, ...]
    quote: tuple[str, ...]
    small: int
    after: int
    indent: bool
    heads: bool
    number: str
    rooms: Rooms
    latin_heads: tuple[str, ...] = ROMAN
    sheet: tuple[float, float] = (210.0, 297.0)


# GB/T 9704-2012: 37 mm above and 28 mm left of a type area of 156 × 225 mm, 16 pt type (21 px);
# 38 px a line give 22 lines a page.
OFFICIAL = Look(
    28.0, 37.0, 156.0, 225.0, 21, 38,
    title=Face(29, 48, families=TITLE),
    headings=(Face(21, 38, bold=True, families=BLACK), Face(21, 38, bold=True, families=REGULAR),
              Face(21, 38, bold=True, families=FANG)),
    body=FANG, quote=REGULAR, small=16, after=0, indent=True, heads=True, number="outside",
    rooms=ROOMS["official"],
)  # fmt: skip
# One inch all round, 12 pt type (16 px), as the plain Word file.
PLAIN = Look(
    25.4, 25.4, 159.2, 246.2, 16, 27,
    title=Face(24, 36, bold=True, families=BLACK),
    headings=(Face(20, 32, bold=True, families=BLACK), Face(18, 30, bold=True, families=BLACK),
              Face(16, 27, bold=True, families=BLACK)),
    body=SONG, quote=REGULAR, small=13, after=6, indent=True, heads=False, number="middle",
    rooms=ROOMS["plain"], latin_heads=ARIAL,
)  # fmt: skip
WEB = PLAIN._replace(
    top=12.0,
    height=0.0,
    line=28,
    after=10,
    indent=False,
    number="",
    sheet=(PLAIN.width + 2 * PLAIN.left, 0.0),
)
LOOKS = {"official": OFFICIAL, "plain": PLAIN, "web": WEB}


def on_white() -> Theme:
    """The light paper, printed: black on white, links and boxes as they are."""
    return theme("light")._replace(paper="#FFFFFF", ink="#000000", line="#BBBBBB")


class Lacking:
    """Which fonts the computer lacks: then what stands for them is set apart in bold."""

    def __init__(self) -> None:
        self._known = frozenset(QFontDatabase.families())

    def stood_for(self, face: Face) -> Face:
        """``face`` with the fonts that stand in for its own."""
        there = tuple(name for name in face.families if name in self._known)
        rest = fonts.SANS if face.families == BLACK else fonts.SERIF
        bold = face.bold or not there
        return face._replace(families=(*there, *rest), bold=bold)

    def body(self, families: tuple[str, ...]) -> tuple[str, ...]:
        return (*(name for name in families if name in self._known), *fonts.SERIF)


def lacking_fonts(look: Look) -> tuple[str, ...]:
    """The Chinese fonts a look names that this computer has under none of their names."""
    known = frozenset(QFontDatabase.families())
    faces = (look.title.families, *(face.families for face in look.headings), look.body, look.quote)
    return tuple(dict.fromkeys(names[0] for names in faces if known.isdisjoint(names)))


class PaperFormats(Formats):
    """The formats of a look; the reading page's own for what stands inside a note.

    In a hand-in that is not ``chinese`` lines begin at the margin, and a note as far in as its
    quote does.
    """

    def __init__(self, look: Look, *, chinese: bool) -> None:
        typography = Typography(True, look.size, look.line, round(look.width * PIXELS / look.size))
        super().__init__(typography, on_white())
        lacking = Lacking()
        self.look = look
        self.families = lacking.body(look.body)
        self.title = lacking.stood_for(look.title)
        self.steps = tuple(map(lacking.stood_for, look.headings))
        self.quote = self.body._replace(families=lacking.body(look.quote))
        self.small = Face(look.small, round(look.small * 1.6), soft=True)
        self.about = Face(look.size, look.line, families=lacking.body(look.quote))
        self.chinese = chinese
        # How far a first line is set in; a quote and what is said of it; a note as a whole.
        self.first = 2 * look.size if look.indent and chinese else 0
        self.inset = 2 * look.size if look.indent else look.size
        self.note_inset = 0 if self.first else self.inset

    def _made(self, face: Face, style: str) -> QTextCharFormat:
        if _IN_LATIN in style:
            families = self.look.latin_heads if face in (self.title, *self.steps) else ROMAN
            face = face._replace(families=families)
        return super()._made(face, style)


class PaperWriter(Writer):
    """Writes pieces one below the other; ``colon`` is what stands after a label."""

    formats: PaperFormats

    def __init__(
        self, document: QTextDocument, formats: PaperFormats, pictures: Pictures, colon: str
    ) -> None:
        super().__init__(document, formats, pictures, round(formats.look.width * PIXELS))
        self.formats = formats
        self.shown: list[str] = []
        self._colon = colon
        self._of = ""

    def hand_in(self, hand_in: HandIn) -> Iterator[None]:
        """Gives the word back after each piece, so that a long one can be given up."""
        for piece in pieces_of(hand_in, self.formats.look.rooms):
            first = self._next_position()
            self._of = piece.document
            match piece.role:
                case "title":
                    self._line(
                        piece.text, self.formats.title, "center", below=self.formats.look.after
                    )
                case "about":
                    self._line(
                        piece.text, self.formats.about, "center", below=self.formats.look.line
                    )
                case "heading":
                    self._step(piece.text, piece.level)
                case "quote":
                    self._passage(piece.text, piece.label, piece.colour)
                case "note":
                    self._written(piece.body, piece.label, piece.below)
                case "details":
                    self._line(
                        piece.text, self.formats.small, "left", left=self.formats.inset, below=6
                    )
            if piece.whole:
                self._hold(first, piece.with_next)
            yield
        if self._fresh:
            self._spacer(1)

    def _hold(self, first: int, with_next: bool) -> None:
        """Keeps what was written from ``first`` on one sheet, and what follows too if wanted."""
        block = self._cursor.document().findBlock(first)
        cursor = QTextCursor(self._cursor.document())
        while block.isValid():
            form = QTextBlockFormat()
            form.setProperty(WHOLE, True)
            if with_next or block.next().isValid():
                form.setProperty(KEEP, True)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(form)
            block = block.next()

    def begin(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        """A paragraph is followed by as much room as the look has it."""
        if block.bottomMargin() in (6, 12):
            block.setBottomMargin(self.formats.look.after)
        super().begin(block, characters)

    def _line(
        self,
        text: str,
        face: Face,
        align: model.Align,
        *,
        left: int = 0,
        indent: int = 0,
        above: int = 0,
        below: int = 0,
        keeps: bool = False,
    ) -> None:
        form = self.formats.block(face, align, left=left, indent=indent, above=above, below=below)
        form.setProperty(KEEP, keeps)
        self._text((model.Span(text),), face, form)

    def _step(self, text: str, level: int) -> None:
        face = self.formats.steps[min(level, len(self.formats.steps)) - 1]
        above = 2 * self.formats.look.after if level < 3 else self.formats.look.after
        self._line(
            text, face, "left", indent=self.formats.first * self.formats.look.heads, above=above,
            below=self.formats.look.after, keeps=True,
        )  # fmt: skip

    def _passage(self, text: str, label: str, colour: str) -> None:
        first = self._next_position()
        face, left = self.formats.quote, self.formats.inset
        lines = text.split("\n") if text else [""]
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            spans: model.Spans = (model.Span(line),) if line else ()
            if label and not number:
                spans = (model.Span(label + (self._colon if line else ""), "b"), *spans)
            align: model.Align = "left" if " " in line else ""
            below = self.formats.look.after if last else 0
            form = self.formats.block(
                face, align, left=left, indent=self.formats.first, below=below
            )
            self._text(spans, face, form)
        self._box("quote", first, Place(left - 12))
        self.boxes[-1] = self.boxes[-1]._replace(colour=self.formats.theme.marks.get(colour, ""))

    def _written(self, body: model.Body, label: str, below: bool) -> None:
        blocks = list(body.blocks)
        if label:
            spans: model.Spans = (model.Span(label + self._colon, "b"),)
            if blocks and isinstance(blocks[0], model.Paragraph):
                blocks[0] = blocks[0]._replace(spans=(*spans, *blocks[0].spans))
            else:
                blocks.insert(0, model.Paragraph(spans))
        left = self.formats.note_inset if below else 0
        for number, block in enumerate(blocks):
            self._block(block, Place(left=left))
            if label and not number and len(blocks) > len(body.blocks):
                # A label on its own says what comes next.
                with_next = QTextBlockFormat()
                with_next.setProperty(KEEP, True)
                self._cursor.mergeBlockFormat(with_next)
        inside = Place(left=self.formats.inset + self.formats.note.size * 2, within="note")
        for note in body.notes:
            # The number that the mark in the text shows, without what tells notes apart.
            self._lead = note.label.partition("-")[2]
            for block in note.blocks:
                self._block(block, inside)
            self._lead = ""

    def _begins_in(self, text: str) -> bool:
        """Every paragraph of a note, as in the Word file; in the web page none."""
        return bool(self.formats.first)

    def _write_leaf(self, cursor: QTextCursor, spans: model.Spans, face: Face) -> None:
        chinese = is_chinese(text_of(spans), self.formats.chinese)
        set_in = (
            one._replace(text=text, style=one.style + _IN_LATIN * latin)
            for one in spans
            for text, latin in ([(one.text, False)] if one.image else runs(one.text, chinese))
        )
        super()._write_leaf(cursor, tuple(set_in), face)

    def _picture(self, cursor: QTextCursor, source: str, alt: str, place: Place) -> None:
        super()._picture(cursor, f"{self._of}\n{source}", alt, place)
        self.shown.append(cursor.charFormat().toImageFormat().name())


def build_paper(hand_in: HandIn, look: Look, step: Callable[[], None] = lambda: None) -> Page:
    """The whole hand-in laid out on one endless strip; ``step`` is called between its pieces."""
    formats = PaperFormats(look, chinese=hand_in.language == "zh")
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    font = formats.font()
    font.setFamilies(list(formats.families))
    document.setDefaultFont(font)

    def fetch(name: str) -> bytes | None:
        of, _, path = name.partition("\n")
        return hand_in.picture(of, path)

    pictures = Pictures(fetch, formats.theme)
    writer = PaperWriter(document, formats, pictures, "：" if hand_in.language == "zh" else ": ")
    for _ in writer.hand_in(hand_in):
        step()
    document.setTextWidth(look.width * PIXELS)
    for name in writer.shown:
        image = pictures.image(name, round(look.width * PIXELS * 2))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    return page_of(writer, pictures, latin=False)
