# SPDX-License-Identifier: MIT
"""The line above the page: every part can be reached, however narrow it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.theme import theme
from study_viewer.ui.reader.heading import Crumb, HeadingLine

PATH = [
    Crumb("中国共产党四川省第十二届委员会第四次全体会议公报", ""),
    Crumb("第二编 推进城乡融合发展", "part"),
    Crumb("第三章 主要任务", "chapter"),
    Crumb("第二节 重要标志与关键抓手", "section"),
]


@pytest.fixture
def line(qtbot: QtBot) -> HeadingLine:
    made = HeadingLine(theme("light"))
    qtbot.addWidget(made)
    made.resize(1000, 44)
    made.set_edges(40, 960)
    made.show_path(PATH, "3/19 · about 4 min", "To the end")
    made.show()
    return made


def parts(line: HeadingLine) -> list[QAbstractButton]:
    found = [one for one in line.findChildren(QAbstractButton) if one.isVisible()]
    return sorted(found, key=lambda one: one.x())


def detail(line: HeadingLine) -> QWidget:
    return next(
        one for one in line.findChildren(QWidget) if one.property("text") == "3/19 · about 4 min"
    )


def test_a_click_on_a_part_asks_for_it(line: HeadingLine, qtbot: QtBot) -> None:
    assert [part.text() for part in parts(line)] == [crumb.title for crumb in PATH]
    for part, crumb in zip(parts(line), PATH, strict=True):
        with qtbot.waitSignal(line.part_wanted) as asked:
            QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        assert asked.args == [crumb.key]


def test_the_parts_are_reached_by_tab_in_reading_order_and_opened_by_enter(
    line: HeadingLine, qtbot: QtBot
) -> None:
    qtbot.waitUntil(line.isVisible)
    line.activateWindow()
    first, second, *_ = parts(line)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    with qtbot.waitSignal(line.part_wanted) as asked:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert asked.args == ["part"]


@pytest.mark.parametrize("width", [1000, 700, 520, 400, 300, 280])
def test_nothing_overlaps_and_the_last_part_stays(line: HeadingLine, width: int) -> None:
    line.resize(width, 44)
    line.set_edges(20, width - 20)
    shown = parts(line)
    for one, other in pairwise(shown):
        assert one.geometry().right() < other.x()
    assert shown[-1].geometry().right() <= detail(line).x()
    assert shown[-1].text() == PATH[-1].title
    assert shown[0].text() == PATH[0].title
    assert detail(line).geometry().right() <= width - 20


def test_the_middle_is_taken_together_and_told_by_its_tooltip(
    line: HeadingLine, qtbot: QtBot
) -> None:
    line.set_edges(20, 640)
    shown = parts(line)
    assert [part.text() for part in shown].count("…") == 1
    dots = next(part for part in shown if part.text() == "…")
    assert dots.toolTip().startswith("第二编")
    with qtbot.waitSignal(line.part_wanted) as asked:
        dots.click()
    assert asked.args[0] in ("part", "chapter")


def test_a_screen_reader_hears_the_whole_path(line: HeadingLine) -> None:
    assert line.accessibleName().startswith(" › ".join(crumb.title for crumb in PATH))
    assert line.accessibleName().endswith("3/19 · about 4 min")
