# SPDX-License-Identifier: MIT
"""Help: every key, the guide in the person's language, and which program this is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from study_viewer import __version__
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.command_table import COMMANDS, said_keys
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.dialogs.about import AboutDialog
from study_viewer.ui.dialogs.shortcuts import ShortcutsDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import editor, round_of, said, wish


def shown(window: MainWindow, kind: type[QDialog]) -> list[QDialog]:
    return [one for one in window.findChildren(kind) if one.isVisible()]


def shortcuts(window: MainWindow) -> ShortcutsDialog:
    round_of(window).actions["shortcuts"].trigger()
    (dialog,) = shown(window, ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    return dialog


def lines(dialog: ShortcutsDialog) -> list[tuple[str, str]]:
    found = []
    for number in range(dialog.table.topLevelItemCount()):
        head = dialog.table.topLevelItem(number)
        for row in range(head.childCount()):
            found.append((head.child(row).text(0), head.child(row).text(1)))
    return found


def test_every_shortcut_there_is_stands_in_the_list(window: MainWindow) -> None:
    listed = lines(shortcuts(window))
    for command in COMMANDS:
        if command.shortcuts:
            action = round_of(window).actions[command.id]
            shown = said_keys(tuple(key.toString() for key in action.shortcuts()))
            keys = " / ".join(shown)
            assert (action.text().rstrip("…"), keys) in listed
    keys = {key for _, key in listed}
    assert {"H", "1 – 5", "N / F2", "Ctrl+Enter / Esc"} <= keys


def test_typing_narrows_the_list_by_what_a_key_does_and_by_its_name(window: MainWindow) -> None:
    dialog = shortcuts(window)
    dialog.field.setText("full")
    assert lines(dialog) == [
        ("Full screen", "F11"),
        ("Out of selection, finding, full screen, filter", "Esc"),
    ]
    dialog.field.setText("f11")
    assert lines(dialog) == [("Full screen", "F11")]
    dialog.field.setText("nothing is called so")
    assert lines(dialog) == []
    assert dialog.nothing.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.field.text() == ""
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_speaks_the_other_language_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shortcuts(window)
    window.translation.use("zh")
    qtbot.waitUntil(lambda: ("全屏", "F11") in lines(dialog))


def test_asked_for_again_the_same_list_comes_to_the_front(window: MainWindow) -> None:
    assert shortcuts(window) is shortcuts(window)


def test_a_question_mark_opens_the_list_from_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.reader.view.setFocus()
    QTest.keyClick(window.reader.view, "?")
    assert shown(window, ShortcutsDialog)


def test_a_question_mark_in_a_field_or_a_note_is_only_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    wish(window, "note", "本办法")
    writing = editor(window)
    QTest.keyClick(writing, "?")
    assert writing.toPlainText() == "?"
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            field.setFocus()
            QTest.keyClick(field, "?")
            assert field.text() == "?"
    assert not shown(window, ShortcutsDialog)


def test_about_names_version_licence_folder_and_qt_and_copies_them(window: MainWindow) -> None:
    round_of(window).actions["about"].trigger()
    (dialog,) = shown(window, AboutDialog)
    assert isinstance(dialog, AboutDialog)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    for word in (__version__, "MIT", str(window.workspace.paths.data), qVersion()):
        assert word in copied


def test_without_a_guide_that_is_said(window: MainWindow) -> None:
    round_of(window).actions["guide"].trigger()
    assert "guide" in said(window)


OpenBare = Callable[[str], MainWindow]


@pytest.fixture
def open_bare(tmp_path: Path, qtbot: QtBot) -> OpenBare:
    """The very first start, with what ships with the program."""

    def opened(language: str) -> MainWindow:
        paths = Paths(tmp_path / "data")
        translation = Translation(language)
        workspace = Workspace(paths)
        window = MainWindow(
            workspace, translation, Messages(lambda: language), lambda: Workspace(paths)
        )
        qtbot.addWidget(window, before_close_func=lambda _: translation.remove())
        window.resize(1280, 760)
        window.open_first()
        window.show()
        window.furnish()
        return window

    return opened


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_start_of_all_opens_the_guide_in_the_persons_language(
    language: str, open_bare: OpenBare, qtbot: QtBot
) -> None:
    window = open_bare(language)
    assert window.desk.document == f"guide-{language}"
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    window.close()


def test_f1_opens_the_guide_in_the_language_of_the_window(
    open_bare: OpenBare, qtbot: QtBot
) -> None:
    window = open_bare("en")
    window.desk.open("guide-zh")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.reader.view.setFocus()
    QTest.keyClick(window.reader.view, Qt.Key.Key_F1)
    assert window.desk.document == "guide-en"
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    window.close()
    assert QApplication.activeModalWidget() is None
