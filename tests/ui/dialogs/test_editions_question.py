# SPDX-License-Identifier: MIT
"""Several files that may be new editions: what each is taken for, and how one says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.document.kinship import Kin
from study_viewer.ui.dialogs.editions_question import Choice, EditionsQuestion, Held, usual

LAW, RULES = Kin("d-1", "办法", 1, "paragraphs", 0.85), Kin("d-2", "细则 & 说明", 2, "title", 0.7)
NAMED = Kin("d-3", "通知", 1, "name", 0.1)
FILES = [
    Held(Path("a/办法.txt"), "办法", (LAW, RULES)),
    Held(Path("a/通知.txt"), "通知", (NAMED,)),
    Held(Path("a/旧.txt"), "办法", (LAW._replace(older=1),)),
    Held(Path("a/细则.txt"), "细则", (RULES,)),
]


@pytest.fixture
def question(qtbot: QtBot) -> Iterator[EditionsQuestion]:
    window = QWidget()
    qtbot.addWidget(window)
    made = EditionsQuestion(FILES, {"d-1": 4}, window)
    made.show()
    yield made
    window.close()


def becomes(question: EditionsQuestion) -> list[str]:
    rows = range(question.table.topLevelItemCount())
    return [question.table.topLevelItem(row).text(4).removesuffix(" ▾") for row in rows]


def test_each_is_taken_for_what_it_most_likely_is() -> None:
    assert [one.what for one in usual(FILES)] == ["edition", "separate", "out", "edition"]


def test_of_several_for_one_document_only_the_one_that_is_most_like_it_replaces_it() -> None:
    better = Held(Path("b.txt"), "办法", (LAW._replace(share=0.9),))
    same = Held(Path("c.txt"), "办法", (LAW,))
    made = usual([FILES[0], better, same])
    assert [one.what for one in made] == ["separate", "edition", "separate"]


def test_a_row_says_what_it_seems_to_revise_why_and_what_is_noted_there(
    question: EditionsQuestion,
) -> None:
    first = question.table.topLevelItem(0)
    assert [first.text(column) for column in range(4)] == [
        *("办法.txt", "办法", "85 % of its paragraphs are the same", "4")
    ]
    assert "older" in question.table.topLevelItem(2).text(2)
    assert becomes(question) == [*("New edition", "Separate document", "Leave out", "New edition")]


def test_what_is_chosen_becomes_what_one_says_by_mouse_or_keys(
    question: EditionsQuestion, qtbot: QtBot
) -> None:
    qtbot.keyClick(question.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    question.out.click()
    assert becomes(question)[:2] == ["Leave out", "Leave out"]
    assert len(question.table.chosen()) == 2, "they are chosen still"
    qtbot.keyClick(question.table, Qt.Key.Key_Down)
    qtbot.keyClick(question.edition, Qt.Key.Key_Return)
    assert becomes(question) == [*("Leave out", "Leave out", "New edition", "New edition")]


def test_another_of_its_documents_is_chosen_in_the_menu_of_the_last_column(
    question: EditionsQuestion, qtbot: QtBot
) -> None:
    question.table.itemClicked.emit(question.table.topLevelItem(0), 4)
    menu = question.findChild(QMenu)
    texts = [act.text() for act in menu.actions() if act.text()]
    assert texts == [
        "New edition of “办法”",
        "New edition of “细则 && 说明”",
        *("Separate document", "Leave out"),
    ]
    assert [act.isChecked() for act in menu.actions() if act.text()] == [True, False, False, False]
    menu.actions()[1].trigger()
    menu.close()
    assert question.choices[0] == Choice(FILES[0].path, "edition", RULES)
    assert question.table.topLevelItem(0).text(1) == "细则 & 说明"


def test_named_for_several_files_a_document_is_renewed_by_those_that_are_like_it_alone(
    qtbot: QtBot,
) -> None:
    """How much of it is the same, and why it is thought of, is another thing in each file."""
    like = RULES._replace(share=0.6, why="paragraphs")
    files = [FILES[0], Held(Path("b.txt"), "办法", (LAW._replace(share=0.8), like)), FILES[1]]
    window = QWidget()
    qtbot.addWidget(window)
    question = EditionsQuestion(files, {}, window)
    question.show()
    question.table.selectAll()
    question.table.itemClicked.emit(question.table.topLevelItem(0), 4)
    question.findChild(QMenu).actions()[1].trigger()
    assert [(one.what, one.kin) for one in question.choices] == [
        ("edition", RULES),
        ("edition", like),
        ("separate", NAMED),
    ]
    window.close()


def test_enter_imports_as_it_stands_and_esc_leaves_it_undecided(
    question: EditionsQuestion, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(question.decided) as decided:
        qtbot.keyClick(question.table, Qt.Key.Key_Return)
    assert [one.what for one in decided.args[0]] == ["edition", "separate", "out", "edition"]
    again = EditionsQuestion(FILES, {}, question.parentWidget())
    again.show()
    with qtbot.assertNotEmitted(again.decided), qtbot.waitSignal(again.rejected):
        qtbot.keyClick(again.table, Qt.Key.Key_Escape)
