# SPDX-License-Identifier: MIT
"""Opens the window: paths → settings → workspace → window, in the order that shows text soonest."""

import json
import os
import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import crash, fonts
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.desk.asked import Asked, asked_for
from study_viewer.ui.main_window import MainWindow

# Fusion looks the same everywhere and follows the palette. Named here, because the style that
# setStyle gives back makes PySide look through all kinds of styles: 8 ms.
_ARGUMENTS = [*sys.argv[:1], "-style", "Fusion"]


def open_window(
    paths: Paths, targets: Sequence[str] = (), language: str = "", report_startup: bool = False
) -> int:
    """Runs the window until it is closed; gives the exit code.

    ``targets`` are as ``asked_for`` takes them, by default the last place; where a window over
    these paths is open already, it opens them. With ``report_startup`` one line of JSON tells how
    long the first text took, and the process ends there.
    Raises UserFacing where the data folder cannot be used or there is no such target.
    """
    application = QApplication.instance() or QApplication(_ARGUMENTS)
    assert isinstance(application, QApplication)
    application.setApplicationName("study-viewer")
    application.setApplicationDisplayName("Study Viewer")
    application.setDesktopFileName("study-viewer")
    application.setFont(fonts.interface_font())
    try:
        workspace = Workspace(paths, patient=True)
    except UserFacing as error:
        return _refused(error, Translation(language).language, application)
    translation = Translation(language or workspace.settings.text("language"))
    try:
        asked = asked_for(workspace.library, targets) if targets else Asked()
        if not report_startup and _handed_over(paths, asked):
            workspace.close()
            return 0
        # Opens the notebook: what it refuses is said before there is a window.
        workspace.reading.place()
    except UserFacing as error:
        if not _found_again(workspace, error, translation.language, application):
            workspace.close()
            return _refused(error, translation.language, application)
    messages = Messages(lambda: translation.language)
    # A worker leaves to its own task what is to be read anew, as the window does.
    opened = partial(Workspace, paths, patient=True)
    window = MainWindow(workspace, translation, messages, opened)
    crash.catch(paths.logs, window.tell_crash, messages.fail)
    window.open_first(asked.document, asked.section)
    if report_startup:
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: _report(window, workspace)))
    else:
        window.painted.connect(lambda: QTimer.singleShot(0, window.furnish_by_and_by))
        window.furnished.connect(lambda: QTimer.singleShot(0, lambda: _settle(window, asked)))
    window.show()
    code = application.exec()
    workspace.close()
    return code


def _handed_over(paths: Paths, asked: Asked) -> bool:
    """Whether a window that is open already took it."""
    if not paths.window.exists():
        return False
    # Only a second start pays for what speaks with another process.
    from study_viewer.ui.desk.one_window import hand_over

    return hand_over(paths.window, asked)


def _settle(window: MainWindow, asked: Asked) -> None:
    """What a start leaves for after the panels: files to import, and an ear for later starts."""
    from study_viewer.ui.desk.one_window import OneWindow

    one = OneWindow(window.workspace.paths.window, window)
    one.asked.connect(window.come_forward)
    if not one.listen(asked):
        # Two starts in the same breath: the other was faster, and has what was asked for.
        window.close()
        return
    QApplication.instance().aboutToQuit.connect(one.close)
    window.fetch(asked)


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


def _found_again(
    workspace: Workspace, error: UserFacing, language: str, application: QApplication
) -> bool:
    """A notebook on a drive that is not there may come back, be found elsewhere, or be given up."""
    if error.code != "notebook-away" or not _has_a_screen(application):
        return False
    from study_viewer.ui.dialogs.away import found_again

    return found_again(workspace, error, language)


def _refused(error: UserFacing, language: str, application: QApplication) -> int:
    """Says in a box why there is no window, or leaves it to the command line where one watches."""
    # A program started without a console has no standard error at all.
    watched = sys.stderr is not None and sys.stderr.isatty()
    if watched or not _has_a_screen(application):
        raise error
    if error.code != "notebook-away":
        _say_in_a_box(error, language)
    return 1


def _has_a_screen(application: QApplication) -> bool:
    return application.platformName() not in ("offscreen", "minimal")


def _say_in_a_box(error: UserFacing, language: str) -> None:
    """The one box: there is no window yet whose status bar could say it."""
    from PySide6.QtWidgets import QMessageBox

    from study_viewer.sentences import sentence

    box = QMessageBox()
    box.setText(sentence(error.code, language, **error.details))
    box.exec()
