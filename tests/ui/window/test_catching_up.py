# SPDX-License-Identifier: MIT
"""Documents that were put into the folder by hand come on to the shelf while somebody reads."""

from pytestqt.qtbot import QtBot

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow
from tests.by_hand import copied_in
from tests.ui.window.conftest import round_of


def test_a_document_put_into_the_folder_appears_in_the_open_window(
    window: MainWindow, workspace: Workspace, paths: Paths, qtbot: QtBot
) -> None:
    panels = round_of(window)
    reading = window.desk.document
    copied_in(paths.documents, "d-0000000000aa", "放进来的资料", "放进来的正文。")
    # A start makes a backup, and while a worker is busy nobody looks.
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    with qtbot.waitSignal(panels.tasks.changed):
        panels.catching_up._look()
    assert "放进来的资料" in [one.title for one in workspace.library.list()]
    qtbot.waitUntil(lambda: not panels.catching_up.busy)
    assert window.desk.document == reading


def test_without_news_nobody_is_troubled(window: MainWindow, qtbot: QtBot) -> None:
    panels = round_of(window)
    panels.catching_up._look()
    assert not panels.catching_up.busy
