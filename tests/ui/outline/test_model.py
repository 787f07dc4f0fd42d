# SPDX-License-Identifier: MIT
"""The tree of documents and sections, as Qt and a person see it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.outline.branches import Branches, Shelf
from study_viewer.ui.outline.model import OutlineModel

OUTLINES = {
    "d-1": (
        Entry("a", "总则", 1, None, "s001", 0, 10),
        Entry("b", "目的", 2, "a", "s001", 2, 3),
        Entry("c", "范围", 2, "a", "s001", 5, 5),
        Entry("d", "附则", 1, None, "s002", 0, 8),
    ),
    "d-2": (Entry("a", "通知", 1, None, "s001", 0, 4),),
    "d-3": (),
}


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def model(qtbot: QtBot, asked: list[str]) -> OutlineModel:
    def outline_of(document: str) -> tuple[Entry, ...]:
        asked.append(document)
        return OUTLINES[document]

    made = OutlineModel(outline_of)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made, fatal, made).setUseFetchMore(False)
    made.show_library([Shelf("d-1", "办法"), Shelf("d-2", "通知"), Shelf("d-3", "空")])
    return made


def titles(model: OutlineModel, under: QModelIndex | None = None) -> list:
    """The tree as nested lists of titles, all of it read."""
    above = under or QModelIndex()
    found = []
    if model.canFetchMore(above):
        model.fetchMore(above)
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        below = titles(model, index)
        title = model.data(index)
        found.append([title, *below] if below else title)
    return found


def test_documents_stand_on_top_and_entries_nest_below(model: OutlineModel) -> None:
    assert titles(model) == [
        ["办法", ["总则", "目的", "范围"], "附则"],
        ["通知", "通知"],
        "空",
    ]


def test_an_outline_is_read_when_its_document_is_unfolded_and_only_once(
    model: OutlineModel, asked: list[str]
) -> None:
    assert asked == []
    model.load("d-1")
    model.load("d-1")
    assert asked == ["d-1"]


def test_an_entry_is_found_and_its_ancestors_with_it(model: OutlineModel) -> None:
    assert not model.index_of("d-1", "c").isValid()
    model.load("d-1")
    index = model.index_of("d-1", "c")
    assert (model.data(index), index.row()) == ("范围", 1)
    assert model.data(index.parent()) == "总则"
    assert model.data(index.parent().parent()) == "办法"
    assert not index.parent().parent().parent().isValid()


def test_a_filter_shows_hits_with_their_ancestors_and_gives_all_back(model: OutlineModel) -> None:
    for shelf in model.unread(""):
        model.load(shelf.id)
    model.filter("范")
    assert titles(model) == [["办法", ["总则", "范围"]]]
    assert not model.index_of("d-1", "b").isValid()
    model.filter("")
    assert len(titles(model)) == 3


def test_a_document_whose_title_is_meant_shows_all_of_itself(model: OutlineModel) -> None:
    model.filter("办法")
    assert titles(model) == [["办法", ["总则", "目的", "范围"], "附则"]]


def test_badges_and_the_entry_being_read_are_told(model: OutlineModel) -> None:
    model.load("d-1")
    model.set_marks("d-1", {"c": 3}, {"b"}, 42)
    model.set_current("d-1", "c")
    node = model.node(model.index_of("d-1", "c"))
    assert (node.annotations, node.read, node.current) == (3, False, True)
    assert model.node(model.index_of("d-1", "b")).read
    assert model.node(model.index_of("d-1", None)).percent == 42


def test_a_library_shown_again_keeps_what_was_read(model: OutlineModel, asked: list[str]) -> None:
    model.load("d-1")
    model.show_library([Shelf("d-2", "通知"), Shelf("d-1", "新名字")])
    assert model.data(model.index_of("d-1", None)) == "新名字"
    assert model.data(model.index_of("d-1", "c")) == "范围"
    assert asked == ["d-1"]


def test_an_entry_whose_parent_is_missing_stands_on_top(qtbot: QtBot) -> None:
    broken = (Entry("a", "甲", 2, "nowhere", "s001", 0, 1), Entry("b", "乙", 3, "b", "s001", 1, 1))
    model = OutlineModel(lambda _: broken)
    model.show_library([Shelf("d", "资料")])
    assert titles(model) == [["资料", "甲", "乙"]]


def crowd(entries: int) -> tuple[Entry, ...]:
    return tuple(Entry(str(n), f"第{n}条", 1, None, "s001", n, 1) for n in range(entries))


def test_ten_thousand_siblings_stand_in_a_hundred_groups(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: crowd(10_000))
    model.show_library([Shelf("d", "资料")])
    model.load("d")
    assert model.rowCount(model.index_of("d", None)) == 100
    index = model.index_of("d", "9999")
    assert (index.row(), model.data(index, Qt.ItemDataRole.DisplayRole)) == (99, "第9999条")
    group = model.parent(index)
    assert model.data(group) == "9901–10000  第9900条"
    assert model.parent(group) == model.index_of("d", None)
    assert model.index(99, 0, group) == index


def test_a_group_counts_the_annotations_of_all_its_rows(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: crowd(1_500))
    model.show_library([Shelf("d", "资料")])
    model.load("d")
    model.set_marks("d", {"0": 2, "14": 1, "15": 5}, set(), 0)
    first = model.index(0, 0, model.index_of("d", None))
    assert model.data(first) == "1–15  第0条"
    assert (model.node(first).inside, model.node(first).annotations) == (3, 0)


def test_a_filter_that_leaves_few_leaves_no_groups(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: crowd(1_500))
    model.show_library([Shelf("d", "资料")])
    model.load("d")
    model.filter("第77")
    assert titles(model) == [["资料", "第77条", *(f"第77{n}条" for n in range(10))]]
    model.filter("")
    assert model.rowCount(model.index_of("d", None)) == 100


def test_a_large_outline_is_asked_for_and_shown_when_it_comes(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: pytest.fail("read in the window's own thread"))
    shelf = Shelf("d", "资料", 3_000)
    model.show_library([shelf])
    with qtbot.waitSignal(model.outline_wanted) as asked:
        model.load("d")
    with qtbot.assertNotEmitted(model.outline_wanted):
        model.fetchMore(model.index_of("d", None))
    model.set_marks("d", {"7": 1}, set(), 0)
    branches = Branches(asked.args[0])
    branches.load(crowd(3_000))
    model.take(branches)
    assert model.rowCount(model.index_of("d", None)) == 100
    assert model.node(model.index_of("d", "7")).annotations == 1


def test_an_outline_that_changes_while_it_is_read_is_read_again(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: pytest.fail("read in the window's own thread"))
    model.show_library([Shelf("d", "资料", 3_000)])
    asked: list[Branches] = []
    model.outline_wanted.connect(lambda shelf: asked.append(Branches(shelf)))
    model.load("d")
    first = asked[0]
    first.load(crowd(3_000))
    model.take(first)
    for _ in range(2):
        model.forget_outline("d")
    _, early, late = asked
    early.load(crowd(2_000))
    late.load(crowd(1_000))
    model.take(late)
    model.take(early)
    assert [model.index_of("d", key).isValid() for key in ("999", "1999")] == [True, False]


def test_an_outline_that_could_not_be_read_is_asked_for_again(qtbot: QtBot) -> None:
    model = OutlineModel(lambda _: pytest.fail("read in the window's own thread"))
    model.show_library([Shelf("d", "资料", 3_000)])
    with qtbot.waitSignal(model.outline_wanted) as asked:
        model.load("d")
    model.missed(asked.args[0])
    with qtbot.waitSignal(model.outline_wanted):
        model.load("d")


def test_what_siblings_begin_alike_with_is_known_up_to_the_end_of_a_clause_or_word(
    qtbot: QtBot,
) -> None:
    names = [
        "全会指出，城乡融合发展是标志",
        "全会指出，城市更新要加快",
        "会议强调要抓好落实",
        "全会审议通过了决定",
        "全会审议通过了说明",
        "The committee shall meet in spring",
        "The committee should report to all",
        "（一）坚持党的全面领导这一条",
        "（一）坚持党的全面领导那一条",
        "一样的题目一样",
        "一样的题目一样",
    ]
    branches = Branches(Shelf("d", "公报"))
    branches.load(tuple(Entry(str(n), name, 1, None, "s", n, 1) for n, name in enumerate(names)))
    told = [name[branches.opening(n) :] for n, name in enumerate(names)]
    assert told == [
        "城乡融合发展是标志",
        "城市更新要加快",
        "会议强调要抓好落实",
        "决定",
        "说明",
        "shall meet in spring",
        "should report to all",
        *names[7:],
    ]
