# SPDX-License-Identifier: MIT
"""Every test of the window runs on Qt's offscreen platform, with or without a display."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """Offscreen, Qt frees the clipboard after Python is gone, and crashes on what Python made."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
