# SPDX-License-Identifier: MIT
"""A section as a page: what the reader shows, and what it must know of it besides its text."""

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from study_viewer.core.document import model
from study_viewer.core.document.plain import text_of
from study_viewer.ui.common.page.offsets import OffsetMap
from study_viewer.ui.common.page.pen import Box
from study_viewer.ui.common.page.pictures import Fetch, Pictures
from study_viewer.ui.common.page.runs import CHINESE
from study_viewer.ui.common.page.typography import Formats, Typography
from study_viewer.ui.common.page.writer import Writer
from study_viewer.ui.common.theme import Theme

if TYPE_CHECKING:
    from study_viewer.ui.common.page.table_writer import Columns


class Page(NamedTuple):
    """A finished page.

    ``boxes`` are in order of their beginning, and ``reach`` is how far any up to one goes, so that
    those of a stretch are found without asking all. ``anchors`` are offsets: of ``anchor`` for a
    heading, ``note:label`` for a footnote and ``mark:label`` for the first place that refers to
    it. ``images`` are the positions of pictures, ``links`` the addresses behind ``link:<number>``.
    ``latin`` says that a line may hold more letters than Chinese characters, ``titles`` where the
    blocks of the large headings begin, ``tables`` how the columns of each table are cut. Only
    what is ``coloured`` has colours of the theme in it; all else takes them when it is painted.
    """

    document: QTextDocument
    offsets: OffsetMap
    boxes: tuple[Box, ...]
    reach: tuple[int, ...]
    anchors: dict[str, int]
    pictures: Pictures
    images: tuple[int, ...]
    links: tuple[str, ...]
    latin: bool
    titles: tuple[int, ...] = ()
    tables: "tuple[Columns, ...]" = ()
    coloured: bool = True

    def link_behind(self, name: str) -> str:
        """The address of a link as the document has it; empty for a name that is no link."""
        number = name.removeprefix("link:")
        if number == name or not number.isdecimal() or int(number) >= len(self.links):
            return ""
        return self.links[int(number)]


def build_page(
    body: model.Body,
    typography: Typography,
    theme: Theme,
    fetch: Fetch | None = None,
    parent: QObject | None = None,
    *,
    quick: bool = False,
) -> Page:
    """The page of a section; ``fetch`` gives the bytes of a picture by its path, or None.

    ``quick`` is for a very long text: if it is Chinese, its few Latin letters go without kerning.
    """
    latin = not CHINESE.search(_sample(body))
    formats = Formats(typography, theme, quick=quick and not latin)
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(formats.font())
    pictures = Pictures(fetch, theme)
    writer = Writer(document, formats, pictures, typography.column(latin))
    writer.body(body)
    if writer.images:
        # Most sections have no picture.
        from study_viewer.ui.common.page.smooth import SmoothPictures

        SmoothPictures(document)
    return page_of(writer, pictures, latin=latin)


def page_of(writer: Writer, pictures: Pictures, *, latin: bool) -> Page:
    """The page that a writer is done with."""
    boxes = tuple(sorted(writer.boxes, key=lambda box: box.first))
    return Page(
        writer.document,
        writer.offsets,
        boxes,
        tuple(accumulate((box.last for box in boxes), max)),
        writer.anchors,
        pictures,
        tuple(writer.images),
        tuple(writer.links),
        latin,
        tuple(writer.titles),
        tuple(writer.tables),
        writer.formats.coloured or bool(writer.images),
    )


def _sample(body: model.Body) -> str:
    """Some text of the beginning: enough to tell Chinese from Latin."""
    pieces: list[str] = []
    for block in body.blocks[:40]:
        if block.kind in ("paragraph", "heading"):
            pieces.append(text_of(block.spans)[:200])
        elif block.kind == "list":
            pieces.extend(
                text_of(b.spans)
                for i in block.items[:5]
                for b in i.blocks[:1]
                if b.kind == "paragraph"
            )
    return "".join(pieces) or "中"
