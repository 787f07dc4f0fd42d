# SPDX-License-Identifier: MIT
"""The frame of the window: its edges, its sizes, and what stands where no text is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from study_viewer.core.formats import registry
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.common.chip import Chip
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.outline.panel import OutlinePanel
from tests.ui.window.hands import kept, round_of


@pytest.fixture
def bare_window(workspace: Workspace, paths: Paths, qtbot: QtBot) -> Iterator[MainWindow]:
    """One whose panels are still to come."""
    translation = Translation("en")
    window = MainWindow(workspace, translation, Messages(lambda: "en"), lambda: Workspace(paths))
    qtbot.addWidget(window)
    window.open_first()
    window.show()
    yield window
    window.close()
    translation.remove()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window asked the person when files are to be imported."""
    words: list[str] = []
    monkeypatch.setattr(ask, "files_to_import", lambda *_: words.append("which files") or [])
    return words


def test_the_edges_of_the_panels_are_dragged_and_stay_so(
    window: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    for number, by in ((1, 60), (2, -40)):
        handle = window.splitter.handle(number)
        assert handle.width() >= 5
        edge = handle.geometry()
        beside = [window.splitter.childAt(edge.x() + x, 300) for x in range(edge.width())]
        assert beside == [handle] * edge.width()
        middle = handle.rect().center()
        qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseMove(handle, middle + QPoint(by, 0))
        qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 0))
    dragged = window.splitter.sizes()
    assert dragged != [272, 694, 312]
    window.close()
    assert open_window().splitter.sizes() == dragged


def test_the_tree_is_wider_in_a_wide_window_until_somebody_drags_its_edge(
    window: MainWindow, open_window: Callable[[], MainWindow]
) -> None:
    window.resize(1920, 900)
    assert window.splitter.sizes()[0] == 340
    window.resize(1280, 760)
    assert window.splitter.sizes()[0] == 272
    window.splitter.setSizes([240, 728, 312])
    window.resize(1920, 900)
    assert window.splitter.sizes()[0] == 240
    window.close()
    again = open_window()
    again.resize(1280, 760)
    assert again.splitter.sizes()[0] == 240


def test_all_scroll_bars_are_slim(window: MainWindow) -> None:
    panels = round_of(window)
    views = (panels.outline.tree, panels.annotations.list, window.reader.view)
    assert {view.verticalScrollBar().sizeHint().width() for view in views} == {10}


def test_full_screen_and_back_leaves_a_maximised_window_maximised(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.showMaximized()
    full = round_of(window).actions["full-screen"]
    full.trigger()
    assert window.isFullScreen()
    full.trigger()
    assert not window.isFullScreen()
    assert window.isMaximized()


def test_the_field_for_a_new_title_has_room_for_one(window: MainWindow, qtbot: QtBot) -> None:
    widths: list[int] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ask.TitleDialog)
        widths.append(dialog.width())
        dialog.field.setText("  新的题目 ")
        buttons = dialog.findChildren(QAbstractButton)
        assert all(button.icon().isNull() for button in buttons)
        next(button for button in buttons if button.text() == "Rename").click()

    QTimer.singleShot(0, answer)
    assert ask.new_title(window, "旧的题目") == "新的题目"
    assert widths[0] >= 480


def test_all_that_can_be_imported_comes_first_in_the_choice_of_files(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def names(*words: object, options: QFileDialog.Option) -> tuple[list[str], str]:
        asked.append(str(words[-1]))
        assert options == QFileDialog.Option.HideNameFilterDetails
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", names)
    round_of(window).errands.ask_files()
    together, *alone, every = asked[0].split(";;")
    assert together.startswith("Documents (*.txt *.text *.md *.markdown")
    assert alone[:2] == [
        "Plain text (.txt .text) (*.txt *.text)",
        "Markdown (.md .markdown) (*.md *.markdown)",
    ]
    assert every == "All files (*)"
    # Whatever is registered can be chosen, and by name.
    offered = {suffix for kind in alone for suffix in kind.rpartition("(")[2][:-1].split()}
    assert {f"*{suffix}" for suffix in registry.MODULES} <= offered
    assert offered == set(together.partition("(")[2][:-1].split())


def test_an_empty_window_has_a_button_to_import(
    paths: Paths, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "办法.md"
    file.write_text("# 总则\n\n正文。\n", encoding="utf-8")
    monkeypatch.setattr(ask, "files_to_import", lambda *_: [file])

    def opened() -> Workspace:
        return Workspace(paths, bundled=tmp_path / "nothing")

    translation = Translation("en")
    window = MainWindow(opened(), translation, Messages(lambda: "en"), opened)
    qtbot.addWidget(window)
    window.resize(1280, 760)
    window.open_first()
    window.show()
    window.furnish()
    (button,) = (
        one for one in window.reader.findChildren(QAbstractButton) if one.text() == "Import…"
    )
    assert button.isVisible()
    button.click()
    kept(window, qtbot)
    qtbot.waitUntil(lambda: window.desk.document is not None, timeout=10_000)
    assert not button.isVisible()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    window.close()
    translation.remove()


def test_a_window_closed_before_its_panels_came_brings_none(
    bare_window: MainWindow, qtbot: QtBot
) -> None:
    bare_window.furnish_by_and_by()
    bare_window.close()
    qtbot.wait(50)
    assert bare_window.panels is None


def test_a_key_pressed_before_the_panels_came_is_done_when_they_are_there(
    bare_window: MainWindow, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClick(bare_window.reader.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    bare_window.furnish_by_and_by()
    qtbot.waitUntil(lambda: asked == ["which files"])


def test_between_the_steps_of_the_panels_the_person_is_heard_and_no_key_is_lost(
    bare_window: MainWindow, asked: list[str], qtbot: QtBot
) -> None:
    bare_window.activateWindow()
    turns: list[bool] = []

    def press() -> None:
        if bare_window.panels is None:
            turns.append(bare_window.findChild(OutlinePanel) is not None)
            qtbot.keyClick(
                bare_window.reader.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier
            )
            QTimer.singleShot(0, press)

    QTimer.singleShot(0, press)
    bare_window.furnish_by_and_by()
    qtbot.waitUntil(lambda: bare_window.panels is not None)
    assert turns.count(False) >= 5, "what is imported"
    assert turns.count(True) >= 2, "what is made"
    pressed = len(turns)
    qtbot.waitUntil(lambda: len(asked) == pressed)


@pytest.mark.parametrize("name", ["Menu", "Library menu"])
def test_a_button_is_not_shaded_once_its_menu_is_closed(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    every = window.findChildren(QAbstractButton)
    button = next(one for one in every if one.accessibleName() == name)
    menu = button.menu() if isinstance(button, QToolButton) else button._menu
    QCursor.setPos(window.screen().geometry().bottomRight())
    calm = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    assert button.grab().toImage() != calm
    menu.popup(button.mapToGlobal(QPoint(0, 40)))
    # Qt tells a button nothing of a mouse that went away while its menu was open.
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    menu.hide()
    qtbot.waitUntil(lambda: button.grab().toImage() == calm)


def test_in_a_narrow_window_the_words_of_the_scopes_stay_whole(window: MainWindow) -> None:
    window.resize(853, 500)
    panel = round_of(window).annotations
    chips = [panel.findChild(Chip, f"scope-{name}") for name in ("section", "document", "all")]
    assert all(chip.width() >= chip.minimumSizeHint().width() for chip in chips)
    assert window.width() == 853
