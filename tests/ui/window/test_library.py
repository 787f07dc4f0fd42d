# SPDX-License-Identifier: MIT
"""The library as a whole: found, put in order, removed and put back."""

from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.overview import Row
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.dialogs.about_document import AboutDocument
from study_viewer.ui.dialogs.library import LibraryDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.hands import mark, round_of
from tests.ui.window.library_hands import (
    NOTICE,
    RULES,
    cell,
    choose,
    opened,
    seek,
    sets,
    settled,
    titles,
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> LibraryDialog:
    return opened(window, qtbot)


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
    assert titles(dialog) == [RULES, NOTICE]
    header = dialog.table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert titles(dialog) == [NOTICE, RULES]
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


def test_a_title_that_changes_while_the_filter_stands_is_found_as_it_is_spoken_now(
    window: MainWindow, dialog: LibraryDialog, document: str, qtbot: QtBot
) -> None:
    seek(dialog, "dsh", qtbot)
    settled(window, qtbot)
    tasks = round_of(window).tasks
    tasks.announce(window.workspace.library.rename(document, title="读书人"))
    # The rows are read anew a moment later: a filter that is set before has the old ones.
    dialog.sought.emit()
    settled(window, qtbot)
    seek(dialog, "dsr", qtbot)
    settled(window, qtbot)
    assert titles(dialog) == ["读书人"]


def test_a_library_that_could_not_be_read_is_read_again_when_it_is_opened_again(
    window: MainWindow,
    dialog: LibraryDialog,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def busy(workspace: Workspace) -> list[Row]:
        raise UserFacing("index-busy", path="index.sqlite3")

    dialog.reject()
    round_of(window).tasks.announce(Changes(everything=True))
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "overview", busy)
        opened(window, qtbot).reject()
    reads, read = [], Workspace.overview
    monkeypatch.setattr(Workspace, "overview", lambda one: reads.append(1) or read(one))
    opened(window, qtbot)
    assert reads == [1]


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
    assert titles(dialog) == [RULES, NOTICE]
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
    assert titles(dialog) == [RULES, NOTICE]
    assert cell(dialog, RULES, 4) == "1"
    assert window.desk.contents().title == RULES


def test_title_issuer_and_date_are_changed_over_the_library(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    choose(dialog, NOTICE)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    about = dialog.findChild(AboutDocument)
    assert about is not None
    about.wanted.emit({"title": "读书会通知", "issued_by": "市图书馆", "issued_on": "2024"})
    qtbot.waitUntil(lambda: "读书会通知" in titles(dialog))
    settled(window, qtbot)
    assert cell(dialog, "读书会通知", 1) == "市图书馆"
    assert [row.title for row in dialog.table.chosen()] == ["读书会通知"]


def test_a_document_is_named_by_a_worker_and_a_refusal_leaves_the_dialog(
    window: MainWindow, dialog: LibraryDialog, qtbot: QtBot
) -> None:
    choose(dialog, NOTICE)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    about = dialog.findChild(AboutDocument)
    assert about is not None
    about.issued_on.setFocus()
    about.wanted.emit({"title": "读书会通知", "issued_by": "", "issued_on": "某天"})
    assert not about.isEnabled()
    qtbot.waitUntil(about.trouble.isVisible)
    assert about.isEnabled() and about.focusWidget() is about.issued_on
    about.wanted.emit({"title": "读书会通知", "issued_by": "市图书馆", "issued_on": "2024"})
    qtbot.waitUntil(lambda: "读书会通知" in titles(dialog))
    assert dialog.findChild(AboutDocument) is None or not about.isVisible()


def test_a_name_is_kept_though_its_dialog_is_closed_meanwhile(
    window: MainWindow, dialog: LibraryDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[Exception] = []
    monkeypatch.setattr(round_of(window).outline_menu._messages, "fail", said.append)
    for date in ("某天", "2024"):
        choose(dialog, NOTICE)
        QTest.keyClick(dialog.table, Qt.Key.Key_F2)
        about = dialog.findChild(AboutDocument)
        assert about is not None
        about.wanted.emit({"title": "读书会通知", "issued_by": "", "issued_on": date})
        about.reject()
        qtbot.waitUntil(lambda: dialog.findChild(AboutDocument) is None)
    qtbot.waitUntil(lambda: "读书会通知" in titles(dialog))
    assert len(said) == 1


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
    assert [row.title for row in dialog.table.chosen()] == [RULES]
    QTest.keyClick(dialog.table, Qt.Key.Key_End)
    assert [row.title for row in dialog.table.chosen()] == [NOTICE]


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
    assert titles(dialog) == ["办法二", NOTICE]


def test_what_was_removed_goes_at_once_however_long_the_rest_takes(
    window: MainWindow,
    dialog: LibraryDialog,
    document: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    go_on, read = Event(), Workspace.overview

    def slowly(workspace: Workspace) -> list[Row]:
        go_on.wait(20)
        return read(workspace)

    monkeypatch.setattr(Workspace, "overview", slowly)
    round_of(window).tasks.announce(window.workspace.library.remove(document))
    assert titles(dialog) == [NOTICE]
    go_on.set()
    settled(window, qtbot)
    assert titles(dialog) == [NOTICE]


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


def test_a_click_on_the_head_of_a_column_chooses_nothing(dialog: LibraryDialog) -> None:
    header = dialog.table.horizontalHeader()
    choose(dialog, NOTICE)
    place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert titles(dialog) == [NOTICE, RULES]
    assert [row.title for row in dialog.table.chosen()] == [NOTICE]
