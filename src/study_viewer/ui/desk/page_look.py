# SPDX-License-Identifier: MIT
"""Applies and remembers how the person wants the page to look."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.settings import DEFAULTS, Settings
from study_viewer.ui.common.page.fitting import longest_lines
from study_viewer.ui.common.page.typography import look_of
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.panel import ReaderPanel

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.page_look import PageLook

_LOOK = ("font", "font_size", "line_spacing", "line_height", "page_width", "paper")


class PageLookDesk(QObject):
    """``follow`` sets the page anew from the settings; ``choose_paper`` the whole window."""

    def __init__(
        self,
        settings: Settings,
        follow: Callable[[], None],
        choose_paper: Callable[[str], None],
        reader: ReaderPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._follow = follow
        self._choose_paper = choose_paper
        self._reader = reader
        self._window = window
        self.sheet: PageLook | None = None
        """None until it is first asked for."""

    def open(self, button: QWidget) -> None:
        if self.sheet is None:
            # Few change the page every day: a start neither imports nor makes it.
            from study_viewer.ui.dialogs.page_look import PageLook

            self.sheet = PageLook(self._window)
            self.sheet.chosen.connect(self._choose)
            self.sheet.reset_wanted.connect(self._reset)
        self._show()
        self.sheet.open_under(button)

    def set_theme(self, theme: Theme) -> None:
        if self.sheet is not None:
            self.sheet.set_theme(theme)

    def _choose(self, name: str, value: str | int) -> None:
        self._settings.put(name, value)
        if name == "line_height":
            self._settings.put("line_spacing", "pixels")
        self._apply(name)

    def _reset(self) -> None:
        for name in _LOOK:
            self._settings.put(name, DEFAULTS[name])
        self._apply("paper")

    def _apply(self, changed: str) -> None:
        self._follow()
        if changed == "paper":
            self._choose_paper(self._settings.text("paper"))
        self._show()

    def _show(self) -> None:
        if self.sheet is not None:
            self.sheet.show_look(look_of(self._settings))
            view = self._reader.view
            width, latin = view.viewport().width(), self._reader.in_letters()
            self.sheet.show_room(*longest_lines(width, view.typography, latin))
