# SPDX-License-Identifier: MIT
"""Very many annotations in the real window: their list opened, taken to all documents and back,
and searched; prints how long a person waits for it."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from bench.shelf_window import TIMES, Clock, panels_of, took
from bench.shelves import Language, write_shelf
from bench.window import settle, window_on
from study_viewer.core.commenting import Commented
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow

SECTIONS, TO_EACH = 1000, 10
WIDE = 12
"""Characters of a passage."""


def main() -> int:
    annotations = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        paths, nothing = Paths(Path(name) / "data"), Path(name) / "nothing"
        language = Language()
        write_shelf(paths.documents, SECTIONS, language, to_each=TO_EACH)
        annotate(paths, nothing, annotations // SECTIONS, language)
        with window_on(paths, nothing) as window:
            panels_of(window).annotations.set_scope("all")
            opened = min(clocked(window, open_list) for _ in range(TIMES))
            switched = {
                scope: min(there(window, scope) for _ in range(TIMES))
                for scope in ("all", "document")
            }
            waits = [wait for word in language.words[:TIMES] for wait in searched(window, word)]
    print(json.dumps({"opened": opened, "switched": switched, "waits": waits}))
    return 0


def annotate(paths: Paths, nothing: Path, to_each: int, language: Language) -> None:
    """So many notes in each section, as the comments of an import are written: a document at a
    time."""
    workspace = Workspace(paths, nothing)
    library = workspace.library
    library.complete()
    for shelved in library.list():
        told = []
        for section in library.sections(shelved.id):
            room = section.characters // to_each
            for n in range(to_each):
                words = f"{language.words[n % 9]}，这里要再想一想（{n}）。"
                told.append(Commented(section.id, n * room, n * room + min(room, WIDE), words))
        workspace.notebook.take_comments(shelved.id, told)
    workspace.close()


def open_list(window: MainWindow) -> None:
    panels = panels_of(window)
    if panels.annotations.isVisible():
        panels.actions["annotations"].trigger()
        settle(window)
    panels.actions["annotations"].trigger()


def clocked(window: MainWindow, act: Callable[[MainWindow], None]) -> float:
    """Milliseconds by the clock from the command until the list is painted."""
    panels = panels_of(window)
    if panels.annotations.isVisible():
        panels.actions["annotations"].trigger()
    settle(window)
    began = time.perf_counter()
    act(window)
    while panels.listing.behind:
        QCoreApplication.processEvents()
    panels.annotations.list.repaint()
    return (time.perf_counter() - began) * 1000


def there(window: MainWindow, scope: str) -> float:
    """The longest time of the main thread between two beats, from the other scope to this one."""
    panels = panels_of(window)
    panels.annotations.set_scope("document" if scope == "all" else "all")
    settle(window)
    return took(window, lambda _: panels.annotations.set_scope(scope))


def searched(window: MainWindow, word: str) -> list[float]:
    """Milliseconds by the clock between two beats, while the notes are searched."""
    panels = panels_of(window)
    panels.actions["search"].trigger()
    panel = panels.searching.panel
    assert panel is not None
    settle(window)
    clock = Clock()
    panel.field.setText(word)
    until = time.perf_counter() + 1
    while panels.searching.busy or time.perf_counter() < until:
        QCoreApplication.processEvents()
        time.sleep(0.0005)
    panels.searching.close()
    settle(window)
    return clock.waits[1:]


if __name__ == "__main__":
    sys.exit(main())
