# SPDX-License-Identifier: MIT
"""The commands as Qt's actions, shared by menus, bars and shortcuts."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.ui.command_table import COMMANDS, MENUS
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.theme import Theme


class Actions(QObject):
    """Each command made once; the same action stands wherever the command is shown."""

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

    def for_keys(self, pressed: Iterable[QKeyCombination]) -> list[QAction]:
        """What each of these would have set off, those that nothing listens to left out."""
        by_keys = {keys: one for one in self._actions.values() for keys in one.shortcuts()}
        found = (by_keys.get(QKeySequence(keys)) for keys in pressed)
        return [action for action in found if action is not None]

    def menu(self, name: str) -> QMenu:
        """The menu of that name, made when it is first asked for."""
        if name not in self._menus:
            menu = Menu(self._window)
            for command in COMMANDS:
                if command.menu == name:
                    if command.apart:
                        menu.addSeparator()
                    menu.addAction(self._actions[command.id])
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
