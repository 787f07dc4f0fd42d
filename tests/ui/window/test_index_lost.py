# SPDX-License-Identifier: MIT
"""A start over many documents of which the index is lost: not all is there, and that is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.core.notebook import Notebook
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.by_hand import copied_in
from tests.ui.window.conftest import HeldUp, OpenWindow
from tests.ui.window.hands import round_of

_COUNT = 15


@pytest.fixture
def workspace(paths: Paths, tmp_path: Path) -> Iterator[Workspace]:
    """As a window opens it, over more folders than it reads itself."""
    for number in range(_COUNT):
        copied_in(paths.documents, f"d-{number:012d}", f"第{number}份", "学习安排的正文。")
    made = Workspace(paths, bundled=tmp_path / "nothing", patient=True)
    made.settings.put("language", "en")
    made.settings.put("paper", "light")
    assert made.library.list() == ()
    yield made
    made.close()


def test_from_the_first_moment_on_it_is_said_that_not_all_is_there(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, held_up: HeldUp
) -> None:
    # They are read in this process, which can be held up.
    monkeypatch.setattr("study_viewer.core.shelf._FEW", _COUNT + 1)
    # The backup of a start may take long, too.
    monkeypatch.setattr(Notebook, "backup_if_due", lambda *_: held_up.go_on.wait(20))
    panels = round_of(open_window())
    assert panels.status._text.text().startswith("Taking documents on to the shelf")
    assert panels.status.cancel_button.isVisible()
    panels.searching.begin("学习安排")
    panel = panels.searching.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not panels.searching.busy)
    assert panel.summary.text() == "Nothing was found. Not all documents have been read in yet."
    held_up.go_on.set()
    qtbot.waitUntil(lambda: not (panels.searching.busy or panels.catching_up.busy))
    assert panel.summary.text().startswith(f"{_COUNT} places in {_COUNT} documents")
    assert "yet" not in panel.summary.text()
    assert not panels.status.cancel_button.isVisible()


def test_one_goes_on_where_one_was_though_the_others_are_still_to_be_read(
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    workspace: Workspace,
    held_up: HeldUp,
) -> None:
    monkeypatch.setattr("study_viewer.core.shelf._FEW", _COUNT + 1)
    last = f"d-{_COUNT - 1:012d}"
    workspace.reading.moved(last, "s001", 3)
    window = open_window()
    panels = round_of(window)
    assert window.desk.document == last
    assert panels.status.cancel_button.isVisible(), "the others come"
    held_up.go_on.set()
    qtbot.waitUntil(lambda: not panels.catching_up.busy)
    assert window.desk.document == last
    assert len(workspace.library.list()) == _COUNT


@pytest.mark.parametrize("trouble", ["much", "damaged", "elsewhere"])
def test_what_cannot_be_read_first_keeps_no_window_from_opening(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, workspace: Workspace, trouble: str
) -> None:
    monkeypatch.setattr("study_viewer.core.shelf._FEW", 3)
    last = "../documents/d-000000000000" if trouble == "elsewhere" else "d-000000000000"
    folder = workspace.paths.documents / "d-000000000000"
    if trouble == "damaged":
        (folder / "document.yaml").write_text("half of a fi", encoding="utf-8")
    if trouble == "much":
        monkeypatch.setattr("study_viewer.core.shelf._SHORT", 3)
    workspace.reading.moved(last, "s001", 3)
    assert open_window().desk.document is None
