# SPDX-License-Identifier: MIT
"""The main job on the real window where nobody can see it: import, highlight, note, export.

``dev.py run`` starts it on a machine without a display, as ``python -m tools.first_look FOLDER``.
It works the window as a person does, with mouse and keys, and leaves a picture of it, the Word
file and the data in the folder, which it empties first.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from study_viewer.app import open_window
from study_viewer.core.export.contract import Choice
from study_viewer.core.paths import Paths
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.dialogs.export import ExportWish
from tools.steps import Steps, Waiting

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "content" / "sample.txt"
HIGHLIGHTED = "读书是一个人安静下来、走得更远的办法"
NOTED = "不得让孩子独自离馆"
NOTE = "每晚八点前先数一遍儿童阅览区的人，再给家长打电话。"


class FirstLook(Steps):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def job(self) -> Iterator[Waiting]:
        window = self.window
        bringing = window.panels.errands.bringing
        bringing.bring([SAMPLE])
        yield "The preview", lambda: bringing.previewing.dialog is not None
        bringing.previewing.dialog.main.click()
        yield "The document", lambda: bringing.previewing.dialog is None
        # No window manager gives the keyboard back where nobody sees the window.
        window.activateWindow()
        window.reader.setFocus()
        yield "The text", lambda: HIGHLIGHTED in self.text()
        print(f"Imported {SAMPLE.relative_to(ROOT)}: {len(self.text())} characters.")

        yield from self.selected(HIGHLIGHTED)
        self.press(Qt.Key.Key_H)
        yield "The highlight", lambda: len(window.reader.view.marks().within(0, 10**9)) == 1
        print(f"Highlighted “{HIGHLIGHTED}”.")

        yield from self.selected(NOTED)
        self.press(Qt.Key.Key_N)
        yield "The note's editor", lambda: isinstance(QApplication.focusWidget(), NoteEditor)
        self.type(NOTE)
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield "The note", lambda: len(window.reader.view.marks().within(0, 10**9)) == 2
        print(f"Wrote a note on “{NOTED}”: {NOTE}")

        word = self._folder / "notes.docx"
        wish = ExportWish(Choice(window.desk.document))
        window.panels.errands.exporting.export_to(word, wish)
        yield "The Word file", lambda: word.is_file() and not window.panels.tasks.busy
        picture = self._folder / "window.png"
        window.grab().save(str(picture))
        print(f"The picture of the window: {picture}")
        print(f"The Word file to hand in:  {word}")


def tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt complains of, but for what an offscreen screen cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def main(folder: Path) -> int:
    qInstallMessageHandler(tell)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    QApplication(sys.argv[:1]).setQuitOnLastWindowClosed(True)
    look = FirstLook(folder)
    QTimer.singleShot(0, look.begin)
    open_window(Paths(folder / "data"), language="zh")
    if look.failure:
        print(look.failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
