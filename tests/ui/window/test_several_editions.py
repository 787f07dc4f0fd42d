# SPDX-License-Identifier: MIT
"""Several files at once, some of them new editions: asked about together, and done as one says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.editions_question import EditionsQuestion
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import PARTS
from tests.ui.window.hands import round_of, said
from tests.ui.window.several_hands import (
    NEW,
    asked,
    documents,
    edition,
    idle,
    offers,
    question,
    rounds,
    rows,
    running,
    two_documents,
    written,
)


@pytest.fixture
def there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> dict[str, str]:
    return two_documents(window, tmp_path, qtbot)


@pytest.fixture
def dialog(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> EditionsQuestion:
    """It asks about two files; a third came at once."""
    return asked(window, qtbot, written(tmp_path / "新", NEW))


def test_the_others_come_at_once_and_nothing_is_replaced_before_one_says_so(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = len(window.workspace.library.list())
    dialog = asked(window, qtbot, written(tmp_path / "新", NEW))
    assert "值班表" in documents(window)
    assert len(window.workspace.library.list()) == before + 1
    assert [edition(window, one) for one in there.values()] == [1, 1]
    files = [dialog.table.topLevelItem(row).text(0) for row in range(2)]
    assert files == ["办法（修订）.txt", "自行车.txt"] and dialog.table.topLevelItemCount() == 2
    assert dialog.table.topLevelItem(0).text(3) == "1", "how much is noted there"
    assert rows(window)["自行车.txt"] == (
        "held",
        "It seems to be a new edition of “自行车间的规矩”; not imported yet.",
    )
    assert said(window) == "1 file imported · 2 to decide"
    dialog.reject()


def test_each_becomes_what_one_says(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    here, before = window.desk.document, len(window.workspace.library.list())
    dialog = asked(window, qtbot, written(tmp_path / "新", NEW))
    dialog.choices[1] = dialog.choices[1]._replace(what="separate")
    dialog.go.click()
    idle(window, qtbot)
    assert edition(window, there["读书会办法"]) == 2
    assert edition(window, there["自行车间的规矩"]) == 1
    assert len(window.workspace.library.list()) == before + 2
    assert rows(window)["办法（修订）.txt"] == ("edition", "Edition 2 of “读书会办法”: 1 placed.")
    assert rows(window)["自行车.txt"][0] == "new" and "seems" not in rows(window)["自行车.txt"][1]
    assert said(window) == "2 files imported · 1 new edition"
    assert window.desk.document == here, "one goes on reading where one was"


def test_what_is_left_out_stays_out(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = len(window.workspace.library.list())
    dialog = asked(window, qtbot, written(tmp_path / "新", NEW))
    dialog.table.selectAll()
    dialog.out.click()
    dialog.go.click()
    idle(window, qtbot)
    assert len(window.workspace.library.list()) == before + 1
    assert {state for state, _ in rows(window).values()} == {"new", "out"}
    assert said(window) == "1 file imported · 2 left out"


def test_what_was_put_off_is_asked_again_from_the_list_and_from_the_message(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    first = asked(window, qtbot, written(tmp_path / "新", NEW))
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    (told,) = window.findChildren(ImportList)
    assert told.decide.isVisible()
    told.decide.click()
    second = question(window, qtbot)
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    told.reject()
    assert not running(window), "it is offered nowhere else now: it stays"
    offers(window)["New editions…"].click()
    question(window, qtbot).go.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]
    assert "New editions…" not in offers(window)


@pytest.mark.parametrize("by", ["offer", "key"])
def test_all_of_them_are_taken_back_at_once(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot, by: str
) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW)).go.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]
    assert not running(window)
    if by == "offer":
        offers(window)["Undo"].click()
    else:
        round_of(window).doing.undo()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [1, 1]
    assert said(window) == "2 new editions taken back; the annotations stay."
    assert rows(window)["自行车.txt"][1].startswith("Taken back: edition 1")
    (noted,) = window.workspace.notebook.list(there["读书会办法"])
    assert noted.placement.state == "placed"


def test_two_revisions_of_one_document_are_its_second_and_third_edition_if_one_says_so(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    later = ["读书会办法", *PARTS[:1], *PARTS[2:7]]
    texts = {"一.txt": NEW["办法（修订）.txt"], "二.txt": later}
    dialog = asked(window, qtbot, written(tmp_path / "新", texts))
    assert [one.what for one in dialog.choices] == ["edition", "separate"]
    dialog.table.selectAll()
    dialog.edition.click()
    dialog.go.click()
    idle(window, qtbot)
    assert edition(window, there["读书会办法"]) == 3
    offers(window)["Undo"].click()
    idle(window, qtbot)
    assert edition(window, there["读书会办法"]) == 1


def test_a_document_that_went_meanwhile_is_one_sentence_and_the_others_go_on(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot, written(tmp_path / "新", NEW))
    window.workspace.library.remove(there["读书会办法"])
    dialog.go.click()
    idle(window, qtbot)
    assert rows(window)["办法（修订）.txt"][0] == "failed"
    assert edition(window, there["自行车间的规矩"]) == 2


def test_a_folder_with_one_revised_file_is_asked_about_as_the_file_is(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = documents(window)
    (file,) = written(tmp_path / "新", {"办法.txt": NEW["办法（修订）.txt"]})
    (tmp_path / "新" / "里").mkdir()
    file.rename(tmp_path / "新" / "里" / file.name)
    round_of(window).errands.bring([tmp_path / "新"])
    previewing = round_of(window).errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    previewing.question.reject()
    assert documents(window) == before


def test_what_was_stopped_is_asked_about_again_and_what_came_stays(
    window: MainWindow,
    there: dict[str, str],
    dialog: EditionsQuestion,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = Workspace.import_paths

    def stopped(self: Workspace, paths: list[Path], *rest: object):
        if paths[0].name == "自行车.txt":
            raise Cancelled
        return whole(self, paths, *rest)

    monkeypatch.setattr(Workspace, "import_paths", stopped)
    dialog.go.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 1]
    assert rows(window)["自行车.txt"][0] == "held"
    monkeypatch.undo()
    offers(window)["New editions…"].click()
    again = question(window, qtbot)
    assert again.table.topLevelItemCount() == 1
    (told,) = window.findChildren(ImportList)
    assert told.summary.text().startswith("Import cancelled.")
    again.go.click()
    assert told.cancel.isVisible() and not told.save.isVisible()
    assert not told.summary.text().startswith("Import cancelled.")
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]


def test_the_window_is_closed_while_it_is_asked(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW))
    window.close()
    assert not window.isVisible()


def test_what_was_refused_is_asked_about_again_with_its_reason(
    window: MainWindow,
    there: dict[str, str],
    dialog: EditionsQuestion,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:

    def full(self: Workspace, paths: list[Path], *_: object) -> list[tuple[Imported, object]]:
        return [(Imported(path, error=UserFacing("disk-full", path="D")), {}) for path in paths]

    monkeypatch.setattr(Workspace, "import_paths", full)
    dialog.go.click()
    idle(window, qtbot)
    monkeypatch.undo()
    state, told = rows(window)["自行车.txt"]
    assert state == "held" and "full" in told
    assert "2 to decide" in said(window) and "full" in said(window)
    offers(window)["New editions…"].click()
    question(window, qtbot).go.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]
    assert rows(window)["自行车.txt"][0] == "edition"


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, document: str) -> Iterator[None]:
    """The disk is full whenever an edition of this document is taken back."""
    whole = Workspace.take_back_edition

    def full(self: Workspace, wanted: str) -> object:
        if wanted == document:
            raise UserFacing("disk-full", path="D")
        return whole(self, wanted)

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "take_back_edition", full)
        yield


def test_an_undo_that_is_refused_says_why_and_can_be_tried_again(
    window: MainWindow,
    there: dict[str, str],
    dialog: EditionsQuestion,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.go.click()
    idle(window, qtbot)
    with refusing(monkeypatch, there["读书会办法"]):
        offers(window)["Undo"].click()
        idle(window, qtbot)
    assert "full" in said(window)
    assert [edition(window, one) for one in there.values()] == [2, 1]
    assert rows(window)["自行车.txt"][1].startswith("Taken back")
    offers(window)["Undo"].click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [1, 1]


@pytest.mark.parametrize("by", ["offer", "key"])
def test_ctrl_z_tries_again_what_was_refused(
    window: MainWindow,
    there: dict[str, str],
    dialog: EditionsQuestion,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    by: str,
) -> None:
    dialog.go.click()
    idle(window, qtbot)
    with refusing(monkeypatch, there["读书会办法"]):
        if by == "offer":
            offers(window)["Undo"].click()
        else:
            round_of(window).doing.undo()
        idle(window, qtbot)
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [1, 1]
    assert window.workspace.notebook.list(there["读书会办法"]), "nothing older was taken back"
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert not window.workspace.notebook.list(there["读书会办法"])


def test_later_editions_stay_and_that_is_said(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW)).go.click()
    idle(window, qtbot)
    undo = offers(window)["Undo"]
    texts = {"三.txt": ["读书会办法", *PARTS[2:]], "四.txt": ["自行车间的规矩", *PARTS[:2]]}
    later = written(tmp_path / "更新", texts)
    for document, file in zip(there.values(), later, strict=True):
        assert list(window.workspace.import_paths([file], replaces=document))
    undo.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [3, 3]
    assert said(window) == "Nothing was taken back: you no longer read the editions of that import."


def test_after_an_undo_ctrl_z_takes_the_act_before_the_import_back(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW)).go.click()
    idle(window, qtbot)
    offers(window)["Undo"].click()
    idle(window, qtbot)
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert not window.workspace.notebook.list(there["读书会办法"])


def test_what_was_stopped_half_way_waits_for_a_decision_as_before(
    window: MainWindow,
    there: dict[str, str],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = asked(window, qtbot, written(tmp_path / "新", NEW))

    def stopped(
        self: Workspace,
        paths: list[Path],
        wishes: object,
        progress: object,
        announce: Callable[[Path], None],
        *rest: object,
    ) -> None:
        announce(paths[0])
        raise Cancelled

    monkeypatch.setattr(Workspace, "import_paths", stopped)
    dialog.go.click()
    idle(window, qtbot)
    assert [rows(window)[name][0] for name in ("办法（修订）.txt", "自行车.txt")] == ["held"] * 2
    (told,) = window.findChildren(ImportList)
    assert told.decide.isVisible()


def test_what_came_of_it_is_no_news_from_another_window(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW)).go.click()
    idle(window, qtbot)
    heard: list[object] = []
    round_of(window).tasks.changed.connect(heard.append)
    round_of(window).keeping._look_outside()
    assert heard == []


def test_a_question_does_not_go_with_a_list_that_is_closed_just_before_it_opens(
    window: MainWindow,
    there: dict[str, str],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.keyClick(asked(window, qtbot, written(tmp_path / "新", NEW)), Qt.Key.Key_Escape)
    (told,) = window.findChildren(ImportList)

    def at_once(work: object, done: Callable[[dict[str, int]], None], **_: object) -> None:
        """What was asked of a worker is there before the list is gone."""
        told.reject()
        done({})

    monkeypatch.setattr(round_of(window).tasks, "run", at_once)
    told.decide.click()
    monkeypatch.undo()
    rounds(window)
    question(window, qtbot).go.click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]
