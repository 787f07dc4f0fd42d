# SPDX-License-Identifier: MIT
"""The notebook in the window: where it is, its backups, what was deleted; says what is wanted."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.dialogs.notebook_backups import BackupsPage, size_said
from study_viewer.ui.dialogs.notebook_trash import TrashPage
from study_viewer.ui.dialogs.sheet import Sheet


class Where(NamedTuple):
    """``size`` in bytes; ``tally`` as the notebook's; ``elsewhere``: outside the data folder."""

    path: Path
    size: int
    documents: int
    tally: dict[str, int]
    elsewhere: bool


_KINDS = ("highlight", "bookmark", "noted")


class NotebookDialog(Sheet):
    """Decides nothing: its pages and buttons say what the person wants, and it shows what is told.

    While something is under way (``busy``) it cannot be left: a notebook on its way to another
    folder must not be written into.
    """

    folder_wanted = Signal()
    move_wanted = Signal()
    home_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = self._theme
        self.take_room(680, 640, 16, 40)
        self._where: Where | None = None
        self._busy = False
        self._trouble = False
        self.path = QLabel(self)
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.contents = QLabel(self)
        self.folder_button = self.button(self.folder_wanted.emit)
        self.move_button = self.button(self.move_wanted.emit)
        self.home_button = self.button(self.home_wanted.emit)
        self.check_button = self.button(self.check_wanted.emit)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.backups = BackupsPage(theme, self)
        self.trash = TrashPage(theme, self)
        self.pages = QStackedWidget(self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        for page in (self.backups, self.trash):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        # Where a screen is low all of this scrolls, and the foot stays in sight.
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.path)
        column.addWidget(self.contents)
        column.addLayout(
            self.row(
                self.folder_button, self.move_button, self.home_button, self.check_button, None
            )
        )
        self.home_button.hide()
        column.addSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        self.body = QScrollArea(self)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setWidgetResizable(True)
        self.body.setWidget(body)
        self.column.addWidget(self.body, 1)
        foot = self.row(self.said, self.close_button)
        foot.setStretchFactor(self.said, 1)
        self.column.addLayout(foot)

    def show_where(self, where: Where) -> None:
        self._where = where
        self._tell_where()

    def _tell_where(self) -> None:
        where = self._where
        if where is None:
            return
        self.home_button.setVisible(where.elsewhere)
        self.path.setToolTip(str(where.path))
        self._fit_path()
        tally = where.tally
        parts = [
            size_said(where.size),
            self.tr("annotations in %n document(s)", "", where.documents),
            self.tr("%n highlight(s)", "", tally.get("highlight", 0)),
            self.tr("%n bookmark(s)", "", tally.get("bookmark", 0)),
            self.tr("%n note(s)", "", tally.get("noted", 0)),
        ]
        counts = (1, where.documents, *(tally.get(kind, 0) for kind in _KINDS))
        there = [part for part, count in zip(parts, counts, strict=True) if count]
        self.contents.setText(" · ".join(there))
        self.tabs.setTabText(1, self._trash_title(tally.get("trash", 0)))

    def _trash_title(self, count: int) -> str:
        words = self.tr("Recently deleted")
        return f"{words} ({count})" if count else words

    def _fit_path(self) -> None:
        if self._where is not None:
            room = self.width() - 2 * 24
            metrics = QFontMetrics(self.path.font())
            middle = Qt.TextElideMode.ElideMiddle
            self.path.setText(metrics.elidedText(str(self._where.path), middle, room))

    def busy(self, text: str) -> None:
        """``text`` is under way; nothing else can be begun until ``say``."""
        self._busy = True
        self._tell(text, trouble=False)
        self._enable()

    def say(self, text: str, *, trouble: bool = False) -> None:
        """What came of it, and the hands are free again."""
        self._busy = False
        self._tell(text, trouble=trouble)
        self._enable()

    def _tell(self, text: str, *, trouble: bool) -> None:
        self._trouble = trouble
        self.said.setText(text)
        self._ink()

    def _enable(self) -> None:
        for widget in (
            self.folder_button,
            self.move_button,
            self.home_button,
            self.check_button,
            self.pages,
            self.close_button,
        ):
            widget.setEnabled(not self._busy)

    def _ink(self) -> None:
        set_ink(self.said, self._theme.accent if self._trouble else self._theme.soft)
        set_ink(self.contents, self._theme.soft)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for page in (self.backups, self.trash):
            page.set_theme(theme)
        # Qt passes a new palette on to the scroll area and leaves out what lies in it.
        self.body.widget().setPalette(QPalette())
        self.body.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))
        # As the scopes of the annotations look; Fusion's stand on a page of their own.
        self.tabs.setStyleSheet(
            f"QTabBar::tab{{background:{theme.window};color:{theme.soft};border-radius:12px;"
            "border:1px solid transparent;padding:4px 12px;margin-right:6px}"
            f"QTabBar::tab:selected{{background:{theme.tint};color:{theme.accent}}}"
            f"QTabBar::tab:selected:focus{{border-color:{theme.accent}}}"
        )
        self._ink()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Notebook"))
        self.path.setAccessibleName(self.tr("Where the notebook is"))
        self.folder_button.setText(self.tr("Open folder"))
        self.move_button.setText(self.tr("Move it elsewhere…"))
        self.home_button.setText(self.tr("Move it back"))
        self.home_button.setToolTip(self.tr("To the folder where everything else lies"))
        self.check_button.setText(self.tr("Check it"))
        self.check_button.setToolTip(self.tr("Reads every annotation and every backup"))
        self.tabs.setTabText(0, self.tr("Backups"))
        self.tabs.setTabText(1, self._trash_title(0))
        self.tabs.setAccessibleName(self.tr("Backups or recently deleted"))
        self.said.setAccessibleName(self.tr("What happened"))
        self._tell_where()

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_path()
