# SPDX-License-Identifier: MIT
"""A person at the mouse and keyboard of a screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SRC = Path(__file__).resolve().parent.parent.parent / "src"
PATIENCE = 30.0
"""Seconds for one thing to happen; a busy machine needs 3 to open the window."""


class Person:
    """Starts the program on the screen and works it with mouse and keys alone."""

    def __init__(self, display: str, data: Path) -> None:
        self.data = data
        self._env = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", PYTHONPATH=str(SRC))
        self._env.pop("WAYLAND_DISPLAY", None)
        self._program: subprocess.Popen[bytes] | None = None
        self._window = ""

    def opens_the_program(self) -> None:
        words = [sys.executable, "-m", "study_viewer", "--data-dir", str(self.data)]
        words += ["--language", "en", "open"]
        self._program = subprocess.Popen(words, env=self._env)
        self._window = self.sees_a_window("Study Viewer")

    def sees_a_window(self, title: str) -> str:
        """Waits until there is one and has the keyboard; gives its number."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self._xdotool("search", "--onlyvisible", "--name", title).split()
            return bool(found)

        wait_until(there, f"a window “{title}”")
        self._xdotool("windowactivate", "--sync", found[-1])
        return found[-1]

    def presses(self, *keys: str) -> None:
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def types(self, text: str) -> None:
        self._xdotool("type", "--delay", "20", text)

    def selects(self, left: int, right: int, y: int) -> None:
        """Drags along one line and on to the next; places are pixels of the window.

        A line is 32 px high and 12 px lie between paragraphs: whatever the fonts, there is text.
        """
        self._xdotool("mousemove", "--window", self._window, str(left), str(y), "mousedown", "1")
        for x in range(left, right, 30):
            self._xdotool("mousemove", "--window", self._window, str(x), str(y))
        self._xdotool(
            "mousemove", "--window", self._window, str(right), str(y + 34), "mouseup", "1"
        )
        time.sleep(0.5)

    def pulls_the_plug(self) -> None:
        assert self._program is not None
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()
        self._program = None

    def quits(self) -> int:
        """Gives the exit code."""
        assert self._program is not None
        self.presses("ctrl+q")
        code = self._program.wait(PATIENCE)
        self._program = None
        return code

    def leaves(self) -> None:
        if self._program is not None:
            self.pulls_the_plug()

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True)
        return done.stdout


def wait_until(come: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.2)
