# SPDX-License-Identifier: MIT
"""What goes on behind a change, and what is still to be done when the window closes."""

import time

from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, wish


def mirrored(window: MainWindow) -> str:
    folder = window.workspace.paths.mirror
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))


def test_a_note_is_in_the_readable_copy_soon(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    qtbot.waitUntil(lambda: "制定本办法" in mirrored(window), timeout=10_000)


def test_a_window_closed_at_once_leaves_the_readable_copy_whole(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "制定本办法", colour="green")
    window.close()
    assert "制定本办法" in mirrored(window)


def test_what_long_work_kept_from_the_readable_copy_is_written_at_the_end(
    window: MainWindow, qtbot: QtBot
) -> None:
    panels = round_of(window)
    qtbot.waitUntil(lambda: not panels.tasks.busy, timeout=10_000)

    def long_work(_workspace: Workspace, job: Job) -> None:
        while True:
            job.progress(0, 0)
            time.sleep(0.01)

    panels.tasks.run(long_work)
    wish(window, "highlight", "制定本办法", colour="green")
    # The copy waits behind the long work by now.
    qtbot.waitUntil(lambda: not panels.keeping.pausing, timeout=10_000)
    window.close()
    assert "制定本办法" in mirrored(window)
