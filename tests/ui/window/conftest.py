# SPDX-License-Identifier: MIT
"""A library with two small documents, and the real window over it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.paths import Paths
from study_viewer.core.shelf import Shelf
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.export_hands import Ask, export_dialog
from tests.ui.window.hands import mark, round_of
from tests.ui.window.library_hands import NOTICE

PAGES = {
    "01-总则.md": "# 总则\n\n为了办好读书会，制定本办法。\n\n## 目的\n\n"
    + "读书使人安静。读书使人走得更远。\n\n" * 30
    + "## 范围\n\n本办法适用于各分馆。\n",
    "02-读书.md": "# 读书\n\n每月一次，大家读同一本书。\n\n读完以后写一段话。\n",
    "03-附则.md": "# 附则\n\n本办法自发布之日起施行。\n",
}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


@pytest.fixture
def workspace(paths: Paths, tmp_path: Path) -> Iterator[Workspace]:
    """Two documents: a folder of three pages (办法) and a text of one (通知)."""
    folder = tmp_path / "办法"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    notice = tmp_path / "通知.txt"
    notice.write_text("关于读书会的通知\n\n各分馆：\n\n请于周五前报名。\n", encoding="utf-8")
    made = Workspace(paths, bundled=tmp_path / "nothing")
    failed = [one.error for one, _ in made.import_paths([folder, notice]) if one.error]
    assert not failed
    made.settings.put("language", "en")
    made.settings.put("paper", "light")
    yield made
    made.close()


@pytest.fixture
def document(workspace: Workspace) -> str:
    """The document of three pages."""
    return next(one.id for one in workspace.library.list() if one.sections == 3)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that a test did not foresee is answered, rather than waited for."""
    monkeypatch.setattr("study_viewer.ui.common.ask.sure", lambda *_: True)


OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    workspace: Workspace, paths: Paths, tmp_path: Path, qtbot: QtBot
) -> Iterator[OpenWindow]:
    windows: list[MainWindow] = []
    translations: list[Translation] = []

    def opened() -> MainWindow:
        translation = Translation(workspace.settings.text("language"))
        messages = Messages(lambda: translation.language)

        def another() -> Workspace:
            return Workspace(paths, bundled=tmp_path / "nothing")

        window = MainWindow(workspace, translation, messages, another)
        window.resize(1280, 760)
        qtbot.addWidget(window)
        windows.append(window)
        translations.append(translation)
        window.open_first()
        with qtbot.waitSignal(window.painted):
            window.show()
        window.furnish()
        return window

    yield opened
    for window in windows:
        window.close()
    for translation in translations:
        translation.remove()
    QApplication.processEvents()


@pytest.fixture
def window(workspace: Workspace, document: str, open_window: OpenWindow) -> MainWindow:
    """The window at the first page of the document of three."""
    section = workspace.library.sections(document)[0].id
    workspace.reading.moved(document, section, 0)
    return open_window()


@pytest.fixture
def ask(window: MainWindow, qtbot: QtBot) -> Iterator[Ask]:
    """Opens the export dialog and waits for a preview; the one left open is closed at the end."""
    yield partial(export_dialog, window, qtbot)
    dialog = round_of(window).errands.exporting.dialog
    if dialog is not None:
        dialog.reject()


@pytest.fixture
def notice(window: MainWindow) -> str:
    """A short text, open, with a passage marked in it."""
    found = next(one.id for one in window.workspace.library.list() if one.title == NOTICE)
    round_of(window).open_imported(found)
    mark(window, "周五前报名")
    return found


class HeldUp(NamedTuple):
    """The reading of folders into the index: ``begun``, and waiting until it may ``go_on``."""

    begun: Event
    go_on: Event


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> HeldUp:
    held, taken = HeldUp(Event(), Event()), Shelf._taken

    def slowly(shelf: Shelf, folder: Path) -> str:
        held.begun.set()
        held.go_on.wait(20)
        return taken(shelf, folder)

    monkeypatch.setattr(Shelf, "_taken", slowly)
    return held
