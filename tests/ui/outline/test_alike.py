# SPDX-License-Identifier: MIT
"""Documents whose titles differ late can be told apart in a narrow tree."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.outline.alike import Alike, fitting
from study_viewer.ui.outline.branches import Shelf
from tests.ui.outline.hands import panel_of

OLD = "某某集团公司差旅费管理暂行规定（2023年）"
NEW = "某某集团公司差旅费管理暂行规定（2024年修订）"


def told(titles: list[str], letters: int, qtbot: QtBot) -> list[str]:
    """Each title in room for so many Chinese characters."""
    metrics = QFontMetrics(QFont())
    alike, room = Alike(titles), metrics.horizontalAdvance("国" * letters)
    found = [fitting(one, alike.opening(one), metrics, room) for one in titles]
    assert all(metrics.horizontalAdvance(one) <= room for one in found)
    return found


@pytest.mark.parametrize(
    ("titles", "parts"),
    [
        ([OLD, NEW], ["（2023年）", "（2024年修订）"]),
        (
            ["全市教育系统年度工作会议材料汇编第一期", "全市教育系统年度工作会议材料汇编第十一期"],
            ["第一期", "第十一期"],
        ),
        (
            [
                "中共中央办公厅关于加强档案工作的意见",
                "中共中央办公厅关于加强档案工作的意见（送审稿）",
            ],
            ["意见", "（送审稿）"],
        ),
        (
            [
                "集团公司二零二四年上半年安全生产工作总结甲本",
                "集团公司二零二四年上半年安全生产工作总结乙本",
            ],
            ["甲本", "乙本"],
        ),
    ],
)
def test_what_they_differ_in_is_shown_and_how_they_begin(
    titles: list[str], parts: list[str], qtbot: QtBot
) -> None:
    for title, part, shown in zip(titles, parts, told(titles, 14, qtbot), strict=True):
        assert shown.endswith(part)
        assert shown.startswith(title[:3])
        assert "…" in shown


def test_where_the_end_is_long_the_number_before_it_is_still_seen(qtbot: QtBot) -> None:
    titles = [
        f"省委办公厅省政府办公厅关于印发{year}年度机关作风建设考核办法的通知全文及附件"
        for year in (2023, 2024)
    ]
    assert ["2023" in one for one in told(titles, 15, qtbot)] == [True, False]
    assert ["2024" in one for one in told(titles, 15, qtbot)] == [False, True]


def test_titles_that_differ_early_or_have_room_are_as_they_were(qtbot: QtBot) -> None:
    early = ["甲市关于开展主题教育工作的实施方案", "乙市关于开展主题教育工作的实施方案"]
    assert [one[:6] for one in told(early, 10, qtbot)] == [one[:6] for one in early]
    assert told([OLD, NEW], 30, qtbot) == [OLD, NEW]
    assert told([OLD], 10, qtbot)[0].startswith(OLD[:8])


def test_of_the_very_same_title_nothing_is_left_out_in_its_midst(qtbot: QtBot) -> None:
    assert told([OLD, OLD], 10, qtbot)[0].startswith(OLD[:8])


def test_the_tree_shows_it_for_a_document_and_for_the_heading_that_bears_its_title(
    qtbot: QtBot,
) -> None:
    titles = {"a": OLD, "b": NEW}

    def outline(document: str) -> tuple[Entry, ...]:
        return (Entry("1", titles[document], 1, None, "s001", 0, 1),)

    panel = panel_of(outline, qtbot, [Shelf(name, title) for name, title in titles.items()])
    model, painter = panel.tree.model(), panel.tree.itemDelegate()
    panel.tree.expandAll()
    metrics = QFontMetrics(panel.tree.font())
    room = metrics.horizontalAdvance("国" * 14)
    for name, part in (("a", "（2023年）"), ("b", "（2024年修订）")):
        for key in (None, "1"):
            shown = painter.fitting(model.index_of(name, key), titles[name], metrics, room)
            assert shown.startswith("某某") and shown.endswith(part)
        assert model.data(model.index_of(name, None)) == titles[name]
    # What a filter found is not left out.
    model.filter("差旅费")
    for name in titles:
        shown = painter.fitting(model.index_of(name, None), titles[name], metrics, room)
        assert "差旅费" in shown
