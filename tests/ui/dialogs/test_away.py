# SPDX-License-Identifier: MIT
"""A start without the drive that the notebook was moved to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.theme import theme, wear, worn
from study_viewer.ui.dialogs import away


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "网盘"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(tmp_path: Path, drive: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """Its notebook, with one note, lies on a drive that is gone."""
    made = Workspace(Paths(tmp_path / "data"), bundled=tmp_path / "nothing")
    file = tmp_path / "办法.md"
    file.write_text("# 总则\n\n正文。\n", encoding="utf-8")
    list(made.import_paths([file]))
    made.notebook.annotate(made.library.list()[0].id, kind="note", note="第一条")
    made.move_notebook(drive)
    made.notebook.backup()
    made.close()
    drive.rename(tmp_path / "拔掉了")
    started = Workspace(made.paths, bundled=tmp_path / "nothing")
    yield started
    started.close()


def asked(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *answers: object) -> list[str]:
    """Answers the question one way after another; gives what was said."""
    said: list[str] = []
    coming = list(answers)

    def answer(words: str) -> object:
        said.append(words)
        one = coming.pop(0)
        return one() if callable(one) else one

    monkeypatch.setattr(away, "_asked", answer)
    with pytest.raises(UserFacing) as raised:
        workspace.reading.place()
    found = away.found_again(workspace, raised.value, "en")
    said.append(str(found))
    return said


def notes(workspace: Workspace) -> list[str]:
    return [one.note for one in workspace.notebook.list()]


def test_whoever_quits_leaves_everything_as_it_is(
    workspace: Workspace, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = asked(workspace, monkeypatch, None)
    assert str(drive) in said[0]
    assert said[-1] == "False"
    assert workspace.paths.elsewhere == drive
    assert not (workspace.paths.data / "notebook.sqlite3").exists()


def test_the_question_wears_the_paper_the_person_chose(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, colours = worn(), QApplication.palette()
    workspace.settings.put("paper", "dark")
    try:
        asked(workspace, monkeypatch, None)
        assert QApplication.palette().window().color() == QColor(theme("dark").panel)
    finally:
        wear(before)
        QApplication.setPalette(colours)


def test_the_drive_is_connected_and_tried_again(
    workspace: Workspace, drive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected() -> str:
        (tmp_path / "拔掉了").rename(drive)
        return "again"

    assert len(asked(workspace, monkeypatch, "again", connected)) == 3
    assert notes(workspace) == ["第一条"]


def test_its_new_folder_is_chosen(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path, tmp_path / "拔掉了"]
    monkeypatch.setattr(away, "_folder", lambda: folders.pop(0))
    said = asked(workspace, monkeypatch, "folder", "folder")
    assert str(tmp_path / "notebook.sqlite3") in said[1], "there is none in the first folder"
    assert notes(workspace) == ["第一条"]
    assert workspace.paths.elsewhere == tmp_path / "拔掉了"


def test_the_last_backup_is_taken_when_it_is_asked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(workspace, monkeypatch, "backup")[-1] == "True"
    assert notes(workspace) == ["第一条"]
    assert workspace.paths.elsewhere is None
