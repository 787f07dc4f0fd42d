# SPDX-License-Identifier: MIT
"""Many documents in the real window: read in while it is open, then listed, removed and put back;
prints how long the main thread was kept busy."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from bench.hour_window import Watch
from bench.shelf import STALL_MS
from bench.shelves import Language, write_shelf
from bench.window import settle, window_on
from study_viewer.core.paths import Paths
from study_viewer.ui.common import ask
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.panels import Panels

CHARACTERS = 200
"""Of a document: they are many here, and not much."""
TIMES = 3
"""What one time alone was slow at was the machine's doing."""


class Clock(Watch):
    """Knows the clock between two beats as well."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._clock = time.perf_counter()
        super().__init__()

    def look(self) -> None:
        now = time.perf_counter()
        self.waits.append((now - self._clock) * 1000)
        self._clock = now
        super().look()


def main() -> int:
    documents = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        paths = Paths(Path(name) / "data")
        write_shelf(paths.documents, documents, Language(), to_each=1, characters=CHARACTERS)
        with window_on(paths, Path(name) / "nothing") as window:
            reading = read_in(window)
            acts = {"the library opened for the first time": took(window, look_at_all)}
            for act, do in ACTS.items():
                acts[act] = min(took(window, do) for _ in range(TIMES))
    print(json.dumps({"reading": reading, "acts": acts}))
    return 0


def read_in(window: MainWindow) -> dict[str, float]:
    """Another process reads the folders; the window tells of them, and somebody turns pages."""
    panels = panels_of(window)
    while not panels.catching_up.busy:
        # It looks every few seconds.
        QCoreApplication.processEvents()
        time.sleep(0.001)
    clock = Clock()
    clock.begin("reading")
    while panels.catching_up.busy:
        QCoreApplication.processEvents()
        time.sleep(0.001)
        if len(clock.waits) % 500 == 0:
            panels.actions["next-section"].trigger()
    over = sum(wait > STALL_MS for wait in clock.waits)
    return {
        "processor": clock.longest[-1][1],
        "over": over,
        "beats": len(clock.waits),
        "kept": over * 1000 <= len(clock.waits),
    }


def took(window: MainWindow, act: Callable[[MainWindow], None]) -> float:
    """The longest time of the main thread between two beats, until all is done."""
    settle(window)
    watch = Watch()
    watch.begin("act")
    act(window)
    settle(window)
    return watch.longest[-1][1]


def panels_of(window: MainWindow) -> Panels:
    assert window.panels is not None
    return window.panels


def list_anew(window: MainWindow) -> None:
    panels_of(window).shelf.fill()


def sort(window: MainWindow) -> None:
    panels_of(window).shelf.sort("issued")
    settle(window)
    panels_of(window).shelf.sort("title")


def remove(window: MainWindow) -> None:
    """What is being read, and back."""
    assert window.desk.document is not None
    panels_of(window).doing.remove(window.desk.document)
    settle(window)
    panels_of(window).actions["undo"].trigger()


def remove_many(window: MainWindow) -> None:
    ask.sure = lambda *_: True  # type: ignore[assignment]
    panels_of(window).doing.remove(*(f"d-{number:012x}" for number in range(100, 200)))
    settle(window)
    panels_of(window).actions["undo"].trigger()


def look_at_all(window: MainWindow) -> None:
    panels_of(window).actions["library"].trigger()
    while panels_of(window).browsing.busy:
        settle(window)
    for dialog in window.findChildren(QDialog):
        dialog.reject()


ACTS = {
    "listed anew": list_anew,
    "in another order": sort,
    "one removed and put back": remove,
    "a hundred removed and put back": remove_many,
    "the library opened again": look_at_all,
}


if __name__ == "__main__":
    sys.exit(main())
