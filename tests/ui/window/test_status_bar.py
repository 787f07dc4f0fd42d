# SPDX-License-Identifier: MIT
"""The line at the bottom, in the inks of another paper."""

from PySide6.QtGui import QColor, QPalette

from study_viewer.core.errors import UserFacing
from study_viewer.ui.common.theme import theme
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of


def ink(window: MainWindow) -> str:
    return round_of(window).status._text.palette().color(QPalette.ColorRole.WindowText).name()


def test_a_sentence_being_shown_stays_as_clear_on_another_paper(window: MainWindow) -> None:
    bar, dark = round_of(window).status, theme("dark")
    window.messages.say("Copied.")
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.ink).name()
    window.messages.fail(UserFacing("document-unknown", document="d"))
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.accent).name()
    bar.work("Importing…", 1, 2, lambda: None)
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.soft).name()
    bar.work_over()
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.soft).name()
