# SPDX-License-Identifier: MIT
"""Enter in the preview of an import: a paragraph is split, and nothing is imported by it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.document.plain import plain_text
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of
from tests.ui.window.test_import_preview import PLAIN, shown, stand, written


def test_enter_splits_in_the_text_and_imports_nowhere(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    stand(dialog, "书从哪里来")
    qtbot.keyClick(dialog.editor.page, Qt.Key.Key_Return)
    assert "\n书从哪里来" in plain_text(dialog.editor.draft.sections[0].body)
    split = dialog.editor.draft
    for place in (dialog.editor.page, dialog.editor.tree, dialog.title, dialog.always):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.editor.draft is split, "at its beginning a paragraph is not split again"
    assert not round_of(window).tasks.busy
    assert len(window.workspace.library.list()) == 2
    dialog.done(0)
