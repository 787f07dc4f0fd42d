# SPDX-License-Identifier: MIT
"""Every test of the window runs on Qt's offscreen platform, with or without a display."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """Offscreen, Qt frees the clipboard after Python is gone, and crashes on what Python made."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def waiting_with_one_loop(qapp: QCoreApplication) -> Iterator[None]:
    """For every wait, ten milliseconds each, the plug-in makes a timer and lets go of it again.

    When Python lets go of what a signal is connected to, Qt holds a lock while it asks Python; a
    worker that makes a layout has Python while it asks for a lock, and once in many runs for that
    one: both waited for ever.
    """
    loop, timer = QEventLoop(), QTimer(singleShot=True)
    timer.timeout.connect(loop.quit)
    whole = QtBot.wait

    def wait(bot: QtBot, ms: int) -> None:
        if loop.isRunning():
            whole(bot, ms)
            return
        timer.start(ms)
        loop.exec()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QtBot, "wait", wait)
        yield
