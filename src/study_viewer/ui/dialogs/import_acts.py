# SPDX-License-Identifier: MIT
"""What can be done to a paragraph of a draft: one set of actions for buttons, keys and menus."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from study_viewer.ui.command_table import LEVELS, command_name, heading_name, shortcuts
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.theme import Theme


class Place(NamedTuple):
    """What there is to act on: ``level`` of the block with the caret, 0 for a paragraph.

    ``correctable`` says that it is a paragraph or heading at all, ``splits`` that the caret stands
    within it, ``joins`` that there is one above, ``left_out`` that it is a line that was left out,
    ``entry`` that it lies under an entry of the tree; ``listed`` is "list" or "table" within one.
    """

    correctable: bool = False
    level: int = 0
    splits: bool = False
    joins: bool = False
    left_out: bool = False
    entry: bool = False
    listed: str = ""


class History(NamedTuple):
    """What can be taken back, and done again."""

    undo: bool = False
    redo: bool = False


class DraftActs(QObject):
    """``wanted`` names the act: heading-1 to heading-6, paragraph, split, join, as-text, put-back,
    rename, undo, redo, as-it-came."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        # The keys that correct a text on the shelf, and the shorter ones that are free here.
        self.headings = [
            self._action(f"heading-{level}", *shortcuts(f"heading-{level}"), f"Ctrl+{level}")
            for level in LEVELS
        ]
        self.paragraph = self._action("paragraph", *shortcuts("no-heading"), "Ctrl+0")
        self.split = self._action("split", *shortcuts("split-here"))
        self.join = self._action("join", *shortcuts("join-above"), "Ctrl+Backspace")
        self.as_text = self._action("as-text", "Ctrl+T")
        self.rename = self._action("rename", "F2")
        self.put_back = self._action("put-back", "Ctrl+B")
        self.undo = self._action("undo", "Ctrl+Z")
        self.redo = self._action("redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.as_it_came = self._action("as-it-came", "Ctrl+R")
        self._here = (
            *self.headings,
            *(self.paragraph, self.split, self.join, self.as_text, self.rename, self.put_back),
        )
        self.all = (*self._here, self.undo, self.redo, self.as_it_came)
        self._menu = Menu(parent)
        self._menu.addActions(self.headings)
        self._heading = _set(_MenuButton(parent))
        self._heading.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._heading.setMenu(self._menu)
        self._busy = False
        self._place = Place()
        self._past = History()
        self.retranslate()
        self.set_theme(theme)

    def buttons(self, parent: QWidget) -> list[QToolButton]:
        """In the order they stand."""
        made: list[QToolButton] = [self._heading]
        for action in (*self._here[len(LEVELS) :], self.undo, self.as_it_came):
            button = _set(QToolButton(parent))
            button.setDefaultAction(action)
            # A hidden action hides its entry in a menu, and not its button.
            action.visibleChanged.connect(
                lambda button=button, action=action: button.setVisible(action.isVisible())
            )
            made.append(button)
        return made

    def menu(self, parent: QWidget) -> QMenu:
        """What can be done here, as a menu."""
        menu = Menu(parent)
        menu.addActions([action for action in self._here if action.isEnabled()])
        menu.addSeparator()
        menu.addActions([self.undo, self.redo, self.as_it_came])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def stand(self, place: Place, past: History) -> None:
        """Offers what can be done at this place."""
        self._place, self._past = place, past
        self._offer()

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._offer()

    def set_theme(self, theme: Theme) -> None:
        self._heading.setIcon(icon("heading", theme))
        self.undo.setIcon(icon("undo", theme))
        self.redo.setIcon(icon("redo", theme))
        self.split.setIcon(icon("split", theme))
        self.join.setIcon(icon("join", theme))
        self.put_back.setIcon(icon("restore", theme))
        self.as_text.setIcon(icon("outline", theme))
        self.rename.setIcon(icon("edit", theme))
        self.paragraph.setIcon(icon("paragraph", theme))

    def retranslate(self) -> None:
        for level, action in enumerate(self.headings, 1):
            action.setText(heading_name(level))
        self.paragraph.setText(command_name("no-heading"))
        self.split.setText(self.tr("Split here"))
        self.join.setText(self.tr("Join with above"))
        self._name_as_text()
        self.rename.setText(self.tr("Rename"))
        self.put_back.setText(self.tr("Put this line back"))
        self.undo.setText(self.tr("Undo"))
        self.redo.setText(self.tr("Redo"))
        self.as_it_came.setText(self.tr("Back to the original"))
        for action in self.all:
            if action is self.as_text:
                continue
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({keys})")
        self._heading.setText(self.tr("Make heading"))
        self._heading.setAccessibleName(self.tr("Make this paragraph a heading"))
        self._heading.setToolTip(
            self.tr("Make this paragraph a heading (Ctrl+Alt+1 to Ctrl+Alt+6)")
        )

    def _name_as_text(self) -> None:
        """After what the caret stands in."""
        words = self.tr("Not a table") if self._place.listed == "table" else self.tr("Not a list")
        self.as_text.setText(words)
        keys = self.as_text.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        says = self.tr("Shows it as paragraphs, with all its words ({keys})").format(keys=keys)
        self.as_text.setToolTip(says)

    def _offer(self) -> None:
        place, free = self._place, not self._busy
        self._name_as_text()
        self.as_text.setEnabled(free and bool(place.listed))
        for level, action in enumerate(self.headings, 1):
            action.setEnabled(free and place.correctable and place.level != level)
        self._heading.setEnabled(free and place.correctable)
        self.paragraph.setEnabled(free and place.correctable and place.level > 0)
        self.split.setEnabled(free and place.correctable and place.splits)
        self.join.setEnabled(free and place.correctable and place.joins)
        self.rename.setEnabled(free and place.entry)
        self.put_back.setEnabled(free and place.left_out)
        self.undo.setEnabled(free and self._past.undo)
        self.redo.setEnabled(free and self._past.redo)
        self.as_it_came.setEnabled(free and self._past.undo)

    def _action(self, name: str, *keys: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.wanted.emit(name))
        return action


class _MenuButton(QToolButton):
    """A button whose words carry the sign of its menu; Fusion's own hangs below the line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        # PySide's stubs do not know the fields of the option.
        feature = QStyleOptionToolButton.ToolButtonFeature.HasMenu
        option.features &= ~feature  # type: ignore[attr-defined]
        option.text = f"{self.text()} ▾"  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self.fontMetrics().horizontalAdvance(" ▾"), 0)


def _set(button: QToolButton) -> QToolButton:
    button.setAutoRaise(True)
    button.setFixedHeight(32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
