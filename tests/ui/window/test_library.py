# SPDX-License-Identifier: MIT
"""The library as a whole: found, put in order, gathered in collections, removed and put back."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from study_viewer.core.overview import Row
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.dialogs.about_document import AboutDocument
from study_viewer.ui.dialogs.library import LibraryDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.hands import mark, round_of

RULES, NOTICE = "办法", "关于读书会的通知"


def opened(window: MainWindow, qtbot: QtBot) -> LibraryDialog:
    round_of(window).actions["library"].trigger()
    dialog = round_of(window).browsing.dialog
    assert dialog is not None
    settled(window, qtbot)
    return dialog


def settled(window: MainWindow, qtbot: QtBot) -> None:
    panels = round_of(window)
    qtbot.waitUntil(lambda: not (panels.browsing.busy or panels.tasks.busy), timeout=10_000)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> LibraryDialog:
    return opened(window, qtbot)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written when a collection is to be named, one after another."""
    given: list[str] = []
    monkeypatch.setattr(ask, "collection_name", lambda *_: given.pop(0))
    return given


def titles(dialog: LibraryDialog) -> list[str]:
    return [row.title for row in dialog.table.model_.rows]


def cell(dialog: LibraryDialog, title: str, column: int) -> str:
    row = titles(dialog).index(title)
    return dialog.table.model_.index(row, column).data() or ""


def choose(dialog: LibraryDialog, *wanted: str) -> None:
    table = dialog.table
    table.clearSelection()
    for title in wanted:
        index = table.model_.index(titles(dialog).index(title), 0)
        flag = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flag.Select | flag.Rows)


def seek(dialog: LibraryDialog, words: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.sought):
        dialog.filter.setText(words)


def line(menu: QMenu, words: str) -> Callable[[], None]:
    (found,) = (action for action in menu.actions() if action.text() == words)
    return found.trigger


def sets(dialog: LibraryDialog) -> list[str]:
    items = [dialog.sets.topLevelItem(n) for n in range(dialog.sets.topLevelItemCount())]
    return [f"{item.text(0)} {item.text(1)}" for item in items if item is not None]


def gather(window: MainWindow, dialog: LibraryDialog, name: str, *wanted: str) -> None:
    """Puts the documents into a new collection."""
    choose(dialog, *wanted)
    dialog.sets_menu.aboutToShow.emit()
    line(dialog.sets_menu, "New collection…")()


