# SPDX-License-Identifier: MIT
"""The main job on the real window where nobody can see it: import, highlight, note, export.

``dev.py run`` starts it on a machine without a display, as ``python -m tools.first_look FOLDER``.
It works the window as a person does, with mouse and keys, and leaves a picture of it, the Word
file and the data in the folder, which it empties first.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import (
    QElapsedTimer,
    QMessageLogContext,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from study_viewer.app import open_window
from study_viewer.core.paths import Paths
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.common.messages import Message
from study_viewer.ui.dialogs.export import ExportWish
from study_viewer.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "content" / "sample.txt"
HIGHLIGHTED = "读书是一个人安静下来、走得更远的办法"
NOTED = "不得让孩子独自离馆"
NOTE = "每晚八点前先数一遍儿童阅览区的人，再给家长打电话。"
PATIENCE_MS = 30_000  # for one step; a slow machine needs 3 s for the whole job
LOOK_MS = 50

Waiting = tuple[str, Callable[[], bool]]
"""What is waited for, in words, and whether it has come."""


class FirstLook:
    """Does the job step by step on the window that ``open_window`` shows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.failure = ""
        self._said = "nothing"
        self._patience = QElapsedTimer()
        self._steps = self._job()
        self._waiting: Waiting = ("The window", lambda: True)
        self._timer = QTimer(interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._patience.start()
        self._timer.start()

    def _look(self) -> None:
        what, come = self._waiting
        try:
            if come():
                self._waiting = next(self._steps)
                self._patience.restart()
            elif self._patience.hasExpired(PATIENCE_MS):
                self._end(f"{what} did not come. The window said: {self._said}")
        except StopIteration:
            self._end("")

    def _hear(self, message: Message) -> None:
        self._said = message.text

    def _end(self, failure: str) -> None:
        self._timer.stop()
        self.failure = failure
        QApplication.closeAllWindows()
        QApplication.quit()

    def _job(self) -> Iterator[Waiting]:
        def shown() -> MainWindow | None:
            found = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
            return next((window for window in found if window.panels is not None), None)

        yield "The window", lambda: shown() is not None
        self._window = window = shown()
        window.resize(1280, 800)  # the screen that Qt pretends offscreen is smaller
        window.messages.said.connect(self._hear)
        window.panels.errands.import_paths([SAMPLE])
        yield "The text", lambda: HIGHLIGHTED in self._text()
        print(f"Imported {SAMPLE.relative_to(ROOT)}: {len(self._text())} characters.")

        yield from self._selected(HIGHLIGHTED)
        self._press(Qt.Key.Key_H)
        yield "The highlight", lambda: len(window.reader.view.marks().within(0, 10**9)) == 1
        print(f"Highlighted “{HIGHLIGHTED}”.")

        yield from self._selected(NOTED)
        self._press(Qt.Key.Key_N)
        yield "The note's editor", lambda: self._editor() is not None
        typed = QInputMethodEvent()
        typed.setCommitString(NOTE)
        QApplication.sendEvent(self._editor(), typed)
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield "The note", lambda: len(window.reader.view.marks().within(0, 10**9)) == 2
        print(f"Wrote a note on “{NOTED}”: {NOTE}")

        word = self._folder / "notes.docx"
        wish = ExportWish("", "", "", "", "docx", "official", window.desk.document)
        window.panels.errands.exporting.export_to(word, wish)
        yield "The Word file", lambda: word.is_file() and not window.panels.tasks.busy
        picture = self._folder / "window.png"
        window.grab().save(str(picture))
        print(f"The picture of the window: {picture}")
        print(f"The Word file to hand in:  {word}")

    def _text(self) -> str:
        return self._window.reader.view.text_between(0, 10**9)

    def _selected(self, passage: str) -> Iterator[Waiting]:
        """Scroll to a passage and drag the mouse over it."""
        view = self._window.reader.view
        start = self._text().index(passage)
        span = (start, start + len(passage))
        view.scroll_to(*span, flash=False)
        yield "The passage", lambda: self._in_view(*span)
        first, last = view.areas(*span)
        here = QPoint(first.left(), first.center().y())
        there = QPoint(last.right() + 1, last.center().y())
        page = view.viewport()
        QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=here)
        QTest.mouseMove(page, (here + there) / 2)
        QTest.mouseMove(page, there)
        QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=there)
        yield "The selection", lambda: view.selection() == span

    def _in_view(self, start: int, end: int) -> bool:
        found = self._window.reader.view.areas(start, end)
        page = self._window.reader.view.viewport().rect()
        return found is not None and all(page.contains(area.center()) for area in found)

    def _editor(self) -> NoteEditor | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, NoteEditor) else None

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)


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
