# SPDX-License-Identifier: MIT
"""The real window over a data folder of its own, for measures that need one; run in a child."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import fonts
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow

SENTENCE = "读书周期间，全市的分馆和阅览点统一开放到晚上九点，不收任何费用。"


@contextmanager
def window_over(texts: dict[str, str], extra: Sequence[str] = ()) -> Iterator[MainWindow]:
    """A furnished window of 1280 × 800 over one document; each text is a section of it.

    Of ``extra`` each text is a document of its own, kept whole.
    """
    with tempfile.TemporaryDirectory() as name:
        paths = Paths(Path(name) / "data")
        documents = [texts, *({"全文": text} for text in extra)]
        folders = [Path(name) / f"资料{number}" for number, _ in enumerate(documents)]
        for folder, pages in zip(folders, documents, strict=True):
            folder.mkdir()
            for title, text in pages.items():
                # A folder keeps each file whole, whatever its size.
                (folder / f"{title}.md").write_text(text, encoding="utf-8")
        workspace = Workspace(paths, bundled=Path(name) / "nothing")
        for imported, _ in workspace.import_paths(folders):
            if imported.error:
                raise imported.error
        workspace.close()
        with window_on(paths, Path(name) / "nothing") as window:
            yield window


@contextmanager
def window_on(paths: Paths, bundled: Path) -> Iterator[MainWindow]:
    """A furnished window of 1280 × 800 over what lies there."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setFont(fonts.interface_font())
    workspace = Workspace(paths, bundled, patient=True)
    opened = partial(Workspace, paths, bundled, patient=True)
    window = MainWindow(workspace, Translation("zh"), Messages(lambda: "zh"), opened)
    window.resize(1280, 800)
    window.open_first()
    window.show()
    settle(window)
    window.furnish()
    settle(window)
    yield window
    window.close()
    workspace.close()


def settle(window: MainWindow) -> None:
    """Until nothing is left to do: workers, what waits for them, timers, paints, deletions."""
    quiet = 0
    while quiet < 5:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        panels = window.panels
        busy = panels is not None and (
            panels.tasks.busy or panels.doing.busy or panels.listing.behind or panels.shelf.behind
        )
        quiet = 0 if busy else quiet + 1
        time.sleep(0.01)


def milliseconds(act: Callable[[], object]) -> float:
    """Of this thread's processor time: what a stall is made of, whoever else uses the machine."""
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


def wheel_step(area: QAbstractScrollArea) -> None:
    """One notch down, painted at once."""
    viewport = area.viewport()
    middle = QPointF(viewport.rect().center())
    step = QWheelEvent(
        middle,
        viewport.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, step)
    viewport.repaint()
