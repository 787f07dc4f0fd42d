# SPDX-License-Identifier: MIT
"""What holds for every control of the window and its dialogs: words, names, Tab, visible focus."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import listed, round_of, wish
from tests.ui.window.walking import (
    Marked,
    controls,
    in_reach,
    looks_focused,
    reached_by_tab,
    settle,
    spoken,
    words,
)

Switch = Callable[[MainWindow], None]

# Names of keys, files and units, and each language in itself, are the same in every language.
_SAME = re.compile(
    r"中文|English|\b(Ctrl|Shift|Alt|Enter|Esc|Space|Tab|Del|Home|End|PgUp|PgDown|Return)\b"
    r"|\b[A-Z]\b|F\d+|[\w./-]+\.(sqlite3|md|txt|yaml|json)\b|/[\w./-]+|\b(kB|MB|KB|bytes)\b|MIT"
    r"|Study Viewer"
)
_MARKED = re.compile(r"‹[^‹›]*›")
_WORD = re.compile(r"[A-Za-z]{2,}")
DIALOGS = ("notebook", "shortcuts", "about")


@pytest.fixture
def marked() -> Iterator[Marked]:
    made = Marked()
    yield made
    QCoreApplication.removeTranslator(made)


@pytest.fixture
def switch(marked: Marked) -> Switch:
    """To a language that is English nowhere: Chinese, and all of Qt's words marked."""

    def to_it(window: MainWindow) -> None:
        window.translation.use("zh")
        QCoreApplication.installTranslator(marked)
        settle()

    return to_it


@pytest.fixture
def back(marked: Marked) -> Switch:
    def to_english(window: MainWindow) -> None:
        QCoreApplication.removeTranslator(marked)
        window.translation.use("en")
        settle()

    return to_english


@pytest.fixture
def noted(window: MainWindow) -> MainWindow:
    """The window over two annotations, one of them deleted."""
    wish(window, "highlight", "本办法", colour="yellow")
    wish(window, "highlight", "为了", colour="green")
    window.workspace.notebook.backup()
    round_of(window).doing.delete([listed(window)[0].id])
    return window


def opened(window: MainWindow, name: str, qtbot: QtBot) -> QDialog:
    round_of(window).actions[name].trigger()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    (dialog,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    return dialog


def english_left(widget: QWidget) -> str:
    left = {f"{name}: {text}" for name, text in words(widget) if _WORD.search(_rest(text))}
    return "\n".join(sorted(left))


def _rest(text: str) -> str:
    """What is neither marked, a mark within a mark too, nor the same in every language."""
    while (less := _MARKED.sub("", text)) != text:
        text = less
    return _SAME.sub("", text)


def test_after_a_switch_no_word_of_the_window_is_left_in_english(
    noted: MainWindow, switch: Switch, qtbot: QtBot
) -> None:
    # Menus are filled when they open.
    for name in ("file", "edit", "view", "go", "paper", "language", "help"):
        round_of(noted).actions.menu(name).aboutToShow.emit()
    qtbot.waitUntil(lambda: not round_of(noted).tasks.busy)
    switch(noted)
    assert not english_left(noted)


@pytest.mark.parametrize("name", DIALOGS)
def test_an_open_dialog_is_in_the_other_language_after_a_switch(
    name: str, noted: MainWindow, switch: Switch, qtbot: QtBot
) -> None:
    dialog = opened(noted, name, qtbot)
    switch(noted)
    assert not english_left(dialog)


def test_and_back_again_every_word_is_as_it_was(
    window: MainWindow, switch: Switch, back: Switch, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    before = sorted(set(words(window)))
    switch(window)
    assert sorted(set(words(window))) != before
    back(window)
    assert sorted(set(words(window))) == before


def everything_that_takes_keys(window: QWidget, qtbot: QtBot) -> str:
    """What is wrong with the controls of a window; nothing, it is hoped."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    wrong = []
    every = controls(window)
    assert every
    every[0].setFocus()
    reached = reached_by_tab(window)
    for one in every:
        name = f"{type(one).__name__} “{spoken(one)}”"
        if not spoken(one).strip():
            wrong.append(f"{name} has no name")
        if not in_reach(one, reached):
            wrong.append(f"{name} is not reached by Tab")
        other = next(another for another in every if another is not one)
        if not looks_focused(one, other):
            wrong.append(f"{name} looks the same with the keyboard and without")
    return "\n".join(wrong)


def test_every_control_of_the_window_has_a_name_and_shows_where_the_keyboard_is(
    noted: MainWindow, qtbot: QtBot
) -> None:
    assert not everything_that_takes_keys(noted, qtbot)


def test_tab_goes_through_the_window_as_the_eye_does(noted: MainWindow, qtbot: QtBot) -> None:
    noted.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is noted)
    panels = round_of(noted)
    areas = (panels.top, panels.outline, noted.reader, panels.annotations, panels.status)
    round_of(noted).top.findChildren(QToolButton)[0].setFocus()
    numbers = [
        number
        for widget in reached_by_tab(noted)
        for number, area in enumerate(areas)
        if area.isAncestorOf(widget)
    ]
    assert set(numbers) >= {0, 1, 2, 3}
    assert numbers == sorted(numbers)
    # And round again, and back.
    first = QApplication.focusWidget()
    assert first is not None
    assert panels.top.isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    last = QApplication.focusWidget()
    assert last is not None
    assert areas[numbers[-1]].isAncestorOf(last)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_shows_where_the_keyboard_is(
    name: str, noted: MainWindow, qtbot: QtBot
) -> None:
    assert not everything_that_takes_keys(opened(noted, name, qtbot), qtbot)


def test_every_page_of_the_notebooks_dialog_too(noted: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(noted, "notebook", qtbot)
    dialog.tabs.setCurrentIndex(1)
    dialog.trash.table.topLevelItem(0).setSelected(True)
    assert not everything_that_takes_keys(dialog, qtbot)
    assert QApplication.activeModalWidget() is dialog
