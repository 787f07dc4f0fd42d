# SPDX-License-Identifier: MIT
"""Our own icons, drawn on a 24 px grid and coloured when they are loaded."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from study_viewer.core.paths import shipped
from study_viewer.ui.common.theme import Theme

PIXELS = 20


def icon(name: str, of: Theme, colour: str = "", pixels: int = PIXELS) -> QIcon:
    """The icon in ``colour`` (``#RRGGBB``, by default the theme's soft text).

    Rendered for a plain screen and for the sharpest one there is; the style dims it when disabled.
    Raises KeyError for a name that is not drawn.
    """
    made = QIcon()
    for ratio in sorted({1.0, _sharpest()}):
        made.addPixmap(pixmap(name, colour or of.soft, pixels, ratio))
    return made


@cache
def pixmap(name: str, colour: str, pixels: int = PIXELS, ratio: float = 1.0) -> QPixmap:
    """One rendering, kept for good: 0.2 ms to make, and a window shows some twenty of them."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    made = QPixmap(QSize(pixels, pixels) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, pixels * ratio, pixels * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def names() -> tuple[str, ...]:
    """All icons there are, in alphabetical order."""
    return tuple(sorted(file.stem for file in _folder().glob("*.svg")))


@cache
def _drawing(name: str) -> str:
    try:
        return (_folder() / f"{name}.svg").read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyError(name) from None


@cache
def _folder() -> Path:
    return shipped("resources") / "icons"


def _sharpest() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def dot(
    colour: str, edge: str, ring: str = "", pixels: int = PIXELS, ratio: float = 1.0
) -> QPixmap:
    """A filled disc with a hairline: a highlight colour to pick; ``ring`` marks the chosen one."""
    made = QPixmap(QSize(pixels, pixels) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(0, 0, pixels, pixels).adjusted(0.5, 0.5, -0.5, -0.5)
    if ring:
        painter.setPen(QPen(QColor(ring), 1.6))
        painter.drawEllipse(whole.adjusted(0.5, 0.5, -0.5, -0.5))
        whole.adjust(3.5, 3.5, -3.5, -3.5)
    painter.setBrush(QColor(colour))
    painter.setPen(QColor(edge))
    painter.drawEllipse(whole)
    painter.end()
    return made
