# SPDX-License-Identifier: MIT
"""Files that go to the person: the name one is offered under, and the way to what was saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from study_viewer.core.files import portable_name
from study_viewer.ui.common.messages import Messages, Offer

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


def open_outside(path: Path) -> None:
    """With the program that the system has for such a file, or for folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
