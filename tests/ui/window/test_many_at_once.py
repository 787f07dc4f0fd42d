# SPDX-License-Identifier: MIT
"""Many annotations changed in one act: by a worker, undone as one, whole when the window closes."""

from threading import Event
from unittest.mock import Mock

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.notebook import Notebook
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import listed, mark, round_of, said, wish


@pytest.fixture
def marks(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Three highlights, written and listed."""
    made = [mark(window, words).id for words in ("读书使人安静", "制定本办法", "各分馆")]
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    return made


def test_many_are_changed_beside_the_window_and_undone_as_one_act(
    window: MainWindow, marks: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, notebook = round_of(window), window.workspace.notebook
    monkeypatch.setattr("study_viewer.ui.desk.doing._MANY", 2)
    here: list[str] = []

    def watched(name: str) -> None:
        act = getattr(Notebook, name)

        def counted(asked: Notebook, *what: object, **how: object) -> object:
            if asked is notebook:
                here.append(name)
            return act(asked, *what, **how)

        monkeypatch.setattr(Notebook, name, counted)

    for name in ("several", "edit", "delete", "undo", "redo"):
        watched(name)
    panels.marking.recolour(marks, "red")
    qtbot.waitUntil(lambda: [one.colour for one in listed(window)] == ["red"] * 3)
    panels.doing.delete(marks)
    qtbot.waitUntil(lambda: listed(window) == [])
    assert said(window) == "3 annotations deleted."
    for command, colours in (
        ("undo", ["red"] * 3),
        ("undo", ["green"] * 3),
        ("redo", ["red"] * 3),
        ("redo", []),
        ("undo", ["red"] * 3),
    ):
        panels.actions[command].trigger()
        qtbot.waitUntil(lambda: not panels.tasks.busy)
        assert [one.colour for one in listed(window)] == colours
    assert said(window) == "Undone: deleting 3 annotations."
    assert not {"edit", "delete", "undo", "redo"} & set(here)


def test_what_is_taken_back_while_many_are_changed_is_that_change(
    window: MainWindow, marks: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels = round_of(window)
    monkeypatch.setattr("study_viewer.ui.desk.doing._MANY", 2)
    panels.doing.delete(marks)
    panels.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    assert said(window) == "Undone: deleting 3 annotations."
    assert {one.id for one in listed(window)} == set(marks)


def test_a_document_of_many_is_shown_first_and_its_marks_and_list_come_after(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, desk = round_of(window), window.desk
    for words in ("读书使人安静", "制定本办法"):
        mark(window, words)
    here = desk.document
    other = next(one.id for one in window.workspace.library.list() if one.id != here)
    monkeypatch.setattr("study_viewer.ui.desk.annotated._MANY", 1)
    desk.open(other)
    panels.tasks.announce(Changes(everything=True))
    qtbot.waitUntil(lambda: not (panels.tasks.busy or panels.listing.behind))
    assert here is not None
    desk.open(here)
    marks = window.reader.view.marks
    assert not marks().within(0, 10**6)
    qtbot.waitUntil(lambda: len(marks().within(0, 10**6)) == 2)
    qtbot.waitUntil(lambda: len(listed(window)) == 2)


@pytest.fixture
def asked_here(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two marks are many; whenever the window itself reads those of a document it comes in here."""
    for words in ("读书使人安静", "制定本办法"):
        mark(window, words)
    monkeypatch.setattr("study_viewer.ui.desk.annotated._MANY", 1)
    found: list[str] = []
    read, own = Notebook.list, window.workspace.notebook

    def counted(asked: Notebook, document: str | None = None, **how: str) -> object:
        if asked is own:
            found.append(document or "")
        return read(asked, document, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Notebook, "list", counted)
    return found


def marks_on_the_page(window: MainWindow) -> int:
    return len(window.reader.view.marks().within(0, 10**6))


@pytest.mark.parametrize("scope", ["section", "document"])
def test_after_a_change_of_everything_many_are_read_beside_the_window(
    window: MainWindow, asked_here: list[str], scope: str
) -> None:
    panels = round_of(window)
    panels.annotations.set_scope(scope)
    other = window.open_workspace()
    other.notebook.delete([listed(window)[0].id])
    left = [mark(window, words).quote for words in ("读书使人走得更远", "为了办好读书会")]
    other.close()
    panels.tasks.announce(Changes(everything=True))
    panels.status.setFocus()
    panels.change_scope(scope)
    panels.retranslate()
    assert panels.listing.behind
    assert len(listed(window)) == 3 and {*left} < {one.quote for one in listed(window)}
    assert marks_on_the_page(window) == 3
    assert asked_here == []


def test_those_of_all_documents_are_listed_while_something_else_is_under_way(
    window: MainWindow, marks: list[str]
) -> None:
    panels, go_on = round_of(window), Event()
    other = next(
        one.id for one in window.workspace.library.list() if one.id != window.desk.document
    )
    panels.doing.do(
        lambda: window.workspace.notebook.annotate(other, None, kind="note", note="全文")
    )
    panels.tasks.run(lambda workspace, job: go_on.wait(20))
    panels.annotations.set_scope("all")
    assert {one.document for one in listed(window)} == {window.desk.document, other}
    assert panels.tasks.busy
    go_on.set()


def test_what_changes_while_many_are_read_is_not_missed(
    window: MainWindow, asked_here: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, read, go_on = round_of(window), Notebook.list, Event()
    came: list[int] = []

    def slow(asked: Notebook, *what: object, **how: object) -> object:
        found = read(asked, *what, **how)  # type: ignore[arg-type]
        came.append(len(found))
        go_on.wait(10)
        return found

    monkeypatch.setattr(Notebook, "list", slow)
    panels.tasks.announce(Changes(everything=True))
    qtbot.waitUntil(lambda: came == [2])
    wish(window, "highlight", "读书使人走得更远", colour="red")
    go_on.set()
    assert len(listed(window)) == 3
    assert marks_on_the_page(window) == 3
    assert came == [2, 3]
    assert asked_here == []


def test_many_of_a_document_that_was_left_meanwhile_are_nowhere_shown(
    window: MainWindow, asked_here: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, desk, read, go_on = round_of(window), window.desk, Notebook.list, Event()
    here = desk.document
    other = next(one.id for one in window.workspace.library.list() if one.id != here)

    def slow(asked: Notebook, document: str | None = None, **how: object) -> object:
        if document == here:
            go_on.wait(10)
        return read(asked, document, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Notebook, "list", slow)
    panels.tasks.announce(Changes(everything=True))
    desk.open(other)
    assert listed(window) == []
    go_on.set()
    qtbot.wait(100)
    assert listed(window) == [] and marks_on_the_page(window) == 0
    assert here is not None
    desk.open(here)
    assert len(listed(window)) == 2 and marks_on_the_page(window) == 2


def test_many_that_cannot_be_read_are_said_and_read_when_the_page_is_opened_again(
    window: MainWindow, asked_here: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, desk, read = round_of(window), window.desk, Notebook.list
    refused = UserFacing("notebook-away", path="X")

    def away(*what: object, **how: object) -> None:
        raise refused

    monkeypatch.setattr(Notebook, "list", away)
    panels.tasks.announce(Changes(everything=True))
    assert listed(window) == []
    qtbot.waitUntil(lambda: said(window) == window.messages.word(refused))
    monkeypatch.setattr(Notebook, "list", read)
    assert desk.document is not None
    desk.open(desk.document)
    assert len(listed(window)) == 2 and marks_on_the_page(window) == 2


def test_what_is_marked_while_many_are_brought_back_stays_and_is_undone_first(
    window: MainWindow, marks: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, notebook = round_of(window), window.workspace.notebook
    panels.doing.do(lambda: notebook.delete(marks))
    monkeypatch.setattr("study_viewer.ui.desk.doing._MANY", 2)
    panels.actions["undo"].trigger()
    new = mark(window, "安静").id
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    assert {one.id for one in listed(window)} == {*marks, new}
    panels.actions["redo"].trigger()
    assert said(window) == "There is nothing to redo."
    panels.actions["undo"].trigger()
    assert {one.id for one in listed(window)} == set(marks)


def test_many_that_were_changed_elsewhere_meanwhile_are_not_taken_back(
    window: MainWindow, marks: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels, notebook = round_of(window), window.workspace.notebook
    panels.doing.do(lambda: notebook.edit(marks, colour="red"))
    other = window.open_workspace()
    other.notebook.edit(marks[:1], note="meanwhile")
    other.close()
    monkeypatch.setattr("study_viewer.ui.desk.doing._MANY", 2)
    panels.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    assert said(window).endswith("because the annotation was changed meanwhile.")
    assert {notebook.get(one).colour for one in marks} == {"red"}
    panels.actions["undo"].trigger()
    assert said(window) == "There is nothing to undo."


def test_many_that_are_changed_as_the_window_closes_are_in_the_readable_copy(
    window: MainWindow, marks: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panels = round_of(window)
    qtbot.waitUntil(lambda: not (panels.keeping.pausing or panels.tasks.busy), timeout=10_000)
    monkeypatch.setattr("study_viewer.ui.desk.doing._MANY", 2)
    edit, begun, closing = Notebook.edit, Event(), Event()

    def late(notebook: Notebook, *what: object, **how: object) -> Changes:
        begun.set()
        closing.wait(10)
        return edit(notebook, *what, **how)  # type: ignore[arg-type]

    close = panels.tasks._pool.waitForDone
    monkeypatch.setattr(Notebook, "edit", late)
    panels.marking.recolour(marks, "red")
    assert begun.wait(10)
    monkeypatch.setattr(
        panels.tasks, "_pool", Mock(waitForDone=lambda ms: closing.set() or close(ms))
    )
    window.close()
    folder = window.workspace.paths.mirror
    copies = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))
    assert copies.count("red") == 3
