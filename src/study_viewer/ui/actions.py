# SPDX-License-Identifier: MIT
"""One table of commands; menus, toolbar and shortcuts are drawn from it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme


class Command(NamedTuple):
    """One thing a person can do; ``text`` is English and goes through the translation.

    ``choice`` names the group of which one is ticked; ``tick`` marks a switch of its own.
    """

    id: str
    # Qt says no more of QT_TRANSLATE_NOOP than that it gives an object.
    text: Any
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    choice: str = ""
    tick: bool = False


MENUS: tuple[tuple[str, Any], ...] = (
    ("file", QT_TRANSLATE_NOOP("Actions", "File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "View")),
    ("paper", QT_TRANSLATE_NOOP("Actions", "Paper")),
    ("language", QT_TRANSLATE_NOOP("Actions", "Language")),
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "import-files",
        QT_TRANSLATE_NOOP("Actions", "Import files…"),
        ("Ctrl+O",),
        "import",
        "file",
    ),
    Command(
        "import-folder",
        QT_TRANSLATE_NOOP("Actions", "Import a folder…"),
        ("Ctrl+Shift+O",),
        "folder",
        "file",
    ),
    Command("export", QT_TRANSLATE_NOOP("Actions", "Export notes…"), ("Ctrl+E",), "export", "file"),
    Command(
        "open-data", QT_TRANSLATE_NOOP("Actions", "Open the notebook's folder"), (), "", "file"
    ),
    Command("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), "", "file"),
    Command("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo", "edit"),
    Command(
        "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit"
    ),
    Command(
        "whole-note",
        QT_TRANSLATE_NOOP("Actions", "Note on the whole document"),
        ("Ctrl+Shift+N",),
        "note",
        "edit",
    ),
    Command(
        "outline",
        QT_TRANSLATE_NOOP("Actions", "Contents panel"),
        ("F9",),
        "sidebar",
        "view",
        tick=True,
    ),
    Command(
        "annotations",
        QT_TRANSLATE_NOOP("Actions", "Annotations panel"),
        ("F10",),
        "annotations",
        "view",
        tick=True,
    ),
    Command(
        "larger",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        ("Ctrl++", "Ctrl+="),
        "larger",
        "view",
    ),
    Command(
        "smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), "smaller", "view"
    ),
    Command("full-screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), ("F11",), "", "view"),
    Command(
        "paper-light",
        QT_TRANSLATE_NOOP("Actions", "White"),
        menu="paper",
        choice="paper",
    ),
    Command("paper-sepia", QT_TRANSLATE_NOOP("Actions", "Sepia"), menu="paper", choice="paper"),
    Command("paper-dark", QT_TRANSLATE_NOOP("Actions", "Dark"), menu="paper", choice="paper"),
    Command(
        "paper-system",
        QT_TRANSLATE_NOOP("Actions", "As the system"),
        menu="paper",
        choice="paper",
    ),
    # A language is named in itself, so that a person in the wrong one finds the way back.
    Command("language-zh", "中文", menu="language", choice="language"),
    Command("language-en", "English", menu="language", choice="language"),
)


class Actions(QObject):
    """The commands as Qt's actions, each made once and shared by all that show it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setCheckable(command.tick or bool(command.choice))
            if command.choice:
                if command.choice not in groups:
                    groups[command.choice] = QActionGroup(self)
                groups[command.choice].addAction(action)
            self._actions[command.id] = action
        # Without this a shortcut works only while the menu that holds it is open.
        window.addActions(list(self._actions.values()))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        self._actions[name].triggered.connect(lambda _ticked=False: act())

    def menu(self, name: str) -> QMenu:
        """The menu of that name, made when it is first asked for."""
        if name not in self._menus:
            menu = QMenu(self._window)
            menu.addActions(
                [self._actions[command.id] for command in COMMANDS if command.menu == name]
            )
            self._menus[name] = menu
            self.retranslate()
        return self._menus[name]

    def set_theme(self, theme: Theme) -> None:
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, theme))

    def retranslate(self) -> None:
        for command in COMMANDS:
            text = QCoreApplication.translate("Actions", command.text)
            action = self._actions[command.id]
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))
        for name, text in MENUS:
            if name in self._menus:
                self._menus[name].setTitle(QCoreApplication.translate("Actions", text))
