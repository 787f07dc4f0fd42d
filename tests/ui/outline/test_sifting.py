# SPDX-License-Identifier: MIT
"""The filter over more documents than are read between two keys: a worker tells what has them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.outline.sifting import Outlines, Titles, branches_for
from tests.ui.outline.hands import NESTED, clauses, shown

MANY = [Shelf(f"d{n}", f"资料{n}", 4) for n in range(300)]
HELD = ("d7", "d250")


class Worker:
    """Answers when it is told to."""

    def __init__(self, panel: OutlinePanel) -> None:
        self.sifting = panel.sifting
        self.asked: list[Titles] = []
        self.wanted: list[Outlines] = []
        panel.sifting.titles_wanted.connect(self.asked.append)
        panel.sifting.outlines_wanted.connect(self.wanted.append)

    def tell(self, *held: str) -> None:
        self.sifting.take_titles(self.asked[-1], frozenset(held), None)

    def read(self, wanted: Outlines) -> None:
        some = []
        for shelf in wanted.shelves:
            branches = Branches(shelf)
            branches.load(NESTED)
            some.append(branches_for(wanted.asked.words, branches))
        self.sifting.take_outlines(wanted, some)


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    def nobody(document: str) -> tuple[()]:
        raise AssertionError(f"{document} was read in the window")

    return shown(nobody, qtbot, MANY)


@pytest.fixture
def worker(panel: OutlinePanel) -> Worker:
    return Worker(panel)


def tops(panel: OutlinePanel) -> list[str]:
    model = panel.tree.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def look_for(panel: OutlinePanel, worker: Worker, words: str, qtbot: QtBot) -> None:
    before = len(worker.asked)
    panel.filter_field.setText(words)
    qtbot.waitUntil(lambda: len(worker.asked) > before)


def test_what_has_the_words_is_listed_before_any_outline_was_read(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    assert len(worker.asked[-1].unread) == 300
    worker.tell(*HELD)
    assert tops(panel) == ["资料7", "资料250"]
    assert [shelf.id for shelf in worker.wanted[-1].shelves] == list(HELD)


def test_their_headings_come_unfolded_and_go_again_with_the_words(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    worker.tell(*HELD)
    worker.read(worker.wanted[-1])
    model = panel.tree.model()
    qtbot.waitUntil(lambda: panel.tree.isExpanded(model.index_of("d250", "a")))
    assert model.index_of("d7", "c").isValid()
    assert not model.index_of("d7", "b").isValid()
    panel.end_filter()
    qtbot.waitUntil(lambda: len(tops(panel)) == 300)
    assert not panel.knows_outline("d7"), "each further letter would go through all that was read"


def test_a_new_key_stops_what_was_looked_for(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    with qtbot.waitSignal(panel.sifting.unwanted):
        panel.filter_field.setText("目的")
    worker.tell(*HELD)
    assert len(tops(panel)) == 300, "nobody waits for that answer any more"
    qtbot.waitUntil(lambda: len(worker.asked) == 2)
    worker.tell("d9")
    assert tops(panel) == ["资料9"]


def test_enter_opens_the_first_heading_when_its_outline_came(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Return)
    worker.tell(*HELD)
    with qtbot.waitSignal(panel.entry_wanted) as opened:
        worker.read(worker.wanted[-1])
    assert opened.args == ["d7", "c"]
    with qtbot.waitSignal(panel.entry_wanted) as opened:
        qtbot.keyClick(panel.filter_field, Qt.Key.Key_Return)
    assert opened.args == ["d7", "c"]


def test_where_no_title_has_them_that_is_said_at_once(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "没有这个", qtbot)
    worker.tell()
    assert panel.none_label.isVisible()
    assert not worker.wanted


def test_of_very_many_those_of_a_group_are_read_when_it_is_unfolded(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    panel.show_library([Shelf(f"d{n}", f"资料{n}", 4) for n in range(2000)])
    look_for(panel, worker, "范围", qtbot)
    worker.tell(*(f"d{n}" for n in range(2000)))
    assert [len(wanted.shelves) for wanted in worker.wanted] == [20]
    panel.tree.expand(panel.tree.model().index(3, 0))
    assert worker.wanted[-1].shelves[0].id == "d60"


def test_other_documents_are_looked_through_anew(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    worker.tell(*HELD)
    worker.read(worker.wanted[-1])
    panel.show_library([*MANY, Shelf("new", "新来的", 4)])
    qtbot.waitUntil(lambda: len(worker.asked) == 2)
    assert len(worker.asked[-1].unread) == 299, "what was read for the words need not be again"
    worker.tell("new")
    assert tops(panel) == ["资料7", "资料250", "新来的"]


def test_what_does_not_come_is_asked_for_once_more(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    panel.sifting.missed(worker.asked[-1])
    qtbot.waitUntil(lambda: len(worker.asked) == 2)


def test_of_a_document_whose_own_title_is_meant_all_headings_come(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "资料250", qtbot)
    worker.tell()
    assert tops(panel) == ["资料250"]
    worker.read(worker.wanted[-1])
    model = panel.tree.model()
    assert all(model.index_of("d250", entry.id).isValid() for entry in NESTED)


def test_an_outline_that_comes_for_earlier_words_is_not_taken(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    worker.tell(*HELD)
    earlier = worker.wanted[-1]
    look_for(panel, worker, "目的", qtbot)
    with qtbot.assertNotEmitted(panel.sifting.settled):
        worker.read(earlier)
    assert not panel.knows_outline("d7")
    worker.tell(*HELD)
    assert [shelf.id for shelf in worker.wanted[-1].shelves] == list(HELD), "they are read anew"
    worker.read(worker.wanted[-1])
    model = panel.tree.model()
    assert model.index_of("d7", "b").isValid()
    assert not model.index_of("d7", "c").isValid()


def test_what_did_not_come_for_earlier_words_is_not_asked_for_again(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    earlier = worker.asked[-1]
    look_for(panel, worker, "目的", qtbot)
    with qtbot.assertNotEmitted(panel.sifting.again):
        panel.sifting.missed(earlier)
    worker.tell("d9")
    assert tops(panel) == ["资料9"], "what is asked for by now is still waited for"


def test_what_was_read_for_the_words_keeps_its_badges_when_they_go(
    panel: OutlinePanel, worker: Worker, qtbot: QtBot
) -> None:
    look_for(panel, worker, "范围", qtbot)
    worker.tell(*HELD, "d9")
    worker.read(worker.wanted[-1])
    panel.set_marks("d7", {"c": 3}, frozenset(), None)
    panel.set_marks("d250", {}, frozenset(), 40)
    panel.end_filter()
    qtbot.waitUntil(lambda: len(tops(panel)) == 300)
    model = panel.tree.model()
    assert model.node(model.index_of("d7", "c")).annotations == 3
    assert model.node(model.index_of("d250", None)).percent == 40
    assert not panel.knows_outline("d9")


def test_few_documents_are_read_one_after_another(qtbot: QtBot) -> None:
    panel = shown(clauses(30), qtbot, MANY[:50])
    with qtbot.assertNotEmitted(panel.sifting.titles_wanted):
        panel.filter_field.setText("第29条")
        qtbot.waitUntil(lambda: panel.tree.model().words == "第29条")
    assert len(tops(panel)) == 50
