# SPDX-License-Identifier: MIT
"""Works the real window step by step, as a person does, and waits for what each step brings."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from study_viewer.ui.common.messages import Message
from study_viewer.ui.main_window import MainWindow

PATIENCE_MS = 30_000  # for one step; a slow machine needs 3 s for the whole main job
LOOK_MS = 50

Waiting = tuple[str, Callable[[], bool]]
"""What is waited for, in words, and whether it has come."""


class Steps:
    """Does ``job`` on the window that ``open_window`` shows, and closes it.

    ``failure`` says afterwards what did not come; empty when all went well.
    """

    window: MainWindow

    def __init__(self) -> None:
        self.failure = ""
        self._said = "nothing"
        self._patience = QElapsedTimer()
        self._steps = self._all()
        self._waiting: Waiting = ("The window", lambda: True)
        self._timer = QTimer(interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._patience.start()
        self._timer.start()

    def job(self) -> Iterator[Waiting]:
        """Yields what is to be waited for before it goes on."""
        raise NotImplementedError

    # What a job is made of.

    def text(self) -> str:
        return self.window.reader.view.text_between(0, 10**9)

    def in_view(self, start: int, end: int) -> bool:
        found = self.window.reader.view.areas(start, end)
        page = self.window.reader.view.viewport().rect()
        return found is not None and all(page.contains(area.center()) for area in found)

    def selected(self, passage: str) -> Iterator[Waiting]:
        """Scroll to a passage and drag the mouse over it."""
        view = self.window.reader.view
        start = self.text().index(passage)
        span = (start, start + len(passage))
        view.scroll_to(*span, flash=False)
        yield "The passage", lambda: self.in_view(*span)
        first, last = view.areas(*span)
        here = QPoint(first.left(), first.center().y())
        there = QPoint(last.right() + 1, last.center().y())
        page = view.viewport()
        QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=here)
        QTest.mouseMove(page, (here + there) / 2)
        QTest.mouseMove(page, there)
        QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=there)
        yield "The selection", lambda: view.selection() == span

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """As an input method does it."""
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), typed)

    # How it goes on.

    def _all(self) -> Iterator[Waiting]:
        def shown() -> MainWindow | None:
            found = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
            return next((w for w in found if w.isVisible() and w.panels is not None), None)

        yield "The window", lambda: shown() is not None
        window = shown()
        assert window is not None
        self.window = window
        window.resize(1280, 800)  # the screen that Qt pretends offscreen is smaller
        window.messages.said.connect(self._hear)
        yield from self.job()

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
        except Exception as error:  # in a timer's call it would reach nobody
            self._end(f"{what} came, and then: {error!r}")

    def _hear(self, message: Message) -> None:
        self._said = message.text

    def _end(self, failure: str) -> None:
        self._timer.stop()
        self.failure = failure
        QApplication.closeAllWindows()
        QApplication.quit()
