# SPDX-License-Identifier: MIT
"""A page fitted into the width there is: its column centred, its pictures shrunk, and known."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor, QTextDocument

from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.geometry import font_size
from study_viewer.ui.common.page.pictures import fit
from study_viewer.ui.common.page.typography import WIDEST, Typography

# Of the page one reads. The least margin at the sides has room for the signs of notes.
GUTTER = 44
ABOVE = 20
BELOW = 200

# 关于…的通知, …委员会第四次…, 印发《…》的通知: what opens a part of a title, and what ends one.
_OPENS = ("第", "关于", "《", "（", "印发")
_ENDS = "》）的，、： "
_CLOSING = "，。、；：！？）》”’…"
_WORTH = 5
"""Characters that two lines may differ by more, if they break between parts."""


def longest_lines(width: int, typography: Typography, latin: bool) -> tuple[int, int]:
    """In Chinese characters: of the page one reads the line that so many pixels have room for, and
    the longest one that a text of this script is ever given."""
    script = typography._replace(width=WIDEST).column(latin)
    return (width - 2 * GUTTER) // typography.size, script // typography.size


def fit_page(
    page: Page,
    typography: Typography,
    width: int,
    *,
    above: int = ABOVE,
    below: int = BELOW,
    gutter: int = GUTTER,
) -> None:
    """All in pixels: ``width`` is the viewport's, ``above`` and ``below`` are left free."""
    widest = typography.column(page.latin)
    # Whole characters, so that a line of Chinese needs no stretching.
    column = max(min(widest, width - 2 * gutter) // typography.size, 8) * typography.size
    side = max((width - column) // 2, 0)
    root = page.document.rootFrame()
    margins = root.frameFormat()
    margins.setLeftMargin(side)
    margins.setRightMargin(max(width - column - side, 0))
    margins.setTopMargin(above)
    margins.setBottomMargin(below)
    root.setFrameFormat(margins)
    for position in page.titles:
        _break_well(page.document, position, column)
    cursor = QTextCursor(page.document)
    for position in page.images:
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        indent = cursor.blockFormat().leftMargin() + cursor.blockFormat().rightMargin()
        fit(image, page.pictures.natural(image.name()), max(column - int(indent), 40))
        cursor.setCharFormat(image)
    if page.tables:
        # As where they are written: most first pages show no table.
        from study_viewer.ui.common.page.table_writer import fit_columns

        # In one breath: each change by itself would lay the page out.
        cursor.beginEditBlock()
        for table in page.tables:
            fit_columns(page.document, table, column)
        cursor.endEditBlock()


def readable_picture(page: Page, position: int) -> str:
    """The name of the picture at a position of the page; empty if it could not be read."""
    cursor = QTextCursor(page.document)
    cursor.setPosition(position + 1)
    name = cursor.charFormat().toImageFormat().name()
    known = page.pictures.get(name)
    return name if known and known.readable else ""


def _break_well(document: QTextDocument, position: int, column: int) -> None:
    """Narrows a centred title of two lines so that it breaks between its parts, or in its middle.

    Left to itself it breaks where the line is full, and its last two letters stand alone below.
    """
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    block, form = cursor.block(), cursor.blockFormat()
    if form.alignment() != Qt.AlignmentFlag.AlignHCenter:
        return
    font = QFont(document.defaultFont())
    font.setPixelSize(font_size(document, block))
    font.setBold(True)
    first = _first_line(block.text(), column, QFontMetricsF(font))
    # A pixel more: a line that just fits may be broken.
    side = max(int(column - first) // 2 - 1, 0) if first else 0
    if round(form.leftMargin()) != side:
        form.setLeftMargin(side)
        form.setRightMargin(side)
        cursor.setBlockFormat(form)


def _first_line(text: str, column: int, measure: QFontMetricsF) -> float:
    """Pixels of the best first line; 0 where the text does not take two."""
    if not column < measure.horizontalAdvance(text) <= 2 * column:
        return 0
    best, found = len(text) * 1.0, 0.0
    for at in range(len(text) // 2, len(text)):
        before, after = text[at - 1], text[at]
        if (
            after in _CLOSING
            or before in "（《“‘"
            or (before != " " and before.isascii() and after.isascii())
        ):
            continue
        first = measure.horizontalAdvance(text[:at].rstrip())
        if first > column:
            break
        parts = before in _ENDS or text.startswith(_OPENS, at)
        badness = at - len(text) / 2 - (_WORTH if parts else 0)
        if first >= measure.horizontalAdvance(text[at:]) and badness < best:
            best, found = badness, first
    return found
