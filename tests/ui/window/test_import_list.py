# SPDX-License-Identifier: MIT
"""Several files at once: each is told as it comes, and opened by a click."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import previewed, round_of, said


def brought(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportList:
    """The list of an import that is over."""
    round_of(window).errands.bring(list(paths))
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    (told,) = window.findChildren(ImportList)
    return told


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"第{n}份.txt" for n in range(3)]
    for number, path in enumerate(made):
        path.write_text(f"第{number}份通知\n\n请安排好值班，并且写好记录。\n", encoding="utf-8")
    return made


def states(told: ImportList) -> list[str]:
    return [row.state for row in told.files.rows]


def test_each_file_is_told_with_what_became_of_it(
    window: MainWindow, tmp_path: Path, files: list[Path], qtbot: QtBot
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    copy = tmp_path / "再一份.txt"
    copy.write_bytes(files[1].read_bytes())
    # What is named twice comes once; what is there under another name is said to be.
    told = brought(window, qtbot, files[0], empty, files[1], files[1], copy)
    assert told.isVisible() and not told.isModal()
    assert states(told) == ["new", "failed", "new", "there"]
    assert "空.txt is empty" in told.files.rows[1].said
    summary = told.summary.text()
    assert all(words in summary for words in ("2 file", "1 already", "1 failed"))
    assert told.cancel.isHidden()
    assert len(window.workspace.library.list()) == 4


def test_what_became_of_the_files_is_saved_with_every_remark(
    window: MainWindow,
    tmp_path: Path,
    files: list[Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty, damaged = tmp_path / "空.txt", tmp_path / "坏.txt"
    empty.touch()
    damaged.write_bytes("一段好好的正文，可以读。\n".encode() * 9 + b"\xff\xfe\xff\n")
    out = tmp_path / "报告.txt"
    monkeypatch.setattr("study_viewer.ui.common.ask.place_for_report", lambda *_: out)
    told = brought(window, qtbot, files[0], empty, damaged)
    told.save.click()
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: "Saved as" in said(window))
    summary, _, first, second, third, *remarks = out.read_text(encoding="utf-8").splitlines()
    assert summary == told.summary.text()
    assert first.startswith(f"{files[0]}: Imported “")
    assert second.startswith(f"{empty}: ") and "is empty" in second
    assert third.startswith(f"{damaged}: Imported “")
    assert remarks and all(remark.startswith("    ") for remark in remarks)
    told.reject()


def test_files_of_no_known_format_are_told_and_counted(
    window: MainWindow, tmp_path: Path, files: list[Path], qtbot: QtBot
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    folder = tmp_path / "一批"
    folder.mkdir()
    for path in (files[0], tmp_path / "表.xlsx"):
        path.rename(folder / path.name)
    told = brought(window, qtbot, folder)
    assert [(row.path.name, row.state) for row in told.files.rows] == [
        ("第0份.txt", "new"),
        ("表.xlsx", "unknown"),
    ]
    assert told.isVisible()
    assert told.summary.text() == "1 file imported · 1 left out"


def test_the_one_that_failed_is_set_apart_from_the_count(
    window: MainWindow, tmp_path: Path, files: list[Path], qtbot: QtBot
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    brought(window, qtbot, *files, empty)
    assert said(window).startswith("3 files imported · 1 failed · 空.txt ")


def test_whoever_brings_several_stays_where_they_read_and_is_offered_the_first(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    here = window.desk.document
    told = brought(window, qtbot, *files)
    assert window.desk.document == here
    assert said(window) == told.summary.text() == "3 files imported"
    (offer,) = (b for b in round_of(window).status.findChildren(QAbstractButton) if b.isVisible())
    assert offer.text() == "Open"
    offer.click()
    assert window.desk.document == told.files.rows[0].document
    told.reject()


def test_a_row_opens_its_document(window: MainWindow, files: list[Path], qtbot: QtBot) -> None:
    told = brought(window, qtbot, *files)
    first = told.files.rows[0].document
    assert first and window.desk.document != first
    place = told.list.visualRect(told.files.index(0)).center()
    qtbot.mouseClick(told.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.document == first
    told.reject()


def test_a_cancelled_import_keeps_whole_documents_only(
    window: MainWindow, tmp_path: Path, files: list[Path], qtbot: QtBot
) -> None:
    long = tmp_path / "长.txt"
    long.write_text("这是一段很长的文字，读来读去总也读不完。\n" * 80_000, encoding="utf-8")
    round_of(window).errands.bring([files[0], long, files[1]])
    (told,) = window.findChildren(ImportList)
    qtbot.waitUntil(lambda: "doing" in states(told)[1:2], timeout=10_000)
    assert told.save.isHidden(), "there is nothing to save before it is over"
    told.cancel.click()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=20_000)
    assert states(told) == ["new", "left", "left"]
    assert told.summary.text().startswith("Import cancelled.")
    assert len(window.workspace.library.list()) == 3
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_an_import_that_breaks_off_says_so_and_keeps_what_had_come(
    window: MainWindow, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Workspace.import_paths

    def full(self: Workspace, paths: list[Path], *rest: object, holds: bool):
        yield from whole(self, paths[:1], *rest, holds=holds)
        raise UserFacing("disk-full", path="/data")

    monkeypatch.setattr(Workspace, "import_paths", full)
    told = brought(window, qtbot, *files)
    assert states(told) == ["new", "left", "left"]
    assert told.cancel.isHidden()
    assert "full" in said(window)
    told.reject()
    qtbot.waitUntil(lambda: not window.findChildren(ImportList))


def test_a_list_that_is_closed_does_not_end_the_import(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    round_of(window).errands.bring(files)
    (told,) = window.findChildren(ImportList)
    qtbot.waitUntil(told.isVisible, timeout=10_000)
    told.reject()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    assert len(window.workspace.library.list()) == 5
    qtbot.waitUntil(lambda: not window.findChildren(ImportList))


def test_a_folder_that_is_one_document_is_seen_first_and_needs_no_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "手册" / "第一辑"
    folder.mkdir(parents=True)
    for number in range(40):
        text = f"# 第{number}篇\n\n正文。\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    round_of(window).errands.bring([folder.parent])
    preview = previewed(window, qtbot)
    tree = preview.editor.tree
    assert len(window.workspace.library.list()) == 2
    assert [one.title for one in preview.draft.outline()][:3] == ["第一辑", "第0篇", "第1篇"]
    assert tree.visualItemRect(tree.topLevelItem(0)).top() >= 0, "the row above the caret's"
    qtbot.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.workspace.library.list()) == 3)
    assert not window.findChildren(ImportList)
    qtbot.waitUntil(lambda: "Imported" in said(window))
    (came,) = (one for one in window.workspace.library.list() if one.title == "手册")
    assert window.desk.document == came.id, "it is opened as a single file is"
