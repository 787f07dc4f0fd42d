# SPDX-License-Identifier: MIT
"""The history of a selected phrase: counts, a chart by date, its places, two side by side."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.phrase import PhraseDialog
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, said

PHRASE = "读书"


@pytest.fixture(autouse=True)
def dated(workspace: Workspace, document: str, tmp_path: Path) -> None:
    """The document of three pages is of 2021, a third one of 2024; the notice has no date."""
    path = tmp_path / "later.txt"
    path.write_text("读书公报\n\n" + "前言。" * 100 + "读书使人安静。\n", encoding="utf-8")
    (later, _), *_ = workspace.import_paths([path])
    workspace.library.rename(document, issued_on="2021-05-04")
    workspace.library.rename(later.document or "", issued_on="2024")


def told(window: MainWindow, qtbot: QtBot, phrase: str = PHRASE) -> PhraseDialog:
    """The dialog, once everything is counted."""
    phrases = round_of(window).phrases
    phrases.open(phrase)
    qtbot.waitUntil(lambda: not phrases.busy)
    assert phrases.dialog is not None and phrases.dialog.isVisible()
    return phrases.dialog


def texts(dialog: PhraseDialog) -> list[str]:
    """The rows as they are spoken."""
    places = dialog.list.places
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(places.index(n, 0).data(role)) for n in range(places.rowCount())]


def stand_at(dialog: PhraseDialog, row: int) -> None:
    dialog.list.setCurrentIndex(dialog.list.places.index(row, 0))


def test_it_says_how_often_and_first_and_last(window: MainWindow, qtbot: QtBot) -> None:
    facts = told(window, qtbot).facts.text()
    times = sum(
        window.workspace.library.text(one.id, section.id).count(PHRASE)
        for one in window.workspace.library.list()
        for section in window.workspace.library.sections(one.id)
    )
    assert facts == (
        f"{times} times in 3 documents. First: 2021-05-04, “办法”. Last: 2024, “读书公报”."
        " 1 of them without a date."
    )


def test_the_chart_goes_by_date_and_says_itself_in_words(window: MainWindow, qtbot: QtBot) -> None:
    chart = told(window, qtbot).chart
    assert [bar.date for bar in chart.bars] == ["2021-05-04", "2024", ""]
    spoken = chart.accessibleDescription().split("; ")
    assert spoken[1] == "“读书公报” (2024): 2 times"
    assert "without a date" in spoken[2]


def test_the_places_are_listed_by_date_with_their_words(window: MainWindow, qtbot: QtBot) -> None:
    lines = texts(told(window, qtbot))
    assert lines[0].startswith("2021-05-04 · 办法 · ")
    assert "为了办好读书会，制定本办法。" in lines[0]
    dates = [line.split(" · ")[0] for line in lines]
    assert dates == sorted(dates)
    assert dates[-1] == "no date"


def test_a_bar_leaves_its_places_alone_and_all_come_back(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot)
    every = texts(dialog)
    middle = dialog.chart.box(1).center()
    QTest.mouseClick(dialog.chart, Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), 60))
    qtbot.waitUntil(lambda: not round_of(window).phrases.busy)
    assert [line.split(" · ")[0] for line in texts(dialog)] == ["2024", "2024"]
    assert dialog.which.text() == "“读书公报” (2024): 2 times"
    dialog.every.click()
    qtbot.waitUntil(lambda: not round_of(window).phrases.busy)
    assert texts(dialog) == every


def test_a_bar_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot)
    dialog.chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(dialog.chart, key)
    qtbot.waitUntil(lambda: not round_of(window).phrases.busy)
    assert {line.split(" · ")[0] for line in texts(dialog)} == {"2024"}


def choose(dialog: PhraseDialog, *rows: int) -> None:
    dialog.list.clearSelection()
    for row in rows:
        on = QItemSelectionModel.SelectionFlag.Select
        dialog.list.selectionModel().select(dialog.list.places.index(row, 0), on)


def shown(dialog: PhraseDialog) -> list[str]:
    sides = dialog.passages.sides
    return [side.text.toPlainText() for side in sides if side.isVisible()]


def test_one_place_is_read_alone_and_two_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot)
    last = dialog.list.places.rowCount() - 1
    assert len(shown(dialog)) == 1
    choose(dialog, 0, last)
    first, second = shown(dialog)
    assert "为了办好读书会，制定本办法。" in first
    assert "关于读书会的通知" in second
    assert dialog.passages.sides[0].head.text().startswith("2021-05-04")


def tinted(text: QTextEdit) -> list[int]:
    """The places of the characters that are tinted."""
    cursor = text.textCursor()
    found = []
    for place in range(len(text.toPlainText())):
        cursor.setPosition(place + 1)
        if cursor.charFormat().background().style() != Qt.BrushStyle.NoBrush:
            found.append(place)
    return found


def test_the_phrase_is_tinted_in_its_passage(window: MainWindow, qtbot: QtBot) -> None:
    text = told(window, qtbot).passages.sides[0].text
    at = text.toPlainText().index(PHRASE)
    assert tinted(text) == [at, at + 1]


def test_the_phrase_is_in_sight_on_both_sides(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot)
    last = dialog.list.places.rowCount() - 2
    choose(dialog, 0, last)
    assert dialog.list.chosen() == [0, last]
    QApplication.processEvents()
    for side in dialog.passages.sides:
        cursor = side.text.textCursor()
        cursor.setPosition(tinted(side.text)[0])
        assert side.text.viewport().rect().contains(side.text.cursorRect(cursor).center())


def test_no_row_and_no_line_is_cut_and_the_list_shows_several(
    window: MainWindow, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("长文\n\n" + "\n\n".join(["读书要紧。" * 12] * 9) + "\n", encoding="utf-8")
    workspace.import_paths([path])
    dialog = told(window, qtbot)
    assert (dialog.width(), dialog.height()) >= (780, 740)
    last = dialog.list.places.rowCount() - 1
    choose(dialog, last - 40, last - 80)
    for high in (752, 731, 700, 640):
        dialog.resize(780, high)
        QApplication.processEvents()
        QApplication.processEvents()
        rows, rest = divmod(dialog.list.viewport().height(), dialog.list.sizeHintForRow(0))
        assert rest == 0 and rows >= (high > 650) + 3
        for side in dialog.passages.sides:
            bottom = side.text.viewport().rect().bottomLeft() + QPoint(60, 0)
            at = side.text.cursorForPosition(bottom)
            seen = side.text.viewport().rect()
            assert seen.contains(side.text.cursorRect(at))
            assert seen.contains(side.text.cursorRect(side.text.cursorForPosition(QPoint(60, 2))))


def test_of_three_the_one_chosen_first_makes_room(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot)
    choose(dialog, 4, 1, 2)
    assert dialog.list.chosen() == [1, 2]


def test_enter_leads_to_the_place_and_the_history_comes_back_as_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = told(window, qtbot)
    row = dialog.list.places.rowCount() - 1
    stand_at(dialog, row)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.desk.contents().title == "关于读书会的通知"
    assert not dialog.isVisible()
    round_of(window).actions["phrase-history"].trigger()
    assert dialog.isVisible() and dialog.list.currentIndex().row() == row
    round_of(window).actions["back"].trigger()
    assert window.desk.contents().title == "办法"


def test_more_places_come_when_they_are_asked_for(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = texts(told(window, qtbot))
    monkeypatch.setattr("study_viewer.ui.desk.phrases.AT_ONCE", 3)
    dialog = told(window, qtbot)
    assert dialog.list.places.rowCount() == 4
    assert texts(dialog)[3] == f"Show more ({len(every) - 3} left)"
    while dialog.list.places.rowCount() < len(every):
        stand_at(dialog, dialog.list.places.rowCount() - 1)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not round_of(window).phrases.busy)
    assert texts(dialog) == every


def test_the_bar_at_a_selection_offers_it(window: MainWindow, qtbot: QtBot) -> None:
    view = window.reader.view
    start = view.text.index("读书会")
    view.select(start, start + 3)
    view.selection_finished.emit(start, start + 3)
    QTest.keyClick(view, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not round_of(window).phrases.busy)
    dialog = round_of(window).phrases.dialog
    assert dialog is not None and dialog.head.text() == "“读书会”"


def test_without_a_selection_one_is_told(window: MainWindow) -> None:
    round_of(window).actions["phrase-history"].trigger()
    assert said(window) == "Select a phrase in the text first."


def test_what_is_too_long_for_a_phrase_is_refused_in_the_status_bar(window: MainWindow) -> None:
    round_of(window).phrases.open("长" * 300)
    assert "at most 200 characters" in said(window)
    assert round_of(window).phrases.dialog is None


def test_what_the_world_refuses_is_said_in_the_dialog(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserFacing("index-busy", path="index.sqlite3")

    monkeypatch.setattr(Workspace, "phrase", refuse)
    dialog = told(window, qtbot)
    assert "index.sqlite3" in dialog.facts.text()
    assert not dialog.list.isVisible() and not dialog.bar.isVisible()


def test_a_phrase_of_no_document_says_so(window: MainWindow, qtbot: QtBot) -> None:
    assert told(window, qtbot, "龘").facts.text() == "It stands in no document."


def test_another_language_words_it_anew_and_keeps_what_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = told(window, qtbot)
    last = dialog.list.places.rowCount() - 1
    choose(dialog, 0, last)
    round_of(window).choose_language("zh")
    QApplication.processEvents()
    assert dialog.windowTitle() == "提法沿革"
    assert texts(dialog)[last].startswith("日期不详 · ")
    assert dialog.facts.text().startswith("共 ")
    assert dialog.list.chosen() == [0, last]
    assert dialog.passages.sides[1].head.text().startswith("日期不详 · ")


def test_another_paper_keeps_the_phrase_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    dialog = told(window, qtbot, "读书使人安静")
    stand_at(dialog, dialog.list.places.rowCount() - 1)
    round_of(window).choose_paper("dark")
    text = dialog.passages.sides[0].text
    qtbot.waitUntil(lambda: text.palette().base().color().lightness() < 100)
    QApplication.processEvents()
    cursor = text.textCursor()
    cursor.setPosition(tinted(text)[0])
    assert text.viewport().rect().contains(text.cursorRect(cursor).center())


def test_closing_it_ends_the_search(window: MainWindow, qtbot: QtBot) -> None:
    phrases = round_of(window).phrases
    phrases.open(PHRASE)
    dialog = phrases.dialog
    assert dialog is not None
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not phrases.busy)
    assert phrases.dialog is None


def test_without_a_selection_it_is_that_of_the_words_being_found_or_sought(
    window: MainWindow, qtbot: QtBot
) -> None:
    panels = round_of(window)
    history = panels.actions["phrase-history"]
    panels.actions["find"].trigger()
    window.reader.finding.bar.field.setText("本办法")
    history.trigger()
    qtbot.waitUntil(lambda: not panels.phrases.busy)
    assert "本办法" in panels.phrases.dialog.head.text()
    panels.phrases.dialog.reject()
    panels.searching.begin("“读书”")
    history.trigger()
    qtbot.waitUntil(lambda: not panels.phrases.busy)
    assert panels.phrases.dialog.head.text() == "“读书”"
    panels.phrases.dialog.reject()
    panels.searching.close()
    history.trigger()
    assert panels.phrases.dialog is None
    assert said(window) == "Select a phrase in the text first."


def test_the_contents_name_the_entry_of_the_place_that_was_gone_to(
    window: MainWindow, document: str
) -> None:
    contents = window.desk.contents(document)
    entries = [contents.entry_by_number(number) for number in range(contents.entries)]
    entry = next(one for one in entries if one is not None and one.title == "目的")
    top = contents.top_of(entry)
    round_of(window).show_passage(document, entry.section, top, top + 2)
    assert window.reader.place() < top, "another one stands above it on the page"
    here = window.desk.entry()
    assert here is not None and here.id == entry.id
