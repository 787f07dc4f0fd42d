# SPDX-License-Identifier: MIT
"""Which columns stand beside the text, and what stands before the annotations for a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from study_viewer.core.settings import Settings
from study_viewer.ui.actions import Actions

BOTH = 800
"""Pixels of a screen on which the text has room between both panels."""
_LEAST = 220
"""Pixels below which the column on the right never goes."""


class _Side(QStackedWidget):
    """As narrow as its first panel can be, whatever else stands there."""

    def minimumSizeHint(self) -> QSize:
        first = self.widget(0)
        least = first.minimumWidth() if first is not None else 0
        return QSize(max(_LEAST, least), super().minimumSizeHint().height())


class Columns(QObject):
    """``sides`` are the contents and the annotations; ``alone`` says whether the page is
    to be alone but for what is asked for."""

    folded = Signal()
    """The columns are there or gone as their switches say."""
    left = Signal()
    """The column that had the keyboard goes."""

    def __init__(
        self,
        actions: Actions,
        settings: Settings,
        sides: tuple[QWidget, QWidget],
        alone: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._settings = settings
        self._window = window
        self._alone = alone
        outline, annotations = sides
        self._outline = outline
        self._gave_way = False
        self.side = _Side(window)
        """The column on the right."""
        self.side.addWidget(annotations)
        outline.setMinimumWidth(200)
        self._annotations = annotations
        self.fit()

    @property
    def covered(self) -> bool:
        """Does something else stand where the annotations do?"""
        return self.side.currentIndex() > 0

    def fit(self) -> None:
        """The words on the annotations' switches stay whole in every language."""
        self.side.setMinimumWidth(max(220, self._annotations.minimumSizeHint().width()))

    def fold(self) -> None:
        """Shows the panels whose switch is on; on a small screen the last one asked for."""
        panels = {"outline": self._outline, "annotations": self.side}
        away = "outline" if self._gave_way else ""
        if self._gave_way and self._actions["outline"].isChecked():
            # Whoever wants the contents again has them before what they gave way to.
            self._gave_way, away = False, ""
            self.side.setCurrentIndex(0)
        if all(self._actions[name].isChecked() for name in panels) and self._room() < BOTH:
            came = self._outline.isVisible() and not self.side.isVisible()
            away = "outline" if came else "annotations"
            self._actions[away].setChecked(False)
        for name, panel in panels.items():
            shown = self._actions[name].isChecked()
            stays = shown or (panel is self.side and self.covered)
            if not stays and panel.isAncestorOf(self._window.focusWidget() or self._window):
                # Else Qt hands the keys to the next button there is.
                self.left.emit()
            panel.setVisible(stays)
            if not self._alone() and name != away:
                self._settings.put(f"{name}_shown", shown)
        self.folded.emit()

    def show_annotations(self) -> None:
        self.side.setCurrentIndex(0)
        self._gave_way = False
        self._actions["annotations"].setChecked(True)
        self.fold()

    def switch_annotations(self) -> None:
        """Whoever wants the annotations has them before what covers them."""
        if self.covered:
            self.show_annotations()
        else:
            self.fold()

    def cover(self, panel: QWidget) -> None:
        """It stands there until ``uncover``; on a small screen the contents give way meanwhile."""
        self.side.setCurrentWidget(panel)
        if self._room() < BOTH and self._actions["outline"].isChecked():
            self._gave_way = True
            self._actions["outline"].setChecked(False)
        self.fold()

    def uncover(self) -> None:
        if self.covered:
            self.side.setCurrentIndex(0)
            if self._gave_way:
                self._gave_way = False
                self._actions["outline"].setChecked(True)
            self.fold()

    def _room(self) -> int:
        return self._window.screen().availableGeometry().width()
