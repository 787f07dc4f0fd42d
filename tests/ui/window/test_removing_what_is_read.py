# SPDX-License-Identifier: MIT
"""Which document is read once the one that was read is removed."""

from pathlib import Path

import pytest

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, round_of


@pytest.fixture
def five(window: MainWindow, tmp_path: Path) -> dict[str, str]:
    """Ids of five documents by their titles, of which none was read yet."""
    files = []
    for name in "甲乙丙丁戊":
        file = tmp_path / f"{name}.txt"
        file.write_text(f"{name}方案\n\n{name}组负责这一部分的工作，按月上报。\n", encoding="utf-8")
        files.append(file)
    came = [one for one, _ in window.workspace.import_paths(files)]
    round_of(window).shelf.fill()
    return {one.title[0]: one.document for one in came}


def test_the_one_read_before_it_is_opened_where_it_was_left(
    window: MainWindow, document: str, five: dict[str, str]
) -> None:
    second = window.workspace.library.sections(document)[1].id
    window.desk.open(five["戊"])
    window.desk.open(document, second, 0)
    window.desk.open(five["乙"])
    round_of(window).doing.remove(five["乙"])
    assert (window.desk.document, window.desk.section) == (document, second)
    round_of(window).doing.remove(document)
    assert window.desk.document == five["戊"]


def test_where_nothing_else_was_read_its_neighbour_on_the_shelf_is_opened(
    window: MainWindow, document: str, five: dict[str, str]
) -> None:
    model = round_of(window).outline.tree.model()
    renamed = window.workspace.library.rename(document, title="推荐书目")
    round_of(window).tasks.announce(renamed)
    caught_up(window)
    shelf = [model.node(model.index(row, 0)).document for row in range(model.rowCount())]
    place = shelf.index(document)
    assert place > 1
    round_of(window).doing.remove(document)
    assert window.desk.document in (shelf[place - 1], shelf[(place + 1) % len(shelf)])
