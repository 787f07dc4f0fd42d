# SPDX-License-Identifier: MIT
"""A library so large that a worker reads it: the window shows the same, a moment later."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, listed, mark, round_of, said, written

RULES, NOTICE = "办法", "关于读书会的通知"


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents are many."""
    monkeypatch.setattr("study_viewer.ui.desk.shelf.AT_ONCE", 1)
    monkeypatch.setattr("study_viewer.ui.desk.removing._LITTLE", 1)


def shelf(window: MainWindow) -> list[str]:
    caught_up(window)
    model = round_of(window).outline.tree.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_it_is_listed_when_it_was_read_and_nothing_is_said_to_be_missing_before(
    window: MainWindow,
) -> None:
    assert shelf(window) == [RULES, NOTICE]
    assert not round_of(window).outline.empty_label.isVisible()


def test_another_order_and_one_collection_alone_are_shown(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    workspace.library.rename(document, issued_on="2023")
    other = next(one.id for one in workspace.library.list() if one.id != document)
    workspace.library.rename(other, issued_on="2024")
    desk = round_of(window).shelf
    desk.sort("issued")
    assert shelf(window) == [NOTICE, RULES]
    workspace.collections.make("年终", [document])
    window.desk.open(document)
    desk.only("年终")
    assert shelf(window) == [RULES]
    desk.only("")
    desk.sort("title")
    assert shelf(window) == [RULES, NOTICE], "the last wish counts, whatever was being read"


def test_the_filter_of_the_contents_is_looked_through_by_a_worker(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("study_viewer.ui.outline.sifting.FEW", 0)
    assert shelf(window) == [RULES, NOTICE]
    panel = round_of(window).outline
    with qtbot.waitSignal(panel.sifting.settled):
        panel.filter_field.setText("範圍")
    assert shelf(window) == [RULES]
    tree = panel.tree
    assert tree.model().node(tree.first_found()).title == "范围"
    panel.end_filter()
    qtbot.waitUntil(lambda: shelf(window) == [RULES, NOTICE])


def test_the_menu_lists_them_the_last_read_first(window: MainWindow, document: str) -> None:
    caught_up(window)
    other = next(one.id for one in window.workspace.library.list() if one.id != document)
    for name in (document, other):
        window.desk.open(name)
        window.desk.keep_place()
    menu = QMenu()
    round_of(window).shelf.list_in(menu, lambda _: None)
    assert [one.text() for one in menu.actions() if one.text()] == [NOTICE, RULES]


def test_a_document_is_removed_and_put_back_by_a_worker(window: MainWindow, document: str) -> None:
    window.desk.open(document)
    caught_up(window)
    round_of(window).doing.remove(document)
    written(window)
    assert "was removed" in said(window)
    assert (shelf(window), window.desk.document == document) == ([NOTICE], False)
    round_of(window).actions["undo"].trigger()
    written(window)
    assert (shelf(window), window.desk.document) == ([RULES, NOTICE], document)


def test_many_annotations_of_a_document_are_listed_and_counted_by_a_worker(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.ui.desk.listing._AT_ONCE", 1)
    monkeypatch.setattr("study_viewer.ui.desk.shelf._COUNTED", 1)
    round_of(window).annotations.set_scope("document")
    quotes = ("读书使人安静", "制定本办法", "读书使人走得更远")
    for words in quotes:
        mark(window, words)
    assert sorted(one.quote for one in listed(window)) == sorted(quotes)
    tree = round_of(window).outline.tree
    model = tree.model()
    document = window.desk.document or ""
    rows = [model.index(row, 0, model.index_of(document, None)) for row in range(3)]
    assert [model.node(row).inside for row in rows] == [3, 0, 0]
    round_of(window).annotations.set_scope("all")
    assert len(listed(window)) == 3
    round_of(window).annotations.set_scope("document")
    assert len(listed(window)) == 3
