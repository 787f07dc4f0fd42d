# SPDX-License-Identifier: MIT
"""What was put off is asked about later, when its list and its sentence are long gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from study_viewer.core.errors import UserFacing
from study_viewer.core.notebook import Notebook
from study_viewer.ui.dialogs.about_document import AboutDocument
from study_viewer.ui.dialogs.editions_question import EditionsQuestion
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import PARTS
from tests.ui.window.hands import round_of, said
from tests.ui.window.several_hands import (
    NEW,
    asked,
    edition,
    idle,
    offers,
    question,
    rounds,
    rows,
    two_documents,
    written,
)


@pytest.fixture
def there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> dict[str, str]:
    return two_documents(window, tmp_path, qtbot)


def put_off(window: MainWindow, qtbot: QtBot, files: list[Path]) -> None:
    """Decided later, and the list closed."""
    qtbot.keyClick(asked(window, qtbot, files), Qt.Key.Key_Escape)
    (told,) = (one for one in window.findChildren(ImportList) if one.isVisible())
    told.reject()
    qtbot.waitUntil(lambda: not (isValid(told) and told.isVisible()))


def test_the_command_asks_about_what_was_put_off_whatever_was_said_since(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    command = round_of(window).actions["undecided"]
    assert not command.isEnabled()
    put_off(window, qtbot, written(tmp_path / "新", NEW))
    round_of(window).doing.redo()
    assert "New editions…" not in offers(window), "its sentence gave way to another"
    assert command.isEnabled()
    command.trigger()
    dialog = question(window, qtbot)
    assert dialog.table.topLevelItemCount() == 2
    dialog.go.click()
    assert not command.isEnabled(), "nothing is asked about while it is being done"
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [2, 2]
    assert not command.isEnabled()


def in_the_one_box(window: MainWindow, qtbot: QtBot) -> bool:
    everything = round_of(window).everything
    everything.open()
    everything.box.field.setText("to decide")
    qtbot.waitUntil(lambda: not everything.busy, timeout=10_000)
    shown = [everything.box.list.item(one).text() for one in range(everything.box.list.count())]
    everything.box.close_box()
    return "New editions to decide" in shown


def test_the_one_box_knows_the_command_only_while_something_waits(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    put_off(window, qtbot, written(tmp_path / "新", NEW))
    assert in_the_one_box(window, qtbot)
    round_of(window).actions["undecided"].trigger()
    dialog = question(window, qtbot)
    dialog.table.selectAll()
    dialog.out.click()
    dialog.go.click()
    idle(window, qtbot)
    assert not in_the_one_box(window, qtbot)


NEWER = {"甲.txt": ["读书会办法", *PARTS[1:]], "乙.txt": ["名单", "还没有人报名，请再等等。"]}


def two_put_off(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """What two imports left."""
    put_off(window, qtbot, written(folder / "新", NEW))
    put_off(window, qtbot, written(folder / "更新", NEWER))


def standing(window: MainWindow) -> list[EditionsQuestion]:
    return [one for one in window.findChildren(EditionsQuestion) if one.isVisible()]


def test_what_two_imports_left_is_asked_about_one_after_the_other(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    two_put_off(window, qtbot, tmp_path)
    round_of(window).actions["undecided"].trigger()
    first = question(window, qtbot)
    assert first.table.topLevelItemCount() == 2
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(first) or not first.isVisible())
    second = question(window, qtbot)
    assert second.table.topLevelItem(0).text(0) == "甲.txt"
    second.go.click()
    idle(window, qtbot)
    assert round_of(window).actions["undecided"].isEnabled(), "the first ones still wait"
    assert edition(window, there["读书会办法"]) == 2


def test_where_the_first_cannot_be_asked_about_the_rest_does_not_come_with_a_later_import(
    window: MainWindow,
    there: dict[str, str],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two_put_off(window, qtbot, tmp_path)

    def unreadable(self: Notebook) -> dict[str, int]:
        raise UserFacing("disk-full", path="/data")

    with monkeypatch.context() as broken:
        broken.setattr(Notebook, "counts", unreadable)
        round_of(window).actions["undecided"].trigger()
        qtbot.waitUntil(lambda: "full" in said(window))
    assert not standing(window)
    put_off(window, qtbot, written(tmp_path / "又", NEWER))
    idle(window, qtbot)
    assert not standing(window), "nobody asked for it"
    round_of(window).actions["undecided"].trigger()
    assert question(window, qtbot).table.topLevelItemCount() == 2, "the command begins anew"


def test_the_next_question_does_not_come_over_another_dialog(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    two_put_off(window, qtbot, tmp_path)
    command = round_of(window).actions["undecided"]
    command.trigger()
    question(window, qtbot).go.click()
    round_of(window).outline_menu.describe(there["自行车间的规矩"])
    (about,) = window.findChildren(AboutDocument)
    idle(window, qtbot)
    assert edition(window, there["读书会办法"]) == 2
    assert about.isVisible() and not standing(window)
    about.reject()
    assert command.isEnabled()
    command.trigger()
    assert question(window, qtbot).table.topLevelItem(0).text(0) == "甲.txt"


def test_a_list_that_is_closed_and_decided_about_leaves_nothing_behind(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    put_off(window, qtbot, written(tmp_path / "新", NEW))
    assert len(rounds(window)) == 1, "who closed the list can still be asked"
    round_of(window).actions["undecided"].trigger()
    question(window, qtbot).go.click()
    idle(window, qtbot)
    assert not rounds(window)
    round_of(window).choose_language("zh")
    idle(window, qtbot)
    offers(window)["撤销"].click()
    idle(window, qtbot)
    assert [edition(window, one) for one in there.values()] == [1, 1]


def test_a_list_with_nothing_to_decide_goes_with_all_that_belongs_to_it(
    window: MainWindow, there: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    texts = {"甲.txt": ["名单", "还没有人报名，请再等等。"], "乙.txt": ["菜单", "今天有豆腐。"]}
    round_of(window).errands.bring(written(tmp_path / "新", texts))
    idle(window, qtbot)
    assert {state for state, _ in rows(window).values()} == {"new"}
    (told,) = window.findChildren(ImportList)
    told.reject()
    assert not rounds(window)
