# SPDX-License-Identifier: MIT
"""Pictures shrunk to their place on the page with all their points, so that letters stay whole."""

from typing import Any

from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import QPainter, QPyTextObject, QTextDocument, QTextFormat

_KIND = QTextFormat.ObjectTypes.ImageObject.value
_RESOURCE = QTextDocument.ResourceType.ImageResource.value


class SmoothPictures(QPyTextObject):
    """Paints the pictures of a document in place of Qt, which leaves out points when it shrinks.

    Their formats name their sizes.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        document.documentLayout().registerHandler(_KIND, self)

    def intrinsicSize(self, document: QTextDocument, position: int, style: QTextFormat) -> QSizeF:
        image = style.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(
        self,
        painter: QPainter,
        place: Any,
        document: QTextDocument,
        position: int,
        style: QTextFormat,
    ) -> None:
        image = document.resource(_RESOURCE, QUrl(style.toImageFormat().name()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(place), image)
        painter.restore()
