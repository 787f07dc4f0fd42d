# SPDX-License-Identifier: MIT
"""The window: the text first, then the panels round it; decides nothing."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.page.typography import LARGEST, SMALLEST, look_of
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme, field_palette, palette, theme_for, wear
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.desk.asked import Asked
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.panel import ReaderPanel

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from study_viewer.ui.common.drop_hint import DropHint
    from study_viewer.ui.panels import Panels

TOP, BOTTOM = 52, 28
USUAL = 18
WIDE = 1600
"""Pixels of a window from which on the titles in the tree have more room."""
_ROOMS = (
    *("outline.model", "outline.panel", "annotations.list", "annotations.panel"),
    *("desk.annotation_menu", "desk.original", "desk.searching", "desk.shelf", "wiring", "panels"),
)
"""What is imported once the text is on the screen, in this order."""
_FIELDS = ("QLineEdit", "QComboBox", "QAbstractSpinBox", "QCheckBox", "QPushButton")


class MainWindow(QWidget):
    """At first the reader between empty frames; ``furnish`` puts the panels into them.

    What stands in the frames costs half as much again as the text to import and to make, and
    nobody reads it first.
    """

    painted = Signal()
    """The first paint is done."""
    furnished = Signal()

    def __init__(
        self,
        workspace: Workspace,
        translation: Translation,
        messages: Messages,
        open_workspace: Callable[[], Workspace],
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = workspace.settings
        self.translation = translation
        self.messages = messages
        self.open_workspace = open_workspace
        self.theme = theme_for(self.settings.text("paper"))
        self.panels: Panels | None = None
        self._drop_hint: DropHint | None = None
        self._shown = False
        self._closed = False
        self._early: list[QKeyCombination] = []
        self._furnishing: Iterator[None] = self._furnished_in_steps()
        _wear(self.theme)
        self.reader = ReaderPanel(self.theme, look_of(self.settings).typography, self)
        self.desk = ReadingDesk(
            workspace, self.reader, messages, self, lambda: translation.language
        )
        self.splitter = HairSplitter(self.theme, self)
        self._column = QVBoxLayout(self)
        self._place()
        self._restore_shape()
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Study Viewer"))
        self.reader.setFocus()

    def _place(self) -> None:
        self._frames = [QWidget(self) for _ in range(4)]
        left, right, top, bottom = self._frames
        for widget in (left, self.reader, right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.reader.setMinimumWidth(340)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        top.setFixedHeight(TOP)
        bottom.setFixedHeight(BOTTOM)
        self._column.addWidget(top)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(bottom)

    def open_first(self, document: str | None = None, section: str | None = None) -> None:
        """The text to begin with: this place, else the last one, else what says how to get one."""
        if self.settings.put_aside is not None:
            # Before the text, so that whatever is wrong with that is what stays in the status bar.
            self.messages.fail(UserFacing("settings-damaged", path=str(self.settings.put_aside)))
        if document is None or not self.desk.show_first(document, section):
            self.desk.open_last()

    def furnish(self) -> None:
        """Puts the panels and bars in, once the text is on the screen."""
        for _ in self._furnishing:
            pass

    def furnish_by_and_by(self) -> None:
        """The same in steps of at most 50 ms, between which the person may scroll already."""
        if next(self._furnishing, self) is not self:
            QTimer.singleShot(0, self.furnish_by_and_by)

    def _furnished_in_steps(self) -> Iterator[None]:
        # Together the imports take 170 ms, each of them with what it needs no more than 40.
        for room in _ROOMS:
            import_module(f"study_viewer.ui.{room}")
            yield
        from study_viewer.ui.common import lasting
        from study_viewer.ui.panels import Panels, annotations_for, outline_for

        _wear_fields(self.theme)
        outline = outline_for(self)
        yield
        annotations = annotations_for(self)
        yield
        # With the commands comes at once what they do: a key between the two would be lost.
        panels = Panels(self, outline, annotations)
        yield
        _, _, top, bottom = self._frames
        self.splitter.replaceWidget(0, panels.outline)
        self.splitter.replaceWidget(2, panels.columns.side)
        self._column.replaceWidget(top, panels.top)
        self._column.replaceWidget(bottom, panels.status)
        for frame in self._frames:
            frame.deleteLater()
        self._frames = []
        self.panels = panels
        panels.columns.fold()
        yield
        panels.fill()
        lasting.keep()
        self.furnished.emit()
        # In a turn of their own: a command may show a dialog, which waits for the person.
        QTimer.singleShot(0, self._catch_up)

    def _catch_up(self) -> None:
        """Does what was asked by keys while the commands were not there yet."""
        for action in self.panels.actions.for_keys(self._early) if self.panels is not None else ():
            action.trigger()
        self._early.clear()

    def come_forward(self, asked: Asked) -> None:
        """A later start asks for the window: in front of the others, at what it was asked for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if asked.document is not None and self.panels is not None:
            self.panels.annotations.leave_note()
            self.desk.open(asked.document, asked.section)
        self.fetch(asked)

    def fetch(self, asked: Asked) -> None:
        """Imports the files that a start named, as if they were dropped here."""
        if asked.files and self.panels is not None:
            self.panels.errands.bring(list(asked.files))

    # How the page looks.

    def set_page(self) -> None:
        """The type that the person chose."""
        self.reader.set_typography(look_of(self.settings).typography)

    def resize_text(self, by: int) -> None:
        self._set_size(self.settings.number("font_size") + 2 * by)

    def usual_size(self) -> None:
        self._set_size(USUAL)

    def _set_size(self, size: int) -> None:
        new = min(LARGEST, max(SMALLEST, size))
        if new != self.settings.number("font_size"):
            self.settings.put("font_size", new)
            self.set_page()

    def follow_paper(self) -> None:
        """The paper the person chose, or the system's light and dark."""
        theme = theme_for(self.settings.text("paper"))
        if theme == self.theme:
            return
        self.theme = theme
        _wear(theme)
        self.splitter.set_theme(theme)
        self.reader.set_theme(theme)
        if self.panels is not None:
            _wear_fields(theme)
            self.panels.set_theme(theme)

    def _restore_shape(self) -> None:
        shape = self.settings.text("window")
        if not shape or not self.restoreGeometry(QByteArray.fromBase64(shape.encode())):
            room = self.screen().availableGeometry()
            # 40 px are left for the frame, which is not known before the window is shown.
            self.resize(min(1280, room.width()), min(800, room.height() - 40))
        sides, whole = [], self.width()
        room = whole
        for frame, name in zip(self._frames, ("outline", "annotations"), strict=False):
            width = self.settings.number(f"{name}_width") or _tree_in(whole)
            shown = self.settings.flag(f"{name}_shown")
            frame.setVisible(shown)
            # One that is folded away has its width for when it comes.
            sides.append(width)
            room -= width if shown else 0
        self.splitter.setSizes([sides[0], max(room, 340), sides[1]])

    def _keep_shape(self) -> None:
        self.settings.put("window", self.saveGeometry().toBase64().toStdString())
        sizes = self.splitter.sizes()
        if sizes[0] > 0:
            usual = sizes[0] == _tree_in(self.width())
            self.settings.put("outline_width", 0 if usual else sizes[0])
        # Between the text and the annotations a page of the original may stand.
        if sizes[-1] > 0:
            self.settings.put("annotations_width", sizes[-1])

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """A tree that nobody made wider or narrower takes the width that suits the window."""
        super().resizeEvent(event)
        before, now = _tree_in(event.oldSize().width()), _tree_in(event.size().width())
        sizes = self.splitter.sizes()
        if before != now and sizes[0] == before:
            self.splitter.setSizes([now, sizes[1] + before - now, *sizes[2:]])

    # What Qt tells.

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._shown:
            self._shown = True
            # The children paint in the same breath; the queue comes after them.
            QTimer.singleShot(0, self.painted.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, from wherever it was pressed in the window."""
        if self.panels is None:
            return super().focusNextPrevChild(forward)
        return self.panels.pass_keyboard_on(forward=forward)

    def changeEvent(self, event: QEvent) -> None:
        if self._closed:
            # Whoever reads anew now would ask stores that may be closed.
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(self.tr("Study Viewer"))
            if self.panels is not None:
                self.panels.retranslate()
        elif event.type() == QEvent.Type.WindowStateChange and self.panels is not None:
            self.panels.follow_window()
        super().changeEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Comes here when nobody else wanted the key."""
        if self.panels is None:
            self._early.append(event.keyCombination())
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and self.panels is not None and self.panels.step_back():
            return
        if key == Qt.Key.Key_F10 and shift:
            # The text is on the screen before there is any menu.
            from study_viewer.ui.common.menus import ask_menu

            if ask_menu():
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        data = event.mimeData()
        # What is dragged within the window is no document on its way in, and a dialog comes first.
        if self.panels is None or event.source() or QApplication.activeModalWidget():
            return
        if data.hasText() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()
            self._hint().show_over(self.reader)

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self._hint().hide()

    def dropEvent(self, event: "QDropEvent") -> None:
        self._hint().hide()
        if self.panels is not None:
            self.panels.errands.take(event.mimeData())
        event.acceptProposedAction()

    def _hint(self) -> "DropHint":
        if self._drop_hint is None:
            # Most starts see no drop.
            from study_viewer.ui.common.drop_hint import DropHint

            self._drop_hint = DropHint(lambda: self.theme, self)
        return self._drop_hint

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Ends what runs, keeps the place and the shape; the notes are on the disk already."""
        if self.panels is not None:
            if not self.panels.may_close():
                event.ignore()
                return
            self.panels.close()
        else:
            self._furnishing = iter(())
            self.desk.keep_place()
        self._keep_shape()
        self._closed = True
        super().closeEvent(event)

    def tell_crash(self, report: Path | None) -> None:
        from study_viewer.ui.desk.saved import open_outside  # no start needs it

        def message() -> Message:
            text = self.tr("Something went wrong in the program; a report is in {path}.")
            offers = (Offer(self.tr("Show the report"), lambda: open_outside(report)),)
            return Message(
                text.format(path=report or "-"),
                offers if report else (),
                trouble=True,
                again=message,
                passes=True,
            )

        self.messages.tell(message())


def _tree_in(window: int) -> int:
    """Pixels of the section tree that suit a window this wide."""
    return 340 if window >= WIDE else 272


def _wear(theme: Theme) -> None:
    wear(theme)
    tip = palette(theme)
    # Fusion draws the edge of a tooltip in the first, older versions in the second; in ink it
    # would be the loudest line there is.
    tip.setColor(QPalette.ColorRole.ToolTipText, QColor(theme.soft))
    tip.setColor(QPalette.ColorRole.WindowText, QColor(theme.line))
    QToolTip.setPalette(tip)


def _wear_fields(theme: Theme) -> None:
    made = field_palette(theme)
    for kind in _FIELDS:
        QApplication.setPalette(made, kind)
