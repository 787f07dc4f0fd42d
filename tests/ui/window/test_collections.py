# SPDX-License-Identifier: MIT
"""Collections of the library: documents gathered, and the contents that list one alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from study_viewer.ui.common import ask
from study_viewer.ui.dialogs.library import LibraryDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.hands import round_of
from tests.ui.window.library_hands import (
    NOTICE,
    RULES,
    cell,
    choose,
    gather,
    line,
    listed,
    opened,
    seek,
    sets,
    titles,
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> LibraryDialog:
    return opened(window, qtbot)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written when a collection is to be named, one after another."""
    given: list[str] = []
    monkeypatch.setattr(ask, "collection_name", lambda *_: given.pop(0))
    return given


def test_a_document_is_in_as_many_collections_as_one_likes(
    window: MainWindow, dialog: LibraryDialog, names: list[str], qtbot: QtBot
) -> None:
    names += ["读书会", "Laws"]
    gather(window, dialog, "读书会", RULES, NOTICE)
    gather(window, dialog, "Laws", RULES)
    assert sets(dialog) == ["All documents 2", "Laws 1", "读书会 2"]
    assert cell(dialog, RULES, 5) == "Laws, 读书会"
    dialog.show_collection("Laws")
    assert titles(dialog) == [RULES]
    choose(dialog, RULES)
    line(round_of(window).browsing.menu(), "Take out of “Laws”")()
    assert titles(dialog) == []
    assert "Nothing is in this collection yet" in dialog.table.empty
    dialog.offer_button.click()
    assert titles(dialog) == [RULES]


def test_several_chosen_documents_go_into_a_collection_made_beside_them(
    window: MainWindow, dialog: LibraryDialog, names: list[str]
) -> None:
    names += ["读书会"]
    choose(dialog, RULES, NOTICE)
    dialog.new_button.click()
    assert sets(dialog) == ["All documents 2", "读书会 2"]
    assert dialog.said.text() == "2 documents added to “读书会”."
    assert len(dialog.table.chosen()) == 2


def test_the_row_one_stands_on_does_not_go_into_a_collection_by_itself(
    window: MainWindow, dialog: LibraryDialog, names: list[str]
) -> None:
    names += ["读书会"]
    choose(dialog, RULES)
    dialog.new_button.click()
    assert (dialog.collection, sets(dialog)[1]) == ("读书会", "读书会 0")


def test_an_empty_collection_says_so_and_does_not_blame_the_filter(
    window: MainWindow, dialog: LibraryDialog, names: list[str], qtbot: QtBot
) -> None:
    names += ["Laws", "读书会"]
    gather(window, dialog, "Laws", RULES)
    seek(dialog, NOTICE, qtbot)
    dialog.new_button.click()
    assert dialog.collection == "读书会"
    assert "Nothing is in this collection yet" in dialog.table.empty
    dialog.show_collection("Laws")
    assert "No document has these words" in dialog.table.empty


def test_the_menu_ticks_the_collections_that_hold_all_that_is_chosen(
    window: MainWindow, dialog: LibraryDialog, names: list[str]
) -> None:
    names += ["读书会"]
    gather(window, dialog, "读书会", RULES)

    def ticked() -> bool:
        dialog.sets_menu.aboutToShow.emit()
        return dialog.sets_menu.actions()[0].isChecked()

    choose(dialog, RULES)
    assert ticked()
    choose(dialog, RULES, NOTICE)
    assert not ticked()
    line(dialog.sets_menu, "读书会")()
    assert dialog.said.text() == "1 document added to “读书会”."
    assert ticked()
    line(dialog.sets_menu, "读书会")()
    assert sets(dialog)[1] == "读书会 0"


def test_a_collection_is_renamed_deleted_and_had_again(
    window: MainWindow, dialog: LibraryDialog, names: list[str]
) -> None:
    names += ["读书会", "Reading", "Laws", "laws"]
    gather(window, dialog, "读书会", RULES)
    dialog.show_collection("读书会")
    QTest.keyClick(dialog.sets, Qt.Key.Key_F2)
    assert sets(dialog) == ["All documents 2", "Reading 1"]
    assert dialog.collection == "Reading"
    dialog.new_button.click()
    assert dialog.collection == "Laws"
    dialog.show_collection("Reading")
    QTest.keyClick(dialog.sets, Qt.Key.Key_F2)
    assert "already" in dialog.said.text()
    QTest.keyClick(dialog.sets, Qt.Key.Key_Delete)
    assert sets(dialog) == ["All documents 2", "Laws 0"]
    assert len(titles(dialog)) == 2
    dialog.offer_button.click()
    assert sets(dialog) == ["All documents 2", "Laws 0", "Reading 1"]


def test_collections_outlive_the_index(
    window: MainWindow, dialog: LibraryDialog, names: list[str]
) -> None:
    names += ["读书会"]
    gather(window, dialog, "读书会", RULES)
    dialog.reject()
    window.close()
    window.workspace.paths.index.unlink()
    fresh = window.open_workspace()
    (kept,) = fresh.collections.all()
    titles_there = {one.id: one.title for one in fresh.library.list()}
    assert (kept.name, [titles_there[one] for one in kept.documents]) == ("读书会", [RULES])
    fresh.close()


def test_the_contents_may_list_one_collection_alone_and_say_so(
    window: MainWindow, dialog: LibraryDialog, names: list[str], open_window: OpenWindow
) -> None:
    names += ["读书会", "Reading"]
    gather(window, dialog, "读书会", RULES)
    line(dialog.set_menu("读书会"), "Show it alone in the contents")()
    only = round_of(window).outline.only_button
    assert listed(window) == [RULES]
    assert "读书会" in only.text()
    dialog.show_collection("读书会")
    QTest.keyClick(dialog.sets, Qt.Key.Key_F2)
    assert "Reading" in only.text()
    dialog.reject()
    again = open_window()
    assert listed(again) == [RULES]
    round_of(again).outline.only_button.click()
    assert sorted(listed(again)) == sorted([RULES, NOTICE])
    assert not round_of(again).outline.only_button.isVisibleTo(again)


def test_what_is_read_is_listed_whichever_collection_is_shown(
    window: MainWindow, dialog: LibraryDialog, names: list[str], qtbot: QtBot
) -> None:
    names += ["读书会"]
    gather(window, dialog, "读书会", RULES)
    line(dialog.set_menu("读书会"), "Show it alone in the contents")()
    notice = next(row.id for row in dialog.table.model_.rows if row.title == NOTICE)
    dialog.table.open_wanted.emit(notice)
    qtbot.waitUntil(lambda: sorted(listed(window)) == sorted([RULES, NOTICE]))


def test_the_contents_follow_what_is_put_into_their_collection_and_its_end(
    window: MainWindow, dialog: LibraryDialog, names: list[str], qtbot: QtBot
) -> None:
    names += ["读书会"]
    gather(window, dialog, "读书会", RULES)
    line(dialog.set_menu("读书会"), "Show it alone in the contents")()
    choose(dialog, NOTICE)
    dialog.sets_menu.aboutToShow.emit()
    line(dialog.sets_menu, "读书会")()
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    line(dialog.sets_menu, "读书会")()
    qtbot.waitUntil(lambda: listed(window) == [RULES])
    line(dialog.set_menu("读书会"), "Delete the collection")()
    qtbot.waitUntil(lambda: len(listed(window)) == 2)
    assert round_of(window).outline.only_button.isHidden()
