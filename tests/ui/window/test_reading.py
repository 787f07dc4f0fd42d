# SPDX-License-Identifier: MIT
"""What counts as read, and which notes belong to the section that is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.sight import Sight
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import listed, outline_of, round_of

CHAPTERS = 12


@pytest.fixture
def long_text(workspace: Workspace, tmp_path: Path) -> str:
    """One section of twelve chapters, each about a screen long."""
    file = tmp_path / "长文.md"
    chapters = (f"## 第{n}章\n\n" + "读书使人安静。\n\n" * 12 for n in range(CHAPTERS))
    file.write_text("# 长文\n\n" + "".join(chapters), encoding="utf-8")
    document = next(iter(workspace.import_paths([file])))[0].document
    workspace.reading.moved(document, workspace.library.sections(document)[0].id, 0)
    return document


@pytest.fixture
def at_long_text(
    long_text: str, open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """Here a screen is read in the least time that any is, which a test can wait for."""
    monkeypatch.setattr("study_viewer.ui.desk.sight.PACE", 10**6)
    monkeypatch.setattr("study_viewer.ui.desk.sight.HASTE", 10**4)
    window = open_window()
    window.activateWindow()
    return window


def sight_of(window: MainWindow) -> Sight:
    found = window.desk.findChild(Sight)
    assert found is not None
    return found


def chapter(window: MainWindow, number: int) -> tuple[str, int]:
    """The id of a chapter's entry and where it begins."""
    entry = next(e for e in outline_of(window) if e.title == f"第{number}章")
    return entry.id, entry.start


def ticked(window: MainWindow) -> set[str]:
    contents = window.desk.contents()
    progress = window.workspace.reading.progress(window.desk.document or "")
    read = contents.read(progress)
    return {entry.title for entry in outline_of(window) if entry.id in read}


def progress(window: MainWindow) -> object:
    window.desk.keep_place()
    return window.workspace.reading.progress(window.desk.document or "")


def linger(window: MainWindow, qtbot: QtBot) -> None:
    """Till what is in sight has been there for as long as reading it takes."""
    with qtbot.waitSignal(sight_of(window).rested, timeout=6000):
        pass
    qtbot.wait(1500)


def page_down(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.reader.view.verticalScrollBar()
    with qtbot.waitSignal(window.reader.reading_moved):
        bar.setValue(bar.value() + window.reader.view.viewport().height() - 64)


def test_a_text_that_merely_stands_on_the_screen_is_not_read(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    linger(window, qtbot)
    assert progress(window) == {}
    window.desk.open_entry(long_text, chapter(window, 9)[0])
    linger(window, qtbot)
    qtbot.mouseMove(window.reader.view.viewport(), QPoint(200, 200))
    window.desk.open_entry(long_text, chapter(window, 3)[0])
    assert progress(window) == {}


def test_whoever_goes_on_after_a_jump_has_read_that_and_nothing_before_it(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    window.desk.open_entry(long_text, chapter(window, 5)[0])
    linger(window, qtbot)
    page_down(window, qtbot)
    progress(window)
    assert "第5章" in ticked(window)
    assert not ticked(window) & {"长文", *(f"第{number}章" for number in range(5))}
    assert not ticked(window) & {f"第{number}章" for number in range(7, CHAPTERS)}


def test_whoever_goes_on_to_the_next_entry_has_read_the_one_before(
    at_long_text: MainWindow, qtbot: QtBot
) -> None:
    window = at_long_text
    window.desk.step(1)
    window.desk.step(1)
    progress(window)
    assert ticked(window) == set()
    linger(window, qtbot)
    window.desk.step(1)
    progress(window)
    assert "第1章" in ticked(window)


def test_what_was_gone_on_from_is_ticked_in_the_tree(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    first = chapter(window, 0)[0]
    model = round_of(window).outline.tree.model()
    for _ in range(2):
        linger(window, qtbot)
        page_down(window, qtbot)
    qtbot.waitUntil(lambda: model.node(model.index_of(long_text, first)).read, timeout=6000)
    assert not ticked(window) & {"长文", "第4章", "第11章"}


def test_the_last_screen_is_read_once_a_hand_moves_after_its_time(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    window.desk.open_entry(long_text, chapter(window, 11)[0])
    viewport = window.reader.view.viewport()
    qtbot.mouseMove(viewport, QPoint(200, 200))
    assert progress(window) == {}
    linger(window, qtbot)
    qtbot.mouseMove(viewport, QPoint(210, 220))
    progress(window)
    assert ticked(window) >= {"第11章"}


def test_nobody_reads_under_an_open_menu(at_long_text: MainWindow, qtbot: QtBot) -> None:
    window = at_long_text
    menu = QMenu(window)
    menu.addAction("…")
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    linger(window, qtbot)
    menu.close()
    page_down(window, qtbot)
    assert progress(window) == {}


def test_nobody_reads_in_a_window_behind_another(at_long_text: MainWindow, qtbot: QtBot) -> None:
    window = at_long_text
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    linger(window, qtbot)
    page_down(window, qtbot)
    assert progress(window) == {}


def test_whoever_was_away_has_not_read_what_stood_there(
    at_long_text: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("study_viewer.ui.desk.sight._LEAST_PATIENCE", 0.6)
    monkeypatch.setattr("study_viewer.ui.desk.sight._PATIENCE", 0.0)
    window = at_long_text
    linger(window, qtbot)
    page_down(window, qtbot)
    assert progress(window) == {}


def test_pages_that_were_turned_sooner_than_they_are_read_are_not_read(
    at_long_text: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = at_long_text
    monkeypatch.setattr("study_viewer.ui.desk.sight.HASTE", 2.0)
    linger(window, qtbot)
    for _ in range(5):
        page_down(window, qtbot)
    assert progress(window) == {}


def test_the_scope_narrows_to_the_chapter_that_is_read_and_follows(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    section = window.desk.section
    changes = window.workspace.notebook.annotate(long_text, section, kind="note", note="whole")
    for number in (2, 5):
        start = chapter(window, number)[1]
        changes |= window.workspace.notebook.annotate(long_text, section, start, start + 3)
    round_of(window).tasks.announce(changes)
    assert len(listed(window)) == 3
    panel = round_of(window).annotations
    button = panel.findChild(QAbstractButton, "scope-section")
    assert isinstance(button, QAbstractButton)
    window.desk.open_entry(long_text, chapter(window, 2)[0])
    button.click()
    assert [one.note or one.quote for one in listed(window)] == ["whole", "第2章"]
    bar = window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: [one.note for one in listed(window)] == ["whole"], timeout=3000)
    window.desk.open_entry(long_text, chapter(window, 5)[0])
    assert [one.note or one.quote for one in listed(window)] == ["whole", "第5章"]


def test_paging_runs_on_into_the_next_section_and_back_to_the_end_of_the_one_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.reader.view
    first = window.desk.section
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        if window.desk.section != first:
            break
    assert window.desk.section != first
    assert window.reader.place() == 0
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert window.desk.section == first
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert window.reader.seen()[1] == len(view.text)
