# SPDX-License-Identifier: MIT
"""What the window asks before it exports."""

from PySide6.QtWidgets import QComboBox

from study_viewer.ui.dialogs.export import ExportDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of


def test_every_format_that_can_be_made_is_offered_in_words(window: MainWindow) -> None:
    window.workspace.settings.put("export_format", "csv")
    round_of(window).errands.ask_export(window.desk.document)
    (dialog,) = window.findChildren(ExportDialog)
    (box,) = (one for one in dialog.findChildren(QComboBox) if one.findData("docx") >= 0)
    offered = tuple(box.itemData(row) for row in range(box.count()))
    assert offered == window.workspace.publisher.formats()
    assert all(box.itemText(row).endswith(f"(.{box.itemData(row)})") for row in range(box.count()))
    assert dialog.wish().format == "csv"
    dialog.reject()
