# SPDX-License-Identifier: MIT
"""Opens the window: paths → settings → workspace → window, in the order that shows text soonest."""

import json
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import crash, fonts
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow


def open_window(
    paths: Paths, target: str | None = None, language: str = "", report_startup: bool = False
) -> int:
    """Runs the window until it is closed; gives the exit code.

    ``target`` is ``DOCUMENT[/SECTION]``, by default the last place. With ``report_startup`` one
    line of JSON tells how long the first text took, and the process ends there.
    Raises UserFacing where the data folder cannot be used or there is no such target.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("study-viewer")
    application.setApplicationDisplayName("Study Viewer")
    application.setDesktopFileName("study-viewer")
    # Fusion looks the same everywhere and follows the palette; no style sheet is needed.
    application.setStyle("Fusion")
    application.setFont(fonts.interface_font())
    try:
        workspace = Workspace(paths)
    except UserFacing as error:
        return _refused(error, Translation(language).language, application)
    translation = Translation(language or workspace.settings.text("language"))
    try:
        place = workspace.library.find(target) if target else None
        # Opens the notebook: what it refuses is said before there is a window.
        workspace.reading.place()
    except UserFacing as error:
        workspace.close()
        return _refused(error, translation.language, application)
    messages = Messages(lambda: translation.language)
    window = MainWindow(workspace, translation, messages, lambda: Workspace(paths))
    crash.catch(paths.logs, window.tell_crash, messages.fail)
    window.open_first(*(place or (None, None)))
    if report_startup:
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: _report(window, workspace)))
    else:
        window.painted.connect(lambda: QTimer.singleShot(0, window.furnish))
    window.show()
    code = application.exec()
    workspace.close()
    return code


def _report(window: MainWindow, workspace: Workspace) -> None:
    """Says how the start went and leaves at once: a clean end costs as much as a fifth of it."""
    from study_viewer.ui.common.startup import milliseconds_since_start, peak_megabytes

    line = {
        "first_text_ms": round(milliseconds_since_start()),
        "peak_mb": round(peak_megabytes(), 1),
        "document": window.desk.document,
        "section": window.desk.section,
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    workspace.close()
    os._exit(0)


def _refused(error: UserFacing, language: str, application: QApplication) -> int:
    """Says in a box why there is no window, or leaves it to the command line where one watches."""
    # A program started without a console has no standard error at all.
    watched = sys.stderr is not None and sys.stderr.isatty()
    if watched or application.platformName() in ("offscreen", "minimal"):
        raise error
    _say_in_a_box(error, language)
    return 1


def _say_in_a_box(error: UserFacing, language: str) -> None:
    """The one box: there is no window yet whose status bar could say it."""
    from PySide6.QtWidgets import QMessageBox

    from study_viewer.sentences import sentence

    box = QMessageBox()
    box.setText(sentence(error.code, language, **error.details))
    box.exec()