def test_it_shows_each_document_with_what_was_read_and_noted(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    library, reading = window.workspace.library, window.workspace.reading
    notice = next(one.id for one in library.list() if one.id != document)
    library.rename(notice, issued_by="市图书馆", issued_on="2024-03-01")
    mark(window, "本办法")
    for info in library.sections(document):
        reading.mark_range(document, info.id, 0, info.characters, read=True)
    dialog = opened(window, qtbot)
    assert sorted(titles(dialog)) == sorted([RULES, NOTICE])
    assert [cell(dialog, NOTICE, column) for column in range(5)] == [
        NOTICE,
        "市图书馆",
        "2024-03-01",
        "",
        "",
    ]
    assert (cell(dialog, RULES, 3), cell(dialog, RULES, 4)) == ("100%", "1")
    # The one being read is at hand.
    assert [row.title for row in dialog.table.chosen()] == [RULES]


def test_a_click_on_a_column_sorts_by_it_and_once_more_turns_it_round(
    window: MainWindow, dialog: LibraryDialog, workspace: Workspace, open_window: OpenWindow,
    qtbot: QtBot,
) -> None:  # fmt: skip
    assert titles(dialog) == [NOTICE, RULES]
    header = dialog.table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert titles(dialog) == [RULES, NOTICE]
    assert dialog.table.model_.headerData(0, Qt.Orientation.Horizontal) == "Title ↓"
    mark(window, "本办法")
    settled(window, qtbot)
    header.sectionClicked.emit(4)
    assert titles(dialog) == [RULES, NOTICE]
    header.sectionClicked.emit(4)
    assert titles(dialog) == [NOTICE, RULES]
    dialog.reject()
    assert titles(opened(open_window(), qtbot)) == [NOTICE, RULES]


def test_the_filter_leaves_what_has_every_word_and_enter_opens_the_first(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    dialog.table.clearSelection()
    seek(dialog, "讀書 通知", qtbot)
    assert titles(dialog) == [NOTICE]
    assert dialog.count.text() == "1 of 2"
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert round_of(window).browsing.dialog is None
    assert window.desk.contents().title == NOTICE


def test_enter_right_behind_the_words_waits_for_them(
    window: MainWindow, dialog: LibraryDialog
) -> None:
    dialog.table.clearSelection()
    dialog.filter.setText("办法")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert window.desk.contents().title == RULES


def test_titles_are_found_by_pinyin(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    seek(dialog, "dsh", qtbot)
    settled(window, qtbot)
    assert titles(dialog) == [NOTICE]


def test_whoever_types_in_the_table_fills_the_filter(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.table.setFocus()
    with qtbot.waitSignal(dialog.sought):
        QTest.keyClicks(dialog.table, "x")
    assert dialog.filter.text() == "x"
    assert titles(dialog) == []
    assert "No document has these words" in dialog.table.empty
    QTest.keyClick(dialog.filter, Qt.Key.Key_Escape)
    assert dialog.filter.text() == ""


def test_down_goes_from_the_filter_into_the_table(dialog: LibraryDialog) -> None:
    dialog.table.clearSelection()
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert len(dialog.table.chosen()) == 1


def test_a_double_click_opens(window: MainWindow, dialog: LibraryDialog) -> None:
    index = dialog.table.model_.index(titles(dialog).index(NOTICE), 1)
    dialog.table.doubleClicked.emit(index)
    dialog.table.activated.emit(index)
    assert window.desk.contents().title == NOTICE


def test_delete_removes_and_undo_beside_the_sentence_puts_back(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    choose(dialog, NOTICE)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    settled(window, qtbot)
    assert titles(dialog) == [RULES]
    assert NOTICE in dialog.said.text()
    dialog.offer_button.click()
    settled(window, qtbot)
    assert titles(dialog) == [NOTICE, RULES]
    assert dialog.said.text() == f"“{NOTICE}” is back."


def test_several_are_removed_after_a_question_and_put_back_together(
    window: MainWindow, dialog: LibraryDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def answer(_: object, question: str, do: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(ask, "sure", answer)
    mark(window, "本办法")
    settled(window, qtbot)
    choose(dialog, RULES, NOTICE)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert asked == ["Remove 2 documents from the library? Their annotations stay."]
    assert len(titles(dialog)) == 2
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    settled(window, qtbot)
    assert titles(dialog) == []
    assert window.desk.document is None
    assert dialog.said.text() == "2 documents removed; their annotations stay."
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)
    assert titles(dialog) == [NOTICE, RULES]
    assert cell(dialog, RULES, 4) == "1"
    assert window.desk.contents().title == RULES


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


def test_title_issuer_and_date_are_changed_over_the_library(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    choose(dialog, NOTICE)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    about = dialog.findChild(AboutDocument)
    assert about is not None
    about.wanted.emit({"title": "读书会通知", "issued_by": "市图书馆", "issued_on": "2024"})
    settled(window, qtbot)
    assert cell(dialog, "读书会通知", 1) == "市图书馆"
    assert [row.title for row in dialog.table.chosen()] == ["读书会通知"]


def test_what_comes_while_it_is_closed_is_there_the_next_time(
    window: MainWindow, dialog: LibraryDialog, document: str, qtbot: QtBot
) -> None:
    dialog.reject()
    tasks = round_of(window).tasks
    tasks.announce(window.workspace.library.rename(document, title="新办法"))
    again = opened(window, qtbot)
    assert "新办法" in titles(again)


def test_it_speaks_the_other_language_at_once(window: MainWindow, dialog: LibraryDialog) -> None:
    round_of(window).choose_language("zh")
    QApplication.processEvents()
    assert dialog.table.model_.headerData(1, Qt.Orientation.Horizontal) == "发文机关"
    assert sets(dialog)[0] == "全部资料 2"


def test_home_and_end_go_to_the_ends_of_the_table(dialog: LibraryDialog) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Home)
    assert [row.title for row in dialog.table.chosen()] == [NOTICE]
    QTest.keyClick(dialog.table, Qt.Key.Key_End)
    assert [row.title for row in dialog.table.chosen()] == [RULES]


def test_what_is_chosen_stays_chosen_in_another_order(dialog: LibraryDialog) -> None:
    dialog.table.selectAll()
    dialog.table.horizontalHeader().sectionClicked.emit(0)
    assert dialog.table.many == 2
    choose(dialog, NOTICE)
    dialog.table.horizontalHeader().sectionClicked.emit(0)
    assert [row.title for row in dialog.table.chosen()] == [NOTICE]


def test_news_that_comes_while_the_rows_are_read_is_shown_afterwards(
    window: MainWindow,
    dialog: LibraryDialog,
    document: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    go_on, begun, read = Event(), Event(), Workspace.overview

    def slowly(workspace: Workspace) -> list[Row]:
        rows = read(workspace)
        begun.set()
        go_on.wait(20)
        return rows

    monkeypatch.setattr(Workspace, "overview", slowly)
    tasks, library = round_of(window).tasks, window.workspace.library
    tasks.announce(library.rename(document, title="办法一"))
    qtbot.waitUntil(begun.is_set)
    tasks.announce(library.rename(document, title="办法二"))
    QTest.qWait(100)
    go_on.set()
    settled(window, qtbot)
    assert titles(dialog) == [NOTICE, "办法二"]


def test_in_a_narrow_window_columns_give_way_and_titles_can_be_read(
    dialog: LibraryDialog,
) -> None:
    def hidden() -> list[int]:
        return [n for n in range(6) if dialog.table.isColumnHidden(n)]

    dialog.resize(1100, 600)
    QApplication.processEvents()
    assert hidden() == []
    dialog.resize(592, 340)
    QApplication.processEvents()
    assert hidden() == [1, 4, 5]
    assert dialog.table.columnWidth(0) >= 180
    dialog.resize(1100, 600)
    QApplication.processEvents()
    assert hidden() == []


def listed(window: MainWindow) -> list[str]:
    """The documents in the contents."""
    model = round_of(window).outline.tree.model()
    return [model.node(model.index(row, 0)).title for row in range(model.rowCount())]


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
