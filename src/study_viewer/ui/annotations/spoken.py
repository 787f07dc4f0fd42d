# SPDX-License-Identifier: MIT
"""An annotation in words, for who hears its card instead of seeing it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.markup import plain
from study_viewer.ui.annotations.shapes import quoted, words_of_state


def words_of_near() -> str:
    """What the bar beside a card says to the eye."""
    return QCoreApplication.translate("Annotations", "Nearest to where you are reading")


class Spoken:
    """Kind, colour, quote, note, tags and what is wrong with the place, in this order."""

    def __init__(self) -> None:
        self.colours: Mapping[str, str] = {}
        """What the colours are called."""
        self.present: Mapping[str, str] = {}
        """The words at an annotation's place, where they are not its own any more."""
        self.near = ""
        """The annotation nearest to what is read."""

    def __call__(self, one: Annotation) -> str:
        kinds = {
            "highlight": QCoreApplication.translate("Annotations", "Highlight"),
            "bookmark": QCoreApplication.translate("Annotations", "Bookmark"),
            "note": QCoreApplication.translate("Annotations", "Note"),
        }
        parts = [kinds[one.kind]]
        if one.colour is not None:
            parts.append(self.colours.get(one.colour, one.colour))
        parts.append(quoted(one, now=self.present.get(one.id, "")))
        if one.note:
            parts.append(QCoreApplication.translate("Annotations", "Note:") + " " + plain(one.note))
        if one.tags:
            tags = ", ".join(one.tags)
            parts.append(QCoreApplication.translate("Annotations", "Tags:") + " " + tags)
        parts.append(words_of_state(one))
        if one.id and one.id == self.near:
            parts.append(words_of_near())
        return "\n".join(filter(None, parts))
