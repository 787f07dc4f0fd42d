# SPDX-License-Identifier: MIT
"""What counts as read, and which notes belong to the section that is read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
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
    return open_window()


def test_a_screen_that_was_looked_at_for_two_seconds_is_not_read(
    long_text: str, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    rest = sight_of(window).findChild(QTimer)
    assert rest is not None and rest.isActive() and rest.interval() > 2000
    window.desk.keep_place()
    assert window.workspace.reading.progress(long_text) == {}


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


def test_whoever_jumps_into_the_middle_has_read_that_and_nothing_before_it(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    window.desk.open_entry(long_text, chapter(window, 9)[0])

    def kept() -> bool:
        place = window.workspace.reading.place()
        return place is not None and place.offset >= chapter(window, 9)[1]

    def read() -> bool:
        window.desk.keep_place()
        return "第9章" in ticked(window)

    qtbot.waitUntil(kept, timeout=4000)
    qtbot.waitUntil(read, timeout=6000)
    assert not ticked(window) & {"长文", *(f"第{number}章" for number in range(9))}
    progress = window.workspace.reading.progress(long_text)
    assert 5 < window.desk.contents().percent(progress) < 30


def test_what_stood_on_the_screen_for_a_while_is_ticked_in_the_tree(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    first = chapter(window, 0)[0]
    model = round_of(window).outline.tree.model()
    with qtbot.waitSignal(sight_of(window).rested):
        pass
    bar = window.reader.view.verticalScrollBar()
    bar.setValue(bar.value() + window.reader.view.viewport().height() - 64)
    qtbot.waitUntil(lambda: model.node(model.index_of(long_text, first)).read, timeout=6000)
    assert not ticked(window) & {"长文", "第4章", "第11章"}


def test_pages_that_were_only_turned_are_not_read(
    at_long_text: MainWindow, long_text: str, qtbot: QtBot
) -> None:
    window = at_long_text
    bar = window.reader.view.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.value() + window.reader.view.viewport().height())
        QApplication.processEvents()
    with qtbot.waitSignal(sight_of(window).rested):
        pass
    window.desk.keep_place()
    assert ticked(window) == set()


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
