# SPDX-License-Identifier: MIT
"""The pictures of a page: asked for by path, bounded in size, decoded only when they are painted.

The page names a picture ``picture:<number>``. Qt would open any other name as a file, on Windows
also on a foreign server; so nothing but these names is ever in a page, and each is answered with
an image, at worst a drawn placeholder.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextImageFormat

from study_viewer.ui.common.theme import Theme

Fetch = Callable[[str], bytes | None]

MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
# SVG is left out: Qt's reader follows file references inside it.
FORMATS = frozenset((b"png", b"jpeg", b"gif", b"webp", b"bmp"))
PREFIX = "picture:"
MISSING = QSize(280, 72)
_SHADE = 64
"""Of 255: all colours alike lose a quarter of their brightness, and none its hue."""


class Picture(NamedTuple):
    path: str
    alt: str
    size: QSize
    readable: bool


class Pictures:
    """All pictures of one page, numbered in order."""

    def __init__(self, fetch: Fetch | None, theme: Theme) -> None:
        self._fetch = fetch
        self._theme = theme
        self._known: list[Picture] = []

    def add(self, path: str, alt: str, widest: int, highest: int = 0) -> QTextImageFormat:
        """The format that shows the picture, no larger than it is and than there is room."""
        size = self._size(path)
        self._known.append(Picture(path, alt, size or MISSING, size is not None))
        made = QTextImageFormat()
        made.setName(f"{PREFIX}{len(self._known) - 1}")
        made.setToolTip(alt)
        fit(made, size or MISSING, widest, highest)
        return made

    def natural(self, name: str) -> QSize:
        return self._known[int(name.removeprefix(PREFIX))].size

    def get(self, name: str) -> Picture | None:
        """What is known of a picture by its name in the page."""
        number = name.removeprefix(PREFIX)
        if name == number or not number.isdecimal() or int(number) >= len(self._known):
            return None
        return self._known[int(number)]

    def image(self, name: str, widest: int) -> QImage:
        """What to paint for a name in the page; never a null image."""
        known = self.get(name)
        if known is None:
            return self._placeholder("")
        data = self._bytes(known.path) if known.readable else None
        if data is None:
            return self._placeholder(known.alt)
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        if known.size.width() > widest:
            reader.setScaledSize(_decoded(reader.size(), known.size, widest))
        image = reader.read()
        return self._placeholder(known.alt) if image.isNull() else image

    def on_page(self, name: str, widest: int) -> QImage:
        """The same as it stands among the text: on dark paper a white one would glare."""
        image = self.image(name, widest)
        if self._theme.dark:
            image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            painter = QPainter(image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            painter.fillRect(image.rect(), QColor(0, 0, 0, _SHADE))
            painter.end()
        return image

    def _bytes(self, path: str) -> bytes | None:
        data = self._fetch(path) if self._fetch else None
        return data if data is not None and len(data) <= MOST_BYTES else None

    def _size(self, path: str) -> QSize | None:
        """From the head of the file alone; None for what is missing, foreign or too large."""
        data = self._bytes(path)
        if not data:
            return None
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        size = reader.size()
        if bytes(reader.format().data()) not in FORMATS or not size.isValid():
            return None
        if size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
            return None
        turned = reader.transformation().value & 4
        return size.transposed() if turned else size

    def _placeholder(self, alt: str) -> QImage:
        image = QImage(MISSING * 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(QColor(self._theme.panel))
        painter = QPainter(image)
        painter.setPen(QColor(self._theme.line))
        painter.drawRect(QRectF(0.5, 0.5, MISSING.width() - 1, MISSING.height() - 1))
        painter.setPen(QColor(self._theme.soft))
        inside = QRectF(8, 4, MISSING.width() - 16, MISSING.height() - 8)
        wrap = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignCenter.value
        painter.drawText(inside, wrap, alt or "…")
        painter.end()
        return image


def fit(image: QTextImageFormat, natural: QSize, widest: int, highest: int = 0) -> None:
    """Sets the size shown: smaller where there is no room, never larger than the picture is."""
    share = min(1.0, widest / natural.width())
    if highest:
        share = min(share, highest / natural.height())
    image.setWidth(max(round(natural.width() * share), 1))
    image.setHeight(max(round(natural.height() * share), 1))


def _decoded(stored: QSize, shown: QSize, widest: int) -> QSize:
    """The size to decode at, in the file's own orientation."""
    size = shown.scaled(widest, shown.height(), Qt.AspectRatioMode.KeepAspectRatio)
    return size if stored == shown else size.transposed()
