# SPDX-License-Identifier: MIT
"""The rounded plate on a soft shadow that whatever floats over the text stands on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from study_viewer.ui.common.theme import Theme, blend

SHADOW = 16
"""Pixels round the plate that belong to its shadow."""
GAP = 8
"""Pixels between the plate and the text it is for."""
RADIUS = 9


def drawn_plate(size: QSize, ratio: float, theme: Theme) -> QPixmap:
    """``size`` is the plate's with its shadow; to be kept and drawn again only for another one."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    plate = QRectF(0, 0, size.width(), size.height()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(0, 0, 0)
    depth = 0.035 if theme.dark else 0.011
    # Faint plates, each a pixel smaller, add up to a shadow that fades outwards; it falls 3 px
    # down as from a light above.
    for spread in range(SHADOW - 3, 0, -1):
        shade.setAlphaF(depth * (1 - spread / SHADOW))
        painter.setBrush(shade)
        grown = plate.adjusted(-spread, -spread, spread, spread).translated(0, 3)
        painter.drawRoundedRect(grown, RADIUS + spread, RADIUS + spread)
    painter.setBrush(QColor(theme.panel))
    # In the dark nobody sees a shadow: there the edge parts it from the page.
    painter.setPen(blend(theme.faint, theme.panel, 0.4) if theme.dark else QColor(theme.line))
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.end()
    return made
