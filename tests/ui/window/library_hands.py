# SPDX-License-Identifier: MIT
"""What the tests do with the library, and what they look at."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.library import LibraryDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of

RULES, NOTICE = "办法", "关于读书会的通知"


def opened(window: MainWindow, qtbot: QtBot) -> LibraryDialog:
    round_of(window).actions["library"].trigger()
    dialog = round_of(window).browsing.dialog
    assert dialog is not None
    settled(window, qtbot)
    return dialog


def settled(window: MainWindow, qtbot: QtBot) -> None:
    panels = round_of(window)
    qtbot.waitUntil(lambda: not (panels.browsing.busy or panels.tasks.busy), timeout=10_000)


def titles(dialog: LibraryDialog) -> list[str]:
    return [row.title for row in dialog.table.model_.rows]


def cell(dialog: LibraryDialog, title: str, column: int) -> str:
    row = titles(dialog).index(title)
    return dialog.table.model_.index(row, column).data() or ""


def choose(dialog: LibraryDialog, *wanted: str) -> None:
    table = dialog.table
    table.clearSelection()
    for title in wanted:
        index = table.model_.index(titles(dialog).index(title), 0)
        flag = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flag.Select | flag.Rows)


def seek(dialog: LibraryDialog, words: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.sought):
        dialog.filter.setText(words)


def line(menu: QMenu, words: str) -> Callable[[], None]:
    (found,) = (action for action in menu.actions() if action.text() == words)
    return found.trigger


def sets(dialog: LibraryDialog) -> list[str]:
    items = [dialog.sets.topLevelItem(n) for n in range(dialog.sets.topLevelItemCount())]
    return [f"{item.text(0)} {item.text(1)}" for item in items if item is not None]


def gather(window: MainWindow, dialog: LibraryDialog, name: str, *wanted: str) -> None:
    """Puts the documents into a new collection."""
    choose(dialog, *wanted)
    dialog.sets_menu.aboutToShow.emit()
    line(dialog.sets_menu, "New collection…")()


def listed(window: MainWindow) -> list[str]:
    """The documents in the contents."""
    model = round_of(window).outline.tree.model()
    return [model.node(model.index(row, 0)).title for row in range(model.rowCount())]
