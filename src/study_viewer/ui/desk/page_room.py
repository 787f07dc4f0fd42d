# SPDX-License-Identifier: MIT
"""The room of the original's page between the columns: what gives way to it, and comes back."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter

from study_viewer.core.settings import Settings

TEXT = 440
"""Pixels that the text keeps at least when the page comes."""
SMALL = 860
"""Pixels of a screen on which text and page leave no room for the contents either."""
BESIDE = 2
"""The place between the columns: behind the text, before the annotations."""
_CONTENTS, _NOTES = 0, -1


class PageRoom:
    """``switches`` are those of the contents and the annotations; ``fold`` shows the panels whose
    switch is on."""

    def __init__(
        self,
        splitter: QSplitter,
        switches: Sequence[QAction],
        fold: Callable[[], None],
        settings: Settings,
    ) -> None:
        self._splitter = splitter
        contents, notes = switches
        self._sides = (
            ("original_over_notes", notes, _NOTES),
            ("original_over_contents", contents, _CONTENTS),
        )
        self._fold = fold
        self._settings = settings
        self._widths: dict[int, int] = {}
        """Of the columns that gave way: Qt forgets the width of what is hidden."""

    def make(self, least: int) -> None:
        """In a small window the annotations give way: text and page are what is compared.

        ``least`` is the width below which a page is of no use.
        """
        text = self._splitter.sizes()[1]
        screen = self._splitter.screen().availableGeometry().width()
        needed = {_NOTES: text < TEXT + max(least, self._width()), _CONTENTS: screen < SMALL}
        for flag, switch, place in self._sides:
            if switch.isChecked() and needed[place]:
                if width := self._splitter.sizes()[place]:
                    self._widths[place] = width
                self._settings.put(flag, True)
                switch.setChecked(False)
                self._fold()
        if _NOTES in self._widths:
            self._settings.put("annotations_width", self._widths[_NOTES])

    def give_back(self) -> None:
        """Once the page is gone: what gave way is there again, as wide as it was."""
        for flag, switch, place in self._sides:
            if self._settings.flag(flag):
                self._settings.put(flag, False)
                switch.setChecked(True)
                self._fold()
                self._widen(place)

    def _widen(self, place: int) -> None:
        usual = self._settings.number("annotations_width") if place == _NOTES else 0
        wanted = self._widths.pop(place, usual)
        self._splitter.refresh()
        sizes = self._splitter.sizes()
        if not sizes[place] or not wanted:
            return
        room = sizes[1] + sizes[place]
        sizes[place] = min(wanted, room)
        sizes[1] = room - sizes[place]
        self._splitter.setSizes(sizes)

    def _width(self) -> int:
        return self._settings.number("original_width")

    def give_width(self) -> None:
        """To the page, which came just now: as much as it had, or half of what the text has."""
        # What was folded away this moment still has its width there.
        self._splitter.refresh()
        sizes = self._splitter.sizes()
        room = sizes[1] + sizes[BESIDE]
        width = self._width() or room // 2
        sizes[BESIDE] = max(min(width, room - TEXT), 0)
        sizes[1] = room - sizes[BESIDE]
        self._splitter.setSizes(sizes)

    def keep_width(self) -> None:
        width = self._splitter.sizes()[BESIDE]
        if width > 0:
            self._settings.put("original_width", width)
