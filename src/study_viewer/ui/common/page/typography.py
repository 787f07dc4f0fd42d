# SPDX-License-Identifier: MIT
"""How the page is set: the person's choices, and the formats that follow from them."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from study_viewer.core.document.model import Align
from study_viewer.ui.common import fonts
from study_viewer.ui.common.theme import Theme

if TYPE_CHECKING:
    from study_viewer.core.settings import Settings

NARROWEST, WIDEST = 30, 42
SMALLEST, LARGEST = 14, 32
SPACINGS = ("1.5", "1.75", "2.0")
LATIN_WIDEST = 75
# Latin letters of the reading serifs are 0.47 em wide on average, spaces counted.
LATIN_LETTER = 0.47
CELL_PAD = 6
"""Pixels above and below the text of a cell."""


class Typography(NamedTuple):
    """``size`` and ``line`` in pixels; ``width`` in Chinese characters a line, at most 42."""

    serif: bool = True
    size: int = 18
    line: int = 32
    width: int = 40

    def column(self, latin: bool) -> int:
        """The widest column of text in pixels: a Latin text may have 75 letters a line."""
        full = min(self.width, WIDEST) * self.size
        return min(full, round(LATIN_WIDEST * LATIN_LETTER * self.size)) if latin else full


class Look(NamedTuple):
    """What the person chose; ``spacing`` is one of SPACINGS, or else the line is in pixels."""

    typography: Typography
    spacing: str
    paper: str


def look_of(settings: "Settings") -> Look:
    """The choices as they can be shown: whatever stands in the settings, within its bounds."""
    size = min(max(settings.number("font_size"), SMALLEST), LARGEST)
    spacing = settings.text("line_spacing")
    if spacing in SPACINGS:
        line = int(size * float(spacing) + 0.5)
    else:
        # Below, the lines of Chinese text touch each other.
        line = max(settings.number("line_height"), round(size * 1.2))
    width = min(max(settings.number("page_width"), NARROWEST), WIDEST)
    typography = Typography(settings.text("font") != "sans", size, line, width)
    return Look(typography, spacing, settings.text("paper"))


class Face(NamedTuple):
    """One kind of text: its size and line in pixels, and how it differs from the body.

    ``families`` names fonts of its own, instead of the body's.
    """

    size: int
    line: int
    bold: bool = False
    sans: bool = False
    mono: bool = False
    soft: bool = False
    families: tuple[str, ...] = ()


_ALIGNMENT = {
    "": Qt.AlignmentFlag.AlignJustify,
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
# h1 to h6 against the body: 28 px over 18 px for the title, then smaller steps.
_HEADINGS = (28 / 18, 22 / 18, 20 / 18, 1.0, 1.0, 1.0)


class Formats:
    """All formats of one page, each made once and shared by every run that looks alike.

    ``quick`` sets letters without kerning: Chinese looks the same and is laid out in half the time.
    """

    def __init__(self, typography: Typography, theme: Theme, *, quick: bool = False) -> None:
        self._quick = quick
        self.coloured = False
        """Whether a format was made that has a colour of the theme in it."""
        self.typography = typography
        self.theme = theme
        self._characters: dict[tuple[Face, str], QTextCharFormat] = {}
        self._blocks: dict[tuple[object, ...], QTextBlockFormat] = {}
        size, line = typography.size, typography.line
        self.body = Face(size, line)
        self.headings = tuple(
            Face(round(size * by), round(line * (1 + (by - 1) * 0.6)), bold=True)
            for by in _HEADINGS
        )
        small = max(size - 2, 12)
        self.cell = Face(small, round(line * 0.82), sans=True)
        header = Face(small, round(line * 0.82), bold=True, sans=True, soft=True)
        self.cells = (self.cell, header)
        self.code = Face(max(size - 3, 11), round(line * 0.75), mono=True)
        self.note = Face(max(size - 3, 12), round(line * 0.8))
        self.subtitle = Face(small, round(line * 0.85), soft=True)
        self.term = Face(size, line, bold=True)

    def font(self, face: Face | None = None) -> QFont:
        """The reading font, in the size of ``face``."""
        families = fonts.SERIF if self.typography.serif else fonts.SANS
        made = fonts.font(families, face.size if face else self.typography.size)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self._quick:
            made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
            made.setKerning(False)
        return made

    def characters(self, face: Face, style: str = "", link: str = "") -> QTextCharFormat:
        """``style`` as a Span has it; a link is never shared, its address is in the format."""
        found = self._characters.get((face, style))
        if found is None:
            found = self._characters[face, style] = self._made(face, style)
        if not link:
            return found
        self.coloured = True
        linked = QTextCharFormat(found)
        linked.setAnchor(True)
        linked.setAnchorHref(link)
        linked.setForeground(QColor(self.theme.accent))
        return linked

    def _made(self, face: Face, style: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if face.mono or "c" in style:
            made.setFontFamilies(list(fonts.MONO))
        elif face.families:
            made.setFontFamilies(list(face.families))
        elif face.sans:
            made.setFontFamilies(list(fonts.SANS))
        if face.size != self.typography.size:
            made.setProperty(QTextFormat.Property.FontPixelSize.value, face.size)
        if face.bold or "b" in style:
            made.setFontWeight(QFont.Weight.Bold)
        if "i" in style:
            made.setFontItalic(True)
        if "u" in style:
            made.setFontUnderline(True)
        if "d" in style:
            made.setFontStrikeOut(True)
        if "s" in style:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif "v" in style:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if face.soft:
            self.coloured = True
            made.setForeground(QColor(self.theme.soft))
        return made

    def block(
        self,
        face: Face,
        align: Align = "",
        *,
        left: int = 0,
        right: int = 0,
        above: int = 0,
        below: int = 12,
        indent: int = 0,
        grows: bool = False,
    ) -> QTextBlockFormat:
        """Lengths in pixels. ``grows`` lets a line be higher than the face's: it holds a picture.

        The line height is in pixels because Qt's proportional one multiplies the font's own
        spacing, which is 1.45 em for Noto CJK and something else for the next font.
        """
        # A copy shares all until it is changed: 2,600 paragraphs of one kind cost one of them.
        key = (face, align, left, right, above, below, indent, grows)
        known = self._blocks.get(key)
        if known is not None:
            return QTextBlockFormat(known)
        made = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes
        made.setLineHeight(face.line, (kind.MinimumHeight if grows else kind.FixedHeight).value)
        made.setAlignment(_ALIGNMENT[align])
        made.setLeftMargin(left)
        made.setRightMargin(right)
        made.setTopMargin(above)
        made.setBottomMargin(below)
        made.setTextIndent(indent)
        self._blocks[key] = made
        return QTextBlockFormat(made)

    def cell_frame(self, face: Face, pad: int = 12) -> QTextTableCellFormat:
        """The frame of a cell with the face of its text, ``pad`` pixels free at either side.

        Both in one: Qt keeps a cell's frame in the character format of its first block, so that
        setting the one alone would drop the other. No cell has a ground of its own, which would
        be painted over highlights.
        """
        made = QTextTableCellFormat()
        made.merge(self.characters(face))
        made.setBorder(1)
        made.setBorderBrush(QBrush(QColor(self.theme.line)))
        made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setTopPadding(CELL_PAD)
        made.setBottomPadding(CELL_PAD)
        made.setLeftPadding(pad)
        made.setRightPadding(pad)
        return made

    def table(self, left: int, right: int) -> QTextTableFormat:
        """Hairlines are set cell by cell, as Qt's style sheets for tables do."""
        self.coloured = True
        made = QTextTableFormat()
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderBrush(QBrush(QColor(self.theme.line)))
        made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setCellPadding(0)
        made.setCellSpacing(0)
        # Qt keeps so many pixels free for the outer lines, which then miss the edges of the text.
        made.setLeftMargin(left - 1)
        made.setRightMargin(right - 2)
        made.setTopMargin(8)
        made.setBottomMargin(20)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return made
