# SPDX-License-Identifier: MIT
"""Undo and redo: what they take back, what they say, and what a late press of a button does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.messages import Offer
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import editor, listed, round_of, said, wish, written


def undo(window: MainWindow) -> None:
    round_of(window).actions["undo"].trigger()


def redo(window: MainWindow) -> None:
    round_of(window).actions["redo"].trigger()


def offers(window: MainWindow) -> tuple[Offer, ...]:
    assert window.messages.last is not None
    return window.messages.last.offers


def drawn(window: MainWindow) -> int:
    return len(window.reader.view.marks().within(0, 10**6))


def quotes(window: MainWindow) -> list[str]:
    return [one.quote for one in window.workspace.notebook.list()]


@pytest.fixture
def no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> bool:
        raise AssertionError("a box was opened")

    monkeypatch.setattr("study_viewer.ui.common.ask.sure", asked)


def test_undo_and_redo_say_what_they_did(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    mark = listed(window)[0].id
    wish(window, "recolour", "读书使人安静", colour="red", annotation=mark)
    undo(window)
    assert said(window) == "Undone: changing the annotation “读书使人安静”."
    undo(window)
    assert said(window) == "Undone: adding the annotation “读书使人安静”."
    redo(window)
    assert said(window) == "Done again: adding the annotation “读书使人安静”."
    redo(window)
    assert [one.colour for one in listed(window)] == ["red"]
    redo(window)
    assert said(window) == "There is nothing to redo."


def test_no_button_stays_beside_a_sentence_that_undo_made_untrue(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).doing.delete([listed(window)[0].id])
    undo(window)
    assert offers(window) == ()
    assert said(window) == "Undone: deleting the annotation “读书使人安静”."


def test_the_undo_beside_a_deletion_takes_back_that_deletion_alone(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).doing.delete([listed(window)[0].id])
    late = offers(window)[0]
    wish(window, "highlight", "制定本办法", colour="green")
    late.act()
    assert quotes(window) == ["制定本办法", "读书使人安静"]
    late.act()
    assert quotes(window) == ["制定本办法", "读书使人安静"]


def test_the_undo_beside_a_deletion_is_the_undo_of_the_key(window: MainWindow) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).doing.delete([listed(window)[0].id])
    offers(window)[0].act()
    assert quotes(window) == ["读书使人安静"]
    undo(window)
    assert said(window) == "Undone: adding the annotation “读书使人安静”."
    assert quotes(window) == []
    undo(window)
    assert said(window) == "There is nothing to undo."
    redo(window)
    redo(window)
    assert said(window) == "Done again: deleting the annotation “读书使人安静”."
    assert quotes(window) == []


def test_a_note_that_was_kept_several_times_is_undone_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).marking.edit_note(listed(window)[0].id)
    for words in ("one", "one two", "one two three"):
        editor(window).setPlainText(words)
        qtbot.waitUntil(lambda w=words: listed(window)[0].note == w)
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    undo(window)
    assert [one.note for one in listed(window)] == [""]
    assert said(window) == "Undone: writing the note of the annotation “读书使人安静”."


def test_a_note_taken_up_again_is_an_act_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    for words in ("one", "two"):
        round_of(window).marking.edit_note(listed(window)[0].id)
        editor(window).setPlainText(words)
        qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    undo(window)
    assert [one.note for one in listed(window)] == ["one"]


def test_undo_right_after_an_import_says_how_to_take_it_back_and_touches_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    file = tmp_path / "新.txt"
    file.write_text("新的通知\n\n请于周六前报名。\n", encoding="utf-8")
    round_of(window).errands.bringing.import_paths([file])
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    came = window.desk.document or ""
    undo(window)
    assert "remove it from the library" in said(window)
    assert quotes(window) == ["读书使人安静"]
    offers(window)[0].act()
    assert window.workspace.library.title(came) == ""
    undo(window)
    written(window)
    assert window.workspace.library.title(came) != ""
    undo(window)
    assert quotes(window) == [], "after it, what was done before is taken back"


@pytest.mark.usefixtures("no_question")
def test_undo_right_after_a_removal_brings_the_document_back_and_nothing_else(
    window: MainWindow, document: str
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).doing.remove(document)
    assert window.desk.document != document
    assert [offer.text for offer in offers(window)] == ["Undo"]
    undo(window)
    written(window)
    assert said(window) == "“办法” is back."
    assert (window.desk.document, drawn(window)) == (document, 1)
    assert quotes(window) == ["读书使人安静"]
    assert round_of(window).outline.tree.model().rowCount() == 2
    redo(window)
    assert window.workspace.library.title(document) == ""
    undo(window)
    undo(window)
    written(window)
    assert quotes(window) == []


def test_after_another_act_undo_takes_that_one_back_and_the_button_the_removal(
    window: MainWindow, document: str
) -> None:
    round_of(window).doing.remove(document)
    late = offers(window)[0]
    wish(window, "highlight", "请于周五前", colour="green")
    undo(window)
    assert said(window) == "Undone: adding the annotation “请于周五前”."
    assert window.workspace.library.title(document) == ""
    late.act()
    written(window)
    assert window.workspace.library.title(document) == "办法"


def test_a_removed_document_that_is_gone_from_the_disk_is_not_asked_for_again_and_again(
    window: MainWindow, document: str
) -> None:
    round_of(window).doing.remove(document)
    window.workspace.paths.removed.rename(window.workspace.paths.data / "elsewhere")
    undo(window)
    written(window)
    assert document in said(window)
    undo(window)
    assert said(window) == "There is nothing to undo."


def test_the_menu_offers_undo_and_redo_only_where_there_is_something(window: MainWindow) -> None:
    actions = round_of(window).actions

    def offered() -> tuple[bool, bool]:
        actions.menu("edit").aboutToShow.emit()
        found = actions["undo"].isEnabled(), actions["redo"].isEnabled()
        actions.menu("edit").aboutToHide.emit()
        return found

    assert offered() == (False, False)
    undo(window)
    assert said(window) == "There is nothing to undo.", "the keys work on"
    wish(window, "highlight", "读书使人安静", colour="green")
    assert offered() == (True, False)
    undo(window)
    assert offered() == (False, True)


def test_a_document_that_comes_back_shows_its_marks(
    window: MainWindow, document: str, tmp_path: Path, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    for one in window.workspace.library.list():
        round_of(window).doing.remove(one.id)
    round_of(window).errands.bringing.import_paths([tmp_path / "办法"])
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    assert (window.desk.document, drawn(window)) == (document, 1)
