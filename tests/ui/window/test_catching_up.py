# SPDX-License-Identifier: MIT
"""Documents that were put into the folder by hand come on to the shelf while somebody reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core import catching_up
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Progress
from study_viewer.core.library import Library
from study_viewer.core.paths import Paths
from study_viewer.core.shelf import Shelf
from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.panels import Panels
from tests.by_hand import copied_in
from tests.ui.window.conftest import HeldUp, round_of
from tests.ui.window.hands import said

UNREAD = "Not all documents have been read in yet."


@pytest.fixture
def panels(window: MainWindow, qtbot: QtBot) -> Panels:
    """Of the open window, when nothing is at work: a start makes a backup, and while a worker is
    busy nobody looks."""
    panels = round_of(window)
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    return panels


@pytest.fixture
def told(panels: Panels, monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """What is said to have failed."""
    errors: list[Exception] = []
    monkeypatch.setattr(panels.catching_up._messages, "fail", errors.append)
    return errors


def look(panels: Panels, qtbot: QtBot) -> None:
    """A look at the folders, till what it finds is read."""
    panels.catching_up._look()
    qtbot.waitUntil(lambda: not panels.catching_up.busy, timeout=20_000)


def test_a_document_put_into_the_folder_appears_in_the_open_window(
    window: MainWindow, panels: Panels, workspace: Workspace, paths: Paths, qtbot: QtBot
) -> None:
    reading = window.desk.document
    copied_in(paths.documents, "d-0000000000aa", "放进来的资料", "放进来的正文。")
    with qtbot.waitSignal(panels.tasks.changed):
        panels.catching_up._look()
    assert "放进来的资料" in [one.title for one in workspace.library.list()]
    qtbot.waitUntil(lambda: not panels.catching_up.busy)
    assert window.desk.document == reading


def test_without_news_nobody_is_troubled(panels: Panels, qtbot: QtBot) -> None:
    # The documents of this window came after it had looked; noting that down is news once more.
    for _ in range(2):
        look(panels, qtbot)
    panels.catching_up._look()
    assert not panels.catching_up.busy


def test_for_what_came_not_all_of_a_large_library_is_asked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels = round_of(window)
    qtbot.waitUntil(lambda: not (panels.tasks.busy or panels.catching_up.busy))
    asked: list[object] = []
    marks = Library.marks
    monkeypatch.setattr(Library, "marks", lambda *of: asked.append(of[1:]) or marks(*of))
    told = tuple(f"d-{number}" for number in range(30))
    panels.catching_up._heard(Changes(documents=told))
    assert asked == [(told,)]


def test_while_documents_are_read_in_the_search_says_that_it_is_not_all(
    panels: Panels, paths: Paths, qtbot: QtBot, held_up: HeldUp
) -> None:
    panels.searching.begin("放进来")
    panel = panels.searching.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not panels.searching.busy)
    assert panel.summary.text() == "Nothing was found."
    copied_in(paths.documents, "d-0000000000aa", "放进来的资料", "放进来的正文。")
    panels.catching_up._look()
    qtbot.waitUntil(held_up.begun.is_set)
    assert panel.summary.text() == "Nothing was found. Not all documents have been read in yet."
    # It takes long, and is told of though it is a single one.
    qtbot.waitUntil(panels.status.cancel_button.isVisible)
    held_up.go_on.set()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    qtbot.waitUntil(lambda: not panels.searching.busy and not panels.catching_up.busy)
    assert panel.summary.text().startswith("1 place in 1 document")
    assert "yet" not in panel.summary.text()
    assert not panels.status.cancel_button.isVisible()


def test_a_list_that_one_reads_is_filled_anew_once_all_are_read_in(
    panels: Panels, paths: Paths, workspace: Workspace, qtbot: QtBot
) -> None:
    searching = panels.searching
    searching.begin("读书")
    panel = searching.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not searching.busy)
    asked: list[object] = []
    panel.asked.connect(asked.append)
    searching.fall_behind(True)
    for _ in range(3):
        panels.tasks.announce(Changes(documents=("d-0000000000aa",)))
    assert not asked and panel.model.rowCount() > 0
    searching.fall_behind(False)
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not searching.busy)
    searching.fall_behind(False)
    assert len(asked) == 1, "nothing was put off"
    searching.fall_behind(True)
    panels.tasks.announce(Changes(documents=("d-0000000000aa",)))
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: not searching.busy)
    panels.tasks.announce(Changes(documents=("d-0000000000aa",)))
    searching.close()
    searching.fall_behind(False)
    assert len(asked) == 2, "nobody looks at it any more"


def test_where_nothing_was_found_yet_the_first_news_is_asked_about_at_once(
    panels: Panels, qtbot: QtBot
) -> None:
    searching = panels.searching
    searching.begin("放不进来")
    panel = searching.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not searching.busy)
    asked: list[object] = []
    panel.asked.connect(asked.append)
    searching.fall_behind(True)
    panels.tasks.announce(Changes(documents=("d-0000000000aa",)))
    assert len(asked) == 1


def test_what_is_left_unread_is_not_said_to_hold_nothing(
    window: MainWindow, panels: Panels, paths: Paths, qtbot: QtBot, held_up: HeldUp
) -> None:
    for number in range(3):
        copied_in(paths.documents, f"d-00000000000{number}", f"资料{number}", "放进来的正文。")
    panels.catching_up._look()
    qtbot.waitUntil(held_up.begun.is_set)
    qtbot.waitUntil(panels.status.cancel_button.isVisible)
    panels.status.cancel_button.click()
    held_up.go_on.set()
    qtbot.waitUntil(lambda: not panels.catching_up.busy, timeout=20_000)
    assert said(window) == "The documents that are left are read in at the next start."
    panels.searching.begin("放不进来")
    panel = panels.searching.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not panels.searching.busy)
    assert panel.summary.text() == f"Nothing was found. {UNREAD}"
    panels.phrases.open("放不进来")
    qtbot.waitUntil(lambda: not panels.phrases.busy)
    dialog = panels.phrases.dialog
    assert dialog is not None
    assert dialog.facts.text() == f"It stands in no document. {UNREAD}"
    dialog.reject()
    panels.actions["everything"].trigger()
    panels.everything.box.field.setText("放不进来")
    qtbot.waitUntil(lambda: not panels.everything.busy)
    last = panels.everything.box.list.item(panels.everything.box.list.count() - 1)
    assert UNREAD in str(last.data(Qt.ItemDataRole.AccessibleTextRole))


def edited(workspace: Workspace, document: str, section: str) -> None:
    """A file of it, as if by an editor."""
    info = workspace.library.section(document, section)
    assert info is not None
    file = workspace.library.folder(document) / info.file
    file.write_text("从别处改过的正文。\n", encoding="utf-8")


def test_who_edited_what_one_reads_sees_it_on_the_way_back_and_is_told(
    window: MainWindow, panels: Panels, workspace: Workspace, qtbot: QtBot
) -> None:
    document, section = window.desk.document, window.desk.section
    assert document is not None and section is not None
    look(panels, qtbot)
    edited(workspace, document, section)
    panels.catching_up._came_back(Qt.ApplicationState.ApplicationInactive)
    assert not panels.catching_up.busy
    panels.catching_up._came_back(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "从别处改过的正文" in window.reader.view.text)
    qtbot.waitUntil(lambda: not panels.catching_up.busy)
    title = workspace.library.title(document)
    assert said(window) == f"A file of “{title}” was changed; it is shown as it is now."


def test_of_a_document_that_nobody_reads_nothing_is_said(
    window: MainWindow, panels: Panels, workspace: Workspace, qtbot: QtBot
) -> None:
    look(panels, qtbot)
    other = next(one.id for one in workspace.library.list() if one.id != window.desk.document)
    edited(workspace, other, workspace.library.sections(other)[0].id)
    panels.catching_up._look_inside()
    qtbot.waitUntil(lambda: not panels.catching_up.busy, timeout=20_000)
    assert "从别处改过的正文" in workspace.library.text(
        other, workspace.library.sections(other)[0].id
    )
    assert window.messages.last is None


def test_a_text_edited_by_another_program_is_shown_without_opening_it_again(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    panels = round_of(window)
    document, section = window.desk.document, window.desk.section
    assert document is not None and section is not None
    info = workspace.library.section(document, section)
    assert info is not None
    file = workspace.library.folder(document) / info.file
    file.write_text("从别处改过的正文。\n", encoding="utf-8")
    qtbot.waitUntil(lambda: not (panels.tasks.busy or panels.catching_up.busy))
    with qtbot.waitSignal(panels.tasks.changed):
        panels.catching_up._look_inside()
    qtbot.waitUntil(lambda: "从别处改过的正文" in window.reader.view.text)


def test_many_are_read_by_another_process_and_by_this_one_where_there_is_none(
    panels: Panels,
    paths: Paths,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("study_viewer.core.shelf._FEW", 2)
    begun: list[str] = []
    real = catching_up.catch_up_apart

    def apart(paths: Paths, bundled: Path, progress: Progress) -> Iterator[str]:
        begun.append("again" if begun else "first")
        module = "study_viewer.core.catching_up" if len(begun) == 1 else "study_viewer.no_such"
        return real(paths, bundled, progress, module)

    monkeypatch.setattr(catching_up, "catch_up_apart", apart)
    for turn in ("甲", "乙"):
        for number in (1, 2, 3):
            name = f"d-{ord(turn):08d}{number:04d}"
            copied_in(paths.documents, name, f"{turn}{number}", "放进来的正文。")
        look(panels, qtbot)
        titles = {one.title for one in workspace.library.list()}
        assert {f"{turn}1", f"{turn}2", f"{turn}3"} <= titles
    assert begun == ["first", "again"]


def test_what_was_refused_is_tried_again_and_told_of_once(
    panels: Panels,
    told: list[Exception],
    paths: Paths,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    taken = Shelf._taken
    tried: list[Path] = []

    def full(shelf: Shelf, folder: Path) -> str:
        tried.append(folder)
        raise UserFacing("disk-full", path=str(folder))

    monkeypatch.setattr(Shelf, "_taken", full)
    copied_in(paths.documents, "d-0000000000aa", "放进来的资料", "放进来的正文。")
    for pause in (60.0, 0.0, 0.0):
        monkeypatch.setattr("study_viewer.ui.desk.catching_up._AGAIN", pause)
        look(panels, qtbot)
        if pause:
            look(panels, qtbot)
            assert len(tried) == 1
            panels.catching_up._again = 0.0
    assert (len(told), len(tried)) == (1, 3)
    monkeypatch.setattr(Shelf, "_taken", taken)
    look(panels, qtbot)
    assert "放进来的资料" in [one.title for one in workspace.library.list()]
    assert not workspace.library.is_behind()


def test_a_mistake_of_ours_with_one_folder_is_told_once_and_the_others_are_read(
    panels: Panels,
    told: list[Exception],
    paths: Paths,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("study_viewer.ui.desk.catching_up._AGAIN", 0.0)
    taken = Shelf._taken

    def wrong(shelf: Shelf, folder: Path) -> str:
        if folder.name.endswith("aa"):
            raise ZeroDivisionError
        return taken(shelf, folder)

    monkeypatch.setattr(Shelf, "_taken", wrong)
    for name in ("aa", "bb"):
        copied_in(paths.documents, f"d-0000000000{name}", f"资料{name}", "放进来的正文。")
    for _ in range(2):
        look(panels, qtbot)
    assert [type(one) for one in told] == [ZeroDivisionError]
    assert "资料bb" in [one.title for one in workspace.library.list()]
