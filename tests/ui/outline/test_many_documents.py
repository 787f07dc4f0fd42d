# SPDX-License-Identifier: MIT
"""A shelf of more documents than anybody scrolls through: they stand in groups."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel
from tests.ui.outline.hands import NESTED, shown

MANY = [Shelf(f"d{n}", f"资料{n}", 4) for n in range(1, 2001)]


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    return shown(NESTED, qtbot, MANY)


def tops(panel: OutlinePanel) -> list[str]:
    model = panel.tree.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def group_of(panel: OutlinePanel, document: str) -> QModelIndex:
    return panel.tree.model().index_of(document, None).parent()


def in_sight(panel: OutlinePanel, document: str, entry: str | None = None) -> bool:
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of(document, entry))
    return rect.isValid() and tree.viewport().rect().contains(rect.center())


def test_a_thousand_documents_stand_beside_each_other_and_more_in_a_hundred_groups(
    panel: OutlinePanel,
) -> None:
    assert tops(panel)[:2] == ["1–20  资料1", "21–40  资料21"]
    assert len(tops(panel)) == 100
    model = panel.tree.model()
    assert [model.data(model.index(row, 0, model.index(99, 0))) for row in (0, 19)] == [
        "资料1981",
        "资料2000",
    ]
    panel.show_library(MANY[:1000])
    assert tops(panel)[999] == "资料1000"


def test_the_model_of_many_documents_is_one_that_qt_understands(panel: OutlinePanel) -> None:
    model = panel.tree.model()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal, model)
    tester.setUseFetchMore(False)
    panel.follow("d30", "b", jump=True)
    panel.show_library(MANY[5:])
    panel.filter_field.setText("199")
    panel.end_filter()


def test_the_document_being_read_is_shown_and_its_group_folded_again_after_it(
    panel: OutlinePanel,
) -> None:
    panel.follow("d30", "b", jump=True)
    assert in_sight(panel, "d30", "b")
    assert panel.tree.model().leads(group_of(panel, "d30"))
    panel.follow("d900", "b", jump=True)
    assert in_sight(panel, "d900", "b")
    assert not panel.tree.isExpanded(group_of(panel, "d30"))


def test_a_group_that_a_person_unfolded_stays_so(panel: OutlinePanel) -> None:
    panel.tree.expand(group_of(panel, "d30"))
    panel.follow("d31", "b", jump=True)
    panel.follow("d900", "b", jump=True)
    assert panel.tree.isExpanded(group_of(panel, "d30"))


def test_a_group_is_nothing_to_read_or_to_rename(panel: OutlinePanel, qtbot: QtBot) -> None:
    group = panel.tree.model().index(3, 0)
    with qtbot.assertNotEmitted(panel.entry_wanted):
        panel.tree.clicked.emit(group)
    assert panel.tree.isExpanded(group)
    with qtbot.assertNotEmitted(panel.rename_wanted):
        panel.tree.rename_wanted.emit(group)


def test_words_that_few_titles_hold_show_these_documents_alone(
    panel: OutlinePanel, qtbot: QtBot
) -> None:
    panel.show_library([shelf._replace(entries=0) for shelf in MANY])
    panel.tree.model().filter("199")
    assert tops(panel) == ["资料199", "资料1199", *(f"资料199{n}" for n in range(10))]
    assert panel.tree.model().data(panel.tree.first_found()) == "资料199"


def test_places_that_were_found_are_counted_at_the_group_that_hides_them(
    panel: OutlinePanel,
) -> None:
    model = panel.tree.model()
    panel.set_hits({"d1": {"a": 2, "b": 1}, "d2": {"a": 4}, "d21": {"a": 1}})
    assert [model.node(model.index(row, 0)).hits_inside for row in range(3)] == [7, 1, 0]
    panel.set_hits(None)
    assert model.node(model.index(0, 0)).hits is None


def test_a_document_that_went_leaves_the_others_unfolded_and_where_they_were(
    panel: OutlinePanel,
) -> None:
    panel.follow("d1500", "b", jump=True)
    top = panel.tree.verticalScrollBar().value()
    panel.show_library([shelf for shelf in MANY if shelf.id != "d1510"])
    assert in_sight(panel, "d1500", "b")
    assert panel.tree.verticalScrollBar().value() == top


def test_the_same_documents_again_touch_nothing(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.follow("d30", "b", jump=True)
    with qtbot.assertNotEmitted(panel.tree.model().modelReset):
        panel.show_library([shelf._replace(title=f"{shelf.title}甲") for shelf in MANY])
    model = panel.tree.model()
    assert model.data(model.index_of("d30", None)) == "资料30甲"
    assert in_sight(panel, "d30", "b")
