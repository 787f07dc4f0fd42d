# SPDX-License-Identifier: MIT
"""A page fitted into the width there is: its column centred, its pictures shrunk, and known."""

from PySide6.QtGui import QTextCursor

from study_viewer.ui.common.page.build import Page
from study_viewer.ui.common.page.pictures import fit
from study_viewer.ui.common.page.typography import Typography

# Of the page one reads. The least margin at the sides has room for the signs of notes.
GUTTER = 44
ABOVE = 20
BELOW = 200


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
    cursor = QTextCursor(page.document)
    for position in page.images:
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        indent = cursor.blockFormat().leftMargin() + cursor.blockFormat().rightMargin()
        fit(image, page.pictures.natural(image.name()), max(column - int(indent), 40))
        cursor.setCharFormat(image)


def readable_picture(page: Page, position: int) -> str:
    """The name of the picture at a position of the page; empty if it could not be read."""
    cursor = QTextCursor(page.document)
    cursor.setPosition(position + 1)
    name = cursor.charFormat().toImageFormat().name()
    known = page.pictures.get(name)
    return name if known and known.readable else ""
