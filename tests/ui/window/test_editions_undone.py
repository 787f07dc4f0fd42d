# SPDX-License-Identifier: MIT
"""Ctrl+Z after new editions: the newest first, and nothing older in its stead."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import kept, round_of, said, wish
from tests.ui.window.test_new_edition import OLD, OTHER, asked, idle, renewed, report, written


@pytest.fixture
def there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> str:
    """A document with a passage marked in it."""
    round_of(window).errands.bring([written(tmp_path / "旧", OLD, "办法.txt")])
    kept(window, qtbot)
    wish(window, "highlight", "月末的周六", colour="green")
    assert window.desk.document is not None
    return window.desk.document


def test_an_edition_taken_back_leaves_that_of_another_document_the_last_act(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    noted = len(window.workspace.notebook.list(there))
    round_of(window).errands.bring([written(tmp_path / "旧", OTHER, "修车.txt")])
    kept(window, qtbot)
    other = window.desk.document
    assert other is not None and other != there
    wish(window, "highlight", "仓库里第3排", colour="green")
    renewed(window, tmp_path, qtbot)
    opened = report(window, qtbot)
    later = OTHER.replace("第3排", "第三排")
    asked(window, qtbot, written(tmp_path / "新", later, "修车.txt")).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    opened.back_button.click()
    idle(window, qtbot)
    doing, workspace = round_of(window).doing, window.workspace

    def editions() -> list[int]:
        return [workspace.library.shelved(one).edition for one in (there, other)]

    assert editions() == [1, 2]
    doing.undo()
    idle(window, qtbot)
    assert editions() == [1, 1]
    assert len(workspace.notebook.list(there)) == noted
    assert len(workspace.notebook.list(other)) == 1
    doing.undo()
    idle(window, qtbot)
    assert not workspace.notebook.list(other), "the act before both is the next"


def test_editions_of_two_documents_go_back_one_after_the_other(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path / "旧", OTHER, "修车.txt")])
    kept(window, qtbot)
    other = window.desk.document
    assert other is not None
    renewed(window, tmp_path, qtbot)
    later = OTHER.replace("第3排", "第三排")
    asked(window, qtbot, written(tmp_path / "新", later, "修车.txt")).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    doing, library = round_of(window).doing, window.workspace.library
    for left in ([2, 1], [1, 1]):
        doing.undo()
        idle(window, qtbot)
        assert [library.shelved(one).edition for one in (there, other)] == left


def test_an_edition_that_could_not_be_taken_back_is_still_the_last_act(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = len(window.workspace.notebook.list(there))
    renewed(window, tmp_path, qtbot)

    def full(self: Workspace, document: str) -> object:
        raise UserFacing("disk-full", path="D")

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "take_back_edition", full)
        round_of(window).doing.undo()
        idle(window, qtbot)
    assert "full" in said(window)
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert window.workspace.library.shelved(there).edition == 1
    assert len(window.workspace.notebook.list(there)) == noted
