# SPDX-License-Identifier: MIT
"""The documents in the tree: their order, in the next window too, and those that went."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.buttons import FlatButton
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.hands import round_of


def _shelf(window: MainWindow) -> list[str]:
    model = round_of(window).outline.tree.model()
    return [model.node(model.index(row, 0)).title for row in range(model.rowCount())]


def test_documents_are_sorted_by_title_by_date_and_by_last_reading(
    window: MainWindow, workspace: Workspace, document: str, open_window: OpenWindow
) -> None:
    notice = next(one.id for one in workspace.library.list() if one.id != document)
    names = {document: workspace.library.title(document), notice: workspace.library.title(notice)}
    workspace.library.rename(document, issued_on="2023-05-01")
    workspace.library.rename(notice, issued_on="2024")
    actions = round_of(window).actions
    assert actions["sort-title"].isChecked()
    actions["sort-issued"].trigger()
    assert _shelf(window) == [names[notice], names[document]]
    workspace.library.rename(notice, issued_on="")
    actions["sort-issued"].trigger()
    assert _shelf(window) == [names[document], names[notice]]
    window.desk.open(notice)
    window.desk.keep_place()
    actions["sort-read"].trigger()
    assert _shelf(window) == [names[notice], names[document]]
    again = open_window()
    assert _shelf(again) == [names[notice], names[document]]
    assert round_of(again).actions["sort-read"].isChecked()


def test_a_document_that_another_program_took_away_does_not_stop_the_filter(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    other = window.open_workspace()
    gone = next(one.id for one in other.library.list() if one.id != document)
    other.library.remove(gone)
    other.close()
    panel = round_of(window).outline
    panel.filter_field.setText("范围")
    tree = panel.tree
    qtbot.waitUntil(lambda: tree.model().node(tree.first_found()).title == "范围")
    assert _shelf(window) == [window.workspace.library.title(document)]


def test_a_long_document_unfolds_while_something_else_is_under_way(
    window: MainWindow, document: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("study_viewer.ui.outline.model.MANY", 0)
    panels, go_on = round_of(window), Event()
    other = next(one.id for one in window.workspace.library.list() if one.id != document)
    panels.tasks.run(lambda workspace, job: go_on.wait(20))
    tree = panels.outline.tree
    tree.expand(tree.model().index_of(other, None))
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.model().index_of(other, None)) > 0)
    assert panels.tasks.busy
    go_on.set()


def test_documents_of_one_title_are_told_apart_in_the_tree_and_the_menu(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    title = workspace.library.title(document)
    notice = next(one.id for one in workspace.library.list() if one.id != document)
    desk, tree = round_of(window).shelf, round_of(window).outline.tree

    def rows() -> list[str]:
        desk.fill()
        model = tree.model()
        return sorted(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    assert not any("·" in row for row in rows())
    workspace.library.rename(notice, title=title)
    assert rows() == sorted([f"{title} · 办法", f"{title} · 通知.txt"])
    menu = QMenu()
    desk.list_in(menu, lambda _: None)
    assert sorted(one.text() for one in menu.actions() if one.text()) == rows()
    workspace.library.rename(notice, issued_on="2024-03-01")
    assert f"{title} · 2024-03-01" in rows()
    tree.grab()


def test_revised_files_of_one_name_are_told_apart_by_their_number_or_length(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    head = "关于经费的通知\n\n"
    for number, text in enumerate(
        ("各分馆照办。", "各分馆照办，不得有误。", "各分馆一律照办，限期完成。")
    ):
        file = tmp_path / f"第{number}次" / "经费.txt"
        file.parent.mkdir()
        file.write_text(head + text, encoding="utf-8")
        ((came, _),) = workspace.import_paths([file])
        if number == 2:
            workspace.library.rename(came.document, number="馆发〔2024〕3号")
    round_of(window).shelf.fill()
    model = round_of(window).outline.tree.model()
    shown = sorted(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    assert [one for one in shown if one.startswith("关于经费的通知")] == [
        "关于经费的通知 · 14 chars",
        "关于经费的通知 · 19 chars",
        "关于经费的通知 · 馆发〔2024〕3号",
    ]


def test_the_library_menu_lists_the_documents_to_open(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    button = next(
        one for one in window.findChildren(FlatButton) if one.accessibleName() == "Library menu"
    )
    menu = button._menu
    assert menu is not None
    for _ in range(2):
        menu.aboutToShow.emit()
        names = [action.text() for action in menu.actions()]
        titles = [one.title for one in workspace.library.list()]
        assert sorted(names[-2:]) == sorted(titles)
        assert len(names) == len(set(names) - {""}) + names.count("")
    here = workspace.library.title(document)
    assert [one.text() for one in menu.actions() if one.isChecked()][-1] == here
    next(one for one in menu.actions() if one.text() in titles and not one.isChecked()).trigger()
    assert window.desk.document != document
