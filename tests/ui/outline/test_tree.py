# SPDX-License-Identifier: MIT
"""The tree follows the reading and never fights the person."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import theme
from study_viewer.ui.outline.branches import Shelf
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.outline.rows import row_font
from tests.ui.outline.hands import NESTED, in_view, panel_of


def wheel(panel: OutlinePanel) -> None:
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.tree.viewport(), turn)


def test_the_entry_that_is_read_is_opened_and_kept_in_view(panel: OutlinePanel) -> None:
    panel.follow("d", "250", jump=True)
    assert in_view(panel, "250")
    panel.follow("d", "100", jump=False)
    assert in_view(panel, "100")


def test_what_stands_above_the_entry_being_read_is_marked_too(qtbot: QtBot) -> None:
    panel = panel_of(NESTED, qtbot)
    panel.follow("d", "c", jump=True)
    model, option = panel.tree.model(), QStyleOptionViewItem()

    def heavy() -> list[str]:
        rows = [(name, model.index_of("d", name)) for name in "abcd"]
        return [name for name, index in rows if row_font(option, index).bold()]

    assert heavy() == ["a", "c"]
    panel.follow("d", "d", jump=False)
    assert heavy() == ["d"]


def test_after_the_wheel_the_tree_stays_where_the_person_put_it(panel: OutlinePanel) -> None:
    panel.follow("d", "100", jump=True)
    wheel(panel)
    panel.follow("d", "250", jump=False)
    assert not in_view(panel, "250")
    model = panel.tree.model()
    assert model.node(model.index_of("d", "250")).current


def test_the_next_jump_takes_up_following_again(panel: OutlinePanel) -> None:
    panel.follow("d", "100", jump=True)
    wheel(panel)
    panel.follow("d", "250", jump=True)
    assert in_view(panel, "250")


def test_a_click_and_enter_ask_for_the_entry(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.follow("d", "3", jump=True)
    wanted: list[tuple[str, object]] = []
    panel.entry_wanted.connect(lambda document, entry: wanted.append((document, entry)))
    tree = panel.tree
    place = tree.visualRect(tree.model().index_of("d", "5")).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert wanted == [("d", "5"), ("d", "6")]


def test_the_filter_narrows_after_a_pause(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.follow("d", "3", jump=True)
    panel.filter_field.setText("第299条")
    model = panel.tree.model()
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0)) == 1)
    panel.filter_field.clear()
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0)) == 300)


def test_what_is_unfolded_stays_so_when_a_document_comes(qtbot: QtBot) -> None:
    nested = (Entry("a", "甲", 1, None, "s001", 0, 1), Entry("b", "乙", 2, "a", "s001", 1, 1))
    panel = panel_of(nested, qtbot)
    panel.follow("d", "b", jump=True)
    panel.show_library([Shelf("c", "新来的"), Shelf("d", "资料")])
    tree = panel.tree
    assert tree.unfolded() == [("d", None), ("d", "a")]


def test_an_empty_library_says_what_will_be_here(panel: OutlinePanel) -> None:
    panel.show_library([])
    assert panel.empty_label.isVisible()
    panel.show_library([Shelf("d", "资料")])
    assert not panel.empty_label.isVisible()


# Badges, and what a filter leaves behind.


@pytest.fixture
def nested(qtbot: QtBot) -> OutlinePanel:
    made = panel_of(NESTED, qtbot, [Shelf("x", "资料")])
    made.resize(272, 400)
    made.follow("x", "c", jump=True)
    with qtbot.waitExposed(made):
        made.show()
    return made


def row_as_painted(panel: OutlinePanel, entry: str, qtbot: QtBot) -> QImage:
    """What stands on the screen now, without asking for it to be painted anew."""
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of("x", entry))
    rect.setLeft(rect.right() - 60)
    return tree.viewport().grab(rect).toImage()


def test_new_badges_are_painted_in_every_row_at_once(nested: OutlinePanel, qtbot: QtBot) -> None:
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region().boundingRect())
            return False

    QApplication.processEvents()
    watch = Watch(nested)
    viewport = nested.tree.viewport()
    viewport.installEventFilter(watch)
    nested.set_marks("x", {"b": 2}, {"d"}, 10)
    model = nested.tree.model()
    rows = [nested.tree.visualRect(model.index_of("x", entry)) for entry in ("b", "d")]
    qtbot.waitUntil(lambda: all(any(r.contains(row) for r in painted) for row in rows))


def test_a_folded_row_counts_what_it_hides(nested: OutlinePanel, qtbot: QtBot) -> None:
    index = nested.tree.model().index_of("x", "a")
    nested.tree.collapse(index)
    bare = row_as_painted(nested, "a", qtbot)
    nested.set_marks("x", {"b": 2, "c": 1}, set(), 10)
    node = nested.tree.model().node(index)
    assert (node.annotations, node.inside) == (0, 3)
    assert row_as_painted(nested, "a", qtbot) != bare
    nested.tree.expand(index)
    assert row_as_painted(nested, "a", qtbot) == bare


def test_an_emptied_filter_gives_back_the_tree_as_it_was(
    nested: OutlinePanel, qtbot: QtBot
) -> None:
    nested.filter_field.setText("附则")
    qtbot.waitUntil(lambda: not nested.tree.model().index_of("x", "c").isValid())
    nested.filter_field.setFocus()
    qtbot.keyClick(nested.filter_field, Qt.Key.Key_Escape)
    assert nested.filter_field.text() == ""
    qtbot.waitUntil(lambda: nested.tree.model().index_of("x", "c").isValid())
    model = nested.tree.model()
    assert nested.tree.isExpanded(model.index_of("x", "a"))
    assert nested.tree.currentIndex() == model.index_of("x", "c")
    assert nested.tree.visualRect(model.index_of("x", "c")).isValid()


def test_a_filter_that_finds_nothing_says_so(nested: OutlinePanel, qtbot: QtBot) -> None:
    assert not nested.none_label.isVisible()
    nested.filter_field.setText("没有这个")
    qtbot.waitUntil(nested.none_label.isVisible)
    assert "没有这个" in nested.none_label.text()
    nested.filter_field.clear()
    qtbot.waitUntil(lambda: not nested.none_label.isVisible())


# What the keys and the mouse do beside opening.

LONG = "第一条 为了规范全市各级各类图书馆的读书活动，保障读者的权益，制定本办法"


def test_letters_typed_in_the_tree_are_a_filter(nested: OutlinePanel, qtbot: QtBot) -> None:
    nested.tree.setFocus()
    qtbot.keyClicks(nested.tree, "x")
    assert nested.filter_field.text() == "x"
    assert nested.filter_field.hasFocus()
    nested.tree.setFocus()
    qtbot.keyClick(nested.tree, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert nested.filter_field.text() == "x"


def test_left_and_right_fold_and_unfold(nested: OutlinePanel, qtbot: QtBot) -> None:
    tree = nested.tree
    index = tree.model().index_of("x", "a")
    tree.setCurrentIndex(index)
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(index)
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(index)


def test_the_words_of_the_filter_are_marked_in_the_titles(
    nested: OutlinePanel, qtbot: QtBot
) -> None:
    bare = {title_as_painted(nested, entry) for entry in "bd"}
    nested.filter_field.setText("则")
    model = nested.tree.model()
    qtbot.waitUntil(lambda: not model.index_of("x", "b").isValid())
    assert title_as_painted(nested, "d") not in bare
    ground = QColor(theme("light").selection).rgb()
    assert ground in colours_of(nested, "d")
    nested.filter_field.clear()
    qtbot.waitUntil(lambda: model.index_of("x", "b").isValid())
    assert ground not in colours_of(nested, "d")


def title_as_painted(panel: OutlinePanel, entry: str) -> bytes:
    return bytes(_title(panel, entry).constBits())


def colours_of(panel: OutlinePanel, entry: str) -> set[int]:
    image = _title(panel, entry)
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def _title(panel: OutlinePanel, entry: str) -> QImage:
    tree = panel.tree
    rect = tree.visualRect(tree.model().index_of("x", entry))
    rect.setRight(rect.right() - 60)
    image = tree.viewport().grab(rect).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def test_a_title_that_is_cut_is_told_in_whole_and_no_other(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = (Entry("a", LONG, 1, None, "s001", 0, 1), Entry("b", "附则", 1, None, "s001", 1, 1))
    panel = panel_of(entries, qtbot, [Shelf("x", "资料")])
    panel.resize(272, 300)
    panel.follow("x", "b", jump=True)
    with qtbot.waitExposed(panel):
        panel.show()
    told: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtWidgets.QToolTip.showText", lambda _at, text, *_: told.append(text)
    )
    tree = panel.tree
    for entry in ("b", "a"):
        at = tree.visualRect(tree.model().index_of("x", entry)).center()
        QApplication.sendEvent(
            tree.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, tree.mapToGlobal(at))
        )
    shown = [QToolTip.text()] if QToolTip.isVisible() else told
    assert shown == [LONG]
    QToolTip.hideText()


DEEP = tuple(
    Entry(
        str(n),
        f"第{n}条",
        1 if n % 10 == 0 else 2,
        None if n % 10 == 0 else str(n // 10 * 10),
        "s001",
        n,
        1,
    )
    for n in range(10_000)
)


@pytest.fixture
def deep(qtbot: QtBot) -> OutlinePanel:
    panel = panel_of(DEEP, qtbot)
    panel.follow("d", "0", jump=True)
    panel.show()
    return panel


def test_a_large_outline_is_unfolded_and_folded(deep: OutlinePanel, qtbot: QtBot) -> None:
    tree = deep.tree
    deep.tree.unfold_all("d")
    last = tree.model().index_of("d", "9990")
    qtbot.waitUntil(lambda: tree.isExpanded(last))
    tree.fold_all("d")
    assert tree.unfolded() == [("d", None)]


def test_a_filter_over_a_large_outline_shows_all_that_fits(
    deep: OutlinePanel, qtbot: QtBot
) -> None:
    tree, model = deep.tree, deep.tree.model()
    deep.filter_field.setText("第9")
    qtbot.waitUntil(lambda: tree.isExpanded(model.index_of("d", "9990")))
    assert not model.index_of("d", "1000").isValid()
    deep.filter_field.clear()
    qtbot.waitUntil(lambda: model.index_of("d", "1000").isValid())
    assert tree.unfolded() == [("d", None)]


def test_a_changed_outline_stays_folded_and_unfolded_as_it_was(qtbot: QtBot) -> None:
    """With the numbers of its entries moved on by a new one in front."""
    old = (
        Entry("1", "总则", 1, None, "s001", 0, 1),
        Entry("2", "目的", 2, "1", "s001", 1, 1),
        Entry("3", "附则", 1, None, "s001", 2, 1),
        Entry("4", "施行", 2, "3", "s001", 3, 1),
    )
    new = (
        Entry("1", "新的标题", 1, None, "s001", 0, 1),
        Entry("2", "新的条款", 2, "1", "s001", 1, 1),
        *(
            Entry(str(int(e.id) + 2), *e[1:3], e.parent and str(int(e.parent) + 2), *e[4:])
            for e in old
        ),
    )
    now = [old]
    panel = panel_of(lambda _: now[0], qtbot, [Shelf("x", "资料")])
    panel.follow("x", "1", jump=True)
    tree, model = panel.tree, panel.tree.model()
    tree.collapse(model.index_of("x", "3"))
    now[0] = new
    panel.forget_outline("x")
    assert tree.unfolded() == [("x", None), ("x", "1"), ("x", "3")]


def test_a_filter_finds_titles_of_documents_that_were_never_unfolded(qtbot: QtBot) -> None:
    shelf = [Shelf(name, f"资料{name}") for name in "abc"]
    asked: list[str] = []

    def outline(document: str) -> tuple[Entry, ...]:
        asked.append(document)
        return (Entry("1", f"{document}的总则", 1, None, "s001", 0, 1),)

    panel = panel_of(outline, qtbot, shelf)
    assert asked == []
    panel.filter_field.setText("c的")
    model = panel.tree.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index_of("c", "1").isValid()
    panel.show_library([*shelf, Shelf("d", "资料d")])
    qtbot.waitUntil(lambda: asked == ["a", "b", "c", "d"])
    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_titles_that_begin_alike_and_have_no_room_show_what_tells_them_apart(
    qtbot: QtBot,
) -> None:
    names = ["全会指出，城乡融合发展是中国式现代化的标志", "全会指出，县域经济要加快发展起来"]
    entries = tuple(Entry(str(n), name, 1, None, "s", n, 1) for n, name in enumerate(names))
    panel = panel_of(entries, qtbot, [Shelf("d", "公报")])
    panel.resize(200, 400)
    panel.show()
    panel.follow("d", "0", jump=True)
    index = panel.tree.model().index_of("d", "1")
    metrics = QFontMetrics(panel.tree.font())
    painter = panel.tree.itemDelegate()
    room = metrics.horizontalAdvance(names[1])
    assert painter.fitting(index, names[1], metrics, room) == names[1]
    assert painter.fitting(index, names[1], metrics, room - 1) == "…县域经济要加快发展起来"
    # The words looked for may stand at the beginning.
    panel.tree.model().filter("全会")
    index = panel.tree.model().index_of("d", "1")
    assert painter.fitting(index, names[1], metrics, room - 1).startswith("全会指出")
    panel.tree.model().filter("发展")
    index = panel.tree.model().index_of("d", "1")
    assert "发展" in painter.fitting(index, names[1], metrics, room * 4 // 5)
