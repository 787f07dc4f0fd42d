# SPDX-License-Identifier: MIT
"""Where everything lies: the one data folder, and what ships with the program."""

import os
import sys
from pathlib import Path

from study_viewer.core.errors import UserFacing

PACKAGE = Path(__file__).resolve().parent.parent
CORRECTED = "corrected"
"""In a document's folder: the sections a person corrected."""
HOME_VARIABLE = "STUDY_VIEWER_HOME"


NOTEBOOK = "notebook.sqlite3"


class Paths:
    """The data folder and the places in it; nothing is written anywhere else.

    The notebook alone may lie in another folder, which the file ``pointer`` names. It is no
    setting: whoever loses the settings must not lose sight of the notebook.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.pointer = data / "notebook-folder.txt"
        self.index = data / "index.sqlite3"
        self.documents = data / "documents"
        self.removed = data / "removed"
        self.mirror = data / "notes"
        self.backups = data / "backups"
        self.logs = data / "logs"
        self.settings = data / "settings.json"
        self.collections = data / "collections.json"
        self.window = data / "window.json"

    @property
    def elsewhere(self) -> Path | None:
        """The folder the notebook was moved to, looked up each time: another process may move it.

        Raises UserFacing("notebook-pointer-unclear") where it is not to be made out.
        """
        try:
            said = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise UserFacing("notebook-pointer-unclear", path=str(self.pointer)) from error
        folder = Path(said)
        if not folder.is_absolute():
            raise UserFacing("notebook-pointer-unclear", path=str(self.pointer))
        return folder

    @property
    def notebook(self) -> Path:
        """Raises UserFacing as ``elsewhere``."""
        return (self.elsewhere or self.data) / NOTEBOOK


def data_folder(named: str | None = None) -> Path:
    """The data folder: ``named``, else STUDY_VIEWER_HOME, else portable, else the platform's.

    A file ``portable`` beside the program (the interpreter's folder for a frozen build, else the
    folder above the package) asks for ``data/`` beside it.
    """
    if named:
        return Path(named).expanduser().absolute()
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home).expanduser().absolute()
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else PACKAGE.parent
    if (beside / "portable").is_file():
        return beside / "data"
    return _platform_folder()


def _platform_folder() -> Path:
    """As platformdirs.user_data_path("study-viewer", appauthor=False) answers.

    Written out for Linux, where importing platformdirs costs a start 5 to 28 ms; elsewhere the
    library knows the system calls that are needed.
    """
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".local" / "share") / "study-viewer"
    from platformdirs import user_data_path

    return user_data_path("study-viewer", appauthor=False)


def shipped(name: str) -> Path:
    """``resources`` or ``content``: inside an installed package, else at the top of the checkout.

    An editable install ignores hatchling's force-include, so both places are looked at.
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name
