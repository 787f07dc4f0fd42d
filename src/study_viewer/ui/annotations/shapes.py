# SPDX-License-Identifier: MIT
"""How a card is laid out: its lines, chips and links, measured once for each text and width."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from study_viewer.core.annotation import Annotation
from study_viewer.core.one_line import shortened
from study_viewer.ui.annotations.markup import BOLD, CODE, ITALIC, Paragraph, paragraphs
from study_viewer.ui.annotations.wrapping import cuts, wrapped
from study_viewer.ui.common.when import said

MARGIN = 16
GAP = 10
PAD = 10
TEXT_LEFT = 25
QUOTE_LENGTH = 100
NOTE_LINES = 6
CHIP_HEIGHT = 18
_WHOLE_QUOTE = 2000
_INDENT = 14
_INNER = str.maketrans("“”", "‘’")


class Run(NamedTuple):
    """A stretch of a line in one face, ``left`` of it in pixels from the line's beginning."""

    left: float
    width: float
    text: str
    face: int
    address: str = ""


class Part(NamedTuple):
    """A chip or a link of a card: where it is in the card's own pixels, and what it is."""

    area: QRectF
    text: str
    act: str = ""


class Shape(NamedTuple):
    """All of a card's insides in pixels from its text's left and its own top."""

    quote: tuple[str, ...]
    lines: tuple[tuple[Run, ...], ...]
    note_top: float
    tags: tuple[Part, ...]
    time: Part | None
    warning: Part | None
    acts: tuple[Part, ...]
    height: int


