# SPDX-License-Identifier: MIT
"""Opening the export dialog of a window, and choosing in it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.export import ExportDialog
from study_viewer.ui.dialogs.export_preview import Preview
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, wish

Ask = Callable[..., ExportDialog]


def export_dialog(
    window: MainWindow,
    qtbot: QtBot,
    *,
    entry: str | None = None,
    here: str | None = None,
    format: str = "",
) -> ExportDialog:
    """Opens the dialog, with this format if one is named, and waits for a preview."""
    errands = round_of(window).errands
    errands.ask_export(window.desk.document, entry, here)
    dialog = errands.exporting.dialog
    assert dialog is not None
    if format:
        choose(dialog, format)
    seen(dialog, qtbot)
    return dialog


def seen(dialog: ExportDialog, qtbot: QtBot) -> Preview:
    """What is shown of the wish as it stands now."""
    before = dialog.shown
    dialog.changed.emit()
    qtbot.waitUntil(lambda: dialog.shown is not before, timeout=20_000)
    assert dialog.shown is not None
    return dialog.shown


def choose(dialog: ExportDialog, format: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format))


def three(window: MainWindow) -> None:
    """A yellow highlight, a green one with a note, and a bookmark."""
    wish(window, "highlight", "为了办好读书会", colour="yellow")
    wish(window, "highlight", "读书使人安静", colour="green")
    noted = [one for one in window.workspace.notebook.list() if one.colour == "green"]
    window.workspace.notebook.edit(noted[0].id, note="我的想法", tags=("重点",))
    wish(window, "bookmark", "本办法适用于")
