# SPDX-License-Identifier: MIT
"""Files that go to the person: the name one is offered under, and the way to what was saved."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from study_viewer.core.files import portable_name, write_atomically
from study_viewer.core.settings import Settings
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks

# Longer titles are cut: of the 255 bytes of a name, a Chinese character takes three.
_LONGEST = 70


def offered_name(title: str) -> str:
    """A title as a file's name on every system, without a suffix."""
    return portable_name(" ".join(title.split())[:_LONGEST])


def tell_saved(messages: Messages, out: Path) -> None:
    """Says where it is, with a button that opens it and one that opens its folder."""
    said = QCoreApplication.translate("Saved", "Saved as {path}.").format(path=out)
    messages.say(
        said,
        Offer(QCoreApplication.translate("Saved", "Open"), lambda: open_outside(out)),
        Offer(
            QCoreApplication.translate("Saved", "Show in folder"), lambda: open_outside(out.parent)
        ),
    )


def save_report(
    lines: Sequence[str], parent: QWidget, settings: Settings, tasks: Tasks, messages: Messages
) -> None:
    """What became of an import, a line each, where the person wants it."""
    from study_viewer.ui.common import ask

    name = QCoreApplication.translate("Bringing", "Import report {date}")
    name = name.format(date=f"{date.today():%Y-%m-%d}")
    folder = Path(ask.folder_to_begin(settings.text("export_folder")))
    out = ask.place_for_report(parent, folder / name)
    if out is None:
        return
    settings.put("export_folder", str(out.parent))
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")

    def work(workspace: Workspace, job: Job) -> None:
        # A stick or a share may be slow.
        write_atomically(out, data)

    tasks.run(work, done=lambda _: tell_saved(messages, out), failed=messages.fail)


def open_outside(path: Path) -> None:
    """With the program that the system has for such a file, or for folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