class Ruler:
    """Widths of single characters in one font, each asked of Qt once."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.line = round(self._metrics.height() + 1)
        self.ascent = self._metrics.ascent()

    def __call__(self, character: str) -> float:
        width = self._widths.get(character)
        if width is None:
            width = self._widths[character] = self._metrics.horizontalAdvance(character)
        return width

    def width(self, text: str) -> float:
        return sum(map(self, text))


class Rulers:
    """The fonts of a card: quote, note in its faces, what is said in passing."""

    def __init__(self, note: QFont, quote: QFont) -> None:
        self.quote = Ruler(sized(quote, 13))
        self.small = Ruler(sized(note, 11))
        self._note = sized(note, 13)
        self._faces: dict[int, Ruler] = {}

    def note(self, face: int = 0) -> Ruler:
        look = face & (BOLD | ITALIC | CODE)
        if look not in self._faces:
            font = QFont(self._note)
            if look & BOLD:
                font.setWeight(QFont.Weight.DemiBold)
            font.setItalic(bool(look & ITALIC))
            if look & CODE:
                font.setFamilies(["Noto Sans Mono", "DejaVu Sans Mono", "Consolas", "monospace"])
            self._faces[look] = Ruler(font)
        return self._faces[look]


def measured(
    annotation: Annotation, width: int, rulers: Rulers, *, whole: bool, now: str = ""
) -> Shape:
    """``whole`` shows all of a quote and a note, else their beginnings; ``now`` as ``quoted``."""
    room = width - 2 * MARGIN - TEXT_LEFT - PAD
    quote = wrapped(quoted(annotation, whole=whole, now=now), room, 10_000, rulers.quote)
    top = PAD + len(quote) * rulers.quote.line
    lines = note_lines(paragraphs(annotation.note), room, 10_000 if whole else NOTE_LINES, rulers)
    note_top = top + 4.0
    if lines:
        top = int(note_top) + len(lines) * rulers.note().line
    tags, time, foot = _foot(annotation, room, top + 6.0, rulers)
    warning, acts, end = _state(annotation, room, foot + 6.0, rulers)
    return Shape(quote, lines, note_top, tags, time, warning, acts, round(end) + PAD)


def quoted(annotation: Annotation, *, whole: bool = False, now: str = "") -> str:
    """The quote as a card says it, or what the annotation is on where there is none.

    ``now`` are the words that stand at its place, where they are other ones.
    """
    longest = _WHOLE_QUOTE if whole else QUOTE_LENGTH
    quote = shortened((now or annotation.quote)[: longest + 1], longest)
    return in_quotes(quote) if quote else whole_words(annotation)


def in_quotes(words: str) -> str:
    """Double quotation marks within them become single ones; a lone one at an end becomes the
    outer one."""
    lone = words.count("“") - words.count("”")
    if lone > 0 and words.startswith("“"):
        words = words[1:]
    elif lone < 0 and words.endswith("”"):
        words = words[:-1]
    return f"“{words.translate(_INNER)}”"


def note_lines(
    note: Iterable[Paragraph], room: float, most: int, rulers: Rulers
) -> tuple[tuple[Run, ...], ...]:
    """The lines of a note; the last of them ends in … where there are more than ``most``.

    Between paragraphs that were written apart an empty one stands where all are shown.
    """
    made: list[tuple[Run, ...]] = []
    for paragraph in note:
        if paragraph.apart and most > NOTE_LINES:
            made.append(())
        text = "".join(piece.text for piece in paragraph.pieces)
        owners = [piece for piece in paragraph.pieces for _ in piece.text]
        widths = [
            rulers.note(piece.face)(letter) for piece in paragraph.pieces for letter in piece.text
        ]
        left = 0.0
        if paragraph.mark:
            left = paragraph.depth * _INDENT + max(_INDENT, rulers.note().width(paragraph.mark) + 5)
        for number, (start, end) in enumerate(cuts(text, widths, room - left)):
            if len(made) == most:
                made[-1] = _with_dots(made[-1], room, rulers)
                return tuple(made)
            line = []
            if paragraph.mark and (number == 0 or paragraph.mark == "│"):
                line.append(Run(paragraph.depth * _INDENT, 0, paragraph.mark, 0))
            x = left
            while start < end:
                piece, stop = owners[start], start
                while stop < end and owners[stop] is piece:
                    stop += 1
                wide = sum(widths[start:stop])
                line.append(Run(x, wide, text[start:stop], piece.face, piece.address))
                x += wide
                start = stop
            made.append(tuple(line))
    return tuple(made)


def _with_dots(line: tuple[Run, ...], room: float, rulers: Rulers) -> tuple[Run, ...]:
    kept = list(line)
    dots = rulers.note()("…")
    while kept:
        last = kept.pop()
        text, ruler = last.text, rulers.note(last.face)
        while text and last.left + ruler.width(text) + dots > room:
            text = text[:-1]
        if text:
            wide = ruler.width(text)
            kept.append(last._replace(text=text, width=wide))
            kept.append(Run(last.left + wide, dots, "…", 0))
            break
    return tuple(kept)


def _foot(
    annotation: Annotation, room: float, top: float, rulers: Rulers
) -> tuple[tuple[Part, ...], Part | None, float]:
    """Chips of tags in rows, the time behind the last where it fits; and where they end."""
    if not annotation.note and not annotation.tags:
        return (), None, top - 6
    small = rulers.small
    x, chips = 0.0, []
    for tag in annotation.tags:
        text = wrapped(tag, room - 14, 1, small)[0]
        wide = small.width(text) + 14
        if x and x + wide > room:
            x, top = 0.0, top + CHIP_HEIGHT + 4
        chips.append(Part(QRectF(x, top, wide, CHIP_HEIGHT), text))
        x += wide + 4
    time = said(annotation.modified)
    wide = small.width(time)
    fits = x + wide <= room
    shown = Part(QRectF(room - wide, top, wide, CHIP_HEIGHT), time) if fits and time else None
    return tuple(chips), shown, top + (CHIP_HEIGHT if chips or shown else -6)


def _state(
    annotation: Annotation, room: float, top: float, rulers: Rulers
) -> tuple[Part | None, tuple[Part, ...], float]:
    """What is to say of the place where it is not the old one, and what can be done, in rows."""
    words, acts = words_of_state(annotation), acts_of(annotation)
    if not words:
        return None, (), top - 6
    small = rulers.small
    line = small.line + 6
    left = 20 if in_doubt(annotation) else 0
    warning = Part(QRectF(left, top, room - left, line), words)
    top += line
    x, made = 0.0, []
    for act, text in acts.items():
        wide = small.width(text)
        if x and x + wide > room:
            x, top = 0.0, top + line
        made.append(Part(QRectF(x, top, wide, line), text, act))
        x += wide + 16
    return warning, tuple(made), top + line


def acts_of(annotation: Annotation) -> Mapping[str, str]:
    attach = QCoreApplication.translate("Annotations", "Attach to the selection")
    right = QCoreApplication.translate("Annotations", "It is right")
    match annotation.placement.state:
        case "moved":
            return {"confirm": right}
        case "check":
            return {"confirm": right, "attach": attach}
        case "unplaced":
            return {"attach": attach}
        case _:
            return {}


def whole_words(annotation: Annotation) -> str:
    if annotation.section is None:
        return QCoreApplication.translate("Annotations", "On the whole document")
    return QCoreApplication.translate("Annotations", "On the whole section")


def in_doubt(annotation: Annotation) -> bool:
    """Does its place wait for the person?"""
    return annotation.placement.state in ("check", "unplaced")


def words_of_state(annotation: Annotation) -> str:
    """What is to say of the placement; empty where the passage stands where it stood."""
    if annotation.placement.state == "moved":
        return QCoreApplication.translate("Annotations", "Found in another section")
    if annotation.placement.state == "check":
        return QCoreApplication.translate("Annotations", "Please check the place")
    if annotation.placement.state == "unplaced":
        return QCoreApplication.translate("Annotations", "Its passage was not found")
    return ""


def sized(font: QFont, pixels: int) -> QFont:
    """``pixels`` at the usual interface size of 13, growing with the person's own."""
    made = QFont(font)
    base = font.pixelSize() if font.pixelSize() > 0 else 13
    made.setPixelSize(round(pixels * base / 13))
    return made
