# SPDX-License-Identifier: MIT
"""The rows of what was found: parts in their order, ways to more, the next place."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from study_viewer.core.searching import Excerpt, Hit
from study_viewer.ui.search.model import ResultsModel, Row


def place(kind, words):
    return Hit(kind, "d", "s", "一", 0, 2, Excerpt("前", words, "后"))


def row(part, words):
    return Row(part, "一", "文", hit=place(part, words))


@pytest.fixture
def model(qtbot):
    made = ResultsModel()
    # Asks whatever Qt may ask, at every change.
    made.tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return made


def said(model):
    return [model.data(model.index(number)) for number in range(model.rowCount())]


def test_titles_come_first_and_notes_last_whoever_comes_when(model):
    model.add("note", [row("note", "丙")])
    model.add("text", [row("text", "乙")])
    model.add("title", [row("title", "甲")])
    model.add("text", [row("text", "丁")])
    assert said(model) == ["前甲后", "前乙后", "前丁后", "前丙后"]


def test_the_way_to_more_ends_its_part_and_goes_when_more_came(model):
    model.add("text", [row("text", "乙")])
    model.add("note", [row("note", "丙")])
    model.offer_more("text", Row("text", "First 1 of 2", more=True))
    assert said(model) == ["前乙后", "First 1 of 2", "前丙后"]
    model.add("text", [row("text", "丁")])
    assert said(model) == ["前乙后", "前丁后", "前丙后"]


def test_the_next_place_passes_over_titles_and_headings(model):
    model.add("title", [Row("title", count=1), row("title", "甲")])
    model.add("text", [Row("text", "一", count=1), row("text", "乙")])
    model.add("note", [Row("note", count=1), row("note", "丙")])
    assert model.next_hit(-1, 1) == 3
    assert model.next_hit(3, 1) == 5
    assert model.next_hit(5, -1) == 3
    assert model.next_hit(3, -1) is None


def test_the_keys_pass_over_a_heading(model):
    model.add("text", [Row("text", "一", count=1), row("text", "乙")])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_list_that_is_cleared_is_empty(model):
    model.add("text", [row("text", "乙")])
    model.clear()
    assert model.rowCount(QModelIndex()) == 0
